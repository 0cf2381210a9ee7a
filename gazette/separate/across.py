"""Columns read across: a line of each column in turn, as programs take them from a page that they know no columns of.

Each line goes on with the last line of some column, or opens a column; the best way to read the page so is found by
what follows what in newspaper text (`language`), line by line. A page that is printed as it is read has one column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from . import bylines, crosswise, joints, limits, linked, marks, weights
from .cohesion import bigrams, rare
from .crosswise import Ways
from .lines import Line
from .weighing import more

Follow = Callable[[int, int], float]
Ages = tuple[int, ...]  # how many lines above the last one each open column's last line stands, the latest first
ALONE: Ages = (0,)


class Node(NamedTuple):
    """The best way to read a page down to a line: the open columns, and which of them the line goes on with."""

    score: float
    ages: Ages
    choice: int  # the place of the column in the ages before; how many they are where it opens one
    before: Node | None


Step = tuple[float, Ages, int, Node]  # what may become a node; plain, for there are many


class Place(NamedTuple):
    """Which column a line belongs to, and how many are open there."""

    column: int
    open: int


def undo(printed: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page in the order of reading: lines of columns in turn are set one column after another."""
    if not crosswise.suspected(printed):
        return printed
    places = _numbers(_best(printed))
    stretches = _stretches(printed, _tails_home(printed, places))
    return [line for stretch, columns in stretches for line in _in_order(stretch, columns)]


def follower(printed: Sequence[Line]) -> Follow:
    """The log-odds that one line follows another one in its column."""
    ends = [joints.describe(line.text) for line in printed]
    indents = any(line.indented for line in printed)
    full = max((line.reach for line in printed if line.width <= limits.ACROSS_WIDTH), default=0.0) - limits.COLUMN_SLACK

    def follow(i: int, j: int) -> float:
        above, below = printed[i], printed[j]
        if above.level or below.level:
            return 0.0
        if marks.closed(above.text):
            bare = indents and not below.indented and (marks.closed(below.text) or below.reach >= full)
            return (limits.ACROSS_BARE if above.reach < full else limits.ACROSS_RARE) if bare else 0.0
        if below.indented:
            return limits.ACROSS_INDENT if above.reach >= full else 0.0
        return more(joints.pair(ends[i], ends[j]), weights.JOINT)

    return follow


def _best(printed: Sequence[Line]) -> Node:
    """The best way to read a page."""
    ways = _ways(printed)
    grown = [Node(0.0, ALONE, 0, None)]
    for line, several in zip(ways, crosswise.may_be_several(ways), strict=True):
        best: dict[Ages, Step] = {}
        for before in grown:
            for step in _steps(before, line):
                known = best.get(step[1])
                if (several or step[1] == ALONE) and (known is None or step[0] > known[0]):
                    best[step[1]] = step
        grown = [Node(*step) for step in best.values()]
    return max(grown, key=lambda node: node.score)


def _ways(printed: Sequence[Line]) -> list[Ways]:
    """What it says for each line but the first to go on with columns, or to open one."""
    follow, costs = follower(printed), [_ends(line) for line in printed]
    found = []
    for i in range(1, len(printed)):
        above = range(i - 1, max(-1, i - 2 - limits.ACROSS_AGE), -1)  # by their ages, the last lines of open columns
        follows, ends = [follow(k, i) for k in above], [costs[k] for k in above]
        found.append(Ways(follows, ends, _several(printed[i]), _opens(printed, i)))
    return found


def _several(line: Line) -> float:
    """What it says for a line that it stands in one of several columns."""
    wide = limits.IMPOSSIBLE if line.width > limits.ACROSS_WIDTH else 0.0
    return wide + (limits.ACROSS_BLANK if line.gap else 0.0)


def _steps(before: Node, ways: Ways) -> list[Step]:
    """Every way to read one line more."""
    score, ages, _, _ = before
    follows, costs, several, opens = ways
    ends = [costs[age] for age in ages]
    found = []
    for choice, grown, lapses in _moves(ages):
        if choice == len(ages):
            odds = score + opens + several
            found.append((odds + ends[-1] if lapses else odds, grown, choice, before))
            continue
        odds = score + follows[ages[choice]]
        if len(ages) == 1:
            found.append((odds, grown, choice, before))
            continue
        aside = odds + (limits.ACROSS_TURN if choice < len(ages) - 1 else 0.0) + several
        found.append((aside + ends[-1] if lapses else aside, grown, choice, before))
        found.append((odds + sum(ends) - ends[choice], ALONE, choice, before))
    return found


