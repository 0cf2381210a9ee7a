"""Columns that a program took for none: lines in turn, or side by side in one line, are read column by column."""

from __future__ import annotations

import random
from itertools import zip_longest

import pytest

from gazette.separate import crosswise, reading
from tests.separate.render import page_of

LEFT = [
    "路灯亮了，谢谢你们",
    "　　编辑同志：我是西关小区的一名住户。小区",
    "后门到菜市场的那条小路有二百多米，路灯坏了",
    "快一年，老人夜里出来倒垃圾都得摸着墙走。上",
    "个月，我抱着试试看的心思给报社写了一封信，",
    "没想到第五天就有人来量灯杆，第九天，八盏新",
    "灯全亮了。",
]
RIGHT = [
    "机插秧“试水”丘陵田",
    "　　小满刚过，石梁乡的梯田里响起了马达声。",
    "一台巴掌宽的窄幅插秧机沿着田埂转弯、掉头、",
    "落苗，四十分钟插完了一亩二分地。",
    "　　“往年请六个人，天不亮就下田，还得管两",
    "顿饭。”田主人向成海蹲在埂上算账，机插每亩",
    "一百三十元，比人工省了将近一半。",
    "　　石梁乡七成以上是坡地，最窄的田块不足三",
    "米，大机器进不来。",
]


def read(*lines: str) -> list[str]:
    return [line.text for line in reading.read_lines(page_of("page.txt", "\n".join(lines)))]


def bare(lines: list[str]) -> list[str]:
    return [line.strip() for line in lines]


def test_lines_in_turn_are_read_column_by_column() -> None:
    turns = [line for row in zip_longest(LEFT, RIGHT) for line in row if line]
    assert read("清溪日报 2019年3月4日", "", *turns) == ["清溪日报 2019年3月4日", *bare(LEFT), *bare(RIGHT)]


@pytest.mark.parametrize("between", ["    ", "　　", " 　 "])
def test_columns_side_by_side_are_read_column_by_column(between: str) -> None:
    rows = [left.ljust(22, "　") + between + right for left, right in zip_longest(LEFT, RIGHT, fillvalue="")]
    assert read(*rows, "", "责编 王晓光") == [*bare(LEFT), *bare(RIGHT), "责编 王晓光"]


def test_a_page_as_it_is_printed_stays_as_it_is() -> None:
    assert read(*LEFT, *RIGHT) == bare([*LEFT, *RIGHT])


def test_a_table_stays_as_it_is() -> None:
    rows = ["张家村　　三百二十户　　已通水", "李家村　　二百一十户　　未通水", "河湾村　　四百零六户　　已通水"] * 3
    assert read(*rows) == rows


def test_to_tell_beforehand_where_columns_may_be_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = [line for row in zip_longest(LEFT, RIGHT) for line in row if line]
    rng = random.Random(1)
    pages = [turns, [*LEFT, *turns, "", *RIGHT], *(rng.sample([*LEFT, *RIGHT] * 2, 24) for _ in range(20))]
    monkeypatch.setattr(crosswise, "suspected", lambda _: True)
    found = [read(*page) for page in pages]
    monkeypatch.setattr(crosswise, "may_be_several", lambda ways: [True] * len(ways))
    assert [read(*page) for page in pages] == found
    assert any(page != bare(lines) for page, lines in zip(found, pages, strict=True))
