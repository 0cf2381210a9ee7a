"""What each kind of list says of itself: topics, places, agencies, contributors and periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from gazette import urls
from gazette.model import Agency, Place, Topic
from gazette.website import indexes
from gazette.website.edition import Edition, containers
from gazette.website.view import Link

BESIDE = 12  # links in each of the side lists (places of a topic, topics of a place …)
SAMPLES = 5  # articles shown for a topic in one place


@dataclass(frozen=True, slots=True)
class Facet:
    """A side list: what else the articles of a list are about, or what is above and below it."""

    heading: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The articles of a topic that concern one place, where the matrix of topics and places leads."""

    place: Link
    anchor: str
    articles: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list before it is cut into pages. `kind` is topic, place, agency, person or period."""

    kind: str
    path: str
    title: str
    positions: Sequence[int]
    above: tuple[Link, ...]
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()  # (label, text): the division code of a place, other names …
    relations: tuple[Facet, ...] = ()  # broader and narrower, container and parts
    facets: tuple[Facet, ...] = ()
    crossings: tuple[Crossing, ...] = ()

    @property
    def feed(self) -> str:
        """The path of the list's Atom feed."""
        return feed_of(self.path)

    @property
    def json_feed(self) -> str:
        """The path of the list's JSON feed; "" where its kind has none."""
        return self.path.removesuffix(".html") + ".json" if self.kind in ("topic", "place", "agency") else ""


def feed_of(path: str) -> str:
    """The path of the Atom feed of the list at a path."""
    return path.removesuffix(".html") + ".xml"


def shelves(edition: Edition) -> Iterator[Shelf]:
    """Every list of the archive."""
    yield from headed(edition)
    for each in (_places, _agencies, _people, _years, _months, _undated):
        yield from each(edition)


def headed(edition: Edition) -> Iterator[Shelf]:
    """The lists that name articles by their headlines: those of topics."""
    shelf = edition.catalogue.topics
    for topic in edition.library.vocabulary.topics:
        positions = shelf.get(topic.id, ())
        yield Shelf(
            kind="topic",
            path=urls.topic(topic.id),
            title=topic.label,
            positions=positions,
            note=topic.scope,
            relations=_hierarchy(edition, topic),
            facets=_facets(edition, positions, ("places", "agencies")),
            crossings=_crossings(edition, positions),
            above=(Link(edition.t("nav_topics"), indexes.TOPICS), *_above(edition, topic)),
        )


def _above(edition: Edition, topic: Topic) -> tuple[Link, ...]:
    broader = edition.topics.get(topic.broader)
    return (edition.topic(broader.id),) if broader else ()


def _hierarchy(edition: Edition, topic: Topic) -> tuple[Facet, ...]:
    shelf = edition.catalogue.topics
    narrower = tuple(edition.topic(child, len(shelf.get(child, ()))) for child in topic.narrower)
    broader = Facet(edition.t("topic_broader"), _above(edition, topic))
    return tuple(facet for facet in (broader, Facet(edition.t("topic_narrower"), narrower)) if facet.links)


def _crossings(edition: Edition, positions: Sequence[int]) -> tuple[Crossing, ...]:
    by_place: dict[str, list[int]] = {}
    for position in positions:
        for name in edition.library.articles[position].places:
            by_place.setdefault(name, []).append(position)
    ranked = sorted(by_place, key=lambda name: (-len(by_place[name]), name))
    busiest = dict.fromkeys((*ranked[:BESIDE], *(name for name in edition.busiest_places if name in by_place)))
    named = [(edition.place(name, len(by_place[name])), by_place[name]) for name in busiest]
    return tuple(
        Crossing(
            place,
            anchor=f"in-{edition.library.addresses['place', place.text]}",
            articles=tuple(map(edition.article, where[:SAMPLES])),
            more=max(0, len(where) - SAMPLES),
        )
        for place, where in named
        if place.path
    )


def _places(edition: Edition) -> Iterator[Shelf]:
    for identifier, positions in edition.catalogue.places.items():
        place = edition.places.get(edition.names["place", identifier])
        yield Shelf(
            kind="place",
            path=urls.place(identifier),
            title=edition.names["place", identifier],
            positions=positions,
            facts=_place_facts(edition, place) if place else (),
            relations=_surroundings(edition, edition.names["place", identifier]),
            facets=_facets(edition, positions, ("topics", "agencies")),
            above=(Link(edition.t("nav_places"), indexes.PLACES),),
        )


