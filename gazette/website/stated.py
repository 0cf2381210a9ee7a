"""Every quantity that the articles state, and where it stands: found once, and shown in either script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from gazette.memo import Memo, Text
from gazette.website import neighbours
from gazette.website.edition import Body, Edition, Paragraph
from gazette.website.neighbours import Statement

Place = tuple[int, int, Statement]  # a quantity by the position of its article and the number of the paragraph


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity in the script that is shown, by the position of its article and the number of the paragraph."""

    position: int
    paragraph: int
    value: float | None
    printed: str
    what: str
    clause: str


def find(bodies: Sequence[Body], jobs: int, memo: Memo) -> tuple[tuple[Paragraph, ...], ...]:
    """For each article the paragraphs that state quantities."""
    found = memo.each("stated", _find, [tuple(paragraphs(body)) for body in bodies], jobs)
    return tuple(
        tuple((number, tuple(Statement(*each) for each in statements)) for number, statements in article)
        for article in found
    )


def _find(text: Text) -> tuple[Paragraph, ...]:
    found = ((number, neighbours.statements(paragraph)) for number, paragraph in enumerate(text, 1))
    return tuple((number, statements) for number, statements in found if statements)


def paragraphs(body: Body) -> list[str]:
    """The texts of an article's paragraphs; figures are counted by them."""
    return [block.text for block in body if block.kind != "subhead"]


def places(edition: Edition) -> tuple[Place, ...]:
    """Every quantity of the archive, the newest article's first."""
    return tuple(
        (position, number, statement)
        for position in edition.catalogue.newest
        for number, statements in edition.stated[position]
        for statement in statements
    )


def stated(edition: Edition, listed: Iterable[Place]) -> Iterator[Stated]:
    """Quantities, cut from what is shown, character for character."""
    texts = cache(partial(_texts, edition))
    for position, paragraph, (value, printed, what, clause) in listed:
        text = texts(position)[paragraph - 1]
        yield Stated(position, paragraph, value, text[slice(*printed)], text[slice(*what)], text[slice(*clause)])


def _texts(edition: Edition, position: int) -> list[str]:
    """The paragraphs of an article as shown; the original of one where they do not match character for character."""
    pairs = zip(paragraphs(edition.original_bodies[position]), paragraphs(edition.bodies[position]), strict=True)
    return [shown if len(shown) == len(original) else original for original, shown in pairs]
