"""Names: what two texts have in common that hardly ever stands in newspapers, people, places and firms above all.

Three characters tell more than two: of strangers' texts, many share a rare pair by chance and few a rare triple.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import log1p

from .language import rarity

REMEMBERED = 512  # texts: one is compared with the one above, then the one below with it, then those that stand apart
WEIGHED = 16384  # triples: the same offices and places are named on many pages
COMMON = 12.0  # the rarity of both pairs of a triple that is no name: 派出所
TRIPLE = re.compile(r"(?=([\u4e00-\u9fff]{3}))")  # of Han characters, be they part of others


def shared(text: str, others: Iterable[str]) -> float:
    """How much of what a text names stands in others, too: 0 for nothing, 2 for much.

    >>> shared("马义河说，他再去找六合公司。", ["六合公司给马义河的收据"]) > 1 > shared("马义河说", ["今天下雨"])
    True
    """
    own = triples(text)
    both = frozenset[str]().union(*[own & triples(other) for other in others])
    named = sum(map(worth, sorted(both)))
    return log1p(named / len(own) ** 0.5) if named else 0.0


@lru_cache(REMEMBERED)
def triples(text: str) -> frozenset[str]:
    """The triples of Han characters of a text."""
    return frozenset(TRIPLE.findall(text))


@lru_cache(WEIGHED)
def worth(triple: str) -> float:
    """How much a triple of characters looks like a name: 0 where it does not."""
    return max(0.0, rarity(triple[:2]) + rarity(triple[1:]) - COMMON)
