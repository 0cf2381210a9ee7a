"""How well the invented articles of tests/corpus/tuned are described: floors, which only rise.

The labels name what an article is about first of all, so that a village or a school named in passing counts as wrong
here though it is not; recall says more than precision. A narrower topic stands for the one above it.
"""

from __future__ import annotations

from functools import cache

from gazette.model import Article
from tests.pages.corpus import Clean, load

from .readings import described, words

FLOORS = {"topics": (0.82, 0.78), "places": (0.85, 0.78), "agencies": (0.74, 0.54)}  # recall, precision


@cache
def _articles() -> tuple[tuple[Clean, Article], ...]:
    return tuple((clean, _described(clean)) for clean in load("tuned"))


def _described(clean: Clean) -> Article:
    lines = [[piece.role, piece.text] for piece in clean.body if piece.role != "caption"]
    captions = [piece.text for piece in clean.body if piece.role == "caption"]
    head = {name: getattr(clean, name) for name in ("section", "kicker", "headline", "subtitle", "byline")}
    return described({**head, "body": lines, "captions": captions})[0]


def _same(got: str, wanted: str) -> bool:
    broader = {topic.id: topic.broader for topic in words().topics}
    if wanted in broader:
        return wanted in (got, broader.get(got))
    return got.endswith(wanted) or wanted.endswith(got)


def test_figures_on_invented_articles() -> None:
    for field, (recall, precision) in FLOORS.items():
        found = wanted = right = given = 0
        for clean, article in _articles():
            labels, tags = getattr(clean, field), getattr(article, field)
            found += sum(any(_same(tag, label) for tag in tags) for label in labels)
            right += sum(any(_same(tag, label) for label in labels) for tag in tags)
            wanted += len(labels)
            given += len(tags)
        assert found / wanted >= recall, field
        assert right / given >= precision, field
