"""The published site: always whole, the old one or the new one, whatever happens while it is written.

The new tree is built beside the published one, in `.gazette/`, with hard links to the files that did not change, and
the two folders are then exchanged in one system call (renameat2 with RENAME_EXCHANGE on Linux, renamex_np with
RENAME_SWAP on macOS). A reader never sees a mixture; before the exchange nothing published has been touched, and after
it only leftovers remain to be swept. A journal is not needed: whatever stands in `.gazette/` after a kill is rubbish.
Where the system cannot exchange, two renames do it; if the process dies between them, the next run puts the old tree
back. Why not write file by file: a page of the new build would for a moment load styles or an index of the old one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Container, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from gazette import disk, interrupts, paths
from gazette.model import Problem, Severity
from gazette.stream import Item, Keep, Standing, Stored, Stores

Making = Callable[[Keep], Iterable[Item]]  # makes the files, each kept as soon as it is made or handed over

MARKER = ".gazette-site"  # says that a folder is ours to replace
_MARKER_TEXT = b"Gazette writes this folder: every build replaces all of it.\n"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, in numbers of files, with how those stand whose bytes it was given."""

    written: int = 0
    unchanged: int = 0
    deleted: int = 0
    stored: Mapping[str, Stored] = field(default_factory=dict, compare=False)
    names: Collection[str] = field(default=(), compare=False)  # of all files


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is published as a whole."""

    path: Path

    def publish(
        self,
        files: Mapping[str, bytes] | Iterable[Item] | Making,
        in_place: bool = False,
        checked: Container[str] = (),
        present: frozenset[str] | None = None,
    ) -> Published | Problem:
        """Make the folder hold exactly `files` (relative path, with forward slashes, to bytes); touch no equal file.

        Files may come in a stream: each is compared or written as it comes and then let go; one without bytes is kept
        as it is. The problem is fatal, and nothing is changed, where the stream has one, a name is unsafe or comes
        twice, the folder holds somebody else's files, or the disk refuses. The caller holds the lock (lock.py).

        With `in_place` changed files are moved into the standing folder one by one: quick, for a site that one person
        looks at. Each file is whole then, and the next build mends what a kill leaves. `checked`: names that were all
        published together before. `present`: the files that the folder holds, where that is known.
        """
        site, new, _ = self._places()
        tree = _Tree(site, new)
        try:
            self.recover()
            # Whoever makes files keeps them, too: nobody may do so any more when what was begun is swept.
            with tree.begun(present), contextlib.closing(_stream(files, tree.keep)) as stream:
                return self._publish(tree, stream, in_place, checked)
        except OSError as error:
            return tree.fault() or disk.problem(error, self.path)
        finally:
            self._sweep_quietly()

    def put(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Put files that the folder has already anew, each whole, and leave all else. Raises OSError."""
        site, new, _ = self._places()
        for number, (path, data) in enumerate(files):
            if (site / path).is_file() and not disk.holds(site / path, data):
                staged = new / str(number)
                new.mkdir(parents=True, exist_ok=True)
                staged.write_bytes(data)
                staged.replace(site / path)

    def recover(self) -> None:
        """Undo and sweep what a build that died has left. Raises OSError."""
        site, new, old = self._places()
        if old.exists() and not site.exists():
            old.rename(site)
        for leftover in (new, old):
            disk.remove_tree(leftover)

    def _publish(
        self, tree: _Tree, files: Iterable[Item], in_place: bool, checked: Container[str]
    ) -> Published | Problem:
        if tree.present and MARKER not in tree.present:
            return _foreign(self.path, min(tree.present))
        for each in files:
            if isinstance(each, Standing):
                problem = tree.leave(each.paths)
            else:
                problem = each if isinstance(each, Problem) else tree.take(*each)
            if problem:
                return problem
        if problem := tree.fault(checked):
            return problem
        result = tree.counts()
        if in_place and tree.present and not tree.clashes():
            tree.move()
        elif result.written or result.deleted:
            tree.finish()
            interrupts.defer()
            self._exchange()
        return result

    def _exchange(self) -> None:
        site, new, old = self._places()
        if not site.exists():
            new.rename(site)
        elif not disk.exchange(new, site):
            site.rename(old)
            try:
                new.rename(site)
            except OSError:
                old.rename(site)
                raise
        # The new site stands, and all its files outlast a power cut; should the exchange itself not, the old site does.
        # What is left of the old one is swept now, or by the next build.
        with contextlib.suppress(OSError):
            disk.sync(site.parent)

    def _sweep_quietly(self) -> None:
        with contextlib.suppress(OSError):
            self.recover()

    def _places(self) -> tuple[Path, Path, Path]:
        site = self.path.resolve()
        work = disk.workplace(site)
        return site, work.with_name(work.name + ".new"), work.with_name(work.name + ".old")


def _stream(files: Mapping[str, bytes] | Iterable[Item] | Making, keep: Keep) -> Generator[Item, None, None]:
    """The files one by one, the marker last. To close it stops whoever makes them."""
    if callable(files):
        files = files(keep)
    yield from files.items() if isinstance(files, Mapping) else files
    yield MARKER, _MARKER_TEXT


