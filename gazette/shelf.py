"""Pages as they were read, for the next build: in the same process, or from beside the site in another one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

from gazette import contentpage, disk, plain
from gazette.describe.containers import Told
from gazette.model import Article, Contributor, Library, Problem
from gazette.parallel import spread
from gazette.texts import encode

MANY = 1000  # pages; fewer are read before processes have started
_BODY = [each.name for each in fields(Article)].index("body")

Page = tuple[str, str]  # the path of a file, and its address
Problems = tuple[Problem, ...]
Found = tuple[Article | None, Problems, str]  # what a page says, and the digest of its bytes, "" where there are none


class Sheet(NamedTuple):
    """A page as it was read, and how its file stood."""

    mark: disk.Mark
    article: Article | None
    problems: Problems
    digest: str


class Front(NamedTuple):
    """A page without a fault as another process read it: the digest of its bytes, and its article but for the text, as
    plain lists."""

    digest: str
    row: Sequence[Any]


@dataclass(slots=True)
class Shelf:
    """What is kept of content/ from one reading to the next, which brings it up to date."""

    sheets: dict[Page, Sheet] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()  # with which they were read
    library: Library | None = None
    told: Told = field(default_factory=dict)
    fronts: Mapping[tuple[str, str], Front] = field(default_factory=dict)  # by file below its folder, and address
    texts: Mapping[str, str] = field(default_factory=dict)  # files below that folder that were read just now (texts.py)

    def forget(self, paths: Collection[Path]) -> None:
        """Read these files again, whatever they look like; all where none are named."""
        names = set(map(str, paths))
        for page in [page for page in self.sheets if not names or page[0] in names]:
            self.sheets[page] = self.sheets[page]._replace(mark=NO_MARK)

    def read(
        self, pages: Sequence[Page], folder: Path, topics: frozenset[str], read: Callable[[Page], Found], jobs: int
    ) -> list[Found]:
        """Pages below a folder: those whose files stand as they did, or hold the same bytes, are not read anew."""
        marks = [disk.mark(path) for path, _ in pages]  # before they are read
        if topics != self.topics:
            self.sheets, self.fronts = {}, {}
        sheets = list(map(self.sheets.get, pages))
        changed = {
            page: mark
            for page, mark, sheet in zip(pages, marks, sheets, strict=True)
            if sheet is None or mark is None or sheet.mark != mark
        }
        found = {page: known for page, mark in changed.items() if mark and (known := self._restored(page, folder))}
        new = [page for page in changed if page not in found]
        found |= zip(new, map(self._same, new, spread(read, new, jobs, MANY)), strict=True)
        made = {page: Sheet(mark or NO_MARK, *found[page]) for page, mark in changed.items()}
        all_sheets = [made.get(page) or sheet for page, sheet in zip(pages, sheets, strict=True)] if made else sheets
        self.sheets = {page: sheet for page, sheet in zip(pages, all_sheets, strict=True) if sheet is not None}
        self.topics, self.fronts, self.texts = topics, {}, {}
        return [sheet[1:] for sheet in self.sheets.values()]

    def digests(self) -> dict[str, str]:
        """The digests of the files of articles, by address."""
        return {slug: each.digest for (_, slug), each in self.sheets.items() if each.article is not None}

    def _same(self, page: Page, found: Found) -> Found:
        """What a page says, as the very same article where it says what it said."""
        before, article = self.sheets.get(page), found[0]
        if article is not None:
            article = before.article if before is not None and before.article == article else _named(article)
        return article, *found[1:]

    def _restored(self, page: Page, folder: Path) -> Found | None:
        """A page of which another process read the very same bytes."""
        name = _below(page[0], folder)
        front, text = self.fronts.get((name, page[1])), self.texts.get(name)
        if front is None:
            return None
        try:
            data = disk.whole(page[0]) if text is None else encode(text)
        except OSError:
            return None
        if digest(data) != front.digest:
            return None
        row = [*front.row]
        row[_BODY] = contentpage.body(contentpage.decoded(data))
        return _named(_article(row)), (), front.digest


NO_MARK = disk.Mark(-1, -1, -1)  # how no file stands
_article: Callable[[Sequence[Any]], Article] = plain.reader(Article)


def _named(article: Article) -> Article:
    """The same article with names that are the very strings of all others: they were read by several processes, and
    take a sixth of the memory of an archive."""
    source = article.source
    return replace(
        article,
        date=intern(article.date),
        topics=tuple(map(intern, article.topics)),
        places=tuple(map(intern, article.places)),
        agencies=tuple(map(intern, article.agencies)),
        contributors=tuple([Contributor(intern(who.role), intern(who.name)) for who in article.contributors]),
        source=source and replace(source, seed=intern(source.seed)),
    )


def digest(data: bytes) -> str:
    """The digest of a page's bytes."""
    return hashlib.sha256(data).hexdigest()


def _below(path: str, folder: Path) -> str:
    return path[len(str(folder)) + 1 :]


# --- as JSON ----------------------------------------------------------------------------------------------------


def dump(shelf: Shelf, folder: Path) -> Any:
    """What another process can use, as what `jsonstream` writes: the pages below a folder that have no fault, one by
    one, since rows of all at once take much memory. Their texts are not in it, since they stand in their files."""
    sound = ((page, each) for page, each in shelf.sheets.items() if each.article is not None and not each.problems)
    pages = ((_below(path, folder), slug, each.digest, _row(each.article)) for (path, slug), each in sound)
    return {"topics": sorted(shelf.topics), "pages": pages}


def _row(article: Article | None) -> Any:
    row = plain.plain(article)
    row[_BODY] = ""
    return row


def restore(kept: Any) -> Shelf:
    """The shelf that was kept."""
    fronts = {(path, slug): Front(digest, row) for path, slug, digest, row in kept["pages"]}
    return Shelf(topics=frozenset(kept["topics"]), fronts=fronts)
