"""What is made of a variant, task by task: pages, collections and what stands beside the pages.

An archive has several times as many tasks as articles, so that most are made when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from gazette import urls
from gazette.model import Page
from gazette.unfolded import Unfolded
from gazette.website import (
    article,
    dataset,
    downloads,
    feeds,
    figuredata,
    figures,
    home,
    indexes,
    lists,
    officialpages,
    opensearch,
    review,
    seedpage,
    single,
    styleguide,
)
from gazette.website.edition import Edition
from gazette.website.figures import FigureList
from gazette.website.officialpages import EntryPage
from gazette.website.shelves import Shelf
from gazette.website.stock import Stock
from gazette.website.variant import Task
from gazette.website.view import View

Tasks = Iterator[Sequence[Task]]
_CARDS = 2  # in a list or feed take as much memory as the page of an article
_ENTRIES = 32  # pages of articles take as much as a page of officials, each of whom many articles name
_FIGURES = 4  # such pages take as much as a page of figures, whose rows are of articles from anywhere


def views(edition: Edition, listed: Stock) -> Iterator[View]:
    """Every page of a variant."""
    return (view for some in pages(edition, listed) for task in some for view in task.make() if isinstance(view, View))


def pages(edition: Edition, listed: Stock) -> Tasks:
    """The pages of a variant as tasks, each of which can be done without the others."""
    raw = {page.name: page for page in edition.library.seeds}
    every = range(len(edition.library.articles))
    yield [Task(urls.HOME, partial(_one, home.view, edition))]
    yield Unfolded(every, partial(_article, edition, raw))
    yield Unfolded(listed.shelves, partial(_list, edition))
    yield [Task(f"pages of {kind.__name__}", partial(kind.views, edition)) for kind in _KINDS]
    yield Unfolded(listed.lists, partial(_figures, edition))
    yield Unfolded(listed.officials, partial(_entries, edition))
    yield [Task(urls.STYLEGUIDE, partial(_one, styleguide.view, edition))]


_KINDS = (indexes, seedpage, review, single)


def _article(edition: Edition, raw: Mapping[str, Page], position: int) -> Task:
    item = edition.library.articles[position]
    seed = item.source.seed if item.source else ""
    task = partial(_one, article.view, edition, position, raw.get(seed))
    return Task(urls.article(item.slug), task, ("raw page", seed))


def _list(edition: Edition, shelf: Shelf) -> Task:
    weight = _weight(len(shelf.positions))
    return Task(shelf.path, partial(lists.views, edition, (shelf,)), ("list", shelf.path), weight)


def _figures(edition: Edition, page: FigureList) -> Task:
    return Task(page.address, partial(_one, figures.view, edition, page), ("figures", page.address), _FIGURES)


def _entries(edition: Edition, page: EntryPage) -> Task:
    view = partial(_one, officialpages.view, edition, page)
    return Task(page.address, view, ("entry page", page.address), _ENTRIES)


def _one(make: Callable[..., View], *values: object) -> tuple[View]:
    return (make(*values),)


def collections(edition: Edition, listed: Stock) -> Tasks:
    """The files that hold much of the archive, as tasks. They take longest, so that they come first: at the end all
    processes but one would wait."""
    if not edition.leads:
        return
    yield [
        Task(
            figuredata.path_of(part.name, "csv"),
            partial(figuredata.files, edition, part),
            ("figure file", part.name),
            len(part.positions),
        )
        for part in listed.parts
    ]
    yield [
        Task(
            dataset.path_of(part.name, "jsonl"),
            partial(dataset.files, edition, part),
            ("data file", part.name),
            len(part.positions),
        )
        for part in listed.data
    ]
    yield [Task("guide to the data set", partial(dataset.guide, edition))]


def companions(edition: Edition, listed: Stock) -> Tasks:
    """The files beside the pages as tasks: downloads and feeds, by path inside the variant."""
    yield Unfolded(range(len(edition.library.articles)), partial(_downloads, edition))
    yield [
        Task(feeds.ALL, partial(feeds.archive, edition)),
        Task(opensearch.FILE, partial(opensearch.files, edition)),
    ]
    yield Unfolded(listed.shelves, partial(_feed, edition))
    yield [
        Task(feeds.of_raw_page(seed.name), partial(feeds.raw_page, edition, seed.name))
        for seed in edition.library.seeds
    ]


def _downloads(edition: Edition, position: int) -> Task:
    slug = edition.library.articles[position].slug
    return Task(f"downloads of {slug}", partial(downloads.files, edition, position))


def _feed(edition: Edition, shelf: Shelf) -> Task:
    weight = _weight(min(len(shelf.positions), feeds.ENTRIES))
    return Task(shelf.feed, partial(feeds.files, edition, (shelf,)), ("list", shelf.path), weight)


def _weight(cards: int) -> int:
    """That of a list or feed which shows so many articles."""
    return 1 + cards // _CARDS
