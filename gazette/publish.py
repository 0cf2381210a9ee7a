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
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gazette import disk, paths
from gazette.model import Problem, Severity

MARKER = ".gazette-site"  # says that a folder is ours to replace
_MARKER_TEXT = b"Gazette writes this folder: every build replaces all of it.\n"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, in numbers of files."""

    written: int = 0
    unchanged: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is published as a whole."""

    path: Path

    def publish(self, files: Mapping[str, bytes]) -> Published | Problem:
        """Make the folder hold exactly `files` (relative path, with forward slashes, to bytes); touch no equal file.

        The problem is fatal, and nothing is changed, where a name is unsafe, the folder holds somebody else's files,
        or the disk refuses. The caller holds the lock (lock.py).
        """
        if unsafe := paths.faults(files):
            return unsafe[0]
        try:
            return self._publish({**files, MARKER: _MARKER_TEXT})
        except OSError as error:
            self._sweep_quietly()
            return disk.problem(error, self.path)

    def recover(self) -> None:
        """Undo and sweep what a build that died has left. Raises OSError."""
        site, new, old = self._places()
        if old.exists() and not site.exists():
            old.rename(site)
        for leftover in (new, old):
            disk.remove_tree(leftover)

    def _publish(self, files: Mapping[str, bytes]) -> Published | Problem:
        self.recover()
        site, new, _ = self._places()
        present = set(disk.list_files(site))
        if present and MARKER not in present:
            return _foreign(self.path, min(present))
        same = {path for path in present & files.keys() if disk.holds(site / path, files[path])}
        result = Published(len(files) - len(same), len(same), len(present - files.keys()))
        if result.written or result.deleted:
            _build(new, site, files, same)
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
            disk.sync_folder(site.parent)
        self._sweep_quietly()

    def _sweep_quietly(self) -> None:
        with contextlib.suppress(OSError):
            self.recover()

    def _places(self) -> tuple[Path, Path, Path]:
        site = self.path.resolve()
        work = disk.workplace(site)
        return site, work.with_name(work.name + ".new"), work.with_name(work.name + ".old")


def _build(new: Path, site: Path, files: Mapping[str, bytes], same: Iterable[str]) -> None:
    """Build the new tree, durable: links to the files that are the same, new files for the others."""
    folders = sorted({str(parent) for path in files for parent in PurePosixPath(path).parents})
    for folder in folders:
        (new / folder).mkdir(parents=True, exist_ok=True)
    for path in sorted(same):
        disk.link_or_copy(site / path, new / path)
    changed = sorted(files.keys() - set(same))
    disk.write_new({new / path: files[path] for path in changed})
    for folder in folders:
        disk.sync_folder(new / folder)


def _foreign(path: Path, example: str) -> Problem:
    what = f"the folder holds files that Gazette did not write ({example})"
    return Problem(str(path), None, None, "G505", what, "name an empty or new folder, or empty it", Severity.FATAL)
