"""How sure a reading is: every decision that could have gone another way becomes a doubt with its runner-up."""

from __future__ import annotations

from math import exp

from gazette.model import Doubt

from . import thresholds as T
from .flow import Item
from .grouping import Group


def probability(margin: float) -> float:
    """A sum of evidence as a probability, 0 to 1.

    >>> probability(0.0), round(probability(3.0), 2)
    (0.5, 0.95)
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))


def doubts(group: Group) -> tuple[Doubt, ...]:
    """The doubtful decisions inside one article."""
    found = [doubt for _, item in group.items for doubt in _joints(item)]
    return tuple(found)


def _joints(item: Item) -> list[Doubt]:
    found = []
    for number, link in enumerate(item.joints):
        sure = probability(link.score - max(link.runner_up, T.JOINT_ACCEPT))
        if sure < T.DOUBT:
            line = item.pieces[number + 1].line
            found.append(Doubt("joint", line, "; ".join(link.why[:2]), round(sure, 2)))
    return found


def overall(found: tuple[Doubt, ...]) -> float:
    """The confidence of an article: that none of its doubts is a mistake."""
    sure = 1.0
    for doubt in found:
        sure *= doubt.confidence
    return round(sure, 3)
