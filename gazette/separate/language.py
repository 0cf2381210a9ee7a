"""What follows what in newspaper text: how well a text runs on into another, and how rare a pair of characters is.

The counts of characters, pairs and triples stand in gazette/data/running.txt.xz; tests/separate/learn_language.py makes
the file from the People's Daily of January 1998 and the evening news of 2022 to 2026, which know no page of ours.
Absolute discounting (Ney, Essen, Kneser 1994) smooths the counts.
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from math import copysign, log

DIGIT = "0"  # all digits are one
DISCOUNT = 0.7
LEFT_OVER = 0.02  # at least so much of the probability is left for what was not seen
RARE = 0.5  # how often a character counts that was never seen
CHARACTERS = 4000  # about so many of them there are
SEEN = 530000  # times; hardly a pair was seen more often
MOST = 6.0  # log-odds: more is not better
REMEMBERED = 16384  # pairs and triples: a line is weighed against its neighbours several times
PRINTED = re.compile(r"\t.([0-9]+)")
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
    return follows(alike(left[-2:]), alike(right[:2]))


def alike(text: str) -> str:
    """A text as it is counted: half-width and full-width forms are one, and so are all digits."""
    return text.translate(ALIKE)


def follows(last: str, first: str) -> float:
    """The same of the last two and the first two characters, made alike."""
    if not last or len(first) < 2:
        return 0.0
    counts, before, one, two = _counts(), last[-1], first[0], first[1]
    behind, follow = _behind(before, one), _behind(one, two)
    # How much likelier each of both characters is behind those before it than without them.
    first_odds = (counts.after(last, one, behind) if len(last) > 1 else behind) / counts.single(one)
    odds = log(first_odds * (counts.after(before + one, two, follow) / follow))
    return odds if -MOST < odds < MOST else copysign(MOST, odds)


@lru_cache(REMEMBERED)
def rarity(pair: str) -> float:
    """How rare a pair of characters is in newspaper text: about 3 for the commonest, 11 for what was never seen.

    >>> rarity("褚天") > rarity("讲座") > rarity("群众")
    True
    """
    return log(SEEN / (_counts().often(pair) + 1))


@lru_cache(REMEMBERED)
def _behind(before: str, char: str) -> float:
    """How probable a character is behind another: the two that open a text are asked for at each of its joints."""
    return _counts().after(before, char, _counts().single(char))


Row = tuple[str, int, float]  # as printed, how often its beginning was seen, what is left to those not seen


class Counts:
    """How often characters stand alone, in pairs and in triples.

    The rows stay text: a count is looked for in its row, since most of the rows are never asked for, and of the others
    most of the counts.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the rows: what stands before, a tab, then each following character with its count (1 is left out)."""
        self._rows = {line.partition("\t")[0]: line for line in lines}
        single = _numbers(self._rows[""])
        size = sum(single.values()) + CHARACTERS
        self._single = {char: (number + RARE) / size for char, number in single.items()}
        self._never = RARE / size
        self._read: dict[str, Row] = {}

    def single(self, char: str) -> float:
        """How probable a character is anywhere."""
        return self._single.get(char, self._never)

    def often(self, pair: str) -> int:
        """How often a pair was seen."""
        return _count(self._rows.get(pair[0], ""), pair[1])

    def after(self, before: str, char: str, anyway: float) -> float:
        """How probable it is after one or two others; `anyway`: after the last of them alone, or anywhere."""
        row = self._read.get(before)
        if row is None:
            if before not in self._rows:
                return anyway  # as for most pairs
            row = self._row(before)
        text, total, unseen = row
        if (at := text.find("\t" + char)) < 0:
            return unseen * anyway
        return (_printed(text, at) - DISCOUNT) / total + unseen * anyway

    def _row(self, before: str) -> Row:
        row = self._rows[before]
        total = _count(self._rows[before[:-1]], before[-1])
        kept = _total(row) - DISCOUNT * row.count("\t")
        self._read[before] = found = row, total, max(LEFT_OVER, 1 - kept / total)
        return found


def _numbers(row: str) -> dict[str, int]:
    return {item[0]: int(item[1:] or 1) for item in row.split("\t")[1:]}


def _count(row: str, char: str) -> int:
    """How often a character stands in a row."""
    at = row.find("\t" + char)
    return _printed(row, at) if at >= 0 else 0


def _printed(row: str, at: int) -> int:
    """The count that is printed behind a place in a row; 1 is left out."""
    end = row.find("\t", at + 2)
    return int(row[at + 2 : end if end >= 0 else None] or 1)


def _total(row: str) -> int:
    """The sum of the counts of a row."""
    printed = PRINTED.findall(row)
    return row.count("\t") - len(printed) + sum(map(int, printed))


@cache
def _counts() -> Counts:
    packed = resources.files("gazette").joinpath("data", "running.txt.xz").read_bytes()
    return Counts(lzma.decompress(packed).decode().splitlines())
