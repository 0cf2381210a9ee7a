"""What follows what in newspaper text: how well a text runs on into another, and how rare a pair of characters is.

The counts of characters, pairs and triples stand in gazette/data/running.txt.xz; tests/separate/learn_language.py makes
the file from the People's Daily of January 1998 and the evening news of 2022 to 2026, which know no page of ours.
Absolute discounting (Ney, Essen, Kneser 1994) smooths the counts.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from math import copysign, log
from operator import mul

DIGIT = "0"  # all digits are one
DISCOUNT = 0.7
LEFT_OVER = 0.02  # at least so much of the probability is left for what was not seen
RARE = 0.5  # how often a character counts that was never seen
CHARACTERS = 4000  # about so many of them there are
SEEN = 530000  # times; hardly a pair was seen more often
MOST = 6.0  # log-odds: more is not better
REMEMBERED = 16384  # pairs and triples: a line is weighed against its neighbours several times
ROW = "\v"  # stands between the rows of a line
ALONE = "\t"  # stands in place of the second character where a row has none
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


@lru_cache(REMEMBERED)
def alike(text: str) -> str:
    """A text as it is counted: half-width and full-width forms are one, and so are all digits."""
    return text.translate(ALIKE)


@lru_cache(REMEMBERED)
def follows(last: str, first: str) -> float:
    """The same of the last two and the first two characters, made alike."""
    if not last or len(first) < 2:
        return 0.0
    counts, before, one, two = table(), last[-1], first[0], first[1]
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
    return log(SEEN / (table().often(pair) + 1))


@lru_cache(REMEMBERED)
def _behind(before: str, char: str) -> float:
    """How probable a character is behind another: the two that open a text are asked for at each of its joints."""
    return table().after(before, char, table().single(char))


Row = tuple[str, int, float]  # as printed, how often its beginning was seen, what is left to those not seen
# What is looked for in a row: digits stand first among those seen as often, for counts have digits, too; a tab nowhere.
SOUGHT = {DIGIT: ":" + DIGIT, "\t": "\t\t"}


class Counts:
    """How often characters stand alone, in pairs and in triples.

    A line holds all rows that begin with one character: its own, then those of pairs. A row holds the characters that
    follow, those seen as often together: `12:下气\t3:地`. The lines stay text until one of their rows is asked for, and
    the rows stay text, since most never are, and of the others most of the counts.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines: first the row of all characters, then those of each of them."""
        alone, *others = lines
        self._often = {char: number for number, chars in _groups(alone.strip()) for char in chars}
        size = sum(self._often.values()) + CHARACTERS
        self._single = {char: (number + RARE) / size for char, number in self._often.items()}
        self._never = RARE / size
        self._lines = {line[0]: line[2:] for line in others}
        self._rows: dict[str, dict[str, str]] = {}  # by their first, then by their second character
        self._read: dict[str, Row] = {}  # those that were asked for, by the characters before

    def single(self, char: str) -> float:
        """How probable a character is anywhere."""
        return self._single.get(char, self._never)

    def often(self, pair: str) -> int:
        """How often a pair was seen."""
        rows = self._rows.get(pair[0]) or self._begun(pair[0])
        return _count(rows[ALONE], pair[1])

    def after(self, before: str, char: str, anyway: float) -> float:
        """How probable it is after one or two others; `anyway`: after the last of them alone, or anywhere."""
        row = self._read.get(before) or self._row(before)
        if row is None:
            return anyway
        text, total, unseen = row
        count = _count(text, char)
        return (count - DISCOUNT) / total + unseen * anyway if count else unseen * anyway

    def _row(self, before: str) -> Row | None:
        """The row of one or two characters; most pairs have none."""
        rows = self._rows.get(before[0]) or self._begun(before[0])
        row = rows.get(before[1:] or ALONE)
        if not row:
            return None
        total = _count(rows[ALONE], before[1]) if len(before) > 1 else self._often[before]
        parts = row.replace(":", "\t").split("\t")  # how often, and those seen so often, in turn
        sizes = [len(chars) for chars in parts[1::2]]
        seen, kinds = sum(map(mul, map(int, parts[::2]), sizes)), sum(sizes)
        found = self._read[before] = row, total, max(LEFT_OVER, 1 - (seen - DISCOUNT * kinds) / total)
        return found

    def _begun(self, first: str) -> dict[str, str]:
        """The rows that begin with a character, by the second one; read when one of them is first asked for."""
        rows = self._rows[first] = {row[0]: row[2:] for row in self._lines.pop(first, ALONE).split(ROW)}
        return rows


def _groups(row: str) -> list[tuple[int, str]]:
    """How often the characters of a row were seen, those seen as often together."""
    found = [group.split(":") for group in row.split("\t")]
    return [(int(number), chars) for number, chars in found]


def _count(row: str, char: str) -> int:
    """How often a character stands in a row."""
    at = row.find(SOUGHT.get(char, char))
    if at < 0:
        return 0
    start = row.rfind("\t", 0, at) + 1
    return int(row[start : row.index(":", start)])


@cache
def table() -> Counts:
    """How often characters follow one another."""
    packed = resources.files("gazette").joinpath("data", "running.txt.xz").read_bytes()
    return Counts(lzma.decompress(packed).decode().rstrip("\n").split("\n"))
