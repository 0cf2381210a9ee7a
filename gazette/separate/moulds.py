"""Moulds: what makes the subheads of one feature look alike, beyond their length."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from . import bullets, headlines

PHRASES = re.compile(r"[ \u3000，,]+")
COLON = re.compile(r"[：:]")
REMEMBERED = 512  # lines: each is compared with those near it
COLON_REACH = 8  # a colon further on belongs to a headline's own sentence


NUMBER = re.compile(
    r"[零〇一二三四五六七八九十百千万亿两半多余\d.]+[\u4e00-\u9fff％%]{0,2}(?:[一二三四五六七八九十\d]+[\u4e00-\u9fff])?$"
)


def is_number(text: str) -> bool:
    """Whether a line is nothing but a number and what it counts, as figures set large over what they say.

    >>> is_number("280多万"), is_number("507.1亿件"), is_number("三十年"), is_number("三十年河东")
    (True, True, True, False)
    """
    return NUMBER.match(text) is not None


class Cast(NamedTuple):
    """What of a line is compared with others: its wording without a bullet, and how it is made."""

    text: str
    numbered: bool
    number: bool  # it is nothing but a number, as 三十年
    colon: int | None  # where one stands behind words that name nobody who acts
    phrases: list[int]  # their lengths


def same(one: str, other: str) -> bool:
    """Whether two lines are cast in one mould: phrases of the same lengths, a colon at the same place, the same start.

    >>> same("先清路 再清屋", "先消毒 再开火"), same("第一只药箱：木头的", "第三只药箱：会“说话”的")
    (True, True)
    >>> same("楼上盼，楼下怨", "摆茶桌，算明白"), same("花灯巡城夜 满街是少年", "信用也能当“抵押”")
    (True, False)
    >>> same("拆掉“等”的门槛", "补上“慢”的功课"), same("拆掉“等”的门槛", "“慢”的功课要补")
    (True, False)
    >>> same("“路通了，心就近了”", "“我们还想再种十亩”"), same("钻机到了没——", "井位在哪里——")
    (True, True)
    """
    left, right = _cast(one), _cast(other)
    if (left.numbered and right.numbered) or (left.number and right.number):
        return True
    if _same_colon(left, right) or _same_quotes(left, right) or _same_dash(left.text, right.text):
        return True
    if len(left.phrases) > 1 and left.phrases == right.phrases:
        return True
    return left.text[0] == right.text[0] and _near(len(left.text), len(right.text))


@lru_cache(REMEMBERED)
def _cast(text: str) -> Cast:
    """What of a line is compared with others."""
    text = bullets.bare(text)
    colon = COLON.search(text)
    return Cast(
        text,
        headlines.NUMBERED.match(text) is not None,
        is_number(text),
        colon.start() if colon and not headlines.has_actor(text[: colon.start()]) else None,
        [len(phrase) for phrase in PHRASES.split(text)],
    )


def _same_dash(one: str, other: str) -> bool:
    """Whether both say who speaks, or where, before a dash: 竹山中学周洲——."""
    return one.endswith(headlines.DASH) and other.endswith(headlines.DASH)


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= 1


def _same_colon(left: Cast, right: Cast) -> bool:
    if left.colon is None or right.colon is None:
        return False
    return left.colon <= COLON_REACH and _near(left.colon, right.colon)


def _same_quotes(left: Cast, right: Cast) -> bool:
    """Whether both are what somebody says, or quote a word at the same place: 拆掉“等”的门槛, 补上“慢”的功课."""
    one, other = left.text, right.text
    if all(text[0] == "“" and text[-1] == "”" for text in (one, other)):
        return True
    return len(one) == len(other) and one.count("“") == 1 and one.find("“") == other.find("“")
