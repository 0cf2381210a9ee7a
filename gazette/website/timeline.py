"""The timeline: articles by month, and those whose month is not certain as spans. Positions are in per cent of width.

Per cent instead of a scaled drawing: so that its letters stay as large as the page's on any screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gazette import urls
from gazette.website.dates import Bounds
from gazette.website.edition import Edition
from gazette.website.view import Link

LANES = 6  # rows of spans drawn; what finds no place stands in the table alone
LABELS = 8  # years named below the axis
BAR_HEIGHT = 96


@dataclass(frozen=True, slots=True)
class Bar:
    """A month with its articles."""

    x: float
    width: float
    height: float
    label: str
    count: int
    path: str  # the list of the month


@dataclass(frozen=True, slots=True)
class Stretch:
    """Articles that share one uncertain date."""

    x: float
    width: float
    lane: int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis, with its list."""

    x: float
    width: float
    link: Link


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and the table behind it: (period, articles)."""

    bars: tuple[Bar, ...]
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    lanes: int
    rows: tuple[Link, ...]
    undated: int


def timeline(edition: Edition, positions: Iterable[int]) -> Timeline | None:
    """Draw the articles at `positions`; None where none of them has a date."""
    listed = [(position, edition.catalogue.bounds[position]) for position in positions]
    dated = [(n, bounds) for n, bounds in listed if bounds.first and bounds.last]
    if not dated:
        return None
    axis = _Axis.over(bounds for _, bounds in dated)
    months = Counter(bounds.month() for _, bounds in dated if bounds.month())
    spans = Counter(
        (bounds.first, bounds.last, edition.date(n).text)
        for n, bounds in dated
        if bounds.first and bounds.last and not bounds.month()
    )
    stretches = _stretches(axis, sorted(spans.items()))
    rows = [_month_row(edition, month, count) for month, count in sorted(months.items())]
    rows += [Link(text, "", count) for (_, _, text), count in sorted(spans.items())]
    return Timeline(
        bars=_bars(edition, axis, months),
        stretches=stretches,
        ticks=_ticks(edition, axis),
        lanes=max((stretch.lane for stretch in stretches), default=-1) + 1,
        rows=tuple(rows),
        undated=len(listed) - len(dated),
    )


def _month_row(edition: Edition, month: str, count: int) -> Link:
    text = edition.t("month_heading", year=month[:4], month=int(month[5:]))
    return Link(text, urls.date(month), count)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Whole years, in months from January of the first."""

    first: int  # year
    years: int

    @classmethod
    def over(cls, bounds: Iterable[Bounds]) -> _Axis:
        years = [day.year for bound in bounds for day in (bound.first, bound.last) if day]
        return cls(min(years), max(years) - min(years) + 1)

    def at(self, day: date, months: int = 0) -> float:
        """The place of the month of `day`, some months on, in per cent."""
        return round(100 * ((day.year - self.first) * 12 + day.month - 1 + months) / (self.years * 12), 2)

    @property
    def month(self) -> float:
        return round(100 / (self.years * 12), 2)


def _bars(edition: Edition, axis: _Axis, months: Counter[str]) -> tuple[Bar, ...]:
    most = max(months.values(), default=1)
    return tuple(
        Bar(
            x=axis.at(date.fromisoformat(f"{month}-01")),
            width=axis.month,
            height=round(BAR_HEIGHT * count / most, 1),
            label=_month_row(edition, month, count).text,
            count=count,
            path=urls.date(month),
        )
        for month, count in sorted(months.items())
    )


def _stretches(axis: _Axis, spans: Iterable[tuple[tuple[date, date, str], int]]) -> tuple[Stretch, ...]:
    """Each span in the first lane where it overlaps no other."""
    ends: list[float] = []
    found = []
    for (first, last, label), count in spans:
        x, end = axis.at(first), axis.at(last, 1)
        lane = next((n for n, taken in enumerate(ends) if taken <= x), len(ends))
        if lane >= LANES:
            continue
        ends[lane : lane + 1] = [end + axis.month]
        found.append(Stretch(x, round(end - x, 2), lane, label, count))
    return tuple(found)


def _ticks(edition: Edition, axis: _Axis) -> tuple[Tick, ...]:
    step = -(-axis.years // LABELS)
    width = 100 / axis.years
    ticks = []
    for n in range(0, axis.years, step):
        year = f"{axis.first + n:04}"
        listed = year in edition.catalogue.years
        ticks.append(Tick(round(n * width, 2), round(width * step, 2), Link(year, urls.date(year) if listed else "")))
    return tuple(ticks)
