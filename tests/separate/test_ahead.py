"""Headlines that all stand above the first text, on pages made of invented articles."""

from __future__ import annotations

from tests.bench.separation import measure, total
from tests.pages.corpus import load
from tests.pages.firstly import FIRSTLY

PAGES = 40
ARTICLES = 0.705  # rounded down from what was reached; it only rises


def test_headlines_above_all_texts_are_brought_to_theirs() -> None:
    figures = total(measure(FIRSTLY, load("tuned"), PAGES)[0]).figures()
    assert figures["article"] >= ARTICLES
    assert figures["conserved"] == 1.0
