"""An article's texts, as the describing rules read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazette.model import ArticleReading, Block, Role

HEADLINE, SECTION, LEDE, SUBHEAD, BODY, CAPTION = (
    "headline",
    "section",
    "lede",
    "subhead",
    "body",
    "caption",
)  # the zones that weigh differently


# What a newspaper calls its literary pages and columns: 林芝报 副刊, 瓯江诗草.
_LITERARY = re.compile("副刊|文苑|诗草|诗刊|诗苑|散文|随笔|小小说")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that a reader sees as one: a headline part, a paragraph, a caption."""

    zone: str
    text: str


def passages(article: ArticleReading) -> tuple[Passage, ...]:
    """The texts of an article in reading order; bylines and the shared section heading are not among them."""
    return tuple(p for p in _passages(article) if p.text.strip())


def literary(lines: Iterable[str]) -> tuple[Passage, ...]:
    """The word by which a section or a page's head says that its articles are literature, whatever they tell of."""
    found = next((match[0] for line in lines if (match := _LITERARY.search(line))), "")
    return (Passage(SECTION, found),) if found else ()


def _passages(article: ArticleReading) -> Iterator[Passage]:
    for block in (article.kicker, article.headline, article.subtitle):
        if block is not None:
            yield Passage(HEADLINE, block.text)
    first = LEDE  # what the first paragraph is, whether or not the page sets it apart
    for block in article.body:
        if block.role is Role.SUBHEAD:
            yield Passage(SUBHEAD, block.text)
        else:
            yield Passage(LEDE if block.role is Role.LEDE else first, block.text)
            first = BODY
    for block in article.captions:
        yield Passage(CAPTION, block.text)


def all_blocks(article: ArticleReading) -> Iterator[Block]:
    """The blocks of an article in reading order; the section heading belongs to the page."""
    for block in (article.kicker, article.headline, article.subtitle):
        if block is not None:
            yield block
    yield from article.bylines
    yield from article.body
    yield from article.captions
