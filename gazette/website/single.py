"""Pages that stand alone: search, about and other hand-written pages, and not found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from gazette import markdown, urls
from gazette.markdown import MdBlock
from gazette.website.edition import Edition
from gazette.website.view import Head, Link, View

WAYS = 24  # topics and places that the search page offers


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the search page offers before its script runs: ways in without it."""

    topics: tuple[Link, ...]
    places: tuple[Link, ...]
    years: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HandBlock:
    """A block of a hand-written page. `language` is "en" where it has letters but none of them Chinese."""

    html: Markup
    language: str


@dataclass(frozen=True, slots=True)
class HandPageView:
    """A hand-written page."""

    title: str
    blocks: tuple[HandBlock, ...]


def views(edition: Edition) -> Iterator[View]:
    """All of them."""
    yield _search(edition)
    for page in edition.library.pages:
        head = Head(page.title, current=page.slug, crumbs=_home(edition))
        blocks = tuple(map(_block, markdown.blocks(page.body)))
        yield View(f"{page.slug}.html", "page.html", head, HandPageView(page.title, blocks))
    yield View(urls.NOT_FOUND, "404.html", Head(edition.t("not_found_title"), index=False), None)


def _home(edition: Edition) -> tuple[Link, ...]:
    return (Link(edition.t("nav_home"), urls.HOME),)


def _block(block: MdBlock) -> HandBlock:
    foreign = re.search(r"[A-Za-z]", block.text) and not re.search(r"[\u3400-\u9fff]", block.text)
    html = Markup(block.html)  # safe: markdown.blocks escapes whatever is not its own markup
    return HandBlock(html, "en" if foreign else "")


def _search(edition: Edition) -> View:
    catalogue, t = edition.catalogue, edition.t
    content = SearchPage(
        topics=_busiest(edition.topic(key, len(shelf)) for key, shelf in catalogue.topics.items()),
        places=_busiest(
            edition.place(edition.names["place", key], len(shelf)) for key, shelf in catalogue.places.items()
        ),
        years=tuple(
            Link(t("year_heading", year=year), urls.date(year), len(shelf)) for year, shelf in catalogue.years.items()
        ),
    )
    head = Head(t("nav_search"), t("search_description"), current="search", crumbs=_home(edition))
    return View(urls.SEARCH, "search.html", head, content)


def _busiest(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (-(link.count or 0), link.path)))[:WAYS]
