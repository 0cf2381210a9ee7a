"""Captions set into a column without blanks, between two lines of a paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from . import bylines, captions, furniture, language, limits, marks, openings, pictured
from .layout import Layout, fills
from .lines import Line


def insertions(lines: Sequence[Line], layout: Layout) -> frozenset[int]:
    """The lines of captions that stand inside a paragraph, by index; on pages that indent paragraphs.

    A line without an indent under one that ends a sentence before its column's end opens nothing: it runs on from a
    line further up, and what stands between is no part of the paragraph.
    """
    if not (layout.wrapped and layout.indents):
        return frozenset()
    found: set[int] = set()
    for i in range(2, len(lines)):
        if _runs_on_from_above(lines, i, layout):
            found.update(range(i - _height(lines, i, layout), i))
    return frozenset(found)


def _runs_on_from_above(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    line, last = lines[i], lines[i - 1]
    if line.gap or line.indented or line.level or fills(last, layout.columns[i - 1]) or not marks.closed(last.text):
        return False
    if bylines.is_byline(line.text) or bylines.credit(line.text) or furniture.is_furniture(line.text):
        return False
    more = i + 1 < len(lines) and not lines[i + 1].gap and not lines[i + 1].indented
    return marks.closed(line.text) or (more and fills(line, layout.columns[i]))


def _height(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """How many lines above line i are the caption: as many as leave the best joint, 0 if none is good."""
    best, height = limits.INSERTION_GAIN, 0
    for size in range(1, limits.INSERTION_MAX + 1):
        first = i - size
        if first < 1 or lines[first].gap or lines[first].indented or lines[first].level:
            break
        above = lines[first - 1]
        if marks.closed(above.text) or not fills(above, layout.columns[first - 1]):
            continue
        if not _shows(lines[first:i]) and not _opens(lines[first], lines[i]):
            continue
        gain = language.runs_on(above.text, lines[i].text) - language.runs_on(above.text, lines[first].text)
        if gain > best:
            best, height = gain, size
    return height


def _shows(lines: Sequence[Line]) -> bool:
    """Whether lines say what a picture shows; others that end a sentence are the rest of the paragraph."""
    text = "".join(line.text for line in lines)
    return captions.looks_like_caption(text) or pictured.shows(text)


def _opens(first: Line, below: Line) -> bool:
    """Whether a line opens a sentence, and the one below goes on with another, by their wording alone."""
    opens = openings.opens(first.text)
    return opens > 0 and opens - openings.opens(below.text) > limits.INSERTION_OPENS
