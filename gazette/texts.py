"""Everything in content/ that people's edits can touch, read as texts that come back byte for byte."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from gazette import disk
from gazette.model import Problem, Severity

_FOLDERS = ("articles", "proposals")
_FILES = ("manifest.json",)


def read(content: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Read the pages, proposals and manifest: path below content/ (forward slashes) to text.

    Bytes that are not UTF-8 become lone surrogates, so that `encode` gives the file's bytes again. A page that cannot
    be read, or that is no regular file, is fatal: an edit in it could not be seen, and it is not deleted. Links that
    lead out of content/ are not followed.
    """
    files: dict[str, str] = {}
    folders = [content / name for name in _FOLDERS if os.path.lexists(content / name)]
    problems = [_foreign(folder) for folder in folders if disk.leads_out(folder, content)]
    problems = problems or [_no_folder(folder) for folder in folders if not folder.is_dir()]
    if problems:
        return files, tuple(problems)
    for path in _paths(content):
        if disk.leads_out(path, content):
            what, mend = "the page is a link that leads out of content/", "put the file itself there"
            problems.append(Problem(str(path), None, None, "G114", what, mend))
            continue
        try:
            files[path.relative_to(content).as_posix()] = disk.read(path, content).decode("utf-8", "surrogateescape")
        except OSError as error:
            what = f"the page cannot be read ({error.strerror})"
            problems.append(
                Problem(str(path), None, None, "G506", what, "put a file there that you may read", Severity.FATAL)
            )
    return files, tuple(problems)


def _foreign(folder: Path) -> Problem:
    what, mend = "the folder is a link that leads out of content/", "put the folder itself there"
    return Problem(str(folder), None, None, "G114", what, mend, Severity.FATAL)


def _no_folder(path: Path) -> Problem:
    what, mend = "this is a file where a folder should be", "move it away, and put the folder back"
    return Problem(str(path), None, None, "G506", what, mend, Severity.FATAL)


def _paths(content: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        below = (path for path in (content / folder).rglob("*") if path.suffix in (".md", ".diff"))
        yield from sorted(path for path in below if not path.name.startswith(".") and not path.is_dir())
    yield from (content / name for name in _FILES if os.path.lexists(content / name))


def encode(text: str) -> bytes:
    """The bytes of a text that `read` gave, or of a new one."""
    return text.encode("utf-8", "surrogateescape")


def digest(text: str) -> str:
    """SHA-256 of a text's bytes, hex."""
    return hashlib.sha256(encode(text)).hexdigest()
