"""Seams: lines inside a text at which another text may go on that was broken off further above.

Where a column ends, the rest of one text may stand right below the beginning of another, or below a full line that
happens to end a sentence. What that line lacks to be told from the text around it, the text that lacks its rest may
tell: the line goes on with it better than with the line above, and below speaks of the same rather than the text above.
The likeliest such lines (`rests`, cutweights.SEAM) are made pieces of their own, and the stitcher decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import chain
from math import exp, log1p

from . import limits, scene, shifts
from .lines import width_of
from .parts import Kind, Piece
from .rests import Place, Rests
from .scene import Odds, Scene
from .stitch import Link

SURE = 9.0  # log-odds of a joint with which a text lacks no rest
LEAST = -2.5  # log-odds that a line is the rest of a text, rather than another line or none
ROUNDS = 2  # what is broken off above a seam lacks its rest, too
WAITING = 6  # texts that were broken off last
LOST = 3.0  # log-odds of a joint with which a text may yet lack its rest
GAIN = 3.0  # log-odds by which characters alone say that a line rather goes on with it than with the line above
BEST_GAINS = 2  # such lines
BEST = 12  # lines that may be the rest of one: these are looked at closely


def divide(view: Scene, links: Sequence[Link]) -> tuple[list[Piece], Odds]:
    """The pieces of a page, divided at the likeliest seams of texts that lack their rest, and how likely each is."""
    ends, rests = lacking(view, links), Rests(view)
    found: dict[int, set[Place]] = {}
    able = places(view) if ends else []
    for place in _seams(view, ends, rests, able):
        found.setdefault(place.piece, set()).add(place)
    shift = shifts.best(view, rests, able, _broken_off(view)[-WAITING:]) if ends else None
    if shift is not None:
        found.setdefault(shift.place.piece, set()).add(shift.place)
    odds = {
        (view.pieces[end].spans[-1], view.pieces[place.piece].spans[place.line]): rests.odds(end, place, None)
        + (shift.gain if shift and place == shift.place else 0.0)
        for place in chain.from_iterable(found.values())
        for end in ends
        if end < place.piece
    }
    pieces = [
        part
        for i, piece in enumerate(view.pieces)
        for part in divided(piece, sorted((place.line, place.at) for place in found.get(i, ())))
    ]
    return pieces, {**view.rests, **odds}


def lacking(view: Scene, links: Sequence[Link]) -> dict[int, float | None]:
    """The texts that were broken off and do not surely go on anywhere, each with the log-odds of its joint if any."""
    if not view.indents:
        return {}
    undone = {(link.a, link.b) for link in links if view.pieces[link.b].seam}
    goes_on = {link.a: SURE if view.pieces[link.b].seam else link.score for link in links}
    cut = [i for i in view.flow if scene.must_go_on(view, i) and _fills_its_column(view.pieces[i])]
    return {
        i: goes_on.get(i)
        for i in sorted([*cut, *_cut_at_sentences(view, cut)])
        if goes_on.get(i, 0.0) < SURE and not view.ends[i].sealed and (i, i + 1) not in undone
    }


def _broken_off(view: Scene) -> list[int]:
    """The texts that surely were cut above a headline, whether they lack their rests or not."""
    texts = [i for i in view.flow if view.pieces[i].kind is Kind.TEXT and scene.above_head(view, i)]
    return [i for i in texts if scene.must_go_on(view, i) and _fills_its_column(view.pieces[i])]


def _cut_at_sentences(view: Scene, cut: Sequence[int]) -> list[int]:
    """The texts that may have been cut where a sentence ends, if many of those above headlines surely were cut."""
    ends = [i for i in view.flow if view.pieces[i].kind is Kind.TEXT and scene.above_head(view, i)]
    if len(set(ends).intersection(cut)) < limits.CUT_SHARE * len(ends):
        return []
    return [i for i in ends if scene.may_be_cut(view, i)]


def _fills_its_column(piece: Piece) -> bool:
    return piece.full and (piece.lines > 1 or piece.indented)


def places(view: Scene) -> list[Place]:
    """The lines that may be the rest of a text: each stands below a full one in a text."""
    texts = [i for i, piece in enumerate(view.pieces) if piece.kind is Kind.TEXT and piece.lines > 1]
    return [Place(i, line, at) for i in texts for line, at in _lines(view.pieces[i])]


def _seams(view: Scene, ends: Mapping[int, float | None], rests: Rests, able: Sequence[Place]) -> Iterator[Place]:
    """The likeliest seams of each text that lacks its rest."""
    for end in list(ends)[-WAITING:]:
        below = [place for place in able if place.piece > end]
        best = rests.likeliest(end, below, BEST)
        odds = [(rests.odds(end, place, ends[end]), place) for place in best]
        none = log1p(sum(exp(odd) for odd, _ in odds))
        yield from (place for odd, place in odds if odd - none > LEAST)
        lost = (ends[end] or 0.0) <= LOST and view.pieces[end].lines > 1
        gains = rests.gains(end, below, GAIN) if lost else []
        yield from (place for _, place in nlargest(BEST_GAINS, gains))


def _lines(piece: Piece) -> Iterator[tuple[int, int]]:
    """The lines of a piece that stand below a full one: the number of each, and its place in the text."""
    sizes = [span.end - span.start for span in piece.spans]
    longest, above = max(sizes), ""
    for line, at in lines_of(piece):
        blank = piece.text[at : at + 1].isspace()
        if above and not blank and _is_full(above, piece.width, longest):
            yield line, at
        above = piece.text[at + blank : at + blank + sizes[line]]


def lines_of(piece: Piece) -> Iterator[tuple[int, int]]:
    """The number of each line of a piece and its place in the text, that of the blank above it where one stands."""
    at = 0
    for line, span in enumerate(piece.spans):
        yield line, at
        at += piece.text[at : at + 1].isspace() + span.end - span.start


def _is_full(line: str, width: float, longest: int) -> bool:
    """Whether a line is as wide as others, or as long where they were cut at a number of characters."""
    return len(line) >= longest - limits.COLUMN_SLACK or width_of(line) >= width - limits.COLUMN_SLACK


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
            seam=piece.seam or k > 0,
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
