"""data/ described: the size and digest of each of its files, in `datapackage.json`, which follows the Data Package
standard (datapackage.org), and in `SHA256SUMS`, which `sha256sum --check` reads.

The files are made by several processes or machines, or stand since an earlier build: so they are noted on their way to
whoever publishes them, and described when all have passed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from typing import NamedTuple, TypeVar

from gazette import script, urls
from gazette.model import Library, Problem, Site
from gazette.stream import File, Item, Output, Standing, Stored
from gazette.website.dataset import DESCRIPTION, FIELDS, FOLDER, SCHEMA, Record
from gazette.website.jsonfile import json_file

T = TypeVar("T")


class Sum(NamedTuple):
    """A file: its name in data/, its size in bytes, its SHA-256 (hex)."""

    name: str
    size: int
    digest: str


class Sums:
    """The files of data/ as they pass. `standing`: the files of the site that stands, which may pass without bytes."""

    def __init__(self, library: Library, standing: Mapping[str, File]) -> None:
        self._library, self._standing = library, standing
        self._root = urls.ROOTS[library.site.scripts[0]]
        self._folder = self._root + FOLDER
        self._found: list[Sum] = []

    def noted(self, items: Generator[Item, None, T]) -> Generator[Item, None, T]:
        """The same items, and what they come to in the end."""
        with closing(items):
            while True:
                try:
                    item = next(items)
                except StopIteration as end:
                    found: T = end.value
                    return found
                if isinstance(item, Standing):
                    self._found += [self._sum(path, None) for path in item.paths if path.startswith(self._folder)]
                elif not isinstance(item, Problem) and item[0].startswith(self._folder):
                    self._found.append(self._sum(*item))
                yield item

    def files(self, base_url: str) -> Iterator[Output]:
        """The description of what has passed, if anything has; without bytes where it stands already."""
        if not self._found:
            return
        homepage = base_url and base_url + self._root
        package = json_file(_package(_settings(self._library), homepage, sorted(self._found, key=_in_order)))
        described = Sum(DESCRIPTION, len(package), hashlib.sha256(package).hexdigest())
        sums = "".join(f"{each.digest}  {each.name}\n" for each in sorted([*self._found, described])).encode()
        for name, data in ((DESCRIPTION, package), ("SHA256SUMS", sums)):
            path = self._folder + name
            before = self._standing.get(path)
            yield path, None if before and before.digest == hashlib.sha256(data).hexdigest() else data

    def _sum(self, path: str, data: bytes | Stored | None) -> Sum:
        name = path.removeprefix(self._folder)
        if isinstance(data, bytes):
            return Sum(name, len(data), hashlib.sha256(data).hexdigest())
        file = self._standing[path] if data is None else data
        return Sum(name, file.mark.size, file.digest)


def _settings(library: Library) -> Site:
    """Those of the site, in its first script."""
    if library.site.scripts[0] != "hant":
        return library.site
    return script.site(library.site, script.Hant(library.vocabulary.protected))


def _in_order(each: Sum) -> tuple[str, bool]:
    """By year, and JSON Lines first, which hold all."""
    stem, _, kind = each.name.rpartition(".")
    return stem, kind == "csv"


def _package(site: Site, homepage: str, sums: Iterable[Sum]) -> Record:
    newspapers = (site.publisher, *(name for _, name in site.newspapers))
    known: Record = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "articles",
        "title": site.name,
        "description": site.tagline,
        "homepage": homepage,
        "sources": [{"title": name} for name in dict.fromkeys(newspapers) if name],
        "resources": [_resource(each) for each in sums if each.name != SCHEMA],
    }
    return {key: value for key, value in known.items() if value or key == "resources"}


def _resource(file: Sum) -> Record:
    stem, _, kind = file.name.rpartition(".")
    table = [{"name": column, "type": "string", "description": what} for column, _, what in FIELDS if column != "text"]
    described: Record = {"type": "table", "schema": {"fields": table}} if kind == "csv" else {"jsonSchema": SCHEMA}
    return {
        "name": f"{stem}-{kind}",
        "path": file.name,
        "format": kind,
        "mediatype": "text/csv" if kind == "csv" else "application/jsonl",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        **described,
    }
