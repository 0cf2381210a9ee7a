"""Threads: a page is read from top to bottom with all texts in mind that were broken off.

Each piece is the rest of one of them or starts something new. The best readings so far are kept (a beam), so that a
joint is weighed together with all that follows from it: articles set side by side go on in turn, an article set into
another ends before that one goes on. A reading is as good as it was to be expected (`prior`: what waits, how far above,
in which turn; made a probability over what could happen at a place) times how well what stands at its joints fits
(`fit`: a ratio of likelihoods).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log1p

from . import limits, scene, turns, weights
from .scene import Scene
from .weighing import Features, more, weigh


@dataclass(frozen=True, slots=True)
class Step:
    """A joint that was made or could have been made: its places in the flow, and its log-odds in two parts."""

    here: int
    there: int
    prior: float
    fit: float

    @property
    def score(self) -> float:
        """The log-odds of the joint."""
        return self.prior + self.fit


@dataclass(frozen=True, slots=True)
class State:
    """A reading so far: the places of the texts that wait, in page order, and where texts went on in turn last."""

    score: float = 0.0
    waiting: tuple[int, ...] = ()
    turn: int = -1  # the place at which a text went on while younger ones wait; -1 where none did
    step: Step | None = None
    before: State | None = None


class Threads:
    """The readings of one page. Joints are weighed once."""

    def __init__(self, view: Scene) -> None:
        """Look at every piece alone."""
        self.view = view
        self.surely = [scene.must_go_on(view, piece) for piece in view.flow]
        self._opened = [scene.may_go_on(view, piece) for piece in view.flow]
        self._needs = [weigh(scene.needs(view, piece), weights.JOINT) for piece in view.flow]
        self._around = [more(scene.around(view, piece), weights.JOINT) for piece in view.flow]
        self._fits: dict[tuple[int, int], float] = {}
        self._orders: dict[tuple[int, int, bool, int, int], float] = {}

    def best(self) -> list[tuple[Step, float, Features]]:
        """The joints of the best reading, each with the next best score for either of its pieces and what was seen."""
        beam = [State()]
        for there in range(len(self.view.flow)):
            beam = self._grow(beam, there)
        last = max((replace(state, score=state.score - self._cost(state.waiting)) for state in beam), key=_score)
        return self._chosen(_states(last))

    def _grow(self, beam: Sequence[State], there: int) -> list[State]:
        """The best ways to read one piece more."""
        grown: dict[tuple[tuple[int, ...], int], State] = {}
        for state in (self.awake(state, there) for state in beam):
            steps = self.steps(state, there)
            base = log1p(sum(exp(step.prior) for step in steps))
            for step in (None, *(step for step in steps if step.score > -limits.HOPELESS)):
                new = self.after(state, there, step, base)
                key = (new.waiting, new.turn)
                if key not in grown or new.score > grown[key].score:
                    grown[key] = new
        best = sorted(grown.values(), key=_score, reverse=True)[: limits.READINGS]
        return [state for state in best if state.score > best[0].score - limits.HOPELESS]

    def awake(self, state: State, there: int) -> State:
        """The state without the texts that stand too far above to go on."""
        lost = [here for here in state.waiting if there - here > self._reach(here)]
        if not lost:
            return state
        kept = tuple(here for here in state.waiting if here not in lost)
        return replace(state, waiting=kept, score=state.score - self._cost(lost))

    def _reach(self, here: int) -> int:
        return limits.JOINT_FAR if self.surely[here] else limits.JOINT_WINDOW

    def _cost(self, places: Sequence[int]) -> float:
        """What it costs to leave texts unfinished."""
        return limits.MUST_GO_ON * sum(self.surely[here] for here in places)

    def steps(self, state: State, there: int) -> list[Step]:
        """Every way to go on with a waiting text at a place."""
        able = [here for here in state.waiting if scene.may_join(self.view, here, there)]
        if not able:
            return []
        sure = [here for here in state.waiting if self.surely[here]]
        return [Step(here, there, self._prior(here, there, sure, state.turn), self._fit(here, there)) for here in able]

    def _prior(self, here: int, there: int, sure: Sequence[int], turn: int) -> float:
        """What is to be expected before looking at what stands at the joint."""
        key = (here, there, *self._order(here, sure), turn)
        found = self._orders.get(key)
        if found is None:
            found = self._orders[key] = more(turns.order(self.view, *key, sure=self.surely[here]), weights.JOINT)
        return self._needs[here] + self._around[there] + found - limits.JOINT_BASE

    def _order(self, here: int, sure: Sequence[int]) -> tuple[bool, int]:
        """Whether older texts wait, and how many younger ones."""
        older = bisect_left(sure, here)
        return older > 0, len(sure) - older - self.surely[here]

    def _fit(self, here: int, there: int) -> float:
        """How well two halves fit; a headline line would still have to go on."""
        found = self._fits.get((here, there))
        if found is None:
            found = more(scene.content(self.view, here, there), weights.JOINT) + limits.JOINT_BASE
            if self.surely[here] and not scene.may_be_rest(self.view, self.view.flow[there]):
                found -= limits.MUST_GO_ON
            self._fits[here, there] = found
        return found

    def after(self, state: State, there: int, step: Step | None, base: float = 0.0) -> State:
        """The state behind a place, where a text went on or something new started."""
        waiting = [here for here in state.waiting if not step or here != step.here]
        sure = [here for here in waiting if self.surely[here]]
        turn = state.turn if sure else -1
        if step:
            turn = there if sure and step.here < sure[0] else -1
        if self._opened[there]:
            waiting.append(there)
        return State(state.score - base + (step.score if step else 0.0), tuple(waiting), turn, step, state)

    def features(self, state: State, here: int, there: int) -> Features:
        """Everything seen of joining two pieces."""
        view, sure = self.view, [place for place in state.waiting if self.surely[place]]
        return {
            **scene.needs(view, view.flow[here]),
            **scene.around(view, view.flow[there]),
            **turns.order(view, here, there, *self._order(here, sure), state.turn, sure=self.surely[here]),
            **scene.content(view, here, there),
        }

    def _chosen(self, states: Sequence[State]) -> list[tuple[Step, float, Features]]:
        """The joints of a reading, with the best of their rivals on its way and what was seen."""
        rivals: list[Step] = []
        made: list[tuple[Step, State]] = []
        for there, (state, following) in enumerate(pairwise(states)):
            now = self.awake(state, there)
            rivals += self.steps(now, there)
            if following.step:
                made.append((following.step, now))
        most = _most(rivals)
        return [
            (step, _runner_up(step, most), self.features(state, step.here, step.there))
            for step, state in sorted(made, key=lambda pair: pair[0].here)
        ]


Most = Mapping[tuple[str, int], Sequence[Step]]


def _most(steps: Sequence[Step]) -> Most:
    """The best two joints of each first and of each second half."""
    found: dict[tuple[str, int], list[Step]] = {}
    for step in sorted(steps, key=lambda step: -step.score):
        for key in (("here", step.here), ("there", step.there)):
            found.setdefault(key, []).append(step)
    return {key: best[:2] for key, best in found.items()}


def _runner_up(step: Step, most: Most) -> float:
    """The score of the best other joint with either half; 0 where there is none."""
    others = [*most["here", step.here], *most["there", step.there]]
    return max((o.score for o in others if (o.here, o.there) != (step.here, step.there)), default=0.0)


def _score(state: State) -> float:
    return state.score


def _states(last: State) -> list[State]:
    """The states on the way to one, first to last."""
    found = []
    walk: State | None = last
    while walk is not None:
        found.append(walk)
        walk = walk.before
    return found[::-1]
