"""Joints: does piece B continue piece A? What is seen at a joint, as features for weights.JOINT."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import rjieba

from . import bylines, headlines, language, marks, starts
from .starts import FAR
from .weighing import Features

REMEMBERED = 2048  # joints, and pieces: a line is weighed against its neighbours several times
SALUTATION = re.compile(r"[\u4e00-\u9fff、，]{0,12}(?:们|同志)[：:]$")  # 同志们：
# The formula that ends a notice is whole by itself.
FORMULA = re.compile(r"特此(?:公告|通告|通知|公示|通报|声明|说明|告知|敬告|更正|致谢|鸣谢|致歉)[。！]?$")
ENUMERATION = re.compile(r"([一二三四五六七八九十])(?:[是要、]|方面|(?<=其[一二三四五六七八九])[，,])")
COUNT = "一二三四五六七八九十"
NO_WORD = frozenset("，。、；：！？“”‘’（）《》—…")  # no word of the lexicon has one of these
NUMBER_END = frozenset("0123456789０１２３４５６７８９,.，．" + COUNT)  # a number ends with one of these
DIGIT_END = re.compile(r"[0-9０-９][0-9０-９,.，．]*$")
DIGIT_START = re.compile(r"^[0-9０-９]")
UNIT_START = re.compile(
    r"^(?:年|月|日|时|分|秒|元|万|亿|千|百|个|人|户|名|位|亩|公里|公斤|吨|米|平方|家|处|条|项|次|起|辆|台|套|余|多|％|%|岁|周|天|小时|期|届|号|版|级|℃|度|斤|株|只|头|座|所|间|支|件|份|场|种|批|篇|首|枚|顿|棵|颗|根|条|册|本|张|幅|门|道|栋|幢|片|块|口|类|倍|升|千瓦|步|趟|轮|圈|遍|届|副|盏|束|朵|匹|艘|架|列|班|组|队|村|镇|双|笔|盒|箱|袋|桶|瓶|棚|对|员|套|街|社区)"
)


class End(NamedTuple):
    """How a piece ends and how it starts, as far as joints need it; made once a piece."""

    head: str
    tail: str
    last: str  # its last two characters as language counts them
    first: str  # and its first two
    closed: bool
    left_open: str
    stray: str
    anchored: bool  # it cannot continue anything
    sealed: bool  # nothing can continue it
    number: int  # the first of 一是, 二是 … at its start; -1 without
    end: str  # where the last of them is looked for, where one follows


@lru_cache(REMEMBERED)
def describe(text: str, *, title: float = -1.0, anchored: bool = False, sealed: bool = False) -> End:
    """Look at both ends of a piece.

    `title`: how much it looks like a headline (below 0: text); `anchored`: it has an indent or a heading mark;
    `sealed`: it is whole.
    """
    left_open, stray = marks.open_brackets(text)
    sealed = sealed or bylines.signed(text)
    sealed = sealed or (text[-1] in "：:" and SALUTATION.match(text) is not None)
    anchored = anchored or FORMULA.match(text) is not None
    closed = sealed or (marks.closed(text) and not left_open)
    anchored = anchored or (title > 0 and headlines.SECTION.match(text) is not None)
    anchored = anchored or bylines.dateline(text) is not None or headlines.NUMBERED.match(text) is not None
    head, tail = text[:48], text[-48:]
    number = -1 if anchored else _number(ENUMERATION.search(head))
    last, first = language.alike(text[-2:]), language.alike(text[:2])
    return End(head, tail, last, first, closed, left_open, stray, anchored, sealed, number, text[-240:])


def _number(found: re.Match[str] | None) -> int:
    return COUNT.index(found[1]) if found else -1


def need(text: str, left_open: str, title: float) -> Features:
    """What the end of an unfinished piece says."""
    found = {}
    if title > 0:
        found["looks like a headline"] = min(3.0, title)
    if left_open:
        found["leaves a quotation or bracket open"] = 1.0
    if text[-1] in "，、,":
        found["ends with a comma"] = 1.0
    elif text[-1] in "；;：:":
        found["ends with a colon or semicolon"] = 1.0
    elif text[-1] in "…—～":
        found["may end here"] = 1.0
    elif text[-1] in "”’》）)】":
        found["ends with a closing mark"] = 1.0
    elif title <= 0:
        found["ends without a full stop"] = 1.0
    if len(text) <= 12 and title <= 0:
        found["is very short"] = 1.0
    return found


def pair(a: End, b: End) -> Features:
    """What stands at the joint of two pieces.

    >>> sorted(pair(describe("为期三"), describe("天的活动结束了。")))[:2]
    ['a number and its unit are cut', 'completes a word']
    """
    found = _numbers(a, b) if a.tail[-1] in NUMBER_END else {}
    if word := completed_word(a.tail, b.head):
        found |= _word(a, b, word)
    if a.left_open or b.stray:
        found |= _brackets(a, b)
    if b.number >= 0:
        found |= _enumeration(a, b)
    found["the characters run on"] = language.follows(a.last, b.first)
    return found


def _numbers(a: End, b: End) -> Features:
    """A number or a date cut in two."""
    if DIGIT_END.search(a.tail):
        if DIGIT_START.match(b.head):
            return {"a number is cut": 1.0}
    elif a.tail[-1] not in COUNT:
        return {}
    return {"a number and its unit are cut" if UNIT_START.match(b.head) else "a number without a unit": 1.0}


def _word(a: End, b: End, word: str) -> Features:
    """A word that the joint completes, judged by a segmentation lexicon."""
    halves = starts.is_fragment(rjieba.cut(a.tail[-FAR:], False)[-1]) + starts.is_fragment(starts.first_word(b.head))
    found = {"completes a word": 1.0}
    if len(word) > 2:
        found["completes a long word"] = 1.0
    if halves:
        found["the halves of the word cannot stand alone"] = float(halves)
    return found


def completed_word(left: str, right: str) -> str:
    """The word that stands across a joint, or "".

    >>> completed_word("返乡实", "践调研活动")
    '实践'
    """
    return _word_across(left[-FAR:], right[:FAR]) if left[-1:] not in NO_WORD and right[:1] not in NO_WORD else ""


@lru_cache(REMEMBERED)
def _word_across(left: str, right: str) -> str:
    end = 0
    for word in rjieba.cut(left + right, False):
        start, end = end, end + len(word)
        if end > len(left):
            return str(word) if start < len(left) else ""
    return ""


def _brackets(a: End, b: End) -> Features:
    """An open quotation that B closes, or one that B closes and A never opened."""
    if a.left_open and b.stray:
        good = marks.PAIRS[a.left_open[-1]] == b.stray[0]
        return {"closes the open quotation" if good else "closes another kind of bracket": 1.0}
    if b.stray:
        return {"closes a quotation that is not open": 1.0}
    return {"leaves the quotation open": 1.0} if a.left_open else {}


def _enumeration(a: End, b: End) -> Features:
    """一是 … 二是: B's first number should follow A's last."""
    counted = ENUMERATION.findall(a.end)
    if not counted:
        return {}
    step = b.number - COUNT.index(counted[-1])
    return {"continues the enumeration" if step == 1 else "breaks the enumeration": 1.0}
