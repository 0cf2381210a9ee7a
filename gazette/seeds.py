"""Seeds read: a folder of raw texts as pages of clean lines, and a word on whatever is odd about them.

Only what cannot be seen is taken out of a text (controls, bidirectional and zero-width characters), and radicals become
the characters that were printed. Nothing is normalised beyond that: NFKC would turn ， into a comma.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from gazette import merging
from gazette.encoding import Text, Undecodable
from gazette.encoding import decode as decode_bytes
from gazette.model import Page, Problem, Severity
from gazette.paths import unnameable
from gazette.radicals import IDEOGRAPHS

LIMIT = 256 * 1024  # bytes; a newspaper page has some ten to thirty thousand
LINES = 20_000  # a page has some hundreds, one column of single characters some thousands
_ATTEMPTS = 3  # readings of a file that changes under our eyes

# White space that is no line end: a form feed, a line separator … becomes a space, so that what it parted stays apart.
_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width characters, bidirectional controls, invisible operators, interlinear annotation,
# noncharacters (which XML forbids) and tags.
_UNSEEN = re.compile(
    "[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\U000e0001\U000e0020-\U000e007f]"
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_ODD = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\r")

Found = tuple[Page | None, tuple[Problem, ...]]


def read_folder(folder: Path) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read every *.txt of a folder, by name. What cannot be read gives a problem and no page; the others stand."""
    try:
        paths = sorted(path for path in folder.iterdir() if _is_seed(path.name))
    except OSError as error:
        what = f"the folder cannot be read ({error.strerror})"
        return (), (_problem(str(folder), "G013", what, "name it with --seeds", Severity.FATAL),)
    found = [_read(path, folder) for path in paths]
    pages, copies = _without_copies((page for page, _ in found if page), folder)
    return pages, tuple(problem for _, problems in found for problem in problems) + copies


def decode(name: str, data: bytes) -> Page | Problem:
    """The page that a seed's bytes hold, or the problem that stands in its way."""
    page, problems = examine(name, data)
    return page or problems[0]


def examine(name: str, data: bytes, path: str = "") -> Found:
    """The page that a seed's bytes hold, if any, and everything worth telling about it."""
    where = path or name
    if len(data) > LIMIT:
        return None, (_too_large(where, len(data), LIMIT, "bytes"),)
    found = decode_bytes(data)
    if isinstance(found, Undecodable):
        return None, (_undecodable(where, data, found),)
    if "\0" in found.text:
        return None, (_nul(where, data, found),)
    text = _LINE_END.sub("\n", found.text)
    if (lines := text.count("\n")) > LINES:
        return None, (_too_large(where, lines, LINES, "lines"),)
    if conflict := merging.unfinished(text, where):
        return None, (conflict,)
    clean = _RADICAL.sub(lambda match: IDEOGRAPHS.get(ord(match[0]), match[0]), _UNSEEN.sub("", _BLANKS.sub(" ", text)))
    if not clean.strip():
        return None, (_problem(where, "G004", "the seed is empty", "delete it, or put the page's text into it", _NOTE),)
    page = Page(name, tuple(clean.removesuffix("\n").split("\n")), hashlib.sha256(data).hexdigest())
    return page, tuple(_notes(where, text, found.encoding))


# --- files ------------------------------------------------------------------------------------------------------


def _is_seed(name: str) -> bool:
    return name.lower().endswith(".txt") and not name.startswith(".")


def _read(path: Path, folder: Path) -> Found:
    if why := unnameable(path.name):
        return None, (_problem(str(path), "G014", f"the name of the seed {why}", "rename the file"),)
    try:
        # Path.resolve raises RuntimeError where links go in a circle; realpath raises OSError.
        if not Path(os.path.realpath(path, strict=True)).is_relative_to(folder.resolve()):
            return None, (_foreign(path, "the link leads out of the folder"),)
        data = _bytes(path)
    except IsADirectoryError:
        return None, (_foreign(path, "it is a folder"),)
    except OSError as error:
        what = f"the seed cannot be read ({error.strerror})"
        return None, (_problem(str(path), "G001", what, "mend its permissions or restore it"),)
    if isinstance(data, Problem):
        return None, (data,)
    return examine(path.name, data, str(path))


