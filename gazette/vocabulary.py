"""The folder content/vocabulary/: topics, places, agencies, events and names with a fixed Traditional form.

Each file is a list of records (protected.yaml: one mapping). A record that lacks what it needs is left out and
reported; a key that no record has is reported, since it is most likely a slip.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from gazette import disk, strictyaml
from gazette.model import Agency, Event, Place, Problem, Term, Topic, Vocabulary

LEVELS = ("province", "prefecture", "county", "zone", "township", "village")
BOUNDS = ("post", "ante", "within")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TERM = re.compile(r"(.*\S)\s+(\d+(?:\.\d+)?)")
_CODE = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|")
_EVENT_DATE = re.compile(r"[0-9X]{4}[0-9X?~%/.-]*")

Record = TypeVar("Record", Topic, Place, Agency, Event)


def load(folder: Path) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """Read every vocabulary file of `folder`; what is missing counts as empty, a file for the folder is fatal."""
    if os.path.lexists(folder) and not folder.is_dir():
        return Vocabulary(), (disk.no_folder(folder),)
    problems: list[Problem] = []
    topics = _records(_open(folder / "topics.yaml", problems), _topics, "label")
    places = _records(_open(folder / "places.yaml", problems), _one(_place), "name")
    agencies = _records(_open(folder / "agencies.yaml", problems), _one(_agency), "name")
    events = _records(_open(folder / "events.yaml", problems), _one(_event), "name")
    protected = _protected(_open(folder / "protected.yaml", problems))
    problems += _dangling(folder, places, agencies)
    return Vocabulary(topics, places, agencies, events, protected), tuple(problems)


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Up to three of the known words that look most like `word`, best first."""
    return difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.5)


@dataclass(slots=True)
class _File:
    """One vocabulary file as YAML, and where its problems go."""

    path: str
    document: strictyaml.Document
    problems: list[Problem]
    seen: set[tuple[str, str]] = field(default_factory=set)

    def report(self, at: strictyaml.KeyPath, code: str, what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, self.document.line(*at), None, code, what, mend))

    def first_use(self, at: strictyaml.KeyPath, kind: str, name: str) -> bool:
        """Whether no record before this one has that id or label; reported where one has."""
        if (kind, name) in self.seen:
            self.report(at, "G123", f"the {kind} {name!r} stands twice", "give each record its own")
            return False
        self.seen.add((kind, name))
        return True


@dataclass(slots=True)
class _Item:
    """One record being read: `take` gives a value and marks its key as known."""

    file: _File
    at: strictyaml.KeyPath
    values: dict[str, strictyaml.Value]
    known: set[str] = field(default_factory=set)

    def text(self, key: str, pattern: str | re.Pattern[str] = "", default: str = "") -> str:
        """The string under `key`, "" (or the default) where it is absent or does not fit the pattern."""
        value = self.take(key, default)
        if isinstance(value, str) and re.fullmatch(pattern or r"(?s:.*)", value):
            return value
        self.wrong(key, "is not what it should be")
        return default

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.take(key, [])
        if isinstance(value, dict) or (isinstance(value, list) and not all(isinstance(v, str) for v in value)):
            self.wrong(key, "is not a list of words")
        return tuple(dict.fromkeys(s for s in strictyaml.strings(value) if s.strip()))

    def number(self, key: str, limit: float) -> float | None:
        value = self.take(key, "")
        try:
            number = float(value) if isinstance(value, str) and value else None
        except ValueError:
            number = limit + 1
        if number is not None and not -limit <= number <= limit:
            self.wrong(key, f"is not a number from -{limit:g} to {limit:g}")
            return None
        return number

    def take(self, key: str, default: strictyaml.Value) -> strictyaml.Value:
        self.known.add(key)
        return self.values.get(key, default)

    def wrong(self, key: str, what: str) -> None:
        self.file.report((*self.at, key), "G122", f"{key} {what}: {self.values.get(key)!r}", "see ARCHITECTURE.md")

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.values:
            if key not in self.known:
                known = ", ".join(sorted(self.known))
                self.file.report((*self.at, key), "G121", f"unknown key {key!r}", f"use one of {known}")


def _open(path: Path, problems: list[Problem]) -> _File | None:
    if not os.path.lexists(path):
        return None
    name = path.as_posix()
    try:
        text = disk.read(path, path.parent).decode("utf-8-sig")
    except OSError as error:
        what = f"the vocabulary cannot be read ({error.strerror})"
        problems.append(Problem(name, None, None, "G109", what, "put a file there that you may read"))
        return None
    except UnicodeDecodeError as error:
        problems.append(Problem(name, None, None, "G120", f"not UTF-8 (byte {error.start})", "save the file as UTF-8"))
        return None
    document = _parsed(text, name)
    if isinstance(document, Problem):
        problems.append(document)
        return None
    return _File(name, document, problems)


