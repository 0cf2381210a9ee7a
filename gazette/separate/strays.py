"""Headline lines that break into a text without a blank: on hard-wrapped pages text fills its column up to the end of
its paragraph, so that a line which does neither is no part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from . import atop, boxes, bylines, headlines, language, limits, marks, signatures
from .layout import Column, Layout, fills
from .lines import Line

LINES_MAX = 3
REPORT_RUNS_ON = 0.5  # log-odds that a text goes on with the line over a report, at most
SHORT = 3  # characters, and ems beyond the slack of a column, by which such a line is shorter than the column


def headline(lines: Sequence[Line], i: int, layout: Layout, heads: Mapping[int, int]) -> int:
    """How many lines from line i on, inside a text, are headline lines; `heads`: of those above openings."""
    if not i or lines[i].gap:
        return 0
    if not _cut_off(lines[i - 1], layout.columns[i - 1]):
        return heads.get(i, 0)
    if signatures.goes_on(lines[i - 1].text, lines[i].text):
        return 0
    if _over_report(lines, i, layout):
        return 1
    if i in heads or layout.uncut:
        return heads.get(i, 0)
    column = lines[i - 1].width
    if not _strays(lines, i, layout, column):
        return 0
    if boxes.opens_box(lines[i].text):
        return 1
    for end in range(i, min(i + LINES_MAX, len(lines) - 1)):
        if atop.is_opening(lines[end + 1], layout) or not _strays(lines, end + 1, layout, column):
            whole = headlines.may_be_title(lines[end].text)
            return end + 1 - i if whole and not _runs_on(lines, i - 1, i, end + 1) else 0
    return 0


def _over_report(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line is shaped like a headline, a report opens below it, and the text above hardly runs on into it."""
    below, text = lines[i + 1] if i + 1 < len(lines) else None, lines[i].text
    if below is None or below.indented < layout.indents or len(text) > limits.TITLE_USUAL or atop.COMMA.search(text):
        return False
    if lines[i].indented or bylines.dateline(below.text) is None or headlines.is_other(lines[i].text):
        return False
    return headlines.may_be_title(text) and language.runs_on(lines[i - 1].text, text) < REPORT_RUNS_ON


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


def _runs_on(lines: Sequence[Line], above: int, here: int, below: int) -> bool:
    """Whether the text above goes on below the lines, so that they are a caption."""
    if lines[below].gap or lines[below].indented or bylines.is_byline(lines[below].text):
        return False
    text = lines[above].text
    gain = language.runs_on(text, lines[below].text) - language.runs_on(text, lines[here].text)
    return gain > limits.INSERTION_GAIN
