"""What the page shows about its own make-up: hard-wrapped or not, how wide its columns are, how it marks paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from . import bylines, limits, marks
from .lines import Line

ENDED = frozenset("。！？”）")  # the texts above headlines end with these where none is cut
HANGING = frozenset(
    "，。、；：！？”’）》】—…,;:!?)"
)  # marks that a line takes along though they have no room in its column


class Column(NamedTuple):
    """How wide the column is at a line, before and after it, 0 where none; and what a line of text may lack of it.

    `exact` is what it lacks at most but for a few lines, which may be as little as half a character. A line may lack as
    much as the `word` below it needs, which its column would have had to cut.
    """

    before: float
    after: float
    slack: float
    exact: float
    word: float = 0.0

    @property
    def widest(self) -> float:
        """The wider one of both."""
        return max(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Layout:
    """Evidence of the whole page. `columns[i]` is the column at line i."""

    wrapped: bool
    indents: bool  # paragraphs start with an indent
    columns: tuple[Column, ...]
    whole: bool = False  # paragraphs stand on one line each, and hardly any is cut
    solid: bool = False  # lines were cut exactly, and neither indents nor blanks tell where paragraphs begin
    uncut: bool = False  # paragraphs are indented, and no text was cut above a headline


def measure(lines: Sequence[Line]) -> Layout:
    """Look at the page as a whole."""
    columns = _columns(lines)
    inside = sum(1 for line, (before, after) in zip(lines, columns, strict=True) if _inside(line, before, after))
    wrapped = bool(lines) and inside >= limits.WRAPPED_SHARE * len(lines)
    columns = _filled_in(columns) if wrapped else columns
    indents = _indents(lines)
    solid = wrapped and not indents and _solid(lines, columns)
    columns = _cut(lines, columns) if solid else columns
    rooms = _rooms(lines)
    slack = _slack(lines, columns, rooms if solid else [0.0] * len(lines)) if wrapped else limits.COLUMN_SLACK
    usual, solid = max(slack, limits.COLUMN_KIND), solid and slack < limits.COLUMN_EXACT
    if indents:
        slack = usual  # where indents tell, lengths need not
    elif slack < limits.COLUMN_EXACT and not solid:
        columns = _commonest(lines, columns)
    whole = not wrapped and _whole(lines)
    found = [Column(*pair, usual, slack, word) for pair, word in zip(columns, rooms, strict=True)]
    uncut = wrapped and indents and _uncut(lines, found)
    return Layout(wrapped, indents, tuple(found), whole, solid, uncut)


def _uncut(lines: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether no text of a page was cut: headlines stand below the ends of paragraphs, and no rest does.

    A text that ends without a stop may have been cut above a headline, unless it has two lines, as subheads have, or
    stands right below a headline, as what tells in short what an article says.
    """
    heads = opening = head = 0  # headlines below finished texts; where the paragraph opens, and a headline ended
    for i in range(1, len(lines)):
        line, above = lines[i], lines[i - 1]
        if line.indented or line.gap:
            opening = i
        elif columns[i - 1].widest - above.reach > limits.REST_ROOM or head == i:
            if "。" in line.text:
                return False
            heads, head = heads + (head != i and above.text[-1] in ENDED), i + 1
        elif not marks.closed(line.text) and not fills(line, columns[i]):
            if (i + 1 < len(lines) and not lines[i + 1].indented) or (i - opening > 1 and opening != head):
                return False
            head = i + 1
    return heads >= limits.UNCUT_HEADS


def _whole(lines: Sequence[Line]) -> bool:
    """Whether hardly any text ends without a full stop: a line that does is a headline then, or a subhead."""
    long = [line for line in lines if len(line.text) > limits.WHOLE_LONG]
    ended = sum(bylines.finished(line.text) for line in long)
    return len(long) >= limits.WHOLE_LINES and ended >= limits.WHOLE_SHARE * len(long)


Widths = tuple[tuple[float, float], ...]


def _filled_in(columns: Widths) -> Widths:
    """Columns with the page's usual one where too few lines stand together to show one."""
    known = [max(pair) for pair in columns if max(pair)]
    usual = median(known) if len(known) >= limits.COLUMN_KNOWN else 0.0
    return tuple(pair if max(pair) else (usual, usual) for pair in columns)


