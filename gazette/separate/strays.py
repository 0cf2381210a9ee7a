"""Headline lines that break into a text without a blank: on hard-wrapped pages text fills its column up to the end of
its paragraph, so that a line which does neither is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import abutting, boxes, bylines, cohesion, headlines, language, limits, marks, signatures
from .layout import HANGING, Column, Layout, fills
from .lines import Line

LINES_MAX = 3
COMMA = re.compile("[，,、]")
REPORT_RUNS_ON = 0.5  # log-odds that a text goes on with the line over a report, at most
NOTED = re.compile(r"[。！？][”’]?[（(][^（）()]*[）)]$")
ENDS_OPEN = 4.0  # log-odds that a line which ends no sentence over an indented text is a headline's
ENDS = 6.0  # that one which ends one is not
SPEAKS = 1.0  # of one that has more in common with the text below it
FULL = 1.5  # that one as wide as the column is not
ANOTHER_LINE = 1.2  # that a headline has no line more
SURELY = 12.0  # of a line that is too wide or too short for text
WIDER = 1.1  # ems by which a line is too wide
NEAR = 8  # lines on either side that are compared with a headline
SHORT = 3  # characters, and ems beyond the slack of a column, by which such a line is shorter than the column


def headline(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """How many lines from line i on, inside a text, are headline lines."""
    if not i or lines[i].gap or not _cut_off(lines[i - 1], layout.columns[i - 1]):
        return 0
    if signatures.goes_on(lines[i - 1].text, lines[i].text):
        return 0
    if _over_report(lines, i, layout):
        return 1
    if over := _over_indent(lines, i, layout):
        return over
    column = lines[i - 1].width
    if not _strays(lines, i, layout, column):
        return 0
    if boxes.opens_box(lines[i].text):
        return 1
    for end in range(i, min(i + LINES_MAX, len(lines) - 1)):
        if _opens(lines[end + 1], layout) or not _strays(lines, end + 1, layout, column):
            whole = headlines.may_be_title(lines[end].text)
            return end + 1 - i if whole and not _runs_on(lines, i - 1, i, end + 1) else 0
    return 0


def _over_report(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line is shaped like a headline, a report opens below it, and the text above hardly runs on into it."""
    below, text = lines[i + 1] if i + 1 < len(lines) else None, lines[i].text
    if below is None or below.indented < layout.indents or len(text) > limits.TITLE_USUAL or COMMA.search(text):
        return False
    if lines[i].indented or bylines.dateline(below.text) is None or headlines.is_other(lines[i].text):
        return False
    return headlines.may_be_title(text) and language.runs_on(lines[i - 1].text, text) < REPORT_RUNS_ON


def _over_indent(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """How many lines from line i on are a headline over an indented text or a byline, inside a text that was cut."""
    if not layout.indents or lines[i].indented:
        return 0
    for end in range(i + 1, min(i + LINES_MAX, len(lines) - 1) + 1):
        if (end > i + 1 and lines[end - 1].gap) or not _may_be_headline(lines[end - 1]):
            return 0
        if _opens(lines[end], layout) and not lines[end].gap:
            return end - i if _start(lines, i, end, layout) == i else 0
    return 0


def _start(lines: Sequence[Line], first: int, end: int, layout: Layout) -> int | None:
    """Where the headline starts that ends above an opening, none above `first`; None where text rather stands there.

    Where paragraphs are indented, one hardly ends without a stop: it was cut above a headline, be that as wide as the
    column. Each line is weighed as one of the headline against its going on with the text above.
    """
    weight = -ENDS if ends(lines[end - 1].text) else ENDS_OPEN
    weight += SPEAKS if _speaks_of_below(lines, end) else -SPEAKS
    best, found = 0.0, None
    for at in range(end - 1, first - 1, -1):
        weight += _headline_line(lines, at, layout, last=at == end - 1) - ANOTHER_LINE * (at < end - 1)
        whole = weight - ENDS_OPEN * _opens_paragraph(lines, at - 1)
        if whole > best:
            best, found = whole, at
    return found


def _opens_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first one of its text: with the line below, it may be a subhead that the column divided."""
    return lines[at].indented or lines[at].gap > 0 or marks.closed(lines[at - 1].text)


def ends(text: str) -> bool:
    """Whether a text may end its paragraph, be it with a note in brackets."""
    return bylines.finished(text) or NOTED.search(text) is not None


def _headline_line(lines: Sequence[Line], at: int, layout: Layout, *, last: bool) -> float:
    """The log-odds that a line belongs to a headline rather than to the text above it."""
    line, column = lines[at], layout.columns[at]
    full = fills(line, column)
    commas = len(COMMA.findall(line.text))
    ended = ends(line.text)
    if ended and not (full or last):
        return -ENDS  # a sentence that ends before its column does: the last line of its paragraph
    short = not (full or last or ended)
    shape = SURELY if is_wide(line, column) or short else -FULL * full - commas
    return shape - abutting.goes_on(lines[at - 1].text, line.text)


def is_wide(line: Line, column: Column, by: float = WIDER) -> bool:
    """Whether a line is too wide to be one of text in its column, a mark that hangs over its edge aside."""
    return bool(column.widest) and line.reach - (line.text[-1] in HANGING) > column.widest + by


def _may_be_headline(line: Line) -> bool:
    shaped = headlines.may_be_subtitle(line.text) and line.text[-1] not in "：:"
    return shaped and not headlines.is_other(line.text) and not marks.open_brackets(line.text)[1]


def _speaks_of_below(lines: Sequence[Line], end: int) -> bool:
    """Whether the line above an opening has more in common with the lines below than with those above."""
    own, above, below = (
        cohesion.bigrams("".join([line.text for line in part]))
        for part in (lines[end - 1 : end], lines[max(0, end - 1 - NEAR) : end - 1], lines[end : end + NEAR])
    )
    return len(own & below) > len(own & above)


def _cut_off(line: Line, column: Column) -> bool:
    """Whether a line is text that goes on: it fills its column and ends no sentence."""
    return fills(line, column) and not bylines.finished(line.text)


def _strays(lines: Sequence[Line], i: int, layout: Layout, column: float) -> bool:
    """Whether a line is too short to be followed by text of its column, and ends no paragraph."""
    line = lines[i]
    if line.width > column - limits.COLUMN_SLACK - 1 or len(line.text) > column - SHORT:
        return False
    if line.gap or line.indented or headlines.is_other(line.text) or marks.NO_START.match(line.text):
        return False
    if marks.CLOSED.search(line.text[-6:]) or (i and marks.open_brackets(line.text)[1]):
        return False
    whole = headlines.may_be_title(line.text.rstrip("，,：: ") or line.text)
    return whole and not fills(line, layout.columns[i])


def _opens(line: Line, layout: Layout) -> bool:
    """Whether a text or its byline starts at a line."""
    return (layout.indents and line.indented) or bylines.is_byline(line.text)


def _runs_on(lines: Sequence[Line], above: int, here: int, below: int) -> bool:
    """Whether the text above goes on below the lines, so that they are a caption."""
    if lines[below].gap or lines[below].indented or bylines.is_byline(lines[below].text):
        return False
    text = lines[above].text
    gain = language.runs_on(text, lines[below].text) - language.runs_on(text, lines[here].text)
    return gain > limits.INSERTION_GAIN
