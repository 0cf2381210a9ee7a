"""What the browser knows of every article of a part before it reads any: dates, lengths, what facets count.

Columns of numbers, an entry an article in the order in which Pagefind has them; values stand in tables of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2

from gazette.search.fold import usual
from gazette.search.records import Record

NAMES = ("places", "agencies", "people")  # facets that browsers load when they are looked at


def core(records: Sequence[Record], alike: Mapping[str, int]) -> dict[str, object]:
    """What every search needs. `alike` numbers the group of articles that have near-duplicates, by slug."""
    return {
        "first": _steps(record.row.first for record in records),
        "span": [record.row.last - record.row.first for record in records],
        "length": [_octave(record.row.length) for record in records],
        "alike": {str(n): alike[record.slug] for n, record in enumerate(records) if record.slug in alike},
        **_facet("topics", [record.row.topics for record in records], str),
    }


def names(column: str, records: Sequence[Record], convert: Callable[[str], str]) -> dict[str, object]:
    """One facet whose values are names."""
    return _facet(column, [getattr(record.row, column) for record in records], lambda name: in_both(name, convert))


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


def in_both(text: str, convert: Callable[[str], str]) -> str | list[str]:
    """A text; with its Traditional form where the browser's table does not give that."""
    hant = convert(text)
    return text if hant == text.translate(usual("hant")) else [text, hant]


def _steps(numbers: Iterable[int]) -> list[int]:
    """Each number as its distance from the one before: articles are in the order of their dates."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps
