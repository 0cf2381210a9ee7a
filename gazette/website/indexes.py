"""Pages that list the lists: all topics, places, agencies, contributors, periods and raw pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette import urls
from gazette.website.catalogue import Shelf, roots
from gazette.website.edition import Edition
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
class IndexPage:
    """An index: branches in order."""

    title: str
    note: str
    branches: tuple[Branch, ...]
    count: int


def views(edition: Edition) -> Iterator[View]:
    """Every index."""
    yield _view(edition, TOPICS, "topics", topic_tree(edition))
    yield _view(edition, PLACES, "places", _places(edition))
    yield _view(edition, AGENCIES, "agencies", _flat(edition, "agency", edition.catalogue.agencies))
    yield _view(edition, PEOPLE, "people", _flat(edition, "person", edition.catalogue.people))
    yield _view(edition, DATES, "dates", _dates(edition))
    yield _view(edition, SEEDS, "seeds", _seeds(edition))


def _view(edition: Edition, path: str, name: str, branches: Sequence[Branch]) -> View:
    t = edition.t
    count = sum(len(branch.links) or 1 for branch in branches)
    content = IndexPage(t(f"nav_{name}"), t(f"index_{name}_note"), tuple(branches), count)
    crumbs = (Link(t("nav_home"), urls.HOME),)
    head = Head(title=content.title, description=content.note, current=name, crumbs=crumbs)
    return View(path, "index.html", head, content)


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
    parents = {place.name: place.parent for place in edition.library.vocabulary.places}
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


def _dates(edition: Edition) -> tuple[Branch, ...]:
    catalogue, t = edition.catalogue, edition.t
    branches = [
        Branch(
            Link(t("year_heading", year=year), urls.date(year), len(positions)),
            tuple(
                Link(t("month_name", month=int(month[5:])), urls.date(month), len(shelf))
                for month, shelf in catalogue.months.items()
                if month.startswith(year)
            ),
        )
        for year, positions in sorted(catalogue.years.items(), reverse=True)
    ]
    if catalogue.undated:
        branches.append(Branch(Link(t("date_open"), urls.date("XXXX"), len(catalogue.undated))))
    return tuple(branches)


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
