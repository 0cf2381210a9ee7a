"""Calendar expressions of a text: explicit dates, days and months without a year, parts of this year.

The text is read once, left to right. What year a bare 6月16日 belongs to is kept as a historian would: this year,
unless its paragraph has just spoken of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from gazette.describe import date_headers
from gazette.describe.date_clues import Clue, Weight, clause_after, clause_before
from gazette.describe.date_days import (
    Days,
    between,
    earlier_in_year,
    later_in_year,
    month_end,
    since,
    soon_after,
    until,
    years_with_weekday,
)
from gazette.describe.date_numerals import ASCII, number

# Both patterns begin with a plain set of characters, so that the scan skips to them.
_DATE = re.compile(
    r"(?P<lead>[\d一二])(?<![\d.][\d一二])(?:"
    r"(?P<year>[0-9〇○零一二三四五六七八九]{3}) ?年"
    r"(?: ?(?P<ymonth>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月"
    r"(?: ?(?P<yday>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?)?"
    r"|(?P<iso>0\d\d(?:-\d\d?-|\.\d\d?\.|/\d\d?/)\d\d?)(?!\d)"
    r"|(?<=\d)(?P<month>\d?) ?月(?: ?(?P<day>[12]\d|3[01]|0?[1-9]) ?[日号])?)"
    r"(?:[至到—~～-]{1,2}(?P<until>[12]\d|3[01]|0?[1-9])[日号])?"
)
_WORD = re.compile(
    "(?P<which>今年|本年|去年|上年|前年|明年|来年|后年|次年|翌年|同年|每年|历年|往年|年年|农历|阴历)"
    "|(?P<part>上半年|半年来|一季度|二季度|三季度|四季度)|(?P<whole>全年(?=共|累计|已|完成了|实现了))"
)

_COMING_BEFORE = re.compile(
    r"将于|将在|定于|[拟订]于|拟在|计划|预计|力争|争取|确保|务必|有望|即将|预报|推迟|延期|延至|至迟|最迟|即日起"
)
_COMING_AFTER = re.compile(
    r"[^。！？\n]{0,24}?(?:即将|拟将|将(?:于|在|举行|举办|召开|开|正式|迎来|启动|全面|进入|投入|陆续|有|为大家|持续|出现|继续|实施|推进|建设|完成|加快|新建|投资))"
)
_DEADLINE_AFTER = re.compile(
    r"(?:份|底|末|初|[上中下]旬)?(?:\d{1,2}[:：时点]\d{0,2}分?)?(?:之前|以前|前)(?!后|夕|期|往|来|列|进|线|沿)"
)
_IN_FORCE_AFTER = re.compile(r"起?(?:正式|开始|全面)?(?:施行|实施|执行|生效|起施行)")
_WHEN_BEFORE = re.compile(r"(?:时间|日期)[:：为]?$")
_GOAL_BEFORE = re.compile(r"(?:到|至|力争|争取|确保|预计|计划|面向|迈向|展望|瞄准)$")
_GOAL_AFTER = re.compile(
    r"(?:底|末)?(?:之前|以前|前)(?!后|夕|期|往|来)|(?:底|末)?[^，。；]{0,6}?(?:将|要|力争|争取|达到|远景|规划|预算|预期|目标|碳)|实现[^了]{0,12}$"
)
_SPAN_BEFORE = re.compile(r"((?:19|20)\d\d)年?[至到—–~～-]{1,2}$")  # the end of a span: 2011—2030年
_IS_AFTER = re.compile(r"[是为系作]")  # 2020年是…之年 is said before, in and after it
_MONTHS_AFTER = re.compile(r"\d{1,2}月?[至到—~～-]{1,2}\d{1,2}月")
_PART_AFTER = re.compile(r"上半年|前三季度|第?[一二三]季度")
_DONE_BEFORE = re.compile(r"自|从|早在|始于|截至|截止|入选|荣获|获得|获评|于|与|比|较|超过|相比|据")
_DONE_AFTER = re.compile(
    r"以来|[^，。；]{0,14}?(?:了|已|被|荣|获|入选|成立|建成|投入|同比|共|累计|毕业|退休|退伍|参军|入党|出生|全年|期间|印发|出台|颁布|下发)"
)
_PLAN_AFTER = re.compile(r"度?[^，。；、《》]{0,24}?(?:方案|计划|要点|工作重点)")
_AS_OF_BEFORE = re.compile(r"截[至止]到?(?:今年)?$")
_APPLY = re.compile(r"报名|申报|投稿|缴费|应聘|报送|领取")
_DATELINE_BEFORE = re.compile(
    r"(?:本报|新华社|中新社|中新网|人民网|本网|本台|电头|晚报|日报|时报)[^，。；、\s]{0,8}? ?$"
)
_DATELINE_AFTER = re.compile(r" ?(?:[专特]?[电讯]|消息|[综特专]合?电)")
_TODAY_BEFORE = re.compile(r"(今日|今天|昨日|昨天)[（(]?$")
_RANGE_BEFORE = re.compile(r"\d{1,2}[月日]?[至到—~～-]{1,2}$")
_NAMED_DAY_AFTER = re.compile(r"[是为]第|[（(]?(?:是|为|系)?第?[^，。]{0,4}?(?:全国|世界|国际|中国|国家)")
_NOT_A_MONTH_AFTER = re.compile(r"[龄嫂饼季薪租供经]|大的|中国")
_LEDE = re.compile(r"(?:本报讯|讯|消息|报道|快讯)[\s（(]?[^，。]{0,24}?[)）]?\s*$")
_SUFFIX_DAYS = {"初": 1, "上旬": 1, "中旬": 11, "下旬": 21, "底": 25, "末": 25}
_SUFFIX = re.compile(r"份?(初|上旬|中旬|下旬|底|末)")
_QUARTERS = {"一": (3, 15), "二": (6, 15), "三": (9, 15), "四": (12, 1)}
_HALF = (6, 15)  # 上半年, 半年来

_WIDE = re.compile("[０-９]")

_OTHER = 0  # a year that the text does not say: last year, next year, every year
_ANY_YEAR = re.compile(r"\d{4}年")


class _Year(Enum):
    """How a year by itself is spoken of."""

    TOLD = "as past, or as passing"
    NAMED = "in passing, perhaps before it came"
    PLAN = "in the name of its plan"
    COMING = "as coming, or just begun"
    GOAL = "as a goal"
    SILENT = "in a way that says nothing about the page"


@dataclass(slots=True)
class _Reader:
    """Where the reading stands: the year that a bare day would belong to (None: this year)."""

    text: str
    year: int | None = None
    year_end: int = 0  # the offset up to which `year` holds
    previous_end: int = 0
    previous_coming: bool = False

    def paragraph_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def sentence_end(self, start: int) -> int:
        end = self.text.find("。", start)
        return self.paragraph_end(start) if end < 0 else min(end, self.paragraph_end(start))

    def year_at(self, start: int) -> int | None:
        return self.year if start < self.year_end else None

    def speak_of(self, year: int | None, until_: int) -> None:
        self.year, self.year_end = year, until_


def calendar_clues(text: str) -> Iterator[Clue]:
    """The calendar expressions of a text that bound the day on which it was printed, in order."""
    if _WIDE.search(text):
        text = text.translate(ASCII)
    reader = _Reader(text)
    tokens = sorted((*_DATE.finditer(text), *_WORD.finditer(text)), key=re.Match.start)
    for token in tokens:
        if token.re is _WORD:
            yield from _word(reader, token)
        elif token["month"] is not None:
            yield from _bare(reader, token)
        else:
            yield from _explicit(reader, token)
        reader.previous_end = token.end()


# --- years by name ----------------------------------------------------------------------------------------------


def _word(reader: _Reader, token: re.Match[str]) -> Iterator[Clue]:
    if token["which"]:
        _which_year(reader, token)
    else:
        yield from _part(reader, token)


def _which_year(reader: _Reader, token: re.Match[str]) -> None:
    word, end = token["which"], token.end()
    if word in ("今年", "本年"):
        reader.speak_of(None, 0)
    elif word in ("同年",):
        return
    elif word in ("次年", "翌年"):
        year = reader.year_at(end)
        reader.speak_of(year + 1 if year else _OTHER, reader.paragraph_end(end))
    elif word in ("去年", "前年", "上年"):
        reader.speak_of(_OTHER, reader.paragraph_end(end))
    else:
        reader.speak_of(_OTHER, reader.sentence_end(end))


# --- explicit dates ---------------------------------------------------------------------------------------------


def _explicit(reader: _Reader, token: re.Match[str]) -> Iterator[Clue]:
    numbers = _numbers(token)
    if numbers is None:
        return
    year, month, day = numbers
    if month is None:
        yield from _explicit_year(reader, token, year)
    elif day is None:
        yield from _explicit_day(reader, token, date(year, month, 1), month_end(year, month))
    else:
        yield from _explicit_day(reader, token, date(year, month, day), date(year, month, day))


def _numbers(token: re.Match[str]) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of an explicit date; None where there is no such day."""
    if token["iso"]:
        parts = [int(p) for p in re.split(r"[-./]", token["lead"] + token["iso"])]
    else:
        printed = (token["lead"] + token["year"], token["ymonth"], token["yday"])
        parts = [n for p in printed if p and (n := number(p)) is not None]
    try:
        date(*([*parts, 1, 1])[:3])
    except ValueError:
        return None
    year, month, day = ([*parts, None, None])[:3]
    if year is None or not 1900 <= year < 2050:
        return None
    return year, month, day


