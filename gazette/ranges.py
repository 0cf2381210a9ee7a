"""Line ranges: (first, last), inclusive, in reading order, written as `3-4, 6-112, 9`."""

from __future__ import annotations

import re
from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]

LIMIT = 100_000  # lines that can be named; a seed has some hundreds, and what names a milliard would fill the memory

_RANGE = re.compile(r"\s*([1-9]\d{0,8})(?:-([1-9]\d{0,8}))?\s*")


def dumps(lines: Ranges) -> str:
    """Write line ranges.

    >>> dumps(((3, 4), (6, 112), (9, 9)))
    '3-4, 6-112, 9'
    """
    return ", ".join(f"{first}-{last}" if last != first else str(first) for first, last in lines)


def loads(text: str) -> Ranges | None:
    """Read line ranges; None where the text is something else, or names more than LIMIT lines."""
    found = []
    count = 0
    for part in text.split(",") if text.strip() else ():
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        count += last - first + 1
        if first > last or count > LIMIT:
            return None
        found.append((first, last))
    return tuple(found)


def of_lines(lines: Iterable[int]) -> Ranges:
    """Line numbers in reading order as ranges: neighbours that ascend by one are joined.

    >>> of_lines([3, 4, 6, 7, 5])
    ((3, 4), (6, 7), (5, 5))
    """
    found: list[tuple[int, int]] = []
    for line in lines:
        if found and found[-1][1] == line - 1:
            found[-1] = (found[-1][0], line)
        elif not found or found[-1] != (line, line):
            found.append((line, line))
    return tuple(found)


def numbers(lines: Ranges) -> Iterable[int]:
    """Every line number of the ranges, in order."""
    for first, last in lines:
        yield from range(first, last + 1)
