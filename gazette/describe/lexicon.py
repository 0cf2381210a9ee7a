"""Find many strings in a text in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Lexicon(Generic[Value]):
    """Strings of at least two characters, each with a value.

    The first two characters lead to the few strings that begin with them, longest first. Chinese words are short and
    their beginnings many, so that this finds thousands of terms in about the time of reading the text.
    """

    def __init__(self, entries: Mapping[str, Value]) -> None:
        self._starts: dict[str, list[tuple[str, int, Value]]] = {}
        for text, value in entries.items():
            if len(text) >= 2:
                self._starts.setdefault(text[:2], []).append((text, len(text), value))
        for found in self._starts.values():
            found.sort(key=lambda entry: (-entry[1], entry[0]))

    def longest(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """From left to right the longest string at each place where one begins, overlaps included."""
        starts = self._starts
        pairs = map("".join, pairwise(text))
        for start, entries in enumerate(map(starts.get, pairs)):
            if entries is not None:
                for entry, length, value in entries:
                    if text.startswith(entry, start):
                        yield start, start + length, value
                        break

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
