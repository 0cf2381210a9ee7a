"""Notice that files change: hints from the operating system through watchdog or, where it has none, from polling."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

QUIET = 0.1  # seconds without an event that end a burst
PATIENCE = 5.0  # seconds after which a burst that does not end is built all the same
MANY = 50  # files that give a burst as much time again: a checkout stops for breath, one save does not
LONGER = 10  # times that much, at most
POLLING = 1.0  # seconds between two looks where the system cannot tell of changes

_READS = ("opened", "closed_no_write")  # watchdog 7 reports these too
_LEFTOVERS = ("~", ".swp", ".swo", ".swx", ".tmp", ".bak", ".part", ".crdownload")


@dataclass(frozen=True, slots=True)
class Hints:
    """Files that something happened to; `lost` where more may have happened than these tell."""

    paths: frozenset[Path] = frozenset()
    lost: bool = False


class Changes:
    """Hints from any thread, collected for the one that builds."""

    def __init__(self, quiet: float = QUIET, patience: float = PATIENCE) -> None:
        self._quiet = quiet
        self._patience = patience
        self._news = threading.Condition()
        self._paths: set[Path] = set()
        self._lost = False
        self._closed = False
        self._latest = 0.0

    def note(self, path: Path | None) -> None:
        """Something happened to a file; or, with None, nobody knows to which."""
        with self._news:
            if path is None:
                self._lost = True
            else:
                self._paths.add(path)
            self._latest = time.monotonic()
            self._news.notify_all()

    def pending(self) -> bool:
        """Whether there are hints that nobody has taken."""
        with self._news:
            return bool(self._closed or self._paths or self._lost)

    def close(self) -> None:
        """End the watch."""
        with self._news:
            self._closed = True
            self._news.notify_all()

    def wait(self) -> Hints | None:
        """Wait for a burst and for its end; None when closed."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._paths or self._lost)
            begin = time.monotonic()
            while not self._closed and (left := self._end(begin) - time.monotonic()) > 0:
                self._news.wait(left)
            hints = Hints(frozenset(self._paths), self._lost)
            self._paths.clear()
            self._lost = False
            return None if self._closed else hints

    def _end(self, begin: float) -> float:
        """When a burst that began then is over, as far as can be told now."""
        times = min(1 + len(self._paths) / MANY, LONGER)
        return min(self._latest + self._quiet * times, begin + self._patience * times)


def is_input(path: Path, root: Path) -> bool:
    """Whether a file below a watched folder may be part of the archive: not hidden, and no editor's leftover."""
    parts = path.relative_to(root).parts
    name = path.name
    return not (
        any(part.startswith(".") or part == "__pycache__" for part in parts)
        or name.endswith(_LEFTOVERS)
        or (name.startswith("#") and name.endswith("#"))  # Emacs
        or name == "4913"  # Vim tries whether it may create a file
    )


class _Handler(FileSystemEventHandler):
    """Turns events into hints."""

    def __init__(self, roots: tuple[Path, ...], changes: Changes) -> None:
        self._roots = roots
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _READS or (event.is_directory and event.event_type in ("modified", "attrib")):
            return
        for name in (event.src_path, event.dest_path):
            if name:
                self._note(Path(os.fsdecode(name)), event.is_directory)

    def _note(self, path: Path, folder: bool) -> None:
        root = next((root for root in self._roots if path.is_relative_to(root)), None)
        if root is None or not is_input(path, root):
            return
        # A folder that comes or goes brings files of which there may be no events.
        self._changes.note(None if folder or path == root else path)


class _Lost(logging.Handler):
    """watchdog says that events were lost (the kernel's queue was full) in no other way than by a warning."""

    def __init__(self, changes: Changes) -> None:
        super().__init__(logging.WARNING)
        self._changes = changes

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage():
            self._changes.note(None)


class Observation:
    """An observer of some folders: the system's own, or one that polls where the system has no more watches to give."""

    def __init__(self, roots: tuple[Path, ...], handler: _Handler, say: Callable[[str], None]) -> None:
        self._roots = roots
        self._handler = handler
        self._say = say
        self._observer = self._native() or self._polling()

    def renew(self) -> None:
        """Observe again from nothing: folders may have come, gone, or been replaced."""
        polling = isinstance(self._observer, PollingObserver)
        self.stop()
        self._observer = (None if polling else self._native()) or self._polling(quietly=polling)

    def stop(self) -> None:
        self._observer.stop()
        self._observer.join()

    def _native(self) -> BaseObserver | None:
        observer = None
        try:
            observer = Observer()
            self._start(observer)
        except OSError:  # ENOSPC: no watch left; EMFILE: no instance left
            pass
        else:
            if _complete(self._roots):
                return observer
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join()
        return None

    def _polling(self, quietly: bool = False) -> BaseObserver:
        if not quietly:
            self._say(
                f"watch: the system has no file watches left: looking every {POLLING:g} s instead"
                " (Linux: raise fs.inotify.max_user_watches and max_user_instances)"
            )
        observer = PollingObserver(timeout=POLLING)
        self._start(observer)
        return observer

    def _start(self, observer: BaseObserver) -> None:
        observer.start()
        for root in self._roots:
            if root.is_dir():
                observer.schedule(self._handler, str(root), recursive=True)
        # The folders above tell when one of ours comes, or goes and comes back, as it does in a checkout.
        for parent in sorted({root.parent for root in self._roots}):
            if parent.is_dir():
                observer.schedule(self._handler, str(parent), recursive=False)


def _complete(roots: Iterable[Path]) -> bool:
    """Whether every folder is watched: watchdog passes over those below the first for which no watch is left.

    The kernel lists a process's watches in /proc/self/fdinfo (proc_pid_fdinfo(5)).
    """
    if not sys.platform.startswith("linux"):
        return True
    wanted = {root.parent for root in roots if root.parent.is_dir()}
    wanted.update(Path(folder) for root in roots for folder, _, _ in os.walk(root))
    return _watches() >= len(wanted)


def _watches() -> int:
    count = 0
    for info in Path("/proc/self/fdinfo").iterdir():
        try:
            count += sum(line.startswith("inotify ") for line in info.read_text().splitlines())
        except OSError:  # closed in the meantime
            continue
    return count


@contextmanager
def observed(roots: tuple[Path, ...], changes: Changes, say: Callable[[str], None]) -> Iterator[Observation]:
    """Observe `roots` inside the `with` block; `say` gets a line where they have to be polled."""
    logger = logging.getLogger("watchdog")
    lost = _Lost(changes)
    logger.addHandler(lost)
    observation = Observation(roots, _Handler(roots, changes), say)
    try:
        yield observation
    finally:
        observation.stop()
        logger.removeHandler(lost)
