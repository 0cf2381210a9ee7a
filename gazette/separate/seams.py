"""Seams: lines inside a text at which another text may go on that was broken off further above.

Where a column ends, the rest of one text may stand right below the beginning of another, or below a full line that
happens to end a sentence. What that line lacks to be told from the text around it, the text that lacks its rest may
tell: of all lines below, those that go on with it best, rather than with the line above them, are made pieces of their
own, and the stitcher decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import nlargest
from typing import NamedTuple

from . import abutting, limits, marks, scene
from .lines import width_of
from .parts import Kind, Piece
from .scene import Scene
from .stitch import Link

GAIN = 2.0  # log-odds by which a line rather goes on with a text above than with the end of a sentence
SEAM_GAIN = 3.0  # and than with a line that ends none
SURE = 3.0  # log-odds of a joint with which a text lacks no rest
WAITING = 6  # texts that were broken off last
BEST = 2  # lines that may be the rest of one


class Seam(NamedTuple):
    """A place inside a piece, before a line and in its text; how much better than to the line above that fits."""

    gain: float
    piece: int
    line: int
    at: int


def divide(view: Scene, links: Sequence[Link]) -> list[Piece]:
    """The pieces of a page, divided at the likeliest seams of the texts that lack their rest."""
    pieces = view.pieces
    found: dict[int, set[tuple[int, int]]] = {}
    for seam in _seams(pieces, _lacking(view, links)) if view.indents else ():
        found.setdefault(seam.piece, set()).add((seam.line, seam.at))
    return [part for i, piece in enumerate(pieces) for part in divided(piece, sorted(found.get(i, ())))]


def _lacking(view: Scene, links: Sequence[Link]) -> frozenset[int]:
    """The texts that were broken off and hardly go on anywhere."""
    goes_on = {link.a for link in links if link.score > SURE}
    full = [i for i in view.flow if i not in goes_on and view.pieces[i].full and view.pieces[i].lines > 1]
    return frozenset([i for i in full if scene.must_go_on(view, i) and not view.ends[i].sealed])


def _seams(pieces: Sequence[Piece], lacking: frozenset[int]) -> Iterator[Seam]:
    """The likeliest seams of each text that lacks its rest."""
    waiting: list[int] = []
    best: dict[int, list[Seam]] = {}
    for i, piece in enumerate(pieces) if lacking else ():
        if piece.kind is Kind.TEXT and piece.lines > 1 and waiting:
            places = list(_places(piece))
            for end in waiting:
                found = [seam for line, at in places if (seam := _seam(pieces, end, i, line, at))]
                best[end] = nlargest(BEST, best.get(end, []) + found)
        if i in lacking:
            waiting = [*waiting, i][-WAITING:]
    for found in best.values():
        yield from found


def _places(piece: Piece) -> Iterator[tuple[int, int]]:
    """Where each line of a piece begins that stands below a full one: its number, and its place in the text."""
    at, longest = 0, max(span.end - span.start for span in piece.spans)
    above = ""
    for line, span in enumerate(piece.spans):
        blank = piece.text[at : at + 1].isspace()
        if above and not blank and _is_full(above, piece.width, longest):
            yield line, at
        above = piece.text[at + blank : at + blank + span.end - span.start]
        at += blank + span.end - span.start


def _is_full(line: str, width: float, longest: int) -> bool:
    """Whether a line is as wide as others, or as long where they were cut at a number of characters."""
    return len(line) >= longest - limits.COLUMN_SLACK or width_of(line) >= width - limits.COLUMN_SLACK


def _seam(pieces: Sequence[Piece], end: int, i: int, line: int, at: int) -> Seam | None:
    """The seam at a place, where a text that was broken off goes on there."""
    text, broken = pieces[i].text, pieces[end].text
    left, right = text[max(0, at - 8) : at], text[at : at + 8]
    least = GAIN if marks.closed(text[:at]) else SEAM_GAIN
    gain = abutting.goes_on(broken, right) - abutting.goes_on(left, right)
    if gain < least:
        return None
    return Seam(gain, i, line, at)


def divided(piece: Piece, places: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """A piece as its parts."""
    if not places:
        yield piece
        return
    lines = [0, *[line for line, _ in places], len(piece.spans)]
    ends = [0, *[at for _, at in places], len(piece.text)]
    last = len(lines) - 2
    for k in range(last + 1):
        yield piece._replace(
            spans=piece.spans[lines[k] : lines[k + 1]],
            text=piece.text[ends[k] : ends[k + 1]],
            lines=lines[k + 1] - lines[k],
            gap=0 if k else piece.gap,
            after=piece.after if k == last else 0,
            indented=piece.indented and not k,
            full=piece.full if k == last else True,
            over=0.0 if k else piece.over,
            seam=k > 0,
        )


def close(pieces: Sequence[Piece], links: Sequence[Link]) -> tuple[list[Piece], tuple[Link, ...]]:
    """The pieces with the seams undone at which nothing else goes on, and the other links between them."""
    into, out = {link.b: link.a for link in links}, {link.a for link in links}
    found: list[Piece] = []
    new: list[int] = []
    for i, piece in enumerate(pieces):
        undone = piece.seam and (into.get(i) == i - 1 or (i not in into and i - 1 not in out))
        if undone:
            found[-1] = _rejoined(found[-1], piece)
        else:
            found.append(piece)
        new.append(len(found) - 1)
    left = [replace(link, a=new[link.a], b=new[link.b]) for link in links if new[link.a] != new[link.b]]
    return found, tuple(left)


def _rejoined(above: Piece, below: Piece) -> Piece:
    return above._replace(
        spans=above.spans + below.spans,
        text=above.text + below.text,
        lines=above.lines + below.lines,
        after=below.after,
        full=below.full,
    )
