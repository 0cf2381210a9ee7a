"""The figures as files: CSV for spreadsheets, a row each, and JSON for programs, article by article. There is one of
each, or one a year (yearly.py) where there are very many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from gazette import urls
from gazette.website import tables, yearly
from gazette.website.cells import derived
from gazette.website.edition import Edition
from gazette.website.jsonfile import framed, joined, record, text
from gazette.website.stated import Places, figure_words
from gazette.website.tables import cell
from gazette.website.view import Link
from gazette.website.yearly import Part

PART = 50_000  # rows of one file
COLUMNS = (
    "value",
    "printed",
    "what",
    "statement",
    "title",
    "address",
    "agency",
    "places",
    "topics",
    "date",
    "basis",
)
_KINDS = {"csv": "CSV", "json": "JSON"}


ROWS = ("figure_rows",)  # what is derived of each article for one file


def links(edition: Edition, parts: Sequence[str]) -> tuple[Link, ...]:
    """The downloads of parts, by name."""
    return tuple(
        Link(f"{label} {name}".strip(), edition.for_programs(path_of(name, kind)))
        for name in parts
        for kind, label in _KINDS.items()
    )


def parts(edition: Edition, figures: Iterable[Places]) -> tuple[Part, ...]:
    """The articles with figures, newest first, in parts of at most PART rows, as far as no single one has more."""
    rows = {own.position: len(own) for own in figures}
    if sum(rows.values()) <= PART:
        return (Part("", tuple(rows)),)
    return tuple(yearly.parts(edition, rows, PART))


def path_of(name: str, kind: str) -> str:
    """Where the file of a part stands in the variant."""
    return f"figures{'-' if name else ''}{name}.{kind}"


def files(edition: Edition, part: Part) -> Iterator[tuple[str, bytes]]:
    """The files of a part, by path inside the variant."""
    found = [_figure_rows(edition, position) for position in part.positions]
    yield path_of(part.name, "csv"), tables.file(COLUMNS, (table for table, _ in found))
    yield path_of(part.name, "json"), framed([records for _, records in found if records])


@derived
def _figure_rows(edition: Edition, position: int) -> tuple[str, str]:
    """The figures of an article as lines of CSV, and as a record of JSON that says once what they have in common."""
    found = figure_words(edition, position)
    if not found:
        return "", ""
    path = urls.article(edition.library.articles[position].slug)
    address, common = edition.absolute(path) or path, _common(edition, position)
    shared = record({"address": address, **common})
    title, *others = map(cell, common.values())
    after = f"{','.join(others)}\r\n"
    place = cache(lambda paragraph: cell(f"{address}#p{paragraph}"))
    rows, records = [], []
    for paragraph, value, printed, what, clause in found:  # put together here, since there are so many
        number = _number(value)
        rows.append(f"{number},{cell(printed)},{cell(what)},{cell(clause)},{title},{place(paragraph)},{after}")
        records.append(
            f'{{"value": {number or "null"}, "printed": {text(printed)}, "what": {text(what)}, '
            f'"statement": {text(clause)}, "paragraph": {paragraph}}}'
        )
    return "".join(rows), f'{shared[:-1]}, "figures": [\n{joined(records)}\n]}}'


def _number(value: float | None) -> str:
    """A number as JSON and CSV have it; "" for none."""
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def _common(edition: Edition, position: int) -> dict[str, object]:
    """What the rows of one article have in common."""
    article = edition.library.articles[position]
    return {
        "title": article.title,
        "agency": article.agencies[0] if article.agencies else "",
        "places": list(article.places),
        "topics": [edition.label(topic) for topic in article.topics],
        "date": article.date,
        "basis": article.date_basis,
    }
