"""Grouping: where articles start and end, decided for the whole page by the best sum of evidence (Viterbi).

The page is read as paragraphs with runs of headline lines between them. A run may be subheads of the running article,
the headline of the next one, the headline of the one above, or two of these, cut somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from . import limits, verdicts
from .choices import Choice, Choices, Use
from .cohesion import Lexicon
from .decoding import Step, decode
from .elements import Element, elements_of
from .evidence import Run
from .flow import Item
from .verdicts import Judged

NAMES = {Use.BELOW: "headline of the text above", Use.HEAD: "headline", Use.SUB: "subhead", Use.BODY: "text"}
REMEMBERED = 256  # ways to use the lines of a run


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
    found = _best(elements, judged)
    doubted = _overlong(found)
    return _best(elements, judged.doubting(doubted)) if doubted else found


def _best(elements: Sequence[Element], judged: Judged) -> tuple[Group, ...]:
    """The best reading of a page, with its headlines above or below."""
    choices = Choices(elements, judged)
    (above, headed), (below, ended) = [decode(choices, below) for below in (False, True)]
    return _read_back(choices, ended if below - _prior(elements) > above else headed)


def _overlong(groups: Iterable[Group]) -> dict[int, float]:
    """How much speaks against each subhead of an article so long that it is rather several, by line."""
    found = {}
    for one in groups:
        size = sum(len(item.text) for use, item in one.items if use is Use.BODY)
        doubt = limits.OVERLONG * (size - limits.ARTICLE_LONG) / limits.ARTICLE_LONG
        if doubt > 0:
            found.update({item.line: doubt for use, item in one.items if use is Use.SUB})
    return found


def _prior(elements: Sequence[Element]) -> float:
    """How much speaks for headlines above: less than nothing where a text opens the page and a headline ends it."""
    last = elements[-1] if elements else None
    ends = isinstance(last, Run) and last.titles and not last.items[0].fresh
    return -limits.BELOW_ENDS if ends and isinstance(elements[0], Item) else limits.BELOW_PRIOR


def _read_back(choices: Choices, steps: Iterable[Step]) -> tuple[Group, ...]:
    """The groups of a reading, each with the decisions taken in it."""
    groups: list[list[tuple[Use, Item]]] = []
    decisions: list[list[Decision]] = []
    for element, step in zip(choices.elements, steps, strict=True):
        items = element.items if isinstance(element, Run) else (element,)
        for k, item in enumerate(items):
            if k in step.choice.cuts or not groups:
                groups.append([])
                decisions.append([])
            groups[-1].append((step.choice.uses[k], item))
        decisions[-1].append(_decision(items[0].line, step))
    return tuple(Group(tuple(items), tuple(taken)) for items, taken in zip(groups, decisions, strict=True))


def _decision(line: int, step: Step) -> Decision:
    other = _name(step.runner_up) if step.runner_up else ""
    return Decision(line, _name(step.choice), other, step.margin, step.choice.why)


def _name(choice: Choice) -> str:
    return _named(choice.uses, bool(choice.cuts))


@lru_cache(REMEMBERED)
def _named(uses: tuple[Use, ...], cut: bool) -> str:
    """What a choice makes of its lines, in words."""
    found = [NAMES[use] for use in dict.fromkeys(uses) if use is not Use.BYLINE]
    text = " and ".join(found) or "byline"
    return f"{text} of a new article" if cut and Use.HEAD not in uses else text
