"""Ways to read a page that are linked backwards: each knows the one before it, so that many share their beginning."""

from __future__ import annotations

from typing import Protocol, Self, TypeVar


class Linked(Protocol):
    """A step of a way to read a page."""

    @property
    def before(self) -> Self | None:
        """The step before; None for the first."""


Step = TypeVar("Step", bound=Linked)


def way(last: Step) -> list[Step]:
    """The steps that lead to the last one, first to last."""
    found = [last]
    while (before := found[-1].before) is not None:
        found.append(before)
    return found[::-1]
