"""Captions that an export prints at the end of a page, below the last article: short sentences under one another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import pictured
from .parts import Kind, Piece

LAST_MIN = 2  # captions under one another at the end of a page
LAST_LINES = 2  # of each of them
LONG_MIN = 5  # paragraphs above them
SPOKEN = re.compile(r"[“”？！：；我你他她]|^(?:目前|如今|现在|近日|下一步|截至|据|特此|同时|此外|接下来)")


def at_the_end(pieces: Sequence[Piece]) -> list[Piece]:
    """Mark as captions the short sentences at the end of a page, two at least, whose other paragraphs are long."""
    size = len(pieces)
    while size and pieces[size - 1].kind is Kind.FURNITURE:
        size -= 1
    first = size
    while first and _is_short_sentence(pieces[first - 1]):
        first -= 1
    others = [piece for piece in pieces[:first] if piece.kind is Kind.TEXT]
    below_text = first > 0 and pieces[first - 1].kind is Kind.TEXT
    pictures = size - first >= LAST_MIN and any(pictured.shows(piece.text) for piece in pieces[first:size])
    if not below_text or not pictures or len(others) < LONG_MIN or any(map(_is_short, others)):
        return list(pieces)
    captions = [piece._replace(kind=Kind.CAPTION) for piece in pieces[first:size]]
    return [*pieces[:first], *captions, *pieces[size:]]


def _is_short(piece: Piece) -> bool:
    """Whether a whole paragraph is as short as a caption, and is none."""
    short = len(piece.text) <= pictured.LONGEST and piece.text[-1] in "。；！？”"
    return short and not pictured.shows_scene(piece.text)


def _is_short_sentence(piece: Piece) -> bool:
    """Whether a piece is one sentence of a caption's length that nobody says or signs."""
    short = piece.kind is Kind.TEXT and len(piece.text) <= pictured.LONGEST
    whole = piece.text[-1] == "。" and piece.text.count("。") == 1
    return short and whole and piece.lines <= LAST_LINES and not piece.indented and not SPOKEN.search(piece.text)
