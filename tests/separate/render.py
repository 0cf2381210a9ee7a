"""A reading as plain text, for golden cases: one line a block, with its role and the line where it starts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from gazette.model import ArticleReading, Page, Reading
from gazette.separate.contributors import contributors


def page_of(name: str, text: str) -> Page:
    """A page as the seeds' reader would give it."""
    return Page(name, tuple(text.split("\n")), hashlib.sha256(text.encode()).hexdigest())


def render(reading: Reading) -> str:
    """The whole reading."""
    lines = [line for article in reading.articles for line in (*_article(article), "")]
    lines += [f"furniture {block.spans[0].line}: {block.text}" for block in reading.furniture]
    lines += [
        f"unplaced {span.line}: {reading.page.lines[span.line - 1][span.start : span.end]}" for span in reading.unplaced
    ]
    return "\n".join(lines).strip() + "\n"


def _article(article: ArticleReading) -> Iterator[str]:
    yield "article"
    for block in (article.section, article.kicker, article.headline, article.subtitle, *article.bylines):
        if block:
            yield f"  {block.role} {block.spans[0].line}: {block.text}"
    if article.derived_title:
        yield f"  derived title: {article.derived_title}"
    people = contributors(article)
    if people:
        yield "  contributors: " + ", ".join(f"{person.role} {person.name}" for person in people)
    for block in (*article.body, *article.captions):
        yield f"  {block.role} {block.spans[0].line}: {block.text}"
