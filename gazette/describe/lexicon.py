"""Find many strings in a text in one pass."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Found = tuple[Sequence[tuple[int, int, Any]], ...]  # a list for each lexicon: start, end, value
Starts = Mapping[str, tuple[list[int], dict[str, Value]]]  # by their first two characters: lengths, strings

_KNOWN = 1000  # texts that a reader remembers, or those of one page
_FEW = 32  # first pairs, up to which looking for each is faster than looking at each pair of the text …
_SOME = 256  # … and up to which one pattern of all is, if it serves for many texts


class Lexicon(Generic[Value]):
    """Strings of at least two characters, each with a value.

    The first two characters lead to the few strings that begin with them, longest first. Of the pairs of characters
    that a text has, few begin a string; only where these stand is anything compared, so that thousands of terms are
    found in about the time of reading the text.
    """

    def __init__(self, entries: Mapping[str, Value]) -> None:
        starts: dict[str, tuple[list[int], dict[str, Value]]] = {}
        for text, value in entries.items():
            if len(text) >= 2:
                starts.setdefault(text[:2], ([], {}))[1][text] = value
        for lengths, found in starts.values():
            lengths.extend(sorted({len(text) for text in found}, reverse=True))
        self._starts: Starts[Value] = starts
        self._reader, self._number = Reader((starts,)), 0

    def __contains__(self, text: str) -> bool:
        return text in self._starts.get(text[:2], ((), {}))[1]

    def longest(self, text: str) -> Sequence[tuple[int, int, Value]]:
        """From left to right the longest string at each place where one begins, overlaps included."""
        return self._reader.read(text)[self._number]

    def expect(self, texts: Iterable[str]) -> None:
        """Read texts that will be asked for: many short ones as one are read faster."""
        self._reader.read_all(texts)

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

    def _joining(self, reader: Reader, number: int) -> Lexicon[Value]:
        joined: Lexicon[Value] = Lexicon({})
        joined._starts, joined._reader, joined._number = self._starts, reader, number
        return joined


def united(*lexicons: Lexicon[Any]) -> tuple[Reader, tuple[Lexicon[Any], ...]]:
    """The same lexicons, in order, which find what they find of a text in one reading of it; and who reads."""
    reader = Reader(tuple(lexicon._starts for lexicon in lexicons))
    return reader, tuple(lexicon._joining(reader, number) for number, lexicon in enumerate(lexicons))


class Reader:
    """Reads texts for one or several lexicons; what it remembers makes it faster and changes nothing."""

    def __init__(self, lexicons: Sequence[Starts[Any]]) -> None:
        self._count = len(lexicons)
        self._nothing: Found = ((),) * self._count
        self._starts: dict[str, list[tuple[int, list[int], dict[str, Any]]]] = {}
        for number, starts in enumerate(lexicons):
            for pair, (lengths, found) in starts.items():
                self._starts.setdefault(pair, []).append((number, lengths, found))
        self._begins = frozenset(map(_number, self._starts)).__contains__
        self._known: dict[str, Found] = {}

    def read(self, text: str) -> Found:
        """For each lexicon the longest string at each place where one begins: start, end, value."""
        found = self._known.get(text)
        if found is None:
            found = self._found(text, self._positions(text))
            if self._count > 1:  # the others will ask for the same text
                self._remember({text: found})
        return found

    def read_all(self, texts: Iterable[str]) -> None:
        """Read texts that will be asked for: many short ones as one are read faster."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        positions = self._positions("\n".join(new))
        at, first, found = 0, 0, {}
        for text in new:
            last = bisect_left(positions, at + len(text), first)
            found[text] = self._found(text, [position - at for position in positions[first:last]])
            at, first = at + len(text) + 1, last
        self._remember(found)

    def _remember(self, found: Mapping[str, Found]) -> None:
        if len(self._known) > _KNOWN:
            self._known.clear()
        self._known.update(found)

    def _found(self, text: str, positions: Sequence[int]) -> Found:
        if not positions:
            return self._nothing
        found: tuple[list[tuple[int, int, Any]], ...] = tuple(map(list, self._nothing))
        for start in positions:
            for number, lengths, entries in self._starts.get(text[start : start + 2], ()):
                for length in lengths:
                    if (entry := text[start : start + length]) in entries:
                        found[number].append((start, start + len(entry), entries[entry]))
                        break
        return found

    def _positions(self, text: str) -> list[int]:
        """Where a pair of characters stands that begins a string."""
        if len(self._starts) <= _FEW:
            return sorted(start for pair in self._starts for start in _standing(pair, text))
        if len(self._starts) <= _SOME:
            return [found.start() for found in self._pattern.finditer(text)]
        units = text.encode("utf-16-le", "surrogatepass")
        if len(units) != 2 * len(text):  # characters beyond the first 65,536 are two units each
            return [start for start in range(len(text) - 1) if text[start : start + 2] in self._starts]
        # Two neighbours are one number of 32 bits: comparing numbers costs half of what comparing strings costs.
        view, begins = memoryview(units), self._begins
        even = compress(range(0, len(text), 2), map(begins, view[: len(units) & -4].cast("I")))
        odd = compress(range(1, len(text), 2), map(begins, view[2 : 2 + (len(units) - 2 & -4)].cast("I")))
        return sorted(chain(even, odd))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The first characters of pairs before their second ones, since pairs overlap."""
        seconds: dict[str, str] = {}
        for pair in sorted(self._starts):
            seconds[pair[0]] = seconds.get(pair[0], "") + re.escape(pair[1])
        return re.compile("|".join(f"{re.escape(first)}(?=[{after}])" for first, after in seconds.items()))


def _standing(pair: str, text: str) -> Iterator[int]:
    start = text.find(pair)
    while start >= 0:
        yield start
        start = text.find(pair, start + 1)


def _number(pair: str) -> int:
    """The number of a pair of characters; of one beyond the first 65,536 a number that means nothing."""
    return int.from_bytes(pair.encode("utf-16-le", "surrogatepass")[:4], sys.byteorder)
