"""What the build remembers beside people's pages: content/manifest.json, committed, one entry a line.

An entry says what was last generated for a page, so that a page which a person edited can be told from one which
nobody touched. There are no times in it, and lines are sorted, so that git merges it well.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from gazette import disk, ranges
from gazette.model import Layout, Problem, Severity
from gazette.ranges import Ranges

NAME = "manifest.json"
FORMAT = 1

_MEND = "restore it from git; where it has conflict markers, keep the lines of both sides"
_DIGEST = re.compile(r"[0-9a-f]{64}|")
_SLUG = re.compile(r"[^/\\\x00]+")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one article. Its key in the manifest is its address, which never changes.

    `digest`, `seed_digest`, `lines` and `sketch` describe what was last generated and settled for the page. `digest`
    is "" where nothing was: a page found without a memory of it (which has no `sketch` either), or a new page that is
    held back as a proposal. `proposed` is the digest of the text that waits in proposals/, "" where none does; `gone`
    says that a person had deleted the page. What is generated for a deleted page may go on changing: then `reread` is
    its digest, `seed_digest`, `lines` and `sketch` are its own, and `digest` stays that of the page as it last stood.
    """

    path: str  # of the page, relative to content/
    seed: str
    seed_digest: str
    lines: Ranges
    digest: str
    sketch: str = ""  # see identity.py
    proposed: str = ""
    gone: bool = False
    reread: str = ""

    @property
    def generated(self) -> str:
        """The digest of the text that `lines` and `sketch` describe."""
        return self.reread or self.digest

    @property
    def held(self) -> bool:
        """Whether this is a new page that was only proposed so far."""
        return not self.digest and bool(self.sketch)


