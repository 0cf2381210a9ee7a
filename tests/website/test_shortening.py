"""Texts cut short: whole clauses, and never a part of a number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.website.shortening import shortened


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("全县共走访脱贫户3828户", 20, "全县共走访脱贫户3828户"),
        ("连日来，县农业农村局走村入户，共走访脱贫户3828户", 20, "连日来，县农业农村局走村入户…"),
        ("县农业农村局共走访脱贫户3828户，发现风险户", 15, "县农业农村局共走访脱贫户…"),
        ("县农业农村局共走访脱贫户3828户，发现风险户", 17, "县农业农村局共走访脱贫户…"),
        ("查处各类交通违法行为10万余起以及其他", 14, "查处各类交通违法行为…"),
        ("事故起数同比分别下降了26.42%左右", 15, "事故起数同比分别下降了…"),
        ("全区农村低保对象共计3,828户以上", 14, "全区农村低保对象共计…"),
        ("在主要道路两侧安装了LED交通诱导屏", 13, "在主要道路两侧安装了…"),
        ("全村发展特色种植二百三十亩左右", 12, "全村发展特色种植…"),
        ("民警提醒考生不骑快车、不乘坐超员车辆", 15, "民警提醒考生不骑快车、不乘坐…"),
    ],
)
def test_texts_are_cut_between_clauses_or_words(text: str, length: int, expected: str) -> None:
    assert shortened(text, length) == expected


@given(st.text(alphabet="县，。 了3.,8%万余aB", max_size=60).map("县".__add__), st.integers(3, 40))
def test_what_is_left_is_a_beginning_that_cuts_no_number(text: str, length: int) -> None:
    short = shortened(text, length)
    assert short == text or len(short) <= length
    if short != text:
        left = short.removesuffix("…")
        assert text.startswith(left)
        assert not (re.search(r"[\d.]$", left) and re.match(r"[\d万余%]|[.,]\d", text[len(left) :]))
