"""What was made of a variant, folded up: the trace of a build from nothing, in a twentieth of the memory.

A file is read from dozens of cells and an archive has hundreds of thousands of files, so that cells are numbers here
and digests are bytes. `Numbers` also makes what processes hand over small.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, filterfalse

from gazette.rows import WIDTH, Rows
from gazette.website.cells import DERIVED, GONE, Cell, Derived, Notes
from gazette.website.trace import Made, Trace
from gazette.website.tracing import filing

Folded = tuple[bytes, tuple[Cell, ...]]  # the numbers of cells, and those cells that have none yet

_WIDTH = 16  # bytes of a digest; GONE is all zeros


class Numbers:
    """Cells as numbers: those of articles by their kind and position, then what many read, all others as they come.

    A process that was forked knows those of its parent, which alone gives new ones.
    """

    def __init__(self, notes: Notes) -> None:
        self._positions, self._slugs = notes.positions, notes.slugs
        self._kinds = sorted({*notes.rows, *DERIVED, "order"})
        self._first = {kind: number * len(self._slugs) for number, kind in enumerate(self._kinds)}
        self._rows = len(self._kinds) * len(self._slugs)
        self._other: list[Cell] = list(dict.fromkeys(cell for cell in notes.common() if self._row(cell) is None))
        self._others = {cell: number for number, cell in enumerate(self._other, self._rows)}

    def __len__(self) -> int:
        return self._rows + len(self._other)

    def fold(self, cells: Iterable[Cell]) -> Folded:
        """Cells as numbers."""
        first, positions, others = self._first.get, self._positions.get, self._others.get
        known: list[int] = []
        new: list[Cell] = []
        for cell in cells:
            start, position = first(cell[0]), positions(cell[1])  # as `number`, which would take longer
            number = others(cell) if start is None or position is None else start + position
            if number is None:
                new.append(cell)
            else:
                known.append(number)
        return array(WIDTH, known).tobytes(), tuple(new)

    def number(self, cell: Cell) -> int | None:
        """The number of a cell, where it has one."""
        number = self._row(cell)
        return self._others.get(cell) if number is None else number

    def _row(self, cell: Cell) -> int | None:
        """The number of a cell of an article."""
        start, position = self._first.get(cell[0]), self._positions.get(cell[1])
        return None if start is None or position is None else start + position

    def numbers(self, folded: Folded) -> array[int]:
        """The numbers of what was folded, new cells included."""
        found = array(WIDTH)
        found.frombytes(folded[0])
        for cell in folded[1]:
            number = self._others.setdefault(cell, len(self))
            if number == len(self):
                self._other.append(cell)
            found.append(number)
        return found

    def cell(self, number: int) -> Cell:
        """The cell of a number."""
        if number >= self._rows:
            return self._other[number - self._rows]
        kind, position = divmod(number, len(self._slugs))
        return self._kinds[kind], self._slugs[position]


class Ledger:
    """What is made, task by task, with what the cells said that it was read from."""

    def __init__(self, notes: Notes, numbers: Numbers, root: str) -> None:
        """`root`: where the files of the variant stand."""
        self.numbers, self._notes, self._root = numbers, notes, root
        self._said = bytearray(_WIDTH * len(self.numbers))  # by number
        self._known = bytearray(len(self.numbers))  # whether that is there
        self._names: list[str] = []  # of tasks
        self._reads = Rows()
        self._ends = array("Q")  # where the files of each task end
        self._derived, self._derived_reads = array(WIDTH), Rows()
        self.paths: list[str] = []  # of files
        self._digests = bytearray()
        self._listed = bytearray()

    def knows(self, cell: Cell) -> bool:
        """Whether it is noted what a cell says."""
        number = self.numbers.number(cell)
        return number is not None and bool(self._grown()[number])

    # --- writing it

    def derived(self, cells: Folded, each: Sequence[tuple[str, Folded]]) -> None:
        """Note what was derived, cell by cell, unless another process did before."""
        for number, (digest, reads) in zip(self.numbers.numbers(cells), each, strict=True):
            if not self._grown()[number]:
                self._note(number, digest)
                self._derived.append(number)
                self._derived_reads.append(self._read(reads))

    def made(self, name: str, files: Sequence[tuple[str, str]], listed: Sequence[str], reads: Folded) -> None:
        """Note what a task made. Files are listed by their paths inside the variant."""
        self._names.append(name)
        self._reads.append(self._read(reads))
        for path, digest in files:
            self.paths.append(path)
            self._digests += bytes.fromhex(digest)
        self._listed += bytes(path.removeprefix(self._root) in listed for path, _ in files)
        self._ends.append(len(self.paths))

    def _read(self, reads: Folded) -> array[int]:
        """Numbers of cells; those that are new are asked what they say: now, while other processes work."""
        numbers, known = self.numbers.numbers(reads), self._grown()
        for number in list(filterfalse(known.__getitem__, numbers)):
            if (cell := self.numbers.cell(number))[0] not in DERIVED:
                self._note(number, self._notes.said(cell))
        return numbers

    def _grown(self) -> bytearray:
        """Which cells are known, of all that have numbers by now."""
        if missing := len(self.numbers) - len(self._known):
            self._known += bytes(missing)
            self._said += bytes(_WIDTH * missing)
        return self._known

    def _note(self, number: int, digest: str) -> None:
        self._known[number] = 1
        if digest != GONE:
            self._said[_WIDTH * number : _WIDTH * (number + 1)] = bytes.fromhex(digest)

    # --- reading it

    def trace(self) -> Trace:
        """The same unfolded, for whoever compares."""
        cell = self.numbers.cell
        cells: dict[Cell, Cell] = {}  # each one once

        def unfolded(row: array[int]) -> tuple[Cell, ...]:
            return tuple([cells.setdefault(each, each) for each in map(cell, row)])

        return Trace(
            {
                name: Made(tuple(self._of(files)), tuple(self._listed_of(files)), unfolded(reads))
                for name, files, reads in self._tasks()
            },
            {cell(number): Derived(self._digest(number), unfolded(reads)) for number, reads in self._derivations()},
            {cell(number): self._digest(number) for number in self._plain_cells()},
            self._notes.pages,
            self._filing(),
        )

    def listed(self) -> Iterator[str]:
        """The paths of the pages that the sitemap lists."""
        return self._listed_of(slice(None))

    def plain(self) -> dict[str, object]:
        """As `Trace.plain`, part by part."""
        cell = self.numbers.cell
        places = array(WIDTH, bytes(4 * len(self._known)))  # of cells in what is written, by number
        for place, number in enumerate((*self._plain_cells(), *self._derived)):
            places[number] = place

        def row(reads: array[int]) -> list[int]:
            return list(map(places.__getitem__, reads))

        return {
            "cells": ((*cell(number), self._digest(number)) for number in self._plain_cells()),
            "derived": ((*cell(number), self._digest(number), row(reads)) for number, reads in self._derivations()),
            "made": (
                (name, list(self._of(files)), list(self._listed_of(files)), row(reads))
                for name, files, reads in self._tasks()
            ),
            "pages": dict(self._notes.pages),
            "filing": self._filing(),
        }

    def _filing(self) -> str:
        number = self.numbers.number

        def said(cell: Cell) -> str:
            at = number(cell)
            return self._digest(at) if at is not None and self._grown()[at] else self._notes.said(cell)

        return filing(self._notes, said)

    def _tasks(self) -> Iterator[tuple[str, slice, array[int]]]:
        ends = array("Q", [0, *self._ends])
        yield from zip(self._names, map(slice, ends, ends[1:]), self._reads, strict=False)

    def _derivations(self) -> Iterator[tuple[int, array[int]]]:
        yield from zip(self._derived, self._derived_reads, strict=True)

    def _plain_cells(self) -> Iterator[int]:
        """Those that are not derived."""
        derived = set(self._derived)
        return (number for number, known in enumerate(self._known) if known and number not in derived)

    def _of(self, files: slice) -> Iterator[tuple[str, str]]:
        for at, path in enumerate(self.paths[files], files.start):
            yield path, self._digests[_WIDTH * at : _WIDTH * (at + 1)].hex()

    def _listed_of(self, files: slice) -> Iterator[str]:
        return (path.removeprefix(self._root) for path in compress(self.paths[files], self._listed[files]))

    def _digest(self, number: int) -> str:
        said = self._said[_WIDTH * number : _WIDTH * (number + 1)]
        return said.hex() if any(said) else GONE
