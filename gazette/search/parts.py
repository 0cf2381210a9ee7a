"""The archive in parts: which articles are indexed together, so that an edit indexes few of them again.

Articles are divided like the leaves of a trie: by the year in which they begin, then by the digest of their slug, and a
branch is divided only when it holds more than a part may. So a part depends on the articles that it holds and on
nothing else, a year that is over is left alone, and the memory that indexing takes is bounded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazette.search.records import Record

LIMIT = 2_200_000  # characters a part; Pagefind takes about 0.6 GB of memory for a million
_OVERHEAD = 100  # characters that an article counts besides its own
_YEAR_BITS, _BITS = 14, 14 + 32


@dataclass(frozen=True, slots=True)
class Part:
    """Articles that are indexed together, newest first, and the name of their branch."""

    name: str
    records: tuple[Record, ...]


def divide(records: Sequence[Record], limit: int = LIMIT) -> tuple[Part, ...]:
    """All articles in parts of at most `limit` characters, oldest years first."""
    keyed = sorted(((_key(record), record) for record in records), key=lambda pair: (pair[0], pair[1].slug))
    return tuple(
        Part(name, tuple(sorted((r for _, r in leaf), key=_newest))) for name, leaf in _leaves("", keyed, limit)
    )


def _newest(record: Record) -> tuple[int, int, str]:
    return -record.row.last, -record.row.first, record.slug


def _key(record: Record) -> str:
    digest = int.from_bytes(hashlib.sha256(record.slug.encode()).digest()[:4])
    return f"{record.row.first // 10000:0{_YEAR_BITS}b}{digest:032b}"


def _leaves(
    prefix: str, keyed: Sequence[tuple[str, Record]], limit: int
) -> Iterable[tuple[str, Sequence[tuple[str, Record]]]]:
    if not keyed:
        return
    if len(prefix) == _BITS or sum(record.row.length + _OVERHEAD for _, record in keyed) <= limit:
        yield _name(prefix), keyed
        return
    for bit in "01":
        longer = prefix + bit
        yield from _leaves(longer, [pair for pair in keyed if pair[0].startswith(longer)], limit)


def _name(prefix: str) -> str:
    """A short name: the bits in base 32, after a first 1 that keeps leading zeros."""
    number, name = int(f"1{prefix}", 2), ""
    while number:
        number, digit = divmod(number, 32)
        name = "0123456789abcdefghijklmnopqrstuv"[digit] + name
    return name