# A build reads the vocabulary twice, for seeds and for pages, and a watch at every save.
_parsed = lru_cache(maxsize=10)(strictyaml.load)


def _records(file: _File | None, read: Callable[[_Item], Iterator[Record]], label: str) -> tuple[Record, ...]:
    """The good records of a file, in its order."""
    if file is None or file.document.value == "":
        return ()
    if not isinstance(file.document.value, list):
        file.report((), "G122", "the file is not a list of records", "begin every record with a hyphen")
        return ()
    found: list[Record] = []
    for item in _items(file, (), file.document.value):
        for record in read(item):
            names = record.name if not isinstance(record, Topic) else record.label
            if _named(item, record, names, label):
                found.append(record)
    return tuple(found)


def _items(file: _File, at: strictyaml.KeyPath, values: strictyaml.Value) -> Iterator[_Item]:
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield _Item(file, (*at, index), value)
        else:
            file.report((*at, index), "G122", f"not a record: {value!r}", "write it as {id: …, …}")


def _named(item: _Item, record: Topic | Place | Agency | Event, name: str, label: str) -> bool:
    """Whether a record has the names that it needs, and nobody else has them."""
    if not name:
        item.file.report(item.at, "G122", f"a record has no {label}", f"add {label}: …")
        return False
    if not isinstance(record, Event):
        if not _ID.fullmatch(record.id):
            item.file.report(item.at, "G122", f"{name} has no good id: {record.id!r}", "use a-z, 0-9 and hyphens")
            return False
        if not item.file.first_use(item.at, "id", record.id):
            return False
    return item.file.first_use(item.at, label, name)


def _one(read: Callable[[_Item], Record]) -> Callable[[_Item], Iterator[Record]]:
    def records(item: _Item) -> Iterator[Record]:
        record = read(item)
        item.close()
        yield record

    return records


def _topics(item: _Item, broader: str = "") -> Iterator[Topic]:
    """A topic and then those below it."""
    inner = tuple(_items(item.file, (*item.at, "narrower"), item.take("narrower", [])))
    topic = Topic(
        id=item.text("id"),
        label=item.text("label"),
        scope=item.text("scope"),
        broader=broader,
        narrower=tuple(str(i.values.get("id", "")) for i in inner),
        terms=tuple(_term(t) for t in item.strings("terms")),
        excludes=item.strings("excludes"),
        iptc=item.text("iptc", r"(?:\d{8})?"),
        gbt20093=item.text("gbt20093", r"[0-9.]*"),
    )
    item.close()
    yield topic
    for child in inner:
        yield from _topics(child, topic.id)


def _term(text: str) -> Term:
    """`脱贫攻坚 3` is a term of weight 3; without a number the weight is 1."""
    weighted = _TERM.fullmatch(text)
    return Term(weighted[1], float(weighted[2])) if weighted else Term(text)


def _place(item: _Item) -> Place:
    return Place(
        id=item.text("id"),
        name=item.text("name"),
        code=item.text("code", _CODE),
        level=item.text("level", "|".join((*LEVELS, ""))),
        parent=item.text("parent"),
        aliases=item.strings("aliases"),
        latitude=item.number("latitude", 90),
        longitude=item.number("longitude", 180),
    )


def _agency(item: _Item) -> Agency:
    return Agency(item.text("id"), item.text("name"), item.strings("aliases"), item.text("place"))


def _event(item: _Item) -> Event:
    return Event(
        name=item.text("name"),
        date=item.text("date", _EVENT_DATE),
        patterns=item.strings("patterns"),
        bound=item.text("bound", "|".join(BOUNDS), "post"),
    )


def _protected(file: _File | None) -> tuple[tuple[str, str], ...]:
    """protected.yaml maps Simplified to Traditional."""
    if file is None or file.document.value == "":
        return ()
    if not isinstance(file.document.value, dict):
        file.report((), "G122", "the file is not a mapping", "write a line for each name: Simplified: Traditional")
        return ()
    item = _Item(file, (), file.document.value)
    return tuple((key, text) for key in item.values if (text := item.text(key)))


def _dangling(folder: Path, places: tuple[Place, ...], agencies: tuple[Agency, ...]) -> Iterator[Problem]:
    """Parents and places that are named but not described."""
    names = {p.name for p in places}
    for file, name, wanted in (
        *(("places.yaml", p.name, p.parent) for p in places),
        *(("agencies.yaml", a.name, a.place) for a in agencies),
    ):
        if wanted and wanted not in names:
            path = (folder / file).as_posix()
            yield Problem(
                path, None, None, "G124", f"{name} lies in {wanted}, which is no place", "add it to places.yaml"
            )
