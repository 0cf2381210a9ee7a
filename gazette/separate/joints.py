"""Joints: does piece B continue piece A? Each rule adds evidence; the sum decides (thresholds.JOINT_ACCEPT)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

from . import bylines, headlines, marks
from . import thresholds as T

FAR = 8  # characters on either side of a joint that a lexicon looks at
PARTICLES = tuple("的了着们等过吗呢吧")
# Single characters that may well begin a sentence; any other single-character word at the start is probably half a word.
STARTERS = frozenset("为在从据由以对我他她它你这那一二三四五六七八九十两几各每某本该此其当把被让使将给向往按经自随因如若虽但而且并也又再还就才都只更最很"
                     "不没无有是要会能可应须得请看听说想去来到走进出上下前后近去凡通过与和同跟或及即则却乃于依靠凭用做作抓促建强创党村")
PARA_OPEN = re.compile(r"(?:近日|近年来|近期|日前|目前|今年|去年|昨日|昨天|今天|连日来|据了解|据悉|据介绍|随着|自从|截至|同时|此外|与此同时|另外|下一步|接下来|记者|会议)")
# These open a paragraph all but certainly: a purpose clause with its comma, a date with its comma.
PARA_SURE = re.compile(r"(?:为了?[^，,。]{4,40}[，,]|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午)?[，,]|近日[，,]|日前[，,]|与此同时|此外[，,]|今年以来[，,]|近年来[，,])")
ENUMERATION = re.compile(r"(?:第?([一二三四五六七八九十])(?:是|要|方面|、)|其([一二三四五六七八九])[是，,])")
COUNT = "一二三四五六七八九十"
DIGIT_END = re.compile(r"[0-9０-９][0-9０-９,.，．]*$")
DIGIT_START = re.compile(r"^[0-9０-９]")
UNIT_START = re.compile(r"^(?:年|月|日|时|分|秒|元|万|亿|千|百|个|人|户|名|位|亩|公里|公斤|吨|米|平方|家|处|条|项|次|起|辆|台|套|余|多|％|%|岁|周|天|小时|期|届|号|版|级|℃|度|斤|株|只|头|座|所|间|支|件|份|场)")


@dataclass(frozen=True, slots=True)
class Joint:
    """The score of joining two pieces, and the rules that spoke, strongest first."""

    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """How a piece ends and how it starts, as far as joints need it; made once a piece."""

    head: str
    tail: str
    closed: bool
    need: float  # how much it needs a continuation
    need_why: str
    start: float  # how much it needs something before it
    start_why: str
    left_open: str
    stray: str
    credited: bool


def describe(text: str, *, title: float = -1.0, anchored: bool = False) -> End:
    """Look at both ends of a piece. `title`: how much it looks like a headline (below 0: text); `anchored`: it cannot continue anything (an indent, a heading mark, a dateline)."""
    left_open, stray = marks.open_brackets(text)
    credited = bylines.credit(text) is not None
    closed = credited or (marks.closed(text) and not left_open)
    need, need_why = _need(text, left_open, title, closed)
    start, start_why = _start(text, stray)
    if anchored or bylines.DATELINE.match(text) or headlines.NUMBERED.match(text):
        start, start_why = -8.0, "opens a paragraph"
    return End(text[:48], text[-48:], closed, need, need_why, start, start_why, left_open, stray, credited)


def _need(text: str, left_open: str, title: float, closed: bool) -> tuple[float, str]:
    if closed:
        return -6.0, "ends a sentence"
    if text[-1] in "，、,":
        return 3.0, "ends with a comma"
    if left_open:
        return 3.0, "leaves a quotation or bracket open"
    if text[-1] in "；;：:":
        return -1.0, "ends with a colon or semicolon"
    if title > 0:
        return max(-3.0, -title), "looks like a headline"
    if text[-1] in "…—～":
        return -1.0, "may end here"
    return (0.8 if text[-1] in "”’》）)】" else 2.0), "ends without a full stop"


def _start(text: str, stray: str) -> tuple[float, str]:
    if marks.NO_START.match(text):
        return 6.0, "starts with a mark that cannot start a line"
    if text[0] in PARTICLES:
        return 3.0, "starts with a particle"
    if PARA_SURE.match(text):
        return -3.0, "opens like a paragraph"
    if PARA_OPEN.match(text):
        return -1.5, "opens like a paragraph"
    if stray:
        return 2.0, "closes a quotation that it did not open"
    return _first_word(text)


# What the part of speech of the first word says about the start of a paragraph: names, times and prepositions open
# one, verbs, measures and bound morphemes hardly do.
OPENING_TAGS = {"t": -1.0, "ns": -0.8, "nr": -0.3, "nt": -0.8, "p": -0.8, "r": -0.5, "m": -0.2, "v": 0.7, "vn": 0.5, "a": 0.5, "d": 0.5,
                "q": 1.5, "f": 0.7, "zg": 1.0, "ng": 1.0, "vg": 1.0, "c": 0.3, "u": 2.0, "k": 2.0, "y": 2.0}


def _first_word(text: str) -> tuple[float, str]:
    """What the first word says: half a word, or one that seldom opens a paragraph."""
    word, tag = rjieba.tag(text[:FAR], False)[0]
    score = OPENING_TAGS.get(tag, OPENING_TAGS.get(tag[:1], 0.0))
    if _fragment(word):
        return score + 1.0, "starts with half a word"
    return score, "starts in the middle of a sentence" if score > 0 else "opens like a paragraph"


def joint(a: End, b: End) -> Joint:
    """Score B as the continuation of A by what stands at the joint.

    >>> a = describe("为期三")
    >>> joint(a, describe("天的活动结束了。")).score > 5
    True
    """
    found = [(a.need, a.need_why), (b.start, b.start_why), *_pair(a, b)]
    why = tuple(name for value, name in sorted(found, key=lambda pair: -abs(pair[0])) if name and value)
    return Joint(sum(value for value, _ in found), why)


def _pair(a: End, b: End) -> list[tuple[float, str]]:
    rules = (_numbers(a, b), _word(a, b), _brackets(a, b), _enumeration(a, b))
    return [rule for rule in rules if rule[0]]


def _numbers(a: End, b: End) -> tuple[float, str]:
    """A number or a date cut in two."""
    if DIGIT_END.search(a.tail):
        if DIGIT_START.match(b.head):
            return 1.5, "a number is cut"
        return (2.5, "a number and its unit are cut") if UNIT_START.match(b.head) else (-0.5, "a number without a unit")
    if a.tail[-1] in COUNT:
        return (2.0, "a number and its unit are cut") if UNIT_START.match(b.head) else (-0.7, "a number without a unit")
    return 0.0, ""


def _word(a: End, b: End) -> tuple[float, str]:
    """A word that the joint completes, judged by a segmentation lexicon."""
    word = completed_word(a.tail, b.head)
    if not word:
        return 0.0, ""
    left, right = a.tail[-FAR:], b.head[:FAR]
    halves = _fragment(rjieba.cut(left, False)[-1]) + _fragment(rjieba.cut(right, False)[0])
    return 0.4 + 1.2 * halves + 0.4 * len(word), f"completes the word {word}"


def _fragment(word: str) -> bool:
    """Whether a word of a cut text can hardly stand for itself."""
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in STARTERS and word not in PARTICLES


def completed_word(left: str, right: str) -> str:
    """The word that stands across a joint, or "".

    >>> completed_word("返乡实", "践调研活动")
    '实践'
    """
    left, right = left[-FAR:], right[:FAR]
    at = 0
    for word in rjieba.cut(left + right, False):
        if at < len(left) < at + len(word):
            return str(word)
        if at >= len(left):
            break
        at += len(word)
    return ""


def _brackets(a: End, b: End) -> tuple[float, str]:
    """An open quotation that B closes, or one that B closes and A never opened."""
    if a.left_open and b.stray:
        good = marks.PAIRS[a.left_open[-1]] == b.stray[0]
        return (3.0, "closes the open quotation") if good else (-1.0, "closes another kind of bracket")
    if b.stray:
        return -2.5, "closes a quotation that is not open"
    return (-2.0, "leaves the quotation open") if a.left_open else (0.0, "")


def _enumeration(a: End, b: End) -> tuple[float, str]:
    """一是 … 二是: B's first number should follow A's last."""
    last = ENUMERATION.findall(a.tail)
    first = ENUMERATION.search(b.head)
    if not last or not first:
        return 0.0, ""
    step = COUNT.index(first[1] or first[2]) - COUNT.index(last[-1][0] or last[-1][1])
    return (2.0, "continues the enumeration") if step == 1 else (-1.0, "breaks the enumeration")
