"""Days, months and parts of a year that are printed without their year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gazette.describe import date_headers
from gazette.describe.date_clues import Clue, Weight, clause_after, clause_before
from gazette.describe.date_days import (
    Days,
    between,
    earlier_in_year,
    later_in_year,
    month_end,
    months_around,
    since,
    soon_after,
    years_with_weekday,
)
from gazette.describe.date_grammar import AFTER_SPAN, AS_OF_BEFORE, COUNTED_DAY_AFTER, Tense
from gazette.describe.date_stamps import near_clues
from gazette.describe.date_story import ANOTHER_YEAR, Story

_NOT_A_MONTH_AFTER = re.compile("[龄嫂饼季薪租供经]|大的|中国")
_SUFFIX = re.compile("份?(初|上旬|中旬|下旬|底|末)")
_SUFFIX_DAYS = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21, "底": 25, "末": 25}
# A part of the year is told of from about two weeks before its end.
_PART_DAYS = {"一": (3, 15), "二": (6, 15), "三": (9, 15), "四": (12, 1), "上": (6, 15), "半": (6, 15)}
_FRESH_DAYS = 30  # figures “as of” a day are printed within weeks, and at most in the month after
_AROUND_DAYS = 30  # 4月15日是第九个… is printed around that day
_YEARS_END_DAYS = 100  # 全年共… is printed from December into the next spring


def day_clues(story: Story, token: re.Match[str]) -> Iterator[Clue]:
    """What a day or month without a year says: 6月16日, 8月, 截至6月14日."""
    text, (start, end) = story.text, token.span()
    before, after = clause_before(text, start), clause_after(text, end)
    month, first, last = _month_and_days(token, before, after)
    if not _exists(month, first) or _NOT_A_MONTH_AFTER.match(after):
        return
    near = near_clues(text, token, month, first) if token["day"] else ()
    if near:
        yield from near
        return
    year, tense = story.year_at(start), story.tense(token, before, after)
    last = last if _exists(month, last) else first
    if year is None and token["day"] and COUNTED_DAY_AFTER.match(after) and not before.endswith("今年"):
        yield Clue("counted day", start, end, months_around(month, first, _AROUND_DAYS, _AROUND_DAYS), Weight.CUSTOM)
    if tense is Tense.FIXED or year == ANOTHER_YEAR:
        return
    if year is not None:
        if tense is Tense.TOLD and first <= month_end(year, month).day:
            yield Clue(_kind(token), start, end, since(date(year, month, first)), Weight.LIKELY)
    elif tense is Tense.COMING:
        day = last if token["day"] else month_end(2023, month).day
        yield Clue("planned", start, end, earlier_in_year(month, day), Weight.LIKELY)
    else:
        yield from _told_clues(token, before, after, month, last)


def _kind(token: re.Match[str]) -> str:
    return "day" if token["day"] else "month"


def _month_and_days(token: re.Match[str], before: str, after: str) -> tuple[int, int, int]:
    """The month, the first and the last day meant; of a month alone, the earliest day that its wording allows."""
    month = int(token["lead"] + token["month"])
    if token["day"]:
        day = int(token["day"])
        return month, day, max(day, int(token["until"] or 0))
    suffix = _SUFFIX.match(after)
    day = _SUFFIX_DAYS[suffix[1]] if suffix else 1
    if AFTER_SPAN.search(before):  # 1—5月 is told when May is nearly over
        day = max(day, 25)
    return month, day, day


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_end(2024, month).day  # a leap year


def _told_clues(token: re.Match[str], before: str, after: str, month: int, day: int) -> Iterator[Clue]:
    start, end = token.span()
    yield Clue(_kind(token), start, end, later_in_year(month, day), Weight.LIKELY, wraps=month > 10)
    named = date_headers.weekday(after[:6]) if token["day"] and not token["until"] else None
    if named is not None:
        yield Clue("weekday", start, end, _since_weekday(month, day, named), Weight.LIKELY)
    if AS_OF_BEFORE.search(before):
        yield Clue("as of", start, end, months_around(month, day, 0, _FRESH_DAYS), Weight.CUSTOM)


def _since_weekday(month: int, day: int, named: int) -> Days:
    """The rest of each year in which this day falls on the weekday named: 6月16日（星期五）."""
    days = 0
    for year in years_with_weekday(month, day, named):
        days |= between(date(year, month, day), date(year + 1, 1, 31))
    return days


def part_clues(story: Story, token: re.Match[str]) -> Iterator[Clue]:
    """What 上半年 and 一季度 say: a text that looks back on them was printed when they were over, or nearly."""
    text, (start, end) = story.text, token.span()
    before = clause_before(text, start)
    of_another = story.year_at(start) is not None or before.endswith("年")
    if of_another and not before.endswith(("今年", "本年")):
        return
    if token[0] == "全年":
        days = soon_after(12, 1, 0, _YEARS_END_DAYS)
        yield Clue("part of the year", start, end, days, Weight.LIKELY)
        return
    month, day = _PART_DAYS[token[0][0]]
    tense = story.tense(token, before, clause_after(text, end))
    if tense is Tense.COMING:
        yield Clue("planned", start, end, earlier_in_year(month, 30), Weight.LIKELY)
    elif tense is Tense.TOLD:
        yield Clue("part of the year", start, end, later_in_year(month, day), Weight.LIKELY, wraps=month > 10)
