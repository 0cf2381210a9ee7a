"""The figures as files: CSV for spreadsheets, a row each, and JSON for programs, article by article. There is one of
each, or one a year where there are very many.

A year that has very many is divided by the digests of its articles' addresses, like the leaves of a trie. So a file
depends on the articles that it holds and on nothing else, and an edit makes one of them anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette import urls
from gazette.website import tables
from gazette.website.cells import derived
from gazette.website.edition import Edition
from gazette.website.jsonfile import framed, joined, record
from gazette.website.stated import Places, Stated, stated, statements_of
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
_KINDS = {"csv": "CSV", "json": "JSON"}
_BRANCHES = "abcd"
_DEPTH = 16  # letters, which is all that a digest of 32 bits has to tell


@dataclass(frozen=True, slots=True)
class Part:
    """A file of figures in each format: its name ("" for the only one), and the articles, newest first."""

    name: str
    positions: tuple[int, ...]

    def path(self, kind: str) -> str:
        """Where its file stands in the variant."""
        return f"figures{'-' if self.name else ''}{self.name}.{kind}"


ROWS = ("figure_rows",)  # what is derived of each article for one file


def links(edition: Edition, parts: Sequence[str]) -> tuple[Link, ...]:
    """The downloads of parts, by name."""
    return tuple(
        Link(f"{label} {name}".strip(), edition.for_programs(Part(name, ()).path(kind)))
        for name in parts
        for kind, label in _KINDS.items()
    )


def parts(edition: Edition, figures: Iterable[Places]) -> tuple[Part, ...]:
    """The figures of the archive in parts of at most PART rows, as far as no single article has more."""
    rows = {own[0].position: len(own) for own in figures}
    if sum(rows.values()) <= PART:
        return (Part("", tuple(rows)),)
    years: dict[str, list[int]] = {}
    for position in rows:
        years.setdefault((*edition.catalogue.bounds[position].years(), "undated")[0], []).append(position)
    return tuple(part for year in sorted(years) for part in _divided(edition, year, years[year], rows))


def _divided(edition: Edition, year: str, positions: Sequence[int], rows: Mapping[int, int]) -> Iterator[Part]:
    """A year in as many parts as it needs: 2019, or 2019-a to 2019-d, or some of these in four again."""
    letters = {position: _letters(edition.library.articles[position].slug) for position in positions}
    waiting = [""]
    while waiting:
        branch = waiting.pop()
        held = tuple(position for position in positions if letters[position].startswith(branch))
        if len(branch) < _DEPTH and len(held) > 1 and sum(map(rows.__getitem__, held)) > PART:
            waiting += [branch + letter for letter in reversed(_BRANCHES)]
        elif held:
            yield Part(f"{year}-{branch}" if branch else year, held)


def _letters(slug: str) -> str:
    number = int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4])
    return "".join(_BRANCHES[number >> 2 * n & 3] for n in range(_DEPTH))


def files(edition: Edition, part: Part) -> Iterator[tuple[str, bytes]]:
    """The files of a part, by path inside the variant."""
    found = [_figure_rows(edition, position) for position in part.positions]
    yield part.path("csv"), tables.file(COLUMNS, (table for table, _ in found))
    yield part.path("json"), framed([records for _, records in found if records])


@derived
def _figure_rows(edition: Edition, position: int) -> tuple[str, str]:
    """The figures of an article as lines of CSV, and as a record of JSON that says once what they have in common."""
    found = [_own(figure) for figure in stated(edition, statements_of(edition, position))]
    if not found:
        return "", ""
    path = urls.article(edition.library.articles[position].slug)
    address, common = edition.absolute(path) or path, _common(edition, position)
    rows = [{**own, "address": f"{address}#p{own['paragraph']}"} for own in found]
    shared = record({"address": address, **common})
    return tables.lines(COLUMNS, rows, common), f'{shared[:-1]}, "figures": [\n{joined(list(map(record, found)))}\n]}}'


def _own(figure: Stated) -> dict[str, object]:
    whole = figure.value is not None and figure.value == int(figure.value)
    return {
        "value": int(figure.value) if figure.value is not None and whole else figure.value,
        "printed": figure.printed,
        "what": figure.what,
        "statement": figure.clause,
        "paragraph": figure.paragraph,
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
