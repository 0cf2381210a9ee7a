"""What the browser knows of every article of a part before it reads any: dates, lengths, what facets count.

Columns of numbers, an entry an article in the order in which Pagefind has them; values stand in tables of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import log2

from gazette.search.records import Row, in_both

NAMES = ("places", "agencies", "people")  # facets that browsers load when they are looked at


def core(rows: Sequence[Row], lengths: Sequence[int], alike: Sequence[int]) -> dict[str, object]:
    """What every search needs. `alike` is the number of a group of near-duplicates, or 0."""
    return {
        "first": _steps(row.first for row in rows),
        "span": [row.last - row.first for row in rows],
        "length": [_octave(length) for length in lengths],
        "alike": {str(n): group for n, group in enumerate(alike) if group},
        **_facet("topics", [row.topics for row in rows], str),
    }


def names(column: str, rows: Sequence[Row], convert: Callable[[str], str]) -> dict[str, object]:
    """One facet whose values are names."""
    return _facet(column, [getattr(row, column) for row in rows], lambda name: in_both(name, convert(name)))


def _facet(column: str, values: Sequence[tuple[str, ...]], written: Callable[[str], object]) -> dict[str, object]:
    table = sorted({name for entry in values for name in entry})
    number = {name: n for n, name in enumerate(table)}
    return {
        column: [[number[name] for name in entry] for entry in values],
        f"{column}_names": [written(name) for name in table],
    }


def _octave(length: int) -> int:
    """A length in quarters of an octave: exact enough to weigh articles by, and short."""
    return round(4 * log2(max(1, length)))


def _steps(numbers: Iterable[int]) -> list[int]:
    """Each number as its distance from the one before: articles are in the order of their dates."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps
