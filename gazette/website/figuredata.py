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
from gazette.website.stated import Places, Stated, figure_words
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
    every = f'{shared[:-1]}, "figures": [\n{joined([_record(figure) for figure in found])}\n]}}'
    title, *others = map(tables.cell, common.values())
    after = f"{','.join(others)}\r\n"
    place = cache(lambda paragraph: tables.cell(f"{address}#p{paragraph}"))
    return "".join([f"{_cells(figure)},{title},{place(figure.paragraph)},{after}" for figure in found]), every


# These two are put together here: an archive has many times as many figures as articles.


def _record(figure: Stated) -> str:
    value, printed, what, clause = _number(figure.value), text(figure.printed), text(figure.what), text(figure.clause)
    return (
        f'{{"value": {value or "null"}, "printed": {printed}, "what": {what}, "statement": {clause}, '
        f'"paragraph": {figure.paragraph}}}'
    )


def _cells(figure: Stated) -> str:
    return ",".join([_number(figure.value), *map(tables.cell, (figure.printed, figure.what, figure.clause))])


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
