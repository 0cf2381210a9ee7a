"""What texts speak of: whether two of them have the same subject, even where they share no word.

gazette/data/subjects.txt.xz says for pairs of characters where they point among some directions, so that what stands in
the same articles points the same way (latent semantic analysis: Deerwester et al. 1990);
tests/separate/learn_subjects.py learns it from news, most of them local, that know no page of ours. A text points
where its pairs do, seen from where news point on the average.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from math import dist, hypot, sqrt
from struct import Struct
from typing import NamedTuple

DIRECTIONS = 150
LETTERS = "abcdefg"  # how far a pair points along a direction; the letter in the middle: not at all
ZERO = len(LETTERS) // 2
REMEMBERED = 512  # texts: one is compared with several near it, and what is above one is below another
# The numbers of a pair are one, with a byte for each: so they are added, as many pairs at once as bytes hold. Then the
# bytes are taken apart, each fourth together, to numbers of four bytes, in which any number of texts may be added.
WIDE = 4  # bytes of such a number
LANES = DIRECTIONS + 2  # with one that stays empty, so that they are as many in each part, and one that counts pairs
MOST = 255 // (len(LETTERS) - 1)  # pairs that are added in bytes
PART = 8 * LANES  # bits of a part
FOURTH = int.from_bytes((b"\xff" + b"\0" * (WIDE - 1)) * (LANES // WIDE), "little")
SIZE = WIDE * LANES
EMPTY = LANES // WIDE * (DIRECTIONS % WIDE) + DIRECTIONS // WIDE  # where the empty one comes to stand
NUMBERS = Struct(f"<{EMPTY}i{WIDE}x{DIRECTIONS - EMPTY}i")
ONES = int.from_bytes(b"\1\0\0\0" * (LANES - 1), "little")
SIGN = 1 << 31  # the bit that tells numbers below 0
SIGNS = SIGN * ONES
COUNTED = LETTERS[ZERO] + LETTERS[1]  # what stands behind the letters of each pair
BASE = int.from_bytes(LETTERS[0].encode() * LANES, "little")


class Subject(NamedTuple):
    """Where a text points, and lengths, which are dear."""

    numbers: tuple[int, ...] = (0,) * DIRECTIONS
    length: float = 0.0  # 0 where no pair is known
    along: float = 0.0  # how far it points where news do on the average
    apart: float = 0.0  # how far from there


class Table:
    """Where pairs point."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines: where news point on the average, then a pair and its letters each."""
        first, *others = lines
        middle = [float(number) for number in first.split("\t")]
        self.middle = tuple([number for part in range(WIDE) for number in middle[part::WIDE]])
        self.length = hypot(*self.middle)
        self._numbers = {line[:2]: int.from_bytes((line[2:] + COUNTED).encode(), "little") - BASE for line in others}

    def sum(self, pairs: frozenset[str]) -> int:
        """The numbers of all known pairs, added as one."""
        found = list(filter(None, map(self._numbers.get, pairs)))
        return sum([_widened(sum(found[at : at + MOST])) for at in range(0, len(found), MOST)])

    def subject(self, added: int) -> Subject:
        """Where a text points, whose pairs were added."""
        count = added >> 8 * (SIZE - WIDE)
        if not count:
            return Subject()
        # Each pair was added that much too high; what is below 0 is written as its two's complement.
        packed = added + (SIGN - ZERO * count) * ONES ^ SIGNS
        numbers = NUMBERS.unpack_from(packed.to_bytes(SIZE, "little"))
        length = hypot(*numbers)
        along = _product(numbers, length, self.middle, self.length) / length if length else 0.0
        return Subject(numbers, length, along, sqrt(1 - 2 * along + self.length**2))


def _widened(added: int) -> int:
    """Bytes as numbers of four bytes, in the order in which all are compared: every fourth from the first on, …"""
    parts = [(added >> 8 * part & FOURTH) << PART * part for part in range(WIDE)]
    return parts[0] | parts[1] | parts[2] | parts[3]


def subject(texts: Iterable[frozenset[str]]) -> Subject:
    """Where texts point together, each given as its pairs."""
    return _subject(tuple(texts))


@lru_cache(REMEMBERED)
def _subject(texts: tuple[frozenset[str], ...]) -> Subject:
    return table().subject(sum(map(_sum, texts)))


def alike(left: Subject, right: Subject) -> float:
    """How far two texts speak of the same: the cosine, about 0 for strangers, 1 at most.

    >>> from .cohesion import bigrams
    >>> field, farm, court = (subject([bigrams(text)]) for text in ("小麦追肥浇水", "农民春耕备耕", "法官审理案件"))
    >>> alike(field, farm) > 0.3 > 0.1 > alike(field, court)
    True
    """
    if not left.length or not right.length:
        return 0.0
    both = _product(left.numbers, left.length, right.numbers, right.length) / (left.length * right.length)
    return (both - left.along - right.along + table().length ** 2) / (left.apart * right.apart)


def alike_rest(part: Subject, whole: Subject) -> float:
    """How far a part of a text speaks of the same as the rest of it, whose numbers are those of the whole less its own.

    All that is compared follows from what is known of the part and of the whole.
    """
    both, own, middle = _product(part.numbers, part.length, whole.numbers, whole.length), part.length**2, table().length
    left = round(whole.length**2 - 2 * both + own)
    if not own or not left:
        return 0.0
    length = sqrt(left)
    along = (whole.along * whole.length - part.along * part.length) / length
    apart = sqrt(1 - 2 * along + middle**2)
    return ((both - own) / (length * part.length) - part.along - along + middle**2) / (part.apart * apart)


def _product(left: Sequence[float], length: float, right: Sequence[float], other: float) -> float:
    """The dot product, by the law of cosines: the distance is found several times as fast as a sum of products."""
    return (length * length + other * other - dist(left, right) ** 2) / 2


@lru_cache(REMEMBERED)
def _sum(pairs: frozenset[str]) -> int:
    return table().sum(pairs)


@cache
def table() -> Table:
    """Where pairs point."""
    packed = resources.files("gazette").joinpath("data", "subjects.txt.xz").read_bytes()
    return Table(lzma.decompress(packed).decode().splitlines())
