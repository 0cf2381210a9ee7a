"""Floors on pages of the generator: they may rise, never fall."""

from __future__ import annotations

import pytest

from tests.bench.separation import measure, total
from tests.pages.corpus import load
from tests.pages.layouts import TUNED

PAGES = 3  # of each layout; tests/bench measures more
FLOORS = {
    "tuned": {"article": 0.80, "paragraph": 0.93, "characters": 0.90, "bcubed": 0.94},
    "heldout": {"article": 0.72, "paragraph": 0.90, "characters": 0.85, "bcubed": 0.92},
}


@pytest.mark.parametrize("articles", ["tuned", "heldout"])
def test_generated_pages(articles: str) -> None:
    figures = total(measure(TUNED, load(articles), PAGES)[0]).figures()
    assert figures["conserved"] == 1.0
    assert figures["invented"] == 0.0
    below = {key: figures[key] for key, floor in FLOORS[articles].items() if figures[key] < floor}
    assert not below