def _place_facts(edition: Edition, place: Place) -> tuple[tuple[str, str], ...]:
    level = edition.t(f"level_{place.level}") if f"level_{place.level}" in edition.t else place.level
    facts = (
        (edition.t("place_level"), level),
        (edition.t("place_code"), place.code),
        (edition.t("also_called"), "、".join(place.aliases)),
    )
    return tuple(fact for fact in facts if fact[1])


def _surroundings(edition: Edition, name: str) -> tuple[Facet, ...]:
    above = tuple(_counted(edition, other) for other in containers(edition.places, name))
    parts = tuple(_counted(edition, other) for other in edition.parts.get(name, ()))
    facets = (Facet(edition.t("place_parent"), above), Facet(edition.t("place_parts"), parts))
    return tuple(facet for facet in facets if facet.links)


def _counted(edition: Edition, place: str) -> Link:
    """A place with the number of its articles; its name alone where no article is tagged with it."""
    if not edition.has_list(place):
        return Link(place)
    return edition.place(place, len(edition.catalogue.places[edition.library.addresses["place", place]]))


def _agencies(edition: Edition) -> Iterator[Shelf]:
    known: Mapping[str, Agency] = {agency.id: agency for agency in edition.library.vocabulary.agencies}
    for identifier, positions in edition.catalogue.agencies.items():
        agency = known.get(identifier)
        facts = ((edition.t("also_called"), "、".join(agency.aliases)),) if agency and agency.aliases else ()
        serves = (edition.place(agency.place),) if agency and edition.has_list(agency.place) else ()
        yield Shelf(
            kind="agency",
            path=urls.agency(identifier),
            title=edition.names["agency", identifier],
            positions=positions,
            facts=facts,
            relations=(Facet(edition.t("agency_place"), serves),) if serves else (),
            facets=_facets(edition, positions, ("topics", "places")),
            above=(Link(edition.t("nav_agencies"), indexes.AGENCIES),),
        )


def _people(edition: Edition) -> Iterator[Shelf]:
    for identifier, positions in edition.catalogue.people.items():
        name = edition.names["person", identifier]
        roles = dict.fromkeys(
            who.role
            for position in positions
            for who in edition.library.articles[position].contributors
            if who.name == name and who.role
        )
        yield Shelf(
            kind="person",
            path=urls.person(identifier),
            title=name,
            positions=positions,
            facts=((edition.t("person_roles"), "、".join(roles)),) if roles else (),
            facets=_facets(edition, positions, ("topics", "agencies")),
            above=(Link(edition.t("nav_people"), indexes.PEOPLE),),
        )


def _dates(edition: Edition) -> Link:
    return Link(edition.t("nav_dates"), indexes.DATES)


def _years(edition: Edition) -> Iterator[Shelf]:
    for year, positions in edition.catalogue.years.items():
        months = tuple(
            Link(edition.t("month_name", month=int(month[5:])), urls.date(month), len(shelf))
            for month, shelf in edition.catalogue.months.items()
            if month.startswith(year)
        )
        yield Shelf(
            kind="period",
            path=urls.date(year),
            title=edition.t("year_heading", year=year),
            positions=positions,
            above=(_dates(edition),),
            relations=(Facet(edition.t("period_months"), months),) if months else (),
            facets=_facets(edition, positions, ("topics", "places")),
        )


def _months(edition: Edition) -> Iterator[Shelf]:
    for month, positions in edition.catalogue.months.items():
        year = month[:4]
        yield Shelf(
            kind="period",
            path=urls.date(month),
            title=edition.t("month_heading", year=year, month=int(month[5:])),
            positions=positions,
            above=(_dates(edition), Link(edition.t("year_heading", year=year), urls.date(year))),
            facets=_facets(edition, positions, ("topics", "places")),
        )


def _undated(edition: Edition) -> Iterator[Shelf]:
    if positions := edition.catalogue.undated:
        title, note = edition.t("date_open"), edition.t("date_open_note")
        yield Shelf("period", urls.date("XXXX"), title, positions, (_dates(edition),), note)


def _facets(edition: Edition, positions: Sequence[int], kinds: Sequence[str]) -> tuple[Facet, ...]:
    """The most frequent topics, places or agencies of the articles of a list."""
    link = {"topics": edition.topic, "places": edition.place, "agencies": edition.agency}
    facets = []
    for kind in kinds:
        counts = Counter(
            chain.from_iterable(map(attrgetter(kind), map(edition.library.articles.__getitem__, positions)))
        )
        busiest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:BESIDE]
        facets.append(Facet(edition.t(f"nav_{kind}"), tuple(link[kind](value, count) for value, count in busiest)))
    return tuple(facet for facet in facets if facet.links)
