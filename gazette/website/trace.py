"""What the last build knew of a variant's files, and which of them are still right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gazette.website.cells import DERIVED, Cell, Derived, Reads
from gazette.website.edition import Edition


@dataclass(frozen=True, slots=True)
class Made:
    """What was made in one go: each file with its digest, which of them the sitemap lists, and the cells that were
    read."""

    files: tuple[tuple[str, str], ...]
    listed: tuple[str, ...]
    reads: Reads


@dataclass(frozen=True, slots=True)
class Trace:
    """All that was made of a variant, by name, with what the cells said then."""

    made: Mapping[str, Made] = field(default_factory=dict)
    derived: Mapping[Cell, Derived] = field(default_factory=dict)
    digests: Mapping[Cell, str] = field(default_factory=dict)  # of the cells that are not derived


class Comparison:
    """The last trace beside the edition as it is now. Nothing is computed that need not be."""

    def __init__(self, before: Trace, edition: Edition) -> None:
        assert edition.notes is not None
        self._before = before
        self._edition = edition
        self._notes = edition.notes
        self._known: dict[Cell, bool] = {}
        self._standing: set[Cell] = set()  # those of them that say what they said
        self._notes.stands = self._stands

    def changed(self, reads: Iterable[Cell]) -> list[Cell]:
        """Those cells that do not say what they said, in an order of their own."""
        return sorted(cell for cell in reads if not self._stands(cell))

    def stand(self, reads: Reads) -> bool:
        """Whether all of the cells say what they said."""
        return reads <= self._standing or all(map(self._stands, reads - self._standing))

    def _stands(self, cell: Cell) -> bool:
        if cell not in self._known:
            self._known[cell] = False  # whoever asks while it is found out
            self._known[cell] = self._derived_stands(cell) if cell[0] in DERIVED else self._says_the_same(cell)
            if self._known[cell]:
                self._standing.add(cell)
        return self._known[cell]

    def _says_the_same(self, cell: Cell) -> bool:
        return self._before.digests.get(cell) == self._notes.digest(cell)

    def _derived_stands(self, cell: Cell) -> bool:
        """What was derived stands where all that it was derived from does, or where it comes out the same."""
        before = self._before.derived.get(cell)
        if before is None or cell[1] not in self._notes.positions:
            return False
        if self.stand(before.reads):
            self._notes.derived.setdefault(cell, before)
            return True
        outer, self._notes.reads = self._notes.reads, set()
        self._notes.derive(self._edition, cell[0], self._notes.positions[cell[1]])
        self._notes.reads = outer
        return self._notes.derived[cell].digest == before.digest


def trace(made: Mapping[str, Made], edition: Edition) -> Trace:
    """What the next build needs to know, of the cells that were read."""
    notes = edition.notes
    assert notes is not None
    derived, digests = {}, {}
    waiting = {cell for each in made.values() for cell in each.reads}
    while waiting:
        cell = waiting.pop()
        if cell[0] not in DERIVED:
            digests[cell] = notes.digest(cell)
        elif cell not in derived:
            derived[cell] = notes.derived[cell]
            waiting |= derived[cell].reads
    return Trace(made, derived, digests)
