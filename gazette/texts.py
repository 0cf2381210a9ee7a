"""Everything in content/ that people's edits can touch, read as texts that come back byte for byte."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path

from gazette import disk
from gazette.model import Problem, Severity

_FOLDERS = ("articles", "proposals")
_FILES = ("manifest.json",)


Known = dict[str, tuple[disk.Mark, str]]  # by path: how a file stood when it was read, and its text


def read(content: Path, known: Known | None = None) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Read the pages, proposals and manifest: path below content/ (forward slashes) to text.

    Bytes that are not UTF-8 become lone surrogates, so that `encode` gives the file's bytes again. A page that cannot
    be read, or that is no regular file, is fatal: an edit in it could not be seen, and it is not deleted. Links that
    lead out of content/ are not followed. Files that stand as they did when the process last read them are not read
    again where `known` is given, which is brought up to date.
    """
    files: dict[str, str] = {}
    folders = [content / name for name in _FOLDERS if os.path.lexists(content / name)]
    problems = [_foreign(folder) for folder in folders if disk.leads_out(folder, content)]
    problems = problems or [disk.no_folder(folder) for folder in folders if not folder.is_dir()]
    if problems:
        return files, tuple(problems)
    before: Known = known or {}
    now: Known = {}
    for name in _names(content):
        path = f"{content}/{name}"  # Path takes longer to join than the file to be looked at
        mark = disk.mark(path)  # before it is read; None for a link
        if mark is None and disk.leads_out(Path(path), content):
            what, mend = "the page is a link that leads out of content/", "put the file itself there"
            problems.append(Problem(path, None, None, "G114", what, mend))
            continue
        kept = before.get(name)
        if kept is not None and kept[0] == mark:
            now[name], files[name] = kept, kept[1]
            continue
        try:
            files[name] = _text(path)
        except OSError as error:
            what = f"the page cannot be read ({error.strerror})"
            problems.append(
                Problem(path, None, None, "G506", what, "put a file there that you may read", Severity.FATAL)
            )
        else:
            if mark is not None:
                now[name] = mark, files[name]
    if known is not None:
        known.clear()
        known.update(now)
    return files, tuple(problems)


def forget(known: Known, content: Path, paths: Collection[Path]) -> None:
    """Have these files read again, whatever they look like; all where none are named."""
    root = content.resolve()
    names = {path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)}
    for name in names if paths else [*known]:
        known.pop(name, None)


def _text(path: str) -> str:
    return disk.whole(path).decode("utf-8", "surrogateescape")


def _foreign(folder: Path) -> Problem:
    what, mend = "the folder is a link that leads out of content/", "put the folder itself there"
    return Problem(str(folder), None, None, "G114", what, mend, Severity.FATAL)


def _names(content: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        names = list(_below(f"{content}/{folder}", f"{folder}/"))
        nested = any("/" in name[len(folder) + 1 :] for name in names)
        yield from sorted(names, key=(lambda name: name.split("/")) if nested else None)
    yield from (name for name in _FILES if os.path.lexists(content / name))


def _below(folder: str, prefix: str) -> Iterator[str]:
    """Pages and proposals below a folder, with the name that it has below content/; links to folders are left alone."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError, PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            elif _is_text(entry):
                yield prefix + entry.name


def _is_text(entry: os.DirEntry[str]) -> bool:
    named = entry.name.endswith((".md", ".diff")) and not entry.name.startswith(".")
    return named and not (entry.is_symlink() and Path(entry.path).is_dir())


def encode(text: str) -> bytes:
    """The bytes of a text that `read` gave, or of a new one."""
    return text.encode("utf-8", "surrogateescape")


def digest(text: str) -> str:
    """SHA-256 of a text's bytes, hex."""
    return hashlib.sha256(encode(text)).hexdigest()
