"""Stitching: which piece continues which, decided for the whole page at once."""

from __future__ import annotations

from dataclasses import dataclass

from . import interleave, limits, matching, weights
from . import scene as scenes
from .matching import Candidate
from .scene import Scene
from .weighing import reasons, weigh


@dataclass(frozen=True, slots=True)
class Link:
    """Piece `b` continues piece `a`; `score` is the log-odds, `runner_up` the next best score for either of them."""

    a: int
    b: int
    score: float
    runner_up: float
    why: tuple[str, ...]


def links(view: Scene) -> tuple[Link, ...]:
    """The best set of joints: every piece continues at most one other and is continued by at most one."""
    found = interleave.pairings(view)
    taken = interleave.taken(found)
    side = [
        Link(view.flow[here], view.flow[there], pairing.margin, 0.0, ("set side by side",))
        for pairing in found
        for here, there in pairing.pairs
    ]
    return tuple(sorted([*side, *_matched(view, taken)], key=lambda link: link.a))


def _matched(view: Scene, taken: set[int]) -> list[Link]:
    candidates, seen = [], {}
    for here, there in scenes.pairs(view):
        if here in taken or there in taken:
            continue
        found = scenes.features(view, here, there)
        a, b = view.flow[here], view.flow[there]
        score = weigh(found, weights.JOINT) + (
            limits.MUST_GO_ON if scenes.must_go_on(view, a) and scenes.may_be_rest(view, b) else 0.0
        )
        if score > limits.JOINT_ACCEPT:
            candidates.append(Candidate(a, b, score))
            seen[a, b] = found
    return [
        Link(c.a, c.b, c.score, runner_up, reasons(seen[c.a, c.b], weights.JOINT))
        for c, runner_up in matching.best(candidates)
    ]
