"""Heading marks of a page (#, ##): which level the headlines of its articles have, so that lower ones are subheads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .elements import Element
from .evidence import Run
from .flow import Item


def article_level(elements: Sequence[Element]) -> int:
    """The highest level of headings with a text below, where several have it; 0 where the page does not tell.

    Nothing is known where text stands before the first of them, since other headlines are not marked then; nor where a
    lower heading stands right below one, which may be its first subhead, or an article's headline below a section.
    """
    with_text = [_level(elements[i - 1]) if i else 0 for i in _first_texts(elements)]
    levels = Counter(level for level in with_text if level)
    highest = min(levels, default=0)
    if not highest or levels[highest] < 2 or not 0 < with_text[0] <= highest:
        return 0
    return 0 if any(_stacked(element, highest) for element in elements) else highest


def _first_texts(elements: Sequence[Element]) -> Iterator[int]:
    """The places of the texts that open the page or stand below headline lines."""
    for i, element in enumerate(elements):
        if isinstance(element, Item) and (not i or isinstance(elements[i - 1], Run)):
            yield i


def _stacked(element: Element, level: int) -> bool:
    marked = [item.level for item in element.titles if item.level] if isinstance(element, Run) else []
    return len(set(marked)) > 1 and marked[0] <= level < marked[-1]


def _level(element: Element) -> int:
    """The heading marks right above a text: those of the last marked line."""
    marked = [item.level for item in element.titles if item.level] if isinstance(element, Run) else []
    return marked[-1] if marked else 0
