"""Simplified to Traditional: strings through OpenCC, names as the vocabulary fixes them, and whole archives.

The forms are those that Taiwan prints (為, 群眾, 裡), as in the words of the interface. What OpenCC takes for the
standard (爲, 羣衆, 裏) is printed by no newspaper.

Only what readers see is converted. Slugs, identifiers, dates, file names and the raw text of seeds stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from types import MappingProxyType

import opencc

from gazette.model import Agency, Article, Contributor, HandPage, Library, Place, Site, Topic, Vocabulary


@cache
def taiwan() -> opencc.OpenCC:
    """The converter, opened once: its dictionaries take longer to read than a small archive to convert."""
    return opencc.OpenCC("s2tw")


class Hant:
    """Converts Simplified text to Traditional. Characters stay one for one, so offsets hold in both scripts."""

    def __init__(self, protected: Iterable[tuple[str, str]] = ()) -> None:
        """`protected` holds names with their Traditional form; the longest that fits is taken as it is."""
        self._converter = taiwan()
        self._names = dict(protected)
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def convert(self, text: str) -> str:
        """The Traditional form of `text`."""
        converted = str(self._converter.convert(text))
        if self._pattern is None or len(converted) != len(text):
            return converted
        for match in self._pattern.finditer(text):
            converted = converted[: match.start()] + self._names[match[0]] + converted[match.end() :]
        return converted

    def all(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The Traditional forms of several texts."""
        return tuple(map(self.convert, texts))


def to_hant(library: Library, hant: Hant) -> Library:
    """The archive as readers of Traditional Chinese see it."""
    return replace(
        library,
        site=site(library.site, hant),
        articles=tuple(article(item, hant) for item in library.articles),
        vocabulary=_vocabulary(library.vocabulary, hant),
        places=tuple(_place(item, hant) for item in library.places),
        pages=tuple(_page(item, hant) for item in library.pages),
        addresses=MappingProxyType(
            {(kind, hant.convert(name)): address for (kind, name), address in library.addresses.items()}
        ),
    )


def article(item: Article, hant: Hant) -> Article:
    """One article in Traditional script."""
    convert = hant.convert
    return replace(
        item,
        title=convert(item.title),
        body=_markdown(item.body, hant),
        kicker=convert(item.kicker),
        subtitle=convert(item.subtitle),
        section=convert(item.section),
        byline=convert(item.byline),
        contributors=tuple(Contributor(convert(c.role), convert(c.name)) for c in item.contributors),
        date_basis=convert(item.date_basis),
        places=hant.all(item.places),
        agencies=hant.all(item.agencies),
        captions=hant.all(item.captions),
        withdrawn=convert(item.withdrawn),
    )


def site(settings: Site, hant: Hant) -> Site:
    """What the settings of the site say in Traditional script."""
    return replace(
        settings,
        name=hant.convert(settings.name),
        tagline=hant.convert(settings.tagline),
        publisher=hant.convert(settings.publisher),
        newspapers=tuple((start, hant.convert(name)) for start, name in settings.newspapers),
    )


def _vocabulary(vocabulary: Vocabulary, hant: Hant) -> Vocabulary:
    return replace(
        vocabulary,
        topics=tuple(_topic(topic, hant) for topic in vocabulary.topics),
        places=tuple(_place(place, hant) for place in vocabulary.places),
        agencies=tuple(_agency(agency, hant) for agency in vocabulary.agencies),
    )


def _topic(topic: Topic, hant: Hant) -> Topic:
    return replace(topic, label=hant.convert(topic.label), scope=hant.convert(topic.scope))


def _place(place: Place, hant: Hant) -> Place:
    return replace(
        place, name=hant.convert(place.name), parent=hant.convert(place.parent), aliases=hant.all(place.aliases)
    )


def _agency(agency: Agency, hant: Hant) -> Agency:
    return replace(
        agency, name=hant.convert(agency.name), place=hant.convert(agency.place), aliases=hant.all(agency.aliases)
    )


def _page(page: HandPage, hant: Hant) -> HandPage:
    return replace(page, title=hant.convert(page.title), body=_markdown(page.body, hant))


def _markdown(body: str, hant: Hant) -> str:
    """Convert a body; what stands in code marks or in a link's address is left alone."""
    if "`" not in body and "](" not in body:
        return hant.convert(body)
    return re.sub(r"(?P<keep>`[^`]*`|\]\([^)]*\))|[^`\]]+|.", lambda m: m[0] if m["keep"] else hant.convert(m[0]), body)