@dataclass(slots=True)
class _Tree:
    """The new tree while it is built in `new`: links to the files that are the same, new files for the others."""

    site: Path
    new: Path
    present: frozenset[str] = frozenset()  # the files of the site that stands
    names: set[str] = field(default_factory=set)
    same: set[str] = field(default_factory=set)
    stored: Stores = field(default_factory=Stores)
    ahead: disk.Ahead = field(default_factory=disk.Ahead)
    _root: int = -1  # `new`, open

    @contextlib.contextmanager
    def begun(self, present: frozenset[str] | None) -> Iterator[None]:
        """Look what stands, unless that is known, and open the new folder."""
        self.present = frozenset(disk.list_files(self.site)) if present is None else present
        self.new.mkdir(parents=True)
        self._root = os.open(self.new, os.O_RDONLY | os.O_CLOEXEC)
        try:
            yield
        finally:
            os.close(self._root)

    def keep(self, path: str, data: bytes, digest: str) -> bytes | Stored:
        """Take a file to the disk, in whatever process, unless it is the same; it comes back where its name is unsafe
        or taken, which is told by `take`."""
        if paths.fault(path):
            return data
        if path in self.present and disk.holds(self.site / path, data) and (mark := disk.mark(self.site / path)):
            return Stored(digest, mark, same=True)
        try:
            return Stored(digest, disk.write_below(self._root, path, data), same=False)
        except (FileExistsError, NotADirectoryError):
            return data

    def take(self, path: str, data: bytes | Stored | None) -> Problem | None:
        """Note a file; write it where that was not done."""
        if path in self.names:
            return _twice(path)
        self.names.add(path)
        if data is None:
            self.same.add(path)
            return None
        if isinstance(data, bytes):
            data = self.keep(path, data, hashlib.sha256(data).hexdigest())
        if isinstance(data, bytes):
            return next(iter(paths.faults(self.names)), None) or _twice(path)
        self.stored.add(path, data)
        if data.same:
            self.same.add(path)
        else:
            self.ahead.written(data.mark.size)
        return None

    def leave(self, paths: Collection[str]) -> Problem | None:
        """Note files that stay as they are."""
        count = len(self.names) + len(paths)
        self.names.update(paths)
        self.same.update(paths)
        return None if len(self.names) == count else _twice(next(iter(paths)))

    def fault(self, checked: Container[str] = ()) -> Problem | None:
        """What is wrong with the names of all files so far; those that came without bytes have been checked, so that
        others can clash with those alone that stand in the same folder of the site."""
        new = (self.names - self.same).union(self.stored)
        tops = {paths.top(path) for path in new if path not in checked}
        near = (path for path in self.names if paths.top(path) in tops) if tops else ()
        return next(iter(paths.faults(near)), None)

    def counts(self) -> Published:
        """What publishing it does."""
        gone = len(self.present - self.names)
        return Published(len(self.names) - len(self.same), len(self.same), gone, self.stored, self.names)

    def clashes(self) -> bool:
        """Whether a file is to stand where a folder does, or the other way round."""
        if not (gone := self.present - self.names):  # mostly; to look at all folders takes long
            return False
        return not gone.isdisjoint(_folders(self.names)) or not self.names.isdisjoint(_folders(gone))

    def move(self) -> None:
        """Move what is new into the standing folder, then take away what is not part of it any more."""
        moved = sorted(self.names - self.same)
        for folder in _folders(moved):
            (self.site / folder).mkdir(parents=True, exist_ok=True)
        for path in moved:
            (self.new / path).replace(self.site / path)
        disk.settle_later()
        if not (gone := self.present - self.names):
            return
        for path in gone:
            (self.site / path).unlink(missing_ok=True)
        for folder in sorted(set(_folders(gone)) - set(_folders(self.names)), reverse=True):
            with contextlib.suppress(OSError):  # it is gone, or holds what somebody else put there
                (self.site / folder).rmdir()

    def finish(self) -> None:
        """Complete the tree, durable."""
        folders = _folders(self.names)
        for folder in folders:
            (self.new / folder).mkdir(parents=True, exist_ok=True)
        for path in sorted(self.same):
            disk.link_or_copy(f"{self.site}/{path}", f"{self.new}/{path}")  # Path takes longer to join than to link
        disk.settle([f"{self.new}/{path}" for path in (*sorted(self.names - self.same), *folders)])


def _folders(files: Iterable[str]) -> list[str]:
    """Every folder above the files, the root first."""
    direct = {PurePosixPath(parent) for parent in {path.rpartition("/")[0] for path in files}}
    return sorted({str(folder) for parent in direct for folder in (parent, *parent.parents)})


def _twice(path: str) -> Problem:
    what = "two files of the site would have this name"
    return Problem(path, None, None, "G504", what, "rename the page that gives one of them", Severity.FATAL)


def _foreign(path: Path, example: str) -> Problem:
    what = f"the folder holds files that Gazette did not write ({example})"
    return Problem(str(path), None, None, "G505", what, "name an empty or new folder, or empty it", Severity.FATAL)
