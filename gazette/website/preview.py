"""The pages of a few articles as an edit leaves them, where all else is as it was: for whoever waits at the screen.

What the edit changes elsewhere, and neighbours or addresses that are new, follow with the next build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from gazette import script
from gazette.model import Article
from gazette.script import Hant
from gazette.stream import Item
from gazette.website import article, downloads
from gazette.website.bodies import beginnings, bodies
from gazette.website.edition import Edition
from gazette.website.printing import Printer
from gazette.website.reuse import index_like

T = TypeVar("T")


def preview(variants: Sequence[tuple[Edition, Printer]], changed: Mapping[str, Article]) -> Iterator[Item]:
    """The page and the downloads of each article of `changed`, by slug, in each variant of the last build."""
    for edition, printer in variants:
        numbers = {item.slug: position for position, item in enumerate(edition.library.articles)}
        found = {numbers[slug]: item for slug, item in changed.items() if slug in numbers}
        now = _with(edition, found)
        raw = {page.name: page for page in now.library.seeds}
        for position, item in found.items():
            yield printer.page(article.view(now, position, raw.get(item.source.seed if item.source else "")))
            yield from ((now.root + path, data) for path, data in downloads.files(now, position))


def _with(edition: Edition, found: Mapping[int, Article]) -> Edition:
    """The edition with some articles changed, by position."""
    hant = Hant(edition.original.vocabulary.protected) if edition.script == "hant" else None
    shown = {n: script.article(item, hant) if hant else item for n, item in found.items()}
    articles = _changed(edition.library.articles, shown)
    originals = _changed(edition.original.articles, found)
    now = replace(
        edition,
        library=replace(edition.library, articles=articles),
        original=replace(edition.original, articles=originals),
        bodies=bodies(articles),
        beginnings=beginnings(articles),
        original_bodies=bodies(originals),
    )
    return index_like(now, edition)


def _changed(values: Sequence[T], new: Mapping[int, T]) -> tuple[T, ...]:
    return tuple(new.get(position, value) for position, value in enumerate(values))
