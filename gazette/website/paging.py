"""Long lists in pages of fifty: `topics/road-safety.html`, then `topics/road-safety/2.html` …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gazette.website.strings import Strings
from gazette.website.view import Link

SIZE = 50
Entry = TypeVar("Entry")
Chunk = TypeVar("Chunk")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page of a list stands among its siblings. `links` are the pages to offer; a gap has no text."""

    number: int
    count: int
    links: tuple[Link, ...] = ()
    previous: str = ""
    following: str = ""


def address(path: str, number: int) -> str:
    """The address of one page of the list at `path`.

    >>> address("topics/road-safety.html", 2)
    'topics/road-safety/2.html'
    """
    if number == 1:
        return path
    stem = path.removesuffix("/index.html") if path.endswith("/index.html") else path.removesuffix(".html")
    return f"{stem}/{number}.html"


def pages(path: str, entries: Sequence[Entry], size: int = 0) -> Iterator[tuple[str, Pager, Sequence[Entry]]]:
    """Cut a list into pages of `size` (or SIZE) entries: address, pager, entries. An empty list still has one page."""
    size = size or SIZE
    return numbered(path, [entries[start : start + size] for start in range(0, max(1, len(entries)), size)])


def numbered(path: str, chunks: Sequence[Chunk]) -> Iterator[tuple[str, Pager, Chunk]]:
    """The pages of a list that is cut already: address, pager, entries."""
    for number, chunk in enumerate(chunks, 1):
        yield address(path, number), _pager(path, number, len(chunks)), chunk


def titled(title: str, pager: Pager, t: Strings) -> str:
    """The title of one page of a list: from the second on with its number."""
    return f"{title} {t('page_of', number=pager.number, count=pager.count)}" if pager.number > 1 else title


def _pager(path: str, number: int, count: int) -> Pager:
    if count == 1:
        return Pager(1, 1)
    near = sorted({1, count, *(n for n in range(number - 2, number + 3) if 1 <= n <= count)})
    links: list[Link] = []
    for before, n in zip([0, *near], near, strict=False):
        links += [Link("")] if n - before > 1 else []
        links.append(Link(str(n), address(path, n)))
    return Pager(
        number,
        count,
        tuple(links),
        previous=address(path, number - 1) if number > 1 else "",
        following=address(path, number + 1) if number < count else "",
    )
