"""Rests: how likely a line inside a text is the rest of another one that was broken off further above.

What stands at the break on both sides says which of both texts the line goes on with, and what the paragraphs below
speak of which of both they belong to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappushpop
from math import inf
from typing import NamedTuple

from . import abutting, cohesion, cuts, cutweights, joints, language, subjects
from .cohesion import bigrams
from .cuts import Cut
from .lazy import lazy
from .parts import Kind
from .scene import Scene, lacks_indent
from .subjects import Subject
from .weighing import Features, more, weigh

REMEMBERED = 512  # texts, and pairs of them: those of most pages
SAYS_LITTLE = 30  # pairs of characters: a rest with fewer says hardly what it speaks of
SURE, IMPOSSIBLE = 10.0, -5.0  # log-odds of a joint: more says no more, and less no less
RUNS_ON, WORD = cutweights.SEAM["the line runs on"], cutweights.SEAM["the line completes a word"]
MOST = language.MOST * abs(RUNS_ON) + max(0.0, WORD)  # log-odds that the end of a piece adds to a line
GOES_ON = cutweights.SEAM["a rest below goes on with the line above it"]
MOST_BELOW = (language.MOST + abutting.WORD) * abs(GOES_ON)  # and the rests below


class Place(NamedTuple):
    """A line inside a piece, and where it begins in its text."""

    piece: int
    line: int
    at: int


@dataclass(frozen=True, eq=False, slots=True)
class Said:
    """What a text speaks of, and its pairs of characters; one of each text, so that it may be known by itself."""

    subject: Subject
    words: frozenset[str]


class Rests:
    """The lines of a page, each weighed as the rest of a text that was broken off."""

    def __init__(self, view: Scene) -> None:
        """Take the pieces of a page; what is asked for several times is kept."""
        self._view = view
        self._ends: dict[int, Said] = {}
        self._pieces: dict[int, tuple[Said, float]] = {}
        self._places: dict[Place, tuple[Said, Said, Features]] = {}
        self._cuts: dict[Place, Cut] = {}
        self._goes_on: dict[Place, float] = {}
        self._guesses: dict[tuple[Place, bool], float] = {}

    def likeliest(self, end: int, places: Sequence[Place], count: int) -> list[Place]:
        """The places likeliest the rest of a piece, by what stands around the pieces that hold them; likeliest first.

        Whether a line runs on from the piece, and whether a rest below goes on with the line above it, is asked only
        where the most that it could say would be enough.
        """
        text, last = self._view.pieces[end].text, self._view.ends[end].last
        left_open = bool(self._view.ends[end].left_open)
        around = {piece: self._around_odds(end, piece) for piece in {place.piece for place in places}}
        guesses = [(self._guess(place, left_open) + around[place.piece], -k) for k, place in enumerate(places)]
        best = [(-inf, 0)] * count
        for guess, k in sorted(guesses, reverse=True):
            least = best[0][0]
            if guess + MOST < least:
                break
            place, cut = places[-k], self._cut(places[-k])
            odds = guess + RUNS_ON * language.follows(last, cut.first)
            if odds + WORD < least:
                continue
            odds += GOES_ON * self._goes_on_below(place) - MOST_BELOW if self._may_go_on_below(place) else 0.0
            if odds + WORD >= least and joints.completed_word(text, cut.right):
                odds += WORD
            heappushpop(best, (odds, k))
        return [places[-k] for odds, k in sorted(best, reverse=True) if odds > -inf]

    def gains(self, end: int, places: Sequence[Place], least: float) -> list[tuple[float, Place]]:
        """The places whose lines rather go on with a piece than with the line above them, by characters alone.

        Each with the log-odds by which it does, so many at least. Whether a line completes a word of the piece is asked
        only where that would be enough.
        """
        text, last, most = self._view.pieces[end].text, self._view.ends[end].last, language.MOST
        found = []
        for place in places:
            cut = self._cut(place)
            short = least + cut.stays - abutting.WORD
            if most < short or (odds := language.follows(last, cut.first)) < short:
                continue
            gain = odds + abutting.word(text, cut.right) - cut.stays
            if gain >= least:
                found.append((gain, place))
        return found

    def odds(self, end: int, place: Place, joint: float | None) -> float:
        """The log-odds that a line is the rest of a piece, by what stands above and below the line itself.

        `joint`: the log-odds of the joint that the piece has without it, if it has one.
        """
        return weigh(self.features(end, place, joint), cutweights.SEAM)

    def features(self, end: int, place: Place, joint: float | None) -> Features:
        """What is seen of a line that may be the rest of a piece."""
        _, below, shared_above = self._beside(place)
        seen = {
            **self._at_break(end, place),
            **_shared_broken(self.broken(end), below),
            **shared_above,
            **self._order(end, place),
        }
        if joint is not None:
            seen["the text broken off goes on elsewhere"] = 1.0
            seen["how surely it goes on elsewhere"] = max(IMPOSSIBLE, min(SURE, joint))
        return seen

    def broken(self, end: int) -> Said:
        """What a piece that was broken off says."""
        found = self._ends.get(end)
        if found is None:
            speech = self._view.speech
            found = self._ends[end] = _said(tuple([self._view.words[i] for i in speech.reach_above(end)]))
        return found

    def _around_odds(self, end: int, piece: int) -> float:
        """What the texts around a piece say, as log-odds that one of its lines is the rest of another."""
        found = self._pieces.get(piece)
        if found is None:
            above, below = self._around(piece)
            found = self._pieces[piece] = below, more(_shared_above(above, below), cutweights.SEAM)
        below, odds = found
        seen = {**_shared_broken(self.broken(end), below), **self._rests_above(end, piece)}
        return more(seen, cutweights.SEAM, odds)

    def _guess(self, place: Place, left_open: bool) -> float:
        """What a line says at most of being the rest of any piece, one that left a bracket open or not."""
        key = place, left_open
        found = self._guesses.get(key)
        if found is None:
            here = self._cut(place)
            seen = {**cuts.above(here), **cuts.brackets(here, left_open), **self._order_below(place)}
            most = MOST_BELOW if self._may_go_on_below(place) else 0.0
            found = self._guesses[key] = more(seen, cutweights.SEAM, most)
        return found

    def _cut(self, place: Place) -> Cut:
        found = self._cuts.get(place)
        if found is None:
            found = self._cuts[place] = cuts.look(self._view.pieces[place.piece].text, place.at)
        return found

    def _at_break(self, end: int, place: Place) -> Features:
        """What stands on both sides of a break."""
        here, broken = self._cut(place), self._view.pieces[end].text
        found = {"the line runs on": language.follows(self._view.ends[end].last, here.first)}
        if joints.completed_word(broken, here.right):
            found["the line completes a word"] = 1.0
        if self._view.pieces[end].lines == 1:
            found["one line was broken off"] = 1.0
        if self._view.ends[end].closed:
            found["a sentence ends where it was broken off"] = 1.0
        return {**found, **cuts.above(here), **cuts.brackets(here, bool(self._view.ends[end].left_open))}

    def _order(self, end: int, place: Place) -> Features:
        """Which other rests stand near, and whether one goes on with the line above."""
        found = {**self._rests_above(end, place.piece), **self._order_below(place)}
        if self._may_go_on_below(place):
            found["a rest below goes on with the line above it"] = self._goes_on_below(place)
        return found

    def _rests_above(self, end: int, piece: int) -> Features:
        between = bisect_right(self.bare, piece) - bisect_right(self.bare, end)
        return {"rests stand above it": float(min(2, between))}

    def _order_below(self, place: Place) -> Features:
        """What stands below a line, whichever text was broken off; how well rests go on with it is asked apart."""
        found = {}
        if self._last_bare <= place.piece and not self._cut(place).closed:
            found["no rest below goes on with the line above it"] = 1.0
        if self._last_head > place.piece:
            found["a headline stands below it"] = 1.0
        return found

    def _may_go_on_below(self, place: Place) -> bool:
        """Whether the line above a place ends no sentence, and rests stand below that may go on with it."""
        return self._last_bare > place.piece and not self._cut(place).closed

    def _goes_on_below(self, place: Place) -> float:
        """The log-odds that a rest below goes on with the line above a place, of the one that does best."""
        found = self._goes_on.get(place)
        if found is None:
            below = self.bare[bisect_right(self.bare, place.piece) :]
            left = self._cut(place).left
            found = self._goes_on[place] = abutting.best(left, [self._view.ends[i] for i in below])
        return found

    @lazy
    def bare(self) -> list[int]:
        """The pieces that are rests, for they lack an indent."""
        view = self._view
        return [
            i
            for i in view.flow
            if i and lacks_indent(view, i) and not view.ends[i].anchored and view.pieces[i - 1].kind is not Kind.TITLE
        ]

    @lazy
    def _last_bare(self) -> int:
        return self.bare[-1] if self.bare else -1

    @lazy
    def _last_head(self) -> int:
        return max((i for i, piece in enumerate(self._view.pieces) if piece.kind is Kind.TITLE), default=-1)

    def _around(self, piece: int) -> tuple[Said, Said]:
        """What the text above a piece, and what the one below it says; of itself, where nothing else stands there."""
        above, below = self._near(piece)
        itself = [self._view.words[piece]]
        return _said(tuple(above or itself)), _said(tuple(below or itself))

    def above(self, place: Place) -> Said:
        """What the text above a line says."""
        return self._beside(place)[0]

    def _beside(self, place: Place) -> tuple[Said, Said, Features]:
        """What the text above a line, and what the one from it on says, and what they share."""
        found = self._places.get(place)
        if found is None:
            near_above, near_below = self._near(place.piece)
            text = self._view.pieces[place.piece].text
            above = _said((*near_above, bigrams(text[: place.at])))
            below = _said((bigrams(text[place.at :]), *near_below))
            found = self._places[place] = above, below, _shared_above(above, below)
        return found

    def below(self, rest: int) -> Said:
        """What a piece and the paragraphs that surely follow it say."""
        return _said(tuple([self._view.words[i] for i in self._view.speech.reach_below(rest)]))

    def _near(self, piece: int) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """The words of what stands above a piece in its text, and of what stands below it."""
        words, speech = self._view.words, self._view.speech
        above = [words[i] for i in speech.reach_above(piece) if i < piece]
        return above, [words[i] for i in speech.reach_below(piece) if i > piece]


# A page is divided at its seams twice, and most texts stay as they were.
@lru_cache(REMEMBERED)
def _said(words: tuple[frozenset[str], ...]) -> Said:
    return Said(subjects.subject(words), frozenset().union(*words))


@lru_cache(REMEMBERED)
def _shared_broken(broken: Said, below: Said) -> Features:
    """What the text from a line on has in common with the one broken off."""
    return {
        "it speaks of the same": subjects.alike(broken.subject, below.subject),
        "they share rare words": cohesion.rare(broken.words, below.words),
    }


@lru_cache(REMEMBERED)
def _shared_above(above: Said, below: Said) -> Features:
    """What it has in common with the text above it."""
    found = {
        "the text above speaks of the same": subjects.alike(above.subject, below.subject),
        "the text above shares rare words": cohesion.rare(above.words, below.words),
    }
    if len(below.words) < SAYS_LITTLE:
        found["the rest says little"] = 1.0
    return found
