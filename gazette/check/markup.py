"""One HTML page: is it well formed, which anchors has it, where do its links lead?

Not a validator (the tests run one over every page) but what any build can afford: balanced elements, unique ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

# Elements without content, HTML Standard 13.1.2
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
# Foreign elements may close themselves, 13.1.2.1
_FOREIGN = frozenset(("svg", "math"))
# Attributes that hold an address, HTML Standard, index of attributes
_ADDRESSES = frozenset(("action", "cite", "data", "formaction", "href", "poster", "src"))
# Attributes that name elements of the same page by id
_REFERENCES = frozenset(("aria-describedby", "aria-labelledby", "for"))


@dataclass(frozen=True, slots=True)
class Link:
    """An address as written in a page, and where."""

    address: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not well formed, and where."""

    what: str
    line: int
    column: int


@dataclass(slots=True)
class Markup:
    """What a page of HTML holds. `canonical` is the address that it gives itself, "" where it gives none."""

    ids: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    canonical: str = ""


def read(html: str) -> Markup:
    """Read a page; never raises."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.finish()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Markup()
        self._open: list[tuple[str, int, int]] = []
        self._references: list[Link] = []
        self._doctype = False

    def handle_decl(self, decl: str) -> None:
        self._doctype = self._doctype or decl.lower() == "doctype html"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)
        if tag not in _VOID:
            self._open.append((tag, *self._place()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._attributes(tag, attrs)
        if tag not in _VOID and not any(name in _FOREIGN for name, _, _ in self._open) and tag not in _FOREIGN:
            self._fault(f"<{tag}/> does not close itself in HTML")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            self._fault(f"</{tag}> closes an element that has no content")
        elif not any(name == tag for name, _, _ in self._open):
            self._fault(f"</{tag}> closes nothing")
        else:
            while (last := self._open.pop())[0] != tag:
                self._fault(f"<{last[0]}> of line {last[1]} is not closed before </{tag}>")

    def finish(self) -> None:
        if not self._doctype:
            self.found.faults.insert(0, Fault("the page does not begin with <!doctype html>", 1, 1))
        self.found.faults.extend(Fault(f"<{tag}> is not closed", line, column) for tag, line, column in self._open)
        for reference in self._references:
            if reference.address not in self.found.ids:
                what = f"no element has the id {reference.address!r}"
                self.found.faults.append(Fault(what, reference.line, reference.column))

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if len(values) < len(attrs):
            self._fault(f"<{tag}> has an attribute twice")
        for name, value in values.items():
            self._attribute(name, value)
        if tag == "link" and "canonical" in values.get("rel", "").split():
            self.found.canonical = values.get("href", "")

    def _attribute(self, name: str, value: str) -> None:
        if name == "id":
            if value in self.found.ids:
                self._fault(f"the id {value!r} stands twice")
            self.found.ids.add(value)
        elif name in _ADDRESSES:
            self.found.links.append(Link(value, *self._place()))
        elif name == "srcset":
            candidates = (part.split() for part in value.split(","))
            self.found.links.extend(Link(parts[0], *self._place()) for parts in candidates if parts)
        elif name in _REFERENCES:
            self._references.extend(Link(part, *self._place()) for part in value.split())

    def _fault(self, what: str) -> None:
        self.found.faults.append(Fault(what, *self._place()))

    def _place(self) -> tuple[int, int]:
        line, column = self.getpos()
        return line, column + 1
