"""Blank lines that divide the articles of a page: above its headlines more of them than between its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from . import limits
from .elements import Element
from .evidence import Run
from .flow import Item

APART = "blank lines set it apart"
CLOSE = "no blank line sets it apart"
REASONS = (APART, CLOSE)


def say(elements: Sequence[Element]) -> dict[int, float]:
    """What the blank lines of a page say of its runs of headline lines, as log-odds by element.

    They say nothing where many paragraphs are as far apart, or are cut by blanks, as by a column's end; and little
    where all runs stand apart, as headlines and subheads may.
    """
    texts = [element for element in elements if isinstance(element, Item)]
    runs = [i for i, element in enumerate(elements) if i and isinstance(element, Run) and element.titles]
    between = [text.gap for above, text in pairwise(elements) if isinstance(above, Item) and isinstance(text, Item)]
    usual = median_low(between) if between else 0
    far = sum(gap > usual for gap in between) + sum(_cut(text, usual) for text in texts)
    set_off = {i for i in runs if _gap(elements[i]) > usual}
    if far > limits.BLANK_TEXTS * len(texts) or not set_off:
        return {}
    if len(set_off) == len(runs):
        return dict.fromkeys(runs, limits.BLANK_ALL)
    close = -limits.BLANK if len(set_off) > 1 else 0.0
    return {i: limits.BLANK if i in set_off else close for i in runs}


def _cut(text: Item, usual: int) -> bool:
    """Whether blank lines cut a paragraph."""
    return any(piece.gap > usual for piece in text.pieces[1:])


def _gap(element: Element) -> int:
    """The blank lines above; those of a run may stand below the byline that ends the text above."""
    if isinstance(element, Run):
        return max(item.gap for item in element.items[: element.first_title + 1])
    return element.gap
