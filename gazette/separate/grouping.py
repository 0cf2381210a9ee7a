"""Grouping: where articles start and end, decided for the whole page by the best sum of evidence (Viterbi).

The page is read as paragraphs with runs of headline lines between them. A run may be subheads of the running article,
the headline of the next one, the headline of the one above, or two of these, cut somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from . import afresh, limits, verdicts
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
    below, steps = best(elements, judged)
    if not below:
        _, again = best(elements, afresh.again(elements, steps, judged, lexicon))
        steps = tuple(map(_no_surer, again, steps))
    return _read_back(elements, steps)


def _no_surer(step: Step, before: Step) -> Step:
    """A step that is no surer than the same step was when the page was read first: each reading may tell of a doubt."""
    same = step.choice.uses == before.choice.uses and step.choice.cuts == before.choice.cuts
    return step._replace(margin=min(step.margin, before.margin)) if same else step


def best(elements: Sequence[Element], judged: Judged) -> tuple[bool, Sequence[Step]]:
    """The best reading of a page: whether its headlines stand below their articles, and its steps."""
    choices = Choices(elements, judged)
    (above, headed), (below, ended) = [decode(choices, below) for below in (False, True)]
    return (True, tuple(ended)) if below - _prior(elements) > above else (False, tuple(headed))


def _prior(elements: Sequence[Element]) -> float:
    """How much speaks for headlines above: less than nothing where a text opens the page and a headline ends it."""
    last = elements[-1] if elements else None
    ends = isinstance(last, Run) and last.titles and not last.items[0].fresh
    return -limits.BELOW_ENDS if ends and isinstance(elements[0], Item) else limits.BELOW_PRIOR


def _read_back(elements: Sequence[Element], steps: Iterable[Step]) -> tuple[Group, ...]:
    """The groups of a reading, each with the decisions taken in it."""
    groups: list[list[tuple[Use, Item]]] = []
    decisions: list[list[Decision]] = []
    for element, step in zip(elements, steps, strict=True):
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
