"""What is made of a variant, task by task: pages, collections and what stands beside the pages.

An archive has several times as many tasks as articles, so that most are made when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

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
from gazette.website.shelves import feed_of
from gazette.website.stock import Stock
from gazette.website.variant import Task
from gazette.website.view import View

Tasks = Iterator[Sequence[Task]]
Made = Iterator[View | tuple[str, bytes]]  # views still to be printed, and files by path inside the variant


def views(edition: Edition, listed: Stock) -> Iterator[View]:
    """Every page of a variant."""
    every = chain(articles(edition), pages(edition, listed))
    return (each for each in made(every) if isinstance(each, View))


def made(tasks: Tasks) -> Made:
    """What tasks make."""
    return (each for some in tasks for task in some for each in task.make())


def articles(edition: Edition) -> Tasks:
    """The pages of articles as tasks, each of which can be done without the others."""
    raw = {page.name: page for page in edition.library.seeds}
    yield Unfolded(range(len(edition.library.articles)), partial(_article, edition, raw))


def pages(edition: Edition, listed: Stock) -> Tasks:
    """All other pages, most of which show many articles."""
    yield [Task(urls.HOME, partial(_one, home.view, edition))]
    yield Unfolded(listed.names.shelves, partial(_list, edition, listed))
    yield Unfolded(listed.names.officials, partial(_entries, edition, listed))
    yield [Task(f"pages of {kind.__name__}", partial(kind.views, edition)) for kind in _KINDS]
    yield Unfolded(listed.names.lists, partial(_figures, edition, listed))
    yield [Task(urls.STYLEGUIDE, partial(_one, styleguide.view, edition))]


_KINDS = (indexes, seedpage, review, single)


def _article(edition: Edition, raw: Mapping[str, Page], position: int) -> Task:
    item = edition.library.articles[position]
    seed = item.source.seed if item.source else ""
    make = partial(_with_files, edition, position, raw.get(seed))
    return Task(urls.article(item.slug), make, ("raw page", seed), position)


def _with_files(edition: Edition, position: int, page: Page | None) -> Made:
    """The page of an article, and its files: whoever has its text in mind makes both."""
    yield article.view(edition, position, page)
    yield from downloads.files(edition, position)


def _list(edition: Edition, listed: Stock, path: str) -> Task:
    return Task(path, lambda: lists.views(edition, (listed.shelves[path],)), ("list", path))


def _figures(edition: Edition, listed: Stock, address: str) -> Task:
    return Task(address, lambda: [figures.view(edition, listed.lists[address])], ("figures", address))


def _entries(edition: Edition, listed: Stock, address: str) -> Task:
    return Task(address, lambda: [officialpages.view(edition, listed.officials[address])], ("entry page", address))


def _one(make: Callable[..., View], *values: object) -> tuple[View]:
    return (make(*values),)


def collections(edition: Edition, listed: Stock) -> Tasks:
    """The files that hold much of the archive, as tasks. They take longest, so that they come first: at the end all
    processes but one would wait."""
    if not edition.leads:
        return
    yield Unfolded(listed.names.parts, partial(_figure_file, edition, listed))
    yield Unfolded(listed.names.data, partial(_data_file, edition, listed))
    yield [Task("guide to the data set", partial(dataset.guide, edition))]


def _figure_file(edition: Edition, listed: Stock, name: str) -> Task:
    return Task(
        figuredata.path_of(name, "csv"),
        lambda: figuredata.files(edition, listed.parts[name]),
        ("figure file", name),
        long=True,
    )


def _data_file(edition: Edition, listed: Stock, name: str) -> Task:
    return Task(
        dataset.path_of(name, "jsonl"),
        lambda: dataset.files(edition, listed.data[name]),
        ("data file", name),
        long=True,
    )


def followed(edition: Edition, listed: Stock) -> Tasks:
    """The feeds as tasks."""
    yield [Task(feeds.ALL, partial(feeds.archive, edition))]
    yield Unfolded(listed.names.shelves, partial(_feed, edition, listed))
    yield [
        Task(feeds.of_raw_page(seed.name), partial(feeds.raw_page, edition, seed.name))
        for seed in edition.library.seeds
    ]


def companions(edition: Edition) -> Tasks:
    """The files beside the pages as tasks: what browsers search with."""
    yield [Task(opensearch.FILE, partial(opensearch.files, edition))]


def _feed(edition: Edition, listed: Stock, path: str) -> Task:
    return Task(feed_of(path), lambda: feeds.files(edition, (listed.shelves[path],)), ("list", path))
