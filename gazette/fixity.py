"""Proof that nothing has changed: SHA-256 sums of the seeds, and the archive as a BagIt bag (RFC 8493).

`seeds/SHA256SUMS` has the form of sha256sum(1), so that `cd seeds && sha256sum -c SHA256SUMS` judges it without
Gazette. A build never writes it: people record it when they accept a seed into the archive.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import bagit

from gazette import disk
from gazette.model import Problem, Severity

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^/\n]+)")
_RECORD = "run `build.py bag record` if the change is meant"


def sums(folder: Path) -> str:
    """The sums of every seed of a folder, by name, a line each."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(_digests(folder).items()))


def verify(folder: Path) -> tuple[Problem, ...]:
    """Compare the seeds with their recorded sums; nothing is said where none were ever recorded."""
    path = folder / NAME
    try:
        if not os.path.lexists(path):
            return ()
        text = disk.read(path, folder).decode()
    except (OSError, UnicodeDecodeError) as error:
        return (_problem(path, "G043", f"the sums cannot be read ({error})", "restore the file from git"),)
    lines = [(number, _LINE.fullmatch(line)) for number, line in enumerate(text.split("\n"), 1) if line]
    if broken := next((number for number, match in lines if match is None), None):
        return (_problem(path, "G043", "the line is not a sum and a name", "restore the file from git", broken),)
    recorded = {match[2]: match[1] for _, match in lines if match}
    return tuple(_differences(folder, recorded))


def _differences(folder: Path, recorded: Mapping[str, str]) -> Iterator[Problem]:
    found = _digests(folder)
    for name in sorted(recorded.keys() | found.keys()):
        if name not in found:
            yield _problem(folder / name, "G042", "the seed is missing", f"restore it from git, or {_RECORD}")
        elif name not in recorded:
            # Only a note: a seed that was just added must not stop a publication.
            mend = "run `build.py bag record`"
            yield _problem(folder / name, "G041", "the seed has no recorded sum yet", mend, severity=Severity.NOTE)
        elif recorded[name] != found[name]:
            yield _problem(folder / name, "G040", "the seed has changed", f"restore it from git, or {_RECORD}")


def _digests(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.iterdir() if path.name.lower().endswith(".txt") and path.is_file())
    return {path.name: disk.digest(path) for path in paths if path.name[0] != "."}


# --- bags -------------------------------------------------------------------------------------------------------


def export(folders: Mapping[str, Path], bag: Path, date: str) -> Problem | None:
    """Write folders (name in the bag to place) as a bag. `date` (YYYY-MM-DD) is when: the clock is the caller's."""
    if problem := _in_the_way(bag):
        return problem
    draft = bag.with_name(f".{bag.name}.part")
    try:
        disk.remove_tree(draft)
        for name, folder in sorted(folders.items()):
            _copy(folder, draft / name)
        made = bagit.make_bag(str(draft), {"Bagging-Date": date}, checksums=["sha256"])
        made.validate()
        _replace(draft, bag)
    except (OSError, ValueError, bagit.BagError) as error:
        disk.remove_tree(draft)
        return disk.problem(error, bag) if isinstance(error, OSError) else _invalid(bag, error)
    return None


def restore(bag: Path, folders: Mapping[str, Path]) -> Problem | None:
    """Put a bag's folders (name in the bag to place) back, all or none. A folder with files is never written over."""
    if problem := next(filter(None, (_in_the_way(folder) for folder in folders.values())), None):
        return problem
    drafts = {name: folder.with_name(f".{folder.name}.part") for name, folder in folders.items()}
    try:
        bagit.Bag(str(bag)).validate()
        if stray := next((path for path in sorted(bag.rglob("*")) if path.is_symlink()), None):
            return _invalid(bag, f"{stray.relative_to(bag)} is a link")
        for name, draft in drafts.items():
            disk.remove_tree(draft)
            _copy(bag / "data" / name, draft)
        for name, draft in drafts.items():
            _replace(draft, folders[name])
    except (OSError, ValueError, bagit.BagError) as error:
        for draft in drafts.values():
            disk.remove_tree(draft)
        return disk.problem(error, bag) if isinstance(error, OSError) else _invalid(bag, error)
    return None


def _copy(source: Path, target: Path) -> None:
    """A copy of every file below a folder; hidden files (of editors, of systems) stay behind."""
    target.mkdir(parents=True)
    for path in _visible(disk.list_files(source)):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / path, target / path)


def _visible(paths: Iterable[str]) -> Iterator[str]:
    return (path for path in paths if not any(part.startswith(".") for part in path.split("/")))


def _replace(draft: Path, folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()  # it is empty
    draft.rename(folder)


def _in_the_way(folder: Path) -> Problem | None:
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    return _problem(
        folder, "G045", "the folder is there and is not empty", "name a new folder", severity=Severity.FATAL
    )


def _invalid(bag: Path, error: object) -> Problem:
    return _problem(
        bag, "G044", f"the bag is not valid ({error})", "fetch it again; nothing was restored", severity=Severity.FATAL
    )


def _problem(
    path: Path, code: str, what: str, mend: str, line: int | None = None, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(str(path), line, None, code, what, mend, severity)
