"""Ways to read a page that are linked backwards."""

from __future__ import annotations

from typing import NamedTuple

from gazette.separate import linked


class Step(NamedTuple):
    name: str
    before: Step | None = None


def test_the_way_to_a_step_is_told_from_its_beginning() -> None:
    first = Step("a")
    last = Step("c", Step("b", first))
    assert [step.name for step in linked.way(last)] == ["a", "b", "c"]
    assert linked.way(first) == [first]
