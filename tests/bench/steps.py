"""Parts of a build in a process of their own, so that time and memory of each can be told.

python -m tests.bench.steps stages FOLDER     processor seconds of each stage, as JSON
python -m tests.bench.steps search FOLDER     index for search as a build does, from nothing
python -m tests.bench.steps pages FOLDER      write what Pagefind is given into a file
python -m tests.bench.steps pagefind FOLDER   the same pages, read from that file, given to Pagefind as one index
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TypeVar

from gazette import library, markdown, website
from gazette.model import Library
from gazette.publish import Folder
from gazette.script import Hant, to_hant
from gazette.search import pagefind
from gazette.search.index import index
from gazette.search.records import Above, findable, record
from gazette.website import neighbours
from gazette.website.catalogue import catalogue
from gazette.website.frame import chrome
from gazette.website.printing import Printer
from gazette.website.render import assets, editions
from gazette.website.stock import Stock
from gazette.website.tasks import articles, collections, companions, followed, made, pages
from gazette.website.templating import Templates
from gazette.website.view import View
from tests.bench.county import ROOT

T = TypeVar("T")
OPTIONS = website.Options("https://archive.example/", ("hans",))
PAGES = "pages.jsonl"


@dataclass(slots=True)
class Clock:
    """Processor seconds by stage, in the order of the stages."""

    stages: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.process_time)

    def lap(self, stage: str) -> None:
        """Say what the time since the last call was spent on."""
        now = time.process_time()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now

    def each(self, stage: str, items: Iterable[T]) -> Iterator[T]:
        """The items; the making of each counts to the stage."""
        for item in items:
            self.lap(stage)
            yield item
        self.lap(stage)


def stages(folder: Path) -> dict[str, float]:
    """How long each stage of a build takes in one process, without search."""
    gc.disable()  # as a build does
    clock = Clock()
    archive = load(folder)
    clock.lap("read pages")
    catalogue(archive)
    clock.lap("sort")
    for article in archive.articles:
        markdown.blocks(article.body)
    clock.lap("Markdown")
    neighbours.related(archive.articles, archive.vocabulary)
    clock.lap("related articles")
    to_hant(archive, Hant(archive.vocabulary.protected))
    clock.lap("Traditional")
    files = rendered(archive, clock)
    with tempfile.TemporaryDirectory() as target:
        clock.lap("(other)")
        Folder(Path(target) / "site").publish(files)
        clock.lap("publish")
    return {stage: seconds for stage, seconds in clock.stages.items() if not stage.startswith("(")}


def rendered(archive: Library, clock: Clock) -> dict[str, bytes]:
    """Every file of one script's website, with the time for views, templates and what stands beside the pages."""
    theme, _ = website.load(ROOT / "templates")
    templates = Templates(theme)
    files: dict[str, bytes] = dict(assets(theme))
    edition = next(editions(archive, theme, OPTIONS))
    clock.lap("(counted before)")
    templates.compile()
    clock.lap("compiling templates")
    printer = Printer(templates, chrome(edition, OPTIONS.scripts))
    listed = Stock(edition)
    clock.lap("views, downloads")
    for each in clock.each("views, downloads", made(chain(articles(edition), pages(edition, listed)))):
        output = printer.page(each) if isinstance(each, View) else (edition.root + each[0], each[1])
        assert isinstance(output, tuple), output
        files[output[0]] = output[1]
        clock.lap("templates")
    beside = chain(collections(edition, listed), followed(edition, listed), companions(edition))
    files.update((edition.root + path, data) for path, data in made(beside))
    clock.lap("feeds, data")
    return files


def load(folder: Path) -> Library:
    """The archive of a folder."""
    content = folder / "content"
    return library.load(content, folder / "seeds", content / "vocabulary")[0]


def search(folder: Path) -> int:
    """Index as a build does; the bytes of the index."""
    with tempfile.TemporaryDirectory() as target:
        out = Path(target) / "pagefind"
        report = index(load(folder), out, Path(target) / "cache", jobs=os.cpu_count() or 1)
        assert not report.problems, report.problems
        return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


def write_pages(folder: Path) -> int:
    """Write the pages that Pagefind is given into a file, a line each; their number."""
    archive = load(folder)
    convert, above, articles = Hant(archive.vocabulary.protected).convert, Above(archive), findable(archive)
    with (folder / PAGES).open("w", encoding="utf-8") as out:
        for article in articles:
            found = record(article, above.tags(article), convert, everywhere=False)
            out.write(json.dumps([found.address, found.html("und")]) + "\n")
    return len(articles)


def one_index(folder: Path) -> int:
    """Give Pagefind the same pages as one index, and do nothing else; the bytes of the index."""
    with tempfile.TemporaryDirectory() as target, (folder / PAGES).open(encoding="utf-8") as lines:
        out = Path(target) / "pagefind"
        pagefind.write(map(json.loads, lines), out)
        return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


STEPS = {"stages": stages, "search": search, "pages": write_pages, "pagefind": one_index}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]))))
