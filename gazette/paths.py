"""File names that every system can store and that cannot lead out of a folder."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from gazette.model import Problem, Severity

LONGEST = 255  # bytes of one name, the limit of ext4, APFS and NTFS

# Names and characters that Windows reserves.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?", re.IGNORECASE)
_ORDINARY = re.compile(r"[a-z0-9-]{5,200}\.[a-z]{2,5}")  # most names: too long to be reserved, and fit to be written
_PLAIN = re.compile(r"[\w.~-]+")
_ROOM = 200  # bytes of a name that leave room for a mark, a suffix and a temporary name
_HIDDEN = ("Cc", "Cf", "Zl", "Zp")  # controls, formats (zero-width, bidirectional), separators of lines, paragraphs
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*\ud800-\udfff]')


def fault(path: str) -> str | None:
    """Why a relative path with forward slashes is not safe to write; None where it is."""
    if path.startswith("/"):
        return "it is absolute"
    folder, below, name = path.rpartition("/")
    return (_folder_fault(folder) if below else None) or _part_fault(name)


@lru_cache(maxsize=1024)  # many files stand in few folders
def _folder_fault(folder: str) -> str | None:
    return next((why for part in folder.split("/") if (why := _part_fault(part))), None)


def _part_fault(part: str) -> str | None:
    if _ORDINARY.fullmatch(part):
        return None
    if part in ("", ".", ".."):
        return f"it has a part {part!r}"
    if found := _FORBIDDEN.search(part):
        return f"{found[0]!r} is not a character for file names"
    if _RESERVED.fullmatch(part):
        return f"{part!r} is a reserved name"
    if part.endswith((".", " ")):
        return f"{part!r} ends with a full stop or a space"
    return f"a name is longer than {LONGEST} bytes" if len(part.encode()) > LONGEST else None


def unnameable(name: str) -> str | None:
    """Why pages, addresses and messages cannot name a file: it is not UTF-8, or holds what nobody sees; None if not."""
    if name.isascii() and name.isprintable():
        return None
    if re.search("[\ud800-\udfff]", name):
        return "is not UTF-8"
    hidden = next((c for c in name if unicodedata.category(c) in _HIDDEN), None)
    return f"holds U+{ord(hidden):04X}, which cannot be seen" if hidden else None


def faults(paths: Iterable[str]) -> tuple[Problem, ...]:
    """What is wrong with a set of paths: unsafe ones, and pairs that some file system would take for one."""
    found = []
    seen: dict[str, str] = {}
    ordered = sorted(paths)
    for path in ordered:
        if why := fault(path):
            found.append(_problem(path, f"the file name is not safe: {why}"))
        elif (twin := seen.setdefault(fold(path), path)) != path:
            found.append(_problem(path, f"some systems take the file name for that of {twin}"))
    folders = {path.rpartition("/")[0] for path in ordered}  # a few, with very many files
    taken = {folder for folder in folders if not seen.keys().isdisjoint(_folders(folder))}
    for path in ordered if taken else ():
        above = _folders(path.rpartition("/")[0])
        found += [_problem(path, f"{seen[key]} is a file and a folder") for key in above if key in seen]
    return tuple(found)


@lru_cache(maxsize=1024)
def _folders(folder: str) -> tuple[str, ...]:
    """A folder and all above it, as `fold` has them; remembered, since many files stand in few folders."""
    return tuple(fold(str(each)) for each in (PurePosixPath(folder), *PurePosixPath(folder).parents))


def portable(name: str) -> str:
    """A file name, less suffix, as every system can store it and every address can hold it: the same where it is.

    >>> portable("000_0f2e56c5cff88224"), portable("a?b")
    ('000_0f2e56c5cff88224', 'a-b-c2a7b64a')
    """
    plain = _PLAIN.fullmatch(name) and fault(name) is None and len(name.encode()) <= _ROOM
    return name if plain else _marked(name)


def unique(name: str) -> str:
    """Like `portable`, and never equal, for two names, to what some file system takes for one.

    >>> unique("a"), unique("A")
    ('a', 'a-559aead0')
    """
    return portable(name) if fold(name) == name else _marked(name)


def _marked(name: str) -> str:
    """What of a name can stay, and a digest of all of it."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stays = re.sub(r"[^\w]+", "-", fold(name)).strip("-").encode("utf-8", "ignore")[:_ROOM].decode("utf-8", "ignore")
    return f"{stays}-{digest}" if stays else digest


def fold(path: str) -> str:
    """A key that is equal for paths which a file system that folds case, or normalises, takes for one."""
    if path.isascii():
        return path.lower()  # the same, and many sites have nothing else
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def top(path: str) -> str:
    """The first part of a path as `fold` has it: paths clash only where it is the same."""
    return _folded(path.partition("/")[0])


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return fold(name)


def _problem(path: str, what: str) -> Problem:
    return Problem(path, None, None, "G504", what, "rename the page or seed that gives the name", Severity.FATAL)
