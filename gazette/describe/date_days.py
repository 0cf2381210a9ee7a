"""Sets of days, as bits of an integer: what a piece of evidence allows, and how a set is written in EDTF.

Bit n stands for the day n days after 1 January 1890. Joining evidence is `&`. Evidence that does not know its year
(6月16日) is a set with a stretch in every year; whatever settles the year leaves one of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

FIRST = date(1890, 1, 1)
LAST = date(2060, 12, 31)
# A set that reaches these years has no first or last day (a 29 June that is a Tuesday returns within eleven years).
OPEN_UNTIL = FIRST.year + 11
OPEN_FROM = LAST.year - 11
_BASE = FIRST.toordinal()
_SIZE = LAST.toordinal() - _BASE + 1
ALL = (1 << _SIZE) - 1

Days = int


@lru_cache(maxsize=4096)
def between(first: date, last: date) -> Days:
    """The days from `first` to `last`, both included, cut to the years 1890 to 2060."""
    low = max(first.toordinal() - _BASE, 0)
    high = min(last.toordinal() - _BASE, _SIZE - 1)
    return ((1 << (high - low + 1)) - 1) << low if high >= low else 0


def since(first: date) -> Days:
    """That day and all later ones."""
    return between(first, LAST)


def until(last: date) -> Days:
    """That day and all earlier ones."""
    return between(FIRST, last)


def bounds(days: Days) -> tuple[date, date]:
    """The first and the last day of a set that is not empty."""
    low = _lowest(days)
    return date.fromordinal(_BASE + low), date.fromordinal(_BASE + days.bit_length() - 1)


def _lowest(days: Days) -> int:
    """The number of the first day of a set that is not empty; `days & -days` would take three times as long."""
    return (days ^ (days - 1)).bit_length() - 1


def stretch(days: Days, within: Days) -> tuple[date | None, date | None]:
    """The unbroken stretches of a set that hold the first and the last day of another: their outer ends.

    None where there is no such end, or where the other set reaches beyond this one.
    """
    low, high = _lowest(within), within.bit_length() - 1
    below = (1 << low) - 1
    first = (days & below ^ below).bit_length()
    last = high + _lowest((days >> high) + 1) - 1
    start, end = date.fromordinal(_BASE + first), date.fromordinal(_BASE + min(last, _SIZE - 1))
    return (
        start if days >> low & 1 and start.year > OPEN_UNTIL else None,
        end if days >> high & 1 and end.year < OPEN_FROM else None,
    )


def hull(days: Days) -> Days:
    """All days from the first to the last of the set."""
    return between(*bounds(days))


def _every_year(stretch: Callable[[date], tuple[date, date]], month: int, day: int) -> Days:
    days = 0
    for year in range(FIRST.year, LAST.year + 1):
        try:
            anchor = date(year, month, day)
        except ValueError:  # 29 February
            continue
        days |= between(*stretch(anchor))
    return days


@lru_cache(maxsize=512)
def later_in_year(month: int, day: int) -> Days:
    """The days on which a page may call this day by month and day alone, as something past.

    That is the rest of its year, and for November and December also the following January.
    """

    def rest(anchor: date) -> tuple[date, date]:
        return anchor, date(anchor.year + 1, 1, 31) if month > 10 else date(anchor.year, 12, 31)

    return _every_year(rest, month, day)


@lru_cache(maxsize=512)
def earlier_in_year(month: int, day: int) -> Days:
    """The days on which a page may call this day by month and day alone, as something to come."""

    def start(anchor: date) -> tuple[date, date]:
        return min(date(anchor.year, 1, 1), anchor - timedelta(days=120)), anchor

    return _every_year(start, month, day)


@lru_cache(maxsize=1024)
def soon_after(month: int, day: int, first: int, last: int) -> Days:
    """From `first` to `last` days after this day, in every year."""
    return _every_year(lambda anchor: (anchor + timedelta(days=first), anchor + timedelta(days=last)), month, day)


@lru_cache(maxsize=1024)
def months_around(month: int, day: int, before: int, after: int) -> Days:
    """From `before` days before this day to `after` days after it, in every year, rounded outwards to whole months.

    Where `before` is 0 the stretch begins on the day itself.
    """

    def rounded(anchor: date) -> tuple[date, date]:
        first, last = anchor - timedelta(days=before), anchor + timedelta(days=after)
        return first.replace(day=1) if before else anchor, month_end(last.year, last.month)

    return _every_year(rounded, month, day)


@lru_cache(maxsize=1024)
def years_with_weekday(month: int, day: int, weekday: int) -> tuple[int, ...]:
    """The years in which this day falls on `weekday` (Monday is 0)."""
    years = []
    for year in range(FIRST.year, LAST.year + 1):
        try:
            if date(year, month, day).weekday() == weekday:
                years.append(year)
        except ValueError:
            continue
    return tuple(years)


@lru_cache(maxsize=1)
def _months() -> tuple[Days, ...]:
    masks = [0] * 13
    for year in range(FIRST.year, LAST.year + 1):
        for month in range(1, 13):
            masks[month] |= between(date(year, month, 1), month_end(year, month))
    return tuple(masks)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def without_stray_januaries(days: Days) -> Days:
    """The set without the Januaries whose 31 December is not in it; as it is where nothing else would be left.

    A January page may call a day of December by month and day alone, but where other evidence rules that December
    out, the December of the same year is meant.
    """
    reached = days & _last_days_of_years()
    followed = 0
    for shift in range(1, 32):
        followed |= reached << shift
    return days & (followed | ~_months()[1]) or days


@lru_cache(maxsize=1)
def _last_days_of_years() -> Days:
    return sum(between(date(y, 12, 31), date(y, 12, 31)) for y in range(FIRST.year, LAST.year + 1))


def to_edtf(days: Days) -> str:
    """Write a set as EDTF (ISO 8601-2) level 1: the narrowest form that contains every day of it.

    A month or day whose year is open becomes XXXX-07 or XXXX-07-04; other gaps within a set are filled.
    """
    first, last = bounds(days)
    open_start, open_end = first.year <= OPEN_UNTIL, last.year >= OPEN_FROM
    if open_start or open_end:
        recurring = _recurring(days)
        if recurring:
            return recurring
    if open_start and open_end:
        return "XXXX"
    if open_end:
        return f"{_start(first)}/.."
    if open_start:
        return f"../{_end(last)}"
    return _closed(first, last)


def _recurring(days: Days) -> str:
    for month, mask in enumerate(_months()):
        if mask and not days & ~mask:
            day = bounds(days)[0].day
            return f"XXXX-{month:02}" if days & ~soon_after(month, day, 0, 0) else f"XXXX-{month:02}-{day:02}"
    return ""


def _start(first: date, by_day: bool = False) -> str:
    if first.day > 1 or by_day:
        return first.isoformat()
    return f"{first.year:04}-{first.month:02}" if first.month > 1 else f"{first.year:04}"


def _end(last: date) -> str:
    if last != month_end(last.year, last.month):
        return last.isoformat()
    return f"{last.year:04}-{last.month:02}" if last.month < 12 else f"{last.year:04}"


def _closed(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    end = _end(last)
    start = _start(first, by_day=len(end) == 10)
    if start == end:
        return start
    if first.day == 1 and last == month_end(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    if len(start) == len(end) == 4:
        return f"{start}/{end}"
    # 2023-06-16/2023 would be read as less exact than it is: say the month where the other end has one.
    return f"{start}-01/{end}" if len(start) == 4 else f"{start}/{end}-12" if len(end) == 4 else f"{start}/{end}"
