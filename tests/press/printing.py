"""Prints a page: from its source to the raw text that an archive would hold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest

from tests.press.source import Clean, Source

NEVER_FIRST = "，。、；：！？）》”’】…—,.;:!?)%"
NEVER_LAST = "（《“‘【("
PIECE = re.compile(r'"(?P<literal>[^"]*)"|(?P<name>\w+)(?P<part>\.[ktsc]|\.b\d|#\d*|\^\d)(?:@(?P<width>\d+))?')


@dataclass(slots=True)
class Settings:
    """How lines are set at the moment."""

    wrap: int = 0
    raw: bool = False
    indent: int = 0
    gap: int = 0
    leading: int = 0
    depth: int = 0
    subhead: str = ""


@dataclass(slots=True)
class Press:
    """A page while it is printed."""

    source: Source
    settings: Settings = field(default_factory=Settings)
    lines: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    used: Counter[tuple[str, str]] = field(default_factory=Counter)
    columns: dict[str, list[list[str]]] = field(default_factory=dict)

    def run(self) -> None:
        """Print the whole layout, and hold that every piece was printed once."""
        for line in self.source.layout:
            self._line(line)
        due = {(a.name, part) for a in self.source.articles for part in self._parts(a)}
        printed_once = {key for key, count in self.used.items() if count == 1}
        if due != printed_once:
            raise ValueError(f"not printed once: {sorted(due ^ printed_once)}")

    def _line(self, line: str) -> None:
        if line.startswith(":"):
            self._set(*line[1:].split())
        elif line.startswith("= "):
            self.furniture.append(line[2:])
            self.lines.append(line[2:])
        elif line.startswith("+ "):
            self.furniture.append(line[2:])
            self.lines[-1] += line[2:]
        elif not line.strip():
            self.lines.append("")
        else:
            start = len(self.lines)
            self._pieces(line)
            printed = self.lines[start:]
            self.lines[start:] = [row for text in printed for row in (text, *[""] * self.settings.leading)]

    def _set(self, key: str, value: str) -> None:
        text = f"{value} " if key == "subhead" else value == "yes" if key == "raw" else int(value)
        setattr(self.settings, key, text)

    def _pieces(self, line: str) -> None:
        """One printed line of several pieces, or the lines of one piece, or pieces beside others."""
        if " | " in line:
            self._across(line.split(" | "))
            return
        found = list(PIECE.finditer(line))
        if len(found) == 1 and found[0]["name"]:
            self.lines.extend(self._piece(found[0]))
            return
        printed, rest = "", PIECE.sub("", line)
        if rest.strip():
            raise ValueError(f"not understood: {line!r}")
        for match in found:
            blank = " " if printed and line[match.start() - 1] == " " else ""
            text = "\n".join(self._piece(match)) if match["name"] else match["literal"]
            if match["name"] is None and text.strip():
                self.furniture.append(text)
            printed += blank + text
        self.lines.extend(printed.split("\n"))

    def _across(self, sides: list[str]) -> None:
        """Columns side by side, each of its pieces below one another, their lines read across."""
        printed = [[row for match in PIECE.finditer(side) for row in self._piece(match)] for side in sides]
        widths = [max(map(len, rows)) for rows in printed]
        for rows in zip_longest(*printed, fillvalue=""):
            set_apart = (row.ljust(width, "　") for row, width in zip(rows, widths, strict=True))
            self.lines.append("    ".join(set_apart).rstrip())

    def _piece(self, match: re.Match[str]) -> list[str]:
        article = next(a for a in self.source.articles if a.name == match["name"])
        part, width = match["part"], int(match["width"] or 0)
        if part[0] == "#":
            return self._body(article, part)
        self.used[(self._owner(article, part), part)] += 1
        return [row for line in self._text(article, part).split("⏎") for row in set_lines(line, width, False)]

    def _text(self, article: Clean, part: str) -> str:
        if part[0] == "^":
            return article.captions[int(part[1:]) - 1]
        if part[1] == "b":
            return article.bylines[int(part[2:]) - 1]
        return article.fields[{"k": "kicker", "t": "title", "s": "subtitle", "c": "section"}[part[1]]]

    def _owner(self, article: Clean, part: str) -> str:
        """The article that a piece is counted for: a section is counted for the first of those that share it."""
        if part != ".c":
            return article.name
        return next(a.name for a in self.source.articles if a.fields.get("section") == article.fields["section"])

    def _parts(self, article: Clean) -> list[str]:
        heads = {"section": ".c", "kicker": ".k", "title": ".t", "subtitle": ".s"}
        parts = [part for key, part in heads.items() if key in article.fields]
        parts += [f".b{n}" for n in range(1, len(article.bylines) + 1)]
        parts += [f"^{n}" for n in range(1, len(article.captions) + 1)]
        if self._owner_of_section(article) != article.name:
            parts.remove(".c")
        count = len(self.columns.get(article.name, [[]]))
        return parts + [f"#{n}" for n in range(1, count + 1)]

    def _owner_of_section(self, article: Clean) -> str:
        return self._owner(article, ".c") if "section" in article.fields else article.name

    def _body(self, article: Clean, part: str) -> list[str]:
        if article.name not in self.columns:
            self.columns[article.name] = columns(article, self.settings)
            marks = [self.settings.subhead.strip() for role, _ in article.body if role == "subhead"]
            self.furniture.extend(filter(None, marks))
        wanted = [int(part[1:])] if part[1:] else range(1, len(self.columns[article.name]) + 1)
        self.used.update((article.name, f"#{n}") for n in wanted)
        between = [""] if self.settings.depth else []
        return [row for n in wanted for row in (*between, *self.columns[article.name][n - 1])]


def columns(article: Clean, settings: Settings) -> list[list[str]]:
    """The printed lines of a body, a list a column."""
    out: list[list[str]] = [[]]
    for number, (role, marked) in enumerate(article.body):
        if number:
            out[-1].extend([""] * settings.gap)
        indent = settings.subhead if role == "subhead" else "　" * settings.indent
        for piece, cut in _pieces(indent + marked, settings, role == "subhead"):
            if piece:
                out[-1].append(piece)
            if cut or 0 < settings.depth == len(out[-1]):
                out.append([])
    return [[line for i, line in enumerate(col) if line or 0 < i < len(col) - 1] for col in out]


def _pieces(marked: str, settings: Settings, short: bool) -> list[tuple[str, bool]]:
    """The lines of a paragraph, each with whether its column ends after it."""
    if short:
        texts = [(part, part.endswith("‖")) for part in marked.split("⏎")]
        return [(text.strip("‖"), cut) for text, cut in texts]
    if not settings.wrap:
        parts = [*re.split("(‖|↵)", marked), ""]
        return [(part, mark == "‖") for part, mark in zip(parts[::2], parts[1::2], strict=True)]
    texts, marked = marked.replace("‖", "").split("↵"), marked.replace("↵", "")
    lines = [line for text in texts for line in set_lines(text, settings.wrap, settings.raw)]
    ends = [sum(map(len, lines[: i + 1])) for i in range(len(lines))]
    cuts = set()
    for i, at in enumerate(m.start() for m in re.finditer("‖", marked)):
        cuts.add(min(range(len(ends)), key=lambda n: abs(ends[n] - (at - i))))
    return [(line, i in cuts) for i, line in enumerate(lines)]


def _width(char: str, raw: bool) -> float:
    return 0.5 if not raw and char.isascii() else 1.0


def set_lines(text: str, width: int, raw: bool) -> list[str]:
    """Text set in lines of a width; marks that may not begin or end a line are kept in it, unless `raw`."""
    if not width:
        return [text]
    lines, line, used = [], "", 0.0
    for char in text:
        full = used + _width(char, raw) > width
        if full and (raw or char not in NEVER_FIRST):
            keep = len(line) - 1 if not raw and line[-1] in NEVER_LAST and len(line) > 1 else len(line)
            lines.append(line[:keep])
            line = line[keep:]
            used = sum(_width(c, raw) for c in line)
        line += char
        used += _width(char, raw)
    return [*lines, line]
