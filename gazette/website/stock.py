"""What a variant lists: found out once, before its pages are made, and handed to the task of each list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from gazette.website import dataset, figuredata, figures, officialpages, stated
from gazette.website.edition import Edition
from gazette.website.figures import FigureList
from gazette.website.officialpages import EntryPage
from gazette.website.shelves import Shelf, shelves
from gazette.website.stated import FoldedPlaces, Place, Places
from gazette.website.yearly import Part


@dataclass(frozen=True, slots=True)
class Stock:
    """The lists of articles; the pages of the lists of figures; the files that hold all figures, and those that
    hold all articles; the pages of the index of officials; and the figures, article by article, from which the lists
    were made."""

    shelves: tuple[Shelf, ...]
    lists: tuple[FigureList, ...]
    parts: tuple[Part, ...]
    data: tuple[Part, ...]
    officials: tuple[EntryPage, ...]
    stated: tuple[Places, ...]


def stock(
    edition: Edition,
    known: tuple[Shelf, ...] | None = None,
    before: Edition | None = None,
    found: Iterable[Places] = (),
) -> Stock:
    """All that the variant lists; the lists of articles are not made where they are `known`, and figures are those
    `found` in the edition `before` where it states the same."""
    found = stated.places(edition, before, found)
    parts = figuredata.parts(edition, found)
    lists = tuple(figures.lists(edition, found, tuple(part.name for part in parts)))
    listed = tuple(shelves(edition)) if known is None else known
    return Stock(
        listed,
        lists,
        parts,
        dataset.parts(edition) if edition.leads else (),
        tuple(officialpages.lists(edition)),
        found,
    )


def told(stock: Stock) -> dict[str, Mapping[str, object]]:
    """What the cells of lists are told from, by kind and name."""
    return {
        "list": {each.path: each for each in stock.shelves},
        "figures": {each.address: each for each in stock.lists},
        "entry page": {each.address: each for each in stock.officials},
    }


def cells(edition: Edition, stock: Stock) -> dict[str, Callable[[str], object]]:
    """The cells that tasks are given (cells.py), by kind: lists and raw pages, by path and by name."""
    shelf = {each.path: each for each in stock.shelves}
    page = {each.address: each for each in stock.lists}
    part = {each.name: each for each in stock.parts}
    data = {each.name: each for each in stock.data}
    index = {each.address: each for each in stock.officials}
    raw = {each.name: each.digest for each in edition.library.seeds}
    slugs = [article.slug for article in edition.library.articles]

    def figures_of(listed: Iterable[Place]) -> list[tuple[str, object]]:
        return [(slugs[position], rest) for position, *rest in listed]

    def entries_of(listed: EntryPage) -> list[tuple[str, object]]:
        return [(slugs[position], official) for position, official in listed.entries]

    return {
        "list": lambda path: (replace(shelf[path], positions=()), [slugs[n] for n in shelf[path].positions]),
        "figures": lambda path: (replace(page[path], figures=FoldedPlaces()), figures_of(page[path].figures)),
        "figure file": lambda name: [slugs[n] for n in part[name].positions],
        "data file": lambda name: [slugs[n] for n in data[name].positions],
        "entry page": lambda path: (replace(index[path], entries=()), entries_of(index[path])),
        "raw page": raw.__getitem__,
    }
