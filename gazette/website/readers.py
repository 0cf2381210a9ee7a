"""Who read a cell: so that an edit looks at those alone, and not at every file of an archive.

Kept by one process from build to build. More readers than there are do no harm, since each is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from gazette.website.cells import Cell, Reads

T = TypeVar("T")


class Reader(Protocol):
    """What was made or derived from cells."""

    @property
    def reads(self) -> Reads:
        """Those cells."""


class Readers:
    """Who read what, as a trace has it: its tasks by name, and what was derived."""

    def __init__(self, made: Mapping[str, Reader], derived: Mapping[Cell, Reader]) -> None:
        self.numbers = {name: number for number, name in enumerate(made)}  # of tasks, in their order
        self._tasks: dict[Cell, list[str]] = {}
        self._derived: dict[Cell, list[Cell]] = {}
        _note(self._tasks, made, {})
        _note(self._derived, derived, {})

    def made(self, now: Mapping[str, Reader], before: Mapping[str, Reader]) -> None:
        """Note what was made since."""
        _note(self._tasks, now, before)

    def was_derived(self, now: Mapping[Cell, Reader], before: Mapping[Cell, Reader]) -> None:
        """Note what was derived since."""
        _note(self._derived, now, before)

    def tasks(self, cells: Iterable[Cell]) -> set[str]:
        """The tasks that read any of the cells."""
        return {name for cell in cells for name in self._tasks.get(cell, ())}

    def derived(self, cells: Iterable[Cell]) -> Iterator[Cell]:
        """What was derived from any of the cells, at first hand."""
        return (reader for cell in cells for reader in self._derived.get(cell, ()))


def _note(readers: dict[Cell, list[T]], now: Mapping[T, Reader], before: Mapping[T, Reader]) -> None:
    for reader, each in now.items():
        known = before.get(reader)
        if known is each:
            continue
        for cell in set(each.reads).difference(known.reads) if known else each.reads:
            if cell in readers:
                readers[cell].append(reader)
            else:
                readers[cell] = [reader]
