"""Pages of whole articles one below the other, as people copy them, in long or in printed lines."""

from __future__ import annotations

import random

from tests.pages.drawing import Pool
from tests.pages.make import Layout
from tests.pages.placing import stack
from tests.pages.setting import set_article, tellable
from tests.pages.sheet import INDENT, Lines, Sheet, Style


def whole(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles in any order."""
    width = rng.choice((None, None, None, 30, rng.randint(15, 24)))
    indent = rng.choice(("", INDENT))
    style = Style(width=width, indent=indent, gap=rng.choice((0, 0, 0, 1)), subhead_indent=rng.random() < 0.5)
    drawn = pool.take(rng.randint(4, 7), lambda article: tellable(article, style))
    blocks: list[Lines] = []
    for owner, article in enumerate(drawn):
        blocks.append(stack(set_article(article, owner, style), style.gap))
    return Sheet(tuple(stack(blocks, style.gap)), tuple(drawn))


WHOLE: dict[str, Layout] = {layout.__name__: layout for layout in (whole,)}
