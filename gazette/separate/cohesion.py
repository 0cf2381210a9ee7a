"""Lexical cohesion: how much two pieces of a page have in common, rare things counting more than common ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log

HAN_RUN = re.compile("[\u3400-\u9fff]+")
# Pairs made only of these say nothing about the subject.
EMPTY = frozenset("的了着是在和与及等为以也又都就还将把被对从到于其之这那个中上下来年月日不有要会能可")


def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters that carry a subject.

    >>> sorted(bigrams("修好了路"))
    ['修好']
    """
    found: set[str] = set()
    for run in HAN_RUN.findall(text):
        found.update(map(str.__add__, run, run[1:]))
    return frozenset(pair for pair in found if pair[0] not in EMPTY and pair[1] not in EMPTY)


@dataclass(frozen=True)
class Lexicon:
    """How many of the page's pieces hold a pair."""

    pieces: int
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, pieces: Iterable[frozenset[str]]) -> Lexicon:
        """Count the pairs of a page."""
        counts: Counter[str] = Counter()
        number = 0
        for pairs in pieces:
            counts.update(pairs)
            number += 1
        return cls(number, counts)

    def weight(self, pair: str) -> float:
        """How much a pair says: 0 for what stands everywhere on the page."""
        return log((self.pieces + 1) / (self.counts[pair] or 1))

    def share(self, part: frozenset[str], whole: Iterable[frozenset[str]]) -> float:
        """The weighted share of a part's pairs that stand somewhere in the whole, 0 to 1."""
        everything = frozenset().union(*whole)
        total = sum(map(self.weight, part))
        return sum(self.weight(pair) for pair in part & everything) / total if total else 0.0

    def cosine(self, left: Iterable[frozenset[str]], right: Iterable[frozenset[str]]) -> float:
        """How alike two texts are, 0 to 1: the cosine of their pairs' weights."""
        one, other = frozenset().union(*left), frozenset().union(*right)
        both, size = self._square(one & other), self._square(one) * self._square(other)
        return both / size**0.5 if size else 0.0

    def _square(self, pairs: frozenset[str]) -> float:
        return sum(self.weight(pair) ** 2 for pair in pairs)

    def common(self, left: frozenset[str], right: frozenset[str]) -> float:
        """What two pieces have in common, as a sum of weights over the root of the smaller one's size."""
        small = min(len(left), len(right))
        return sum(map(self.weight, left & right)) / small**0.5 if small else 0.0
