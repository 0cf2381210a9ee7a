"""Pages that the manifest does not know: which of them is a generated article's, and at which address.

A person may have moved a page while its seed came to be read otherwise; or the manifest was lost.
"""

from __future__ import annotations

from collections.abc import Mapping

from gazette import identity, pagefiles, slugs
from gazette.generated import Item
from gazette.manifest import Entry


def page(unknown: Mapping[str, str], item: Item, entry: Entry | None = None) -> str | None:
    """The path of the page (path to text) that is this very text, or names most of this article's lines.

    Of an article with an `entry` it must be the page that was moved, and not another one about these lines.
    """
    best: tuple[float, bool, str] | None = None
    for path, text in sorted(unknown.items()):
        share = _share(text, item)
        if share < pagefiles.SAME_LINES or (entry and not pagefiles.may_be(text, entry)):
            continue
        found = share, _has_its_name(path, text, item), path
        if best is None or found[:2] > best[:2]:
            best = found
    return best[2] if best else None


def _share(text: str, item: Item) -> float:
    """How far a page is an article's, by the lines that it names, 0 to 1; 2 where it is its very text."""
    if text == item.text:
        return 2.0
    said = pagefiles.source(text)
    return identity.overlap(said.lines, item.fresh.lines) if said and said.seed == item.fresh.seed else 0.0


def address(path: str, text: str, item: Item) -> str | None:
    """The address of an adopted page: its name, or None where a person moved it and it needs one of its own."""
    own, new = identity.sketch(pagefiles.plain(text)), identity.sketch(item.fresh.plain)
    if _has_its_name(path, text, item) or identity.resemblance(own, new) < identity.VERY_ALIKE:
        return pagefiles.stem(path)
    return None


def _has_its_name(path: str, text: str, item: Item) -> bool:
    """Whether a page's file is named as articles are, and not by a person."""
    titles = (item.article.title, pagefiles.title(text))
    return any(slugs.is_article_slug(pagefiles.stem(path), title) for title in titles)
