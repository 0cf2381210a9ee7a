"""What the browser knows of every article of a part before it reads any: dates, lengths, what facets count.

Columns of numbers, an entry an article in the order in which Pagefind has them. Names stand in tables of their own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from gazette.search.fold import fold, usual
from gazette.search.records import Record

FACETS = ("topics", "places", "agencies", "people")


def rows(records: Sequence[Record], alike: Mapping[str, int], convert: Callable[[str], str]) -> bytes:
    """The rows of a part as JSON. `alike` numbers the group of articles that have near-duplicates, by slug."""
    columns: dict[str, object] = {
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
        columns[facet] = [[number[name] for name in entry] for entry in values]
        columns[f"{facet}_names"] = names if facet == "topics" else [named(name, convert) for name in names]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


def named(name: str, convert: Callable[[str], str]) -> str | list[str]:
    """A name; with its Traditional form where the browser's table does not give that."""
    hant = convert(name)
    return name if hant == fold(name).translate(usual("hant")) or hant == name else [name, hant]


def _steps(numbers: Iterable[int]) -> list[int]:
    """Each number as its distance from the one before: articles are in the order of their dates."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps
