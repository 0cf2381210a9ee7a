"""Summaries (提要, 导语) between a headline and its report: a dateline below one opens no other article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from . import bylines, limits, marks, subjects
from .elements import Element
from .evidence import Run
from .flow import Item
from .parts import Kind, Piece

UNFINISHED = frozenset(marks.COMMAS + "（(“‘《")  # what ends with these goes on
SHORTEST = 20  # characters of a paragraph that is taken out of a report
NEAR = 16  # pieces below among which what the report repeats is looked for
PARAGRAPHS = 3  # of a summary at most
REPORT = 8000  # characters of a report that is compared, so that time stays linear
PART = 5  # characters that come again by no chance
SILENT = re.compile(r"[^\u4e00-\u9fff\d]+")  # marks and blanks


def excerpt(pieces: Sequence[Piece], i: int) -> Piece:
    """A paragraph without a full stop that the texts below repeat is a summary, and whole.

    Nothing but a headline, or more of the summary, stands above it, so that no column can have cut it.
    """
    piece = pieces[i]
    if not _may_be_excerpt(piece):
        return piece
    top = next((above for above in pieces[max(0, i - PARAGRAPHS) : i][::-1] if not _may_be_excerpt(above)), None)
    if top is not None and top.kind not in (Kind.TITLE, Kind.BYLINE):
        return piece
    below = "".join(other.text for other in pieces[i + 1 : i + NEAR] if other.kind is Kind.TEXT)
    return piece._replace(sealed=True) if quotes(piece.text, below) else piece


def _may_be_excerpt(piece: Piece) -> bool:
    fits = piece.kind is Kind.TEXT and SHORTEST <= len(piece.text) <= limits.SUMMARY_QUOTED_LONGEST
    return fits and not marks.closed(piece.text) and piece.text[-1] not in UNFINISHED


def above(elements: Sequence[Element], i: int) -> bool:
    """Whether only a summary stands between a headline and the dateline of its report."""
    item = elements[i]
    if not isinstance(item, Item) or bylines.dateline(item.text) is None:
        return False
    summary = _texts(elements[max(0, i - PARAGRAPHS - 1) : i][::-1])
    if len(summary) > PARAGRAPHS or not _headed(elements, i - len(summary) - 1):
        return False
    if any(bylines.dateline(text.text) or bylines.signed(text.text) for text in summary):
        return False
    size = sum(len(text.text) for text in summary)
    if size > limits.SUMMARY_LONGEST:
        return size <= limits.SUMMARY_QUOTED_LONGEST and _quotes(summary, _texts(elements[i : i + NEAR]))
    said, told = subjects.subject([text.pairs for text in summary]), subjects.subject([item.pairs])
    alike = subjects.alike(said, told) >= limits.SUMMARY_ALIKE * min(1.0, size / limits.SUMMARY_USUAL)
    return alike or _quotes(summary, _texts(elements[i : i + NEAR]))


def _headed(elements: Sequence[Element], at: int) -> bool:
    head = elements[at] if at >= 0 else None
    return isinstance(head, Run) and bool(head.titles)


def _texts(elements: Sequence[Element]) -> list[Item]:
    """The paragraphs that a stretch of the page begins with."""
    return [text for text in takewhile(lambda element: isinstance(element, Item), elements) if isinstance(text, Item)]


def _quotes(summary: Sequence[Item], report: Sequence[Item]) -> bool:
    """Whether a summary is made of clauses of the report, as those that editors take out of it are."""
    return quotes("".join(text.text for text in summary), "".join(text.text for text in report))


def quotes(summary: str, report: str) -> bool:
    """Whether most of a summary stands in a report word by word.

    >>> quotes("要把堵点找准，把活水引进来", "他说，要把堵点找准，把活水引进来。"), quotes("天晴了，路通了", "天晴了。")
    (True, False)
    """
    said, told = SILENT.sub("", summary), SILENT.sub("", report[:REPORT])
    parts = max(0, len(said) - PART + 1)
    missing = 0
    for i in range(parts):
        missing += said[i : i + PART] not in told
        if parts - missing <= limits.SUMMARY_QUOTED * parts:
            return False
    return parts > 0
