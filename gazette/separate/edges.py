"""Lines of the sheet that only their place tells: at the edges of a page, a word of a header makes a line one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import bylines, furniture
from .lines import Line

TOP, BOTTOM = 6, 4  # lines at the top and at the bottom of a page among which its header and its footer stand
LONGEST = 60  # characters
WORDS = re.compile(r"[ \u3000|｜]+")
SENTENCE = re.compile(r"[，。；！？,;!?]")
NAME = (
    r"《?[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|时讯|周报|快报|晨报|商报|导报|新报|农民报|工人报|青年报|都市报|农村报|广播电视报"
    r"|晚刊|[日晨周月]刊|融媒)》?(?:社|[·•][\u4e00-\u9fff]{2,8})?"
)
DAY = rf"(?:{furniture.DATE})[日号]?|{furniture.WEEKDAY}"
MONTH = re.compile(r"\d{4}年\d{1,2}月")  # of a date that lost its day
NUMBER = re.compile(
    r"[·•\-—–]\s?\d{1,3}\s?[·•\-—–]|第\s?\d{1,3}\s?页|[A-Z]\s?\d{1,2}|第[0-9一二三四五六七八九十]{1,3}版"
)
TELEPHONE = r"(?:[\u4e00-\u9fff]{0,4}(?:电话|热线|传真))[:：]?[\d\-—]{6,}"
TELLING = re.compile(f"{NAME}|{DAY}|{TELEPHONE}")  # one such word is enough
EDITORS = re.compile(rf"{furniture.EDITOR}[:：/]?(?:[\u4e00-\u9fff·]{{2,4}})?(?:（\d+）)?")


def of_sheet(lines: Sequence[Line]) -> frozenset[int]:
    """The lines at the top and at the bottom that are a header or a footer, by index."""
    top = range(min(TOP, len(lines)))
    bottom = range(max(len(top), len(lines) - BOTTOM), len(lines))
    return frozenset(i for i in (*top, *bottom) if not lines[i].level and is_header(lines[i].text))


def is_header(text: str) -> bool:
    """Whether a line at the edge of a page names the paper, the day, the page or its editors beside other words.

    >>> is_header("青山日报 2012年6月5日 星期二 生态·家园 世界环境日特刊"), is_header("东北黑蜂 回到椴树林")
    (True, False)
    """
    if len(text) > LONGEST or SENTENCE.search(text) or bylines.is_byline(text) or bylines.dateline(text):
        return False
    words = WORDS.split(furniture.half_width(text))
    if any(map(TELLING.fullmatch, words)):
        return True
    numbered = any(NUMBER.fullmatch(word) for word in words)
    edited = sum(EDITORS.fullmatch(word) is not None for word in words)
    lost = MONTH.fullmatch(words[0]) is not None and all(len(word) <= 2 for word in words[1:])
    return lost or edited > 1 or (numbered and (edited > 0 or len(words) == 1))
