"""What the browser knows of every article of a part before it reads any: dates, lengths, what facets count.

Columns of numbers, an entry an article in the order in which Pagefind has them. Names stand in tables of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from gazette.search.fold import usual
from gazette.search.records import Record

FACETS = ("topics", "places", "agencies", "people")


def columns(records: Sequence[Record], alike: Mapping[str, int], convert: Callable[[str], str]) -> dict[str, object]:
    """The rows of some articles. `alike` numbers the group of articles that have near-duplicates, by slug."""
    table: dict[str, object] = {
        "first": _steps(record.row.first for record in records),
        "span": [record.row.last - record.row.first for record in records],
        "length": [record.row.length for record in records],
        "title": [record.row.title for record in records],
        "alike": {str(n): alike[record.slug] for n, record in enumerate(records) if record.slug in alike},
    }
    for facet in FACETS:
        values = [getattr(record.row, facet) for record in records]
        names = sorted({name for entry in values for name in entry})
        number = {name: n for n, name in enumerate(names)}
        table[facet] = [[number[name] for name in entry] for entry in values]
        table[f"{facet}_names"] = names if facet == "topics" else [in_both(name, convert) for name in names]
    return table


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
