"""The best way to read a page, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest

from gazette.separate.choices import Choice, Choices, Use
from gazette.separate.decoding import SURE, Step, decode
from gazette.separate.standings import LONE, State

HEAD = Choice.of(State.HEADED_FRESH, 0.0, (Use.HEAD,), (0,), "")
BODY = Choice.of(State.HEADED, 0.0, (Use.BODY,), (), "")


class Known:
    """The ways to read each element, whatever stands above it."""

    def __init__(self, *ways: Sequence[Choice]) -> None:
        self.elements = ways

    def at(self, i: int, _state: State, _below: bool) -> Sequence[Choice]:
        return self.elements[i]


def line(subhead: float) -> tuple[Choice, ...]:
    """A line that is a subhead or a headline, with how much more speaks for a subhead."""
    return Choice.of(State.HEADED_FRESH, subhead, (Use.SUB,), (), ""), HEAD


def read(*subheads: float) -> tuple[str, list[Step]]:
    """What is made of such lines below an article's headline, a text below each."""
    ways = [way for subhead in subheads for way in (line(subhead), (BODY,))]
    steps = list(decode(cast(Choices, Known((HEAD,), (BODY,), *ways)), False)[1])
    return " ".join(step.choice.uses[0] for step in steps[2::2]), steps


@pytest.mark.parametrize(
    ("subheads", "uses"),
    [
        ((1.0,), "head"),
        ((LONE + 1,), "sub"),
        ((1.0, 1.0), "sub sub"),
        ((1.0, -5.0), "head head"),
        ((1.0, -5.0, 1.0, 1.0), "head head sub sub"),
    ],
)
def test_hardly_any_article_has_a_single_subhead(subheads: Sequence[float], uses: str) -> None:
    assert read(*subheads)[0] == uses


def test_a_reading_is_as_sure_as_the_page_and_the_place_are() -> None:
    _, steps = read(LONE + 1)
    assert steps[2].margin == pytest.approx(1.0)  # there, subhead is better by more
    assert read(1.0)[1][2].margin == pytest.approx(-1.0)  # for the page, headline is better by more
    assert steps[1].runner_up is None
    assert steps[1].margin == SURE
