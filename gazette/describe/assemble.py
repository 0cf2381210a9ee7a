"""From a reading of an article to the parts of its content page that need no judgement."""

from __future__ import annotations

from collections.abc import Iterable

from gazette import markdown
from gazette.describe.text import all_blocks
from gazette.model import ArticleReading, Block, Page, ReadingNote, Role, Source

UNTITLED = "无题"


def title(article: ArticleReading) -> tuple[str, bool]:
    """The title, and whether it had to be made because the page prints none."""
    if article.headline is not None and article.headline.text.strip():
        return _one_line(article.headline.text), False
    return _one_line(article.derived_title or "") or UNTITLED, True


def line(block: Block | None) -> str:
    """A block as one line of text, "" where there is none."""
    return "" if block is None else _one_line(block.text)


def byline(article: ArticleReading) -> str:
    """The bylines as printed, one after the other."""
    return " ".join(filter(None, (line(b) for b in article.bylines)))


def body(blocks: Iterable[Block]) -> str:
    """The body as Markdown: paragraphs and `## ` subheads between blank lines."""
    parts = []
    for block in blocks:
        text = _one_line(block.text)
        if text:
            parts.append(markdown.subhead(text) if block.role is Role.SUBHEAD else markdown.escape(text))
    return "\n\n".join(parts)


def source(article: ArticleReading, page: Page) -> Source:
    """The lines of the seed on which the article stands, as ranges in reading order; each line once."""
    lines = dict.fromkeys(span.line for block in all_blocks(article) for span in block.spans)
    ranges: list[tuple[int, int]] = []
    for number in lines:
        if ranges and _only_blank_between(page, ranges[-1][1], number):
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return Source(page.name, tuple(ranges))


def _only_blank_between(page: Page, last: int, following: int) -> bool:
    return last < following and not any(page.lines[n - 1].strip() for n in range(last + 1, following))


def note(article: ArticleReading) -> ReadingNote:
    """How sure the separation is, for people to see."""
    return ReadingNote(article.confidence, tuple(f"{d.kind}, line {d.line}: {d.why}" for d in article.doubts))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip()
