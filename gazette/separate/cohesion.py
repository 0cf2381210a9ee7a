"""Lexical cohesion: how much two pieces of a page have in common, rare things counting more than common ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from math import log

REMEMBERED = 128  # texts: a text is compared with several lines near it
# Runs of Han characters between those that say nothing about the subject.
HAN_RUN = re.compile(
    "(?:(?![的了着是在和与及等为以也又都就还将把被对从到于其之这那个中上下来年月日不有要会能可])[\u3400-\u9fff])+"
)


@lru_cache(REMEMBERED)
def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters that carry a subject.

    >>> sorted(bigrams("修好了路"))
    ['修好']
    """
    found: set[str] = set()
    for run in HAN_RUN.findall(text):
        found.update(map(str.__add__, run, run[1:]))
    return frozenset(found)


@dataclass(frozen=True)
class Lexicon:
    """How much each pair of the page says: 0 for what stands in all of its pieces."""

    weights: Mapping[str, float]
    pieces: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, pieces: Iterable[frozenset[str]]) -> Lexicon:
        """Count the pairs of a page."""
        found = tuple(pieces)
        counts = Counter(chain.from_iterable(found))
        by_count = {count: log((len(found) + 1) / count) for count in set(counts.values())}
        return cls({pair: by_count[count] for pair, count in counts.items()}, found)

    @cached_property
    def squares(self) -> Mapping[frozenset[str], float]:
        """For each piece, the sum of its pairs' squared weights."""
        return {piece: sum([self.weights[pair] ** 2 for pair in piece]) for piece in set(self.pieces)}

    @cached_property
    def unknown(self) -> float:
        """The weight of a pair that stands in no piece."""
        return log(len(self.pieces) + 1)

    def share(self, part: frozenset[str], whole: Iterable[frozenset[str]]) -> float:
        """The weighted share of a part's pairs that stand somewhere in the whole, 0 to 1."""
        everything = frozenset().union(*whole)
        unknown = self.unknown
        total = sum([self.weights.get(pair, unknown) for pair in part])
        return sum([self.weights.get(pair, unknown) for pair in part & everything]) / total if total else 0.0

    def cosine(self, left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> float:
        """How alike two texts, given as pieces, are, 0 to 1: the cosine of their pairs' weights."""
        both = frozenset().union(*left) & frozenset().union(*right)
        size = sum(map(self.squares.__getitem__, left)) * sum(map(self.squares.__getitem__, right))
        return sum([self.weights[pair] ** 2 for pair in both]) / size**0.5 if size else 0.0

    def common(self, left: frozenset[str], right: frozenset[str]) -> float:
        """What two pieces have in common, as a sum of weights over the root of the smaller one's size."""
        small = min(len(left), len(right))
        return sum([self.weights[pair] for pair in left & right]) / small**0.5 if small else 0.0
