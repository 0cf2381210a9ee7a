"""Pages are read as well when they are printed in other ways."""

from __future__ import annotations

import pytest

from tests.press.reprint import STYLES, measure

# Article and paragraph F1 of the tuned pages, rounded down; they only rise. The other styles are for looking.
FLOORS = {
    "PDF 30": (0.72, 0.90),
    "narrow 15": (0.78, 0.92),
    "unwrapped": (0.76, 0.92),
    "in turn, 18 without indents": (0.83, 0.75),
    "below, 18": (0.79, 0.93),
}


@pytest.mark.parametrize("style", FLOORS)
def test_other_prints_are_read_as_well(style: str) -> None:
    figures = measure("tuned", STYLES[style])[0].figures()
    article, paragraph = FLOORS[style]
    assert figures["article"] >= article
    assert figures["paragraph"] >= paragraph
    assert figures["conserved"] == 1.0
    assert figures["invented"] == 0.0
