"""Stitching: which piece continues which, decided for the whole page at once."""

from __future__ import annotations

from dataclasses import dataclass

from . import scene, weights
from .scene import Scene
from .threads import Threads
from .weighing import reasons


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
    if not _may_join(view):
        return ()
    return tuple(
        Link(view.flow[step.here], view.flow[step.there], step.score, runner_up, reasons(seen, weights.JOINT))
        for step, runner_up, seen in Threads(view).best()
    )


def _may_join(view: Scene) -> bool:
    """Whether any piece may continue one above it: on most pages that are printed as they are read, none may."""
    waiting: set[scene.Sort] = set()
    for i in view.flow:
        if not waiting.isdisjoint(scene.may_continue(view, i)):
            return True
        if scene.may_go_on(view, i):
            waiting.add(scene.sort(view, i))
    return False
