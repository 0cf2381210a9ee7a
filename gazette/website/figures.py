"""The page of figures: every quantity that the articles state, with its clause; sorted and filtered without a script.

By date every figure is listed. By number, by agency and by topic the first thousand are, so that an archive of any size
has few such pages; the downloads (figuredata.py) hold all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from gazette import urls
from gazette.website import figuredata
from gazette.website.edition import Edition
from gazette.website.paging import Pager, pages
from gazette.website.stated import Stated, stated
from gazette.website.view import DateView, Head, Link, View

SIZE = 200  # rows of a page
RANKED = 1000  # figures listed in another order than that of date
BY_NUMBER = "figures/by-number.html"
BY_AGENCY = "figures/by-agency.html"


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
    evidence: str  # where the article says why it has that date


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """A page of figures. In `orders` and `topics` the one that is shown has no path."""

    figures: tuple[Figure, ...]
    count: int
    shown: int  # how many of them this list holds
    pager: Pager
    orders: tuple[Link, ...]
    topics: tuple[Link, ...]
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What every list of figures shows: the number of all figures, those of each topic, the files."""

    count: int
    topics: dict[str, list[Stated]]
    downloads: tuple[Link, ...]


def views(edition: Edition) -> Iterator[View | tuple[str, bytes]]:
    """Every list of figures, one page that says so where there are none; and the downloads, from the same reading."""
    found = tuple(stated(edition))
    shared = _Shared(len(found), _by_topic(edition, found), figuredata.links(len(found)))
    yield from _list(edition, shared, urls.FIGURES, found)
    if found:
        yield from _list(edition, shared, BY_NUMBER, sorted(found, key=_size)[:RANKED])
        yield from _list(edition, shared, BY_AGENCY, sorted(found, key=partial(_agency, edition))[:RANKED])
    for topic, listed in shared.topics.items():
        yield from _list(edition, shared, _topic(topic), listed[:RANKED])
    yield from figuredata.files(edition, found)


def _size(figure: Stated) -> float:
    return -(figure.statement.value or 0.0)


def _agency(edition: Edition, figure: Stated) -> tuple[bool, str]:
    """By address, which is the name's sound; what has no agency comes last."""
    agencies = edition.library.articles[figure.position].agencies
    path = edition.agency(agencies[0]).path if agencies else ""
    return not path, path


def _topic(identifier: str) -> str:
    return f"figures/topics/{identifier}.html"


def _by_topic(edition: Edition, found: Iterable[Stated]) -> dict[str, list[Stated]]:
    """The figures of each topic, in the order of the vocabulary."""
    by_topic: dict[str, list[Stated]] = {topic: [] for topic in edition.topics}
    for figure in found:
        for topic in edition.library.articles[figure.position].topics:
            if topic in by_topic:
                by_topic[topic].append(figure)
    return {topic: listed for topic, listed in by_topic.items() if listed}


def _list(edition: Edition, shared: _Shared, path: str, listed: Sequence[Stated]) -> Iterator[View]:
    orders = (("figures_newest", urls.FIGURES), ("figures_largest", BY_NUMBER), ("figures_agencies", BY_AGENCY))
    ways = tuple(Link(edition.t(key), "" if path == way else way) for key, way in orders)
    topics = tuple(
        Link(edition.topic(topic).text, "" if path == _topic(topic) else _topic(topic), len(figures))
        for topic, figures in shared.topics.items()
    )
    for address, pager, chunk in pages(path, listed, SIZE):
        shown = tuple(_figure(edition, figure) for figure in chunk)
        content = FiguresPage(shown, shared.count, len(listed), pager, ways, topics, shared.downloads)
        yield View(address, "figures.html", _head(edition, path, pager), content)


def _head(edition: Edition, path: str, pager: Pager) -> Head:
    t = edition.t
    number = t("page_of", number=pager.number, count=pager.count) if pager.number > 1 else ""
    return Head(
        title=f"{t('nav_figures')} {number}".strip(),
        description=t("figures_note"),
        current="figures",
        crumbs=(Link(t("nav_home"), urls.HOME),),
        previous=pager.previous,
        following=pager.following,
        index=path == urls.FIGURES,  # the other lists say the same in another order
    )


def _figure(edition: Edition, figure: Stated) -> Figure:
    article = edition.library.articles[figure.position]
    path, said = urls.article(article.slug), figure.statement
    return Figure(
        value=said.value,
        printed=said.printed,
        what=said.what,
        clause=said.clause,
        article=Link(article.title, f"{path}#p{figure.paragraph}"),
        agency=edition.agency(article.agencies[0]) if article.agencies else Link(""),
        date=edition.date(figure.position),
        evidence=f"{path}#record-date",
    )
