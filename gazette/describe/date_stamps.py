"""Clues of dates that are the page's own, or a neighbour of it: headers, web stamps, signatures, datelines, 昨日."""

from __future__ import annotations

import re
from datetime import date, timedelta

from gazette.describe import date_headers
from gazette.describe.date_clues import Clue, Weight
from gazette.describe.date_days import Days, between, later_in_year, since, soon_after, years_with_weekday
from gazette.describe.date_numerals import number

_DATELINE_BEFORE = re.compile(
    r"(?:本报|新华社|中新社|中新网|人民网|本网|本台|电头|晚报|日报|时报)[^，。；、\s]{0,8}? ?$"
)
_DATELINE_AFTER = re.compile(r" ?(?:[专特]?[电讯]|消息|[综特专]合?电)")
_TODAY_BEFORE = re.compile(r"(今日|今天|昨日|昨天)[（(]?$")
_BESIDE = re.compile(
    r"(?:(?P<now>今[日天])|(?P<yesterday>昨[日天])|(?P<before>前[日天])|(?P<count>[两三四五六七八九十]|\d{1,2})天前"
    r"|(?P<week>上周)[一二三四五六日天末]?|(?P<this>本周)[一二三四五六日天末]?)(?:[（(，,、]|，?(?:也就是|即))$"
)
_DAYS = {"now": (0, 1), "yesterday": (1, 1), "before": (2, 2)}
_BLANK_DAY = re.compile(r"^[ \u3000]+日")  # 2010年11月  日: the day was never filled in
_WIRE_DAYS = 14  # a wire story is printed within two weeks, and most on the next day
_NOTICE_DAYS = 31


def stamp_clues(text: str, token: re.Match[str], day: date) -> tuple[Clue, ...]:
    """The clues of a whole date in a page header, a web stamp, a dateline or below a notice; () elsewhere."""
    start, end = token.span()
    first, last = date_headers.line_around(text, start, end)
    before, after = text[first:start], text[end:last]
    around = _beside(text, start, day)
    if around is not None:
        return (Clue("today", start, end, around, Weight.LIKELY), Clue("day", start, end, since(day), Weight.FIRM))
    if date_headers.is_signature(text, first, before, after) and not date_headers.is_broken_header(text, last):
        return _from(day, "signature", start, end, _NOTICE_DAYS)
    if date_headers.is_header(before, after):
        return _header(text, token, day, date_headers.weekday(text[first:last]))
    return _from(day, "dateline", start, end, _WIRE_DAYS) if _is_dateline(text, start, end) else ()


def month_stamp(text: str, token: re.Match[str], first: date, last: date) -> tuple[Clue, ...]:
    """The clue of a month in a page header (亳州新报 2013年3月); () elsewhere."""
    start, end = token.span()
    low, high = date_headers.line_around(text, start, end)
    if date_headers.is_header(text[low:start], _BLANK_DAY.sub("", text[end:high])):
        return (Clue("header", start, end, between(first, last), Weight.SETTLES),)
    return ()


def _beside(text: str, start: int, day: date) -> Days | None:
    """The days on which a whole date may be called 昨日, 三天前 or 上周五, as it is right before it."""
    match = _BESIDE.search(text, max(0, start - 10), start)
    if match is None:
        return None
    kind = match.lastgroup or ""
    first, last = _DAYS.get(kind, (0, 0))
    if kind == "count":
        first = number(match["count"]) or 0
        last = first + 1
    elif kind == "week":  # the week after: from its Monday to its Sunday
        first = 7 - day.weekday()
        last = first + 6
    elif kind == "this":
        last = 6 - day.weekday()
    return between(day + timedelta(days=first), day + timedelta(days=last))


def _from(day: date, kind: str, start: int, end: int, days: int) -> tuple[Clue, ...]:
    return (
        Clue(kind, start, end, between(day, date.max), Weight.FIRM),
        Clue(kind, start, end, between(day, day + timedelta(days=days)), Weight.CUSTOM),
    )


def _header(text: str, token: re.Match[str], day: date, named: int | None) -> tuple[Clue, ...]:
    start, end = token.span()
    header = Clue("header", start, end, between(day, day), Weight.SETTLES)
    if named is None or named == day.weekday():
        return (header,)
    # One of the two is a misprint: the day, or one of the two nearest that fall on the weekday.
    back = timedelta(days=(day.weekday() - named) % 7)
    nearest = [day - back, day - back + timedelta(days=7)]
    days = between(nearest[0], nearest[0]) | between(nearest[1], nearest[1])
    _, last = date_headers.line_around(text, start, end)
    return header, Clue("weekday", start, last, days, Weight.SETTLES)


def near_clues(text: str, token: re.Match[str], month: int, day: int) -> tuple[Clue, ...]:
    """The clues of a day without a year in a dateline, beside 昨日 or in a header with a weekday; () elsewhere."""
    start, end = token.span()
    if _is_dateline(text, start, end):
        return (
            Clue("dateline", start, end, later_in_year(month, day), Weight.FIRM, wraps=month > 10),
            Clue("dateline", start, end, soon_after(month, day, 0, _WIRE_DAYS), Weight.CUSTOM),
        )
    today = _TODAY_BEFORE.search(text[max(0, start - 4) : start])
    if today:
        first = 0 if today[1].startswith("今") else 1
        return (Clue("today", start, end, soon_after(month, day, first, 1), Weight.LIKELY),)
    first, last = date_headers.line_around(text, start, end)
    if not date_headers.is_header(text[first:start], text[end:last]):  # first: a line without an end is read once
        return ()
    named = date_headers.weekday(text[first:last])
    return () if named is None else (Clue("header", start, end, _days_with_weekday(month, day, named), Weight.SETTLES),)


def _days_with_weekday(month: int, day: int, named: int) -> Days:
    days = 0
    for year in years_with_weekday(month, day, named):
        days |= between(date(year, month, day), date(year, month, day))
    return days


def _is_dateline(text: str, start: int, end: int) -> bool:
    return bool(_DATELINE_BEFORE.search(text[max(0, start - 14) : start]) and _DATELINE_AFTER.match(text, end))
