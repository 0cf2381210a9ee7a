"""Rows of whole numbers, one after another in one array: lists of them take ten times the memory, and a process that
looks at a list copies what it shared with others."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

WIDTH = "I"  # 32 bits


class Rows:
    """Rows by number, in the order in which they were appended."""

    def __init__(self, rows: Iterable[Iterable[int]] = ()) -> None:
        self.all, self._ends = array(WIDTH), array("Q", [0])
        for row in rows:
            self.append(row)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def append(self, row: Iterable[int]) -> None:
        """Add a row."""
        self.all.extend(row)
        self._ends.append(len(self.all))

    def bounds(self, at: int) -> tuple[int, int]:
        """Where a row stands in `all`."""
        return self._ends[at], self._ends[at + 1]

    def __getitem__(self, at: int) -> array[int]:
        return self.all[self._ends[at] : self._ends[at + 1]]

    def __iter__(self) -> Iterator[array[int]]:
        return map(self.all.__getitem__, map(slice, self._ends, self._ends[1:]))

    def turned(self, count: int) -> Rows:
        """For each of `count` numbers the rows that have it, in their order.

        >>> list(map(list, Rows([[0, 2], [2]]).turned(3)))
        [[0], [], [0, 1]]
        """
        ends = array("Q", bytes(8 * (count + 1)))
        for number in self.all:
            ends[number + 1] += 1
        for number in range(count):
            ends[number + 1] += ends[number]
        places, other = ends[:-1], Rows()
        other.all, other._ends = array(WIDTH, bytes(4 * len(self.all))), ends
        for at, row in enumerate(self):
            for number in row:
                other.all[places[number]] = at
                places[number] += 1
        return other
