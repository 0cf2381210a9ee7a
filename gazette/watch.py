"""Rebuild when files change, and never miss a change.

Events of the operating system are taken as hints only: they come in bursts, for reads, for files that editors leave
about, for what the build itself wrote; and the kernel drops them when there are too many. So hints are collected until
it is quiet; then the content of the files decides whether anything changed; and where hints may have been lost, a build
is due whatever they said. The build decides by digests what to do again, so a build too many costs little.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gazette import disk
from gazette.observe import Changes, is_input, observed

_UNREAD = ""  # the digest of a file that was there before anything happened to it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did, or the part of it that is done.

    `changed`: whether the site did. `problems`: lines to show. `written`: files below the watched folders that the
    build wrote itself, with the SHA-256 (hex) of what it wrote, so that they do not start another build. `more`: what
    follows can wait.
    """

    changed: bool = True
    problems: tuple[str, ...] = ()
    written: Mapping[Path, str] = field(default_factory=dict)
    more: bool = False


# Given the files that changed, none where that is not known: an outcome after each part that is worth showing, pages
# first, search after. What is left of it is given up where files change again meanwhile: the next build does it.
Build = Callable[[frozenset[Path]], Iterable[Outcome]]
Show = Callable[[Outcome], None]


def watch(folders: Iterable[Path], build: Build, show: Show, say: Callable[[str], None], changes: Changes) -> None:
    """Build now and after every change below `folders`, one build at a time, until `changes` is closed.

    `show` gets each outcome; `say` gets one line about how changes are noticed, where that is worth knowing.
    """
    roots = tuple(sorted({folder.resolve() for folder in folders}))
    inputs = Inputs(roots)
    with observed(roots, changes, say) as observation:
        unfinished = _build(build, frozenset(), show, inputs, changes)
        while (hints := changes.wait()) is not None:
            if hints.lost:
                observation.renew()
                inputs.relist()
            changed = inputs.changed(hints.paths)
            if changed or hints.lost or unfinished:
                unfinished = _build(build, frozenset() if hints.lost else changed, show, inputs, changes)


def _build(build: Build, paths: frozenset[Path], show: Show, inputs: Inputs, changes: Changes) -> bool:
    """Build, as far as nothing changes meanwhile; whether something is left to be done."""
    outcomes = iter(build(paths))
    try:
        for outcome in outcomes:
            inputs.written(outcome.written)
            show(outcome)
            if outcome.more and changes.pending():
                return True
    except Exception as error:  # whatever is wrong, the next save may mend it
        show(Outcome(changed=False, problems=(unexpected(error),)))
    return False


def unexpected(error: Exception) -> str:
    """A fault of the program itself, in one line that is worth reporting."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{place}: the build stopped ({what}); the site is as it was; please report this"


class Inputs:
    """The files that are watched, and the content in which they were last seen."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(roots)
        self._seen: dict[Path, str] = {}
        self.relist()

    def relist(self) -> None:
        """Look again which files there are."""
        self._seen = {path: self._seen.get(path, _UNREAD) for root in self._roots for path in _files(root)}

    def changed(self, paths: Iterable[Path]) -> frozenset[Path]:
        """Those of these files that are not as they were last seen. They are then."""
        now = {path: _digest(path) for path in paths}
        found = frozenset(path for path, digest in now.items() if self._seen.get(path) != digest)
        for path, digest in now.items():
            if digest is None:
                self._seen.pop(path, None)
            else:
                self._seen[path] = digest
        return found

    def written(self, files: Mapping[Path, str]) -> None:
        """Remember what the build itself wrote."""
        self._seen.update({path.resolve(): digest for path, digest in files.items()})


def _files(root: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(root):
        yield from (path for name in names if is_input(path := Path(folder, name), root))


def _digest(path: Path) -> str | None:
    """SHA-256 of a file, hex; None where there is none; another one each time where it cannot be read."""
    try:
        return disk.digest(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return f"unreadable {time.monotonic_ns()}"
