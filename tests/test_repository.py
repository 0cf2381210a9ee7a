"""What holds for the repository as a whole: how modules depend on each other, what is documented, what is pinned."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import pytest
import yaml

from gazette.options import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

TOP = {
    *("site", "templates", "content", "seeds", "build.py", "tests", "README.md", "gazette", "ARCHITECTURE.md"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "Makefile", "pyproject.toml"),
    *("requirements.lock", "requirements-dev.lock"),
}
LONGEST_FUNCTION = 45  # lines
TABLES = {"gazette.options._parser"}  # functions that only list things
MEDIAN_FUNCTION = 10
LONGEST_MODULE = 400  # lines


@cache
def tracked() -> tuple[str, ...]:
    """Every file of the repository that git knows; skipped where this is no clone (a downloaded archive)."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git clone")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return tuple(name for name in listed.decode().split("\0") if name and (ROOT / name).exists())


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "gazette").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        yield name.removesuffix(".__init__"), path


@cache
def parsed(path: Path) -> ast.Module:
    """A module's syntax, which several tests read."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for name, path in (*modules(), ("build", ROOT / "build.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{name}.{node.name}", node


# --- imports point one way --------------------------------------------------------------------------------------


@cache
def imports() -> dict[str, frozenset[str]]:
    """Which modules of the package each module imports."""
    known = {name for name, _ in modules()}
    return {name: frozenset(_imported(path) & known - {name}) for name, path in modules()}


@cache
def _imported(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = ".".join(path.relative_to(ROOT).parts[: -node.level]) if node.level else ""
            module = ".".join(filter(None, (source, node.module)))
            found.add(module)
            found.update(f"{module}.{alias.name}" for alias in node.names)
    return frozenset(found)


def test_imports_have_no_cycle() -> None:
    """A package and its own modules may know each other; nothing else may, however long the way round."""
    done: set[str] = set()

    def walk(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join((*way[way.index(name) :], name))
        for other in sorted(imports()[name]) if name not in done else ():
            if not other.startswith(f"{name}."):
                walk(other, (*way, name))
        done.add(name)

    for name in sorted(imports()):
        walk(name, ())


def test_the_model_knows_nobody_and_nobody_knows_build() -> None:
    assert imports()["gazette.model"] == frozenset()
    for name, path in modules():
        assert "build" not in _imported(path), f"{name} imports build.py"


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("jinja2", ("gazette.website",)),
        ("pagefind_bin", ("gazette.search",)),
        ("watchdog", ("gazette.observe",)),
        ("opencc", ("gazette.script", "gazette.search.fold")),
        ("markdown_it", ("gazette.markdown",)),
        ("http.server", ("gazette.serve",)),
    ],
)
def test_each_library_has_one_home(library: str, home: tuple[str, ...]) -> None:
    """One part of the program knows Jinja, one Pagefind, one watches."""
    for name, path in modules():
        if any(found == library or found.startswith(f"{library}.") for found in _imported(path)):
            assert name.startswith(home), f"{name} imports {library}"


@pytest.mark.parametrize("step", ["separate", "describe", "website", "markdown", "slugs", "urls", "ranges", "script"])
def test_steps_know_neither_clock_nor_chance_nor_environment_nor_network(step: str) -> None:
    used = re.compile(r"datetime\.now|date\.today|time\.(time|monotonic|perf_counter)|os\.(environ|getenv)")
    for name, path in modules():
        if name == f"gazette.{step}" or name.startswith(f"gazette.{step}."):
            found = _imported(path) & {"random", "socket", "subprocess", "urllib.request", "threading"}
            assert not found, f"{name} imports {', '.join(sorted(found))}"
            assert not used.search(path.read_text(encoding="utf-8")), f"{name} asks the clock or the environment"


# --- how the code reads -----------------------------------------------------------------------------------------


def test_functions_are_short() -> None:
    lengths = {name: (node.end_lineno or node.lineno) - node.lineno + 1 for name, node in functions()}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION and name not in TABLES}
    assert not too_long
    assert median(lengths.values()) <= MEDIAN_FUNCTION


def test_modules_are_short() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in modules()}
    assert not {name: length for name, length in lengths.items() if length > LONGEST_MODULE}


def test_every_module_and_public_function_says_what_it_does() -> None:
    silent = [name for name, path in modules() if not ast.get_docstring(parsed(path))]
    for name, path in modules():
        for node in parsed(path).body:
            public = isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):  # type: ignore[arg-type]
                silent.append(f"{name}.{node.name}")  # type: ignore[attr-defined]
    assert not silent


def test_every_module_is_tested() -> None:
    """Its tests import it, or the package that it is part of."""
    tested = {name for path in (ROOT / "tests").rglob("*.py") for name in _imported(path)}
    values_only = {"gazette", "gazette.model", "gazette.codes"}
    run_as_a_program = {"gazette.commands", "gazette.progress"} if "build" in tested else set()
    untested = [
        name
        for name, _ in modules()
        if name not in values_only | run_as_a_program and not tested & {name, name.rpartition(".")[0]} - {"gazette"}
    ]
    assert not untested


# --- what is documented -----------------------------------------------------------------------------------------


@cache
def help_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "build.py", *command, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_readme(command: str) -> None:
    assert re.search(rf"^\| `{command}\b", README, re.MULTILINE), f"README does not list {command}"
    for option in set(re.findall(r"--[a-z][a-z-]+", help_of(command))) - {"--help"}:
        assert f"`{option}" in README, f"README does not name {option} of {command}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str) -> None:
    assert f"Example: python build.py {command}" in " ".join(help_of(command).split())


def test_the_readme_names_no_option_that_is_not_there() -> None:
    known = {option for command in COMMANDS for option in re.findall(r"--[a-z][a-z-]+", help_of(command))}
    named = set(re.findall(r"`(--[a-z][a-z-]+)", README))
    assert not named - known


def test_every_make_target_is_explained_and_every_one_explained_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"setup"}
    assert set(re.findall(r"^# make ([a-z]+) ", makefile, re.MULTILINE)) == targets
    for name in ("README.md", "CONTRIBUTING.md"):
        named = set(re.findall(r"\bmake ([a-z]+)`", (ROOT / name).read_text(encoding="utf-8")))
        assert not named - targets, name


def test_every_program_that_make_runs_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    programs = {path.replace(".", "/") for path in re.findall(r"-m (tests\.[a-z_.]+)", makefile)}
    assert programs
    missing = {
        path for path in programs if not any((ROOT / f"{path}{end}").is_file() for end in (".py", "/__main__.py"))
    }
    assert not missing


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_links_of_the_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"", text):
        path = target[0] or target[1]
        if not path.startswith(("http://", "https://", "mailto:", "../../issues/")):
            assert (ROOT / path).exists(), f"{name} points to {path}"


def test_files_that_the_documents_name_are_there() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    for name in ("ARCHITECTURE.md", "CONTRIBUTING.md"):
        for path in re.findall(
            r"`((?:gazette|tests|templates|content|seeds)/[\w./-]+)`", (ROOT / name).read_text("utf-8")
        ):
            assert f"/{path}" in ignored or (ROOT / path).exists(), f"{name} names {path}"


# --- what is pinned and what is kept out ------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_dependency_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert pins
    for pin in pins:
        assert re.match(r"[a-z0-9._-]+==[\w.!+]+\s.*--hash=sha256:[0-9a-f]{64}", pin), pin[:60]


def test_the_locks_cover_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=! \[;]", one)[0].lower().replace("_", "-") for one in requirements}

    def pinned(name: str) -> set[str]:
        return set(re.findall(r"^([a-z0-9._-]+)==", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    runtime, dev = names(project["project"]["dependencies"]), names(project["dependency-groups"]["dev"])
    assert runtime <= pinned("requirements.lock") <= pinned("requirements-dev.lock")
    assert dev <= pinned("requirements-dev.lock")


def workflows() -> list[Path]:
    return sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("path", workflows(), ids=lambda path: path.stem)
def test_workflows_pin_official_actions_by_commit_and_ask_for_little(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: *(\S+)(.*)", text)
    assert used
    for action, comment in used:
        assert re.fullmatch(r"actions/[a-z-]+(/[a-z]+)?@[0-9a-f]{40}", action), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action} does not say its version"
    data = yaml.safe_load(text)
    assert data["permissions"] == {"contents": "read"}
    writers = {
        name: {scope for scope, access in job.get("permissions", {}).items() if access == "write"}
        for name, job in data["jobs"].items()
    }
    assert all(scopes <= {"pages", "id-token"} for scopes in writers.values())
    assert all(name == "deploy" for name, scopes in writers.items() if scopes)
    assert all("timeout-minutes" in job for job in data["jobs"].values())
    # What a contributor can choose (titles, branch names) must never be pasted into a shell.
    assert not re.search(r"run:.*\$\{\{", text)


def test_one_action_has_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in workflows():
        for action, commit in re.findall(r"uses: *(\S+)@([0-9a-f]{40})", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(commit)
    assert not {action: commits for action, commits in pins.items() if len(commits) > 1}


def test_only_the_agreed_names_stand_at_the_top() -> None:
    tops = {name.split("/")[0] for name in tracked()}
    assert not {name for name in tops if not name.startswith(".")} - TOP


def test_nothing_built_or_installed_is_tracked() -> None:
    assert not [
        name for name in tracked() if re.search(r"^(site|\.venv|\.gazette)/|node_modules|__pycache__|\.pyc$", name)
    ]


def test_no_file_names_a_place_of_one_machine() -> None:
    places = re.compile(rb"(?<![\w.])/(?:home|Users|root|work|private|mnt)/\w|[A-Z]:\\\\Users")
    binary = (".png", ".xz", ".gz", ".ico", ".woff2")
    found = [
        f"{name}:{number}"
        for name in tracked()
        if not name.endswith(binary) and name != "tests/test_repository.py"
        for number, line in enumerate((ROOT / name).read_bytes().split(b"\n"), 1)
        if places.search(line)
    ]
    assert not found


def test_text_files_end_with_one_line_end_and_have_no_carriage_returns() -> None:
    wrong = []
    for name in tracked():
        if name.endswith((".py", ".md", ".yml", ".yaml", ".toml", ".html", ".css", ".js", ".sh", "Makefile")):
            data = (ROOT / name).read_bytes()
            if b"\r" in data or (data and (not data.endswith(b"\n") or data.endswith(b"\n\n"))):
                wrong.append(name)
    assert not wrong


def test_the_licence_of_the_code_and_the_rights_in_the_texts_are_told_apart() -> None:
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    assert "Apache License, Version 2.0" in notice
    for text in (notice, README):  # of the texts it must be said whose they are
        assert "publisher" in text
        assert "seeds/" in text
