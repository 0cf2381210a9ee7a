"""How sure a reading is: every decision that could have gone another way becomes a doubt with its runner-up."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from gazette.model import Doubt, Span

from . import limits
from .flow import Item
from .grouping import Decision, Group

SHOWN = 6  # characters shown on either side of a joint


def probability(margin: float) -> float:
    """A sum of evidence as a probability, 0 to 1.

    >>> probability(0.0), round(probability(3.0), 2)
    (0.5, 0.95)
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))


def doubts(group: Group) -> tuple[Doubt, ...]:
    """The doubtful decisions inside one article, in page order."""
    found = [_doubt(decision) for decision in group.decisions] + [
        _joint(item, number) for _, item in group.items for number in range(len(item.joints))
    ]
    return tuple(sorted((doubt for doubt in found if doubt.confidence < limits.DOUBT), key=lambda doubt: doubt.line))


def _doubt(decision: Decision) -> Doubt:
    kind = "break" if "text" in (decision.what, decision.runner_up) else "headline"
    why = f"read as {decision.what}, else {decision.runner_up}" + (f": {decision.why}" if decision.why else "")
    return Doubt(kind, decision.line, why, round(probability(decision.margin), 2))


def _joint(item: Item, number: int) -> Doubt:
    link = item.joints[number]
    before, after = item.pieces[number], item.pieces[number + 1]
    rival = (
        "better than any other" if link.runner_up <= 0 else f"runner-up {link.runner_up:.1f} against {link.score:.1f}"
    )
    why = f"{_tail(before.text)}|{after.text[:SHOWN]} joined, {rival}: " + "; ".join(link.why[:2])
    return Doubt("joint", after.line, why, round(probability(link.score - max(0.0, link.runner_up)), 2))


def _tail(text: str) -> str:
    return text[-SHOWN:]


def overall(found: tuple[Doubt, ...]) -> float:
    """The confidence of an article: that none of its doubts is a mistake."""
    sure = 1.0
    for doubt in found:
        sure *= doubt.confidence
    return round(sure, 3)


def of_page(leftover: Sequence[Span]) -> tuple[Doubt, ...]:
    """Doubts about the page as a whole: text that found no place."""
    if not leftover:
        return ()
    return (Doubt("page", leftover[0].line, f"{len(leftover)} runs of characters belong to no article", 0.0),)
