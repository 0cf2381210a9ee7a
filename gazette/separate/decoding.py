"""Decoding: the best way to read all elements of a page, and how much worse the best other way to read each of them is.

What is still to come is worth as much as the best way to read it, so the page is weighed from its end (Viterbi), and
read from its beginning. A reading knows how many subheads the article that it is in has: hardly any has one alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .choices import Choice, Choices, State, Use

FEW = 2  # subheads; more are counted as these
LONE = 3.0  # what it costs that an article has a single subhead
SURE = 9.0  # log-odds of a reading without an alternative


class Standing(NamedTuple):
    """How a reading so far ends, and how many subheads its last article has."""

    state: State
    subheads: int


class Step(NamedTuple):
    """How an element is read, the best other way, and how much worse it is, there or for the page (log-odds)."""

    choice: Choice
    runner_up: Choice | None
    margin: float


START = Standing(State.START, 0)
Worth = dict[Standing, float]  # what is still to come is worth, by how the reading so far ends


def decode(choices: Choices, below: bool) -> tuple[float, Iterator[Step]]:
    """What the best reading is worth, and its steps; with `below`, headlines may stand under their articles."""
    worths = _worths(choices, below)
    return worths[0][START], _steps(choices, below, worths)


def _steps(choices: Choices, below: bool, worths: list[Worth]) -> Iterator[Step]:
    standing = START
    for i in range(len(choices.elements)):
        found = [(_worth(standing, choice, worths[i + 1]), choice) for choice in choices.at(i, standing.state, below)]
        worth, best = max(found, key=_first)
        others = [(other, choice) for other, choice in found if choice.uses != best.uses or choice.cuts != best.cuts]
        lost, runner_up = max(others, key=_first, default=(worth - SURE, None))
        here = best.score - runner_up.score if runner_up else SURE
        # What stands at a place and what the page makes of it both may tell that a reading is doubtful.
        yield Step(best, runner_up, min(worth - lost, here))
        standing = _after(standing, best)


def _first(found: tuple[float, Choice]) -> float:
    return found[0]


def _worths(choices: Choices, below: bool) -> list[Worth]:
    """What is still to come is worth at each element, for whatever reading can come so far."""
    reached = [{START}]
    for i in range(len(choices.elements)):
        reached.append({_after(at, choice) for at in reached[i] for choice in choices.at(i, at.state, below)})
    worths: list[Worth] = [{at: -_lone(at) for at in reached.pop()}]
    for i in range(len(reached) - 1, -1, -1):
        ahead = worths[-1]
        worths.append(
            {at: max([_worth(at, choice, ahead) for choice in choices.at(i, at.state, below)]) for at in reached[i]}
        )
    return worths[::-1]


def _after(standing: Standing, choice: Choice) -> Standing:
    subheads = (0 if choice.cuts else standing.subheads) + (Use.SUB in choice.uses)
    # Right below a headline a single one may stand, which is rather a part of it.
    return Standing(choice.state, FEW if Use.HEAD in choice.uses and subheads else min(FEW, subheads))


def _worth(standing: Standing, choice: Choice, ahead: Worth) -> float:
    """What a choice is worth with what comes behind it."""
    ended = _lone(standing) if choice.cuts else 0.0
    return choice.score - ended + ahead[_after(standing, choice)]


def _lone(standing: Standing) -> float:
    return LONE if standing.subheads == 1 else 0.0
