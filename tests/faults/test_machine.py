"""The fault table, third part: the machine. Kills, full disks, two builds, other clocks and locales."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import build
from gazette import lock
from tests.faults.conftest import copied
from tests.faults.injection import FAULTS, faults, killed_at, refuse
from tests.faults.workshop import BRIEF, OTHER, ROOT, Workshop, snapshot

SAMPLES = int(os.environ.get("GAZETTE_FAULTS", "6"))  # operations tried of each kind; `make fuzz` tries more


def state(shop: Workshop) -> Mapping[str, bytes]:
    found = snapshot(shop.content, shop.site)
    return {path.removeprefix(f"{shop.root}/"): data for path, data in found.items()}


def leftovers(shop: Workshop) -> list[str]:
    return [
        path.name
        for path in (shop.root / ".gazette").iterdir()
        if path.name.endswith((".new", ".old", ".staging", ".part"))
    ]


def operations(shop: Workshop, folder: Path) -> tuple[int, Mapping[str, bytes]]:
    """How many file operations a build takes, and what it gives."""
    twin = copied(shop, folder)
    with faults(None, lambda: None) as counted:
        assert twin.build("--scripts", "hans").code == 0
    return counted.count, state(twin)


def sample(total: int) -> list[int]:
    return sorted(
        {total * n // SAMPLES + (7 * n) % max(1, total // SAMPLES) for n in range(SAMPLES)} & set(range(total))
    )


def test_after_a_kill_every_file_is_old_or_new_and_the_next_build_recovers(built: Workshop, tmp_path: Path) -> None:
    old = state(built)
    total, new = operations(built, tmp_path / "twin")
    for n, at in enumerate(sample(total)):
        twin = copied(built, tmp_path / f"killed-{n}")
        killed_at(at, lambda twin=twin: twin.build("--scripts", "hans"))  # type: ignore[misc]
        for path, data in state(twin).items():
            assert data in (old.get(path), new.get(path)), f"{path} is torn after a kill at {at}"
        assert twin.build("--scripts", "hans").code == 0
        assert state(twin) == new
        assert leftovers(twin) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_refused_file_operation_aborts_and_changes_nothing(built: Workshop, tmp_path: Path, fault: str) -> None:
    old = state(built)
    total, new = operations(built, tmp_path / "twin")
    for n, at in enumerate(sample(total)):
        twin = copied(built, tmp_path / f"refused-{n}")
        with faults(at, refuse(FAULTS[fault])):
            outcome = twin.build("--scripts", "hans")
        assert "Traceback" not in outcome.err
        if outcome.code == 3:
            assert state(twin) == old, f"changed by a build that aborted at {at}: {outcome.err}"
            assert len(outcome.lines) == 1
        assert twin.build("--scripts", "hans").code == 0
        assert state(twin) == new
        assert leftovers(twin) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_output_aborts(built: Workshop) -> None:
    old = state(built)
    built.root.chmod(0o500)
    try:
        assert built.build().code == 3
    finally:
        built.root.chmod(0o700)
    assert state(built) == old


def test_two_builds_at_once(built: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second says so at once: it neither waits, nor reads anything, which would take its time."""
    old = state(built)
    with lock.hold(built.content), monkeypatch.context() as patch:
        patch.setattr("time.sleep", lambda _: pytest.fail("it waits"))
        patch.setattr("gazette.seeds.read_folder", lambda _: pytest.fail("it works"))
        outcome = built.build()
    assert outcome.code == 3
    assert outcome.lines[0].startswith(f"content: G501 process {os.getpid()} (")
    assert state(built) == old
    assert built.build("--scripts", "hans").code == 0


# --- the same bytes ---------------------------------------------------------------------------------------------

