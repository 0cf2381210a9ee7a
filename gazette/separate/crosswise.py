"""Whether lines are columns read across: they go on better with a line further below than with the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import inf
from typing import NamedTuple

from . import language, limits, marks
from .lines import Line

SAMPLE = 2  # on long pages every second line is looked at first
LONG = 40  # lines
WINDOW = 8  # neighbours among the lines that are looked at
GAIN_SAMPLE = 1.0  # log-odds by which every second line goes on better further below, on average
GAIN = 1.75  # and every line, which tells more


def suspected(printed: Sequence[Line]) -> bool:
    """Whether somewhere the lines go on better with the second or third line below than with the next."""
    if len(printed) > LONG and not _gains(printed, SAMPLE, GAIN_SAMPLE):
        return False
    return _gains(printed, 1, GAIN)


def _gains(printed: Sequence[Line], step: int, least: float) -> bool:
    """Whether some neighbours among the lines that are looked at gain so much."""
    tight = [not line.gap and not line.indented for line in printed]
    narrow = [line.width <= limits.ACROSS_WIDTH for line in printed]
    # A line tells if it is unfinished, and those below might each go on with it.
    places = [
        i
        for i in range(0, len(printed) - 3, step)
        if all(narrow[i : i + 3]) and all(tight[i + 1 : i + 3]) and _is_unfinished(printed[i])
    ]
    if len(places) < limits.ACROSS_LINES:
        return False
    gains = Gains(
        [language.alike(printed[i].text[-2:]) for i in places],
        [[language.alike(line.text[:2]) for line in printed[i + 1 : i + 4]] for i in places],
    )
    windows = (range(k, min(k + WINDOW, len(places))) for k in range(max(1, len(places) - WINDOW + 1)))
    return any(gains.reach(window, least) for window in windows)


def _is_unfinished(line: Line) -> bool:
    return line.width >= limits.COLUMN_MIN and not marks.closed(line.text)


class Gains:
    """By how much the ends of lines go on better with the start of a line further below than with the next.

    What stands further below is weighed only where the most that it could say would be enough: most pages are printed
    as they are read.
    """

    def __init__(self, ends: Sequence[str], below: Sequence[Sequence[str]]) -> None:
        """Take the ends of lines, and for each of them the starts of the next lines."""
        self._ends, self._below = ends, below
        self._next = [language.follows(end, starts[0]) for end, starts in zip(ends, below, strict=True)]
        self._gains = [language.MOST - odds for odds in self._next]  # at most, as long as they are not known
        self._unknown = set(range(len(ends)))

    def reach(self, window: range, least: float) -> bool:
        """Whether neighbouring lines gain more than so much on the average."""
        for k in reversed(window):  # the last ones stand in most of the windows that are still to come
            if not self._are_more(window, least):
                return False
            if k in self._unknown:
                self._unknown.remove(k)
                self._gains[k] = (
                    max(language.follows(self._ends[k], start) for start in self._below[k][1:]) - self._next[k]
                )
        return self._are_more(window, least)

    def _are_more(self, window: range, least: float) -> bool:
        return sum(self._gains[window.start : window.stop]) > least * len(window)


class Ways(NamedTuple):
    """What it says for a line to go on with columns, by the ages of their last lines, and what it costs to end these.

    Then what it says that it stands in one of several columns, and that it opens one.
    """

    follows: Sequence[float]
    ends: Sequence[float]
    several: float
    opens: float


class Gain(NamedTuple):
    """The most that a line may add to the score of a page by standing where several columns are, not in a single one.

    It may be the first that opens another column, one behind it, or the one with which a single column is left.
    """

    opens: float
    goes_on: float
    ends: float


def may_be_several(ways: Sequence[Ways]) -> list[bool]:
    """Whether several columns may be open at each line, if the page is read best.

    To open a column and to end it costs so much that the lines between have to gain a lot, which can be told without
    reading the page in all ways: at most lines of most pages that are suspected, no columns are worth it.
    """
    gains = [_gain(line) for line in ways]
    above = accumulate(gains, lambda most, gain: max(gain.opens, most + gain.goes_on), initial=-inf)
    below = accumulate(reversed(gains), lambda most, gain: max(gain.ends, gain.goes_on + most), initial=0.0)
    return [most + left > 0 for most, left in zip(list(above)[1:], list(below)[-2::-1], strict=True)]


def _gain(line: Ways) -> Gain:
    single, *others = line.follows
    older = max(others, default=-inf) - single
    return Gain(
        line.opens + line.several - single,
        max(older, limits.ACROSS_TURN, line.opens - single) + line.several,
        max(max(line.ends[1:], default=-inf), older + line.ends[0]),
    )