def _solid(lines: Sequence[Line], columns: Widths) -> bool:
    """Whether hardly any blank stands below the ends of paragraphs."""
    ends = [
        i
        for i in range(len(lines) - 1)
        if marks.closed(lines[i].text) and lines[i].reach < max(columns[i]) - limits.COLUMN_SLACK
    ]
    return sum(lines[i + 1].gap > 0 for i in ends) <= limits.SOLID_BLANKS * len(ends)


def _cut(lines: Sequence[Line], columns: Widths) -> Widths:
    """Columns of a solid page: as wide as most lines of text are above a line, and below it."""
    inner = [i for i in range(len(lines) - 1) if _goes_on(lines, i) and lines[i].reach >= limits.COLUMN_MIN]
    found, reach = [], limits.COLUMN_CUT
    for i, (before, after) in enumerate(columns):
        at = bisect_left(inner, i)
        above = _usual([lines[k].reach for k in inner[max(0, at - reach) : at]], before)
        found.append((above, _usual([lines[k].reach for k in inner[at : at + reach]], after)))
    return tuple(found)


def _usual(widths: Sequence[float], column: float) -> float:
    """The commonest of some widths, where enough lines have it; else that of their column."""
    width, often = max(Counter(widths).items(), key=lambda pair: (pair[1], pair[0]), default=(column, 0))
    return width if often > limits.COLUMN_SUPPORT else column


def _commonest(lines: Sequence[Line], columns: Widths) -> Widths:
    """Columns of a page whose lines were cut exactly: as wide as most lines are around a line, be one wider or not."""
    found, reach = [], limits.COLUMN_WINDOW
    for i, (before, after) in enumerate(columns):
        above = _mode(lines[max(0, i - reach) : i + 1], before)
        found.append((above, _mode(lines[i : i + reach + 1], after)))
    return tuple(found)


def _mode(lines: Sequence[Line], column: float) -> float:
    """The commonest width of some lines, where enough of them have it and it is nearly that of their column."""
    return _usual([line.reach for line in lines if abs(line.reach - column) <= limits.COLUMN_SLACK], column)


def _slack(lines: Sequence[Line], columns: Widths, rooms: Sequence[float]) -> float:
    """What lines of text lack of their column: little, unless the first lines of paragraphs have lost their indents."""
    lacking = [_lacking(line, room, max(pair)) for line, room, pair in zip(lines, rooms, columns, strict=True)]
    inner = [i for i in range(len(lines) - 1) if _goes_on(lines, i)]
    near = [lacking[i] for i in inner if abs(lacking[i]) <= limits.COLUMN_SLACK]
    if len(near) < limits.TIGHT_LINES or _lost_indents(lines, lacking, inner):
        return limits.COLUMN_SLACK
    for slack in limits.COLUMN_TIGHT:
        if sum(lack > slack for lack in near) <= limits.TIGHT_SHARE * len(near):
            return slack
    return limits.COLUMN_SLACK


def _lacking(line: Line, room: float, column: float) -> float:
    """What a line lacks of its column; nothing where the word below it has no room there."""
    lack = column - line.reach if column else limits.COLUMN_MAX
    return 0.0 if 0 < lack < room else lack


def _rooms(lines: Sequence[Line]) -> list[float]:
    """For each line, the room that the word below it needs, which its column would have had to cut."""
    below = [0.0 if line.gap or line.indented else line.word for line in lines]
    return [*below[1:], 0.0][: len(lines)]


def _goes_on(lines: Sequence[Line], i: int) -> bool:
    """Whether a line may be one of text that goes on below it."""
    below = lines[i + 1]
    return not below.gap and not below.indented and not marks.closed(lines[i].text)


def _lost_indents(lines: Sequence[Line], lacking: Sequence[float], inner: Sequence[int]) -> bool:
    """Whether the lines below the ends of paragraphs lack the width of an indent."""
    first = [
        lacking[i] for i in inner if i and marks.closed(lines[i - 1].text) and lacking[i - 1] > limits.COLUMN_SLACK
    ]
    lost = sum(limits.COLUMN_TIGHT[-1] < lack <= limits.INDENT_MOST for lack in first)
    return lost > limits.LOST_SHARE * len(first)


