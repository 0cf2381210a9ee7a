"""`.ci/setup` on machines that lack things: it installs what it may, and names the rest in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.patience import HANGS

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("sh", "dirname", "cat", "mkdir", "rm", "cksum", "sleep", "grep", "env", "touch", "chmod", "uname")
PYTHON = """#!/bin/sh
case "$*" in
  *version_info*) exit {version} ;;
  *ensurepip*) exit {ensurepip} ;;
  "-m venv .venv") mkdir -p .venv/bin && cat "$0" >.venv/bin/python && chmod +x .venv/bin/python ;;
  *--require-hashes*) echo "install $*" >>log ;;
  *tests.browsers) test -e chromium ;;
  *) exit 0 ;;
esac
"""


class Machine:
    """A folder that looks like a clone, and a PATH with nothing on it but what is put there."""

    def __init__(self, folder: Path) -> None:
        self.clone = folder / "a clone"
        self.bin = folder / "bin"
        for path in (self.clone / ".ci", self.clone / "tests", self.bin):
            path.mkdir(parents=True)
        shutil.copy(ROOT / ".ci" / "setup", self.clone / ".ci")
        for name in ("requirements.lock", "requirements-dev.lock", "tests/package-lock.json"):
            (self.clone / name).write_text(name, encoding="utf-8")
        for name in TOOLS:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        self.has("id", "echo 1000")

    def has(self, name: str, script: str) -> None:
        """Put a command on the PATH; each call is written to the log."""
        path = self.bin / name
        path.write_text(f'#!/bin/sh\n[ {name} = id ] || echo "{name} $*" >>log\n{script}\n', encoding="utf-8")
        path.chmod(0o755)

    def has_python(self, ensurepip: bool = True, old: bool = False) -> None:
        path = self.bin / "python3"
        path.write_text(PYTHON.format(version=int(old), ensurepip=int(not ensurepip)), encoding="utf-8")
        path.chmod(0o755)

    def has_all_but(self, *names: str) -> None:
        """Everything that the tests need, in place."""
        self.has_python()
        for name, script in {"java": "", "node": "", "npm": "", "fc-list": "echo Noto"}.items():
            if name not in names:
                self.has(name, script)
        if "chromium" not in names:
            (self.clone / "chromium").touch()
        (self.clone / "tests" / "node_modules").mkdir(exist_ok=True)

    def setup(self, what: str) -> tuple[int, list[str]]:
        """Run the set-up: its exit code and the lines that it said."""
        environment = {"PATH": str(self.bin), "HOME": str(self.clone)}
        command = [str(self.bin / "sh"), ".ci/setup", what]
        done = subprocess.run(
            command, cwd=self.clone, env=environment, capture_output=True, text=True, timeout=HANGS, check=False
        )
        assert done.stdout == ""
        return done.returncode, done.stderr.splitlines()

    def log(self) -> list[str]:
        log = self.clone / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_lock_is_installed_with_hashes_and_only_once(machine: Machine) -> None:
    machine.has_python()
    assert machine.setup("runtime") == (0, ["setup: installing requirements.lock into .venv"])
    assert [line for line in machine.log() if "install" in line] == [
        "install -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock"
    ]
    assert machine.setup("runtime") == (0, [])
    assert len(machine.log()) == 1
    (machine.clone / "requirements.lock").write_text("changed", encoding="utf-8")
    assert machine.setup("runtime")[0] == 0
    assert len(machine.log()) == 2


def test_nothing_is_installed_without_hashes() -> None:
    script = (ROOT / ".ci" / "setup").read_text(encoding="utf-8")
    installs = [line for line in script.splitlines() if "pip install" in line]
    assert installs
    assert all("--require-hashes" in line for line in installs)


def test_packages_of_npm_run_no_scripts_when_installed() -> None:
    """vnu-jar would download a Java that no lock file pins."""
    script = (ROOT / ".ci" / "setup").read_text(encoding="utf-8")
    assert [line.strip() for line in script.splitlines() if "npm ci" in line] == [
        'npm ci --ignore-scripts --silent --no-audit --no-fund --prefix "$1"'
    ]


def test_what_the_tests_need_contains_what_the_site_needs(machine: Machine) -> None:
    machine.has_all_but()
    assert machine.setup("dev")[0] == 0
    installed = len(machine.log())
    assert machine.setup("runtime") == (0, [])
    assert len(machine.log()) == installed


@pytest.mark.parametrize("old", [False, True])
def test_no_python_or_an_old_one_is_told(machine: Machine, old: bool) -> None:
    if old:
        machine.has_python(old=True)
    code, said = machine.setup("runtime")
    assert code == 1
    assert [line.partition(". ")[0] for line in said] == ["setup: Python 3.11 or newer is needed"]


def test_a_python_without_pip_is_helped_by_uv(machine: Machine) -> None:
    machine.has_python(ensurepip=False)
    machine.has("uv", 'if [ "$1" = venv ]; then mkdir -p .venv/bin; fi')
    assert machine.setup("runtime")[0] == 0
    assert "uv pip install -q --python .venv/bin/python --require-hashes -r requirements.lock" in machine.log()


def test_a_python_without_pip_and_no_root_is_told_the_command(machine: Machine) -> None:
    machine.has_python(ensurepip=False)
    machine.has("apt-get", "exit 1")
    machine.has("sudo", "exit 1")
    assert machine.setup("runtime") == (
        1,
        ["setup: missing: python3-venv. Install with: sudo apt-get install python3-venv"],
    )
    assert not any(line.startswith("apt-get") for line in machine.log())


@pytest.mark.parametrize(
    ("lacking", "package"),
    [("fc-list", "fonts-noto-cjk fontconfig"), ("java", "default-jre-headless"), ("node", "nodejs npm")],
)
def test_root_installs_what_the_tests_lack(machine: Machine, lacking: str, package: str) -> None:
    machine.has_all_but(lacking)
    machine.has("id", "echo 0")
    machine.has("apt-get", f'case "$*" in *install*) touch "{machine.bin}/{lacking}" ;; esac')
    assert machine.setup("dev")[0] == 0
    assert [line.partition("300 ")[2] for line in machine.log() if line.startswith("apt-get")] == [package]


@pytest.mark.parametrize(
    ("lacking", "told"),
    [
        ("java", "setup: the HTML checker needs Java 11 or newer: https://adoptium.net/"),
        ("node", "setup: axe needs Node 18 or newer: https://nodejs.org/"),
        ("fc-list", "setup: no Chinese font: install Noto Sans CJK (https://github.com/notofonts/noto-cjk)"),
    ],
)
def test_where_nothing_can_be_installed_it_is_named(machine: Machine, lacking: str, told: str) -> None:
    machine.has_all_but(lacking)
    code, said = machine.setup("dev")
    assert code == 1
    assert said[-1] == told


def test_a_missing_browser_fails(machine: Machine) -> None:
    machine.has_all_but("chromium")
    machine.has("apt-get", "exit 1")
    machine.has("sudo", "exit 1")
    assert machine.setup("dev")[0] == 1


def test_a_lock_of_a_dead_process_is_taken_over(machine: Machine) -> None:
    machine.has_python()
    lock = machine.clone / ".gazette" / "setup.lock"
    lock.mkdir(parents=True)
    (lock / "pid").write_text(str(2**30), encoding="utf-8")  # larger than any number that a system gives
    assert machine.setup("runtime")[0] == 0
    assert not lock.exists()


def test_two_at_once_install_once(machine: Machine) -> None:
    machine.has_python()
    runs = [
        subprocess.Popen(
            [str(machine.bin / "sh"), ".ci/setup", "runtime"],
            cwd=machine.clone,
            env={"PATH": str(machine.bin)},
            stderr=subprocess.DEVNULL,
        )
        for _ in range(4)
    ]
    assert [run.wait(timeout=HANGS) for run in runs] == [0] * 4
    assert len(machine.log()) == 1


def test_nonsense_is_told(machine: Machine) -> None:
    assert machine.setup("everything") == (1, ["setup: usage: sh .ci/setup runtime|dev|audit"])


def test_it_is_executable_by_a_plain_shell() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert subprocess.run(["sh", "-n", str(ROOT / ".ci" / "setup")], check=False).returncode == 0
