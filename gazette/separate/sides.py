"""Columns side by side: lines of the page that hold a line of each column, with wide gaps between them.

Such lines are cut where the columns begin, and the columns are read one after another, if each of them reads on better
than the lines do: rows of a table, names in a list and the phrases of a headline stay as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from gazette.model import Page

from . import across, limits, lines
from .lines import Line

GAP = re.compile(r"(?<=\S)[ \t\u3000]{2,}(?=\S)")
WIDE = re.compile(r"[ \u3000]{2}|\t")  # stands in each gap
MARK = re.compile("[，。；、,;]")
RIGHT_ALONE = re.compile(r"[ \t\u3000]{5,}\S")
CANDIDATES = 8  # places at which a column may begin that are looked at


def apart(page: Page, printed: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page; those that hold several columns are cut, and each column follows the one before it."""
    wide = [i for i, line in enumerate(printed) if WIDE.search(line.text)]
    found: list[Line] = []
    done = 0
    for first, last in _stretches(wide):
        last = _with_rests(page, printed, last)
        columns = _columns(page, printed[first:last])
        if _read_on(columns):
            found += [*printed[done:first], *(line for column in columns for line in column)]
            done = last
    return [*found, *printed[done:]] if done else printed


def _stretches(wide: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where lines with wide gaps stand near one another: the first, and the one behind the last."""
    start = 0
    for k in range(1, len(wide) + 1):
        if k == len(wide) or wide[k] - wide[k - 1] > limits.SIDES_APART:
            if k - start >= limits.SIDES_LINES:
                yield wide[start], wide[k - 1] + 1
            start = k


def _with_rests(page: Page, printed: Sequence[Line], last: int) -> int:
    """Behind the lines that only the right column still has: they start further in than any indent."""
    while last < len(printed) and RIGHT_ALONE.match(page.lines[printed[last].number - 1]):
        last += 1
    return last


def _columns(page: Page, stretch: Sequence[Line]) -> list[list[Line]]:
    """The lines of each column of a stretch; none where no columns are to be told."""
    raws = [page.lines[line.number - 1].rstrip() for line in stretch]
    best = max((_beginnings(raws, measure) for measure in (lines.width_of, len)), key=len)
    columns: list[list[Line]] = [[] for _ in range(len(best) + 1)]
    gaps = [0, *[1] * len(best)]  # a column is set apart from the one before it
    for line, raw, cuts in zip(stretch, raws, zip(*best, strict=True), strict=bool(best)):
        for k, (start, end) in enumerate(pairwise((0, *cuts, len(raw)))):
            gaps[k] += line.gap
            if raw[start:end].strip():
                columns[k].append(lines.part(line.number, raw, start, end, gaps[k]))
            gaps[k] = 0 if raw[start:end].strip() else gaps[k] + 1
    return columns if best else []


def _beginnings(raws: Sequence[str], measure: Callable[[str], float]) -> list[list[int]]:
    """Where each column but the first begins, line by line, as characters; measured in ems or in characters."""
    places = [list(accumulate(map(measure, raw), initial=0)) for raw in raws]
    ends = Counter(at[match.end()] for raw, at in zip(raws, places, strict=True) for match in GAP.finditer(raw))
    found: list[list[int]] = []
    last = 0.0
    for begin in sorted(begin for begin, _ in ends.most_common(CANDIDATES)):
        cuts = [min(bisect_left(at, begin), len(raw)) for at, raw in zip(places, raws, strict=True)]
        if begin - last >= limits.COLUMN_MIN and _divides(raws, cuts):
            found.append(cuts)
            last = begin
    return found


def _divides(raws: Sequence[str], cuts: Sequence[int]) -> bool:
    """Whether no line is cut within its text, and many of them between two texts."""
    cut = [(raw[at - 1], raw[at]) for raw, at in zip(raws, cuts, strict=True) if at < len(raw)]
    between = sum(not after.isspace() for _, after in cut)
    return all(before.isspace() for before, _ in cut) and between > limits.SIDES_SHARE * len(raws)


def _read_on(columns: Sequence[Sequence[Line]]) -> bool:
    """Whether columns hold sentences, and these read on down the columns rather than along the rows."""
    if not columns or not all(_is_prose(column) for column in columns):
        return False
    rows: dict[int, list[Line]] = {}
    for line in (line for column in columns for line in column):
        rows.setdefault(line.number, []).append(line)
    down, along = sum(map(_run_on, columns)), _run_on([line for number in sorted(rows) for line in rows[number]])
    return down - along > limits.SIDES_GAIN


def _is_prose(column: Sequence[Line]) -> bool:
    return sum(MARK.search(line.text) is not None for line in column) > limits.SIDES_PROSE * len(column)


def _run_on(column: Sequence[Line]) -> float:
    """The log-odds that each line follows the one above."""
    follow = across.follower(column)
    return sum(follow(i, i + 1) for i in range(len(column) - 1))
