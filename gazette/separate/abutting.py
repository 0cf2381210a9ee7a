"""Paragraphs that abut: where none is indented, a last line that happens to be full looks as if its text ran on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import inf

from . import cohesion, joints, language, marks, openings, subjects
from .layout import Layout, fills
from .lines import Line
from .parts import Kind, Piece

OPENS = 1.0  # log-odds from which a line opens a paragraph
LEAST = 80  # characters that say what a text speaks of
MOST = 12  # lines that are looked at
ALIKE = 0.4  # as alike as this, two texts may speak of the same
NEAR = 8  # pieces above among which a text is looked for that was broken off
GAIN = 5.3  # log-odds by which a line rather goes on with it than with one that ends a sentence above the line
SEAM_GAIN = 9.0  # and than with one that ends none: lines that go on are many, and seams between two texts few
WORD = 2.7  # what it counts that a word is completed


def starts_anew(above: str, lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether another text opens at a line, though the text above may run on: they have nothing in common."""
    if len(above) < LEAST or openings.opens(lines[i].text) < OPENS:
        return False
    below = "".join(_paragraph(lines, i, layout))
    if len(below) < LEAST:
        return False
    ours, others = cohesion.bigrams(above), cohesion.bigrams(below)
    return not cohesion.rare(ours, others) and _apart(ours, others)


def _apart(ours: frozenset[str], others: frozenset[str]) -> bool:
    return subjects.alike(subjects.subject([ours]), subjects.subject([others])) < ALIKE


def _paragraph(lines: Sequence[Line], i: int, layout: Layout) -> Iterator[str]:
    """The lines from one to the next end of a paragraph."""
    for at in range(i, min(i + MOST, len(lines))):
        if at > i and lines[at].gap:
            return
        yield lines[at].text
        if marks.closed(lines[at].text) and not fills(lines[at], layout.columns[at]):
            return


def belongs_above(pieces: Sequence[Piece], line: Line) -> bool:
    """Whether a line goes on with a text that was broken off further above, rather than with the last piece."""
    broken_off = [piece.text for piece in pieces[-1 - NEAR : -1] if _broken_off(piece)]
    if not broken_off:
        return False
    last, runs_on = pieces[-1].text, language.runs_on
    gain = GAIN if marks.closed(last) else SEAM_GAIN
    least = runs_on(last, line.text) + gain
    if least >= language.MOST + WORD:
        return False  # as at most lines: no text goes on better, and a lexicon need not be asked
    able = [text for text in broken_off if runs_on(text, line.text) + WORD > least]
    return bool(able) and max(goes_on(text, line.text) for text in able) > goes_on(last, line.text) + gain


def _broken_off(piece: Piece) -> bool:
    return piece.kind is Kind.TEXT and piece.lines > 1 and piece.full and not marks.closed(piece.text)


def goes_on(text: str, line: str) -> float:
    """The log-odds that a line goes on with a text."""
    return language.runs_on(text, line) + word(text, line)


def word(text: str, line: str) -> float:
    """What it says that a line completes a word of a text, if it does; a lexicon is asked, which takes long."""
    return WORD if joints.completed_word(text, line) else 0.0


def best(text: str, rests: Iterable[joints.End]) -> float:
    """The log-odds that a rest goes on with a text, of the one that does best. Words are asked of few of them."""
    last, most = language.alike(text[-2:]), -inf
    for odds, head in sorted([(language.follows(last, rest.first), rest.head) for rest in rests], reverse=True):
        if odds + WORD <= most:
            break
        most = max(most, odds + word(text, head))
    return most
