"""Lexical cohesion: how much two pieces of a page have in common, rare things counting more than common ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, repeat
from math import log

from . import language

RARE_MOST = 4.0  # more is not better
REMEMBERED = 128  # texts: a text is compared with several lines near it
# Han characters, but for those that say nothing about the subject.
EMPTY = "的了着是在和与及等为以也又都就还将把被对从到于其之这那个中上下来年月日不有要会能可"
SUBJECT = f"[^\0-\u33ff\ua000-\U0010ffff{EMPTY}]"
PAIR = re.compile(f"(?=({SUBJECT}{SUBJECT}))")  # looked at, not taken: the next pair starts with the second character


@lru_cache(REMEMBERED)
def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters that carry a subject.

    >>> sorted(bigrams("修好了路"))
    ['修好']
    """
    return frozenset(PAIR.findall(text))


@lru_cache(REMEMBERED)
def together(pieces: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The pairs of several pieces. Each row of paragraphs is compared with those above it, then with those below."""
    return pieces[0] if len(pieces) == 1 else frozenset().union(*pieces)


def rare(left: frozenset[str], right: frozenset[str]) -> float:
    """What two texts have in common that is rare in newspapers, names above all: 0 to 4."""
    small, both = min(len(left), len(right)), shared(left, right)
    return min(RARE_MOST, sum(map(language.rarity, sorted(both))) / small**0.5) if both else 0.0


@lru_cache(1)
def shared(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    """The pairs that stand in both: they are weighed twice, by how rare they are on the page and in newspapers."""
    return left & right


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
        return cls(dict(zip(counts, map(by_count.__getitem__, counts.values()), strict=True)), found)

    @cached_property
    def squared(self) -> Mapping[str, float]:
        """The weights, squared."""
        squares = {weight: weight**2 for weight in set(self.weights.values())}
        return dict(zip(self.weights, map(squares.__getitem__, self.weights.values()), strict=True))

    @cached_property
    def squares(self) -> Mapping[frozenset[str], float]:
        """For each piece, the sum of its pairs' squared weights."""
        return {piece: sum(map(self.squared.__getitem__, piece)) for piece in set(self.pieces)}

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The pairs that stand in several pieces."""
        return frozenset([pair for pair, weight in self.weights.items() if weight < self.unknown])

    @cached_property
    def unknown(self) -> float:
        """The weight of a pair that stands in no piece."""
        return log(len(self.pieces) + 1)

    def weight(self, pairs: frozenset[str]) -> float:
        """What pairs weigh together."""
        return sum(map(self.weights.get, pairs, repeat(self.unknown)))

    def share(self, part: frozenset[str], whole: Iterable[frozenset[str]]) -> float:
        """The weighted share of a part's pairs that stand somewhere in the whole, 0 to 1."""
        total = self.weight(part)
        return self.weight(frozenset().union(*map(part.__and__, whole))) / total if total else 0.0

    def cosine(self, left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> float:
        """How alike two texts, given as pieces, are, 0 to 1: the cosine of their pairs' weights."""
        size = sum(map(self.squares.__getitem__, left)) * sum(map(self.squares.__getitem__, right))
        both = together(tuple(left)) & together(tuple(right))
        return sum(map(self.squared.__getitem__, both)) / size**0.5 if size else 0.0

    def common(self, left: frozenset[str], right: frozenset[str]) -> float:
        """What two pieces have in common, as a sum of weights over the root of the smaller one's size."""
        small, both = min(len(left), len(right)), shared(left, right)
        return sum(map(self.weights.__getitem__, both)) / small**0.5 if both else 0.0
