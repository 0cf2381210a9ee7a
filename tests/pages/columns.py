"""Pages in columns without a blank between two texts: some are cut, and their rests stand further below.

A cut may stand between any two lines of a paragraph, even where one of them ends a sentence; the rest of one text may
stand right below the beginning of another, or below a line that happens to be full.
"""

from __future__ import annotations

import random

from tests.pages.drawing import Pool
from tests.pages.make import Layout
from tests.pages.placing import stack
from tests.pages.setting import set_article
from tests.pages.sheet import INDENT, Lines, Sheet, Style
from tests.pages.varied import Order, by_twos, in_turn, inside

FIRST = 3  # lines of a text above a cut, at least


def columns(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles, half of them cut, in one of several orders."""
    style = Style(
        width=rng.choice((20, rng.randint(13, 18), rng.randint(19, 30))),
        indent=INDENT,
        gap=0,
        kinsoku=rng.random() < 0.8,
        half=rng.random() < 0.5,
        subhead_indent=rng.random() < 0.5,
        words=rng.random() < 0.5,
    )
    drawn = pool.take(rng.randint(3, 7), lambda article: bool(article.headline))
    cut = rng.sample(range(len(drawn)), (len(drawn) + 1) // 2)
    parts = []
    for owner, article in enumerate(drawn):
        lines = stack(set_article(article, owner, style), 0)
        parts.append(_halves(rng, lines) if owner in cut else [lines])
    order = rng.choice((in_turn, in_turn, in_turn, _shuffled(rng), inside, by_twos))
    return Sheet(tuple(stack(order(parts), 0)), tuple(drawn))


def _halves(rng: random.Random, lines: Lines) -> list[Lines]:
    """An article in two, cut below any line but the last of a paragraph."""
    text = [i for i, line in enumerate(lines) if line.role == "text"][FIRST:]
    places = [i for i in text if lines[i - 1].role == "text" and not lines[i].text.startswith(INDENT)]
    if not places:
        return [lines]
    at = rng.choice(places)
    return [lines[:at], lines[at:]]


def _shuffled(rng: random.Random) -> Order:
    """All first parts, then their rests in any order."""

    def order(articles: list[list[Lines]]) -> list[Lines]:
        rests = [part for parts in articles for part in parts[1:]]
        rng.shuffle(rests)
        return [parts[0] for parts in articles] + rests

    return order


COLUMNS: dict[str, Layout] = {layout.__name__: layout for layout in (columns,)}
