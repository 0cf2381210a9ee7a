"""File operations do what they say, and say what stops them."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
import threading
from pathlib import Path

import pytest

from gazette import disk, problems
from tests.patience import until


def test_new_files_hold_their_bytes(tmp_path: Path) -> None:
    files = {tmp_path / f"{n}": bytes([n % 256]) * 70_000 for n in range(70)}
    disk.write_new(files)
    assert all(path.read_bytes() == data for path, data in files.items())


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(FileExistsError):
        disk.write_new({tmp_path / "a": b"ours"})
    assert (tmp_path / "a").read_text() == "mine"


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "outside")
    with pytest.raises(OSError, match="File exists"):
        disk.write_new({tmp_path / "a": b"ours"})
    assert not (tmp_path / "outside").exists()


def test_a_second_name_keeps_the_time(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    disk.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").stat().st_ino == (tmp_path / "a").stat().st_ino


def test_a_copy_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no links")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_text("x")
    disk.link_or_copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_text() == "x"


def test_what_a_file_holds(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "link").symlink_to("a")
    assert disk.holds(tmp_path / "a", b"x")
    assert not disk.holds(tmp_path / "a", b"y")
    assert not disk.holds(tmp_path / "a", b"xx")
    assert not disk.holds(tmp_path / "no", b"x")
    assert not disk.holds(tmp_path / "link", b"x")


def test_listing(tmp_path: Path) -> None:
    for name in ("b", "a/c", "a/b", ".h"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "out").symlink_to("/")
    assert list(disk.list_files(tmp_path)) == [".h", "b", "out", "a/b", "a/c"]
    assert list(disk.list_files(tmp_path / "no")) == []


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="no such call here")
def test_two_folders_change_names_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x").write_text("x")
    (tmp_path / "b").mkdir()
    assert disk.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b" / "x").exists()
    with pytest.raises(FileNotFoundError):
        disk.exchange(tmp_path / "a", tmp_path / "no")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            errno.EXDEV,
            "y: G503 it is on another file system than the folder around it, where its files are made ready; "
            "give a folder within it, or mount the folder around it",
        ),
        (errno.ENOSPC, "x: G502 the disk is full; free some space, then again"),
        (errno.EROFS, "x: G503 cannot write (Read-only file system); mend the disk or its permissions, then again"),
        (errno.EIO, "x: G503 cannot write (Input/output error); mend the disk or its permissions, then again"),
    ],
)
def test_errors_of_the_system_are_fatal_problems(number: int, said: str) -> None:
    found = disk.problem(OSError(number, os.strerror(number), "x"), Path("y"))
    assert problems.line(found) == said
    assert problems.exit_code([found]) == problems.ABORTED


@pytest.mark.parametrize("size", [0, 1, 5000, 3 << 20])
def test_a_file_is_read_and_digested_whole(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "x").write_bytes(data)
    assert disk.whole(tmp_path / "x") == data
    assert disk.digest(tmp_path / "x") == hashlib.sha256(data).hexdigest()


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    for read in (disk.whole, disk.digest):
        with pytest.raises(OSError, match="not a regular file"):
            read(tmp_path)


def test_much_is_brought_to_the_disk_while_more_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    synced = threading.Event()
    monkeypatch.setattr("os.sync", synced.set)
    ahead = disk.Ahead()
    ahead.written(1 << 20)
    assert not synced.is_set()
    ahead.written(1 << 30)
    until(synced.is_set, "the sync of what was written")
