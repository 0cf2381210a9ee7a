"""Values that are equal made the very same, so that identity tells what would have to be compared otherwise."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TypeVar

T = TypeVar("T")


def like(now: T, before: T | None) -> T:
    """A dataclass with the values of `before` in those fields that are equal; `before` itself where all are."""
    if before is None:
        return now
    old = {each.name: getattr(before, each.name) for each in fields(now)}  # type: ignore[arg-type]
    same = {name: value for name, value in old.items() if getattr(now, name) == value}
    return before if same.keys() == old.keys() else replace(now, **same)  # type: ignore[type-var]
