"""How sure a reading is: how probable it is that an article is read right, and what makes one doubt it.

Every decision that could have gone another way becomes a doubt with its runner-up, and so does every sign that an
article as a whole was misread. Signs and decisions together, weighed as learnt, give the article's confidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from gazette.model import Doubt, Span

from . import limits, signs, weights
from .flow import Item
from .grouping import Decision, Group
from .signs import Sign
from .weighing import bounded, weigh

SHOWN = 6  # characters shown on either side of a joint


def probability(margin: float) -> float:
    """A sum of evidence as a probability, 0 to 1.

    >>> probability(0.0), round(probability(3.0), 2)
    (0.5, 0.95)
    """
    return 1 / (1 + exp(-bounded(margin, 30.0)))


def doubts(group: Group, seen: Sequence[Sign], overall: float) -> tuple[Doubt, ...]:
    """The doubtful decisions inside one article and the signs that it was misread, in page order."""
    found = [_doubt(decision, sure) for decision in group.decisions if (sure := _sure(decision.margin)) < limits.DOUBT]
    for _, item in group.items:
        for number, link in enumerate(item.joints):
            if (sure := _sure(link.score - max(0.0, link.runner_up))) < limits.DOUBT:
                found.append(_joint(item, number, sure))
    return tuple(sorted([*found, *_signs(seen, overall)], key=lambda doubt: doubt.line))


def _sure(margin: float) -> float:
    return round(probability(margin), 2)


def _signs(seen: Sequence[Sign], sure: float) -> list[Doubt]:
    """What makes one doubt an article as a whole; its decisions stand for themselves."""
    if sure >= limits.SURE:
        return []
    weighty = [sign for sign in seen if sign.name not in signs.TOLD and _weight(sign) >= limits.SIGN]
    return [Doubt("article", sign.line, f"seen: {sign.name}", sure) for sign in weighty]


def _weight(sign: Sign) -> float:
    return sign.value * weights.ARTICLE.get(sign.name, 0.0)


def _doubt(decision: Decision, sure: float) -> Doubt:
    kind = "break" if "text" in (decision.what, decision.runner_up) else "headline"
    why = f"read as {decision.what}, else {decision.runner_up}" + (f": {decision.why}" if decision.why else "")
    return Doubt(kind, decision.line, why, sure)


def _joint(item: Item, number: int, sure: float) -> Doubt:
    link = item.joints[number]
    before, after = item.pieces[number], item.pieces[number + 1]
    rival = (
        "better than any other" if link.runner_up <= 0 else f"runner-up {link.runner_up:.1f} against {link.score:.1f}"
    )
    why = f"{_tail(before.text)}|{after.text[:SHOWN]} joined, {rival}: " + "; ".join(link.why[:2])
    return Doubt("joint", after.line, why, sure)


def _tail(text: str) -> str:
    return text[-SHOWN:]


def overall(seen: Sequence[Sign]) -> float:
    """The confidence of an article: how probable it is that it is read exactly right."""
    return round(probability(-weigh(signs.features(seen), weights.ARTICLE)), 3)


def of_page(leftover: Sequence[Span]) -> tuple[Doubt, ...]:
    """Doubts about the page as a whole: text that found no place."""
    if not leftover:
        return ()
    return (Doubt("page", leftover[0].line, f"{len(leftover)} runs of characters belong to no article", 0.0),)
