"""What a file of the website was made from, noted as it is read: so that an edit makes anew what shows it and no more.

A *cell* is one thing that can be read of an edition: the front matter of an article, its text, what stands under a
topic, the address of a name. `traced` (tracing.py) gives an edition that looks like any other and notes each cell as
it is read. A file is right as long as all cells that were read for it say the same. Nobody has to declare what a page
depends on, and what a builder begins to read tomorrow is noted tomorrow. (Verifying traces, in the words of Mokhov,
Mitchell and Peyton Jones, Build Systems à la Carte, 2018.)

Articles are named by their slugs, since positions move when others come and go. What takes long, or says little of
much, can be `derived`: it is computed once, is a cell itself and has its own cells; where those changed and it says the
same all the same, nothing that read it is made anew.
"""

from __future__ import annotations

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import chain, zip_longest
from typing import Any, TypeVar

Cell = tuple[str, str]  # kind and name; WHOLE for all of a kind
Reads = tuple[Cell, ...]  # each once; very many are kept, and sets take eight times the memory
WHOLE = ""
GONE = "gone"  # the digest of a cell that is not there
_RECALLED = 20_000  # values of about 1 kB
T = TypeVar("T")


def digest(value: object) -> str:
    """A digest of what a value says: bytes, or frozen dataclasses, tuples, mappings, texts and numbers, nested."""
    data = value if isinstance(value, bytes) else marshal.dumps(_plain(value), _BY_VALUE)
    return hashlib.sha256(data).hexdigest()[:32]


_BY_VALUE = 2  # the last of marshal's formats in which equal values have the same bytes, whoever else refers to them
_ATOMS = frozenset((str, int, float, bool, type(None)))
_ROWS = (tuple, list)


def _plain(value: object) -> Any:
    """A value as tuples of what `marshal` writes, which takes a fraction of the time of `repr`."""
    if type(value) in _ATOMS:
        return value
    parts = _parts(value)
    kinds = set(map(type, parts))
    if kinds <= _ATOMS:
        return tuple(parts)
    if all(issubclass(kind, _ROWS) for kind in kinds) and _ATOMS.issuperset(map(type, chain.from_iterable(parts))):
        return tuple(map(tuple, parts))  # rows of texts and numbers, which are many
    return tuple(map(_plain, parts))


def _parts(value: object) -> Sequence[Any]:
    """What a value is made of."""
    if isinstance(value, _ROWS):
        return value
    if names := getattr(value, "__dataclass_fields__", ()):
        return [getattr(value, name) for name in names]
    return tuple(value.items()) if isinstance(value, Mapping) else (repr(value),)


@dataclass(frozen=True, slots=True)
class Derived:
    """What was derived: the digest of what it says, and the cells that were read for it."""

    digest: str
    reads: Reads


