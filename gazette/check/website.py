"""A built site: is every page well formed, does every internal link lead to a page and to an anchor that is there?"""

from __future__ import annotations

import json
import posixpath
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gazette import urls
from gazette.check import markup
from gazette.check.markup import Link, Markup
from gazette.model import Library, Problem

_REPORT = "report this, with the page's source"
_AGAIN = "run python build.py build"
# Addresses that leave the site, or are no places. Whatever is not listed here must be found.
_ELSEWHERE = frozenset(("http", "https", "mailto", "tel", "urn", "doi"))


def website(folder: Path, library: Library) -> tuple[Problem, ...]:
    """Judge a built site, and whether it shows the whole library. A fault that many pages share is told once."""
    if not (folder / urls.HOME).is_file():
        return (Problem(str(folder), None, None, "G610", "there is no built site", _AGAIN),)
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = {name: markup.read(_text(folder / name)) for name in sorted(files) if name.endswith(".html")}
    site = Site(files, pages, pages[urls.HOME].canonical)
    found = [*_absent(site, library), *_faults(site), *_links(site), *_data(folder, site)]
    return tuple(_once(folder, found))


@dataclass(frozen=True, slots=True)
class Site:
    """Every file of a built site, its pages read, and the absolute address of its home page ("" where unknown)."""

    files: frozenset[str]
    pages: dict[str, Markup]
    base: str

    def find(self, page: str, address: str) -> tuple[str, str] | None:
        """The file and the fragment to which an address on `page` leads; None where it leaves the site."""
        if self.base and (address == self.base.rstrip("/") or address.startswith(self.base)):
            address = "/" + urlsplit(self.base).path.strip("/") + "/" + address[len(self.base) :]
        parts = urlsplit(address)
        if parts.scheme in _ELSEWHERE or parts.netloc:
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            target = _below(path, urlsplit(self.base).path)
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
        if path.endswith("/") or target == ".":
            target = posixpath.normpath(posixpath.join(target, urls.HOME))
        return target, unquote(parts.fragment)


def _below(path: str, root: str) -> str:
    """A path from the host's root as one from the site's root; one that leads out of the site stays as it is."""
    root = "/" + root.strip("/") + "/" if root.strip("/") else "/"
    return posixpath.normpath(path.removeprefix(root)) if path.startswith(root) else path


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of a page, with what makes it the same as that of another page."""

    page: str
    line: int | None
    column: int | None
    code: str
    what: str
    mend: str


def _absent(site: Site, library: Library) -> Iterator[Found]:
    roots = [root for script, root in urls.ROOTS.items() if script in library.site.scripts]
    for root in (root for root in roots if root + urls.HOME in site.files):
        for article in library.articles:
            page = root + urls.article(article.slug)
            if page not in site.files:
                yield Found(page, None, None, "G611", "the site lacks this article", _AGAIN)


def _faults(site: Site) -> Iterator[Found]:
    for name, page in site.pages.items():
        for fault in page.faults:
            yield Found(name, fault.line, fault.column, "G612", fault.what, _REPORT)


def _links(site: Site) -> Iterator[Found]:
    for name, page in site.pages.items():
        for link in page.links:
            if what := _broken(site, name, link):
                yield Found(name, link.line, link.column, "G613", what, "mend the link, or report this")


def _broken(site: Site, page: str, link: Link) -> str | None:
    try:
        found = site.find(page, link.address)
    except ValueError:
        return f"{link.address!r} is no address"
    if found is None:
        return None
    target, fragment = found
    if target not in site.files:
        return f"a link leads to {target!r}, which is not there"
    if fragment and target in site.pages and fragment != "top" and fragment not in site.pages[target].ids:
        return f"a link leads to #{fragment}, which {target!r} lacks"
    return None


# --- data for machines ------------------------------------------------------------------------------------------


def _data(folder: Path, site: Site) -> Iterator[Found]:
    for name in sorted(site.files):
        if name.endswith((".xml", ".atom", ".svg")):
            yield from _xml(folder, site, name)
        elif name.endswith((".json", ".jsonl")):
            yield from _json(folder, name)


def _xml(folder: Path, site: Site, name: str) -> Iterator[Found]:
    try:
        root = ElementTree.parse(folder / name).getroot()
    except ElementTree.ParseError as error:
        line, column = error.position
        yield Found(name, line, column + 1, "G614", f"not well-formed XML ({error})", _REPORT)
        return
    for element in root.iter():
        address = element.text if element.tag.endswith("}loc") else element.get("href")
        if site.base and address and address.startswith(site.base):
            what = _broken(site, urls.HOME, Link(address.strip(), 0, 0))
            if what:
                yield Found(name, None, None, "G613", what, "mend the link, or report this")


def _json(folder: Path, name: str) -> Iterator[Found]:
    text = _text(folder / name)
    lines = name.endswith(".jsonl")
    for line, record in enumerate(text.rstrip("\n").split("\n"), 1) if lines else ((None, text),):
        try:
            json.loads(record)
        except ValueError as error:
            yield Found(name, line, None, "G614", f"not JSON ({error})", _REPORT)


# --- telling ----------------------------------------------------------------------------------------------------


def _once(folder: Path, found: Iterable[Found]) -> Iterator[Problem]:
    """Each fault with the first page that has it, and how many more have."""
    groups: dict[tuple[str, str], list[Found]] = {}
    for fault in found:
        groups.setdefault((fault.code, fault.what), []).append(fault)
    for first, *others in groups.values():
        more = len({fault.page for fault in others} - {first.page})
        what = first.what + (f" (and on {more} more pages)" if more else "")
        yield Problem(str(folder / first.page), first.line, first.column, first.code, what, first.mend)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")
