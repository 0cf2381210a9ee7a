"""Headlines atop an indented text or a byline, where the text above them fills its column: was it cut there?

Where paragraphs are indented, one hardly ends without a stop: it was cut above a headline, be that as wide as the
column. How many of the lines above such an opening are the headline's is weighed by cutweights.ATOP, learnt by
tests/separate/train.py from real news set in columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from . import bylines, cohesion, cutweights, headlines, joints, language, limits, marks, signatures, subjects, worded
from .layout import HANGING, Column, Layout, fills
from .lines import Line
from .weighing import Features, some, weigh

LINES_MAX = 3
WIDER = 1.1  # ems by which a line is too wide
WORD_ROOM = 5.0  # ems that a line that was cut may lack, for the word below it, which stands elsewhere, had no room
NEAR = 12  # lines on either side that are compared with a headline
LEAST = 6  # pairs of characters that say what a line speaks of
COMMA = re.compile("[，,、]")
NOTED = re.compile(r"[。！？][”’]?[（(][^（）()]*[）)]$")


def heads(lines: Sequence[Line], layout: Layout) -> dict[int, int]:
    """How many lines are a headline right above an opening, by the first of them."""
    found: dict[int, int] = {}
    if layout.indents:
        openings = [i for i in range(len(lines)) if opens(lines, i, layout)]
        for above, end in pairwise([0, *openings]):
            first = start(lines, end, layout)
            if above <= first < end:
                found[first] = end - first
    return found


def start(lines: Sequence[Line], end: int, layout: Layout) -> int:
    """Where the headline begins that ends right above an opening; at the opening itself, where none stands there."""
    able = list(starts(lines, end, layout))
    best, found = -inf if able and is_no_text(lines, end - 1, layout) else 0.0, end
    for at in able:
        odds = weigh(see(lines, at, end, layout), cutweights.ATOP)
        odds -= limits.ATOP_UNCUT * (layout.uncut and not ends(lines[at - 1].text))
        if odds > best:
            best, found = odds, at
    return found


def starts(lines: Sequence[Line], end: int, layout: Layout) -> Iterator[int]:
    """Where a headline may begin that ends right above an opening: below a line of text that fills its column."""
    if not (layout.indents and opens(lines, end, layout)) or not _may_end(lines[end - 1]):
        return
    for at in range(end - 1, max(0, end - 1 - LINES_MAX), -1):
        line, above = lines[at], lines[at - 1]
        if line.indented or line.gap or not _may_be_part(line) or signatures.goes_on(above.text, line.text):
            return
        if at < end - 1 and ends(line.text) and not fills(line, layout.columns[at]):
            return  # the end of the paragraph above
        if may_be_cut(above, layout.columns[at - 1]) or is_no_text(lines, at, layout):
            yield at


def may_be_cut(line: Line, column: Column) -> bool:
    """Whether a text may have been cut below a line: it fills its column but for a word that had no room there."""
    return fills(line, column) or (not ends(line.text) and 0 < column.widest - line.reach <= WORD_ROOM)


def is_no_text(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line is so much wider than those above and below it that it is none of their text."""
    usual = usual_width(lines, i, i + 1)
    return bool(usual) and _bare_width(lines[i]) - usual > layout.columns[i].slack + WIDER


