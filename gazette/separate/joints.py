"""Joints: does piece B continue piece A? What is seen at a joint, as features for weights.JOINT."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import rjieba

from . import bylines, headlines, language, marks, openings

REMEMBERED = 2048  # joints: a line is weighed against its neighbours several times
MOST = 6.0  # log-odds of how a text begins: more is not better
REACH = 16  # characters in which a clause of time that opens a text ends
FAR = 8  # characters on either side of a joint that a lexicon looks at
PARTICLES = tuple("的了着们等过吗呢吧")
# Single characters that may well begin a sentence; any other one at the start is probably half a word.
STARTERS = frozenset(
    "为在从据由以对我他她它你这那一二三四五六七八九十两几各每某本该此其当把被让使将给向往按经自随因如若虽但而且并也又再还就才都只更最很"
    "不没无有是要会能可应须得请看听说想去来到走进出上下前后近去凡通过与和同跟或及即则却乃于依靠凭用做作抓促建强创党村"
)
PARA_OPEN = re.compile(
    r"(?:近日|近年来|近期|日前|目前|今年|去年|昨日|昨天|今天|连日来|据了解|据悉|据介绍|随着|自从|截至|同时|此外|与此同时|另外|下一步|接下来|记者|会议)"
)
# These open a paragraph all but certainly: a purpose clause with its comma, a date with its comma.
PARA_SURE = re.compile(
    r"(?:为了?[^，,。]{4,40}[，,]|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午)?[，,]|近日[，,]|日前[，,]|与此同时|此外[，,]|今年以来[，,]|近年来[，,])"
)
# A clause of time with its comma: 重阳节前夕，
WHEN = re.compile(
    r"[\u4e00-\u9fff\d]{1,10}(?:前夕|以来|伊始|期间|之际|临近|将至|到来|来临|过后|前后|时节|时分|上午|下午|晚上|清晨|凌晨|傍晚|午后|[晚早]|[天日里])[，,]"
)
WHO = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:[省市县区镇乡村]|街道|社区|局|大学|学校|中学|小学|学院|公司|集团|[大支中]队|派出所|法院|检察院|医院|中心)"
)
# A text that ends a sentence or goes on with an enumeration as soon as it starts is the rest of one.
FIRST_MARK = re.compile(r"[\u4e00-\u9fff\d.]{1,6}[、。；]")
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


Features = dict[str, float]


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


# What the part of speech of the first word says about the start of a paragraph: names, times and prepositions open
# one, verbs, measures and bound morphemes hardly do.
TAGS = {
    "t": "time",
    "ns": "name",
    "nr": "name",
    "nt": "name",
    "nz": "name",
    "n": "noun",
    "p": "preposition",
    "r": "pronoun",
    "m": "number",
    "v": "verb",
    "vn": "verb",
    "a": "adjective",
    "d": "adverb",
    "q": "measure",
    "f": "place",
    "zg": "bound morpheme",
    "ng": "bound morpheme",
    "vg": "bound morpheme",
    "c": "conjunction",
    "uj": "particle",
    "ul": "particle",
    "uz": "particle",
    "y": "particle",
}


def start(text: str, stray: str) -> Features:
    """What the start of a piece says that may be a rest."""
    if marks.NO_START.match(text):
        return {"starts with a mark that cannot start a line": 1.0}
    found = {"opens as paragraphs do": max(-MOST, min(MOST, openings.opens(text)))}
    if stray:
        found["closes a quotation that it did not open"] = 1.0
    found |= _opening(text)
    word = _first_word(text)
    if _fragment(word):
        found["starts with half a word"] = 1.0
    if kind := _kind(word):
        found[f"starts with a {kind}"] = 1.0
    return found


def _first_word(text: str) -> str:
    return str(rjieba.cut(text[:FAR], False)[0])


@lru_cache(REMEMBERED)
def _kind(word: str) -> str:
    """The part of speech of a word, as far as it says something."""
    return TAGS.get(rjieba.tag(word, False)[0][1], "")


def _opening(text: str) -> Features:
    """What the first words and the first mark of a piece say."""
    found = {}
    if text[0] in PARTICLES:
        found["starts with a particle"] = 1.0
    elif PARA_SURE.match(text):
        found["opens like a paragraph for sure"] = 1.0
    elif PARA_OPEN.match(text):
        found["opens like a paragraph"] = 1.0
    head = text[:REACH]
    if ("，" in head or "," in head) and WHEN.match(text):
        found["opens with when"] = 1.0
    if WHO.match(text):
        found["opens with who acts"] = 1.0
    if mark := FIRST_MARK.match(text):
        found["an enumeration goes on at once" if mark[0][-1] == "、" else "a sentence ends at once"] = 1.0
    return found


def opens_paragraph(text: str) -> bool:
    """Whether the first word is one that opens paragraphs: a time, a preposition, a known phrase."""
    if PARA_SURE.match(text) or PARA_OPEN.match(text) or bylines.DATELINE.match(text) or text[0] in "“":
        return True
    return _kind(_first_word(text)) in ("time", "preposition", "pronoun")


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
    halves = _fragment(rjieba.cut(a.tail[-FAR:], False)[-1]) + _fragment(_first_word(b.head))
    found = {"completes a word": 1.0}
    if len(word) > 2:
        found["completes a long word"] = 1.0
    if halves:
        found["the halves of the word cannot stand alone"] = float(halves)
    return found


def _fragment(word: str) -> bool:
    """Whether a word of a cut text can hardly stand for itself."""
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in STARTERS and word not in PARTICLES


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
