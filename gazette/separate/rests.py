"""Rests: how likely a line inside a text is the rest of another one that was broken off further above.

What stands at the break on both sides says which of both texts the line goes on with, and what the paragraphs below
speak of which of both they belong to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import abutting, cohesion, cutweights, joints, language, marks, subjects
from .cohesion import bigrams
from .lazy import lazy
from .parts import Kind
from .scene import Scene, lacks_indent
from .subjects import Subject
from .weighing import Features, weigh

NEAR = 8  # characters on either side of a break that are looked at
SAYS_LITTLE = 30  # pairs of characters: a rest with fewer says hardly what it speaks of
SURE, IMPOSSIBLE = 10.0, -5.0  # log-odds of a joint: more says no more, and less no less


class Place(NamedTuple):
    """A line inside a piece, and where it begins in its text."""

    piece: int
    line: int
    at: int


class Said(NamedTuple):
    """What a text speaks of, and its pairs of characters."""

    subject: Subject
    words: frozenset[str]


class Rests:
    """The lines of a page, each weighed as the rest of a text that was broken off."""

    def __init__(self, view: Scene) -> None:
        """Take the pieces of a page; what is asked for several times is kept."""
        self._view = view
        self._ends: dict[int, Said] = {}
        self._pieces: dict[int, tuple[Said, Said]] = {}
        self._places: dict[Place, tuple[Said, Said]] = {}
        self._orders: dict[Place, Features] = {}

    def glance(self, end: int, place: Place, joint: float | None) -> float:
        """The log-odds that a line is the rest of a piece, by what stands around the piece that holds the line.

        `joint`: the log-odds of the joint that the piece has without it, if it has one.
        """
        found = self._pieces.get(place.piece)
        if found is None:
            found = self._pieces[place.piece] = self._around(place.piece)
        return weigh(self._features(end, place, joint, *found), cutweights.SEAM)

    def odds(self, end: int, place: Place, joint: float | None) -> float:
        """The same by what stands above and below the line itself."""
        return weigh(self.features(end, place, joint), cutweights.SEAM)

    def gain(self, end: int, place: Place) -> float:
        """The log-odds by which a line rather goes on with a piece than with the line above it, by characters alone."""
        text, broken = self._view.pieces[place.piece].text, self._view.pieces[end].text
        left, right = text[max(0, place.at - NEAR) : place.at], text[place.at : place.at + NEAR]
        return abutting.goes_on(broken, right) - abutting.goes_on(left, right)

    def features(self, end: int, place: Place, joint: float | None) -> Features:
        """What is seen of a line that may be the rest of a piece."""
        found = self._places.get(place)
        if found is None:
            found = self._places[place] = self._beside(place)
        return self._features(end, place, joint, *found)

    def _features(self, end: int, place: Place, joint: float | None, above: Said, below: Said) -> Features:
        broken = self._ends.get(end)
        if broken is None:
            speech = self._view.speech
            broken = self._ends[end] = _said([self._view.words[i] for i in speech.reach_above(end)])
        found = {**self._at_break(end, place), **_shared(broken, above, below)}
        found |= self._order(end, place)
        if joint is not None:
            found["the text broken off goes on elsewhere"] = 1.0
            found["how surely it goes on elsewhere"] = max(IMPOSSIBLE, min(SURE, joint))
        return found

    def _at_break(self, end: int, place: Place) -> Features:
        """What stands on both sides of a break."""
        text, broken = self._view.pieces[place.piece].text, self._view.pieces[end].text
        left, right = text[max(0, place.at - NEAR) : place.at], text[place.at : place.at + NEAR]
        closed = marks.closed(left)
        runs_on = "the line runs on from the end above it" if closed else "the line runs on from the line above it"
        found = {"the line runs on": language.runs_on(broken, right), runs_on: language.runs_on(left, right)}
        if closed:
            found["a sentence ends above the line"] = 1.0
        if joints.completed_word(broken, right):
            found["the line completes a word"] = 1.0
        if joints.completed_word(left, right):
            found["the line completes a word of the line above"] = 1.0
        if self._view.pieces[end].lines == 1:
            found["one line was broken off"] = 1.0
        return found | self._brackets(end, place)

    def _order(self, end: int, place: Place) -> Features:
        """Which other rests stand near, and whether one goes on with the line above."""
        found = self._orders.get(place)
        if found is None:
            found = self._orders[place] = self._order_below(place)
        return {"rests stand above it": float(min(2, sum(end < i <= place.piece for i in self._bare))), **found}

    def _order_below(self, place: Place) -> Features:
        """What stands below a line, whichever text was broken off."""
        found: Features = {}
        below = [i for i in self._bare if i > place.piece]
        text = self._view.pieces[place.piece].text
        left = text[max(0, place.at - NEAR) : place.at]
        if not marks.closed(left):
            if below:
                found["a rest below goes on with the line above it"] = max(
                    abutting.goes_on(left, self._view.ends[i].head) for i in below
                )
            else:
                found["no rest below goes on with the line above it"] = 1.0
        if self._last_head > place.piece:
            found["a headline stands below it"] = 1.0
        return found

    @lazy
    def _bare(self) -> list[int]:
        """The pieces that are rests, for they lack an indent."""
        view = self._view
        return [
            i
            for i in view.flow
            if i and lacks_indent(view, i) and not view.ends[i].anchored and view.pieces[i - 1].kind is not Kind.TITLE
        ]

    @lazy
    def _last_head(self) -> int:
        return max((i for i, piece in enumerate(self._view.pieces) if piece.kind is Kind.TITLE), default=-1)

    def _brackets(self, end: int, place: Place) -> Features:
        """Quotations and brackets that a break cuts."""
        text = self._view.pieces[place.piece].text
        closes = bool(marks.open_brackets(text[place.at :])[1])
        found = {}
        if self._view.ends[end].left_open:
            found["it closes a bracket that was broken off" if closes else "a bracket broken off stays open"] = 1.0
        elif closes:
            found["it closes a bracket that was not broken off"] = 1.0
        if marks.open_brackets(text[: place.at])[0]:
            found["it closes a bracket of the text above" if closes else "a bracket of the text above stays open"] = 1.0
        return found

    def _around(self, piece: int) -> tuple[Said, Said]:
        """What the text above a piece, and what the one below it says; of itself, where nothing else stands there."""
        above, below = self._near(piece)
        itself = [self._view.words[piece]]
        return _said(above or itself), _said(below or itself)

    def _beside(self, place: Place) -> tuple[Said, Said]:
        """What the text above a line, and what the one from it on says."""
        above, below = self._near(place.piece)
        text = self._view.pieces[place.piece].text
        return _said([*above, bigrams(text[: place.at])]), _said([bigrams(text[place.at :]), *below])

    def _near(self, piece: int) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """The words of what stands above a piece in its text, and of what stands below it."""
        words, speech = self._view.words, self._view.speech
        above = [words[i] for i in speech.reach_above(piece) if i < piece]
        return above, [words[i] for i in speech.reach_below(piece) if i > piece]


def _said(words: Sequence[frozenset[str]]) -> Said:
    return Said(subjects.subject(words), frozenset().union(*words))


def _shared(broken: Said, above: Said, below: Said) -> Features:
    """What the text from a line on has in common with the one broken off, and with the one above the line."""
    found = {
        "it speaks of the same": subjects.alike(broken.subject, below.subject),
        "the text above speaks of the same": subjects.alike(above.subject, below.subject),
        "they share rare words": cohesion.rare(broken.words, below.words),
        "the text above shares rare words": cohesion.rare(above.words, below.words),
    }
    if len(below.words) < SAYS_LITTLE:
        found["the rest says little"] = 1.0
    return found
