"""How a reading of a page so far ends, and how many subheads the article has that it is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import ClassVar

from .labels import Label

FEW = 2  # subheads; more are counted as these
LONE = 3.0  # what it costs that an article has a single subhead


class Standing:
    """How a reading so far ends, how many subheads its last article has, and what it costs that this is one alone.

    There is one of each, so that they are told apart as fast as can be.
    """

    def __init__(self, state: State, subheads: int) -> None:
        """Take the state and how many subheads there are, few at most."""
        self.state, self.subheads, self.lone = state, subheads, LONE if subheads == 1 else 0.0


class State(Label):
    """What a partial reading ends with."""

    START: ClassVar[State]
    HEADED: ClassVar[State]  # inside an article with a headline above
    BARE: ClassVar[State]  # inside an article without one (so far)
    HEADED_FRESH: ClassVar[State]  # a headline or subhead was just read, text must follow
    BARE_FRESH: ClassVar[State]  # the same of a subhead in an article whose headline may stand below
    ENDED: ClassVar[State]  # a headline below closed the article


STANDINGS = {
    state: [Standing(state, subheads) for subheads in range(FEW + 1)]
    for state in (State.START, State.HEADED, State.BARE, State.HEADED_FRESH, State.BARE_FRESH, State.ENDED)
}


@cache
def ends(state: State, cut: bool, sub: bool, head: bool) -> Sequence[Standing]:
    """How readings end in a state, by how many subheads the article before has: whether a new one, which lines came."""
    counts = [(0 if cut else before) + sub for before in range(FEW + 1)]
    # Right below a headline a single one may stand, which is rather a part of it.
    return [STANDINGS[state][FEW if head and count else min(FEW, count)] for count in counts]
