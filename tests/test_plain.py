"""Values written as lists come back as they were, through JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import Article, Block, Contributor, Problem, Role, Severity, Source, Span
from gazette.plain import plain, reader

texts, numbers = st.text(), st.integers(min_value=0, max_value=10**6)
articles = st.builds(
    Article,
    title=texts,
    body=texts,
    source=st.none() | st.builds(Source, texts, st.lists(st.tuples(numbers, numbers)).map(tuple)),
    contributors=st.lists(st.builds(Contributor, texts, texts)).map(tuple),
    topics=st.lists(texts).map(tuple),
    title_derived=st.booleans(),
    reading=st.none(),
)


@given(articles)
def test_any_article_comes_back(article: Article) -> None:
    assert reader(Article)(json.loads(json.dumps(plain(article)))) == article


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Block, Block(Role.PARAGRAPH, (Span(1, 0, 4), Span(2, 0, 1)), "甲乙丙丁戊")),
        (tuple[Problem, ...], (Problem("a.txt", None, 3, "G130", "what", "mend", Severity.NOTE),)),
        (tuple[tuple[int, str], ...], ((1, "甲"), (2, ""))),
        (tuple[Span, ...], ()),
    ],
)
def test_named_tuples_enumerations_and_nothing_come_back(kind: Any, value: object) -> None:
    found = reader(kind)(json.loads(json.dumps(plain(value))))
    assert found == value
    assert repr(found) == repr(value)
