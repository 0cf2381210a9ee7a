"""Pages are read as well when they are printed in other ways."""

from __future__ import annotations

import pytest

from tests.press.make import folders
from tests.press.populations import population_of
from tests.press.reprint import STYLES, measure

# Article and paragraph F1 of the tuned pages, first of all but the newest, then of the newest, rounded down; they
# only rise. The other styles are for looking.
FLOORS = {
    "PDF 30": ((0.72, 0.90), (0.38, 0.88)),
    "narrow 15": ((0.78, 0.92), (0.47, 0.88)),
    "unwrapped": ((0.76, 0.92), (0.34, 0.85)),
    "in turn, 18 without indents": ((0.83, 0.75), (0.75, 0.80)),
    "below, 18": ((0.79, 0.93), (0.80, 0.98)),
}
NEWEST = frozenset(folder for folder in folders("tuned") if population_of(folder.name) == "tuned-newest")


@pytest.mark.parametrize("style", FLOORS)
@pytest.mark.parametrize("newest", [False, True])
def test_other_prints_are_read_as_well(style: str, newest: bool) -> None:
    pages = [folder for folder in folders("tuned") if (folder in NEWEST) is newest]
    figures = measure(pages, STYLES[style])[0].figures()
    article, paragraph = FLOORS[style][newest]
    assert figures["article"] >= article
    assert figures["paragraph"] >= paragraph
    assert figures["conserved"] == 1.0
    assert figures["invented"] == 0.0
