"""Topics by places: how many articles stand where both meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gazette import urls
from gazette.website.edition import Edition
from gazette.website.view import Link

ROWS = 12
STEPS = 4  # shades


@dataclass(frozen=True, slots=True)
class Cell:
    """A meeting: its count, its shade (0 for none, to STEPS), and the part of the topic's page that lists it."""

    count: int
    shade: int
    path: str


@dataclass(frozen=True, slots=True)
class Row:
    """A topic across the places."""

    topic: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The busiest topics and places."""

    places: tuple[Link, ...]
    rows: tuple[Row, ...]


def matrix(edition: Edition) -> Matrix | None:
    """Cross the busiest topics with the busiest places; None where there is nothing to cross."""
    articles = edition.library.articles
    newest = edition.catalogue.newest
    named = edition.library.addresses
    places = Counter(place for n in newest for place in articles[n].places if ("place", place) in named)
    topics = Counter(topic for n in newest for topic in articles[n].topics if topic in edition.topics)
    met = Counter((topic, place) for n in newest for topic in articles[n].topics for place in articles[n].places)
    columns = edition.busiest_places
    rows = [topic for topic, _ in sorted(topics.items(), key=lambda item: (-item[1], item[0]))[:ROWS]]
    most = max((met[topic, place] for topic in rows for place in columns), default=0)
    if not most:
        return None
    return Matrix(
        tuple(edition.place(place, places[place]) for place in columns),
        tuple(
            Row(
                edition.topic(topic, topics[topic]),
                tuple(_cell(met[topic, place], most, topic, named["place", place]) for place in columns),
            )
            for topic in rows
        ),
    )


def _cell(count: int, most: int, topic: str, place: str) -> Cell:
    shade = -(-STEPS * count // max(most, STEPS))
    return Cell(count, shade, f"{urls.topic(topic)}#in-{place}" if count else "")
