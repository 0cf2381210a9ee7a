"""What each article is about, where, who and when: readings in, articles out, each tag with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.describe import assemble
from gazette.model import Article, ArticleReading, Page, Problem, Reading, Vocabulary


def describe(
    readings: Sequence[Reading], vocabulary: Vocabulary
) -> tuple[tuple[tuple[Article, ...], ...], tuple[Problem, ...]]:
    """Describe every article of every reading, grouped and ordered as the readings are.

    All readings are needed at once, since how much a term says depends on how many articles have it.
    """
    return tuple(tuple(_article(a, r.page) for a in r.articles) for r in readings), ()


def _article(article: ArticleReading, page: Page) -> Article:
    title, derived = assemble.title(article)
    return Article(
        title=title,
        body=assemble.body(article.body),
        source=assemble.source(article, page),
        kicker=assemble.line(article.kicker),
        subtitle=assemble.line(article.subtitle),
        section=assemble.line(article.section),
        byline=assemble.byline(article),
        captions=tuple(assemble.line(block) for block in article.captions),
        title_derived=derived,
        reading=assemble.note(article),
    )
