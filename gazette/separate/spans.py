"""Cutting runs of spans at a place in their text."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.model import Span

Spans = tuple[Span, ...]


def split(spans: Sequence[Span], text: str, start: int, end: int) -> tuple[Spans, Spans, Spans]:
    """The spans of text[:start], text[start:end] and text[end:], blanks between them not counted.

    The text may hold a blank where two spans were joined by one.

    >>> split((Span(1, 0, 3), Span(2, 0, 3)), "甲乙丙丁戊己", 2, 4)
    ((Span(line=1, start=0, end=2),), (Span(line=1, start=2, end=3), Span(line=2, start=0, end=1)), (Span(line=2, start=1, end=3),))
    """
    parts: tuple[list[Span], list[Span], list[Span]] = ([], [], [])
    at = 0
    for span in spans:
        length = span.end - span.start
        if at and text[at: at + 1].isspace():
            at += 1
        for part, low, high in zip(parts, (0, start, end), (start, end, len(text) + length), strict=True):
            a, b = max(at, low), min(at + length, high)
            if a < b:
                part.append(Span(span.line, span.start + a - at, span.start + b - at))
        at += length
    return tuple(parts[0]), tuple(parts[1]), tuple(parts[2])

