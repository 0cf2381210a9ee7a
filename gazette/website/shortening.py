"""A long text cut short for lists, feeds and descriptions, never inside a number: 3828户 must not read as 382…"""

from __future__ import annotations

import re

# The end of a clause; a comma between two digits (3,828) is none.
_CLAUSE = re.compile(r"[。！？；，;!?]|(?<!\d),|,(?!\d)")
_TRAILING = "，,、；;：:。 "
# What belongs to one number or Latin word: 3828, 10万余, 二百三十, 26.42%, LED.
_RUN = re.compile(r"[\w.,%‰．，％]", re.ASCII)
_NUMERALS = "0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万萬亿億两兩余餘多.,%‰．％"


def shortened(text: str, length: int) -> str:
    """The beginning of `text` in at most `length` characters with the sign of what was left out; all of a short one.

    It ends with a clause where one ends in the last third, else between words as far as that can be told.
    """
    if len(text) <= length:
        return text
    most = length - 1
    ends = [mark.start() for mark in _CLAUSE.finditer(text) if most * 2 // 3 <= mark.start() <= most]
    kept = text[: ends[-1] if ends else _whole(text, most)].rstrip(_TRAILING)
    return f"{kept or text[:most]}…"


def _whole(text: str, end: int) -> int:
    """The last place before `end` that cuts no number and no Latin word, nor a number from what it counts."""
    while end and (_joined(text[end - 1], text[end]) or text[end - 1].isdigit()):
        end -= 1
    return end


def _joined(one: str, other: str) -> bool:
    return bool(_RUN.match(one) and _RUN.match(other)) or (one in _NUMERALS and other in _NUMERALS)
