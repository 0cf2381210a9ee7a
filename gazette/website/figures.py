"""The page of figures: every quantity that the articles state, with its clause; sorted and filtered without a script.

By date every figure is listed. By number, by agency and by topic the first thousand are, so that an archive of any size
has few such pages; the downloads (figuredata.py) hold all. The figures of an article stand on one page, and only the
first page of a list counts what there is: so an edit makes few of these pages anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from heapq import nsmallest
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter
from typing import NamedTuple

from gazette import urls
from gazette.website import figuredata
from gazette.website.edition import Edition
from gazette.website.paging import Pager, numbered, titled
from gazette.website.stated import FoldedPlaces, Place, Places, Stated, figure_words
from gazette.website.view import DateView, Head, Link, View

SIZE = 200  # rows that a page holds
RANKED = 1000  # figures listed in another order than that of date
BY_NUMBER = "figures/by-number.html"
BY_AGENCY = "figures/by-agency.html"


class Source(NamedTuple):
    """What the figures of one article have in common."""

    article: Link
    agency: Link
    date: DateView
    evidence: str  # where the article says why it has that date


@dataclass(frozen=True, slots=True)
class Counts:
    """How many figures there are: of the archive, of one list, and of each topic."""

    every: int
    listed: int
    topics: Mapping[str, int]
    parts: tuple[str, ...]  # the files that hold all, by name


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """A page of figures. In `orders` and `topics` the one that is shown has no path."""

    groups: tuple[tuple[Source, tuple[Stated, ...]], ...]  # figures of one article in a row
    counts: Counts | None  # on the first page of a list
    pager: Pager
    orders: tuple[Link, ...]
    topics: tuple[Link, ...]
    downloads: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FigureList:
    """One page of one list of figures: what it holds, and what every such page says of the others."""

    path: str  # of the list
    address: str  # of this page of it
    pager: Pager
    figures: FoldedPlaces
    topics: tuple[str, ...]  # those with figures
    counts: Counts | None  # on the first page


def lists(edition: Edition, found: Sequence[Places], parts: tuple[str, ...] = ("",)) -> Iterator[FigureList]:
    """Every page of every list of figures; one page, which says so, where there are none. `found` are the figures
    article by article."""
    every = sum(map(len, found))
    by_topic = _by_topic(edition, found)
    topics = {topic: sum(map(len, figures)) for topic, figures in by_topic.items()}
    orders: list[tuple[str, Sequence[Places]]] = [(urls.FIGURES, found)]
    if found:
        orders.append((BY_NUMBER, _together(nsmallest(RANKED, chain.from_iterable(found), key=_size))))
        orders.append((BY_AGENCY, _first(sorted(found, key=lambda own: _agency(edition, own.position)))))
    orders += [(_topic(topic), _first(figures)) for topic, figures in by_topic.items()]
    for path, listed in orders:
        for address, pager, chunk in numbered(path, list(map(FoldedPlaces.of, _pages(listed)))):
            counts = Counts(every, sum(map(len, listed)), topics, parts) if pager.number == 1 else None
            yield FigureList(path, address, pager, chunk, tuple(topics), counts)


def _first(listed: Iterable[Places]) -> list[Places]:
    """As many figures of a list as are shown."""
    return _together(islice(chain.from_iterable(listed), RANKED))


def _together(listed: Iterable[Place]) -> list[Places]:
    """Figures of one article that stand in a row."""
    groups = groupby(listed, attrgetter("position"))
    return [Places.of(position, (place[1:] for place in own)) for position, own in groups]


def _pages(listed: Iterable[Places]) -> Iterator[list[Places]]:
    """Cut a list where the figures of one article end; inside them only where they alone are too many for a page."""
    page: list[Places] = []
    rows = 0
    for own in listed:
        if page and rows + len(own) > SIZE:
            yield page
            page, rows = [], 0
        while len(own) > SIZE:
            first, own = own.divided(SIZE)
            yield [first]
        page.append(own)
        rows += len(own)
    yield page


def _size(figure: Place) -> float:
    return -(figure.value or 0.0)


def _agency(edition: Edition, position: int) -> tuple[bool, str]:
    """By address, which is the name's sound; what has no agency comes last."""
    path = _first_agency(edition, position).path
    return not path, path


def _topic(identifier: str) -> str:
    return f"figures/topics/{identifier}.html"


def _by_topic(edition: Edition, found: Iterable[Places]) -> dict[str, list[Places]]:
    """The figures of each topic, in the order of the vocabulary."""
    by_topic: dict[str, list[Places]] = {topic: [] for topic in edition.topics}
    for own in found:
        for topic in edition.library.articles[own.position].topics:
            if topic in by_topic:
                by_topic[topic].append(own)
    return {topic: listed for topic, listed in by_topic.items() if listed}


def view(edition: Edition, listed: FigureList) -> View:
    """One page of a list."""
    path, counts = listed.path, listed.counts
    orders = (("figures_newest", urls.FIGURES), ("figures_largest", BY_NUMBER), ("figures_agencies", BY_AGENCY))
    ways = tuple(Link(edition.t(key), "" if path == way else way) for key, way in orders)
    topics = tuple(
        Link(
            edition.label(topic),
            "" if path == _topic(topic) else _topic(topic),
            counts.topics[topic] if counts else None,
        )
        for topic in listed.topics
    )
    downloads = figuredata.links(edition, counts.parts) if counts else ()
    content = FiguresPage(tuple(_groups(edition, listed.figures)), counts, listed.pager, ways, topics, downloads)
    return View(listed.address, "figures.html", _head(edition, path, listed.pager), content)


def _head(edition: Edition, path: str, pager: Pager) -> Head:
    t = edition.t
    return Head(
        title=titled(t("nav_figures"), pager, t),
        description=t("figures_note"),
        current="figures",
        crumbs=(Link(t("nav_home"), urls.HOME),),
        previous=pager.previous,
        following=pager.following,
        index=path == urls.FIGURES,  # the other lists say the same in another order
    )


def _groups(edition: Edition, listed: Iterable[tuple[int, int]]) -> Iterator[tuple[Source, tuple[Stated, ...]]]:
    """The figures of a page. Those of one article have much in common, which is found out once."""
    source = cache(partial(_source, edition))
    for position, group in groupby(listed, itemgetter(0)):
        words = figure_words(edition, position)
        yield source(position), tuple([words[number] for _, number in group])


def _source(edition: Edition, position: int) -> Source:
    article = edition.library.articles[position]
    path = urls.article(article.slug)
    agency, date = _first_agency(edition, position), edition.date(position)
    return Source(Link(article.title, path), agency, date, f"{path}#record-date")


def _first_agency(edition: Edition, position: int) -> Link:
    agencies = edition.library.articles[position].agencies
    return edition.agency(agencies[0]) if agencies else Link("")
