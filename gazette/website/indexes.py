"""Pages that list the lists: all topics, places, agencies, contributors, periods and raw pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from gazette import urls
from gazette.website.catalogue import Shelf, roots
from gazette.website.edition import Edition
from gazette.website.paging import Pager, pages, titled
from gazette.website.view import Head, Link, View

TOPICS = "topics/index.html"
PLACES = "places/index.html"
AGENCIES = "agencies/index.html"
PEOPLE = "people/index.html"
DATES = "dates/index.html"
SEEDS = "seeds/index.html"


@dataclass(frozen=True, slots=True)
class Branch:
    """A heading with the links below it; `head` is a plain text where nothing stands there itself."""

    head: Link
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """A line of the calendar: the year, and its twelve months, each with what it holds."""

    head: Link
    months: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """One page of an index. `layout` is tree (short branches side by side), columns (long ones) or calendar."""

    title: str
    note: str
    layout: str
    count: int  # entries of the whole index
    pager: Pager
    branches: tuple[Branch, ...] = ()
    years: tuple[Year, ...] = ()
    beside: Link | None = None  # an index that is kept apart


def views(edition: Edition) -> Iterator[View]:
    """Every page of every index."""
    tree = topic_tree(edition)
    yield _view(edition, "topics", IndexPage("", "", "tree", _entries(tree), Pager(1, 1), tree), TOPICS)
    yield from _listed(edition, "places", PLACES, _places(edition))
    yield from _listed(edition, "agencies", AGENCIES, _flat(edition, "agency", edition.catalogue.agencies))
    yield from _listed(edition, "people", PEOPLE, _flat(edition, "person", edition.catalogue.people))
    yield from _calendar(edition)
    yield from _listed(edition, "seeds", SEEDS, _seeds(edition))


def _view(edition: Edition, name: str, content: IndexPage, path: str) -> View:
    t, pager = edition.t, content.pager
    beside = Link(t("nav_officials"), urls.OFFICIALS) if name == "people" else None
    shown = replace(content, title=t(f"nav_{name}"), note=t(f"index_{name}_note"), beside=beside)
    head = Head(
        title=titled(shown.title, pager, t),
        description=shown.note,
        current=name,
        crumbs=(Link(t("nav_home"), urls.HOME),),
        previous=pager.previous,
        following=pager.following,
    )
    return View(path, "index.html", head, shown)


def _listed(edition: Edition, name: str, path: str, branches: Sequence[Branch]) -> Iterator[View]:
    """Branches cut into pages; one that goes on over the cut has its heading on both."""
    entries = [(branch.head, link) for branch in branches for link in branch.links]
    for address, pager, chunk in pages(path, entries):
        cut = tuple(Branch(head, tuple(link for _, link in group)) for head, group in groupby(chunk, itemgetter(0)))
        yield _view(edition, name, IndexPage("", "", "columns", len(entries), pager, cut), address)


def _entries(branches: Iterable[Branch]) -> int:
    return sum(1 + len(branch.links) for branch in branches)


def topic_tree(edition: Edition) -> tuple[Branch, ...]:
    """The topics that articles have, as the vocabulary arranges them."""
    shelf = edition.catalogue.topics
    return tuple(
        Branch(
            edition.topic(topic.id, len(shelf[topic.id])),
            tuple(edition.topic(child, len(shelf[child])) for child in topic.narrower if child in shelf),
        )
        for topic in roots(edition.library.vocabulary.topics)
        if topic.id in shelf
    )


def _places(edition: Edition) -> tuple[Branch, ...]:
    """Places below the place that contains them, the largest containers first."""
    shelf = edition.catalogue.places
    parents = {place.name: place.parent for place in edition.places.values()}
    grouped: dict[str, list[Link]] = {}
    for identifier, positions in shelf.items():
        name = edition.names["place", identifier]
        grouped.setdefault(parents.get(name, ""), []).append(edition.place(name, len(positions)))
    heads = sorted(grouped, key=lambda name: (not name, _depth(name, parents), -_total(grouped[name]), name))
    return tuple(Branch(_place_head(edition, name), _busiest(grouped[name])) for name in heads)


def _depth(name: str, parents: Mapping[str, str]) -> int:
    """How many places contain this one; a circle in the vocabulary ends the count."""
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        name = parents.get(name, "")
    return len(seen)


def _total(links: Iterable[Link]) -> int:
    return sum(link.count or 0 for link in links)


def _place_head(edition: Edition, name: str) -> Link:
    identifier = edition.library.addresses.get(("place", name), "")
    return edition.place(name) if identifier in edition.catalogue.places else Link(name or edition.t("places_other"))


def _flat(edition: Edition, kind: str, shelf: Shelf) -> tuple[Branch, ...]:
    link = {"agency": edition.agency, "person": edition.person}[kind]
    links = [link(edition.names[kind, identifier], len(positions)) for identifier, positions in shelf.items()]
    return (Branch(Link(""), _busiest(links)),) if links else ()


def _busiest(links: Sequence[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (-(link.count or 0), link.path)))


def _calendar(edition: Edition) -> Iterator[View]:
    """Years with their months, the newest first; what no year holds stands at the end."""
    catalogue, t = edition.catalogue, edition.t
    years = [
        Year(
            Link(t("year_heading", year=year), urls.date(year), len(positions)),
            tuple(_month(edition, f"{year}-{month:02}", month) for month in range(1, 13)),
        )
        for year, positions in sorted(catalogue.years.items(), reverse=True)
    ]
    undated = Link(t("date_open"), urls.date("XXXX"), len(catalogue.undated))
    for path, pager, chunk in pages(DATES, years):
        last = pager.number == pager.count and catalogue.undated
        branches = (Branch(undated),) if last else ()
        content = IndexPage("", "", "calendar", len(catalogue.newest), pager, branches, tuple(chunk))
        yield _view(edition, "dates", content, path)


def _month(edition: Edition, period: str, month: int) -> Link:
    held = len(edition.catalogue.months.get(period, ()))
    return Link(edition.t("month_name", month=month), urls.date(period) if held else "", held)


def _seeds(edition: Edition) -> tuple[Branch, ...]:
    """Raw pages with the articles of each."""
    links = tuple(
        Link(
            page.name,
            urls.seed(page.name),
            len(edition.catalogue.seeds.get(page.name, ())),
            note=_first_title(edition, page.name),
        )
        for page in edition.library.seeds
    )
    return (Branch(Link(""), links),) if links else ()


def _first_title(edition: Edition, seed: str) -> str:
    shelf = edition.catalogue.seeds.get(seed, ())
    return edition.library.articles[shelf[0]].title if shelf else ""
