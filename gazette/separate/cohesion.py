"""Lexical cohesion: how much two pieces of a page have in common, rare things counting more than common ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log

from . import language
from .lazy import lazy

RARE_MOST = 4.0  # more is not better
REMEMBERED = 512  # texts: those of a page are looked at again where it is divided at a seam
# Han characters, but for those that say nothing about the subject.
EMPTY = "的了着是在和与及等为以也又都就还将把被对从到于其之这那个中上下来年月日不有要会能可"
PAIR = re.compile(f"(?=([^\0-\u33ff\ua000-\U0010ffff{EMPTY}]{{2}}))")


@lru_cache(REMEMBERED)
def bigrams(text: str) -> frozenset[str]:
    """The pairs of neighbouring Han characters that carry a subject.

    >>> sorted(bigrams("修好了路"))
    ['修好']
    """
    return frozenset(PAIR.findall(text))


def seen_and_repeated(pieces: Iterable[frozenset[str]]) -> tuple[Set[str], frozenset[str]]:
    """What stands in pieces, and what stands in several. Most stands in one alone, and is not counted, for time."""
    seen, repeated = set[str](), set[str]()
    for piece in pieces:
        repeated |= seen & piece
        seen |= piece
    return seen, frozenset(repeated)


@lru_cache(REMEMBERED)
def together(pieces: tuple[frozenset[str], ...]) -> frozenset[str]:
    """The pairs of several pieces. Each row of paragraphs is compared with those above it, then with those below."""
    return pieces[0] if len(pieces) == 1 else frozenset().union(*pieces)


def rare(left: frozenset[str], right: frozenset[str]) -> float:
    """What two texts have in common that is rare in newspapers, names above all: 0 to 4."""
    return rareness(left & right, min(len(left), len(right)))


def rareness(both: frozenset[str], small: int) -> float:
    """The same of the pairs that stand in both texts, and how many the smaller one has."""
    return min(RARE_MOST, sum(map(language.rarity, sorted(both))) / small**0.5) if both else 0.0


# What is compared of a text: those of its pairs that others have, and the sum of the squared weights of all of them.
Sketch = tuple[frozenset[str], float]


@dataclass(frozen=True)
class Lexicon:
    """How much each pair of the page says: 0 for what stands in all of its pieces.

    Most pairs stand in one piece only and weigh `unknown`, as those do that stand in none: only the others are kept
    with their weights, and all that pieces have in common is among these.
    """

    weights: Mapping[str, float]  # of the pairs that stand in several pieces
    unknown: float  # the weight of any other pair
    seen: Set[str]  # all pairs of the page
    repeated: frozenset[str]  # those that stand in several pieces
    again: Sequence[frozenset[str]]  # of each piece, those that stand in others, too

    @classmethod
    def of(cls, pieces: Iterable[frozenset[str]]) -> Lexicon:
        """Count the pairs of a page."""
        found = tuple(pieces)
        seen, several = seen_and_repeated(found)
        again = [piece & several for piece in found]
        counts, size = Counter(chain.from_iterable(again)), len(found) + 1
        by_count = {count: log(size / count) for count in set(counts.values())}
        known = {pair: by_count[count] for pair, count in counts.items()}
        return cls(known, log(size), seen, several, again)

    @lazy
    def squared(self) -> Mapping[str, float]:
        """The weights, squared."""
        return {pair: weight * weight for pair, weight in self.weights.items()}

    @lazy
    def _known(self) -> dict[frozenset[str], Sketch]:
        """For each piece that was asked for, its sketch."""
        return {}

    @lazy
    def _sketched(self) -> dict[tuple[frozenset[str], ...], Sketch]:
        """For each text that was asked for, its sketch."""
        return {}

    def _know(self, piece: frozenset[str]) -> Sketch:
        found = self._known.get(piece)
        if found is None:
            again = piece & self.repeated
            alone = (len(piece) - len(again)) * self.unknown**2
            found = self._known[piece] = again, alone + sum(map(self.squared.__getitem__, again))
        return found

    def weight(self, pairs: frozenset[str]) -> float:
        """What pairs weigh together."""
        if not pairs:
            return 0.0
        again = pairs & self.repeated
        return (len(pairs) - len(again)) * self.unknown + sum(map(self.weights.__getitem__, again))

    def weight_again(self, pairs: frozenset[str]) -> float:
        """The same of pairs that all stand in several pieces."""
        return sum(map(self.weights.__getitem__, pairs))

    def share(self, part: frozenset[str], whole: Iterable[frozenset[str]]) -> float:
        """The weighted share of a part's pairs that stand somewhere in the whole, 0 to 1."""
        both = frozenset().union(*map(part.__and__, whole))
        total = self.weight(part) if both else 0.0
        return self.weight(both) / total if total else 0.0

    def cosine(self, left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> float:
        """How alike two texts are, given as different pieces of the page, 0 to 1: the cosine of their weights."""
        return self.alike(self.sketch(left), self.sketch(right))

    def alike(self, left: Sketch, right: Sketch) -> float:
        """The same of texts that are compared several times."""
        both = left[0] & right[0]
        return sum(map(self.squared.__getitem__, both)) / (left[1] * right[1]) ** 0.5 if both else 0.0

    def sketch(self, pieces: Sequence[frozenset[str]]) -> Sketch:
        """What is to be known of a text that is compared with others: the one above a paragraph is below another."""
        key = tuple(pieces)
        found = self._sketched.get(key)
        if found is None:
            known = [self._know(piece) for piece in key]
            pairs = frozenset().union(*[again for again, _ in known])
            found = self._sketched[key] = pairs, sum([square for _, square in known])
        return found