class Notes:
    """The cells of one edition, and which of them were read since `reads` was last set."""

    def __init__(self, slugs: Sequence[str]) -> None:
        self.slugs = slugs
        self.positions = {slug: position for position, slug in enumerate(slugs)}
        self.sources: dict[str, Callable[[str], object]] = {}  # by kind: what the cell of a name says, or KeyError
        self.reads: set[Cell] = set()
        self.everywhere: frozenset[Cell] = frozenset()  # what everything is made from, whatever else it reads
        self.derived: dict[Cell, Derived] = {}
        self._fresh: dict[Cell, Derived] = {}  # not handed over yet
        self.noted: Callable[[Cell], bool] = _never  # whether whoever is handed what is derived has it already
        self._values: dict[Cell, Any] = {}  # of what is derived
        self._recalled: dict[tuple[Any, ...], tuple[Any, Reads]] = {}
        self.passing: Container[str] = ()  # kinds of which no value is kept, since it is long and read once
        self._digests: defaultdict[str, dict[str, str]] = defaultdict(dict)  # by kind and name
        self.doubtful: set[Cell] = set()  # what an earlier build found of other values, and what now has to be found
        self.told: Mapping[Cell, str] | None = None  # the digests of the trace that goes back to these notes
        self.whole: dict[str, object] = {}  # by kind: what all its cells are told from
        self.rows: dict[str, Sequence[object]] = {}  # by kind: what the cell of each article is told from, by position
        self.named: dict[str, Mapping[str, object]] = {}  # by kind: what each cell is told from, by name
        self.keys: list[Iterable[Cell]] = []  # those of mappings whose keys are no articles
        self._earlier: Notes | None = None
        self.pages: Mapping[str, str] = {}  # the digests of the articles' files, by slug
        self.pieces: Any = None  # what is printed of each article, where lists are made from that (ready.py)
        self.stands: Callable[[Cell], bool] | None = None  # whether what is derived is what the last build derived

    def common(self) -> Iterator[Cell]:
        """Cells that many files are made from: those that are known before anything is read, and are no articles'."""
        yield from ((kind, WHOLE) for kind in self.sources)
        for cells in self.keys:
            yield from cells

    def adopt(self, earlier: Notes) -> None:
        """Take over what an earlier build of this process found of the very same values."""
        if earlier.slugs != self.slugs:
            return
        self._earlier, earlier._earlier = earlier, None
        for kind, found in earlier._digests.items():
            other = found.keys() & set(self._others(kind, found, earlier))
            self._digests[kind] = {name: digest for name, digest in found.items() if name not in other}
            self.doubtful.update((kind, name) for name in other)

    def _others(self, kind: str, names: Iterable[str], earlier: Notes) -> Iterable[str]:
        """The names of the cells of a kind that an earlier build of this process found of other values."""
        if kind in self.rows:
            now, before = self.rows[kind], earlier.rows.get(kind, ())
            if now is before:
                return ()
            other = [slug for slug, one, last in zip_longest(self.slugs, now, before) if one is not last]
            return [*other, WHOLE] if other else ()
        if kind in self.named:
            values, known = self.named[kind], earlier.named.get(kind, {})
            return [name for name in names if (value := values.get(name)) is None or value is not known.get(name)]
        return () if kind in self.whole and earlier.whole.get(kind, self) is self.whole[kind] else names

    def goes_on(self, told: Mapping[Cell, str]) -> bool:
        """Whether a trace with these digests goes back to the notes that were taken over."""
        return self._earlier is not None and self._earlier.told is told

    def take(self, said: Mapping[Cell, str], kinds: Iterable[str], pages: Mapping[str, str]) -> None:
        """Take what another process found out of pages that are the same still: `kinds` say no more than they do."""
        same = [slug for slug, page in pages.items() if page and self.pages.get(slug) == page]
        for kind in kinds:
            self._digests[kind].update((slug, known) for slug in same if (known := said.get((kind, slug))) is not None)

    def know(self, said: Mapping[Cell, str]) -> None:
        """Take over what cells say."""
        for (kind, name), each in said.items():
            self._digests[kind][name] = each

    @property
    def follows(self) -> bool:
        """Whether an earlier build of this process was taken over."""
        return self._earlier is not None

    def _kept(self, cell: Cell) -> bool:
        """Take over what an earlier build derived, where that stands; whether it does."""
        earlier = self._earlier
        if earlier is None or cell not in earlier._values or self.stands is None or not self.stands(cell):
            return False
        if self.derived[cell].digest != earlier.derived[cell].digest:
            return False
        self._values[cell] = earlier._values[cell]
        self._fresh[cell] = self.derived[cell]
        return True

    def digest(self, cell: Cell) -> str:
        """The digest of what a cell says that is not derived."""
        kind, name = cell
        found = self._digests[kind]
        if name not in found:
            found[name] = self.said(cell)
        return found[name]

    def said(self, cell: Cell) -> str:
        """The same, for whoever keeps it himself."""
        try:
            return self._digests[cell[0]].get(cell[1]) or digest(self.sources[cell[0]](cell[1]))
        except KeyError:
            return GONE

    def otherwise(self, said: Mapping[Cell, str]) -> set[Cell]:
        """The cells that do not say what they said."""
        if self.goes_on(said):  # all others were taken over
            return {cell for cell in self.doubtful if cell in said and self.digest(cell) != said[cell]}
        known = self._digests  # asked here, since these are very many
        return {cell for cell, each in said.items() if (known[cell[0]].get(cell[1]) or self.digest(cell)) != each}

    def derive(self, edition: Any, kind: str, position: int) -> Any:
        """What is derived of an article; computed where it is not known yet."""
        cell = kind, self.slugs[position]
        self.reads.add(cell)
        # To see whether it is kept may derive it, so that it is looked for twice.
        if cell not in self._values and not self._kept(cell) and cell not in self._values:
            outer, self.reads = self.reads, set(self.everywhere)
            try:
                value = DERIVED[kind](edition, position)
                if cell not in self.derived and not self.noted(cell):  # else it stands, or its value was let go
                    self.derived[cell] = self._fresh[cell] = Derived(digest(value), tuple(self.reads))
            finally:
                self.reads = outer
            if kind in self.passing:
                return value
            self._values[cell] = value
        return self._values[cell]

    def recall(self, work: Callable[..., T], edition: Any, *values: Any) -> T:
        """What `work` says of an edition and values, remembered with the cells that were read for it."""
        key = work, *values
        known = self._recalled.get(key)
        if known is None:
            outer, self.reads = self.reads, set()
            try:
                value = work(edition, *values)
                reads = tuple(self.reads)
            finally:
                self.reads = outer
            if len(self._recalled) >= _RECALLED:
                self._recalled.clear()
            known = self._recalled[key] = value, reads
        self.reads.update(known[1])
        return known[0]

    def handover(self) -> dict[Cell, Derived]:
        """What was derived since the last handover: for another process, which has not seen it."""
        fresh, self._fresh = self._fresh, {}
        return fresh

    def by_slug(self, value: object) -> object:
        """A value with slugs where it has positions."""
        if isinstance(value, tuple):
            return tuple(map(self.by_slug, value))
        return self.slugs[value] if isinstance(value, int) else value


DERIVED: dict[str, Callable[[Any, int], object]] = {}  # by kind; complete when all modules of the website are imported


def derived(work: Callable[[Any, int], T]) -> Callable[[Any, int], T]:
    """Make a function of an edition and the position of an article a cell of its own."""
    kind = work.__name__.strip("_")
    DERIVED[kind] = work

    @wraps(work)
    def read(edition: Any, position: int) -> T:
        return work(edition, position) if edition.notes is None else edition.notes.derive(edition, kind, position)

    return read


def recalled(work: Callable[..., T]) -> Callable[..., T]:
    """Let a process remember what a function of an edition and values says, and note what was read for it each time.
    Unlike what is derived it is no cell: that would make more to trace than it takes to find out."""

    @wraps(work)
    def read(edition: Any, *values: Any) -> T:
        return work(edition, *values) if edition.notes is None else edition.notes.recall(work, edition, *values)

    return read


def _never(_: Cell) -> bool:
    return False
