"""Headlines hidden in texts that were cut: what goes on with such a text tells where it ends and a headline begins.

A text hardly ends without a stop above an indented one: it was cut, and its last lines may be a headline. Which lines
are, `atop` says by what stands at the place alone; the rest far below, which goes on with the last line of the text
rather than with the headline, says it better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from gazette.model import Span

from . import abutting, atop, cutweights, limits, pieces, seams
from .layout import Layout
from .lines import Line
from .parts import Kind, Piece
from .stitch import Link
from .weighing import weigh


class Sheet(NamedTuple):
    """The lines of a page, how they are set, and the place of each by its span."""

    lines: Sequence[Line]
    layout: Layout
    at: Mapping[Span, int]


def uncover(found: Sequence[Piece], links: Sequence[Link], lines: Sequence[Line], layout: Layout) -> list[Piece]:
    """The pieces of a page; headlines that were taken for the end of a text that was cut are pieces of their own."""
    if not layout.indents:
        return list(found)
    sheet = Sheet(lines, layout, {line.span: i for i, line in enumerate(lines)})
    rests = {link.a: found[link.b].text for link in links if link.score > limits.HIDDEN_LINK}
    return [
        part for i in range(len(found)) for part in _divided(found[i], _first(found, i, rests.get(i), sheet), sheet)
    ]


def _divided(piece: Piece, first: int, sheet: Sheet) -> Iterator[Piece]:
    """A piece divided above the line with a number; each one from it on is one of a headline. With 0 it stays whole."""
    if not first:
        yield piece
        return
    at = dict(seams.lines_of(piece))[first]
    yield next(seams.divided(piece, [(first, at)]))
    yield from (pieces.headline_line(sheet.lines, sheet.at[span], sheet.layout) for span in piece.spans[first:])


def _first(found: Sequence[Piece], i: int, rest: str | None, sheet: Sheet) -> int:
    """The number of the line of a piece with which a hidden headline begins; 0 where none does."""
    piece, below = found[i], _opening(found, i)
    if below is None or (rest is None and atop.ends(piece.text)):
        return 0
    end, last = sheet.at[found[below].spans[0]], sheet.at[piece.spans[-1]]
    known = _odds(last + 1, end, sheet) if last + 1 < end else limits.HIDDEN_HEAD
    best, first = known, 0
    for start in atop.starts(sheet.lines, end, sheet.layout):
        number, above = len(piece.spans) - (last + 1 - start), sheet.lines[start - 1].text
        if start > last or number <= 0 or atop.ends(above):
            continue
        odds = _odds(start, end, sheet)
        if rest is not None:
            odds += limits.HIDDEN_REST * (abutting.goes_on(above, rest) - abutting.goes_on(piece.text, rest))
        if odds > best:
            best, first = odds, number
    return first


def _odds(start: int, end: int, sheet: Sheet) -> float:
    """The log-odds that the lines down to an opening are its headline, by what stands there."""
    return weigh(atop.see(sheet.lines, start, end, sheet.layout), cutweights.ATOP)


def _opening(found: Sequence[Piece], i: int) -> int | None:
    """The piece that opens right below a text of several lines, or below the headline lines that follow it."""
    if found[i].kind is not Kind.TEXT or found[i].lines < 2:
        return None
    for k in range(i + 1, min(i + 1 + atop.LINES_MAX, len(found))):
        below = found[k]
        if below.gap or below.kind not in (Kind.TITLE, Kind.BYLINE, Kind.TEXT):
            return None
        if below.kind is not Kind.TITLE:
            return k if below.kind is Kind.BYLINE or below.indented else None
    return None
