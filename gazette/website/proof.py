"""Proof: the lines of the raw page that a piece of an article came from.

The separation keeps every non-blank character of a page, in reading order; only blanks change. So a piece of text is
aligned with its page by non-blank characters: the longest runs that both have, searched from where the last run
ended. Text that a person has changed aligns in part, and the share that does not is told, not hidden.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gazette.model import Page

GRAM = 6  # characters that must agree before a run is believed
CANDIDATES = 16  # places looked at, ahead and behind, where a run may begin; the longest run is taken
EXACT = 0.995  # share of agreeing characters from which a piece counts as unchanged
SOME = 0.3  # … and below which no proof is claimed


class State(StrEnum):
    """How a piece of an article relates to the raw page."""

    EXACT = "exact"
    EDITED = "edited"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line of the raw page in three parts: before, inside and after what the piece took from it."""

    number: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a piece came from. No lines where the state is absent."""

    state: State
    lines: tuple[RawLine, ...] = ()


class Source:
    """The lines of a page that an article came from, ready to be searched."""

    def __init__(self, page: Page, lines: Iterable[int]) -> None:
        """`lines` are line numbers in reading order; those beyond the page are ignored."""
        self._page = page
        self._at = [
            (number, column)
            for number in lines
            if 1 <= number <= len(page.lines)
            for column, character in enumerate(page.lines[number - 1])
            if not character.isspace()
        ]
        self._text = "".join(page.lines[number - 1][column] for number, column in self._at)
        self._grams = _grams(self._text)
        self._next = 0

    def prove(self, text: str) -> Proof:
        """Find `text`; pieces are best asked for in reading order."""
        wanted = "".join(text.split())
        if not wanted:
            return Proof(State.ABSENT)
        runs = self._runs(wanted)
        share = sum(length for _, length in runs) / len(wanted)
        if share < SOME:
            return Proof(State.ABSENT)
        self._next = runs[-1][0] + runs[-1][1]
        return Proof(State.EXACT if share >= EXACT else State.EDITED, self._lines(runs))

    def _runs(self, wanted: str) -> list[tuple[int, int]]:
        """The runs (start, length) of the source that `wanted` is made of, in the order of `wanted`."""
        runs: list[tuple[int, int]] = []
        following, done = self._next, 0
        while done < len(wanted):
            start = self._find(wanted, done, following)
            if start is None:
                done += 1
                continue
            length = _common(wanted, done, self._text, start)
            runs.append((start, length))
            following, done = start + length, done + length
        return runs

    def _find(self, wanted: str, done: int, following: int) -> int | None:
        """Where the source goes on with `wanted[done:]`: at the longest run near where the last one ended."""
        if len(wanted) - done < GRAM:
            return self._find_end(wanted[done:], following, whole=done == 0)
        starts = self._grams.get(wanted[done : done + GRAM], [])
        at = bisect_left(starts, following)
        near = starts[at : at + CANDIDATES] + starts[max(0, at - CANDIDATES) : at]  # ahead first: max takes the first
        return max(near, key=lambda start: _common(wanted, done, self._text, start), default=None)

    def _find_end(self, rest: str, following: int, whole: bool) -> int | None:
        """The end of a piece, shorter than a run must be: only ahead, unless the piece is no longer than that."""
        start = self._text.find(rest, following)
        start = self._text.find(rest) if start < 0 and whole else start
        return start if start >= 0 else None

    def _lines(self, runs: Sequence[tuple[int, int]]) -> tuple[RawLine, ...]:
        taken: dict[int, tuple[int, int]] = {}
        for start, length in runs:
            for number, column in self._at[start : start + length]:
                first, last = taken.get(number, (column, column))
                taken[number] = (min(first, column), max(last, column))
        return tuple(self._raw(number, *columns) for number, columns in taken.items())

    def _raw(self, number: int, first: int, last: int) -> RawLine:
        line = self._page.lines[number - 1]
        return RawLine(number, line[:first].lstrip(), line[first : last + 1], line[last + 1 :].rstrip())


def _grams(text: str) -> Mapping[str, list[int]]:
    grams: defaultdict[str, list[int]] = defaultdict(list)
    for start in range(len(text) - GRAM + 1):
        grams[text[start : start + GRAM]].append(start)
    return grams


def _common(left: str, at: int, right: str, start: int) -> int:
    length = 0
    while at + length < len(left) and start + length < len(right) and left[at + length] == right[start + length]:
        length += 1
    return length
