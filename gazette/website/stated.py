"""Every quantity that the articles state, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.website import neighbours
from gazette.website.cells import derived
from gazette.website.edition import Edition
from gazette.website.neighbours import Statement


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity, the position of its article and the number of the paragraph."""

    position: int
    paragraph: int
    statement: Statement


def stated(edition: Edition) -> Iterator[Stated]:
    """Every figure of the archive, the newest article's first."""
    return (figure for position in edition.catalogue.newest for figure in _stated(edition, position))


@derived
def _stated(edition: Edition, position: int) -> tuple[Stated, ...]:
    blocks = zip(edition.original_bodies[position], edition.bodies[position], strict=True)
    paragraphs = ((original.text, shown.text) for original, shown in blocks if shown.kind != "subhead")
    return tuple(
        Stated(position, number, statement)
        for number, (original, shown) in enumerate(paragraphs, 1)
        for statement in neighbours.statements(original, shown)
    )
