"""Atom feeds (RFC 4287): the newest articles of the archive and of each list."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from gazette import urls
from gazette.website.edition import Edition
from gazette.website.shelves import Shelf

ALL = "feed.xml"
ENTRIES = 30
_UNDATED = "1970-01-01"  # Atom demands a date; where none is known the epoch says so


def files(edition: Edition, shelves: Iterable[Shelf]) -> Iterator[tuple[str, bytes]]:
    """Every feed, by path inside the variant."""
    name = edition.library.site.name
    yield ALL, _feed(edition, ALL, name, urls.HOME, edition.catalogue.newest)
    for shelf in shelves:
        yield shelf.feed, _feed(edition, shelf.feed, f"{name}：{shelf.title}", shelf.path, shelf.positions)


def _feed(edition: Edition, path: str, title: str, page: str, positions: Sequence[int]) -> bytes:
    newest = positions[:ENTRIES]
    up = "../" * path.count("/")
    updated = max((_updated(edition, position) for position in newest), default=_UNDATED)
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.language}">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(_identifier(edition, path))}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(edition.library.site.publisher or edition.library.site.name)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(edition.absolute(path) or up + path)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(edition.absolute(page) or up + page)}/>',
        *(_entry(edition, position, up) for position in newest),
        "</feed>",
    ]
    return ("\n".join(parts) + "\n").encode()


def _entry(edition: Edition, position: int, up: str) -> str:
    article = edition.library.articles[position]
    path = urls.article(article.slug)
    authors = "".join(f"<author><name>{escape(who.name)}</name></author>" for who in article.contributors)
    tags = "".join(f"<category term={quoteattr(edition.topic(topic).text)}/>" for topic in article.topics)
    return (
        f"<entry><title>{escape(article.title)}</title><id>{escape(_identifier(edition, path))}</id>"
        f"<updated>{_updated(edition, position)}T00:00:00Z</updated>{authors}{tags}"
        f'<link rel="alternate" type="text/html" href={quoteattr(edition.absolute(path) or up + path)}/>'
        f"<summary>{escape(edition.summary(position, 200))}</summary></entry>"
    )


def _updated(edition: Edition, position: int) -> str:
    bounds = edition.catalogue.bounds[position]
    day = bounds.first or bounds.last
    return day.isoformat() if day else _UNDATED


def _identifier(edition: Edition, path: str) -> str:
    """The page's address; where the site has none yet, a name made from its path, the same in every build."""
    return edition.absolute(path) or uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.root}{path}").urn
