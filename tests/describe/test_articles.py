"""Short reports from all over China, described: floors for each kind of tag, which only rise."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from gazette.describe.people import officials
from gazette.model import Article

from .readings import Tally, described

CASES = yaml.load((Path(__file__).parent / "cases" / "articles.yaml").read_text("utf-8"), yaml.BaseLoader)
FLOORS = {"topics": (0.93, 1.0), "places": (1.0, 1.0), "agencies": (1.0, 1.0), "people": (1.0, 1.0)}


@cache
def _described() -> tuple[Article, ...]:
    return tuple(_one(case) for case in CASES)


def _one(case: dict[str, Any]) -> Article:
    head = {name: case.get(name, "") for name in ("kicker", "headline", "byline")}
    return described({**head, "body": [["paragraph", text] for text in case["body"]]})[0]


def _given(case: dict[str, Any], article: Article, field: str) -> list[str]:
    if field == "people":
        return [f"{mention.role} {mention.name}" for mention in officials("\n".join(case["body"]))]
    return list(getattr(article, field))


@pytest.mark.parametrize("field", FLOORS)
def test_tags_are_those_of_a_careful_reader(field: str) -> None:
    tally = Tally()
    for case, article in zip(CASES, _described(), strict=True):
        also = case.get("also", {}).get(field, ())
        tally.add(case["headline"], _given(case, article, field), case.get(field) or (), also)
    recall, precision = FLOORS[field]
    assert tally.recall >= recall, tally.slips
    assert tally.precision >= precision, tally.slips


def test_dates_are_what_the_texts_allow() -> None:
    wanted = {case["headline"]: case["date"] for case in CASES if "date" in case}
    assert {a.title: a.date for a in _described() if a.title in wanted} == wanted


def test_the_reports_are_many_and_from_many_places() -> None:
    assert len(CASES) >= 45
    assert len({case["places"][0] for case in CASES if case["places"]}) >= 40
