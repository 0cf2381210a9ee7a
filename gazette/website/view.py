"""What a page says before it is HTML: plain values that builders make and templates print.

A view holds everything that its page shows, so a page can be rendered, cached or compared from its view alone.
Paths inside views are relative to the root of the variant (urls.py) unless they say otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the variant: what it says, where it goes ("" for plain text), how many articles stand there."""

    text: str
    path: str = ""
    count: int | None = None
    note: str = ""


class Meta(NamedTuple):
    """One <meta> element: `kind` is name or property."""

    kind: str
    key: str
    content: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every page needs besides its content."""

    title: str
    description: str = ""
    current: str = ""  # the entry of the navigation that this page belongs to
    crumbs: tuple[Link, ...] = ()
    metas: tuple[Meta, ...] = ()
    json_ld: str = ""  # JSON, already safe inside <script>
    feed: str = "feed.xml"  # path of the feed that follows it
    previous: str = ""
    following: str = ""
    index: bool = True  # False keeps the page out of search engines and the sitemap


@dataclass(frozen=True, slots=True)
class View:
    """One page: where it goes in its variant, the template that prints it, its head and its content."""

    path: str
    template: str
    head: Head
    content: object


@dataclass(frozen=True, slots=True)
class DateView:
    """A date as readers see it."""

    text: str
    edtf: str
    machine: str = ""  # value of <time datetime>: year, month or day; "" where less than a year is certain
    path: str = ""  # the list of its month or year
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """An article as those that belong to it show it: less than a card, and nothing that its text must be read for."""

    title: str
    path: str
    date: DateView
    kicker: str
    places: tuple[Link, ...]

    def __hash__(self) -> int:
        return hash(self.path)  # as for cards


@dataclass(frozen=True, slots=True)
class Card:
    """An article as lists show it."""

    title: str
    path: str
    date: DateView
    kicker: str = ""
    summary: str = ""
    places: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    withdrawn: bool = False
    reason: str = ""  # why it is shown here: related articles, the review page

    def __hash__(self) -> int:
        return hash((self.path, self.reason))  # enough to tell cards apart, and quick: pages ask for it again and again


class Ready:
    """An article as lists show it, printed already. Whatever else is asked for its card has."""

    __slots__ = ("_card", "_position", "_printed")

    def __init__(self, position: int, printed: Callable[[int, str], str], card: Callable[[int], Card]) -> None:
        self._position, self._printed, self._card = position, printed, card

    def printed(self, up: str) -> str:
        """What it is printed as on a page with this way up; "" where that is not known."""
        return self._printed(self._position, up)

    def card(self) -> Card:
        """The card itself."""
        return self._card(self._position)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.card(), name)