def _explicit_day(reader: _Reader, token: re.Match[str], first: date, last: date) -> Iterator[Clue]:
    text, start, end = reader.text, token.start(), token.end()
    if first == last:
        settled = _settled(text, token, first)
        if settled:
            yield from settled
            return
    before, after = clause_before(text, start), clause_after(text, end)
    if _IN_FORCE_AFTER.match(after) or _WHEN_BEFORE.search(before):
        yield Clue("fixed day", start, end, since(first - timedelta(days=365)), Weight.LIKELY)
        return
    coming = _is_coming(reader, token, before)
    reader.previous_coming = coming
    if coming:
        days = between(first - timedelta(days=365), last)
        yield Clue("planned", start, end, days, Weight.LIKELY)
        return
    if _DEADLINE_AFTER.match(after) or before.endswith(("至", "到")):
        return
    reader.speak_of(first.year, reader.paragraph_end(end))
    yield Clue("day" if first == last else "month", start, end, since(first), Weight.FIRM)
    if first == last and _opens_news(text, start, before):
        yield Clue("news", start, end, between(first, first + timedelta(days=31)), Weight.CUSTOM)


def _settled(text: str, token: re.Match[str], day: date) -> tuple[Clue, ...]:
    """The clues of a date in a page header, a web stamp, a dateline or below a notice; () elsewhere."""
    start, end = token.span()
    first, last = date_headers.line_around(text, start, end)
    before, after = text[first:start], text[end:last]
    if date_headers.is_signature(text, before, after, last):
        return (
            Clue("signature", start, end, since(day), Weight.FIRM),
            Clue("signature", start, end, between(day, day + timedelta(days=31)), Weight.CUSTOM),
        )
    if date_headers.is_header(before, after):
        named = date_headers.weekday(text[first:last])
        if named is not None and named != day.weekday():
            # One of the two was misread; the day itself is the likelier, and its year the safest part.
            return (
                Clue("header", start, end, between(day, day), Weight.SETTLES),
                Clue("weekday", start, last, _weekday_days(day, named), Weight.SETTLES),
            )
        return (Clue("header", start, end, between(day, day), Weight.SETTLES),)
    if _is_dateline(text, start, end):
        return (
            Clue("dateline", start, end, since(day), Weight.FIRM),
            Clue("dateline", start, end, between(day, day + timedelta(days=14)), Weight.CUSTOM),
        )
    return ()


