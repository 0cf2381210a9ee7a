"""Describing the articles of many pages together: passages, evidence, topics, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazette.describe import assemble, dates
from gazette.describe.evidence import Evidence
from gazette.describe.gather import books, gather
from gazette.describe.text import Passage, all_blocks, literary, passages
from gazette.describe.topics import Rarity
from gazette.model import Article, ArticleReading, Page, Problem, Reading, Severity, Vocabulary
from gazette.separate.contributors import contributors

_BROKEN = re.compile(r"(?:^|[^\d])\d{4}年(?:\s?\d{1,2}月)?\s*$")  # the end of a text in the middle of a date


def describe(
    readings: Sequence[Reading], vocabulary: Vocabulary
) -> tuple[tuple[tuple[Article, ...], ...], tuple[Problem, ...]]:
    """Describe every article of every reading, grouped and ordered as the readings are.

    All readings are needed at once, since how much a term says depends on how many articles have it.
    """
    known, events = books(vocabulary), dates.almanac(vocabulary.events)
    tagger = known.tagger
    pages, hits = [], []
    for reading in readings:
        texts = [(*passages(article), *_literary(article, reading)) for article in reading.articles]
        pages.append(gather(texts, _bylines(reading), known, _heads(reading)))
        hits.append([tagger.hits(evidence) for evidence in pages[-1]])
    rarity = Rarity(found for page in hits for found in page)
    problems: list[Problem] = []
    described = []
    for reading, page, found in zip(readings, pages, hits, strict=True):
        date = dates.date_page(tuple(_texts(reading)), events)
        if date.conflict:
            problems.append(_conflict(reading.page, date))
        described.append(
            tuple(
                _article(article, reading.page, evidence, tagger.choose(tagger.scores(evidence, terms, rarity)), date)
                for article, evidence, terms in zip(reading.articles, page, found, strict=True)
            )
        )
    return tuple(described), tuple(problems)


def _article(
    article: ArticleReading, page: Page, evidence: Evidence, topics: tuple[str, ...], date: dates.PageDate
) -> Article:
    title, derived = assemble.title(article)
    return Article(
        title=title,
        body=assemble.body(article.body),
        source=assemble.source(article, page),
        kicker=assemble.line(article.kicker),
        subtitle=assemble.line(article.subtitle),
        section=assemble.line(article.section),
        byline=assemble.byline(article),
        contributors=contributors(article),
        date=date.edtf,
        date_basis=date.basis,
        topics=topics,
        places=evidence.place_names,
        agencies=evidence.agency_names,
        captions=tuple(assemble.line(block) for block in article.captions),
        title_derived=derived,
        reading=assemble.note(article),
    )


def _bylines(reading: Reading) -> Iterator[str]:
    """The bylines of a page: they may tell the region."""
    for article in reading.articles:
        yield from (block.text for block in article.bylines)


def _heads(reading: Reading) -> Iterator[str]:
    """What a page prints besides its articles: it tells the region, and whose page it is."""
    sections = dict.fromkeys(article.section for article in reading.articles if article.section is not None)
    yield from (block.text for block in (*sections, *reading.furniture))


def _literary(article: ArticleReading, reading: Reading) -> tuple[Passage, ...]:
    """What says that an article is literature: its section, else the head of its page."""
    own = () if article.section is None else (article.section,)
    return literary(block.text for block in (*own, *reading.furniture))


def _texts(reading: Reading) -> Iterator[str]:
    """The texts of a page, all of which were printed on one day."""
    for article in reading.articles:
        yield "\n".join(block.text for block in all_blocks(article))
    yield from _furniture(reading)


def _furniture(reading: Reading) -> Iterator[str]:
    """The furniture of a page; a date that its header breaks over lines (2021年6月, 18日) as one text."""
    broken = ""
    for block in reading.furniture:
        broken = f"{broken}\n{block.text}" if broken else block.text
        if not _BROKEN.search(broken):
            yield broken
            broken = ""
    if broken:
        yield broken


def _conflict(page: Page, date: dates.PageDate) -> Problem:
    mend = "look at the page and set `date` by hand"
    return Problem(page.name, None, None, "G130", f"its date is in doubt: {date.conflict}", mend, Severity.NOTE)
