"""Articles as lists show them, printed when their own pages are: a first build shows each on a dozen pages of lists,
made by processes that would have to look at articles from anywhere, and so copy the memory around them.
"""

from __future__ import annotations

from collections.abc import Iterable

from gazette.spool import Spool
from gazette.website.edition import Edition
from gazette.website.view import Card, Ready

UPS = ("../", "../../")  # how pages of lists lead to the root of their variant: the first of a list, and all others


class Pieces:
    """What cards are printed as, by the position of the article, for each of UPS."""

    def __init__(self, count: int) -> None:
        """For so many articles."""
        self._spool = Spool(len(UPS) * count)

    def put(self, position: int, printed: Iterable[bytes]) -> None:
        """Keep what the card of an article is printed as."""
        for number, text in enumerate(printed, len(UPS) * position):
            self._spool.put(number, text)

    def get(self, position: int, up: str) -> str:
        """What the card is printed as on a page with this way up; "" where that is not known."""
        return self._spool.get(len(UPS) * position + UPS.index(up)) if up in UPS else ""

    def close(self) -> None:
        """They are of no use any more."""
        self._spool.close()


def cards(edition: Edition, positions: Iterable[int]) -> tuple[Card | Ready, ...]:
    """Articles as lists show them: printed already, where that is so."""
    notes = edition.notes
    if notes is None or notes.pieces is None:
        return edition.cards(positions)
    shown, slugs, printed, card = tuple(positions), notes.slugs, notes.pieces.get, edition.card
    notes.reads.update([("card", slugs[position]) for position in shown])
    return tuple([Ready(position, printed, card) for position in shown])
