"""An EDTF date in Chinese words, in either script."""

from __future__ import annotations

import re
from functools import lru_cache

from gazette.describe.date_intervals import interval

_HANT = str.maketrans({"后": "後", "详": "詳", "体": "體", "间": "間"})
_SEASONS = {"21": "春", "22": "夏", "23": "秋", "24": "冬"}
_QUALIFIERS = {"~": "前后", "?": "（存疑）", "%": "前后（存疑）"}
_SIMPLE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?([~?%]?)")


@lru_cache(maxsize=4096)
def display(edtf: str, script: str) -> str:
    """An EDTF level 1 date in words: 2019年12月前后, 2023年6月下半月至12月, 年份未详 7月. `script` is hans or hant.

    Raises ValueError where the text is not EDTF.
    """
    interval(edtf)
    words = _interval(*edtf.split("/")) if "/" in edtf else _one(edtf)
    return words.translate(_HANT) if script == "hant" else words


def _one(edtf: str) -> str:
    match = _SIMPLE.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day, qualifier = match.groups()
    return _year(year, bool(month)) + _month(month) + _day(day) + _QUALIFIERS.get(qualifier, "")


def _year(year: str, more: bool) -> str:
    if year == "XXXX":
        return "年份未详 " if more else "年份未详"
    if year.endswith("XX"):
        return f"{int(year[:2]) + 1}世纪"
    return f"{year[:3]}0年代" if year.endswith("X") else f"{year}年"


def _month(month: str | None) -> str:
    if not month or month == "XX":
        return ""
    return _SEASONS.get(month) or f"{int(month)}月"


def _day(day: str | None) -> str:
    return f"{int(day)}日" if day and day != "XX" else ""


def _interval(start: str, end: str) -> str:
    if start in ("..", ""):
        return f"{_one(end)}以前"
    if end in ("..", ""):
        return f"{_one(start)}以后"
    first = _one(start)
    if re.fullmatch(r"\d{4}-\d\d-16", start) and re.fullmatch(r"\d{4}-\d\d", end):
        first = _one(start[:7]) + "下半月"
    return f"{first}至{_after(start, end)}"


def _after(start: str, end: str) -> str:
    """The end of an interval, without the year and month that it shares with the start."""
    if start[:4] != end[:4] or len(end) < 7:
        return _one(end)
    if start[:7] == end[:7] and len(start) >= 10 and len(end) >= 10:
        return _day(end[8:10])
    if start[:7] == end:
        return "月底"
    return _month(end[5:7]) + _day(end[8:10])
