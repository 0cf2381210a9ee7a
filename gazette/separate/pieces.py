"""Pieces: runs of printed lines that surely belong together, before anything that was cut is stitched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gazette.model import Span

from . import bylines, captions, cohesion, furniture, headlines, joints, marks
from . import thresholds as T
from .layout import Layout
from .lines import Line


class Kind(StrEnum):
    """What a piece was taken for."""

    TEXT = "text"
    TITLE = "title"
    BYLINE = "byline"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of lines. `joins` are the gaps inside that were bridged; `full` says that its last line fills its column."""

    kind: Kind
    spans: tuple[Span, ...]
    text: str
    gap: int = 0
    after: int = 0  # blank lines below
    level: int = 0
    indented: bool = False
    full: bool = False
    lines: int = 1
    width: float = 0.0

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.spans[0].line


ASCII_WORD = re.compile(r"[A-Za-z0-9]")


def glue(left: str, right: str) -> str:
    """Join two halves of a text: without a blank, but for two Latin words.

    >>> glue("交通安", "全"), glue("New", "York")
    ('交通安全', 'New York')
    """
    between = " " if left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalpha() else ""
    return left + between + right


def cut_into_pieces(lines: Sequence[Line], layout: Layout) -> tuple[Piece, ...]:
    """Label every line alone, then join the lines of a paragraph where nothing was cut."""
    pieces: list[Piece] = []
    for i, line in enumerate(lines):
        piece = _alone(line, layout, layout.columns[i])
        if piece.kind is Kind.TITLE and layout.wrapped and _first_of_paragraph(lines, i, layout):
            piece = replace(piece, kind=Kind.TEXT)
        if pieces and _continues(pieces[-1], piece, lines[i - 1], line, layout, i):
            pieces[-1] = _join(pieces[-1], piece)
        else:
            if pieces:
                pieces[-1] = replace(pieces[-1], after=line.gap)
            pieces.append(piece)
    return tuple(_lone_titles(pieces))


def _lone_titles(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A line as wide as the column, but alone between blanks, may well be a headline; its joints will tell."""
    for i, piece in enumerate(pieces):
        lone = piece.kind is Kind.TEXT and piece.lines == 1 and piece.full and (piece.gap or not i) and (piece.after or i == len(pieces) - 1)
        after_text = not i or pieces[i - 1].kind is not Kind.TEXT or marks.closed(pieces[i - 1].text)
        yield replace(piece, kind=Kind.TITLE) if lone and after_text and headlines.may_be_title(piece.text) else piece


def _alone(line: Line, layout: Layout, columns: tuple[float, float]) -> Piece:
    kind = _kind(line, layout, columns)
    return Piece(kind, (line.span,), line.text, gap=line.gap, level=line.level, indented=line.indented,
                 full=_full(line, columns), width=line.width)


def _kind(line: Line, layout: Layout, columns: tuple[float, float]) -> Kind:
    if furniture.is_furniture(line.text):
        return Kind.FURNITURE
    if line.level:
        return Kind.TITLE
    if bylines.is_byline(line.text):
        return Kind.BYLINE
    if captions.looks_like_caption(line.text):
        return Kind.CAPTION
    if layout.wrapped and _full(line, columns):
        return Kind.TEXT
    return Kind.TITLE if headlines.may_be_title(line.text) else Kind.TEXT


def _first_of_paragraph(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line that lacks the width of an indent is the first of the paragraph that fills the lines below it."""
    line, column = lines[i], layout.columns[i][1]
    if line.level or i + 1 >= len(lines) or lines[i + 1].gap or not column or lines[i + 1].indented:
        return False
    room = column - line.width
    if not -T.COLUMN_SLACK <= room <= T.COLUMN_SLACK + T.FIRST_LINE_INDENT or not _full(lines[i + 1], layout.columns[i + 1]):
        return False
    if marks.NO_START.match(lines[i + 1].text) or joints.completed_word(line.text, lines[i + 1].text):
        return True
    text = "".join(below.text for below in lines[i + 1: i + 5])
    pairs = cohesion.bigrams(line.text)
    return len(pairs & cohesion.bigrams(text)) < T.REPEATED * len(pairs)


def _full(line: Line, columns: tuple[float, float]) -> bool:
    """Whether a line fills the column of its neighbours on either side."""
    return any(column and -T.COLUMN_SLACK <= line.width - column <= T.COLUMN_SLACK for column in columns)


def _continues(piece: Piece, new: Piece, last: Line, line: Line, layout: Layout, i: int) -> bool:
    """Whether a line belongs to the piece above it by position alone."""
    if line.gap or new.kind in (Kind.FURNITURE, Kind.BYLINE) or piece.kind in (Kind.FURNITURE, Kind.BYLINE, Kind.TITLE):
        return False
    if line.level or (line.indented and layout.indents) or not layout.wrapped:
        return False
    if new.kind is Kind.CAPTION:
        return False
    return _runs_on(piece, last, line, layout.columns[i - 1])


def _runs_on(piece: Piece, last: Line, line: Line, columns: tuple[float, float]) -> bool:
    """Whether the text of a wrapped paragraph runs on into the next line."""
    if marks.NO_START.match(line.text):
        return True
    room = max(columns) - last.width
    if piece.kind is Kind.CAPTION:
        return not marks.closed(last.text) and room <= T.COLUMN_SLACK
    if marks.closed(last.text):
        return _full(last, columns) and room < 1.5 and bylines.dateline(line.text) is None
    return True


def _join(piece: Piece, new: Piece) -> Piece:
    return replace(piece, spans=piece.spans + new.spans, text=glue(piece.text, new.text), full=new.full,
                   lines=piece.lines + 1, width=max(piece.width, new.width))