def _weekday_days(day: date, named: int) -> Days:
    """The days within a week of `day` that fall on the weekday named."""
    back = (day.weekday() - named) % 7
    return between(day - timedelta(days=back), day - timedelta(days=back)) | between(
        day + timedelta(days=7 - back), day + timedelta(days=7 - back)
    )


def _is_dateline(text: str, start: int, end: int) -> bool:
    return bool(_DATELINE_BEFORE.search(text[max(0, start - 14) : start]) and _DATELINE_AFTER.match(text, end))


def _opens_news(text: str, start: int, before: str) -> bool:
    """Whether a date opens a report: “本报讯（记者…） 2023年6月16日，…”."""
    return bool(_LEDE.search(text[max(0, start - 30) : start])) and not _DONE_BEFORE.search(before)


def _explicit_year(reader: _Reader, token: re.Match[str], year: int) -> Iterator[Clue]:
    text, start, end = reader.text, token.start(), token.end()
    before, after = clause_before(text, start, 10), clause_after(text, end, 20)
    span = _SPAN_BEFORE.search(before)
    if span:
        yield Clue("year", start, end, since(date(int(span[1]) - 1, 7, 1)), Weight.LIKELY)
        return
    kind = _year_kind(text, token, before, after)
    spoken_of = since(date(year - 1, 7, 1))  # a year is spoken of from the middle of the one before
    if kind is _Year.GOAL:
        yield Clue("goal", start, end, until(date(year, 12, 31)), Weight.LIKELY)
    elif kind is _Year.PLAN:
        yield Clue("plan", start, end, spoken_of, Weight.LIKELY)
        if "今年" in text and year == max(_years(text)):
            yield Clue("plan", start, end, between(date(year - 1, 11, 1), date(year + 1, 1, 31)), Weight.LIKELY)
    elif kind is _Year.COMING:
        yield Clue("planned", start, end, spoken_of & until(date(year, 12, 31)), Weight.LIKELY)
    elif kind is _Year.TOLD:
        reader.speak_of(year, reader.paragraph_end(end))
        yield Clue("year", start, end, since(_reached(year, after)), Weight.FIRM)
    elif kind is _Year.NAMED:
        yield Clue("year", start, end, spoken_of, Weight.LIKELY)


