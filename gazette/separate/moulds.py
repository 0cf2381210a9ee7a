"""Moulds: what makes the subheads of one feature look alike, beyond their length."""

from __future__ import annotations

import re
from functools import lru_cache

from . import bullets, headlines

PHRASES = re.compile(r"[ \u3000，,]+")
COLON = re.compile(r"[：:]")
REMEMBERED = 512  # pairs of lines: neighbours are compared by several rules
COLON_REACH = 8  # a colon further on belongs to a headline's own sentence


NUMBER = re.compile(
    r"[零〇一二三四五六七八九十百千万亿两半\d.]+[\u4e00-\u9fff％%]{0,2}(?:[一二三四五六七八九十\d]+[\u4e00-\u9fff])?$"
)


@lru_cache(REMEMBERED)
def same(one: str, other: str) -> bool:
    """Whether two lines are cast in one mould: phrases of the same lengths, a colon at the same place, the same start.

    >>> same("先清路 再清屋", "先消毒 再开火"), same("第一只药箱：木头的", "第三只药箱：会“说话”的")
    (True, True)
    >>> same("楼上盼，楼下怨", "摆茶桌，算明白"), same("花灯巡城夜 满街是少年", "信用也能当“抵押”")
    (True, False)
    >>> same("拆掉“等”的门槛", "补上“慢”的功课"), same("拆掉“等”的门槛", "“慢”的功课要补")
    (True, False)
    """
    one, other = bullets.bare(one), bullets.bare(other)
    if bool(headlines.NUMBERED.match(one)) and bool(headlines.NUMBERED.match(other)):
        return True
    if NUMBER.match(one) and NUMBER.match(other):
        return True
    if _same_colon(one, other) or _same_phrases(one, other) or _same_quotes(one, other):
        return True
    return one[0] == other[0] and _near(len(one), len(other))


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= 1


def _same_colon(one: str, other: str) -> bool:
    left = COLON.search(one)
    right = COLON.search(other) if left else None
    if not left or not right or headlines.has_actor(one[: left.start()]) or headlines.has_actor(other[: right.start()]):
        return False
    return left.start() <= COLON_REACH and _near(left.start(), right.start())


def _same_phrases(one: str, other: str) -> bool:
    left = PHRASES.split(one)
    return len(left) > 1 and list(map(len, left)) == list(map(len, PHRASES.split(other)))


def _same_quotes(one: str, other: str) -> bool:
    """Whether both quote a word at the same place: 拆掉“等”的门槛, 补上“慢”的功课."""
    return one.count("“") == 1 and len(one) == len(other) and one.find("“") == other.find("“")
