"""Lines of a page as the rules see them: what is printed, how wide, how far indented, how much blank above."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.model import Page, Span

MARKS = re.compile(r"\s*(#{1,6})\s+(?=\S)")
# The names that an e-paper's export prints before the lines of a headline.
FIELD = re.compile(r"\s*(?P<name>[引眉肩]题|主?标题|主题|副标?题)\s?[:：]\s*(?=\S.{0,63}$)")
NARROW = re.compile(
    "[^\u1100-\u115f\u2014\u2018-\u201d\u2026\u2460-\u24ff\u25a0-\u25ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
CUT_SHARE = 0.5  # share of lines of one number of characters from which lines were cut at it
INDENTS = ("\u3000", "  ", "\t")
# What no column cuts: a number or a Latin word, and marks that may not end a line with what follows them.
WORD = re.compile(r"[（《「『“‘【〈(\[{]+(?:[A-Za-z0-9.]+%?|.)|[A-Za-z0-9.]{2,}%?")


@dataclass(slots=True)
class Line:
    """A printed line: `span` holds its text without outer blanks, heading marks and field names.

    Nobody changes one once they are read; to freeze thousands would take a third of the time of reading them.
    """

    number: int
    span: Span
    text: str
    width: float
    reach: float  # the same with its indent
    indented: bool
    level: int  # number of heading marks, 0 without; 1 where the line is named as part of a headline
    marks: Span | None
    gap: int  # blank lines above it
    trailing: bool = False  # a blank ends it, which may be one between two words
    field: str = ""  # 引题, 标题, 副题: what the line is named as
    word: float = 0.0  # ems of what opens it and no column cuts, where that is more than one character


def width_of(text: str) -> float:
    """Width in ems.

    >>> width_of("共3人")
    2.5
    """
    return len(text) - len(NARROW.findall(text)) / 2  # the narrow ones, of which there are few


def part(number: int, raw: str, start: int, end: int, gap: int) -> Line:
    """What one column has of a raw line that holds several."""
    cut = raw[start:end]
    line = _line(number, cut, cut.strip(), gap)
    line.span = Span(number, line.span.start + start, line.span.end + start)
    if line.marks:
        line.marks = Span(number, line.marks.start + start, line.marks.end + start)
    return line


def printed(page: Page) -> list[Line]:
    """The lines of a page that hold something, as they stand."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(page.lines, 1):
        text = raw.strip()
        if text:
            lines.append(_line(number, raw, text, gap))
            gap = 0
        else:
            gap += 1
    return lines


def settle(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines measured as the page was made. A blank line after every line says nothing and is not counted."""
    by_characters = _by_characters(lines)
    for line in lines:
        if by_characters:
            line.reach += len(line.text) - line.width
            line.width = float(len(line.text))
        if word := WORD.match(line.text):
            line.word = len(word[0]) if by_characters else width_of(word[0])
    if usual := _usual_gap(lines):
        for line in lines:
            line.gap = max(0, line.gap - usual)
    return tuple(lines)


def _by_characters(lines: Sequence[Line]) -> bool:
    """Whether lines were cut at a number of characters, as programs do, rather than at a width."""
    inner = [line for line, below in pairwise(lines) if not below.gap and line.text[-1] not in "。！？"]
    cut = _most(line.reach + len(line.text) - line.width for line in inner)
    return cut > CUT_SHARE * len(inner) and cut > _most(line.reach for line in inner)


def _most(sizes: Iterable[float]) -> int:
    """How often the commonest size comes."""
    return max(Counter(sizes).values(), default=0)


def _usual_gap(lines: Sequence[Line]) -> int:
    """The blank lines that stand between all lines but a few."""
    gaps = sorted(line.gap for line in lines[1:])
    return gaps[len(gaps) // 20] if gaps else 0


def _line(number: int, raw: str, text: str, gap: int) -> Line:
    start = raw.index(text[0])
    marks, level, field = None, 0, ""
    if text[0] == "#" and (match := MARKS.match(raw)):
        level = len(match[1])
        marks = Span(number, match.start(1), match.end(1))
    elif text[0] in "引眉肩主标副" and (match := FIELD.match(raw)):
        level, field = 1, match["name"]
        marks = Span(number, start, start + len(match[0].strip()))
    if marks and match:
        start, text = match.end(), raw[match.end() :].strip()
    span = Span(number, start, start + len(text))
    indented = raw.startswith(INDENTS) and not field
    width = width_of(text)
    reach = width + width_of(raw[:start]) if raw[0] == "\u3000" else width
    return Line(number, span, text, width, reach, indented, level, marks, gap, raw[-1].isspace(), field)
