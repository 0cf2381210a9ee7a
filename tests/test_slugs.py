"""Addresses are ASCII, short and readable, and twins do not share one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gazette import slugs


def test_pinyin_by_words() -> None:
    assert slugs.slug("茌平区扶贫办：扎实开展“双提升”活动") == "chiping-qu-fupinban-zhashi-kaizhan"
    assert slugs.slug("LED 路灯 3D") == "led-ludeng-3d"


@given(st.text(), st.text())
def test_an_article_has_a_portable_address(title: str, text: str) -> None:
    address = slugs.article_slug(title, text, ())
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", address)
    assert len(address) <= slugs.LENGTH + 8


def test_twins_get_two_addresses_whichever_is_read_first() -> None:
    first, second = (slugs.article_slug("召开会议", text, ()) for text in ("甲。", "乙。"))
    assert first != second


def test_a_taken_address_grows() -> None:
    first = slugs.article_slug("召开会议", "甲。", ())
    assert slugs.article_slug("召开会议", "甲。", {first}).startswith(first)


def test_the_same_article_any_number_of_times_gets_as_many_addresses() -> None:
    taken: set[str] = set()
    for _ in range(60):
        taken.add(slugs.article_slug("启事", "同一段文字", taken))
    assert len(taken) == 60
