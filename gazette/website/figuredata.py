"""The figures as files: CSV for spreadsheets, JSON for programs; in parts where there are very many."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from gazette import urls
from gazette.website import tables
from gazette.website.edition import Edition
from gazette.website.stated import Stated
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
    parts = range(1, -(-count // PART) + 1)
    return tuple(
        Link(f"{_KINDS[kind]}{part if part > 1 else ''}", _path(part, kind)) for part in parts for kind in _KINDS
    )


_KINDS = {"csv": "CSV", "json": "JSON"}


def _path(part: int, kind: str) -> str:
    return f"figures.{kind}" if part == 1 else f"figures-{part}.{kind}"


def files(edition: Edition, figures: Sequence[Stated]) -> Iterator[tuple[str, bytes]]:
    """The files, by path inside the variant; none where there are no figures."""
    for part, start in enumerate(range(0, len(figures), PART), 1):
        rows = [_row(edition, figure) for figure in figures[start : start + PART]]
        yield _path(part, "csv"), tables.csv_file(COLUMNS, rows)
        yield _path(part, "json"), (json.dumps(rows, ensure_ascii=False, indent=0) + "\n").encode()


def _row(edition: Edition, figure: Stated) -> dict[str, object]:
    article, said = edition.library.articles[figure.position], figure.statement
    path = f"{urls.article(article.slug)}#p{figure.paragraph}"
    whole = said.value is not None and said.value == int(said.value)
    return {
        "value": int(said.value) if said.value is not None and whole else said.value,
        "printed": said.printed,
        "what": said.what,
        "statement": said.clause,
        "title": article.title,
        "address": edition.absolute(path) or path,
        "agency": article.agencies[0] if article.agencies else "",
        "places": list(article.places),
        "topics": [edition.topic(topic).text for topic in article.topics],
        "date": article.date,
        "basis": article.date_basis,
    }
