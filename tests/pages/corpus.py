"""The clean articles of tests/corpus: invented news that pages and archives are made of.

A file holds one article. Fields, a line each, then a blank line, then the body, a paragraph a line:

    kicker: 引题                      (any of the fields may be missing)
    headline: 主题
    subtitle: 副题
    byline: 记者 甲 通讯员 乙          (as printed on a line of its own)
    contributors: 记者 甲, 通讯员 乙   (role and name; also those named inside the body or a caption)
    topics: school-safety, employment (ids of content/vocabulary/topics.yaml)
    places: 某县
    agencies: 某县某局
    date: 2021-05-04                  (EDTF; the day of the paper)

    > lede
    paragraph
    ## subhead
    ! caption

`tuned/` may be looked at by whoever improves the separation; `heldout/` is for measuring alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "corpus"
PREFIXES = {"> ": "lede", "## ": "subhead", "! ": "caption"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a body: role is lede, paragraph, subhead or caption."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Clean:
    """One clean article, every field as printed; "" and () where it has none."""

    name: str
    body: tuple[Piece, ...]
    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    section: str = ""
    byline: str = ""
    contributors: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    date: str = ""

    @property
    def size(self) -> int:
        """Characters of the body."""
        return sum(len(piece.text) for piece in self.body)

    def only(self, *roles: str) -> Clean:
        """The same article with only the body pieces of these roles."""
        return replace(self, body=tuple(piece for piece in self.body if piece.role in roles))

    def has(self, role: str) -> bool:
        """Whether the body has a piece of this role."""
        return any(piece.role == role for piece in self.body)


def _listed(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(",") if item.strip())


def _piece(line: str) -> Piece:
    for prefix, role in PREFIXES.items():
        if line.startswith(prefix):
            return Piece(role, line[len(prefix) :].strip())
    return Piece("paragraph", line.strip())


def parse(name: str, text: str) -> Clean:
    """Read one corpus file."""
    head, _, body = text.strip().partition("\n\n")
    fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    people = tuple(tuple(item.split(" ", 1)) for item in _listed(fields.pop("contributors", "")))
    lists = {key: _listed(fields.pop(key, "")) for key in ("topics", "places", "agencies")}
    pieces = tuple(_piece(line) for line in body.splitlines() if line.strip())
    return Clean(name=name, body=pieces, contributors=people, **fields, **lists)  # type: ignore[arg-type]


@cache
def load(split: str) -> tuple[Clean, ...]:
    """The articles of one split, `tuned` or `heldout`, by name."""
    return tuple(parse(p.stem, p.read_text(encoding="utf-8")) for p in sorted((FOLDER / split).glob("*.txt")))
