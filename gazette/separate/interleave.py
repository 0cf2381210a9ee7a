"""Articles set side by side: all first halves, then all second halves. Each cluster of unfinished pieces is read both
ways, one after the other and side by side, and the reading whose joints are better is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import thresholds as T
from .parts import Kind
from .scene import Scene, content


@dataclass(frozen=True, slots=True)
class Pairing:
    """Places in the flow of first halves and of their second halves, and how much better this reading is."""

    pairs: tuple[tuple[int, int], ...]
    margin: float


def pairings(view: Scene) -> Iterator[Pairing]:
    """The clusters that read better side by side."""
    for first, end in _clusters(view):
        halves = range(first, end)
        seconds = range(end, min(len(view.flow), end + T.SIDE_REACH + 2 * len(halves)))
        score, matched = _side_by_side(view, halves, seconds)
        margin = score - _one_after_another(view, halves) - _cost(view, halves)
        if matched and margin > 0:
            yield Pairing(tuple(zip(halves, matched, strict=True)), margin)


def _cost(view: Scene, halves: range) -> float:
    """What must be made up for: two halves may be one broken text, and headlines have no second half."""
    titles = sum(max(0.0, view.pieces[view.flow[place]].title) for place in halves)
    return T.SIDE_BY_SIDE + T.SIDE_BY_SIDE * (len(halves) == 2) + T.SIDE_PER_TITLE * titles


def _clusters(view: Scene) -> Iterator[tuple[int, int]]:
    """Runs of at least two unfinished text pieces: first place, and the place after the last."""
    start = None
    for place in range(len(view.flow) + 1):
        if place < len(view.flow) and _unfinished(view, place):
            start = place if start is None else start
            continue
        if start is not None and 2 <= place - start <= T.SIDE_MAX:
            yield start, place
        start = None


def _unfinished(view: Scene, place: int) -> bool:
    piece = view.pieces[view.flow[place]]
    text = piece.kind is Kind.TEXT or (piece.kind is Kind.TITLE and piece.title < T.SIDE_TITLE)
    return text and not piece.level and not view.ends[view.flow[place]].closed


def _one_after_another(view: Scene, halves: range) -> float:
    following = [place for place in (*halves[1:], halves[-1] + 1) if place < len(view.flow)]
    return sum(_gain(view, a, b) for a, b in zip(halves, following, strict=False))


def _side_by_side(view: Scene, halves: range, seconds: range) -> tuple[float, tuple[int, ...]]:
    """The best assignment of second halves in the same order as the first ones."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] + [(float("-inf"), ())] * len(halves)
    for there in seconds:
        best[0] = (T.SIDE_SKIP * (there - seconds.start), ())
        # From the last half back, so that one second half serves one first half only.
        for k in range(min(len(halves), there - seconds.start + 1), 0, -1):
            score, chosen = best[k - 1]
            gained = score + _gain(view, halves[k - 1], there) if len(chosen) == k - 1 else float("-inf")
            if gained > best[k][0]:
                best[k] = (gained, (*chosen, there))
    return best[-1]


def _gain(view: Scene, here: int, there: int) -> float:
    """What a joint says by itself; a piece that cannot be joined says no."""
    a, b = view.flow[here], view.flow[there]
    if view.ends[a].closed or view.ends[b].anchored:
        return T.IMPOSSIBLE
    return content(view, here, there)


def taken(found: Sequence[Pairing]) -> set[int]:
    """The places that these readings use."""
    return {place for pairing in found for pair in pairing.pairs for place in pair}