@dataclass(frozen=True, slots=True)
class Seed:
    """What is remembered of one seed: its digest, and where its lines went that stand in no article."""

    digest: str
    layout: Layout = field(default_factory=Layout)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The whole memory, by address and by seed name."""

    articles: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))
    seeds: Mapping[str, Seed] = field(default_factory=lambda: MappingProxyType({}))


def layouts(manifest: Manifest) -> Mapping[str, Layout]:
    """The layout of every seed, by its name."""
    return MappingProxyType({name: seed.layout for name, seed in manifest.seeds.items()})


def addresses(manifest: Manifest) -> Mapping[str, str]:
    """The address of every remembered page, by its path below content/."""
    return MappingProxyType({entry.path: slug for slug, entry in manifest.articles.items()})


def read(path: Path) -> tuple[Manifest, tuple[Problem, ...]]:
    """Read the manifest; an empty one where the file is missing. A broken one is fatal, never ignored."""
    try:
        if not os.path.lexists(path):
            return Manifest(), ()
        text = disk.read(path, path.parent).decode()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return Manifest(), (_broken(str(path), f"the manifest cannot be read ({why})"),)
    found = loads(text, str(path))
    return (Manifest(), (found,)) if isinstance(found, Problem) else (found, ())


# --- writing ----------------------------------------------------------------------------------------------------


def dumps(manifest: Manifest) -> str:
    """The manifest as JSON, one entry a line, sorted."""
    articles = _object({slug: _entry(entry) for slug, entry in manifest.articles.items()})
    seeds = _object({name: _seed(seed) for name, seed in manifest.seeds.items()})
    return f'{{\n"format": {FORMAT},\n"articles": {articles},\n"seeds": {seeds}\n}}\n'


def _object(values: Mapping[str, object]) -> str:
    lines = ",\n".join(f"{_json(key)}: {_json(values[key])}" for key in sorted(values))
    return f"{{\n{lines}\n}}" if lines else "{}"


def _json(value: object) -> str:
    # A lone surrogate (a file name that is not UTF-8) cannot be written as UTF-8, so that all is ASCII where one is.
    text = json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if re.search("[\ud800-\udfff]", text) else text


def _entry(entry: Entry) -> dict[str, str]:
    values = {
        "path": entry.path,
        "seed": entry.seed,
        "seed_digest": entry.seed_digest,
        "lines": ranges.dumps(entry.lines),
        "digest": entry.digest,
        "sketch": entry.sketch,
        "proposed": entry.proposed,
        "gone": "yes" if entry.gone else "",
        "reread": entry.reread,
    }
    return {key: value for key, value in values.items() if value}


def _seed(seed: Seed) -> dict[str, str]:
    layout = seed.layout
    parts = {"sections": layout.sections, "furniture": layout.furniture, "unplaced": layout.unplaced}
    return {"digest": seed.digest} | {key: ranges.dumps(lines) for key, lines in parts.items() if lines}


# --- reading ----------------------------------------------------------------------------------------------------


def loads(text: str, path: str = NAME) -> Manifest | Problem:
    """Read a manifest, or say on which line it is broken."""
    try:
        data = json.loads(text, object_pairs_hook=_no_duplicates)
        if not isinstance(data, dict) or not isinstance(data.get("format"), int):
            raise _BrokenError("it has no format number")
        if data["format"] > FORMAT:
            what, mend = "the manifest was written by a newer Gazette", "use that version"
            return Problem(path, None, None, "G231", what, mend, Severity.FATAL)
        return Manifest(_table(data, "articles", _read_entry), _table(data, "seeds", _read_seed))
    except json.JSONDecodeError as error:
        return _broken(path, f"the manifest is not JSON ({error.msg})", error.lineno, error.colno)
    except (RecursionError, ValueError) as error:
        return _broken(path, f"the manifest is not JSON ({error})")
    except _BrokenError as error:
        return _broken(path, f"the manifest is broken: {error}", _line_of(text, error.key))


class _BrokenError(Exception):
    def __init__(self, what: str, key: str = "") -> None:
        super().__init__(what)
        self.key = key


def _no_duplicates(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise _BrokenError(f"{key!r} stands twice", key)
        found[key] = value
    return found


def _table(data: Mapping[str, object], name: str, reader: Callable[[Mapping[str, str]], T]) -> Mapping[str, T]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise _BrokenError(f"it has no {name!r}")
    found = {}
    for key, values in table.items():
        if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
            raise _BrokenError(f"the entry {key!r} is not understood", key)
        try:
            found[key] = reader(values)
        except (KeyError, ValueError) as error:
            raise _BrokenError(f"the entry {key!r} lacks or misstates {error}", key) from None
        if not _SLUG.fullmatch(key):
            raise _BrokenError(f"{key!r} is not a name", key)
    return MappingProxyType(found)


def _read_entry(values: Mapping[str, str]) -> Entry:
    return Entry(
        path=_page_path(values["path"]),
        seed=values["seed"],
        seed_digest=_digest(values, "seed_digest"),
        lines=_lines(values, "lines"),
        digest=_digest(values, "digest"),
        sketch=values.get("sketch", ""),
        proposed=_digest(values, "proposed"),
        gone=values.get("gone") == "yes",
        reread=_digest(values, "reread"),
    )


def _read_seed(values: Mapping[str, str]) -> Seed:
    layout = Layout(_lines(values, "sections"), _lines(values, "furniture"), _lines(values, "unplaced"))
    return Seed(_digest(values, "digest"), layout)


def _page_path(path: str) -> str:
    parts = path.split("/")
    if parts[0] != "articles" or not path.endswith(".md") or {"", ".", ".."} & set(parts) or "\\" in path:
        raise ValueError("path")
    return path


def _digest(values: Mapping[str, str], key: str) -> str:
    digest = values.get(key, "")
    if not _DIGEST.fullmatch(digest):
        raise ValueError(key)
    return digest


def _lines(values: Mapping[str, str], key: str) -> Ranges:
    lines = ranges.loads(values.get(key, ""))
    if lines is None:
        raise ValueError(key)
    return lines


def _line_of(text: str, key: str) -> int | None:
    at = text.rfind(json.dumps(key, ensure_ascii=False)) if key else -1
    return text.count("\n", 0, at) + 1 if at >= 0 else None


def _broken(path: str, what: str, line: int | None = None, column: int | None = None) -> Problem:
    return Problem(path, line, column, "G230", what, _MEND, Severity.FATAL)
