"""Shifts: the line inside a text at which the first rest of a page may stand, for all texts broken off then fit better.

Where the last of the texts that stand above one another was cut, too, the first rest stands right below it, and neither
shows: as many rests are seen below as texts that lack one, and each seems to go on one place too early. What the pairs
of texts and rests say together, in the order of print, tells such a line from others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import cohesion, cutweights, joints, language, limits, marks, subjects
from .rests import Place, Rests, Said
from .scene import Scene

PLACES = 12  # lines that may be the rest of a text: these are looked at closely
RESTS = 12  # rests that are compared with the texts


class Shift(NamedTuple):
    """Such a line, and by how much the other pairs fit better with it, as log-odds."""

    place: Place
    gain: float


def best(view: Scene, rests: Rests, able: Sequence[Place], ends: Sequence[int]) -> Shift | None:
    """The likeliest such line of a page; `ends`: the texts that were broken off above a headline."""
    below = [i for i in rests.bare if i > ends[-1]][:RESTS] if ends else []
    first = below[0] if below else len(view.pieces)
    between = [place for place in able if ends[-1] < place.piece < first] if ends else []
    near = dict.fromkeys(place for end in ends for place in rests.likeliest(end, between, PLACES))
    weighed = {place: [rests.odds(end, place, None) for end in ends] for place in near}
    likely = [(place, odds) for place, odds in weighed.items() if max(odds) >= limits.SHIFT_LEAST]
    if not likely:
        return None
    pairs = _Pairs(view, rests, below)
    known = [pairs.row(view.pieces[end].text, rests.broken(end)) for end in ends]
    before, found, most = aligned(known), None, limits.SHIFT
    for place, odds in likely:
        text = view.pieces[place.piece].text[: place.at]
        whole = marks.closed(text)
        if whole and max(odds) <= most:
            continue  # all that may be gained is one pair more
        rows = [[odd, *row] for odd, row in zip(odds, known, strict=True)]
        if not whole:
            rows.append([limits.IMPOSSIBLE, *pairs.row(text, rests.above(place))])
        gain = aligned(rows) - before
        if gain > most:
            most, found = gain, Shift(place, max(0.0, min(limits.SHIFT_MOST, gain - max(odds))))
    return found


class _Pairs:
    """How well texts go on with the rests of a page."""

    def __init__(self, view: Scene, rests: Rests, below: Sequence[int]) -> None:
        self._rests = [(view.pieces[i].text, rests.below(i)) for i in below]

    def row(self, text: str, broken: Said) -> list[float]:
        """The log-odds that a text goes on with each of them, as a line inside another text is weighed (SEAM)."""
        return [_fits(text, broken, start, said) for start, said in self._rests]


def _fits(text: str, broken: Said, start: str, below: Said) -> float:
    table = cutweights.SEAM
    word = table["the line completes a word"] if joints.completed_word(text, start) else 0.0
    alike = table["it speaks of the same"] * subjects.alike(broken.subject, below.subject)
    shared = table["they share rare words"] * cohesion.rare(broken.words, below.words)
    return table["the line runs on"] * language.runs_on(text, start) + word + alike + shared - limits.SHIFT_BASE


def aligned(pairs: Sequence[Sequence[float]]) -> float:
    """The most that pairs of texts and rests in the same order add up to; any of them may be left alone.

    >>> aligned([[1.0, 3.0], [2.0, 2.0]]), aligned([[1.0, 3.0], [-1.0, 2.5]])
    (3.0, 3.5)
    """
    above = [0.0] * (len(pairs[0]) + 1) if pairs else [0.0]
    for row in pairs:
        here = [0.0]
        for k, fit in enumerate(row):
            here.append(max(above[k + 1], here[k], above[k] + fit))
        above = here
    return above[-1]
