"""Seeds to articles, doing again only what changed: pages that were read before are not read anew.

How a page is read depends on the page alone; what its articles are about on all pages and the vocabulary.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from gazette.describe import describe
from gazette.model import Article, Page, Problem, Reading, Vocabulary
from gazette.parallel import spread
from gazette.plain import plain, reader

_UNKNOWN = Page("", (), "")  # in the place of a page that is written down elsewhere


@dataclass(frozen=True, slots=True)
class Conversion:
    """Pages, how each is read, and what their articles are, a tuple of them a page, with a vocabulary."""

    pages: tuple[Page, ...] = ()
    words: Vocabulary | None = None  # None where the pages were read and no more
    readings: tuple[Reading, ...] = ()
    articles: tuple[tuple[Article, ...], ...] = ()
    problems: tuple[Problem, ...] = ()


NONE = Conversion()


def separate(page: Page) -> Reading:
    """How a page is read. What reads is imported here: a build that knows all its pages does without."""
    from gazette.separate import separate as read

    return read(page)


def convert(pages: Sequence[Page], words: Vocabulary, jobs: int, last: Conversion = NONE) -> Conversion:
    """Read and describe pages with `jobs` processes: what `last` knows is taken from there."""
    pages = tuple(pages)
    if (pages, words) == (last.pages, last.words):
        return last
    known = dict(zip(last.pages, last.readings, strict=True))
    new = tuple(page for page in pages if page not in known)
    if new:
        from gazette.separate import ready

        ready()  # once for all processes
    known |= zip(new, spread(separate, new, jobs), strict=True)
    readings = tuple(known[page] for page in pages)
    return Conversion(pages, words, readings, *describe(readings, words))


# --- as JSON ----------------------------------------------------------------------------------------------------


def dump(conversion: Conversion) -> dict[str, Any]:
    """A conversion as what JSON can hold. Pages and vocabulary are named, since every build reads them."""
    return {
        "pages": [(page.name, page.digest) for page in conversion.pages],
        "words": repr(conversion.words),
        "readings": [plain(replace(reading, page=_UNKNOWN)) for reading in conversion.readings],
        "articles": plain(conversion.articles),
        "problems": plain(conversion.problems),
    }


def restore(kept: Any, pages: Sequence[Page], words: Vocabulary) -> Conversion:
    """What of a conversion that was kept is still of use for these pages and this vocabulary."""
    present = {(page.name, page.digest): page for page in pages}
    names = list(map(tuple, kept["pages"]))
    read = reader(Reading)
    found = {
        present[name]: replace(read(reading), page=present[name])
        for name, reading in zip(names, kept["readings"], strict=True)
        if name in present
    }
    readings = tuple(found.values())
    if names != list(present) or kept["words"] != repr(words):
        return Conversion(tuple(found), None, readings)
    articles, problems = reader(tuple[tuple[Article, ...], ...]), reader(tuple[Problem, ...])
    return Conversion(tuple(found), words, readings, articles(kept["articles"]), problems(kept["problems"]))
