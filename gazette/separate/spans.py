"""Spans: cutting them at a place in their text, and what of a page no span holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gazette.model import ArticleReading, Block, Reading, Span

Spans = tuple[Span, ...]


def split(spans: Sequence[Span], text: str, start: int, end: int) -> tuple[Spans, Spans, Spans]:
    """The spans of text[:start], text[start:end] and text[end:], blanks between them not counted.

    The text may hold a blank where two spans were joined by one.

    >>> parts = split((Span(1, 0, 3), Span(2, 0, 3)), "甲乙丙丁戊己", 2, 4)
    >>> [[(s.line, s.start, s.end) for s in part] for part in parts]
    [[(1, 0, 2)], [(1, 2, 3), (2, 0, 1)], [(2, 1, 3)]]
    """
    parts: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    at = 0
    for span in spans:
        length = span.end - span.start
        if at and text[at : at + 1].isspace():
            at += 1
        for part, low, high in zip(parts, (0, start, end), (start, end, len(text) + length), strict=True):
            a, b = max(at, low), min(at + length, high)
            if a < b:
                part.append(Span(span.line, span.start + a - at, span.start + b - at))
        at += length
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])


def blocks(article: ArticleReading) -> Iterator[Block]:
    """Every block of an article but its section, which others may share."""
    head = (article.kicker, article.headline, article.subtitle)
    yield from (block for block in head if block)
    yield from (*article.bylines, *article.body, *article.captions)


def leftover(reading: Reading) -> Spans:
    """The runs of non-blank characters that stand in no block."""
    taken: dict[int, list[Span]] = {}
    sections = {article.section for article in reading.articles if article.section}
    for block in (*sections, *reading.furniture, *(block for article in reading.articles for block in blocks(article))):
        for span in block.spans:
            taken.setdefault(span.line, []).append(span)
    return tuple(
        span
        for number, text in enumerate(reading.page.lines, 1)
        if not _is_whole(text, spans := taken.get(number, []))
        for span in _free(number, text, sorted(spans))
    )


def _is_whole(text: str, taken: Sequence[Span]) -> bool:
    """Whether nothing of a line is left, as can be seen at once: it is blank, or in one span but for outer blanks."""
    if len(taken) != 1:
        return not taken and not text.strip()
    return not (text[: taken[0].start].strip() or text[taken[0].end :].strip())


def _free(number: int, text: str, taken: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for span in (*taken, Span(number, len(text), len(text))):
        gap = text[at : span.start] if at < span.start else ""
        if stripped := gap.strip():
            start = at + gap.index(stripped[0])
            yield Span(number, start, start + len(stripped))
        at = max(at, span.end)
