"""The archive in parts: which articles are indexed together, so that an edit indexes few of them again.

Articles are divided like the leaves of a trie: by the year in which they begin, then by the digest of their slug, and a
branch is divided only when it holds more than a part may. So a part depends on the articles that it holds and on
nothing else, a year that is over is left alone, and the memory that indexing takes is bounded.

A longer branch, divided in the same way, is a shelf: its parts are indexed one by one, and read together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.model import Article
from gazette.search.records import days
from gazette.search.slots import slots

LIMIT = 400_000  # characters a part; Pagefind takes a quarter of a gigabyte of memory and 2 seconds for so many
SHELF = 16  # parts that a shelf would hold if each were full; an edit joins them anew
_OVERHEAD = 150  # characters that an article counts besides those of its body and captions
_YEAR_BITS, _BITS = 14, 14 + 32


_Keyed = tuple[str, str, int, Article]  # key, slug, size


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that are indexed together, newest first, and the name of their branch; that of the shelf where they
    stand, and among how many slots its words are divided."""

    name: str
    articles: tuple[Article, ...]
    shelf: str
    slots: int

    @property
    def size(self) -> int:
        """Characters, as they count here."""
        return sum(map(_size, self.articles))


def divide(articles: Sequence[Article], limit: int = LIMIT) -> tuple[Part, ...]:
    """All articles in parts of at most `limit` characters, oldest years first."""
    keyed = sorted((_key(article), article.slug, _size(article), article) for article in articles)
    return tuple(
        Part(_name(prefix), tuple(sorted((article for *_, article in leaf), key=_newest)), _name(shelf), count)
        for shelf, held in _leaves("", keyed, limit * SHELF)
        for count in (slots(_sum(held)),)
        for prefix, leaf in _leaves(shelf, held, limit)
    )


def _newest(article: Article) -> tuple[int, int, str]:
    first, last = days(article.date)
    return -last, -first, article.slug


def _key(article: Article) -> str:
    digest = int.from_bytes(hashlib.sha256(article.slug.encode()).digest()[:4])
    return f"{days(article.date)[0] // 10000:0{_YEAR_BITS}b}{digest:032b}"


def _size(article: Article) -> int:
    return len(article.body) + sum(map(len, article.captions)) + _OVERHEAD


def _sum(keyed: Iterable[_Keyed]) -> int:
    return sum(size for _, _, size, _ in keyed)


def _leaves(prefix: str, keyed: Sequence[_Keyed], limit: int) -> Iterable[tuple[str, Sequence[_Keyed]]]:
    """The bits of each branch that holds no more than `limit`, and what it holds."""
    if not keyed:
        return
    if len(prefix) == _BITS or _sum(keyed) <= limit:
        yield prefix, keyed
        return
    for bit in "01":
        longer = prefix + bit
        yield from _leaves(longer, [one for one in keyed if one[0].startswith(longer)], limit)


def _name(prefix: str) -> str:
    """A short name: the bits in base 32, after a first 1 that keeps leading zeros."""
    number, name = int(f"1{prefix}", 2), ""
    while number:
        number, digit = divmod(number, 32)
        name = "0123456789abcdefghijklmnopqrstuv"[digit] + name
    return name
