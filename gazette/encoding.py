"""The bytes of a seed as text: UTF-8 first, then GB18030; UTF-16 where a byte order mark says so; else nothing.

Most short UTF-8 texts are also valid GB18030, so UTF-8 goes first; and damaged UTF-8 may be valid GB18030 too, so that
text in which several UTF-8 Han characters follow each other is never read as GB18030.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# Four UTF-8 sequences of Han characters or full-width punctuation in a row: 12 bytes which, read as GB18030, would need
# six rare characters in a row. Genuine GB18030 text has none.
_UTF8_HAN = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf]{2}){4}")


@dataclass(frozen=True, slots=True)
class Text:
    """Decoded text and the encoding that it was in."""

    text: str
    encoding: str


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Bytes that are no text: the offset of the first byte that does not fit, and the encoding it does not fit."""

    offset: int
    encoding: str


def decode(data: bytes) -> Text | Undecodable:
    """Read bytes as text, exactly or not at all: nothing is replaced."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, len(mark), encoding)
    text = _strictly(data, 0, "utf-8")
    if isinstance(text, Text) or _UTF8_HAN.search(data):
        return text
    chinese = _strictly(data, 0, "gb18030")
    # Of text that is broken, say where: text that is GB18030 for the most part was meant to be.
    return chinese if isinstance(chinese, Text) or chinese.offset > len(data) // 2 else text


def _strictly(data: bytes, start: int, encoding: str) -> Text | Undecodable:
    try:
        return Text(data[start:].decode(encoding), encoding)
    except UnicodeDecodeError as error:
        return Undecodable(start + error.start, encoding)
