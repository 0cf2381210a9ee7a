"""Every quantity that the articles state, and where it stands: found once, and shown in either script."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import groupby
from math import isnan, nan
from operator import attrgetter
from typing import Any, NamedTuple

from gazette.memo import Text
from gazette.rows import WIDTH
from gazette.unfolded import Unfolded
from gazette.website import neighbours
from gazette.website.bodies import NEAR, Body
from gazette.website.cells import derived
from gazette.website.edition import Edition, Paragraph
from gazette.website.neighbours import Statement

WORDS = ("figure_words",)  # what is derived of each article for its rows and pages of figures
_FOLD = json.JSONEncoder(separators=(",", ":")).encode


class Place(NamedTuple):
    """A quantity: the position of its article, its number there, the number of its paragraph, and its value."""

    position: int
    number: int
    paragraph: int
    value: float | None


Places = tuple[Place, ...]  # the quantities of one article, of which there is one at least


_REST = struct.Struct("<IId")


@dataclass(frozen=True, slots=True)
class FoldedPlaces(Iterable[Place]):
    """Quantities in 20 bytes each: an archive has many times as many of them as articles. What stands where, apart from
    the positions of the articles, which move when others come and go."""

    positions: array[int] = field(default_factory=partial(array, WIDTH))
    rest: bytes = b""

    @classmethod
    def of(cls, places: Sequence[Place]) -> FoldedPlaces:
        """Fold quantities up."""
        rest = (_REST.pack(number, at, nan if value is None else value) for _, number, at, value in places)
        return cls(array(WIDTH, (place.position for place in places)), b"".join(rest))

    def __iter__(self) -> Iterator[Place]:
        for position, (number, paragraph, value) in zip(self.positions, _REST.iter_unpack(self.rest), strict=True):
            yield Place(position, number, paragraph, None if isnan(value) else value)


class Stated(NamedTuple):
    """A quantity in the script that is shown."""

    position: int
    paragraph: int
    value: float | None
    printed: str
    what: str
    clause: str


def find(text: Text) -> str:
    """The paragraphs of an article that state quantities, folded up: as tuples they take eight times the memory."""
    found = ((number, neighbours.statements(paragraph)) for number, paragraph in enumerate(text, 1))
    return _FOLD([each for each in found if each[1]])


def unfolded(folded: Sequence[str]) -> Unfolded[tuple[Paragraph, ...]]:
    """What `find` found, by position."""
    return Unfolded(folded, _unfold)


@lru_cache(maxsize=NEAR)
def _unfold(folded: str) -> tuple[Paragraph, ...]:
    return tuple((number, tuple(map(_statement, statements))) for number, statements in json.loads(folded))


def _statement(plain: Sequence[Any]) -> Statement:
    value, *places = plain
    return Statement(value, *map(tuple, places))


def paragraphs(body: Body) -> list[str]:
    """The texts of an article's paragraphs; figures are counted by them."""
    return [block.text for block in body if block.kind != "subhead"]


def places(edition: Edition, before: Edition | None = None, found: Iterable[Places] = ()) -> tuple[Places, ...]:
    """Every quantity of the archive, article by article, the newest first. Where an article of an edition `before`
    states the same, its quantities are those that were `found` then."""
    known = {each[0].position: each for each in found}
    now, old = edition.stated.folded, before.stated.folded if before else ()
    same = {n for n, (one, other) in enumerate(zip(now, old, strict=False)) if one == other}
    each = (known.get(n, ()) if n in same else _places(now[n], n) for n in edition.catalogue.newest)
    return tuple(filter(None, each))


def _places(folded: str, position: int) -> Places:
    """The quantities of an article, from what `find` found."""
    found = ((paragraph, value) for paragraph, statements in json.loads(folded) for value, *_ in statements)
    return tuple(Place(position, number, *each) for number, each in enumerate(found))


def statements_of(edition: Edition, position: int) -> Iterator[Place]:
    """The quantities of an article."""
    found = ((paragraph, each) for paragraph, statements in edition.stated[position] for each in statements)
    return (Place(position, number, paragraph, each.value) for number, (paragraph, each) in enumerate(found))


def stated(edition: Edition, listed: Iterable[Place]) -> Iterator[Stated]:
    """Quantities with their words."""
    for position, group in groupby(listed, attrgetter("position")):
        words = _figure_words(edition, position)
        yield from (Stated(position, each.paragraph, each.value, *words[each.number]) for each in group)


@derived
def _figure_words(edition: Edition, position: int) -> tuple[tuple[str, str, str], ...]:
    """Each quantity of an article as printed, what it counts, and its clause: cut from what is shown."""
    shown = texts(edition, position)
    return tuple(
        (text[slice(*each.printed)], text[slice(*each.what)], text[slice(*each.clause)])
        for paragraph, statements in edition.stated[position]
        for text in (shown[paragraph - 1],)
        for each in statements
    )


def texts(edition: Edition, position: int) -> list[str]:
    """The paragraphs of an article as shown; the original of one where they do not match character for character."""
    pairs = zip(paragraphs(edition.original_bodies[position]), paragraphs(edition.bodies[position]), strict=True)
    return [shown if len(shown) == len(original) else original for original, shown in pairs]
