"""Who read a cell: so that an edit looks at those alone, and not at every file of an archive.

Kept by one process from build to build. More readers than there are do no harm, since each is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from gazette.website.cells import Cell, Derived
from gazette.website.trace import Made, Trace

T = TypeVar("T")


class Readers:
    """Who read what, as a trace has it."""

    def __init__(self, trace: Trace) -> None:
        self.numbers = {name: number for number, name in enumerate(trace.made)}  # of tasks, in their order
        self._tasks: dict[Cell, list[str]] = {}
        self._derived: dict[Cell, list[Cell]] = {}
        for name, made in trace.made.items():
            _add(self._tasks, name, made.reads)
        for cell, derived in trace.derived.items():
            _add(self._derived, cell, derived.reads)

    def note(self, before: Trace, made: Mapping[str, Made], derived: Mapping[Cell, Derived]) -> None:
        """Note what was made and derived since."""
        for name, each in made.items():
            _add(self._tasks, name, set(each.reads).difference(before.made[name].reads))
        for cell, one in derived.items():
            known = before.derived.get(cell)
            if one is not known:
                _add(self._derived, cell, set(one.reads).difference(known.reads if known else ()))

    def tasks(self, cells: Iterable[Cell]) -> set[str]:
        """The tasks that read any of the cells."""
        return {name for cell in cells for name in self._tasks.get(cell, ())}

    def derived(self, cells: Iterable[Cell]) -> Iterator[Cell]:
        """What was derived from any of the cells, at first hand."""
        return (reader for cell in cells for reader in self._derived.get(cell, ()))


def _add(readers: dict[Cell, list[T]], reader: T, reads: Iterable[Cell]) -> None:
    for cell in reads:
        known = readers.get(cell)
        if known is None:
            readers[cell] = [reader]
        else:
            known.append(reader)