def _year_kind(text: str, token: re.Match[str], before: str, after: str) -> _Year:
    if before.endswith("《") or _PLAN_AFTER.match(after):
        return _Year.PLAN
    if _DEADLINE_AFTER.match(after):
        return _Year.SILENT
    if (_GOAL_BEFORE.search(before) and not _AS_OF_BEFORE.search(before)) or _COMING_BEFORE.search(before):
        return _Year.GOAL
    if _GOAL_AFTER.match(after):
        return _Year.COMING
    if _IS_AFTER.match(after):
        return _Year.NAMED
    if _MONTHS_AFTER.match(after) or _DONE_BEFORE.search(before) or _DONE_AFTER.match(after) or "了" in after:
        return _Year.TOLD
    if _COMING_AFTER.match(text, token.end()):
        return _Year.COMING
    return _Year.TOLD if _PART_AFTER.match(after) else _Year.NAMED


def _years(text: str) -> list[int]:
    return [int(y[:4]) for y in _ANY_YEAR.findall(text) if "1900" <= y < "2050"]


_PARTS = (
    (("全年", "底", "末"), 12, 1),
    (("上半年", "二季度", "第二季度"), 6, 15),
    (("下半年",), 7, 1),
    (("前三季度", "三季度", "第三季度"), 9, 15),
    (("一季度", "第一季度"), 3, 15),
)


def _reached(year: int, after: str) -> date:
    """The first day on which the part of a year that is told of (全年, 上半年, 底) can be over, or nearly."""
    for words, month, day in _PARTS:
        if after.startswith(words):
            return date(year, month, day)
    return date(year, 1, 1)


# --- days and months without a year -----------------------------------------------------------------------------


def _bare(reader: _Reader, token: re.Match[str]) -> Iterator[Clue]:
    text, start, end = reader.text, token.start(), token.end()
    before, after = clause_before(text, start), clause_after(text, end)
    month, first_day, last_day = _month_and_days(token, before, after)
    if not _exists(month, first_day) or _NOT_A_MONTH_AFTER.match(after):
        return
    near = _near(text, token, month, first_day)
    if near:
        yield from near
        return
    year = reader.year_at(start)
    if year == _OTHER:
        return
    coming = _is_coming(reader, token, before)
    reader.previous_coming = coming
    if year is not None:
        if not coming:
            yield Clue("day", start, end, since(date(year, month, first_day)), Weight.LIKELY)
    elif coming:
        day = last_day if token["day"] else month_end(2023, month).day
        yield Clue("planned", start, end, earlier_in_year(month, day), Weight.LIKELY)
    elif not _DEADLINE_AFTER.match(after) and not _NAMED_DAY_AFTER.match(after) and not _IN_FORCE_AFTER.match(after):
        yield from _past_day(token, before, after, month, last_day if _exists(month, last_day) else first_day)


