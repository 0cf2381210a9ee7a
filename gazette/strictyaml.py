"""YAML as people mean it: scalars stay strings, and everything that surprises is refused with its line.

The language read is YAML 1.1 less aliases, tags, merge keys, duplicate keys and deep nesting. `title: no`, `title: 010`
and `title: 12:30` are the strings that they look like; an empty value, `~` and `null` are the empty string.
Parsing walks libyaml's events with a stack of its own, so that no input can exhaust Python's recursion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import yaml
from yaml.reader import ReaderError

from gazette import merging
from gazette.model import Problem

DEPTH = 16  # deeper than any page or vocabulary needs, far below what hurts

Value = str | list["Value"] | dict[str, "Value"]
KeyPath = tuple[str | int, ...]

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Document:
    """What a text says, and the line on which each key and item stands."""

    value: Value
    lines: dict[KeyPath, int]

    def line(self, *path: str | int) -> int | None:
        """The line of the key at `path`, or of the nearest key above it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path)


def load(text: str, path: str, first_line: int = 1) -> Document | Problem:
    """Read one YAML document. `first_line` is the line of `path` on which `text` begins."""
    reader = _Reader(path, first_line)
    if conflict := merging.unfinished(text, path, first_line):
        return conflict
    try:
        for event in yaml.parse(text, Loader=_Loader):
            reader.take(event)
    except _RefusedError as refusal:
        return refusal.problem
    except yaml.MarkedYAMLError as error:
        return reader.invalid(error)
    except ReaderError as error:
        at = text.find(chr(error.character))  # libyaml counts bytes, Python's reader characters
        line, column = first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
        return reader.problem("G104", line, column, f"U+{error.character:04X} cannot stand in YAML", "delete it")
    except (yaml.YAMLError, ValueError) as error:
        return reader.problem("G104", first_line, 1, _one_line(str(error)), "remove the characters that YAML forbids")
    return Document(reader.value, reader.lines)


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


@dataclass(slots=True)
class _Open:
    """A mapping or sequence being read."""

    value: list[Value] | dict[str, Value]
    path: KeyPath
    key: str | None = None


@dataclass(slots=True)
class _Reader:
    path: str
    first_line: int
    value: Value = ""
    lines: dict[KeyPath, int] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.refuse(event, "a second document begins here", "keep one document a file")
        elif isinstance(event, yaml.AliasEvent):
            self.refuse(event, "an alias (*name) stands here", "write the value out")
        elif isinstance(event, yaml.ScalarEvent):
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self.open(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.stack.pop()

    def scalar(self, event: yaml.ScalarEvent) -> None:
        self.refuse_marks(event)
        text = event.value
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self.key(event, top, text)
        else:
            plain_null = event.style in (None, "") and text in NULLS
            self.place("" if plain_null else text, event)

    def key(self, event: yaml.ScalarEvent, top: _Open, text: str) -> None:
        if text in top.value:
            first = self.lines[(*top.path, text)]
            self.refuse(event, f"the key {text!r} stands twice (first on line {first})", "keep one of the two")
        if text == "<<":
            self.refuse(event, "a merge key (<<) stands here", "write the values out")
        top.key = text
        self.lines[(*top.path, text)] = self.at(event)

    def open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        self.refuse_marks(event)
        if len(self.stack) >= DEPTH:
            self.refuse(event, f"values are nested more than {DEPTH} deep", "flatten them")
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self.refuse(event, "a key is not a plain word", "use a word as the key")
        value: list[Value] | dict[str, Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append(_Open(value, self.place(value, event)))

    def place(self, value: Value, event: yaml.Event) -> KeyPath:
        """Put a finished or opening value where it belongs; give the path at which it stands."""
        if not self.stack:
            self.value = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            here: KeyPath = (*top.path, len(top.value))
            top.value.append(value)
            self.lines[here] = self.at(event)
            return here
        assert top.key is not None
        here = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
        return here

    def refuse_marks(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.anchor is not None:
            self.refuse(event, "an anchor (&name) stands here", "remove it")
        if event.tag is not None:
            self.refuse(event, f"a tag ({event.tag}) stands here", "remove it")

    def at(self, event: yaml.Event) -> int:
        return self.first_line + _mark(event).line

    def refuse(self, event: yaml.Event, what: str, mend: str) -> None:
        raise _RefusedError(self.problem("G105", self.at(event), _mark(event).column + 1, what, mend))

    def invalid(self, error: yaml.MarkedYAMLError) -> Problem:
        mark = error.problem_mark or error.context_mark
        line = self.first_line + (mark.line if mark else 0)
        column = mark.column + 1 if mark else 1
        what = f"this is not valid YAML ({_one_line(error.problem or str(error))})"
        return self.problem("G104", line, column, what, "put quotes around the value, or mend its indentation")

    def problem(self, code: str, line: int, column: int, what: str, mend: str) -> Problem:
        return Problem(self.path, line, column, code, what, mend)


def _mark(event: yaml.Event) -> yaml.Mark:
    assert event.start_mark is not None  # every event that a text gives carries one
    return cast(yaml.Mark, event.start_mark)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def strings(value: Value) -> Iterator[str]:
    """The strings of a list of strings; a lone string counts as a list of one, an empty one as none."""
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))
