"""What was found out of a text is found out once, and only of texts that are still there."""

from __future__ import annotations

import json

import pytest

from gazette.memo import Memo, Text


def test_only_new_texts_are_looked_at() -> None:
    first = Memo()
    assert first.each("length", lambda text: [len(text[0])], [("一",), ("二三",), ("一",)]) == [[1], [2], [1]]
    asked: list[Text] = []
    second = Memo(json.loads(json.dumps(first.found)))
    assert second.each("length", lambda text: asked.append(text) or [9], [("二三",), ("四",)]) == [[2], [9]]
    assert asked == [("四",)]
    assert len(second.found["length"]) == 2


def test_kinds_do_not_mix() -> None:
    memo = Memo(Memo().found)
    assert memo.each("a", lambda _: 1, [("文",)]) == [1]
    assert memo.each("b", lambda _: 2, [("文",)]) == [2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_any_number_of_processes_finds_the_same(jobs: int) -> None:
    texts = [(f"{n}", "段") for n in range(9)]
    assert Memo().each("double", lambda text: text[0] * 2, texts, jobs, few=2) == [f"{n}{n}" for n in range(9)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_begun_is_the_same_and_noted_when_it_is_waited_for(jobs: int) -> None:
    memo, texts = Memo(), [(f"{n}",) for n in range(9)]
    finish = memo.begin("same", lambda text: text[0], texts, jobs, few=2)
    assert not memo.found
    assert finish() == [text for (text,) in texts]
    assert len(memo.found["same"]) == len(texts)