@cache
def _moves(ages: Ages) -> list[tuple[int, Ages, bool]]:
    """Which column a line may go on with or open, the ages behind it, and whether the oldest other column ends there.

    A column ends that was long not gone on with.
    """
    found = []
    for choice in range(min(len(ages) + 1, limits.ACROSS_COLUMNS)):
        older = [age + 1 for k, age in enumerate(ages) if k != choice]
        lapses = bool(older) and older[-1] > limits.ACROSS_AGE
        found.append((choice, (0, *(older[:-1] if lapses else older)), lapses))
    return found


def _ends(last: Line) -> float:
    """What it costs to end a column with a line."""
    return limits.ACROSS_END if _is_end(last) else limits.ACROSS_CUT


def _is_end(line: Line) -> bool:
    return marks.closed(line.text) or bylines.credit(line.text) is not None


def _opens(printed: Sequence[Line], i: int) -> float:
    """What it costs to open a column: less on the first two lines of a block."""
    first = i == 1 or printed[i - 1].gap > 0
    return limits.ACROSS_OPEN - (limits.ACROSS_BLOCK if printed[i].gap or not first else 0.0)


def _numbers(last: Node) -> list[Place]:
    """The column of each line, the columns numbered as they open, and how many are open."""
    columns, count, found = [0], 1, [Place(0, 1)]
    for node in linked.way(last)[1:]:
        if node.choice < len(columns):
            columns.insert(0, columns.pop(node.choice))
        else:
            columns.insert(0, count)
            count += 1
        del columns[len(node.ages) :]
        found.append(Place(columns[0], len(columns)))
    return found


def _tails_home(printed: Sequence[Line], places: list[Place]) -> list[Place]:
    """What goes on alone below columns that end a sentence each belongs to the one whose rare words it has most."""
    for i in range(1, len(places)):
        if places[i].open == 1 and places[i - 1].open > 1:
            _bring_home(printed, places, i)
    return places


def _bring_home(printed: Sequence[Line], places: list[Place], first: int) -> None:
    """Find the column of the lines from one on, as far as they go on alone."""
    own, last = places[first].column, max(0, first - limits.ACROSS_NEAR)
    able = {place.column for place in places[first - places[first - 1].open : first]} | {own}
    texts = {column: [k for k in range(last, first) if places[k].column == column] for column in sorted(able)}
    end = next((k for k in range(first, len(places)) if places[k].open > 1 or printed[k].gap), len(places))
    above = [*texts[own][-1:], *range(first, end - 1)]
    start = next((first + k for k, line in enumerate(above) if _is_end(printed[line])), end)
    tail = _words(printed, range(start, end))
    homes = [column for column, lines in texts.items() if column == own or (lines and _is_end(printed[lines[-1]]))]
    home = max(homes, key=lambda column: (rare(tail, _words(printed, texts[column])), column == own))
    places[start:end] = [place._replace(column=home) for place in places[start:end]]


def _words(printed: Sequence[Line], lines: Iterable[int]) -> frozenset[str]:
    return bigrams("".join(printed[k].text for k in lines))


def _stretches(printed: Sequence[Line], places: Sequence[Place]) -> Iterator[tuple[list[Line], list[int]]]:
    """Lines with their columns, divided at the blanks where a single column is open."""
    start = 0
    for i in range(1, len(printed) + 1):
        if i == len(printed) or (places[i].open == 1 and printed[i].gap):
            yield list(printed[start:i]), [place.column for place in places[start:i]]
            start = i


def _in_order(stretch: Sequence[Line], columns: list[int]) -> list[Line]:
    """The lines of a stretch, one column after another; a column of a few lines is none."""
    often = Counter(columns)
    for i in range(1, len(columns)):
        if often[columns[i]] < limits.ACROSS_LINES:
            columns[i] = columns[i - 1]
    order = sorted(range(len(stretch)), key=lambda i: columns[i])
    return [
        replace(stretch[i], gap=max(1, stretch[i].gap)) if k and columns[i] != columns[order[k - 1]] else stretch[i]
        for k, i in enumerate(order)
    ]
