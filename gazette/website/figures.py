"""The page of figures: every quantity that the articles state, with its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette import urls
from gazette.website import neighbours
from gazette.website.edition import Edition
from gazette.website.paging import Pager, address
from gazette.website.view import DateView, Head, Link, View

SIZE = 200


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as stated: the number to sort by, as printed, of what, in which clause, and where."""

    value: float | None
    printed: str
    what: str
    clause: str
    article: Link
    agency: Link
    date: DateView


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """A page of figures."""

    figures: tuple[Figure, ...]
    count: int
    pager: Pager


def views(edition: Edition) -> Iterator[View]:
    """The figures, paged; one page that says so where there are none."""
    figures = [figure for position in edition.catalogue.newest for figure in _of(edition, position)]
    count = max(1, -(-len(figures) // SIZE))
    for number in range(1, count + 1):
        previous = address(urls.FIGURES, number - 1) if number > 1 else ""
        following = address(urls.FIGURES, number + 1) if number < count else ""
        pager = Pager(number, count, previous=previous, following=following)
        content = FiguresPage(tuple(figures[(number - 1) * SIZE : number * SIZE]), len(figures), pager)
        head = Head(
            title=edition.t("nav_figures"),
            description=edition.t("figures_note"),
            current="figures",
            crumbs=(Link(edition.t("nav_home"), urls.HOME),),
            previous=previous,
            following=following,
        )
        yield View(address(urls.FIGURES, number), "figures.html", head, content)


def _of(edition: Edition, position: int) -> Iterator[Figure]:
    article = edition.library.articles[position]
    agency = edition.agency(article.agencies[0]) if article.agencies else Link("")
    blocks = zip(edition.original_bodies[position], edition.bodies[position], strict=True)
    paragraphs = ((original.text, shown.text) for original, shown in blocks if shown.kind != "subhead")
    for number, (original, shown) in enumerate(paragraphs, 1):
        link = Link(article.title, f"{urls.article(article.slug)}#p{number}")
        for stated in neighbours.statements(original, shown):
            yield Figure(stated.value, stated.printed, stated.what, stated.clause, link, agency, edition.date(position))
