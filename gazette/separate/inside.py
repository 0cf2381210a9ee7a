"""Lines inside a text: whatever their wording looks like, they are no header and tell of no picture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import abutting, bylines, captions, furniture, language, limits, marks, openings, pictured
from .layout import Layout, fills
from .lines import Line
from .parts import Kind, Piece

RUNS_ON = 0.0  # log-odds from which a line that looks like one of the sheet runs on into the line below it
BEHIND = re.compile(r"[）)][^（()）]+$")
SCENE_OPENS = -0.5  # log-odds that what tells of a picture opens a text, rather than goes on with the one above
SCENE_RUNS_ON = 1.4  # that it goes on with it, at most


def stands(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line is surely one of a text: only marks that go on with it, or a full line that goes on below it.

    The latter opens a paragraph where it is indented, else it goes on from above.
    """
    above, line = lines[i - 1], lines[i]
    if line.gap or not layout.wrapped:
        return False
    if not any(map(str.isalnum, line.text)):
        return marks.NO_START.match(line.text) is not None and above.text[-1] == line.text[0]
    if not _full_inside(lines, i, layout):
        return False
    if line.indented and layout.indents:
        return True
    if not _cut_above(lines, i, layout):
        return False
    words = marks.bracketed(line.text) or furniture.in_prose(line.text)  # an address that the text gives: （www.…）
    return above.text[-1] in marks.COMMAS or words or _goes_on_below(lines, i)


def runs_through(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a full line goes on below, so that its end tells of no picture; nor does its beginning inside a text."""
    line = lines[i]
    if not layout.wrapped or marks.closed(line.text) or not _full_inside(lines, i, layout):
        return False
    if not marks.open_brackets(line.text)[0] and not _goes_on_below(lines, i):
        return False
    inside = i > 0 and not line.gap and _cut_above(lines, i, layout)
    return inside or not captions.opens(line.text)


def names_makers(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line goes on with a text behind the brackets in which its makers stand: …讯（记者李 / 雷）昨天，……"""
    line = lines[i]
    opens = line.gap > 0 or (line.indented and layout.indents)
    return (
        layout.wrapped and i > 0 and not opens and BEHIND.search(line.text) is not None and _cut_above(lines, i, layout)
    )


def _full_inside(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line fills its column, and none that its place tells to open a text stands below it."""
    below = lines[i + 1] if i + 1 < len(lines) else None
    opens = below is None or below.gap > 0 or (below.indented and layout.indents)
    return not opens and fills(lines[i], layout.columns[i])


def _cut_above(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    return fills(lines[i - 1], layout.columns[i - 1]) and not bylines.finished(lines[i - 1].text)


def _goes_on_below(lines: Sequence[Line], i: int) -> bool:
    return abutting.goes_on(lines[i].text, lines[i + 1].text) > RUNS_ON


def set_in(piece: Piece, lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line under a text that was cut says what a picture shows, and hardly runs on from that text."""
    last, line = lines[i - 1], lines[i]
    if not layout.wrapped or piece.kind is not Kind.TEXT or line.gap or line.indented or fills(line, layout.columns[i]):
        return False
    if layout.indents and i + 1 < len(lines) and lines[i + 1].indented:
        return False  # the next paragraph opens: this is how the one above ends
    if marks.closed(last.text) or not pictured.shows_scene(line.text):
        return False
    goes_on = language.runs_on(last.text, line.text)
    if layout.solid and not (i + 1 < len(lines) and _rather_below(lines, i, goes_on)):
        return False  # the last line of a paragraph
    return goes_on < SCENE_RUNS_ON and openings.opens(line.text) - goes_on > SCENE_OPENS


def _rather_below(lines: Sequence[Line], i: int, goes_on: float) -> bool:
    """Whether the text above a line rather goes on below it, where no paragraph opens."""
    gain = language.runs_on(lines[i - 1].text, lines[i + 1].text) - goes_on
    return gain > limits.INSERTION_GAIN and openings.opens(lines[i + 1].text) < openings.opens(lines[i].text)
