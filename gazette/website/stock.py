"""What a variant lists, handed to the task of each list: found out once, and no sooner than somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from gazette.website import dataset, figuredata, figures, officialpages, stated
from gazette.website.edition import Edition
from gazette.website.figures import FigureList
from gazette.website.officialpages import EntryPage
from gazette.website.shelves import Shelf, headed, shelves
from gazette.website.stated import FoldedPlaces, Places
from gazette.website.yearly import Part

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """What there is of each kind, in its order."""

    shelves: Sequence[str]
    lists: Sequence[str]
    parts: Sequence[str]
    data: Sequence[str]
    officials: Sequence[str]


class Stock:
    """The lists of articles by path; the pages of the lists of figures, and of the index of officials, by address; the
    files that hold all figures, and those that hold all articles, by name."""

    def __init__(
        self,
        edition: Edition,
        names: Names | None = None,
        last: tuple[Edition, Stock] | None = None,
        alike: bool = False,
        called: bool = True,
    ) -> None:
        """`names`, where they are known. Of the `last` edition's stock what is equal is taken over; where articles are
        filed `alike` their lists are not made anew, but for those with headlines where one is not `called` so."""
        self._edition, self._last, self._alike, self._called = edition, last, alike, called
        self._known = names

    def retitled(self, edition: Edition) -> Stock:
        """The same where nothing but headlines is otherwise."""
        shelves = {**self.shelves, **_alike({each.path: each for each in headed(edition)}, self.shelves)}
        now = Stock(edition, self._known)
        now.__dict__.update(
            stated=self.stated,
            parts=self.parts,
            lists=self.lists,
            data=self.data,
            officials=self.officials,
            shelves=shelves,
        )
        return now

    @cached_property
    def names(self) -> Names:
        """What there is."""
        return self._known or Names(*map(tuple, self.find_all()))

    def find_all(self) -> tuple[Mapping[str, object], ...]:
        """Find out everything: for whoever forks processes that need it."""
        return self.shelves, self.lists, self.parts, self.data, self.officials

    @cached_property
    def shelves(self) -> Mapping[str, Shelf]:
        """The lists of articles."""
        before = self._last[1].shelves if self._last else {}
        if not self._alike:
            return _alike({each.path: each for each in shelves(self._edition)}, before)
        if self._called:
            return before
        return {**before, **_alike({each.path: each for each in headed(self._edition)}, before)}

    @cached_property
    def stated(self) -> tuple[Places, ...]:
        """The figures, article by article."""
        return stated.places(self._edition, *((self._last[0], self._last[1].stated) if self._last else ()))

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The files that hold all figures."""
        return {each.name: each for each in figuredata.parts(self._edition, self.stated)}

    @cached_property
    def lists(self) -> Mapping[str, FigureList]:
        """The pages of the lists of figures."""
        made = figures.lists(self._edition, self.stated, tuple(self.parts))
        return _alike({each.address: each for each in made}, self._last[1].lists if self._last else {})

    @cached_property
    def data(self) -> Mapping[str, Part]:
        """The files that hold all articles."""
        if self._last and self._alike:
            return self._last[1].data
        return {each.name: each for each in (dataset.parts(self._edition) if self._edition.leads else ())}

    @cached_property
    def officials(self) -> Mapping[str, EntryPage]:
        """The pages of the index of officials."""
        made = {each.address: each for each in officialpages.lists(self._edition)}
        return _alike(made, self._last[1].officials if self._last else {})

    def settle(self, keep: bool) -> None:
        """All is found that was asked for by now: let go of the last stock, and, unless they are to be kept, of the
        figures from which lists were made."""
        self._last = None
        if not keep:
            self.__dict__.pop("stated", None)


def _alike(now: dict[str, T], before: Mapping[str, T]) -> dict[str, T]:
    """The same values, those that were there before as they were."""
    return {name: before[name] if before.get(name) == each else each for name, each in now.items()}


def told(stock: Stock) -> dict[str, Mapping[str, object]]:
    """What the cells of lists are told from, by kind and name."""
    return {
        "list": stock.shelves,
        "figures": stock.lists,
        "entry page": stock.officials,
    }


def cells(edition: Edition, stock: Stock) -> dict[str, Callable[[str], object]]:
    """The cells that tasks are given (cells.py), by kind: lists and raw pages, by path and by name."""
    raw = {each.name: each.digest for each in edition.library.seeds}
    slugs = [article.slug for article in edition.library.articles]

    def of(positions: Iterable[int]) -> list[str]:
        return list(map(slugs.__getitem__, positions))

    def said_of_list(path: str) -> object:
        return replace(stock.shelves[path], positions=()), of(stock.shelves[path].positions)

    def said_of_figures(address: str) -> object:
        page = stock.lists[address]
        return replace(page, figures=FoldedPlaces()), of(page.figures.positions), page.figures.numbers

    def said_of_officials(address: str) -> object:
        page = stock.officials[address]
        return replace(page, entries=()), [(slugs[position], official) for position, official in page.entries]

    return {
        "list": said_of_list,
        "figures": said_of_figures,
        "figure file": lambda name: of(stock.parts[name].positions),
        "data file": lambda name: of(stock.data[name].positions),
        "entry page": said_of_officials,
        "raw page": raw.__getitem__,
    }
