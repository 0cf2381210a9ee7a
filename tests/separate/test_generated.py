"""Floors on pages of the generator: they may rise, never fall."""

from __future__ import annotations

import pytest

from tests.bench.separation import measure, total
from tests.pages.corpus import load
from tests.pages.layouts import TUNED

PAGES = 3  # of each layout; tests/bench measures more
FLOORS = {
    "tuned": {"article": 0.985, "paragraph": 0.99, "characters": 0.995, "bcubed": 0.995},
    "heldout": {"article": 0.91, "paragraph": 0.98, "characters": 0.975, "bcubed": 0.98},
}


@pytest.mark.parametrize("articles", ["tuned", "heldout"])
def test_generated_pages(articles: str) -> None:
    figures = total(measure(TUNED, load(articles), PAGES)[0]).figures()
    assert figures["conserved"] == 1.0
    assert figures["invented"] == 0.0
    below = {key: figures[key] for key, floor in FLOORS[articles].items() if figures[key] < floor}
    assert not below
