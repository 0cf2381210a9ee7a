"""EDTF dates as people and timelines need them: first and last day, and words in Chinese."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from time import struct_time

from gazette.describe.date_days import month_end

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_OPEN = ".."
_UNKNOWN = "XXXX"
_YEARS = range(1, 9999)  # beyond them the library says that an end is open
_MONTHS = range(1, 13)  # 2020-21 is a season


@lru_cache(maxsize=4096)
def interval(edtf: str) -> tuple[date, date]:
    """The first and last day of an EDTF level 1 date; an open or unspecified end is `date.min` or `date.max`.

    Raises ValueError where the text is not EDTF.
    """
    first, last = _plainly(edtf) or parsed(edtf)
    if last < first:
        raise ValueError(f"ends before it begins: {edtf!r}")
    return first, last


def parsed(edtf: str) -> tuple[date, date]:
    """What the library makes of an EDTF date; it takes milliseconds. Raises ValueError where the text is not EDTF."""
    from edtf import EDTFParseException, parse_edtf  # it takes a tenth of a second to import, and is rarely asked

    try:
        found = parse_edtf(edtf)
        first, last = _day(found.lower_strict(), date.min), _day(found.upper_strict(), date.max)
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise ValueError(f"not an EDTF date: {edtf!r}") from error
    return (date.min, date.max) if edtf.startswith(_UNKNOWN) else (first, last)


def _day(value: struct_time | float, open_end: date) -> date:
    return date(*value[:3]) if isinstance(value, struct_time) and 0 < value[0] < 9999 else open_end


def _plainly(edtf: str) -> tuple[date, date] | None:
    """The same for years, months, days and spans of them, near them or not; None for all others, which are few."""
    if edtf == _UNKNOWN:
        return date.min, date.max
    start, slash, end = edtf.partition("/")
    first = (date.min, date.min) if slash and start == _OPEN and end != _OPEN else _span(start)
    if first is None or not slash:
        return first
    last = (date.max, date.max) if end == _OPEN and start != _OPEN else _span(end)
    return (first[0], last[1]) if last is not None else None


def _span(text: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a month or a day; None for whatever is none of them."""
    match = _PLAIN.fullmatch(text)
    if match is None or int(match[1]) not in _YEARS:
        return None
    year = int(match[1])
    if match[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match[2])
    if month not in _MONTHS:
        return None
    last = month_end(year, month)
    if match[3] is None:
        return last.replace(day=1), last
    day = int(match[3])
    return (last.replace(day=day),) * 2 if 1 <= day <= last.day else None
