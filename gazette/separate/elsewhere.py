"""Texts that go on, or began, on another page: what a note at their end or start, or beside them, says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import continuations
from .parts import Kind, Piece

ONWARD = re.compile(r"[^\u4e00-\u9fff]*(?:下转|转接|转第|转(?=\s?[0-9A-Z一二三四五六七八九十]))")
BACKWARD = re.compile(r"[^\u4e00-\u9fff]*(?:上接|紧接|接(?=\s?第?[0-9A-Z一二三四五六七八九十]))")


def goes_on(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a note at the end of a piece, or right below it, says that it goes on on another page: 下转第四版."""
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    noted = below is not None and below.kind is Kind.FURNITURE and ONWARD.match(below.text) is not None
    return noted or continuations.goes_on(pieces[i].text) is not None


def began(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a note at the start of a piece, or right above it, says that it began on another page: 上接第一版."""
    above = pieces[i - 1] if i else None
    noted = above is not None and above.kind is Kind.FURNITURE and BACKWARD.match(above.text) is not None
    return noted or continuations.began(pieces[i].text) is not None
