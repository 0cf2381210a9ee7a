"""The home page: search, counts, the latest, and the pictures of the archive."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gazette import urls
from gazette.website import indexes, structured
from gazette.website.edition import Edition
from gazette.website.indexes import Branch
from gazette.website.matrix import Matrix, matrix
from gazette.website.placemap import PlaceMap, placemap
from gazette.website.timeline import Timeline, timeline
from gazette.website.view import Card, Head, Link, View

LATEST = 9
LEAD = 240  # characters of the leading article
AGENCIES = 12


@dataclass(frozen=True, slots=True)
class HomePage:
    """What the home page shows."""

    counts: tuple[Link, ...]
    lead: Card | None
    second: tuple[Card, ...]  # shown with their beginnings
    more: tuple[Card, ...]  # shown with their headlines alone
    timeline: Timeline | None
    map: PlaceMap | None
    matrix: Matrix | None
    topics: tuple[Branch, ...]
    agencies: tuple[Link, ...]
    more_agencies: int


def view(edition: Edition) -> View:
    """The home page."""
    site, t, catalogue = edition.library.site, edition.t, edition.catalogue
    latest = edition.cards(catalogue.newest[:LATEST])
    agencies = sorted(catalogue.agencies.items(), key=lambda item: (-len(item[1]), item[0]))
    content = HomePage(
        counts=_counts(edition),
        lead=replace(latest[0], summary=edition.summary(catalogue.newest[0], LEAD)) if latest else None,
        second=latest[1:3],
        more=latest[3:],
        timeline=timeline(edition, catalogue.newest),
        map=placemap(edition),
        matrix=matrix(edition),
        topics=indexes.topic_tree(edition),
        agencies=tuple(
            edition.agency(edition.names["agency", identifier], len(positions))
            for identifier, positions in agencies[:AGENCIES]
        ),
        more_agencies=max(0, len(agencies) - AGENCIES),
    )
    description = site.tagline or t("home_description", name=site.name)
    json_ld = structured.home_json_ld(
        site.name, edition.absolute(urls.HOME), edition.language, description, edition.absolute(urls.SEARCH)
    )
    head = Head(site.name, description, current="home", json_ld=json_ld, feed="feed.xml")
    return View(urls.HOME, "home.html", head, content)


def _counts(edition: Edition) -> tuple[Link, ...]:
    """How much there is, each number with the page that lists it; nothing is said of what there is none of."""
    catalogue, t = edition.catalogue, edition.t
    shown = (
        ("count_articles", indexes.DATES, len(catalogue.newest)),
        ("count_seeds", indexes.SEEDS, len(edition.library.seeds)),
        ("count_topics", indexes.TOPICS, len(catalogue.topics)),
        ("count_places", indexes.PLACES, len(catalogue.places)),
        ("count_agencies", indexes.AGENCIES, len(catalogue.agencies)),
    )
    return tuple(Link(t(key), path, count) for key, path, count in shown if count or key == "count_articles")
