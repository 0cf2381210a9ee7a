"""Sums tell every change of a seed; a bag brings the archive back as it was, or says that it cannot."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette import disk, fixity, problems


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("甲")
    (folder / "b 冠县.txt").write_text("乙")
    (folder / fixity.NAME).write_text(fixity.sums(folder))
    return folder


def said(folder: Path) -> list[str]:
    return [problems.line(found).replace(f"{folder}/", "") for found in fixity.verify(folder)]


def test_sums_are_those_of_sha256sum(seeds: Path) -> None:
    digest = hashlib.sha256("甲".encode()).hexdigest()
    assert fixity.sums(seeds).splitlines()[0] == f"{digest}  a.txt"
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--quiet", fixity.NAME], cwd=seeds, check=True)


def test_nothing_is_said_of_an_unchanged_folder(seeds: Path) -> None:
    assert said(seeds) == []


def test_nothing_is_said_where_nothing_was_recorded(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert fixity.verify(tmp_path) == ()


RECORD = "run `build.py bag record` if the change is meant"


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda folder: (folder / "a.txt").write_text("丙"),
            f"a.txt: G040 the seed has changed; restore it from git, or {RECORD}",
        ),
        (
            lambda folder: (folder / "c.txt").write_text("丙"),
            "c.txt: G041 note: the seed has no recorded sum yet; run `build.py bag record`",
        ),
        (
            lambda folder: (folder / "a.txt").unlink(),
            f"a.txt: G042 the seed is missing; restore it from git, or {RECORD}",
        ),
        (
            lambda folder: (folder / fixity.NAME).write_text("<<<<<<<\n"),
            "SHA256SUMS:1: G043 the line is not a sum and a name; restore the file from git",
        ),
        (
            lambda folder: (folder / fixity.NAME).write_text("0" * 64 + "  ../../etc/passwd\n"),
            "SHA256SUMS:1: G043 the line is not a sum and a name; restore the file from git",
        ),
    ],
)
def test_what_changed_is_told(seeds: Path, change: Callable[[Path], object], line: str) -> None:
    change(seeds)
    assert said(seeds) == [line]


# --- bags -------------------------------------------------------------------------------------------------------


@pytest.fixture
def folders(seeds: Path) -> dict[str, Path]:
    content = seeds.parent / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles" / "a.md").write_bytes(b"---\r\ntitle: x\n---\n")
    (content / ".DS_Store").write_text("x")
    return {"seeds": seeds, "content": content}


def files(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in disk.list_files(folder) if not path.startswith(".")}


def test_there_and_back(folders: dict[str, Path], tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    assert fixity.export(folders, bag, "2026-01-31") is None
    assert "Bagging-Date: 2026-01-31" in (bag / "bag-info.txt").read_text()
    again = {name: tmp_path / "again" / name for name in folders}
    (tmp_path / "again").mkdir()
    assert fixity.restore(bag, again) is None
    for name in folders:
        assert files(again[name]) == files(folders[name])


def test_the_same_archive_gives_the_same_bag(folders: dict[str, Path], tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert fixity.export(folders, tmp_path / name, "2026-01-31") is None
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_nothing_is_written_over(folders: dict[str, Path], tmp_path: Path) -> None:
    fixity.export(folders, tmp_path / "bag", "2026-01-31")
    before = files(folders["content"])
    for found in (fixity.restore(tmp_path / "bag", folders), fixity.export(folders, tmp_path / "bag", "2026-01-31")):
        assert found is not None
        assert found.code == "G045"
        assert problems.exit_code([found]) == problems.ABORTED
    assert files(folders["content"]) == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda bag: (bag / "data/seeds/a.txt").write_text("丁"),
        lambda bag: (bag / "data/seeds/a.txt").unlink(),
        lambda bag: (bag / "data/more.txt").write_text("x"),
        lambda bag: (bag / "bagit.txt").unlink(),
        lambda bag: (bag / "manifest-sha256.txt").write_bytes(b"\xff\xff"),
        lambda bag: ((bag / "data/seeds/a.txt").rename(bag.parent / "x"),
                     (bag / "data/seeds/a.txt").symlink_to(bag.parent / "x")),
        shutil.rmtree,
    ],
)  # fmt: skip
def test_a_damaged_bag_restores_nothing(
    folders: dict[str, Path], tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    bag = tmp_path / "bag"
    fixity.export(folders, bag, "2026-01-31")
    damage(bag)
    again = {name: tmp_path / "again" / name for name in folders}
    (tmp_path / "again").mkdir()
    found = fixity.restore(bag, again)
    assert found is not None
    assert found.code in ("G044", "G503")
    assert list((tmp_path / "again").iterdir()) == []
