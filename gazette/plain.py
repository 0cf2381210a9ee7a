"""Frozen dataclasses and named tuples as lists that JSON can hold, and back, running nothing that a file says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

Read = Callable[[Any], Any]


def plain(value: object) -> Any:
    """A value of dataclasses, tuples, texts, numbers and None as lists, texts, numbers and None."""
    if isinstance(value, tuple):
        return _list(value)
    if is_dataclass(value):
        return _list(_values(value.__class__)(value))
    return value


def _list(values: Sequence[object]) -> list[Any]:
    return [value if type(value) is str else plain(value) for value in values]  # most are texts


@cache
def _values(kind: Any) -> Callable[[object], tuple[object, ...]]:
    names = _names(kind)
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return getattr(kind, "_fields", ()) or tuple(field.name for field in fields(kind))


@cache
def reader(kind: Any) -> Read:
    """What makes a value of `kind`, a type of those that `plain` takes, of its lists."""
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return _row(arguments)
    if arguments:  # X | None
        return _optional(next(each for each in arguments if each is not NoneType))
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind)
    return kind if issubclass(kind, StrEnum) else _itself


def _row(kinds: Sequence[Any]) -> Read:
    if kinds[-1] is Ellipsis:
        each = reader(kinds[0])
        return tuple if each is _itself else lambda values: tuple(map(each, values))
    reads = tuple(map(reader, kinds))
    return lambda values: tuple(read(value) for read, value in zip(reads, values, strict=True))


def _optional(kind: Any) -> Read:
    read = reader(kind)
    return lambda value: None if value is None else read(value)


def _record(kind: Any) -> Read:
    hints = get_type_hints(kind)
    reads = tuple(reader(hints[name]) for name in _names(kind))
    return lambda values: kind(*(read(value) for read, value in zip(reads, values, strict=True)))


def _itself(value: Any) -> Any:
    return value
