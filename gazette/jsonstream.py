"""JSON piece by piece: of what is kept of very many files the text never stands in memory as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
_BATCH = 256  # rows and entries that are turned into JSON in one go
_ENCODE = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def pieces(plain: object) -> Iterator[str]:
    """The JSON of a value. Iterators stand for lists, in it and in its mappings.

    >>> "".join(pieces({"rows": iter([[1, 2], [3]]), "names": {"a": 1}}))
    '{"rows":[[1,2],[3]],"names":{"a":1}}'
    """
    if isinstance(plain, Mapping) and any(isinstance(each, (Mapping, Iterator)) for each in plain.values()):
        yield "{"
        for number, (key, value) in enumerate(plain.items()):
            yield f"{',' if number else ''}{_ENCODE(key)}:"
            yield from pieces(value)
        yield "}"
    elif isinstance(plain, Mapping):
        yield from _joined("{}", (_ENCODE(dict(batch)) for batch in _batches(plain.items())))
    elif isinstance(plain, Iterator):
        yield from _joined("[]", map(_ENCODE, _batches(plain)))
    else:
        yield _ENCODE(plain)


def _joined(brackets: str, batches: Iterable[str]) -> Iterator[str]:
    """Lists or objects, as texts, put together into one."""
    yield brackets[0]
    for number, batch in enumerate(batches):
        yield ("," if number else "") + batch[1:-1]
    yield brackets[1]


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
