"""Decoding: the best way to read all elements of a page, and how much worse the best other way to read each of them is.

What is still to come is worth as much as the best way to read it, so the page is weighed from its end (Viterbi), and
read from its beginning. A reading knows how many subheads the article that it is in has: hardly any has one alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .choices import Choice, Choices
from .standings import STANDINGS, Standing, State

SURE = 9.0  # log-odds of a reading without an alternative
START = STANDINGS[State.START][0]


class Step(NamedTuple):
    """How an element is read, the best other way, and how much worse it is, there or for the page (log-odds)."""

    choice: Choice
    runner_up: Choice | None
    margin: float


Worth = dict[Standing, float]  # what is still to come is worth, by how the reading so far ends
Ways = dict[Standing, tuple[Choice, ...]]  # the ways to read an element, by how the reading so far may end


def decode(choices: Choices, below: bool) -> tuple[float, Iterator[Step]]:
    """What the best reading is worth, and its steps; with `below`, headlines may stand under their articles."""
    ways, last = _ways(choices, below)
    worths = _worths(ways, last)
    return worths[0][START], _steps(ways, worths)


def _ways(choices: Choices, below: bool) -> tuple[list[Ways], set[Standing]]:
    """The ways to read each element, for whatever reading can come so far, and how the last one may end."""
    found: list[Ways] = []
    reached = {START}
    for i in range(len(choices.elements)):
        ways = {at: choices.at(i, at.state, below) for at in reached}
        reached = {choice.ends[at.subheads] for at, able in ways.items() for choice in able}
        found.append(ways)
    return found, reached


def _worths(ways: Sequence[Ways], last: set[Standing]) -> list[Worth]:
    """What is still to come is worth at each element and behind the last one."""
    worths: list[Worth] = [{at: -at.lone for at in last}]
    for known in reversed(ways):
        ahead = worths[-1]
        worths.append({at: max([_worth(at, choice, ahead) for choice in able]) for at, able in known.items()})
    return worths[::-1]


def _worth(at: Standing, choice: Choice, ahead: Worth) -> float:
    """What a choice is worth with what comes behind it."""
    _, score, _, cuts, _, ends = choice  # at once, for there are many
    return (score - at.lone if cuts else score) + ahead[ends[at.subheads]]


def _steps(ways: Sequence[Ways], worths: Sequence[Worth]) -> Iterator[Step]:
    at = START
    for known, ahead in zip(ways, worths[1:], strict=True):
        found = [(_worth(at, choice, ahead), choice) for choice in known[at]]
        worth, best = max(found, key=_first)
        others = [(other, choice) for other, choice in found if choice.uses != best.uses or choice.cuts != best.cuts]
        lost, runner_up = max(others, key=_first, default=(worth - SURE, None))
        here = best.score - runner_up.score if runner_up else SURE
        # What stands at a place and what the page makes of it both may tell that a reading is doubtful.
        yield Step(best, runner_up, min(worth - lost, here))
        at = best.ends[at.subheads]


def _first(found: tuple[float, Choice]) -> float:
    return found[0]
