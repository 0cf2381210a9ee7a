"""Articles set side by side: all first halves, then all second halves. Each cluster of unfinished pieces is read both
ways, one after the other and side by side, and the reading whose joints are better is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import language, limits
from .parts import Kind, Piece
from .scene import Scene, content


@dataclass(frozen=True, slots=True)
class Pairing:
    """Places in the flow of first halves and of their second halves, and how much better this reading is."""

    pairs: tuple[tuple[int, int], ...]
    margin: float


def pairings(view: Scene) -> list[Pairing]:
    """The clusters that read better side by side; a doubtful headline line is tried as a first half, too."""
    readings = [list(_pairings(view, limits.SIDE_TITLE)), list(_pairings(view, 0.0))]
    return max(readings, key=lambda found: sum(pairing.margin for pairing in found))


def _pairings(view: Scene, title: float) -> Iterator[Pairing]:
    for halves in _clusters(view, title):
        end = halves[-1] + 1
        seconds = range(end, min(len(view.flow), end + limits.SIDE_REACH + 2 * len(halves)))
        score, matched = _side_by_side(view, halves, seconds)
        margin = score - _one_after_another(view, halves) - _cost(view, halves)
        if matched and margin > 0:
            yield Pairing(tuple(zip(halves, matched, strict=True)), margin)


def _cost(view: Scene, halves: Sequence[int]) -> float:
    """What must be made up for: halves with no headline between may be one text; headlines have no second half."""
    if halves[-1] - halves[0] >= 2 * len(halves) - 2:
        return 0.0  # a headline before each
    titles = sum(max(0.0, view.pieces[view.flow[place]].title) for place in halves)
    return limits.SIDE_BY_SIDE + limits.SIDE_BY_SIDE * (len(halves) == 2) + limits.SIDE_PER_TITLE * titles


def _clusters(view: Scene, title: float) -> Iterator[list[int]]:
    """Runs of at least two unfinished texts with nothing but headlines between them."""
    found: list[int] = []
    for place in range(len(view.flow) + 1):
        here = view.pieces[view.flow[place]] if place < len(view.flow) else None
        if here and _is_text(here, title) and not view.ends[view.flow[place]].closed:
            found.append(place)
        elif not here or _is_text(here, title):
            if 2 <= len(found) <= limits.SIDE_MAX:
                yield found
            found = []


def _is_text(piece: Piece, title: float) -> bool:
    return not piece.level and (piece.kind is Kind.TEXT or piece.title < title)


def _one_after_another(view: Scene, halves: Sequence[int]) -> float:
    following = [place for place in (*halves[1:], halves[-1] + 1) if place < len(view.flow)]
    return sum(_gain(view, a, b) for a, b in zip(halves, following, strict=False))


def _side_by_side(view: Scene, halves: Sequence[int], seconds: range) -> tuple[float, tuple[int, ...]]:
    """The best assignment of second halves in the same order as the first ones."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *[(float("-inf"), ()) for _ in halves]]
    for there in seconds:
        passed = _opens(view, there)
        best[1:-1] = [(score + passed, chosen) for score, chosen in best[1:-1]]
        best[0] = (limits.SIDE_SKIP * (there - seconds.start), ())
        # From the last half back, so that one second half serves one first half only.
        for k in range(min(len(halves), there - seconds.start + 1), 0, -1):
            score, chosen = best[k - 1]
            score -= passed if k > 1 else 0.0
            gained = score + _gain(view, halves[k - 1], there) if len(chosen) == k - 1 else float("-inf")
            if gained > best[k][0]:
                best[k] = (gained, (*chosen, there))
    return best[-1]


def _opens(view: Scene, there: int) -> float:
    """What speaks for a paragraph that starts there, when it is passed over as a second half."""
    piece, end = view.pieces[view.flow[there]], view.ends[view.flow[there]]
    return 0.0 if end.anchored or piece.kind is Kind.TITLE else limits.SIDE_PASSED * language.opens(piece.text)


def _gain(view: Scene, here: int, there: int) -> float:
    """What a joint says by itself; a piece that cannot be joined says no."""
    a, b = view.flow[here], view.flow[there]
    if view.ends[a].closed or view.ends[b].anchored:
        return limits.IMPOSSIBLE
    return content(view, here, there)


def taken(found: Sequence[Pairing]) -> set[int]:
    """The places that these readings use."""
    return {place for pairing in found for pair in pairing.pairs for place in pair}
