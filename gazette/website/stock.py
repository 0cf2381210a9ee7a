"""What a variant lists: found out once, before its pages are made, and handed to the task of each list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gazette.website import figures, officialpages, stated
from gazette.website.edition import Edition
from gazette.website.figures import FigureList
from gazette.website.officialpages import EntryPage
from gazette.website.shelves import Shelf, shelves
from gazette.website.stated import Place


@dataclass(frozen=True, slots=True)
class Stock:
    """The lists of articles; the figures, newest article first; the pages of the lists of figures; and those of the
    index of officials."""

    shelves: tuple[Shelf, ...]
    figures: tuple[Place, ...]
    lists: tuple[FigureList, ...]
    officials: tuple[EntryPage, ...]


def stock(edition: Edition) -> Stock:
    """All that the variant lists."""
    found = stated.places(edition)
    lists = tuple(figures.lists(edition, found))
    return Stock(tuple(shelves(edition)), found, lists, tuple(officialpages.lists(edition)))


def cells(edition: Edition, stock: Stock) -> dict[str, Callable[[str], object]]:
    """The cells that tasks are given (cells.py), by kind: lists and raw pages, by path and by name."""
    shelf = {each.path: each for each in stock.shelves}
    page = {each.address: each for each in stock.lists}
    index = {each.address: each for each in stock.officials}
    raw = {each.name: each.digest for each in edition.library.seeds}
    slugs = [article.slug for article in edition.library.articles]

    def figures_of(listed: tuple[Place, ...]) -> list[tuple[str, object]]:
        return [(slugs[position], rest) for position, *rest in listed]

    def entries_of(listed: EntryPage) -> list[tuple[str, object]]:
        return [(slugs[position], official) for position, official in listed.entries]

    return {
        "list": lambda path: (replace(shelf[path], positions=()), [slugs[n] for n in shelf[path].positions]),
        "figures": lambda path: (
            (replace(page[path], figures=()), figures_of(page[path].figures)) if path else figures_of(stock.figures)
        ),
        "entry page": lambda path: (replace(index[path], entries=()), entries_of(index[path])),
        "raw page": raw.__getitem__,
    }