def _month_and_days(token: re.Match[str], before: str, after: str) -> tuple[int, int, int]:
    """The month, the first and the last day meant; of a month alone, the earliest day that its wording allows."""
    month = int(token["lead"] + token["month"])
    if token["day"]:
        day = int(token["day"])
        return month, day, max(day, int(token["until"] or 0))
    suffix = _SUFFIX.match(after)
    day = _SUFFIX_DAYS[suffix[1]] if suffix else 1
    if _RANGE_BEFORE.search(before):  # 1—5月 is told when May is nearly over
        day = max(day, 25)
    return month, day, day


def _exists(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_end(2024, month).day  # a leap year


def _past_day(token: re.Match[str], before: str, after: str, month: int, day: int) -> Iterator[Clue]:
    start, end = token.span()
    kind = "day" if token["day"] else "month"
    yield Clue(kind, start, end, later_in_year(month, day), Weight.LIKELY, wraps=month > 10)
    named = date_headers.weekday(after[:6]) if token["day"] and not token["until"] else None
    if named is not None:
        yield Clue("weekday", start, end, _years_of(month, day, named), Weight.LIKELY)
    if _AS_OF_BEFORE.search(before):
        yield Clue("as of", start, end, soon_after(month, day, 0, 45), Weight.CUSTOM)


def _years_of(month: int, day: int, named: int) -> Days:
    days = 0
    for year in years_with_weekday(month, day, named):
        days |= between(date(year, month, day), date(year + 1, 1, 31))
    return days


def _near(text: str, token: re.Match[str], month: int, day: int) -> tuple[Clue, ...]:
    """The clues of a day that is the page's own or a neighbour of it: datelines, 昨日, a header without a year."""
    if not token["day"]:
        return ()
    start, end = token.span()
    if _is_dateline(text, start, end):
        return (
            Clue("dateline", start, end, later_in_year(month, day), Weight.FIRM, wraps=month > 10),
            Clue("dateline", start, end, soon_after(month, day, 0, 14), Weight.CUSTOM),
        )
    today = _TODAY_BEFORE.search(text[max(0, start - 4) : start])
    if today:
        first = 0 if today[1].startswith("今") else 1
        return (Clue("today", start, end, soon_after(month, day, first, 1), Weight.LIKELY),)
    first_of_line, last_of_line = date_headers.line_around(text, start, end)
    line = text[first_of_line:last_of_line]
    named = date_headers.weekday(line)
    if named is not None and date_headers.is_header(line[: start - first_of_line], line[end - first_of_line :]):
        days = 0
        for year in years_with_weekday(month, day, named):
            days |= between(date(year, month, day), date(year, month, day))
        return (Clue("header", start, end, days, Weight.SETTLES),)
    return ()


def _is_coming(reader: _Reader, token: re.Match[str], before: str) -> bool:
    """Whether a day is spoken of as one to come; the end of a range is as its start was."""
    if 0 < token.start() - reader.previous_end <= 2 and _RANGE_BEFORE.search(before):
        return reader.previous_coming
    if _APPLY.search(before) and _AS_OF_BEFORE.search(before):
        return True
    return bool(_COMING_BEFORE.search(before) or _COMING_AFTER.match(reader.text, token.end()))


# --- parts of this year -----------------------------------------------------------------------------------------


def _part(reader: _Reader, token: re.Match[str]) -> Iterator[Clue]:
    """上半年 in a text that looks back on it was printed when it was over, or nearly."""
    text, start, end = reader.text, token.start(), token.end()
    before = clause_before(text, start, 4)
    if (reader.year_at(start) is not None or before.endswith("年")) and not before.endswith(("今年", "本年")):
        return
    if token["whole"]:
        yield Clue("part of the year", start, end, soon_after(12, 1, 0, 100), Weight.LIKELY)
        return
    quarter = token["part"][0]
    month, day = _QUARTERS.get(quarter, _HALF)
    if _is_coming(reader, token, clause_before(text, start)):
        yield Clue("planned", start, end, earlier_in_year(month, 30), Weight.LIKELY)
    elif not _DEADLINE_AFTER.match(clause_after(text, end)):
        yield Clue("part of the year", start, end, later_in_year(month, day), Weight.LIKELY, wraps=month > 10)
