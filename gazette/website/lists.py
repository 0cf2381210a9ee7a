"""Lists of articles, cut into pages, each with its header and feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gazette import urls
from gazette.website.edition import Edition
from gazette.website.paging import Pager, pages, titled
from gazette.website.ready import cards
from gazette.website.shelves import Shelf
from gazette.website.view import Card, Head, Link, Ready, View


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading: the articles of a month or a year."""

    heading: str
    cards: tuple[Card | Ready, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list."""

    shelf: Shelf
    groups: tuple[Group, ...]
    pager: Pager


def views(edition: Edition, shelves: Iterable[Shelf]) -> Iterator[View]:
    """Every page of every list."""
    for shelf in shelves:
        for path, pager, chunk in pages(shelf.path, shelf.positions):
            content = ListPage(shelf, _groups(edition, chunk), pager)
            yield View(path, "list.html", _head(edition, shelf, pager), content)


def _head(edition: Edition, shelf: Shelf, pager: Pager) -> Head:
    return Head(
        title=titled(shelf.title, pager, edition.t),
        description=edition.t("list_description", title=shelf.title, count=len(shelf.positions)),
        current=_SECTION[shelf.kind],
        crumbs=(Link(edition.t("nav_home"), urls.HOME), *shelf.above),
        feed=shelf.feed,
        previous=pager.previous,
        following=pager.following,
    )


_SECTION = {"topic": "topics", "place": "places", "agency": "agencies", "person": "people", "period": "dates"}


def _groups(edition: Edition, positions: Sequence[int]) -> tuple[Group, ...]:
    """Cards under the year that they are filed in, in the list's order."""

    def year(position: int) -> str:
        years = edition.catalogue.bounds[position].years()
        return years[0] if len(years) == 1 else ""

    def heading(year: str) -> str:
        return edition.t("year_heading", year=year) if year else edition.t("date_open")

    return tuple(Group(heading(each), cards(edition, group)) for each, group in groupby(positions, year))
