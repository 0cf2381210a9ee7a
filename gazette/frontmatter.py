"""Front matter as pages mostly have it, read without a YAML parser; everything else is left to strictyaml.py.

What is read here is what strictyaml would read, and many times as fast: keys at the margin with plain values on one
line, lists, contributors as pairs, and groups of fields two spaces in. At the first line that is anything else the
whole is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.strictyaml import NULLS, Value

_KEY = re.compile(r"[a-z_]+").fullmatch
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=")  # a plain value begins with none of them
_FLOW = re.compile(r"[,\[\]{}:?#]").search  # what has a meaning inside brackets
_QUOTED = re.compile(r'"([^"\\]+)"').fullmatch
_PAIR = re.compile(r"\{([a-z]+): ([^,]+), ([a-z]+): ([^,]+)\}").fullmatch


class _OtherError(Exception):
    """This is not written in the usual way."""


def read(text: str) -> dict[str, Value] | None:
    """What the front matter says; None where it takes a YAML parser to know."""
    try:
        return _mapping(text.removesuffix("\n").split("\n"))
    except _OtherError:
        return None


def _mapping(lines: Sequence[str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    at = 0
    while at < len(lines):
        key, colon, rest = lines[at].partition(":")
        if not colon or key in found or not _KEY(key):
            raise _OtherError
        at += 1
        if rest:
            found[key] = _value(rest)
            continue
        end = at
        while end < len(lines) and lines[end][:2] in ("- ", "  "):
            end += 1
        found[key] = _below(lines[at:end])
        at = end
    return found


def _value(rest: str) -> Value:
    """What follows a colon: a text, or a list in brackets."""
    if rest[0] != " ":
        raise _OtherError
    text = rest[1:]
    if text[:1] != "[":
        return _text(text)
    if text[-1] != "]":
        raise _OtherError
    return [_flow(item) for item in text[1:-1].split(", ")]


def _below(lines: Sequence[str]) -> Value:
    """What stands below a key: items, or fields two spaces in."""
    marks = {line[:2] for line in lines}
    if marks == {"- "}:
        return [_item(line[2:]) for line in lines]
    if marks == {"  "}:
        return _mapping([line[2:] for line in lines])
    raise _OtherError


def _item(text: str) -> Value:
    if text[:1] != "{":
        return _text(text)
    pair = _PAIR(text)
    if pair is None or pair[1] == pair[3]:
        raise _OtherError
    return {pair[1]: _flow(pair[2]), pair[3]: _flow(pair[4])}


def _flow(text: str) -> str:
    if _FLOW(text):
        raise _OtherError
    return _plain(text)


def _text(text: str) -> str:
    quoted = _QUOTED(text)
    if quoted is None:
        return _plain(text)
    if not quoted[1].isprintable():
        raise _OtherError
    return quoted[1]


def _plain(text: str) -> str:
    if (
        not text
        or text[0] in _INDICATORS
        or text[0] == " "
        or text[-1] in " :"
        or ": " in text
        or " #" in text
        or text in NULLS
        or not text.isprintable()
    ):
        raise _OtherError
    return text
