"""How well the invented articles of tests/corpus/tuned are described: floors, which only rise.

The labels name what an article is about first of all; cases/corpus.yaml says what else a careful reader takes for
right, and which labels the text does not print. A narrower topic stands for the one above it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from gazette.model import Article
from tests.pages.corpus import Clean, load

from .readings import described, words

FLOORS = {"topics": (0.82, 0.83), "places": (0.95, 1.0), "agencies": (1.0, 1.0)}  # recall, precision
CAREFUL = yaml.load((Path(__file__).parent / "cases" / "corpus.yaml").read_text("utf-8"), yaml.BaseLoader)


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


def _labels(clean: Clean, field: str) -> tuple[list[str], list[str]]:
    """What must be given, and what may."""
    careful: dict[str, Any] = CAREFUL.get(clean.name, {})
    labels = [careful.get("called", {}).get(label, label) for label in getattr(clean, field)]
    must = [label for label in labels if label not in careful.get("unprinted", ())]
    return must, [*labels, *careful.get("also", {}).get(field, ())]


def test_figures_on_invented_articles() -> None:
    for field, (recall, precision) in FLOORS.items():
        found = wanted = right = given = 0
        slips = []
        for clean, article in _articles():
            (must, may), tags = _labels(clean, field), getattr(article, field)
            missing = [label for label in must if not any(_same(tag, label) for tag in tags)]
            wrong = [tag for tag in tags if not any(_same(tag, label) for label in may)]
            found, wanted = found + len(must) - len(missing), wanted + len(must)
            right, given = right + len(tags) - len(wrong), given + len(tags)
            slips += [(clean.name, missing, wrong)] if missing or wrong else []
        assert found / wanted >= recall, (field, found / wanted, slips)
        assert right / given >= precision, (field, right / given, slips)


def test_the_careful_readers_notes_are_about_articles_and_labels_that_exist() -> None:
    corpus = {clean.name: clean for clean in load("tuned")}
    assert set(CAREFUL) <= set(corpus)
    for name, notes in CAREFUL.items():
        assert {*notes.get("unprinted", ()), *notes.get("called", ())} <= {
            *corpus[name].places,
            *corpus[name].agencies,
        }, name
