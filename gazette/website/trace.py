"""What the last build knew of a variant's files, and which of them are still right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from gazette.website import dataset, figuredata
from gazette.website.cells import DERIVED, Cell, Derived, Notes, Reads
from gazette.website.edition import Edition
from gazette.website.readers import Readers
from gazette.website.stock import Names
from gazette.website.tracing import OF_THE_PAGE, PROTECTED, filing, is_filed


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
    pages: Mapping[str, str] = field(default_factory=dict)  # the digests of the articles' files, by slug
    filing: str = ""  # the digest of all that says where articles are filed (tracing.py)
    origin: Trace | None = field(default=None, compare=False, repr=False)  # the one on the disk that it goes back to

    def trace(self) -> Trace:
        """Itself; another form of it (ledger.py) is unfolded."""
        return self

    def listed(self) -> Iterator[str]:
        """The paths of the pages that the sitemap lists."""
        return (path for each in self.made.values() for path in each.listed)

    def plain(self) -> dict[str, object]:
        """As what JSON can hold. Cells are read again and again, so they stand once, with what they said, and are
        named by their numbers."""
        number = {cell: n for n, cell in enumerate((*self.digests, *self.derived))}

        def row(reads: Reads) -> list[int]:
            return list(map(number.__getitem__, reads))

        return {
            "cells": ([*cell, digest] for cell, digest in self.digests.items()),
            "derived": ([*cell, each.digest, row(each.reads)] for cell, each in self.derived.items()),
            "made": ([name, each.files, each.listed, row(each.reads)] for name, each in self.made.items()),
            "pages": dict(self.pages),
            "filing": self.filing,
        }


def filed_alike(before: Trace, notes: Notes) -> bool:
    """Take over what the last build's cells said as far as they must say the same: those of articles whose files are
    the same, and, where nothing is filed otherwise, those of all lists. Whether that is so."""
    if before.digests.get(PROTECTED) != notes.digest(PROTECTED):
        return False
    notes.take(before.digests, OF_THE_PAGE, before.pages)
    if before.filing != filing(notes, notes.digest):
        return False
    notes.know({cell: said for cell, said in before.digests.items() if is_filed(cell)})
    return True


def names(before: Trace) -> Names:
    """What there was of each kind that is listed, in the order in which it was made."""

    def of(kind: str, path: Callable[[str], str] = str) -> tuple[str, ...]:
        found = {path(name): name for cell, name in before.digests if cell == kind}
        return tuple(found[name] for name in before.made if name in found)

    parts = of("figure file", partial(figuredata.path_of, kind="csv"))
    data = of("data file", partial(dataset.path_of, kind="jsonl"))
    return Names(of("list"), of("figures"), parts, data, of("entry page"))


class Comparison:
    """The last trace beside the edition as it is now. What was derived is compared only where somebody asks."""

    def __init__(self, before: Trace, edition: Edition, readers: Readers | None = None) -> None:
        """`readers` are those of the trace, of an archive with the same articles."""
        assert edition.notes is not None
        self._before = before
        self._edition = edition
        self._notes = edition.notes
        self._changed = self._notes.otherwise(before.digests)
        self.doubtful = self._reached(readers) if readers else self._concerned()
        self._known: dict[Cell, bool] = {}  # of what is doubtful
        self._notes.derived.update(before.derived)
        for cell in self.doubtful:
            del self._notes.derived[cell]
        self._notes.stands = self._stands

    @property
    def concerned(self) -> set[Cell]:
        """What changed, and what was derived from that."""
        return self._changed | self.doubtful

    def _reached(self, readers: Readers) -> set[Cell]:
        """What was derived from something that changed, at first hand or not, as readers tell."""
        found: set[Cell] = set()
        new = self._changed
        while new:
            new = {cell for cell in readers.derived(new) if cell in self._before.derived} - found
            found |= new
        return found

    def _concerned(self) -> set[Cell]:
        """What was derived from something that changed, at first hand or not; or of an article that is gone."""
        derived, positions = self._before.derived, self._notes.positions
        found = {cell for cell in derived if cell[1] not in positions}
        new = self._changed | found
        while new:
            new = {cell for cell, each in derived.items() if cell not in found and not new.isdisjoint(each.reads)}
            found |= new
        return found

    def changed(self, reads: Iterable[Cell]) -> list[Cell]:
        """Those cells that do not say what they said, in an order of their own."""
        return sorted(cell for cell in reads if not self._stands(cell))

    def stand(self, reads: Reads) -> bool:
        """Whether all of the cells say what they said."""
        return self._changed.isdisjoint(reads) and (
            self.doubtful.isdisjoint(reads) or all(map(self._stands, self.doubtful.intersection(reads)))
        )

    def _stands(self, cell: Cell) -> bool:
        if cell[0] not in DERIVED:
            return cell in self._before.digests and cell not in self._changed
        if cell not in self.doubtful:
            return cell in self._before.derived
        if cell not in self._known:
            self._known[cell] = False  # whoever asks while it is found out
            self._known[cell] = self._comes_out_the_same(cell)
        return self._known[cell]

    def _comes_out_the_same(self, cell: Cell) -> bool:
        """What was derived stands where all that it was derived from does, or where it says the same all the same."""
        before = self._before.derived[cell]
        if cell[1] not in self._notes.positions:
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
    assert edition.notes is not None
    notes = edition.notes
    derived, digests = _told({cell for each in made.values() for cell in each.reads}, edition)
    return Trace(made, derived, digests, notes.pages, filing(notes, notes.digest))


def carried(before: Trace, made: Mapping[str, Made], new: Iterable[str], edition: Edition) -> Trace:
    """The same where only `new` was made anew: quick, and it may know more."""
    notes = edition.notes
    assert notes is not None
    derived, digests = _told({cell for name in new for cell in made[name].reads}, edition)
    known = {cell: notes.derived[cell] for cell in before.derived if cell in notes.derived}
    again = notes.doubtful.intersection(before.digests) if notes.goes_on(before.digests) else before.digests
    said = {**before.digests, **{cell: notes.digest(cell) for cell in again}, **digests}
    notes.told = said
    return Trace(made, known | derived, said, notes.pages, filing(notes, notes.digest), before.origin)


def _told(waiting: set[Cell], edition: Edition) -> tuple[dict[Cell, Derived], dict[Cell, str]]:
    """What cells say, and what those say that they were derived from."""
    notes = edition.notes
    assert notes is not None
    derived: dict[Cell, Derived] = {}
    digests: dict[Cell, str] = {}
    while waiting:
        cell = waiting.pop()
        if cell[0] not in DERIVED:
            digests[cell] = notes.digest(cell)
        elif cell not in derived:
            derived[cell] = notes.derived[cell]
            waiting.update(derived[cell].reads)
    return derived, digests
