"""What texts speak of: whether two of them have the same subject, even where they share no word.

gazette/data/subjects.txt.xz says for pairs of characters where they point among some directions, so that what stands in
the same articles points the same way (latent semantic analysis: Deerwester et al. 1990);
tests/separate/learn_subjects.py learns it from news that know no page of ours. A text points where its pairs do, seen
from where news point on the average.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import sqrt
from operator import mul, sub
from struct import Struct

DIRECTIONS = 100
LETTERS = "abcdefg"  # how far a pair points along a direction; the letter in the middle: not at all
ZERO = len(LETTERS) // 2
# The numbers of a pair are added as one: each has 32 bits of it, so that none runs over into the next.
LANES = 4  # bytes of a number
NUMBERS = Struct(f"<{DIRECTIONS}I")
CODES = str.maketrans({letter: chr(code) for code, letter in enumerate(LETTERS)})
EVERY_FOURTH = int.from_bytes(b"\xff\0\0\0" * (DIRECTIONS // LANES), "little")

Subject = tuple[float, ...]  # of length 1; empty where no pair is known


class Table:
    """Where pairs point. A pair is read when it is first asked for, since most never are."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines: where news point on the average, then a pair and its letters each."""
        first, *others = lines
        self._middle = tuple(map(float, first.split("\t")))
        self._letters = {line[:2]: line[2:] for line in others}
        self._read: dict[str, int] = {}

    def subject(self, texts: Iterable[frozenset[str]]) -> Subject:
        """Where texts point together, each given as its pairs."""
        known = [number for pairs in texts for pair in pairs & self._letters.keys() for number in (self._number(pair),)]
        if not known:
            return ()
        packed = sum(known).to_bytes(NUMBERS.size, "little")
        pointing = _unit([number - ZERO * len(known) for number in NUMBERS.unpack(packed)])
        return _unit(list(map(sub, pointing, self._middle)))

    def _number(self, pair: str) -> int:
        found = self._read.get(pair)
        if found is None:
            codes = int.from_bytes(self._letters[pair].translate(CODES).encode(), "little")
            spread = [(codes >> 8 * at & EVERY_FOURTH) << 8 * DIRECTIONS * at for at in range(LANES)]
            found = self._read[pair] = sum(spread)
        return found


def subject(texts: Iterable[frozenset[str]]) -> Subject:
    """Where texts point together, each given as its pairs."""
    return _table().subject(texts)


def alike(left: Subject, right: Subject) -> float:
    """How far two texts speak of the same: the cosine, about 0 for strangers, 1 at most.

    >>> from .cohesion import bigrams
    >>> field, farm, court = (subject([bigrams(text)]) for text in ("小麦追肥浇水", "农民春耕备耕", "法官审理案件"))
    >>> alike(field, farm) > 0.3 > 0.1 > alike(field, court)
    True
    """
    return float(sum(map(mul, left, right)))


def _unit(numbers: list[float]) -> Subject:
    length = sqrt(sum(map(mul, numbers, numbers)))
    return tuple([number / length for number in numbers]) if length else ()


@cache
def _table() -> Table:
    packed = resources.files("gazette").joinpath("data", "subjects.txt.xz").read_bytes()
    return Table(lzma.decompress(packed).decode().splitlines())
