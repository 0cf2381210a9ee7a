"""The file operations of which whole-or-nothing writing is made (journal.py for content, publish.py for the site)."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import stat
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from gazette.model import Problem, Severity

_MANY = 64  # files and folders; beyond, one sync of all disks is quicker than one for each
_PIECE = 1 << 20  # bytes that are read at a time
_AHEAD = 64 << 20  # bytes
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV, errno.ENOSYS}
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def workplace(folder: Path) -> Path:
    """Where the working files of a published folder stand: beside it, so that a rename suffices, and out of sight."""
    return folder.parent / ".gazette" / folder.name


def problem(error: OSError, folder: Path) -> Problem:
    """An error of the operating system as a fatal problem."""
    path = str(error.filename or folder)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(path, None, None, "G502", "the disk is full", "free some space, then again", Severity.FATAL)
    if error.errno == errno.EXDEV:
        what = "it is on another file system than the folder around it, where its files are made ready"
        mend = "give a folder within it, or mount the folder around it"
        return Problem(str(folder), None, None, "G503", what, mend, Severity.FATAL)
    what = f"cannot write ({error.strerror or error})"
    return Problem(path, None, None, "G503", what, "mend the disk or its permissions, then again", Severity.FATAL)


def no_folder(path: Path) -> Problem:
    """A file where a folder belongs, as a fatal problem."""
    what, mend = "this is a file where a folder should be", "move it away, and put the folder back"
    return Problem(str(path), None, None, "G506", what, mend, Severity.FATAL)


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write new files so that they outlast a power cut."""
    for path, data in files.items():
        _write(path, data)
    settle(files)


def write_below(root: int, path: str, data: bytes) -> Mark:
    """Write a new file below an open folder, with the folders above it; how it stands. Raises OSError.

    A folder that is open and not named: who outlives a killed build cannot write into the folder of the next one, which
    has the same name.
    """
    try:
        return _write(path, data, root)
    except FileNotFoundError:
        _make_folders(root, path)
        return _write(path, data, root)


def _make_folders(root: int, path: str) -> None:
    at = path.find("/")
    while at > 0:
        with suppress(FileExistsError):
            os.mkdir(path[:at], dir_fd=root)
        at = path.find("/", at + 1)


def _write(path: str | Path, data: bytes, root: int | None = None) -> Mark:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, 0o666, dir_fd=root)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return Mark(status.st_size, status.st_mtime_ns, status.st_ino)


def settle(paths: Collection[str | Path]) -> None:
    """Make files, and the names in folders, outlast a power cut."""
    if len(paths) > _MANY:
        os.sync()
        return
    for path in paths:
        sync(path)


def settle_later() -> None:
    """Begin to make all that was written outlast a power cut, and do not wait for it."""
    threading.Thread(target=os.sync, daemon=True).start()


class Ahead:
    """Brings what is written to the disk while more is made: in the end all has to wait for it. Nothing hangs on it."""

    def __init__(self) -> None:
        self._waiting = 0
        self._thread: threading.Thread | None = None

    def written(self, size: int) -> None:
        """So many bytes more were written; where they are very many, begin."""
        self._waiting += size
        if self._waiting >= _AHEAD and (self._thread is None or not self._thread.is_alive()):
            self._waiting = 0
            self._thread = threading.Thread(target=os.sync, daemon=True)
            self._thread.start()


def sync(path: str | Path) -> None:
    """Make a file, or the names in a folder, outlast a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def link_or_copy(source: str | Path, target: str | Path) -> None:
    """A second name for a file, which keeps its time; a copy where the file system has no links."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        shutil.copy2(source, target)


def holds(path: Path, data: bytes) -> bool:
    """Whether a regular file, and not a link to one, holds exactly these bytes."""
    try:
        status = path.lstat()
        return stat.S_ISREG(status.st_mode) and status.st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def read(path: Path, root: Path) -> bytes:
    """The bytes of a file below `root`. Raises OSError; for a link that leads out of `root`, and as `whole` does."""
    if leads_out(path, root):
        raise OSError(errno.EXDEV, "it is a link that leads out of the folder", str(path))
    return whole(path)


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path below `root`, found without following links to folders, is a link to somewhere else."""
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def digest(path: str | Path) -> str:
    """SHA-256 of a file, hex. Raises as `whole` does."""
    descriptor, size = _open(path)
    if size <= _PIECE:
        return hashlib.sha256(_rest(descriptor, size)).hexdigest()
    with os.fdopen(descriptor, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def whole(path: str | Path) -> bytes:
    """The bytes of a regular file; of a small one sooner than a file object is made.

    Raises OSError, also for a pipe, that would never begin, or a device, that never ends.
    """
    return _rest(*_open(path))


def _rest(descriptor: int, size: int) -> bytes:
    """What an open file holds, which is about `size` bytes; it is closed."""
    try:
        pieces = [os.read(descriptor, size + 1)]
        while pieces[-1]:
            pieces.append(os.read(descriptor, _PIECE))
    finally:
        os.close(descriptor)
    return b"".join(pieces)


def _open(path: str | Path) -> tuple[int, int]:
    """A regular file, open, and its size. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    return descriptor, status.st_size


def list_files(folder: Path) -> Iterator[str]:
    """Every file below a folder, relative, with forward slashes, by name; nothing where there is no folder."""
    for root, folders, names in os.walk(folder, onerror=_raise_unless_missing):
        folders.sort()
        below = root[len(str(folder)) :].replace(os.sep, "/").lstrip("/")
        prefix = f"{below}/" if below else ""
        links = [name for name in folders if Path(root, name).is_symlink()]
        yield from (prefix + name for name in sorted(names + links))


class Mark(NamedTuple):
    """How a file stands on the disk: whoever writes it anew changes one of these."""

    size: int
    modified: int  # nanoseconds
    number: int  # inode


def mark(path: str | Path) -> Mark | None:
    """How a regular file stands; None for a link and everything else, and where nothing is there."""
    try:  # `suppress` takes as long as the file to be looked at
        return _mark(os.lstat(path))
    except OSError:
        return None


def _mark(status: os.stat_result) -> Mark | None:
    regular = stat.S_ISREG(status.st_mode)
    return Mark(status.st_size, status.st_mtime_ns, status.st_ino) if regular else None


def marks(folder: Path) -> dict[str, Mark]:
    """How every regular file below a folder stands, by path as `list_files` gives them."""
    found = ((path, _mark(os.lstat(f"{folder}/{path}"))) for path in list_files(folder))
    return {path: mark for path, mark in found if mark is not None}


def _raise_unless_missing(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):
        raise error


def remove_tree(folder: Path) -> None:
    """Remove a folder and all below it, if it is there."""
    if folder.is_dir():
        shutil.rmtree(folder)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step. False where the system cannot; OSError where it fails."""
    call = _exchange_call()
    if call is None:
        return False
    if call(os.fsencode(one), os.fsencode(other)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))


def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's own call, bound to its flag: RENAME_EXCHANGE and RENAME_SWAP are both 2."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda one, other: int(library.renamex_np(one, other, ctypes.c_uint(2)))
    if hasattr(library, "renameat2"):
        here = ctypes.c_int(-100)  # AT_FDCWD
        return lambda one, other: int(library.renameat2(here, one, here, other, ctypes.c_uint(2)))
    return None
