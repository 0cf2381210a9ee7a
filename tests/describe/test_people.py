"""Officials are found by role and name, and nobody is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gazette.describe.people import Mention, officials
from tests.growth import growth

CASES = yaml.load((Path(__file__).parent / "cases" / "people.yaml").read_text("utf-8"), yaml.BaseLoader)


def _found(text: str) -> list[str]:
    return [f"{mention.role} {mention.name}" for mention in officials(text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_labelled_sentence_names_whom_it_names(case: dict[str, str]) -> None:
    assert _found(case["text"]) == list(case["people"])


def test_the_labelled_sentences_are_many_and_half_name_nobody() -> None:
    assert len(CASES) >= 251
    assert sum(not case["people"] for case in CASES) >= 132


def test_a_mention_says_where_its_role_begins() -> None:
    text = "会议由党组书记张金涛同志主持。"
    assert officials(text) == (Mention("党组书记", "张金涛", 3),)
    assert text[3:].startswith("党组书记张金涛")


def test_a_person_with_two_roles_is_mentioned_with_each() -> None:
    assert _found("县长陈立主持会议。随后，组长陈立讲话。") == ["县长 陈立", "组长 陈立"]


def test_a_person_named_twice_with_one_role_is_mentioned_once() -> None:
    assert _found("县长陈立主持会议。县长陈立讲话。") == ["县长 陈立"]


def test_a_name_set_apart_by_blanks_is_read_whole() -> None:
    assert _found("局长 张　涛") == ["局长 张涛"]


@given(st.text(alphabet="书记县长民警主任王李张高安向重视排涛伟说在，。、 　某和为同志第一", max_size=40))
def test_any_text_gives_roles_and_names_that_stand_in_it(text: str) -> None:
    for mention in officials(text):
        assert text.startswith(mention.role, mention.offset)
        name_at = mention.offset + len(mention.role)
        assert text[name_at:].replace(" ", "").replace("\u3000", "").startswith(mention.name)
        assert 2 <= len(mention.name) <= 4
        assert "某" not in mention.name


@pytest.mark.parametrize("piece", ["书记", "县长张", "王", "书记、", "党委书记 王 "])
def test_long_monotonous_text_takes_no_longer(piece: str) -> None:
    assert growth(lambda size: officials(piece * (size // len(piece))), 20_000, enough=2.5) <= 2.5
