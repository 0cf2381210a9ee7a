"""Every quantity that the articles state, and where it stands: found once, and shown in either script."""

from __future__ import annotations

import json
import re
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from math import isnan, nan
from typing import NamedTuple

from gazette.memo import Text
from gazette.rows import WIDTH
from gazette.unfolded import Unfolded, fold
from gazette.website import neighbours
from gazette.website.bodies import NEAR, Body
from gazette.website.cells import derived
from gazette.website.edition import Edition, Found

WORDS = ("figure_words",)  # what is derived of each article for its rows and pages of figures


class Place(NamedTuple):
    """A quantity: the position of its article, its number there, and its value."""

    position: int
    number: int
    value: float | None


_FOLDED = struct.Struct("<Id")  # its number and value, NaN for None


@dataclass(frozen=True, slots=True)
class Places(Iterable[Place]):
    """The quantities of one article, of which there is one at least, or some of them in a row: in 12 bytes each."""

    position: int
    folded: bytes

    @classmethod
    def of(cls, position: int, quantities: Iterable[tuple[int, float | None]]) -> Places:
        """Fold numbers and values up."""
        each = [_FOLDED.pack(number, nan if value is None else value) for number, value in quantities]
        return cls(position, b"".join(each))

    def __len__(self) -> int:
        return len(self.folded) // _FOLDED.size

    def __iter__(self) -> Iterator[Place]:
        for number, value in _FOLDED.iter_unpack(self.folded):
            yield Place(self.position, number, None if isnan(value) else value)

    def divided(self, at: int) -> tuple[Places, Places]:
        """The first so many, and all others."""
        cut = at * _FOLDED.size
        return replace(self, folded=self.folded[:cut]), replace(self, folded=self.folded[cut:])


@dataclass(frozen=True, slots=True)
class FoldedPlaces(Iterable[tuple[int, int]]):
    """Where quantities stand in 8 bytes each, as positions and numbers: an archive has many times as many of them as
    articles, whose positions move when others come and go."""

    positions: array[int] = field(default_factory=partial(array, WIDTH))
    numbers: array[int] = field(default_factory=partial(array, WIDTH))

    @classmethod
    def of(cls, places: Sequence[Places]) -> FoldedPlaces:
        """Those of several articles."""
        positions, numbers = array(WIDTH), array(WIDTH)
        for own in places:
            positions.extend([own.position] * len(own))
            numbers.extend([number for number, _ in _FOLDED.iter_unpack(own.folded)])
        return cls(positions, numbers)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self.positions, self.numbers, strict=True)


class Stated(NamedTuple):
    """A quantity in the script that is shown: its paragraph and value, as printed, of what, and in which clause."""

    paragraph: int
    value: float | None
    printed: str
    what: str
    clause: str

    @property
    def order(self) -> str | None:
        """What tables sort it by; None where what is printed begins with that number."""
        if self.value is None:
            return ""
        begins = _NUMBER.match(self.printed)
        return None if begins and float(begins[0]) == self.value else f"{self.value:.15g}"


_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9.])")


def find(text: Text) -> str:
    """The quantities of an article, each with the number of its paragraph, folded up: as tuples they take eight times
    the memory."""
    return fold(
        [(number, *each) for number, paragraph in enumerate(text, 1) for each in neighbours.statements(paragraph)]
    )


def unfolded(folded: Sequence[str]) -> Unfolded[Sequence[Found]]:
    """What `find` found, by position."""
    return Unfolded(folded, _unfold)


_unfold = lru_cache(maxsize=NEAR)(json.loads)


def paragraphs(body: Body) -> list[str]:
    """The texts of an article's paragraphs; figures are counted by them."""
    return [block.text for block in body if block.kind != "subhead"]


def places(edition: Edition, before: Edition | None = None, found: Iterable[Places] = ()) -> tuple[Places, ...]:
    """Every quantity of the archive, article by article, the newest first. Where an article of an edition `before`
    states the same, its quantities are those that were `found` then; none were of one that was withdrawn."""
    now, old = edition.stated.folded, before.stated.folded if before else ()
    known = {own.position: own for own in found if own.position < len(now) and now[own.position] == old[own.position]}
    each = (known.get(n) or _places(now[n], n) for n in edition.catalogue.newest)
    return tuple(own for own in each if own)


def _places(folded: str, position: int) -> Places:
    """The quantities of an article, from what `find` found."""
    return Places.of(position, ((number, value) for number, (_, value, *_) in enumerate(json.loads(folded))))


@derived
def figure_words(edition: Edition, position: int) -> tuple[Stated, ...]:
    """The quantities of an article: cut from what is shown."""
    shown = texts(edition, position)
    return tuple(
        [
            Stated(number, value, text[printed:end], text[what:what_end], text[clause:clause_end])
            for number, value, printed, end, what, what_end, clause, clause_end in edition.stated[position]
            for text in [shown[number - 1]]
        ]
    )


def texts(edition: Edition, position: int) -> list[str]:
    """The paragraphs of an article as shown; the original of one where they do not match character for character."""
    if edition.bodies is edition.original_bodies:
        return paragraphs(edition.bodies[position])
    pairs = zip(paragraphs(edition.original_bodies[position]), paragraphs(edition.bodies[position]), strict=True)
    return [shown if len(shown) == len(original) else original for original, shown in pairs]
