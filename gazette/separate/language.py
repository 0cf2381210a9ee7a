"""What follows what in newspaper text: how well a text runs on into another, and how well it opens a paragraph.

The counts of characters, pairs and triples stand in gazette/data/running.txt.xz; tests/separate/learn_language.py makes
the file from the People's Daily of January 1998, which knows no page of ours. Absolute discounting (Ney, Essen, Kneser
1994) smooths the counts.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import log

START = "^"  # the beginning of a paragraph
DIGIT = "0"  # all digits are one
DISCOUNT = 0.7
LEFT_OVER = 0.02  # at least so much of the probability is left for what was not seen
RARE = 0.5  # how often a character counts that was never seen
CHARACTERS = 4000  # about so many of them there are
MOST = 6.0  # log-odds: more is not better
ALIKE = (
    {ord(half): full for half, full in zip(",;:?!()", "，；：？！（）", strict=True)}
    | dict.fromkeys(range(ord("0"), ord("9") + 1), DIGIT)
    | dict.fromkeys(range(ord("０"), ord("９") + 1), DIGIT)
    | {code: chr(code - 0xFEE0) for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
    | {ord("％"): "%", ord("．"): "."}
)


def runs_on(left: str, right: str) -> float:
    """The log-odds that `right` follows the end of `left`, against its standing just anywhere; about -6 to 6.

    >>> runs_on("为小微企业送上优", "惠政策，") > 3 > 0 > runs_on("为小微企业送上优", "家的透析")
    True
    """
    a, b = left[-2:].translate(ALIKE), right[:2].translate(ALIKE)
    if not a or len(b) < 2:
        return 0.0
    counts = _counts()
    found = log(counts.third(a[:-1], a[-1], b[0]) / counts.first(b[0]))
    found += log(counts.third(a[-1], b[0], b[1]) / counts.second(b[0], b[1]))
    return max(-MOST, min(MOST, found))


def opens(text: str) -> float:
    """The log-odds that a text opens a paragraph, against its standing in the middle of one; about -6 to 6.

    >>> opens("据介绍，该局") > 2 > 0 > opens("惠政策，为企业")
    True
    """
    return runs_on(START, text)


Row = tuple[dict[str, float], float]  # how probable each character is, and what is left to those not seen


class Counts:
    """How often characters stand alone, in pairs and in triples. A row is read when it is first asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the rows: what stands before, a tab, then each following character with its count (1 is left out)."""
        self._rows = dict(line.split("\t", 1) for line in lines)
        self._single = _numbers(self._rows[""])
        self._size = sum(number for char, number in self._single.items() if char != START)
        self._read: dict[str, Row] = {}

    def first(self, char: str) -> float:
        """How probable a character is anywhere."""
        return (self._single.get(char, 0) + RARE) / (self._size + CHARACTERS)

    def second(self, before: str, char: str) -> float:
        """How probable it is after another."""
        return self._after(before, char, self.first(char))

    def third(self, earlier: str, before: str, char: str) -> float:
        """How probable it is after two others; `earlier` may be missing."""
        found = self.second(before, char)
        return self._after(earlier + before, char, found) if earlier else found

    def _after(self, before: str, char: str, anyway: float) -> float:
        if before not in self._read:
            self._read[before] = self._row(before)
        seen, unseen = self._read[before]
        return seen.get(char, 0.0) + unseen * anyway

    def _row(self, before: str) -> Row:
        if before not in self._rows:
            return {}, 1.0
        numbers = _numbers(self._rows[before])
        total = self._single[before] if len(before) == 1 else _numbers(self._rows[before[0]])[before[1]]
        kept = sum(numbers.values()) - DISCOUNT * len(numbers)
        return {char: (n - DISCOUNT) / total for char, n in numbers.items()}, max(LEFT_OVER, 1 - kept / total)


def _numbers(row: str) -> dict[str, int]:
    return {item[0]: int(item[1:] or 1) for item in row.split("\t")}


@cache
def _counts() -> Counts:
    packed = resources.files("gazette").joinpath("data", "running.txt.xz").read_bytes()
    return Counts(lzma.decompress(packed).decode().splitlines())
