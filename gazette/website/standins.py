"""Stand-ins: they look like the values of an edition that they stand for, and note the cells that are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from typing import Any, TypeVar

from gazette.website.cells import WHOLE, Notes

T = TypeVar("T")


class Fields:
    """Stands for a dataclass: notes which fields are read. Its mappings are noted by key."""

    def __init__(self, notes: Notes, kind: str, value: Any, positions: bool = False, **rows: object) -> None:
        """`rows` stand in for fields by article. `positions`: numbers in it are positions of articles."""
        self._notes = notes
        self._kind = kind
        self._values = {field.name: getattr(value, field.name) for field in fields(value)} | rows
        for name, each in self._values.items():
            if name in rows:
                continue
            if isinstance(each, Mapping):
                self._values[name] = Keys(notes, f"{kind}.{name}", each, positions)
            else:
                say = notes.by_slug if positions else _itself
                notes.sources[f"{kind}.{name}"] = partial(_say, say, each)
                notes.whole[f"{kind}.{name}"] = each
        # What notes by itself is found before __getattr__ is asked: it is read many times for every page.
        self.__dict__ |= {name: each for name, each in self._values.items() if isinstance(each, Keys | Rows)}

    def __getattr__(self, name: str) -> Any:
        """A field that is one cell as a whole."""
        try:
            value = self._values[name]
        except KeyError:
            raise AttributeError(name) from None
        self._notes.reads.add((f"{self._kind}.{name}", WHOLE))
        return value


class Keys(Mapping[Any, T]):
    """Stands for a mapping: notes which keys are asked for, also those that it does not have."""

    def __init__(self, notes: Notes, kind: str, value: Mapping[Any, T], positions: bool = False) -> None:
        self._notes, self._kind, self._value = notes, kind, value
        self._say = notes.by_slug if positions else _itself
        by_article = isinstance(next(iter(value), None), int)
        self._named = notes.positions if by_article else {self._name(key): key for key in value}
        self._cells = {} if by_article else {key: (kind, name) for name, key in self._named.items()}
        notes.sources[kind] = self._source
        notes.whole[kind] = value
        notes.keys.append(self._cells.values())

    def _name(self, key: Any) -> str:
        if isinstance(key, int):
            return self._notes.slugs[key]
        return key if isinstance(key, str) else "/".join(key)

    def _source(self, name: str) -> object:
        if name == WHOLE:
            return tuple((self._name(key), self._say(value)) for key, value in self._value.items())
        return self._say(self._value[self._named[name]])

    def _whole(self) -> None:
        self._notes.reads.add((self._kind, WHOLE))

    def __getitem__(self, key: Any) -> T:
        self._notes.reads.add(self._cells.get(key) or (self._kind, self._name(key)))
        return self._value[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As for any mapping, without the exception that it would come to: what has no list is asked for as often."""
        self._notes.reads.add(self._cells.get(key) or (self._kind, self._name(key)))
        return self._value.get(key, default)

    def __iter__(self) -> Iterator[Any]:
        self._whole()
        return iter(self._value)

    def __len__(self) -> int:
        self._whole()
        return len(self._value)


class Rows(Sequence[T]):
    """Stands for values by position: notes of which articles they are read. `say` tells what the one of a position
    says."""

    def __init__(
        self,
        notes: Notes,
        kind: str,
        value: Sequence[T],
        say: Callable[[int], object],
        source: Sequence[object] | None = None,
    ) -> None:
        """`source`: what it is told from, where that is something else."""
        self._notes, self._kind, self._value, self._say = notes, kind, value, say
        self._slugs = notes.slugs
        notes.sources[kind] = self._source
        notes.rows[kind] = value if source is None else source
        notes.sources[f"{kind} count"] = lambda _: len(value)

    def _source(self, name: str) -> object:
        if name == WHOLE:
            return tuple(self._notes.digest((self._kind, slug)) for slug in self._notes.slugs)
        return self._say(self._notes.positions[name])

    def __getitem__(self, position: Any) -> Any:
        if type(position) is int:
            self._notes.reads.add((self._kind, self._slugs[position]))
        else:
            self._notes.reads.update((self._kind, slug) for slug in self._slugs[position])
        return self._value[position]

    def __iter__(self) -> Iterator[T]:
        self._notes.reads.add((self._kind, WHOLE))
        return iter(self._value)

    def __len__(self) -> int:
        self._notes.reads.add((f"{self._kind} count", WHOLE))
        return len(self._value)


def _itself(value: T) -> T:
    return value


def _say(say: Callable[[Any], object], value: Any, _: str) -> object:
    return say(value)
