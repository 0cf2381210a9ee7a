"""EDTF dates as people and timelines need them: first and last day, and words in Chinese."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import EDTFParseException, parse_edtf

_PLAIN = re.compile(r"\d{4}-\d\d-\d\d")


@lru_cache(maxsize=4096)
def interval(edtf: str) -> tuple[date, date]:
    """The first and last day of an EDTF level 1 date; an open or unspecified end is `date.min` or `date.max`.

    Raises ValueError where the text is not EDTF.
    """
    try:
        if _PLAIN.fullmatch(edtf):
            day = date.fromisoformat(edtf)  # the library takes milliseconds, and most pages give their day
            return day, day
        parsed = parse_edtf(edtf)
        first, last = _day(parsed.lower_strict(), date.min), _day(parsed.upper_strict(), date.max)
    except (EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise ValueError(f"not an EDTF date: {edtf!r}") from error
    if edtf.startswith("XXXX"):
        return date.min, date.max
    if last < first:
        raise ValueError(f"ends before it begins: {edtf!r}")
    return first, last


def _day(value: struct_time | float, open_end: date) -> date:
    return date(*value[:3]) if isinstance(value, struct_time) and 0 < value[0] < 9999 else open_end
