"""Threads: a page is read from top to bottom with all texts in mind that were broken off.

Each piece is the rest of one of them or starts something new. The best readings so far are kept (a beam), so that a
joint is weighed together with all that follows from it: articles set side by side go on in turn, an article set into
another ends before that one goes on. A reading is as good as it was to be expected (`prior`: what waits, how far above,
in which turn; made a probability over what could happen at a place) times how well what stands at its joints fits
(`fit`: a ratio of likelihoods).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import exp, log1p
from operator import itemgetter
from typing import NamedTuple

from . import limits, linked, meetings, scene, turns, weights
from .parts import Kind
from .scene import Scene
from .weighing import Features, more, weigh

NEW = -1  # stands for the first half where nothing goes on


class Step(NamedTuple):
    """A joint that was made or could have been made: its places in the flow, and its log-odds in two parts."""

    here: int
    there: int
    prior: float
    fit: float

    @property
    def score(self) -> float:
        """The log-odds of the joint."""
        return self.prior + self.fit


class State(NamedTuple):
    """A reading so far: the places of the texts that wait, in page order, and where texts went on in turn last."""

    score: float = 0.0
    waiting: tuple[int, ...] = ()
    sure: tuple[int, ...] = ()  # those of them that have to go on
    turn: int = -1  # the place at which a text went on while younger ones wait; -1 where none did
    here: int = NEW  # the place of the text that went on last
    before: State | None = None


# To go on: the place of the first half, the prior, the fit, e to the power of the prior. Plain, for there are many.
Way = tuple[int, float, float, float]
Rivals = list[tuple[float, int]]  # the score of each joint with one piece, and the place of the other one


class Threads:
    """The readings of one page. Joints are weighed once."""

    def __init__(self, view: Scene) -> None:
        """Look at every piece alone."""
        self.view = view
        self.surely = [scene.must_go_on(view, piece) for piece in view.flow]
        share = min(1.0, self._share_cut() / limits.CUT_SHARE)
        self._due = [
            limits.MUST_GO_ON * sure * max(share, limits.CUT_FULL * scene.surely_cut(view, piece))
            for sure, piece in zip(self.surely, view.flow, strict=True)
        ]
        self._heads = [scene.is_surely_head(view.pieces[piece]) for piece in view.flow]
        self._bare = [scene.is_bare(view, piece) for piece in view.flow]
        self._opened = [scene.may_go_on(view, piece) for piece in view.flow]
        # A full line above a headline may have been cut where a sentence happens to end.
        self._lasting = [
            sure or scene.may_be_cut(view, piece) for sure, piece in zip(self.surely, view.flow, strict=True)
        ]
        # Lines that look like headlines may be cut texts, too, and then go on in their turn.
        self._minds = [
            sure or view.pieces[piece].kind is Kind.TITLE for sure, piece in zip(self._lasting, view.flow, strict=True)
        ]
        self._sorts = [scene.sort(view, piece) for piece in view.flow]
        self._continues = [scene.may_continue(view, piece) for piece in view.flow]
        self._ends: dict[int, float] = {}
        self._starts: dict[int, tuple[float, float]] = {}
        self._fits: dict[tuple[int, int], float] = {}
        self._weighed: dict[tuple[int, int, bool, int, int], Way] = {}
        # For one place at a time: the ways to go on there by what has to go on, the turn, and the first half.
        self._known: tuple[int, dict[tuple[tuple[int, ...], int], dict[int, Way]]] = (-1, {})

    def _share_cut(self) -> float:
        """The share of the texts that surely have to go on. What ends at a seam is whole, unless the seam is one."""
        seams = [self.view.pieces[piece].seam for piece in self.view.flow[1:]]
        found = [sure for sure, seam in zip(self.surely, [*seams, False], strict=False) if not seam]
        return sum(found) / max(1, len(found))

    def best(self) -> list[tuple[Step, float, Features]]:
        """The joints of the best reading, each with the next best score for either of its pieces and what was seen."""
        beam = [State()]
        for there in range(len(self.view.flow)):
            beam = self._grow(beam, there)
        return self._chosen(linked.way(max(beam, key=lambda state: state.score - self._cost(state.waiting))))

    def _grow(self, beam: Sequence[State], there: int) -> list[State]:
        """The best ways to read one piece more."""
        lost = self._lost(there)
        found: list[tuple[float, int, State]] = []
        for state in beam:
            found += self._readings(self._awake(state, lost) if lost else state, there)
        found.sort(key=itemgetter(0), reverse=True)
        hopeless = found[0][0] - limits.HOPELESS
        grown: dict[tuple[tuple[int, ...], int], State] = {}
        # Best first, so that what comes later with the same texts waiting is no better.
        for score, here, state in found:
            if score <= hopeless or len(grown) == limits.READINGS:
                break
            waiting, sure, turn = self._left(state, there, here)
            if (waiting, turn) not in grown:
                grown[waiting, turn] = State(score, waiting, sure, turn, here, state)
        return list(grown.values())

    def _readings(self, state: State, there: int) -> list[tuple[float, int, State]]:
        """Every way to read one piece more: the score, the place of what goes on, and the state before."""
        ways = self._ways(state, there)
        if not ways:
            return [(state.score, NEW, state)]
        if self._seam(there) and any(here == there - 1 for here, *_ in ways):
            return self._at_seam(state, there, ways)
        score = state.score - log1p(sum([odds for _, _, _, odds in ways]))
        least = -limits.HOPELESS
        odd = score - limits.MUST_COME * self._bare[there]  # it is new after all, or goes on with a headline
        able = [
            ((odd if self._heads[here] else score) + (prior + fit), here, state)
            for here, prior, fit, _ in ways
            if prior + fit > least
        ]
        return [(odd, NEW, state), *able]

    def _at_seam(self, state: State, there: int, ways: Sequence[Way]) -> list[tuple[float, int, State]]:
        """Every way to read a piece that goes on with the one above it, unless there is a seam."""
        odds = [(here, self._rest(here, there) - self._due[here]) for here, *_ in ways if here != there - 1]
        others = [(state.score + odd, here, state) for here, odd in odds if odd > -limits.HOPELESS]
        return [(state.score, there - 1, state), *others]

    def _seam(self, there: int) -> bool:
        return self.view.pieces[self.view.flow[there]].seam

    def _rest(self, here: int, there: int) -> float:
        """The log-odds that a text goes on at a seam; hopeless where nothing spoke for it."""
        found = self.view.rest(self.view.flow[here], self.view.flow[there])
        return -limits.HOPELESS if found is None else found

    def awake(self, state: State, there: int) -> State:
        """The state without the texts that stand too far above to go on."""
        return self._awake(state, self._lost(there))

    def _lost(self, there: int) -> list[int]:
        """The places that a place is the first to be too far from: older ones are gone."""
        far, window = there - 1 - limits.JOINT_FAR, there - 1 - limits.JOINT_WINDOW
        return [here for here in (far, window) if here >= 0 and self._lasting[here] == (here == far)]

    def _awake(self, state: State, places: Sequence[int]) -> State:
        lost = [here for here in places if here in state.waiting]
        if not lost:
            return state
        waiting = tuple([here for here in state.waiting if here not in lost])
        sure = tuple([here for here in state.sure if here not in lost])
        return State(state.score - self._cost(lost), waiting, sure, *state[3:])

    def _cost(self, places: Sequence[int]) -> float:
        """What it costs to leave texts unfinished."""
        return sum([self._due[here] for here in places])

    def steps(self, state: State, there: int) -> list[Step]:
        """Every way to go on with a waiting text at a place."""
        return [Step(here, there, prior, fit) for here, prior, fit, _ in self._ways(state, there)]

    def _ways(self, state: State, there: int) -> list[Way]:
        able, sorts = self._continues[there], self._sorts
        if not able:
            return []
        if self._known[0] != there:
            self._known = there, {}
        known = self._known[1].setdefault((state.sure, state.turn), {})
        places = [here for here in state.waiting if sorts[here] in able]
        for here in places:
            if here not in known:
                known[here] = self._way(here, there, state.sure, state.turn)
        return [known[here] for here in places]

    def _way(self, here: int, there: int, sure: Sequence[int], turn: int) -> Way:
        """One way to go on. The prior is what is to be expected before looking at what stands at the joint."""
        key = here, there, False, 0, -1
        if self._minds[here]:  # of any other text, those that wait say nothing
            older, younger = self._order(here, sure)
            key = (here, there, older, younger, min(turn, 0) if older else turn)
        found = self._weighed.get(key)
        if found is None:
            order = more(turns.order(self.view, *key, sure=self._lasting[here]), weights.JOINT)
            prior = self._end(here) + self._start(there)[0] + order - limits.JOINT_BASE
            found = self._weighed[key] = here, prior, self._fit(here, there), exp(prior)
        return found

    def _order(self, here: int, sure: Sequence[int]) -> tuple[bool, int]:
        """Whether older texts wait, and how many younger ones."""
        older = bisect_left(sure, here)
        return older > 0, len(sure) - older - self.surely[here]

    def _end(self, here: int) -> float:
        """What the end of a text that waits says, wherever it goes on."""
        found = self._ends.get(here)
        if found is None:
            found = self._ends[here] = weigh(meetings.needs(self.view, self.view.flow[here]), weights.JOINT)
        return found

    def _start(self, there: int) -> tuple[float, float]:
        """What a rest's surroundings and its start say, whatever it continues."""
        found = self._starts.get(there)
        if found is None:
            piece = self.view.flow[there]
            around, start = meetings.around(self.view, piece), meetings.start(self.view, piece)
            found = self._starts[there] = more(around, weights.JOINT), more(start, weights.JOINT)
        return found

    def _fit(self, here: int, there: int) -> float:
        """How well two halves fit; a headline line would still have to go on."""
        found = self._fits.get((here, there))
        if found is None:
            met = meetings.meeting(self.view, here, there)
            found = more(met, weights.JOINT, self._start(there)[1]) + limits.JOINT_BASE
            if self.surely[here] and not scene.may_be_rest(self.view, self.view.flow[there]):
                found -= self._due[here]
            self._fits[here, there] = found
        return found

    def after(self, state: State, there: int, here: int) -> State:
        """The state behind a place, where a text went on or something new started (NEW)."""
        return State(state.score, *self._left(state, there, here), here, state)

    def _left(self, state: State, there: int, here: int) -> tuple[tuple[int, ...], tuple[int, ...], int]:
        """What waits behind a place, what of it has to go on, and the turn."""
        waiting, sure, turn = state.waiting, state.sure, state.turn
        if here != NEW:
            waiting = _without(waiting, here)
            sure = _without(sure, here) if self.surely[here] else sure
            turn = there if sure and here < sure[0] else -1
        elif not sure:
            turn = -1
        if self._opened[there]:
            waiting += (there,)
            sure += (there,) if self.surely[there] else ()
        return waiting, sure, turn

    def features(self, state: State, here: int, there: int) -> Features:
        """Everything seen of joining two pieces."""
        view = self.view
        return {
            **meetings.needs(view, view.flow[here]),
            **meetings.around(view, view.flow[there]),
            **turns.order(view, here, there, *self._order(here, state.sure), state.turn, sure=self._lasting[here]),
            **meetings.content(view, here, there),
        }

    def _chosen(self, states: Sequence[State]) -> list[tuple[Step, float, Features]]:
        """The joints of a reading, with the best of their rivals on its way and what was seen."""
        by_here, by_there = defaultdict[int, Rivals](list), defaultdict[int, Rivals](list)
        made: list[tuple[Step, State]] = []
        for there, (state, following) in enumerate(pairwise(states)):
            now = self.awake(state, there)
            ways = self._ways(now, there)
            seam = self._seam(there) and any(here == there - 1 for here, *_ in ways)
            for here, prior, fit, _ in ways:
                if seam and here != there - 1:
                    prior, fit = 0.0, self._rest(here, there)
                if here == following.here:
                    made.append((Step(here, there, prior, fit), now))
                if seam and following.here == there - 1:
                    continue  # where there is no seam after all, nothing rivals any joint
                score = 0.0 if seam and here == there - 1 else prior + fit
                by_here[here].append((score, there))
                by_there[there].append((score, here))
        return [
            (
                step,
                _runner_up(step, by_here[step.here], by_there[step.there]),
                self.features(now, step.here, step.there),
            )
            for step, now in sorted(made, key=lambda pair: pair[0].here)
        ]


def _runner_up(step: Step, by_here: Rivals, by_there: Rivals) -> float:
    """The score of the best other joint with either half; 0 where there is none."""
    elsewhere = [score for score, there in by_here if there != step.there]
    return max(elsewhere + [score for score, here in by_there if here != step.here], default=0.0)


def _without(places: tuple[int, ...], place: int) -> tuple[int, ...]:
    at = places.index(place)
    return places[:at] + places[at + 1 :]
