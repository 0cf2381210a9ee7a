"""What texts speak of: whether two of them have the same subject, even where they share no word.

gazette/data/subjects.txt.xz says for pairs of characters where they point among some directions, so that what stands in
the same articles points the same way (latent semantic analysis: Deerwester et al. 1990);
tests/separate/learn_subjects.py learns it from news that know no page of ours. A text points where its pairs do, seen
from where news point on the average.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from math import sqrt
from operator import mul
from struct import Struct
from typing import NamedTuple

DIRECTIONS = 100
LETTERS = "abcdefg"  # how far a pair points along a direction; the letter in the middle: not at all
ZERO = len(LETTERS) // 2
REMEMBERED = 512  # texts: one is compared with several near it, and what is above one is below another
# The numbers of a pair are added as one: each has 32 bits of it, so that none runs over into the next; the last counts.
LANES = 4  # bytes of a number
NUMBERS = Struct(f"<{DIRECTIONS}I")
COUNT = Struct("<I")
SIZE = NUMBERS.size + COUNT.size
CODES = bytes.maketrans(LETTERS.encode(), bytes(range(len(LETTERS))))


class Subject(NamedTuple):
    """Where a text points, in numbers as they were added, `shift` too high each, and lengths, which are dear."""

    numbers: tuple[int, ...] = (0,) * DIRECTIONS
    shift: int = 0
    total: int = 0  # of the numbers
    length: float = 0.0  # without the shift; 0 where no pair is known
    along: float = 0.0  # how far it points where news do on the average
    apart: float = 0.0  # how far from there


class Table:
    """Where pairs point. A pair is read when it is first asked for, since most never are."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines: where news point on the average, then a pair and its letters each."""
        first, *others = lines
        self.middle = tuple(map(float, first.split("\t")))
        self.bias = sum(self.middle)
        self.square = sum(map(mul, self.middle, self.middle))
        self._letters = {line[:2]: line[2:] for line in others}
        self._read: dict[str, int] = {}

    def sum(self, pairs: frozenset[str]) -> int:
        """The numbers of all known pairs, added as one."""
        known, read = pairs & self._letters.keys(), self._read
        return sum([read.get(pair) or self._number(pair) for pair in known])

    def _number(self, pair: str) -> int:
        numbers = bytearray(SIZE)
        numbers[:-LANES:LANES] = self._letters[pair].encode().translate(CODES)
        numbers[-LANES] = 1
        found = self._read[pair] = int.from_bytes(numbers, "little")
        return found

    def subject(self, added: int) -> Subject:
        """Where a text points, whose pairs were added."""
        packed = added.to_bytes(SIZE, "little")
        (count,) = COUNT.unpack_from(packed, NUMBERS.size)
        if not count:
            return Subject()
        numbers = NUMBERS.unpack_from(packed)
        shift, total = ZERO * count, sum(numbers)
        length = sqrt(sum(map(mul, numbers, numbers)) - 2 * shift * total + DIRECTIONS * shift * shift)
        along = (sum(map(mul, numbers, self.middle)) - shift * self.bias) / length if length else 0.0
        return Subject(numbers, shift, total, length, along, sqrt(1 - 2 * along + self.square))


def subject(texts: Iterable[frozenset[str]]) -> Subject:
    """Where texts point together, each given as its pairs."""
    return _subject(tuple(texts))


@lru_cache(REMEMBERED)
def _subject(texts: tuple[frozenset[str], ...]) -> Subject:
    return pointing(added(texts))


def added(texts: Iterable[frozenset[str]]) -> int:
    """The pairs of texts, added: those of some of them may be taken off again."""
    return sum(map(_sum, texts))


def pointing(pairs: int) -> Subject:
    """Where pairs that were added point."""
    return _table().subject(pairs)


def alike(left: Subject, right: Subject) -> float:
    """How far two texts speak of the same: the cosine, about 0 for strangers, 1 at most.

    >>> from .cohesion import bigrams
    >>> field, farm, court = (subject([bigrams(text)]) for text in ("小麦追肥浇水", "农民春耕备耕", "法官审理案件"))
    >>> alike(field, farm) > 0.3 > 0.1 > alike(field, court)
    True
    """
    if not left.length or not right.length:
        return 0.0
    shifted = left.shift * right.total + right.shift * left.total - DIRECTIONS * left.shift * right.shift
    both = (sum(map(mul, left.numbers, right.numbers)) - shifted) / (left.length * right.length)
    return float((both - left.along - right.along + _table().square) / (left.apart * right.apart))


@lru_cache(REMEMBERED)
def _sum(pairs: frozenset[str]) -> int:
    return _table().sum(pairs)


@cache
def _table() -> Table:
    packed = resources.files("gazette").joinpath("data", "subjects.txt.xz").read_bytes()
    return Table(lzma.decompress(packed).decode().splitlines())
