"""The figures as files: CSV for spreadsheets, JSON for programs; in parts where there are very many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial

from gazette import urls
from gazette.website import tables
from gazette.website.edition import Edition
from gazette.website.jsonfile import json_file
from gazette.website.stated import Place, Stated, stated
from gazette.website.view import Link

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


def links(count: int) -> tuple[Link, ...]:
    """The downloads of `count` figures."""
    numbers = range(1, len(parts(count)) + 1)
    return tuple(
        Link(f"{_KINDS[kind]}{part if part > 1 else ''}", _path(part, kind)) for part in numbers for kind in _KINDS
    )


_KINDS = {"csv": "CSV", "json": "JSON"}


def _path(part: int, kind: str) -> str:
    return f"figures.{kind}" if part == 1 else f"figures-{part}.{kind}"


def parts(count: int) -> range:
    """Where the parts of `count` figures begin."""
    return range(0, count, PART)


def files(edition: Edition, start: int, figures: Sequence[Place]) -> Iterator[tuple[str, bytes]]:
    """The files of the part of all `figures` that begins at `start`, by path inside the variant."""
    part, common = start // PART + 1, cache(partial(_common, edition))
    found = stated(edition, figures[start : start + PART])
    rows = [_row(edition, figure, common(figure.position)) for figure in found]
    yield _path(part, "csv"), tables.csv_file(COLUMNS, rows)
    yield _path(part, "json"), json_file(rows)


def _row(edition: Edition, figure: Stated, common: Mapping[str, object]) -> dict[str, object]:
    path = f"{urls.article(edition.library.articles[figure.position].slug)}#p{figure.paragraph}"
    whole = figure.value is not None and figure.value == int(figure.value)
    return {
        "value": int(figure.value) if figure.value is not None and whole else figure.value,
        "printed": figure.printed,
        "what": figure.what,
        "statement": figure.clause,
        "address": edition.absolute(path) or path,
        **common,
    }


def _common(edition: Edition, position: int) -> dict[str, object]:
    """What the rows of one article have in common."""
    article = edition.library.articles[position]
    return {
        "title": article.title,
        "agency": article.agencies[0] if article.agencies else "",
        "places": list(article.places),
        "topics": [edition.topic(topic).text for topic in article.topics],
        "date": article.date,
        "basis": article.date_basis,
    }
