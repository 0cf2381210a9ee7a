"""Turns: what the order says in which texts are broken off and go on."""

from __future__ import annotations

from . import bylines
from .parts import Kind
from .scene import Scene
from .weighing import Features

FAR = 8.0  # pieces between two halves, beyond which more say no more


def order(view: Scene, here: int, there: int, older: bool, younger: int, turn: int, *, sure: bool) -> Features:
    """What the places of two halves say, given which other texts wait to go on.

    `older` and `younger`: texts that were broken off above and below the first half; `turn`: the place at which a text
    went on last while younger ones waited, -1 where none did; `sure`: whether the first half has to go on. Where texts
    go on in turn, its turn speaks for any half, even for a line that looks like a headline.
    """
    if not sure and (turn < 0 or older):
        return _distance(view, here, there)
    if turn >= 0 and not older:
        since = view.texts[there] - view.texts[turn] - 1.0
        return {"texts go on in turn": 1.0, "pieces since the last went on": since, **_end_above(view, there)}
    found = {"out of turn": 1.0} if turn >= 0 else {}
    if younger:
        found["older and younger texts wait" if older else "younger texts wait"] = 1.0
        found["finished pieces between"] = min(FAR, view.texts[there] - view.texts[here + 1] - younger)
        return found
    if older:
        found["older texts wait"] = 1.0
    return found | _distance(view, here, there)


def _distance(view: Scene, here: int, there: int) -> Features:
    """How far the halves stand from one another, and what stands between."""
    between = view.texts[there] - view.texts[here + 1]
    if between <= 0:
        close = there == here + 1 and view.pieces[view.flow[there]].gap == 0
        return {"stands next": 1.0, "no blank between": float(close)}
    before = view.ends[view.flow[there - 1]]
    after = view.ends[view.flow[here + 1]]
    return {
        "pieces between": min(FAR, between),
        "follows a finished piece": float(before.closed),
        "what stands next is unfinished too": float(not after.closed),
        "stands second next": float(between == 1),
    }


def _end_above(view: Scene, there: int) -> Features:
    """Whether an article seems to end above a place."""
    above = view.pieces[view.flow[there - 1]]
    if bylines.credit(above.text):
        return {"an article ends with a credit above it": 1.0}
    if above.kind is Kind.TITLE and view.below_text:
        return {"an article ends with its headline above it": 1.0}
    return {"no credit above it, though others have one": 1.0} if view.signed else {}