def _bytes(path: Path) -> bytes | Problem:
    """A whole state of the file: it is read again where it changed meanwhile."""
    for _ in range(_ATTEMPTS):
        # A pipe would block on opening; without O_NONBLOCK a build could be stopped for good.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                return _foreign(path, "it is not a regular file")
            if before.st_size > LIMIT:
                return _too_large(str(path), before.st_size, LIMIT, "bytes")
            data = file.read(LIMIT + 1)
            after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(data) == after.st_size:
            return data
    return _problem(str(path), "G012", "the seed changes while it is read", "build again when it is finished")


def _without_copies(pages: Iterable[Page], folder: Path) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Keep the first of pages that hold the same text, whatever their encoding, line ends and blanks."""
    kept: dict[str, Page] = {}
    problems = []
    for page in pages:
        text = "".join("".join(page.lines).split())
        first = kept.setdefault(hashlib.sha256(text.encode()).hexdigest(), page)
        if first is not page:
            what = f"this is a copy of {first.name}"
            problems.append(_problem(str(folder / page.name), "G005", what, "delete one of the two", _NOTE))
    return tuple(kept.values()), tuple(problems)


# --- problems ---------------------------------------------------------------------------------------------------

_NOTE = Severity.NOTE


def _notes(where: str, text: str, encoding: str) -> Iterator[Problem]:
    """What was changed in a text, or looks odd in it: counted, with the line on which it first stands."""
    if encoding != "utf-8":
        yield _problem(where, "G010", f"read as {encoding.upper()}", "save it as UTF-8 if you can", _NOTE)
    unseen = [*_UNSEEN.finditer(text), *_BLANKS.finditer(text)]
    yield from _counted(where, text, "G008", unseen, "invisible characters were removed", "nothing needs doing")
    radicals = [match for match in _RADICAL.finditer(text) if ord(match[0]) in IDEOGRAPHS]
    yield from _counted(where, text, "G011", radicals, "radicals are shown as characters", "nothing needs doing")
    odd = list(_ODD.finditer(text))
    yield from _counted(where, text, "G009", odd, "characters have no agreed meaning", "compare with the printed page")


def _counted(where: str, text: str, code: str, matches: list[re.Match[str]], what: str, mend: str) -> Iterator[Problem]:
    if matches:
        first = min(match.start() for match in matches)
        line = text.count("\n", 0, first) + 1
        column = first - text.rfind("\n", 0, first)
        seen = ", ".join(f"U+{ord(c):04X}" for c in sorted({match[0] for match in matches})[:5])
        yield Problem(where, line, column, code, f"{len(matches)} {what} ({seen})", mend, _NOTE)


def _undecodable(where: str, data: bytes, fault: Undecodable) -> Problem:
    line = data.count(b"\n", 0, fault.offset) + 1
    what = f"byte {fault.offset} (0x{data[fault.offset]:02X}) is not {fault.encoding.upper()} text"
    return Problem(where, line, None, "G002", what, "save the seed as UTF-8")


def _nul(where: str, data: bytes, found: Text) -> Problem:
    before = found.text[: found.text.index("\0")]
    offset = len(before.encode(found.encoding)) + _mark_length(data, found)
    line = before.count("\n") + 1
    return Problem(where, line, None, "G003", f"a NUL character at byte {offset}", "export the text again")


def _mark_length(data: bytes, found: Text) -> int:
    return len(data) - len(found.text.encode(found.encoding))


def _too_large(where: str, size: int, limit: int, unit: str) -> Problem:
    what = f"the seed has {size:,} {unit}; a page may have {limit:,}"
    return _problem(where, "G007", what, "split it into one file a page")


def _foreign(path: Path, what: str) -> Problem:
    return _problem(str(path), "G006", what, "put the file itself into the folder")


def _problem(path: str, code: str, what: str, mend: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(path, None, None, code, what, mend, severity)