CLOCK = """
import datetime, os, sys, time
zero, step = float(sys.argv[1]), iter(range(10**9))
time.time = lambda: zero - next(step)
class Date(datetime.date):
    today = classmethod(lambda cls: cls.fromtimestamp(zero))
class Moment(datetime.datetime):
    now = classmethod(lambda cls, tz=None: cls.fromtimestamp(zero, tz))
datetime.date, datetime.datetime = Date, Moment
import build
sys.exit(build.main(sys.argv[2:]))
"""


def built_under(
    folder: Path, order: int = 1, clock: float = 1.7e9, umask: int = 0o022, jobs: str = "1", **environment: str
) -> Mapping[str, bytes]:
    shop = Workshop(folder)
    shop.content.mkdir(parents=True)
    for path in sorted((ROOT / "seeds").glob("*.txt"))[2:][::order]:  # the small ones: a second is enough
        shop.seed(path.name, path.read_bytes())
    words = shop.words("build", "--scripts", "hans", "--jobs", jobs)
    subprocess.run(
        [sys.executable, "-c", CLOCK, str(clock), *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        umask=umask,
        check=True,
        capture_output=True,
    )
    return state(shop)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return built_under(tmp_path_factory.mktemp("usual") / "archive")


@pytest.mark.parametrize(
    "other",
    [
        {"clock": 4.1e9, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "86400"},
        {"LC_ALL": "C", "PYTHONHASHSEED": "2", "umask": 0o077, "PYTHONUTF8": "0"},
        {"order": -1, "jobs": "2", "TZ": "Asia/Shanghai", "LANG": "zh_CN.GB18030"},
    ],
    ids=["clock and time zone", "locale and umask", "order of files and cores"],
)
def test_the_same_bytes_whatever_the_machine(
    usual: Mapping[str, bytes], tmp_path: Path, other: dict[str, object]
) -> None:
    unusual = built_under(tmp_path / "unusual", **other)  # type: ignore[arg-type]
    assert usual.keys() == unusual.keys()
    assert [path for path in usual if usual[path] != unusual[path]] == []


def test_a_bag_is_the_same_bytes_but_for_the_day_that_it_states(
    shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    (shop.root / "templates").mkdir()
    folders = ["--seeds", str(shop.seeds), "--content", str(shop.content), "--templates", str(shop.templates)]
    found = []
    for number, epoch in enumerate(("0", "86399", "86400")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        bag = tmp_path / f"bag-{number}"
        assert build.main(["bag", "export", str(bag), *folders]) == 0
        found.append({path.removeprefix(str(bag)): data for path, data in snapshot(bag).items()})
    assert found[0] == found[1]
    assert {path for path in found[0] if found[0][path] != found[2][path]} == {
        "/bag-info.txt",
        "/tagmanifest-sha256.txt",
    }
    assert found[2]["/bag-info.txt"] == found[0]["/bag-info.txt"].replace(b"1970-01-01", b"1970-01-02")


# --- incremental equals clean -----------------------------------------------------------------------------------


def remark(template: Path) -> None:
    template.write_text(template.read_text().replace("<article", "<article title='x'", 1))


def test_a_build_after_any_changes_equals_a_clean_build(shop: Workshop, tmp_path: Path) -> None:
    shop.seed("a.txt", BRIEF)
    shop.build("--scripts", "hans")
    steps = [
        lambda: shop.seed("b.txt", OTHER),
        lambda: shop.seed("a.txt", BRIEF.replace("三十六", "四十八")),
        lambda: (shop.seeds / "b.txt").rename(shop.seeds / "c.txt"),
        lambda: remark(shop.own_templates() / "article.html"),
        lambda: shop.page("茌平").unlink(),
    ]
    for step in steps:
        step()
        assert shop.build("--scripts", "hans").code == 0
        clean = Workshop(tmp_path / "clean")
        for name in ("seeds", "content", "templates"):
            if (shop.root / name).exists():
                shutil.copytree(shop.root / name, clean.root / name)
        assert clean.build("--scripts", "hans").code == 0
        assert state(clean) == state(shop)
        shutil.rmtree(clean.root)
