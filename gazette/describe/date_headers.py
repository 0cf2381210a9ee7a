"""Lines that say when a page was printed: page headers, web stamps, and the date below a notice."""

from __future__ import annotations

import re

WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}

_LONGEST_HEADER = 80
_REACH = 2 * _LONGEST_HEADER
_LONGEST_REST = 30
_PRINTED = re.compile(r"\S")
_STAMP = re.compile(r"(?:发布|发表|更新|刊发|刊登|见报|出版|发稿|公开|上传)(?:时间|日期)?[:：\s]*$")
# 时间：2022-11-30 08:15 浏览：311次: a stamp where the rest of the line is what websites print, or a clock.
_BARE_STAMP = re.compile(r"(?:^|[^\u4e00-\u9fff])(?:时间|日期)[:：]\s*$")
_OF_A_SITE = re.compile(r"来源|浏览|点击|阅读|字[号体]|作者|首页|发表于|发布|网|[>|]")
_CLOCK = re.compile(r"\s*\d{1,2}[:：]\d\d(?P<seconds>[:：]\d\d)?(?!\d)")
_SENTENCE = re.compile(r"[，。；！？,;!?]")
# A line of a diary: 2012年11月26日 星期一 晴. What newspapers print of the weather has degrees.
_DIARY = re.compile(
    r"[\s（(]*(?:(?:星期|周)[一二三四五六日天])?[\s，,]*[晴阴雨雪雾霜霾多云转小中大雷阵风天]{1,8}[\s）)]*$"
)
_LABELLED = re.compile(r"[:：]\s*[“‘]?$")  # 档案上写着：1953年3月12日
# A line that is about a day, not of it.
_TELLS = re.compile(
    r"[，。；！？,;!?]|摄|(?<![布表新发登版])(?:时间|日期)|施行|生效|有效|以来|起|前|至|于|图为|签|审|修订|通过|公布"
)
_LUNAR = re.compile(
    r"(?:农历|夏历|阴历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初|十|廿|三十|二十)[一二三四五六七八九十]?"
)
# What stands in the header of a page: the paper, the number of the page, who made it.
_OF_A_PAGE = re.compile(
    r"报|刊|版|责编|编辑|美编|主编|组版|校对|要闻|综合|融媒|专题|第\s?\d+\s?期|总第|主办|主管|准印|[A-Z]\d|^\W*$"
)
# What stands below a date that is broken off from the rest of its header.
_BELOW = re.compile(r"\s*(?:(?:星期|周)[一二三四五六日天]|农历|夏历|第\s?[\d一二三四五六七八九十]+\s?[期版]|总第)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
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
    if _STAMP.search(before) or _is_web_stamp(before, after):
        return True
    lunar = _LUNAR.search(before) or _LUNAR.search(after)
    before, after = _LUNAR.sub("", before).removesuffix("公元"), _LUNAR.sub("", after)
    if _TELLS.search(before) or _TELLS.search(after) or _LABELLED.search(before) or _DIARY.match(after):
        return False
    if lunar and not _HAN.search(before[-1:]):
        return True
    if WEEKDAY.match(after.lstrip(_SEPARATED)) or WEEKDAY.search(before):
        return True
    rest = len(before.strip()) + len(after.strip())
    apart = not before or before[-1] in _SEPARATED + "报刊"
    apart = apart and (not after or after[0] in _SEPARATED or after.startswith("出版"))
    return apart and rest <= _LONGEST_REST and bool(_OF_A_PAGE.search(before + after))


def _is_web_stamp(before: str, after: str) -> bool:
    """Whether a date stands as websites print it: 2018-09-07 09:21:33 来源：大河网."""
    if _SENTENCE.search(before) or _SENTENCE.search(after):
        return False
    clock = _CLOCK.match(after)
    told = _OF_A_SITE.search(before) or _OF_A_SITE.search(after[clock.end() :] if clock else after)
    if _BARE_STAMP.search(before):
        return bool(told)
    return clock is not None and not _LABELLED.search(before) and bool(told or clock["seconds"])


def is_broken_header(text: str, last: int) -> bool:
    """Whether the line below a date that ends a line at `last` has the weekday, or the number of the issue."""
    return _BELOW.match(text, last + 1, last + 1 + _LONGEST_REST) is not None


def is_signature(text: str, first: int, before: str, after: str) -> bool:
    """Whether a date stands alone on a line (that begins at `first`) below a notice, or below a speech's title."""
    alone = not before.strip(" \u3000（(") and not after.strip(" \u3000）)")
    return alone and _PRINTED.search(text, 0, first) is not None
