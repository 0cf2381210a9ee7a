"""What a conversion generated, as people's edits are held against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazette import contentpage, ranges
from gazette.identity import Fresh
from gazette.model import Article, Block, Layout, Reading, Source
from gazette.texts import digest

Generated = Sequence[tuple[Reading, tuple[Article, ...]]]


@dataclass(frozen=True, slots=True)
class Item:
    """A generated article: its page's text, and what tells who it is."""

    article: Article
    text: str
    fresh: Fresh


def items(reading: Reading, articles: Iterable[Article]) -> Iterator[Item]:
    """The articles of one seed."""
    page = reading.page
    for article in articles:
        text = contentpage.dumps(article)
        source = article.source or Source(page.name, ())
        plain = f"{article.title}\n{article.body}"
        yield Item(article, text, Fresh(page.name, page.digest, source.lines, digest(text), plain))


def layout(reading: Reading) -> Layout:
    """Where the lines of a seed went that stand in no article."""
    sections = [article.section for article in reading.articles if article.section]
    unplaced = ranges.of_lines(sorted({span.line for span in reading.unplaced}))
    return Layout(_lines(sections), _lines(reading.furniture), unplaced)


def _lines(blocks: Iterable[Block]) -> ranges.Ranges:
    return ranges.of_lines(sorted({span.line for block in blocks for span in block.spans}))
