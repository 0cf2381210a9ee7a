"""Values that are kept folded up, since unfolded they take many times the memory, and unfolded for whoever asks."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, TypeVar, overload

T = TypeVar("T")

fold = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # what JSON can hold, as a text


class Unfolded(Sequence[T]):
    """What is kept folded up, by position, and unfolded for whoever asks."""

    def __init__(self, folded: Sequence[Any], unfold: Callable[[Any], T]) -> None:
        self.folded, self._unfold = folded, unfold

    @overload
    def __getitem__(self, position: int) -> T: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[T]: ...
    def __getitem__(self, position: int | slice) -> T | Sequence[T]:
        if isinstance(position, slice):
            return Unfolded(self.folded[position], self._unfold)
        return self._unfold(self.folded[position])

    def __iter__(self) -> Iterator[T]:
        return map(self._unfold, self.folded)

    def __len__(self) -> int:
        return len(self.folded)


class Awaited(Sequence[T]):
    """What is still being made: whoever asks for any of it waits for all."""

    def __init__(self, being_made: Iterable[T]) -> None:
        self._being_made: Iterable[T] = being_made
        self._made: tuple[T, ...] | None = None

    def wait(self) -> tuple[T, ...]:
        """All of it."""
        if self._made is None:
            self._made, self._being_made = tuple(self._being_made), ()
        return self._made

    @overload
    def __getitem__(self, position: int) -> T: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[T]: ...
    def __getitem__(self, position: int | slice) -> T | Sequence[T]:
        return self.wait()[position]

    def __iter__(self) -> Iterator[T]:
        return iter(self.wait())

    def __len__(self) -> int:
        return len(self.wait())


class Joined(Sequence[T]):
    """Sequences one after another, as one."""

    def __init__(self, parts: Sequence[Sequence[T]]) -> None:
        self._parts = parts
        self._ends = list(accumulate(map(len, parts)))

    @overload
    def __getitem__(self, position: int) -> T: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[T]: ...
    def __getitem__(self, position: int | slice) -> T | Sequence[T]:
        if isinstance(position, slice):
            return [self[at] for at in range(*position.indices(len(self)))]
        part = bisect_right(self._ends, position)
        return self._parts[part][position - self._ends[part]]  # from the end of that part backwards

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(self._parts)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0