def _inside(line: Line, before: float, after: float) -> bool:
    """Whether a line looks like the middle of a wrapped paragraph: as wide as its column, and not closed."""
    column = max(before, after)
    return column > 0 and abs(line.reach - column) <= limits.COLUMN_SLACK and not marks.closed(line.text)


def _columns(lines: Sequence[Line]) -> Widths:
    """The column at each line as its neighbours on either side (and itself) show it: those before it, those behind it.

    A width counts where others within the slack support it and some of them do not end a sentence.
    """
    widths = [line.reach if limits.COLUMN_MIN <= line.reach <= limits.COLUMN_MAX else 0.0 for line in lines]
    reach = limits.COLUMN_WINDOW
    before = [_column(widths[max(0, i - reach) : i + 1]) for i in range(len(widths))]
    # What a line and those behind it show is what the last one of these and those before that one do.
    behind = before[reach:] + [_column(widths[i:]) for i in range(max(0, len(widths) - reach), len(widths))]
    return tuple(zip(before, behind, strict=True))


def _column(window: list[float]) -> float:
    """The column that the widths of a window show; 0.0 stands for a line that speaks for none."""
    widths = sorted(window, reverse=True)
    slack = limits.COLUMN_SLACK
    for widest, width, support in zip(widths, widths[1:], widths[limits.COLUMN_SUPPORT :], strict=False):
        if not widest:
            break
        if widest - support <= slack:
            return width  # not the widest, which may be a headline's
    return 0.0


def _indents(lines: Sequence[Line]) -> bool:
    """Whether the page indents the first lines of paragraphs: some lines are indented and most of them start text."""
    indented = [i for i, line in enumerate(lines) if line.indented and len(line.text) > 8]
    if not indented or (len(indented) == 1 and not _runs_on(lines, indented[0])):
        return False
    if sum(_opens_without(lines, i) for i in range(1, len(lines) - 1)) > 2 * len(indented):
        return False
    return sum(_may_start_text(lines, i) for i in indented) >= 0.7 * len(indented)


def _opens_without(lines: Sequence[Line], i: int) -> bool:
    """Whether a paragraph of several lines opens without an indent: the line above ends one before its column does."""
    above, line, below = lines[i - 1 : i + 2]
    ends = marks.closed(above.text) and above.reach < line.reach - limits.COLUMN_SLACK
    return ends and not line.indented and not marks.closed(line.text) and not below.gap and not below.indented


def _runs_on(lines: Sequence[Line], i: int) -> bool:
    """Whether the line below is the second of a paragraph."""
    return i + 1 < len(lines) and not lines[i + 1].indented and not lines[i + 1].gap and not marks.closed(lines[i].text)


def _may_start_text(lines: Sequence[Line], i: int) -> bool:
    """Whether the line above, or a blank, may stand before a paragraph."""
    if not i or lines[i].gap or marks.CLOSED.search(lines[i - 1].text[-6:]) or lines[i - 1].width < lines[i].width:
        return True
    return not lines[i - 1].indented and (i == 1 or lines[i - 1].gap > 0 or marks.closed(lines[i - 2].text))


def fills(line: Line, column: Column, less: float = 0.0) -> bool:
    """Whether a line fills the column of its neighbours on either side.

    `less` ems may be missing, as for an indent, where the page shows that lines lack that much.
    """
    slack = column.slack
    return _fits(line, column, -limits.COLUMN_SLACK, slack if slack < limits.COLUMN_SLACK else slack + less)


def fills_exactly(line: Line, column: Column) -> bool:
    """Whether a line is as long as its neighbours, where the page shows that lines are."""
    exact = column.exact
    low = -exact - (line.text[-1] in HANGING) if exact < limits.COLUMN_EXACT else -limits.COLUMN_SLACK
    return _fits(line, column, low, exact)


def _fits(line: Line, column: Column, low: float, high: float) -> bool:
    before, after, width = column.before, column.after, line.reach
    if column.word:  # a column seems wider than it is where marks hang over its edge
        hangs = column.exact >= limits.COLUMN_EXACT and not marks.closed(line.text)
        high = max(high, column.word - limits.NARROWEST + hangs)
    return bool(before and low <= before - width <= high) or bool(after and low <= after - width <= high)
