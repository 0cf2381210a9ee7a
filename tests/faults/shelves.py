"""Where a random history keeps its content/: in memory, which is quick, or in a folder, through the real journal."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from gazette import journal, texts
from gazette.model import Problem
from tests.faults.injection import killed_at

MEMORY = Path("/dev/shm")  # a folder that is no disk, where there is one: not the disk is tried here
Files = dict[str, str]  # path below content/ to text


class Shelf(Protocol):
    """The files of content/."""

    def read(self) -> Files:
        """All files, once the machine has come to itself again."""
        ...

    def put(self, path: str, text: str) -> None:
        """Write a file, as people do."""
        ...

    def remove(self, path: str) -> None: ...

    def move(self, path: str, to: str) -> None: ...

    def write_batch(self, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> bool:
        """Write what a plan says; whether that was done, and not given up since a file is not as the plan saw it."""
        ...

    def killed(self, at: int, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> None:
        """The same by a process that is killed at its n-th file operation."""
        ...

    def close(self) -> None: ...


class InMemory:
    """What the journal promises, as a dictionary: a batch is written whole, or not at all."""

    def __init__(self) -> None:
        self.files: Files = {}

    def read(self) -> Files:
        return dict(self.files)

    def put(self, path: str, text: str) -> None:
        self.files[path] = text

    def remove(self, path: str) -> None:
        self.files.pop(path, None)

    def move(self, path: str, to: str) -> None:
        self.files[to] = self.files.pop(path)

    def write_batch(self, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> bool:
        changes = {**dict.fromkeys(deletes), **writes}
        if any(seen.get(path) != text and self.files.get(path) != seen.get(path) for path, text in changes.items()):
            return False
        self.files = {path: text for path, text in {**self.files, **changes}.items() if text is not None}
        return True

    def killed(self, at: int, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> None:
        if at % 2:
            self.write_batch(writes, deletes, seen)

    def close(self) -> None:
        pass


class InFolder:
    """A real folder, written through the real journal, with real kills."""

    def __init__(self) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="history-", dir=MEMORY if MEMORY.is_dir() else None))
        self.content = self.root / "content"
        (self.content / "articles").mkdir(parents=True)
        self._seen: Files | None = None  # what stood there, until anything is done

    def _does(self, action: Callable[[], object]) -> None:
        self._seen = None
        action()

    def read(self) -> Files:
        if self._seen is None:
            journal.recover(self.content)
            self._seen, problems = texts.read(self.content)
            assert problems == ()
        return dict(self._seen)

    def put(self, path: str, text: str) -> None:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        self._does(lambda: file.write_bytes(texts.encode(text)))

    def remove(self, path: str) -> None:
        self._does(lambda: (self.content / path).unlink(missing_ok=True))

    def move(self, path: str, to: str) -> None:
        (self.content / to).parent.mkdir(parents=True, exist_ok=True)
        self._does(lambda: (self.content / path).rename(self.content / to))

    def write_batch(self, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> bool:
        self._seen = None
        done = journal.write_batch(self.content, writes, deletes, seen)
        assert not isinstance(done, Problem) or done.code == "G210", done
        return not isinstance(done, Problem)

    def killed(self, at: int, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> None:
        self._does(lambda: killed_at(at, lambda: journal.write_batch(self.content, writes, deletes, seen)))

    def close(self) -> None:
        shutil.rmtree(self.root)
