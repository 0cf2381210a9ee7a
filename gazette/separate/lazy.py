"""A property that is found when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Found = TypeVar("Found")


class lazy(Generic[Found]):  # noqa: N801 - it stands where property does
    """Find a property once and keep it: functools.cached_property of Python 3.11 takes a lock every time."""

    def __init__(self, find: Callable[[Any], Found]) -> None:
        """Take the function that finds it."""
        self._find = find
        self.__doc__ = find.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Found:
        """Keep it in the owner under its name, where it is found before this descriptor."""
        found = owner.__dict__[self._find.__name__] = self._find(owner)
        return found
