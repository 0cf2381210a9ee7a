"""Files of JSON: one member of an object, or one record of a list, a line, so that people can read them too."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring


def json_file(value: dict[str, object]) -> bytes:
    """A value as JSON in UTF-8.

    The lines are set here because the library's own indents make it leave its quick encoder, which is ten times slower.

    >>> print(json_file({"a": 1, "b": [{"c": "文"}, {}]}).decode(), end="")
    {
    "a": 1,
    "b": [
    {"c": "文"},
    {}
    ]
    }
    """
    return f"{_lines(value)}\n".encode()


text = encode_basestring  # a text as JSON has it


def framed(records: Sequence[str]) -> bytes:
    """A list of records that are JSON already."""
    return f"{_framed('[', records, ']')}\n".encode()


def joined(records: Sequence[str]) -> str:
    """Several records as one of those that `framed` takes."""
    return ",\n".join(records)


def _lines(value: object) -> str:
    if type(value) is dict:
        return _framed("{", [f"{encode_basestring(key)}: {_lines(each)}" for key, each in value.items()], "}")
    if type(value) is list and value and type(value[0]) is dict:
        return _framed("[", list(map(record, value)), "]")
    return _encoded(value)


def record(value: Mapping[str, object]) -> str:
    """A record on one line; put together here, since the library makes an encoder anew each time."""
    return f"{{{', '.join([f'{encode_basestring(key)}: {_encoded(each)}' for key, each in value.items()])}}}"


def _encoded(value: object) -> str:
    """A value; the library sets up its encoder anew for each, so that what is frequent is put together here."""
    if type(value) is str:
        return encode_basestring(value)
    if type(value) is list and all(type(each) is str for each in value):
        return f"[{', '.join(map(encode_basestring, value))}]"
    return str(value) if type(value) is int else _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _framed(opening: str, lines: Sequence[str], closing: str) -> str:
    return "\n".join([opening, joined(lines), closing]) if lines else opening + closing
