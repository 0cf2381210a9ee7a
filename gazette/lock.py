"""One build of a folder at a time: a lock that dies with the process that holds it (flock)."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gazette import disk
from gazette.model import Problem, Severity


@contextmanager
def hold(*folders: Path) -> Iterator[Problem | None]:
    """Hold the locks of the folders that a build writes. Yields a fatal problem at once where another process has one.

    The lock files stand in `.gazette/` beside the folders and stay there: to remove one would let two builds in.
    """
    with ExitStack() as held:
        yield _all(sorted({folder.resolve() for folder in folders}), held)


def _all(folders: Sequence[Path], held: ExitStack) -> Problem | None:
    for folder in folders:
        try:
            busy = _one(folder, held)
        except OSError as error:
            return disk.problem(error, folder)
        if busy:
            return busy
    return None


def _one(folder: Path, held: ExitStack) -> Problem | None:
    place = disk.workplace(folder)
    path = place.with_name(place.name + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    _held.add(descriptor)
    held.callback(_release, descriptor)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _busy(folder, os.pread(descriptor, 400, 0))
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{os.getpid()} {' '.join(sys.argv)}".encode("utf-8", "replace"), 0)
    return None


def _release(descriptor: int) -> None:
    if descriptor in _held:
        _held.remove(descriptor)
        os.close(descriptor)


def _let_go_in_child() -> None:
    """A forked worker that outlives us must not keep the lock: it closes its copies as soon as it is born."""
    for descriptor in tuple(_held):
        _release(descriptor)


_held: set[int] = set()  # the one state of this module: what the operating system holds for this process
os.register_at_fork(after_in_child=_let_go_in_child)


def _busy(folder: Path, owner: bytes) -> Problem:
    number, _, command = owner.decode("utf-8", "replace").partition(" ")
    who = f"process {number} ({command.strip()})" if number.isdigit() else "another process"
    what = f"{who} is building here"
    return Problem(str(folder), None, None, "G501", what, "wait for it to end, or stop it", Severity.FATAL)