def opens(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a text or its byline starts at a line, right below another line."""
    return 0 < i < len(lines) and not lines[i].gap and is_opening(lines[i], layout)


def is_opening(line: Line, layout: Layout) -> bool:
    """Whether a line is the first of a text that is indented, or names who wrote the text below."""
    return (layout.indents and line.indented > 0) or bylines.is_byline(line.text)


def _may_end(line: Line) -> bool:
    return headlines.may_be_subtitle(line.text) and line.text[-1] not in "：:"


def _may_be_part(line: Line) -> bool:
    bare = line.text.rstrip("，,：: ") or line.text
    shaped = headlines.may_be_subtitle(bare) and not headlines.is_other(line.text)
    return shaped and not marks.open_brackets(line.text)[1]


def see(lines: Sequence[Line], at: int, end: int, layout: Layout) -> Features:
    """What is seen of a headline from one line on to an opening."""
    last, below = lines[end - 1].text, lines[end]
    found = {
        **_above(lines, at, layout),
        "its last line asks or exclaims": last[-1] in "？！?!",
        "its last line ends a quotation": last[-1] in "”’」』",
        "its last line ends a sentence": ends(last),
        "it has two lines": end - at == 2,
        "it has three lines": end - at == 3,
        "a byline below": bylines.is_byline(below.text),
        **subject(lines, at, end),
    }
    usual = usual_width(lines, at, end)
    for i in range(at, end):
        for name, value in _line(lines, i, layout, usual, first=i == at, last=i == end - 1).items():
            found[name] = found.get(name, 0.0) + value
    return some(found)


def _above(lines: Sequence[Line], at: int, layout: Layout) -> Features:
    """What the line above a headline says: whether it was cut, and goes on with it."""
    above, text = lines[at - 1], lines[at].text
    if ends(above.text):
        return {"the text above ends a sentence": 1.0}
    opening = above.indented or above.gap or (at > 1 and marks.closed(lines[at - 2].text))
    return {
        "the text above is short": not fills(above, layout.columns[at - 1]),
        "the text above runs on into it": language.runs_on(above.text, text),
        "a word of the text above runs on into it": bool(joints.completed_word(above.text, text)),
        "the line above opens its paragraph": bool(opening),
    }


def _line(lines: Sequence[Line], i: int, layout: Layout, usual: float, *, first: bool, last: bool) -> Features:
    """What a line of a headline looks like."""
    line, column = lines[i], layout.columns[i]
    full, ended, tagged = fills(line, column), ends(line.text), headlines.names_column(line.text)
    found: Features = {
        "lines worded like a headline": worded.like_headline(line.text),
        "commas": len(COMMA.findall(line.text)),
        "a line ends with a bracket": line.text[-1] in "）)" and not tagged,
        "the name of a column ends a line": tagged,
        "a line opens with a dash": line.text.startswith(("——", "--")),
        "its first line ends with a dash": first and line.text.endswith("——"),
        "a line ends with a colon": line.text[-1] in "：:",
    }
    wider = _bare_width(line) - usual if usual else 0.0
    if wider > WIDER:
        found["a line is too wide"] = 1.0
    elif not full:
        short = "its last line ends a sentence before its column does" if ended else "its last line is short"
        found[short if last else "a line is short"] = 1.0
    elif not last:
        found["a line is full"] = 1.0
    if not first:
        found["a word runs on between its lines"] = bool(joints.completed_word(lines[i - 1].text, line.text))
    return found


def usual_width(lines: Sequence[Line], at: int, end: int) -> float:
    """How wide most lines are above or below a headline, whichever are wider, without marks that hang over the edge."""
    near = (lines[max(0, at - NEAR) : at], lines[end : end + NEAR])
    return max((median(map(_bare_width, part)) for part in near if part), default=0.0)


def _bare_width(line: Line) -> float:
    return line.reach - (line.text[-1] in HANGING)


def is_wide(line: Line, column: Column, by: float = WIDER) -> bool:
    """Whether a line is too wide to be one of text in its column, a mark that hangs over its edge aside."""
    return bool(column.widest) and _bare_width(line) > column.widest + by


def ends(text: str) -> bool:
    """Whether a text may end its paragraph, be it with a note in brackets."""
    return bylines.finished(text) or NOTED.search(text) is not None


def subject(lines: Sequence[Line], at: int, end: int) -> Features:
    """Whether a headline says what stands below it, rather than what stands above it."""
    own, above, below = (
        cohesion.bigrams("".join([line.text for line in part]))
        for part in (lines[at:end], lines[max(0, at - NEAR) : at], lines[end : end + NEAR])
    )
    if len(own) < LEAST:
        return {}
    said, known, told = (subjects.subject([pairs]) for pairs in (own, above, below))
    return {
        "its words come again below": len(own & below) / len(own),
        "its words stand above": len(own & above) / len(own),
        "it speaks of what stands below": subjects.alike(said, told),
        "it speaks of what stands above": subjects.alike(said, known),
        "the texts around it speak of the same": subjects.alike(told, known),
    }
