"""Pages of whole articles one below the other, as people copy them, in long or in printed lines."""

from __future__ import annotations

import random

from tests.pages.drawing import Pool
from tests.pages.make import Layout
from tests.pages.placing import one_below_another
from tests.pages.setting import tellable
from tests.pages.sheet import INDENT, Sheet, Style


def whole(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles in any order."""
    width = rng.choice((None, None, None, 30, rng.randint(15, 24)))
    indent = rng.choice(("", INDENT))
    style = Style(width=width, indent=indent, gap=rng.choice((0, 0, 0, 1)), subhead_indent=rng.random() < 0.5)
    drawn = pool.take(rng.randint(4, 7), lambda article: tellable(article, style))
    return one_below_another(drawn, style)


WHOLE: dict[str, Layout] = {layout.__name__: layout for layout in (whole,)}
