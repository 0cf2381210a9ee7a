"""What people write into pages and cannot mean: unfinished merges, characters that no text has, dates that are none.

A page with it is left out and told, but for characters that cannot be seen: it is shown without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from gazette import merging
from gazette.describe.date_intervals import interval
from gazette.model import Article, Problem, Severity

# What no text has: XML forbids it, and a reader cannot see it. A form feed or a line separator parts what it stands in.
_BLANKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_EITHER = re.compile(f"{_BLANKS.pattern[:-1]}{_CONTROLS.pattern[1:]}")
# The same where it is written as an escape. Line separators are characters like others there: feeds may hold them.
_ESCAPES = re.compile("[\0\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def seen(text: str, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """A text without what cannot be seen, which is told; None, and a problem, where no page can be made of it."""
    if "\0" in text:
        line, column = _place(text, text.index("\0"))
        return None, (Problem(path, line, column, "G126", "a NUL character stands here", "delete it"),)
    if conflict := merging.unfinished(text, path):
        return None, (conflict,)
    found = list(_EITHER.finditer(text))
    if not found:
        return text, ()
    line, column = _place(text, found[0].start())
    codes = ", ".join(f"U+{ord(c):04X}" for c in sorted({match[0] for match in found})[:5])
    what = f"{len(found)} characters that cannot be seen are not shown ({codes})"
    told = Problem(path, line, column, "G119", what, "delete them if you can", Severity.NOTE)
    return _CONTROLS.sub("", _BLANKS.sub(" ", text)), (told,)


def faults(article: Article, text: str, path: str) -> Iterator[Problem]:
    """What is wrong with the fields of a page, whose text this is, though each is of its kind."""
    for judge in (_untitled, _no_date, _escaped):
        yield from judge(article, text, path)


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _no_date(article: Article, text: str, path: str) -> Iterator[Problem]:
    try:
        interval(article.date)
    except ValueError:
        line = _line_of("date", text)
        mend = "write it as 2019-12-09, 2019-12, 2019, 2019-12-01/2019-12-09 or XXXX (EDTF)"
        yield Problem(path, line, None, "G118", f"`date` says {article.date!r}, which is no date", mend)


def _untitled(article: Article, text: str, path: str) -> Iterator[Problem]:
    if not any(c.isprintable() and not c.isspace() for c in article.title):
        line = _line_of("title", text)
        yield Problem(path, line, None, "G103", "nothing of the title can be seen", "write one after `title:`")


def _escaped(article: Article, text: str, path: str) -> Iterator[Problem]:
    """Escapes of YAML ("\\x07") can write what no text has; nothing else can, where `seen` gave the text."""
    if "\\" not in text:
        return
    for each in fields(article):
        value = getattr(article, each.name)
        parts = value if isinstance(value, tuple) else (value,)
        if each.name != "body" and (found := next(filter(None, map(_escape_in, parts)), None)):
            what = f"`{each.name}` holds U+{ord(found):04X}, which cannot be shown"
            yield Problem(path, _line_of(each.name, text), None, "G103", what, "take the escape out")


def _escape_in(part: object) -> str:
    found = _ESCAPES.search(part) if isinstance(part, str) else None
    return found[0] if found else ""


def _line_of(field: str, text: str) -> int | None:
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.startswith(f"{field}:")), None)
