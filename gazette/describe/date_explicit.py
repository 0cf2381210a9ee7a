"""Dates that say their year: a whole date, a month of a year, a year by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gazette.describe.date_clues import Clue, Weight, clause_after, clause_before
from gazette.describe.date_days import between, month_end, since, until
from gazette.describe.date_grammar import (
    AFTER_SPAN,
    ANY_YEAR,
    DONE_BEFORE,
    Tense,
    YearSense,
    is_whole_year,
    reached,
    year_sense,
)
from gazette.describe.date_numerals import number
from gazette.describe.date_stamps import month_stamp, stamp_clues
from gazette.describe.date_story import Story

_YEARS = range(1900, 2050)
_FAR_GOALS = 2035  # goals of the state from this year on are named decades ahead, and bound nothing
_SPAN_OF_YEARS = re.compile(r"((?:19|20)\d\d)年?[至到—–~～-]{1,2}$")  # before its end: 2011—2030年
_NEWS_OPENS = re.compile(r"(?:本报讯|讯|消息|报道|快讯)[\s（(]?[^，。]{0,24}?[)）]?\s*$")
_NOTICE = timedelta(days=120)  # how long ahead a measure is announced (自3月9日0时起), a law longer
_LAW = re.compile("施行|实施|执行|生效")
# 十年前的2008年: counted from the year of print. 三十多年前的1985年 is not counted.
_YEARS_AGO = re.compile(r"(?<![\d一二三四五六七八九十])(\d{1,2}|[一二两三四五六七八九十]{1,3})年前的?[，,（(]?$")
_TELLER = 40  # characters before it in which its sentence would say who counts from another year
_A_YEAR = timedelta(days=365)


def explicit_clues(story: Story, token: re.Match[str]) -> Iterator[Clue]:
    """What a date with its year says; nothing where there is no such day."""
    numbers = _numbers(token)
    if numbers is None:
        return
    year, month, day = numbers
    yield from _years_ago(story, token, year)
    if month is None:
        yield from _year_clues(story, token, year)
    elif day is None:
        first, last = date(year, month, 1), month_end(year, month)
        yield from month_stamp(story.text, token, first, last) or _day_clues(story, token, first, last)
    else:
        whole = date(year, month, day)
        yield from stamp_clues(story.text, token, whole) or _day_clues(story, token, whole, whole)


def _years_ago(story: Story, token: re.Match[str], year: int) -> Iterator[Clue]:
    """The year of print, where the text counts from it; a sentence that has named another year may count from that."""
    start = token.start()
    match = _YEARS_AGO.search(story.text, max(0, start - 8), start)
    if match is None or story.year_at(start) is not None:
        return
    ago = number(match[1])
    told = story.text[max(0, match.start() - _TELLER) : match.start()].rpartition("。")[2]
    if ago and not ANY_YEAR.search(told) and year + ago in _YEARS:
        now = date(year + ago, 1, 1)
        yield Clue("years ago", match.start(), token.end(), between(now, now.replace(month=12, day=31)), Weight.LIKELY)


def _numbers(token: re.Match[str]) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of an explicit date; None where there is no such day."""
    if token["iso"]:
        parts = [int(p) for p in re.split(r"[-./]", token["lead"] + token["iso"])]
    else:
        printed = (token["lead"] + token["year"], token["ymonth"], token["yday"])
        read = [number(part) for part in printed if part]
        parts = [part for part in read if part is not None]
        if len(parts) < len(read):  # 一020年
            return None
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    year, month, day = [*parts, None, None][:3]
    return None if year is None or year not in _YEARS else (year, month, day)


def _day_clues(story: Story, token: re.Match[str], first: date, last: date) -> Iterator[Clue]:
    text, (start, end) = story.text, token.span()
    before = clause_before(text, start)
    after = clause_after(text, end, 30)
    tense = story.tense(token, before, after)
    if tense is Tense.COMING:
        yield Clue("planned", start, end, between(first - _A_YEAR, last), Weight.LIKELY)
    elif tense is Tense.FIXED:
        if not before.endswith(("至", "到")) and not AFTER_SPAN.search(text[max(0, start - 4) : start]):
            # 有效期至2024年6月30日 may be years ahead
            ahead = _NOTICE if "起" in after[:6] and not _LAW.search(after) else _A_YEAR
            yield Clue("fixed", start, end, since(first - ahead), Weight.LIKELY)
    else:
        story.speak_of(first.year, story.paragraph_end(end))
        yield Clue("day" if first == last else "month", start, end, since(first), Weight.FIRM)
        if first == last and _opens_news(text, start, before):
            yield Clue("news", start, end, between(first, first + timedelta(days=31)), Weight.CUSTOM)


def _opens_news(text: str, start: int, before: str) -> bool:
    """Whether a date opens a report: “本报讯（记者…） 2023年6月16日，…”."""
    return bool(_NEWS_OPENS.search(text[max(0, start - 30) : start])) and not DONE_BEFORE.search(before)


def _year_clues(story: Story, token: re.Match[str], year: int) -> Iterator[Clue]:
    text, (start, end) = story.text, token.span()
    before = clause_before(text, start, 10)
    after = clause_after(text, end + text.startswith(("，", ","), end), 20)  # 2021年，全县…同比下降
    span = _SPAN_OF_YEARS.search(before)
    if span:
        yield Clue("year", start, end, _spoken_of(int(span[1])), Weight.LIKELY)
        return
    sense = year_sense(text, end, before, after)
    if sense is YearSense.GOAL and year < _FAR_GOALS:
        yield Clue("goal", start, end, until(date(year, 12, 31)), Weight.LIKELY)
    elif sense is YearSense.PLAN:
        yield from _plan_clues(story, start, end, year)
    elif sense is YearSense.TOLD:
        story.speak_of(year, story.paragraph_end(end))
        yield Clue("year", start, end, since(date(year, *reached(after))), Weight.FIRM)
        if is_whole_year(text, end, after):
            yield Clue("year", start, end, since(date(year, 12, 1)), Weight.LIKELY)
    elif sense is YearSense.NAMED:
        yield Clue("year", start, end, _spoken_of(year), Weight.LIKELY)


def _spoken_of(year: int) -> int:
    """The days on which a year may be spoken of: from the middle of the one before."""
    return since(date(year - 1, 7, 1))


def _plan_clues(story: Story, start: int, end: int, year: int) -> Iterator[Clue]:
    """A text about 今年 that works by the plan of a year, and names no later one, is of that year."""
    yield Clue("plan", start, end, _spoken_of(year), Weight.LIKELY)
    if story.of_this_year and year == story.latest_year:
        yield Clue("plan", start, end, between(date(year - 1, 11, 1), date(year + 1, 1, 31)), Weight.LIKELY)
