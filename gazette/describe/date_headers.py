"""Lines that say when a page was printed: page headers, web stamps, and the date below a notice."""

from __future__ import annotations

import re

WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}

_LONGEST_HEADER = 80
_REACH = 2 * _LONGEST_HEADER
_LONGEST_REST = 30
_PRINTED = re.compile(r"\S")
_STAMP = re.compile(r"(?:发布|发表|更新|刊发|刊登|见报|出版)(?:时间|日期)?[:：\s]*$")
# A line that is about a day, not of it.
_TELLS = re.compile(
    r"[，。；！？,;!?]|摄|(?<![布表新发登版])(?:时间|日期)|施行|生效|有效|以来|起|前|至|于|图为|签|审|修订|通过|公布"
)
_LUNAR = re.compile(
    r"(?:农历|夏历|阴历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|三十|二十)[一二三四五六七八九十]?"
)
# What stands in the header of a page: the paper, the number of the page, who made it.
_OF_A_PAGE = re.compile(r"报|刊|版|责编|编辑|美编|主编|组版|校对|要闻|综合|融媒|专题|[A-Z]\d|^\W*$")
_SEPARATED = "■□●○◆ \t\u3000|｜/()（）[]【】·—-:：<>《》"


def weekday(line: str) -> int | None:
    """The weekday that a line names (Monday is 0)."""
    found = WEEKDAY.search(line)
    return _WEEKDAYS[found[1]] if found else None


def line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the line begins and ends that holds a passage; not looked for further away than headers are long."""
    low, high = max(0, start - _REACH), end + _REACH
    first = text.rfind("\n", low, start) + 1 or low
    last = text.find("\n", end, high)
    return first, min(high, len(text)) if last < 0 else last


def is_header(before: str, after: str) -> bool:
    """Whether a line is a page header or a web stamp, by what stands in it before and after a full date."""
    if len(before) + len(after) > _LONGEST_HEADER:
        return False
    if _STAMP.search(before):
        return True
    if _TELLS.search(before) or _TELLS.search(_LUNAR.sub("", after)):
        return False
    if WEEKDAY.match(after.lstrip(_SEPARATED)) or WEEKDAY.search(before):
        return True
    rest = len(before.strip()) + len(after.strip())
    apart = (not before or before[-1] in _SEPARATED + "报刊") and (not after or after[0] in _SEPARATED)
    return apart and rest <= _LONGEST_REST and bool(_OF_A_PAGE.search(before + after))


def is_signature(text: str, first: int, before: str, after: str) -> bool:
    """Whether a date stands alone on a line (that begins at `first`) below a notice, or below a speech's title."""
    alone = not before.strip(" \u3000（(") and not after.strip(" \u3000）)")
    return alone and _PRINTED.search(text, 0, first) is not None
