"""Find many strings in a text in one pass."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Lexicon(Generic[Value]):
    """Strings of at least two characters, each with a value.

    The first two characters lead to the few strings that begin with them, longest first. Of the pairs of characters
    that a text has, few begin a string; only where these stand is anything compared, so that thousands of terms are
    found in about the time of reading the text.
    """

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self._starts: dict[str, tuple[list[int], dict[str, Value]]] = {}
        for text, value in entries.items():
            if len(text) >= 2:
                self._starts.setdefault(text[:2], ([], {}))[1][text] = value
        for lengths, found in self._starts.values():
            lengths.extend(sorted({len(text) for text in found}, reverse=True))
        # Characters beyond the first 65,536 are two units, so that pairs may share a number.
        self._by_number: dict[int, list[tuple[str, list[int], dict[str, Value]]]] = {}
        for pair, (lengths, found) in self._starts.items():
            self._by_number.setdefault(_number(pair), []).append((pair, lengths, found))
        self._numbers = frozenset(self._by_number)

    def __contains__(self, text: str) -> bool:
        return text in self._starts.get(text[:2], ((), {}))[1]

    def longest(self, text: str) -> list[tuple[int, int, Value]]:
        """From left to right the longest string at each place where one begins, overlaps included."""
        numbers = _pairs(text) & self._numbers
        if not numbers:
            return []
        found = []
        for number in numbers:
            for pair, lengths, entries in self._by_number[number]:
                start = text.find(pair)
                while start >= 0:
                    for length in lengths:
                        if (entry := text[start : start + length]) in entries:
                            found.append((start, start + len(entry), entries[entry]))
                            break
                    start = text.find(pair, start + 1)
        found.sort(key=itemgetter(0))
        return found

    def at(self, text: str, start: int) -> tuple[int, Value] | None:
        """The end and value of the longest string that begins at `start`."""
        lengths, entries = self._starts.get(text[start : start + 2], ((), {}))
        for length in lengths:
            if (entry := text[start : start + length]) in entries:
                return start + len(entry), entries[entry]
        return None

    def outer(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Like `longest`, without those that lie inside one that was found before."""
        reach = 0
        for start, end, value in self.longest(text):
            if end > reach:
                reach = end
                yield start, end, value

    def apart(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Like `longest`, without those that overlap one that was found before."""
        reach = 0
        for start, end, value in self.longest(text):
            if start >= reach:
                reach = end
                yield start, end, value


def _number(pair: str) -> int:
    """The first of the numbers of a pair; see `_pairs`."""
    return int.from_bytes(pair.encode("utf-16-le", "surrogatepass")[:4], sys.byteorder)


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[int]:
    """Every two characters that follow each other, as numbers; remembered, since several lexicons read the same text.

    Two neighbours in UTF-16 are one number of 32 bits: making a set of numbers costs half of what strings cost.
    """
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    even, odd = units[: len(units) & -4], units[2 : 2 + (len(units) - 2 & -4)]
    return frozenset(even.cast("I")).union(odd.cast("I"))
