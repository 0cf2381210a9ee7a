"""Content written as a batch: all of it or none, and never over an edit that a person makes meanwhile.

Everything is staged in `.gazette/`, then a journal is made durable, then file after file is moved into place; taking
the journal away completes the batch. Where anything fails, and after a kill, the batch is undone from the journal: the
next run then plans anew from files that are as people left them. Undoing, rather than completing, is the safe way,
since a person may have edited a page in between.
"""

from __future__ import annotations

import contextlib
import errno
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gazette import disk, interrupts, paths, texts
from gazette.model import Problem, Severity
from gazette.publish import Published

_JOURNAL = "journal.json"


@dataclass(frozen=True, slots=True)
class _Move:
    """One file of a batch: digests of the old and the new state, "" for no file; its names in the staging folder."""

    path: str
    old: str
    new: str
    number: int

    @property
    def staged(self) -> str:
        return f"new-{self.number}"

    @property
    def backup(self) -> str:
        return f"old-{self.number}"


class _ChangedError(Exception):
    """A file is no longer what the plan saw."""


def write_batch(
    root: Path, writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str], hold: bool = False
) -> Published | Problem:
    """Write and delete files below `root` (relative paths), all or none; equal files are not touched.

    With `hold` the batch stands but can still be undone: `commit` makes it last, `recover` takes it back. So a build
    whose site cannot be published leaves content as it was, too.

    `seen` is what the plan was made from: path to text, as texts.read gives it. Where a file has changed since, nothing
    is written. A problem is fatal, and leaves everything as it was. The caller holds the lock (lock.py).
    """
    if unsafe := paths.faults(path for path in writes if path not in seen):
        return unsafe[0]
    moves = _moves(writes, deletes, seen)
    try:
        recover(root)
        _run(root, moves, writes, hold)
    except _ChangedError as changed:
        what = "the file was changed while the build was running"
        return Problem(str(root / str(changed)), None, None, "G210", what, "build again", Severity.FATAL)
    except OSError as error:
        return disk.problem(error, root)
    written = sum(bool(move.new) for move in moves)
    return Published(written, len(writes) - written, len(moves) - written)


def commit(root: Path) -> None:
    """Make a batch that was held last. Raises OSError."""
    staging = _staging(root)
    interrupts.defer()
    (staging / _JOURNAL).unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # what is left is swept by the next batch
        recover(root)


def recover(root: Path) -> None:
    """Undo a batch that is held or was cut short, and sweep what it left. Raises OSError."""
    staging = _staging(root)
    with interrupts.deferred():
        if (staging / _JOURNAL).exists():
            for move in _read_journal(staging):
                _undo(root, staging, move)
            (staging / _JOURNAL).unlink()
        disk.remove_tree(staging)


def _moves(writes: Mapping[str, str], deletes: Iterable[str], seen: Mapping[str, str]) -> list[_Move]:
    """What really changes, in the order given; the manifest comes last, since the plan puts it there."""
    changes = {**dict.fromkeys(deletes), **writes}
    found: list[_Move] = []
    for path, text in changes.items():
        old, new = _digest_of(seen.get(path)), _digest_of(text)
        if old != new:
            found.append(_Move(path, old, new, len(found)))
    return found


def _run(root: Path, moves: Sequence[_Move], writes: Mapping[str, str], hold: bool) -> None:
    if not moves:
        return
    staging = _staging(root)
    made: list[Path] = []
    try:
        _stage(root, staging, moves, writes)
        for move in moves:
            _make_folders((root / move.path).parent, root, made)
            _apply(root / move.path, staging, move)
        for folder in sorted({(root / move.path).parent for move in moves}):
            disk.sync(folder)
        _check_backups(staging, moves)
        if not hold:
            commit(root)
    except BaseException:  # an interrupt from the keyboard, too
        recover(root)
        _remove_folders(made)
        raise


def _stage(root: Path, staging: Path, moves: Sequence[_Move], writes: Mapping[str, str]) -> None:
    """Put the new files, second names of the old ones, and then the journal into the staging folder."""
    staging.mkdir(parents=True)
    disk.write_new({staging / move.staged: texts.encode(writes[move.path]) for move in moves if move.new})
    for move in moves:
        if move.old:
            try:
                disk.link_or_copy(root / move.path, staging / move.backup)
            except FileNotFoundError:
                raise _ChangedError(move.path) from None
    _check_backups(staging, moves)
    journal = json.dumps([[move.path, move.old, move.new, move.number] for move in moves])
    draft = staging / "draft"
    disk.write_new({draft: journal.encode()})
    draft.rename(staging / _JOURNAL)
    disk.sync(staging)


def _read_journal(staging: Path) -> list[_Move]:
    return [_Move(*fields) for fields in json.loads((staging / _JOURNAL).read_bytes())]


def _apply(final: Path, staging: Path, move: _Move) -> None:
    """Move one file into place, and look at what came out: an edit made just now is put back, and ends the batch."""
    staged = staging / move.staged
    if not move.old:
        _create(staged, final, move)
    elif not move.new:
        _take_out(final, staged, move)
    elif disk.exchange(staged, final):
        if _digest(staged) != move.old:
            disk.exchange(staged, final)
            raise _ChangedError(move.path)
    else:
        if _digest(final) != move.old:
            raise _ChangedError(move.path)
        staged.replace(final)


def _create(staged: Path, final: Path, move: _Move) -> None:
    """A new page never lands on one that a person has just made: a link, unlike a rename, refuses to."""
    try:
        disk.link_or_copy(staged, final)
    except FileExistsError:
        raise _ChangedError(move.path) from None


def _take_out(final: Path, staged: Path, move: _Move) -> None:
    try:
        final.rename(staged)
    except FileNotFoundError:
        raise _ChangedError(move.path) from None
    if _digest(staged) != move.old:
        staged.rename(final)
        raise _ChangedError(move.path)


def _check_backups(staging: Path, moves: Iterable[_Move]) -> None:
    """The old files, seen through their second names, are what the plan saw: nobody wrote to them meanwhile."""
    for move in moves:
        if move.old and _digest(staging / move.backup) != move.old:
            raise _ChangedError(move.path)


def _undo(root: Path, staging: Path, move: _Move) -> None:
    """Put the old file back where ours stands; whatever else stands there was put by a person, and stays."""
    final = root / move.path
    if _digest(final) != move.new:
        return
    if not move.old:
        final.unlink(missing_ok=True)
        return
    taken = staging / move.staged
    source = taken if _digest(taken) not in ("", move.new) else staging / move.backup
    again = staging / f"undo-{move.number}"
    again.unlink(missing_ok=True)
    disk.link_or_copy(source, again)
    again.replace(final)


def _make_folders(folder: Path, root: Path, made: list[Path]) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        made.append(path)
    if not folder.resolve().is_relative_to(root.resolve()):
        raise PermissionError(errno.EPERM, "the folder leads out of the tree", str(folder))


def _remove_folders(made: Iterable[Path]) -> None:
    for folder in reversed(list(made)):
        with contextlib.suppress(OSError):  # a folder that a person has begun to fill stays
            folder.rmdir()


def _staging(root: Path) -> Path:
    place = disk.workplace(root.resolve())
    return place.with_name(place.name + ".staging")


def _digest(path: Path) -> str:
    """SHA-256 of a file's bytes, "" where there is none."""
    try:
        return disk.digest(path)
    except FileNotFoundError:
        return ""


def _digest_of(text: str | None) -> str:
    return "" if text is None else texts.digest(text)
