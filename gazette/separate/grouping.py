"""Grouping: where articles start and end, decided for the whole page by the best sum of evidence (Viterbi).

The page is read as paragraphs with runs of headline lines between them. A run may be subheads of the running article,
the headline of the next one, the headline of the one above, or two of these, cut somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from . import limits, linked, verdicts
from .choices import Choice, Choices, State, Use
from .cohesion import Lexicon
from .elements import Element, elements_of
from .evidence import Run
from .flow import Item

NAMES = {Use.BELOW: "headline of the text above", Use.HEAD: "headline", Use.SUB: "subhead", Use.BODY: "text"}
REMEMBERED = 256  # ways to use the lines of a run
SURE = 9.0  # log-odds of a decision without an alternative


class Node(NamedTuple):
    """A partial reading, linked backwards."""

    score: float
    before: Node | None
    choice: Choice | None
    at: int


class Decision(NamedTuple):
    """What was decided at a line, the runner-up, how much better it was (log-odds), and why."""

    line: int
    what: str
    runner_up: str
    margin: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one article with their uses in reading order, and the decisions taken on the way."""

    items: tuple[tuple[Use, Item], ...]
    decisions: tuple[Decision, ...] = ()


def group(items: Sequence[Item], lexicon: Lexicon) -> tuple[Group, ...]:
    """Divide the flow of a page into articles."""
    elements = tuple(elements_of(items))
    judged = verdicts.judge(elements, lexicon)
    choices = Choices(elements, judged)
    best = [_decode(choices, below) for below in (False, True)]
    above, under = best
    below = under.score - _prior(elements) > above.score
    return _read_back(choices, under if below else above, below)


def _prior(elements: Sequence[Element]) -> float:
    """How much speaks for headlines above: less than nothing where a text opens the page and a headline ends it."""
    last = elements[-1] if elements else None
    ends = isinstance(last, Run) and last.titles and not last.items[0].fresh
    return -limits.BELOW_ENDS if ends and isinstance(elements[0], Item) else limits.BELOW_PRIOR


def _decode(choices: Choices, below: bool) -> Node:
    """The best reading of the page, given whether headlines may stand below their articles."""
    beam: dict[State, Node] = {State.START: Node(0.0, None, None, -1)}
    for i in range(len(choices.elements)):
        grown: dict[State, tuple[float, Node, Choice, int]] = {}
        for state, node in beam.items():
            for choice in choices.at(i, state, below):
                score = node.score + choice.score
                best = grown.get(choice.state)
                if best is None or score > best[0]:
                    grown[choice.state] = score, node, choice, i
        beam = {state: Node(*step) for state, step in grown.items()}
    return max(beam.values(), key=lambda node: node.score)


def _read_back(choices: Choices, node: Node, below: bool) -> tuple[Group, ...]:
    """The groups of the best path, each with the decisions taken in it."""
    groups: list[list[tuple[Use, Item]]] = []
    decisions: list[list[Decision]] = []
    for step in linked.way(node)[1:]:
        element, choice = choices.elements[step.at], step.choice
        assert choice is not None
        items = element.items if isinstance(element, Run) else (element,)
        for k, item in enumerate(items):
            if k in choice.cuts or not groups:
                groups.append([])
                decisions.append([])
            groups[-1].append((choice.uses[k], item))
        decisions[-1].append(_decision(choices, step, below))
    return tuple(Group(tuple(items), tuple(taken)) for items, taken in zip(groups, decisions, strict=True))


def _decision(choices: Choices, step: Node, below: bool) -> Decision:
    """What was decided at an element, and the best other way to read it."""
    element, choice = choices.elements[step.at], step.choice
    assert choice is not None
    state = step.before.choice.state if step.before and step.before.choice else State.START
    others = [
        other for other in choices.at(step.at, state, below) if other.uses != choice.uses or other.cuts != choice.cuts
    ]
    runner_up = max(others, key=lambda other: other.score, default=None)
    first = element.items[0] if isinstance(element, Run) else element
    margin = choice.score - runner_up.score if runner_up else SURE
    return Decision(first.line, _name(choice), _name(runner_up) if runner_up else "", margin, choice.why)


def _name(choice: Choice) -> str:
    return _named(choice.uses, bool(choice.cuts))


@lru_cache(REMEMBERED)
def _named(uses: tuple[Use, ...], cut: bool) -> str:
    """What a choice makes of its lines, in words."""
    found = [NAMES[use] for use in dict.fromkeys(uses) if use is not Use.BYLINE]
    text = " and ".join(found) or "byline"
    return f"{text} of a new article" if cut and Use.HEAD not in uses else text
