"""Feeds of the newest articles: Atom (RFC 4287) for the archive and every list, JSON Feed 1.1 for the archive and the
lists of topics, places and agencies.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Sequence
from xml.sax import saxutils

from gazette import urls
from gazette.website.cells import recalled
from gazette.website.edition import Edition
from gazette.website.jsonfile import json_file
from gazette.website.shelves import Shelf

ALL = "feed.xml"
ALL_JSON = "feed.json"
ENTRIES = 30
_UNDATED = "1970-01-01"  # Atom demands a date; where none is known the epoch says so


# What has to be escaped is rare, and the library looks for each character by itself.
_MARKUP = re.compile('[<>&"\n\r\t]')


def escape(text: str) -> str:
    """A text as the content of an element."""
    return saxutils.escape(text) if _MARKUP.search(text) else text


def quoteattr(text: str) -> str:
    """A text as the value of an attribute, with quotes around it."""
    return saxutils.quoteattr(text) if _MARKUP.search(text) else f'"{text}"'


def archive(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The feeds of the whole archive."""
    name, newest = edition.library.site.name, edition.catalogue.newest
    yield ALL, _feed(edition, ALL, name, urls.HOME, newest)
    yield ALL_JSON, _json_feed(edition, ALL_JSON, name, urls.HOME, newest)


def files(edition: Edition, shelves: Iterable[Shelf]) -> Iterator[tuple[str, bytes]]:
    """The feeds of lists, by path inside the variant."""
    for shelf in shelves:
        title = f"{edition.library.site.name}：{shelf.title}"
        if shelf.json_feed:
            yield shelf.json_feed, _json_feed(edition, shelf.json_feed, title, shelf.path, shelf.positions)
        yield shelf.feed, _feed(edition, shelf.feed, title, shelf.path, shelf.positions)


def raw_page(edition: Edition, name: str) -> Iterator[tuple[str, bytes]]:
    """The feed of the articles of one raw page."""
    title = f"{edition.library.site.name}：{edition.t('seed_title', name=name)}"
    shown = [n for n in edition.catalogue.seeds.get(name, ()) if not edition.library.articles[n].withdrawn]
    yield of_raw_page(name), _feed(edition, of_raw_page(name), title, urls.seed(name), shown)


def of_raw_page(name: str) -> str:
    """Where the feed of a raw page stands."""
    return urls.seed(name).removesuffix(".html") + ".xml"


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


@recalled
def _entry(edition: Edition, position: int, up: str) -> str:
    """An article in a feed: it is among the newest of half a dozen lists."""
    article = edition.library.articles[position]
    path = urls.article(article.slug)
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in _authors(edition, position))
    tags = "".join(f"<category term={quoteattr(edition.label(topic))}/>" for topic in article.topics)
    return (
        f"<entry><title>{escape(article.title)}</title><id>{escape(_identifier(edition, path))}</id>"
        f"<updated>{_updated(edition, position)}T00:00:00Z</updated>{authors}{tags}"
        f'<link rel="alternate" type="text/html" href={quoteattr(edition.absolute(path) or up + path)}/>'
        f"<summary>{escape(edition.summary(position, 200))}</summary></entry>"
    )


def _authors(edition: Edition, position: int) -> tuple[str, ...]:
    """Who made an article; where nobody is named, the newspaper, unless the whole feed has it as its author."""
    names = tuple(who.name for who in edition.library.articles[position].contributors)
    newspaper = edition.newspaper(position)
    return names or ((newspaper,) if newspaper != edition.library.site.publisher else ())


def _json_feed(edition: Edition, path: str, title: str, page: str, positions: Sequence[int]) -> bytes:
    up = "../" * path.count("/")
    known: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": edition.absolute(page) or up + page,
        "feed_url": edition.absolute(path),
        "language": edition.language,
        "authors": [{"name": edition.library.site.publisher or edition.library.site.name}],
    }
    feed = {key: value for key, value in known.items() if value}
    feed["items"] = [_item(edition, position, up) for position in positions[:ENTRIES]]
    return json_file(feed)


@recalled
def _item(edition: Edition, position: int, up: str) -> dict[str, object]:
    article, bounds = edition.library.articles[position], edition.catalogue.bounds[position]
    path = urls.article(article.slug)
    known = {
        "id": _identifier(edition, path),
        "url": edition.absolute(path) or up + path,
        "title": article.title,
        "content_text": edition.summary(position, 200),
        "date_published": f"{bounds.first}T00:00:00Z" if bounds.first else "",
        "authors": [{"name": name} for name in _authors(edition, position)],
        "tags": [edition.label(topic) for topic in article.topics],
    }
    return {key: value for key, value in known.items() if value or key == "content_text"}


def _updated(edition: Edition, position: int) -> str:
    bounds = edition.catalogue.bounds[position]
    day = bounds.first or bounds.last
    return day.isoformat() if day else _UNDATED


def _identifier(edition: Edition, path: str) -> str:
    """The page's address; where the site has none yet, a name made from its path, the same in every build."""
    return edition.absolute(path) or uuid.uuid5(uuid.NAMESPACE_URL, f"{edition.root}{path}").urn
