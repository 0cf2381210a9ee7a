"""Headlines between the halves of their own articles, on pages made of invented articles."""

from __future__ import annotations

from tests.bench.separation import measure, total
from tests.pages.amid import AMID
from tests.pages.corpus import load

PAGES = 40
ARTICLES = 0.835  # rounded down from what was reached; it only rises


def test_headlines_inside_their_articles_are_known() -> None:
    figures = total(measure(AMID, load("tuned"), PAGES)[0]).figures()
    assert figures["article"] >= ARTICLES
    assert figures["conserved"] == 1.0
