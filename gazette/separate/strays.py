"""Headline lines that break into a text without a blank: on hard-wrapped pages text fills its column up to the end of
its paragraph, so that a line which does neither is no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from . import abutting, boxes, bylines, cohesion, furniture, headlines, language, limits, marks, signatures
from .layout import Column, Layout, fills
from .lines import Line

LINES_MAX = 3
COMMA = re.compile("[，,、]")
REPORT_RUNS_ON = 0.5  # log-odds that a text goes on with the line over a report, at most
SEAM = -1.5  # log-odds that a text goes on with a headline below it, at most
COMMAS = 2  # that no line of a headline has inside a text
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
    if lines[i].indented or bylines.dateline(below.text) is None or _other(lines[i]):
        return False
    return headlines.may_be_title(text) and language.runs_on(lines[i - 1].text, text) < REPORT_RUNS_ON


def _over_indent(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """How many lines from line i on end no sentence over an indented text, and hardly go on with the text above.

    Where paragraphs are indented, one hardly ends without a stop: it was cut above a headline, be that as wide as the
    column. The headline starts where the text above runs on worst.
    """
    if not layout.indents or lines[i].indented:
        return 0
    if not abutting.hardly_goes_on(lines[i - 1].text, lines[i].text, SEAM):
        return 0
    for end in range(i + 1, min(i + LINES_MAX, len(lines) - 1) + 1):
        run = lines[i:end]
        if run[-1].gap or _other(run[-1]) or not _may_be_headline(run[-1].text):
            return 0
        if _opens(lines[end], layout):
            seams = [abutting.goes_on(above.text, line.text) for above, line in pairwise(lines[i - 1 : end])]
            return len(run) if seams[0] == min(seams) and _speaks_of_below(lines, i, end) else 0
    return 0


def _may_be_headline(text: str) -> bool:
    return headlines.may_be_subtitle(text) and not marks.closed(text) and len(COMMA.findall(text)) < COMMAS


def _speaks_of_below(lines: Sequence[Line], i: int, end: int) -> bool:
    """Whether some lines have more in common with those below than with those above."""
    own, above, below = (
        cohesion.bigrams("".join([line.text for line in part]))
        for part in (lines[i:end], lines[max(0, i - NEAR) : i], lines[end : end + NEAR])
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
    if line.gap or line.indented or _other(line) or marks.NO_START.match(line.text):
        return False
    if marks.CLOSED.search(line.text[-6:]) or (i and marks.open_brackets(line.text)[1]):
        return False
    whole = headlines.may_be_title(line.text.rstrip("，,：: ") or line.text)
    return whole and not fills(line, layout.columns[i])


def _other(line: Line) -> bool:
    return bylines.is_byline(line.text) or bylines.is_credit(line.text) or furniture.is_furniture(line.text)


def _opens(line: Line, layout: Layout) -> bool:
    """Whether a text or its byline starts at a line."""
    return bylines.is_byline(line.text) or (layout.indents and line.indented)


def _runs_on(lines: Sequence[Line], above: int, here: int, below: int) -> bool:
    """Whether the text above goes on below the lines, so that they are a caption."""
    if lines[below].gap or lines[below].indented or bylines.is_byline(lines[below].text):
        return False
    text = lines[above].text
    gain = language.runs_on(text, lines[below].text) - language.runs_on(text, lines[here].text)
    return gain > limits.INSERTION_GAIN
