"""Cuts: what the characters on both sides of a line say, above which a column may have been cut inside a text."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from . import abutting, joints, language, marks
from .weighing import Features

NEAR = 8  # characters on either side of a cut that are looked at
REMEMBERED = 2048  # places: those of a page are looked at again where it was divided


class Cut(NamedTuple):
    """What stands on both sides of a cut, whichever text was broken off further above."""

    left: str
    right: str
    first: str  # its first two characters as language counts them
    closed: bool  # a sentence ends above the line
    runs_on: float  # the log-odds that the line goes on with the one above it
    completes: bool  # it completes a word of that one
    closes: bool  # it, or what follows it, closes a bracket that was opened above
    opened: bool  # a bracket stays open above it

    @property
    def stays(self) -> float:
        """The log-odds that the line goes on with the one above it, by characters and words."""
        return self.runs_on + (abutting.WORD if self.completes else 0.0)


@lru_cache(REMEMBERED)
def look(text: str, at: int) -> Cut:
    """Look at a place in a text."""
    left, right = text[max(0, at - NEAR) : at], text[at : at + NEAR]
    opened, closes = marks.divided(text, at)
    return Cut(
        left,
        right,
        language.alike(right[:2]),
        marks.closed(left),
        language.runs_on(left, right),
        bool(joints.completed_word(left, right)),
        bool(closes),
        bool(opened),
    )


def above(cut: Cut) -> Features:
    """What is seen of the line above a cut and the one below it."""
    found = {f"the line runs on from the {'end' if cut.closed else 'line'} above it": cut.runs_on}
    if cut.closed:
        found["a sentence ends above the line"] = 1.0
    if cut.completes:
        found["the line completes a word of the line above"] = 1.0
    return found


def brackets(cut: Cut, left_open: bool) -> Features:
    """Quotations and brackets that a cut divides; `left_open`: the text broken off leaves one open, too."""
    found = {}
    if left_open:
        found["it closes a bracket that was broken off" if cut.closes else "a bracket broken off stays open"] = 1.0
    elif cut.closes:
        found["it closes a bracket that was not broken off"] = 1.0
    if cut.opened:
        found["it closes a bracket of the text above" if cut.closes else "a bracket of the text above stays open"] = 1.0
    return found
