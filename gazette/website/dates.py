"""Dates of articles: their bounds, what readers see, and which year and month a list files them under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gazette.website import neighbours

YEARS_LISTED = 3  # an article that may belong to more years than this is filed as undated


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day on which an article may have been published; None on a side that is open."""

    first: date | None
    last: date | None

    def years(self) -> tuple[str, ...]:
        """The years that the article may belong to; none where there are too many to be of help."""
        if self.first is None or self.last is None or self.last.year - self.first.year >= YEARS_LISTED:
            return ()
        return tuple(f"{year:04}" for year in range(self.first.year, self.last.year + 1))

    def month(self) -> str:
        """The one month that the article belongs to, or ""."""
        if self.first is None or self.last is None:
            return ""
        first, last = self.first.isoformat()[:7], self.last.isoformat()[:7]
        return first if first == last else ""

    def machine(self) -> str:
        """The date as exactly as it is certain, as HTML and schema.org write it: day, month, year or ""."""
        if self.first is None or self.last is None:
            return ""
        if self.first == self.last:
            return self.first.isoformat()
        years = self.years()
        return self.month() or (years[0] if len(years) == 1 else "")


def bounds(edtf: str) -> Bounds:
    """The bounds of an EDTF date; both open where it says nothing."""
    return Bounds(*neighbours.interval(edtf))
