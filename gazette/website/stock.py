"""What a variant lists: found out once, before its pages are made, and handed to the task of each list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gazette.website import figures, stated
from gazette.website.edition import Edition
from gazette.website.figures import FigureList
from gazette.website.shelves import Shelf, shelves
from gazette.website.stated import Place


@dataclass(frozen=True, slots=True)
class Stock:
    """The lists of articles; the figures, newest article first; and the pages of the lists of figures."""

    shelves: tuple[Shelf, ...]
    figures: tuple[Place, ...]
    lists: tuple[FigureList, ...]


def stock(edition: Edition) -> Stock:
    """All that the variant lists."""
    found = stated.places(edition)
    return Stock(tuple(shelves(edition)), found, tuple(figures.lists(edition, found)))


def cells(edition: Edition, stock: Stock) -> dict[str, Callable[[str], object]]:
    """The cells that tasks are given (cells.py), by kind: lists and raw pages, by path and by name."""
    shelf = {each.path: each for each in stock.shelves}
    page = {each.address: each for each in stock.lists}
    raw = {each.name: each.digest for each in edition.library.seeds}
    slugs = [article.slug for article in edition.library.articles]

    def figures_of(listed: tuple[Place, ...]) -> list[tuple[str, object]]:
        return [(slugs[position], rest) for position, *rest in listed]

    return {
        "list": lambda path: (replace(shelf[path], positions=()), [slugs[n] for n in shelf[path].positions]),
        "figures": lambda path: (
            (replace(page[path], figures=()), figures_of(page[path].figures)) if path else figures_of(stock.figures)
        ),
        "raw page": raw.__getitem__,
    }
