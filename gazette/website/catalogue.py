"""The archive sorted: which articles stand under each topic, place, agency, person, period and seed.

Articles are named by their position in the library, so one catalogue serves both scripts. Built once for a website.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gazette.model import Article, Library, Topic
from gazette.website import dates

Shelf = Mapping[str, tuple[int, ...]]  # identifier to positions, newest first
_UNDATED = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Positions of articles by what they are about. Withdrawn articles keep their address but stand on no shelf."""

    newest: tuple[int, ...]
    order: Mapping[int, int]  # position to its place in `newest`
    bounds: tuple[dates.Bounds, ...]  # by position
    topics: Shelf  # with the articles of narrower topics
    places: Shelf
    agencies: Shelf
    people: Shelf
    years: Shelf
    months: Shelf
    undated: tuple[int, ...]
    seeds: Shelf  # by file name, in the order of the page


def catalogue(library: Library) -> Catalogue:
    """Sort the archive."""
    bounds = tuple(dates.bounds(article.date) for article in library.articles)
    shown = [position for position, article in enumerate(library.articles) if not article.withdrawn]
    newest = tuple(sorted(shown, key=lambda position: _age(bounds[position], library.articles[position])))
    at = library.articles.__getitem__
    broader = {topic.id: topic.broader for topic in library.vocabulary.topics}
    named = library.addresses
    return Catalogue(
        newest=newest,
        order={position: place for place, position in enumerate(newest)},
        bounds=bounds,
        topics=_shelve((key, n) for n in newest for key in _with_broader(at(n).topics, broader)),
        places=_shelve((named["place", name], n) for n in newest for name in at(n).places if ("place", name) in named),
        agencies=_shelve(
            (named["agency", name], n) for n in newest for name in at(n).agencies if ("agency", name) in named
        ),
        people=_shelve(
            (named["person", who.name], n)
            for n in newest
            for who in at(n).contributors
            if ("person", who.name) in named
        ),
        years=_shelve((year, n) for n in newest for year in bounds[n].years()),
        months=_shelve((bounds[n].month(), n) for n in newest if bounds[n].month()),
        undated=tuple(n for n in newest if not bounds[n].years()),
        seeds=_by_seed(library),
    )


def _age(bounds: dates.Bounds, article: Article) -> tuple[int, str, tuple[int, int], str]:
    """Newest first; articles of one page in the page's order."""
    seed = article.source.seed if article.source else ""
    start = article.source.lines[0] if article.source and article.source.lines else (0, 0)
    return -(bounds.first or bounds.last or _UNDATED).toordinal(), seed, start, article.slug


def _shelve(filed: Iterable[tuple[str, int]]) -> Shelf:
    shelves: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for key, position in filed:
        shelves[key][position] = None
    return {key: tuple(shelves[key]) for key in sorted(shelves)}


def _with_broader(topics: Iterable[str], broader: Mapping[str, str]) -> Iterator[str]:
    for topic in topics:
        seen: set[str] = set()
        while topic and topic not in seen:
            yield topic
            seen.add(topic)
            topic = broader.get(topic, "")


def _by_seed(library: Library) -> Shelf:
    filed = [
        (article.source.seed, min(article.source.lines, default=(0, 0)), position)
        for position, article in enumerate(library.articles)
        if article.source
    ]
    return _shelve((seed, position) for seed, _, position in sorted(filed))


def roots(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """The topics that stand at the top of the vocabulary."""
    return tuple(topic for topic in topics if not topic.broader)
