"""One script's website, file by file: what is still right is kept, the rest is made anew."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from gazette.model import Problem
from gazette.parallel import FEW, spread
from gazette.stream import Item, Keep, Output, Plain, Standing, Stored, stored
from gazette.unfolded import Unfolded
from gazette.website.cells import DERIVED, Cell, Derived, Reads
from gazette.website.edition import Edition
from gazette.website.ledger import Folded, Ledger, Numbers
from gazette.website.printing import Printer
from gazette.website.readers import Readers
from gazette.website.ready import Pieces
from gazette.website.trace import Comparison, Made, Trace, carried, trace
from gazette.website.tracing import EVERYWHERE, in_words
from gazette.website.view import View

FIRST = "nothing is known of an earlier build"  # why files are made
_TOLD = 3  # cells that a reason names


@dataclass(frozen=True, slots=True)
class Task:
    """Files that are made in one go: views still to be printed, or paths inside the variant with their bytes.

    `given` is the cell that they are made from besides what they read of their edition; `article` the position of the
    one that they are the page of, where they are one's. What is `long` is handed to a process by itself.
    """

    name: str
    make: Callable[[], Iterable[View | tuple[str, bytes]]]
    given: Cell | None = None
    article: int | None = None
    long: bool = False


Sent = tuple[str, bytes | Plain | None]  # an Output on its way from process to process


class Result(NamedTuple):
    """What a task gave, and what was derived on the way; with cells as numbers, since they go to another process, as
    does a tuple in less time than a dataclass."""

    items: tuple[Sent | Problem, ...]
    files: tuple[tuple[str, str], ...]  # as `Made` has them
    listed: tuple[str, ...]
    reads: Folded
    derived: Folded
    derivations: tuple[tuple[str, Folded], ...]  # of each of them the digest, and what it was derived from
    pieces: tuple[bytes, ...]  # what the card of the article is printed as


class Variant:
    """The files of a traced edition. `intact` are the paths that stand in the site as the last build left them."""

    def __init__(
        self,
        edition: Edition,
        tasks: Sequence[Task],
        printer: Printer,
        before: Trace,
        intact: Collection[str],
        keep: Keep,
        ready: Callable[[], object],
        readers: Readers | None = None,
    ) -> None:
        """`ready` finds out what tasks share, for whoever does many of them. `readers` are those of the trace `before`
        where that has the same tasks."""
        assert edition.notes is not None
        self._edition, self._notes = edition, edition.notes
        self._tasks, self._printer, self._ready = tasks, printer, ready
        self._before, self._intact, self._keep = before, intact, keep
        self._readers = readers
        self._now = Comparison(before, edition, readers)
        self._numbers = Numbers(edition.notes)
        self.reasons: Sequence[tuple[str, str]] = []  # why each file was made anew
        self._cells: dict[Cell, Cell] = {}  # each one once, however many processes have sent it

    def files(self, jobs: int) -> Generator[Item, None, Trace | Ledger]:
        """Every file, those of one task after those of another."""
        stale = self._stale()
        if len(stale) > FEW:
            self._printer.templates.compile(self._edition.script)  # once, for all processes
            self._ready()
        long = sum(1 for _ in takewhile(lambda number: self._tasks[number].long, stale))
        made_anew = spread(self._make, stale, jobs, alone=long)
        if not self._before.made:
            return (yield from self._first(made_anew))
        new: dict[str, Made] = {}
        self.reasons = reasons = list[tuple[str, str]]()
        for number, result in zip(stale, made_anew, strict=True):
            task = self._tasks[number]
            new[task.name] = yield from self._anew(task, result, reasons)
        if self._readers:
            made = {**self._before.made, **new}
        else:
            made = {task.name: new.get(task.name) or self._before.made[task.name] for task in self._tasks}
        yield Standing([path for name, each in made.items() if name not in new for path, _ in each.files])
        if not self._notes.follows and len(stale) > FEW:
            return trace(made, self._edition)
        now = carried(self._before, made, new, self._edition)
        if self._readers:
            self._readers.made(new, self._before.made)
            self._readers.was_derived(now.derived, self._before.derived)
        return now

    def _stale(self) -> list[int]:
        """The numbers of the tasks that have to be done."""
        if not self._readers:
            return [number for number, task in enumerate(self._tasks) if not self._right(task)]
        made, intact = self._before.made, self._intact
        lost = {name for name, each in made.items() for path, _ in each.files if path not in intact}
        concerned = self._readers.tasks(self._now.concerned) | lost
        numbers = sorted(map(self._readers.numbers.__getitem__, concerned))
        return [number for number in numbers if not self._right(self._tasks[number])]

    def _first(self, results: Iterable[Result]) -> Generator[Item, None, Ledger]:
        """Every file of a build from nothing. What was printed of articles, lists show."""
        ledger = Ledger(self._notes, self._numbers, self._edition.root)
        self._notes.noted = ledger.knows  # for processes that are forked anew
        with contextlib.closing(Pieces(len(self._notes.slugs))) as self._notes.pieces:  # before processes are forked
            for task, result in zip(self._tasks, results, strict=True):
                yield from map(_received, result.items)
                ledger.derived(result.derived, result.derivations)
                ledger.made(task.name, result.files, result.listed, result.reads)
                if task.article is not None:
                    self._notes.pieces.put(task.article, result.pieces)
        self._notes.pieces = None
        self.reasons = Unfolded(ledger.paths, _first_reason)
        return ledger

    def _right(self, task: Task) -> bool:
        """Whether nothing of what a task made need be made again."""
        before = self._before.made.get(task.name)
        return (
            before is not None
            and (task.given is None or task.given in before.reads)
            and self._now.stand(before.reads)
            and all(path in self._intact for path, _ in before.files)
        )

    def _anew(self, task: Task, result: Result, reasons: list[tuple[str, str]]) -> Generator[Item, None, Made]:
        for cell, (digest, reads) in zip(self._unfolded(result.derived), result.derivations, strict=True):
            self._notes.derived[cell] = Derived(digest, self._unfolded(reads))
        before = self._before.made.get(task.name)
        known = dict(before.files) if before else {}
        for item in map(_received, result.items):
            if not isinstance(item, Problem) and item[1] is not None:
                reasons.append((item[0], self._reason(before, item[0] in known)))
            yield item
        return Made(result.files, result.listed, self._unfolded(result.reads))

    def _unfolded(self, folded: Folded) -> Reads:
        """The same cells: most are read for a dozen files."""
        cells = tuple(map(self._numbers.cell, self._numbers.numbers(folded)))
        for cell in cells:
            if cell not in self._cells and cell[0] not in DERIVED:
                self._notes.digest(cell)  # now, while other processes work, and not when they are done
        return tuple(map(self._cells.setdefault, cells, cells))

    def _reason(self, before: Made | None, known: bool) -> str:
        if before is None or not known:
            return "it is new"
        changed = tuple(dict.fromkeys(map(in_words, self._now.changed(before.reads))))
        more = f" and {len(changed) - _TOLD} more" if len(changed) > _TOLD else ""
        return ", ".join(changed[:_TOLD]) + more or "its file was changed or is missing"

    # --- in each process

    def _make(self, number: int) -> Result:
        """Do a task, and note what it reads."""
        task, notes = self._tasks[number], self._notes
        notes.reads = {*EVERYWHERE, *([task.given] if task.given else [])}
        before = self._before.made.get(task.name)
        known = dict(before.files) if before else {}
        items: list[Sent | Problem] = []
        files: list[tuple[str, str]] = []
        listed: list[str] = []
        for each in task.make():
            if isinstance(each, View):
                notes.reads.add(("template", each.template))
                listed += [each.path] if each.head.index else []
            path, key, item = self._printed(each, known)
            items.append(item)
            files.append((path, key))
        reads, pieces = notes.reads, self._pieces(task)
        derived, fold = notes.handover(), self._numbers.fold
        derivations = tuple((each.digest, fold(each.reads)) for each in derived.values())
        return Result(tuple(items), tuple(files), tuple(listed), fold(reads), fold(derived), derivations, pieces)

    def _pieces(self, task: Task) -> tuple[bytes, ...]:
        """What the card of an article is printed as, for its lists, where they will be made."""
        if task.article is None or self._notes.pieces is None:
            return ()
        self._notes.reads = set()  # its page does not show it
        return self._printer.pieces(self._edition.card(task.article))

    def _printed(self, each: View | tuple[str, bytes], known: Mapping[str, str]) -> tuple[str, str, Sent | Problem]:
        """A file's path and digest, and the file itself, unless it stands in the site already."""
        item = self._printer.page(each) if isinstance(each, View) else (self._edition.root + each[0], each[1])
        if isinstance(item, Problem):
            return "", "", item
        path, data = item
        whole = hashlib.sha256(data).hexdigest()
        key = whole[:32]  # as cells have it
        if known.get(path) == key and path in self._intact:
            return path, key, (path, None)
        kept = self._keep(path, data, whole)
        return path, key, (path, kept.plain() if isinstance(kept, Stored) else kept)


def _received(item: Sent | Problem) -> Output | Problem:
    if isinstance(item, Problem):
        return item
    path, data = item
    return path, stored(data) if isinstance(data, tuple) else data


def _first_reason(path: str) -> tuple[str, str]:
    return path, FIRST
