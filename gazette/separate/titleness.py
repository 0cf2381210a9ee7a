"""How much speaks for a headline when a single line is weighed against the text around it."""

from __future__ import annotations

from typing import Protocol

from . import bylines, headlines, joints, marks
from . import thresholds as T
from .cohesion import bigrams


LOOSE_ENDS = tuple("的和与及或在对将把被从向为并等是")  # a headline seldom ends with these


class Seen(Protocol):
    """What this module needs to know of a piece."""

    @property
    def text(self) -> str: ...
    @property
    def gap(self) -> int: ...
    @property
    def after(self) -> int: ...
    @property
    def full(self) -> bool: ...
    @property
    def indented(self) -> bool: ...
    @property
    def level(self) -> int: ...
    @property
    def kind(self) -> str: ...


def weigh(piece: Seen, before: Seen | None, after: Seen | None, *, wrapped: bool) -> float:
    """The sum of the evidence; above 0 means a headline line."""
    if piece.level:
        return 6.0
    return (_shape(piece, wrapped) + _wording(piece.text) + _repeats(piece.text, before, after) + _joint_above(piece, before)
            + _joint_below(piece, after))


def _shape(piece: Seen, wrapped: bool) -> float:
    """A line that does not fill its column, or is short in an unwrapped page."""
    if wrapped:
        return -1.0 if piece.full else 2.0
    return 1.5 if len(piece.text) <= T.TITLE_USUAL else (0.0 if len(piece.text) <= T.BODY_LONG else -1.5)


def _wording(text: str) -> float:
    """Commas and paragraph openers speak for text; phrases set apart by blanks, an actor with a colon for a headline."""
    commas = text.count("，") + text.count(",")
    score = -0.8 * commas
    if headlines.PARTS.search(text) and not commas:
        score += 1.5
    if joints.PARA_SURE.match(text) or joints.PARA_OPEN.match(text):
        score -= 2.0
    if headlines.ACTOR_COLON.match(text) or headlines.NUMBERED.match(text) or "——" in text:
        score += 1.0
    score -= 1.5 * text.endswith(LOOSE_ENDS)
    return score - 3.0 * any(marks.open_brackets(text))


def _repeats(text: str, before: Seen | None, after: Seen | None) -> float:
    """A headline's words come again in its text."""
    pairs = bigrams(text)
    if len(pairs) < 3:
        return 0.0
    shares = [len(pairs & bigrams(other.text)) / len(pairs) for other in (before, after) if other]
    return 4 * (max(shares, default=0.0) - 0.2)


def _joint_above(piece: Seen, before: Seen | None) -> float:
    """An unfinished text above may go on in this line."""
    if before is None or before.kind != "text":
        return 1.0
    if marks.closed(before.text) or bylines.credit(before.text) or before.level:
        return 0.5
    return -1.5 if before.full and not piece.gap else -0.5


def _joint_below(piece: Seen, after: Seen | None) -> float:
    """A word that goes on in the text below speaks against a headline."""
    if after is None or after.indented:
        return 0.5
    if marks.NO_START.match(after.text):
        return -4.0
    return -1.5 if joints.completed_word(piece.text, after.text) else 0.0
