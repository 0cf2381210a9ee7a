"""The review list holds every doubt, worst first."""

from __future__ import annotations

from gazette import review
from gazette.model import ArticleReading, Doubt, Page, Reading


def test_worst_first_with_seed_and_line() -> None:
    article = ArticleReading(body=(), doubts=(Doubt("joint", 37, "joined to 41; runner-up 52", 0.61),))
    reading = Reading(Page("a.txt", (), ""), (article,), doubts=(Doubt("page", 1, "headlines above or below", 0.2),))
    assert list(review.lines([reading])) == [
        "a.txt:1: 0.20 page: headlines above or below",
        "a.txt:37: 0.61 joint: joined to 41; runner-up 52",
    ]
