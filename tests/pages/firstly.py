"""Pages as an export may print them: all headlines first, then all texts in the same order."""

from __future__ import annotations

import random

from tests.pages.drawing import Pool
from tests.pages.dressing import plain, stand_alone
from tests.pages.make import Layout
from tests.pages.placing import stack
from tests.pages.setting import byline, set_body, set_headline, tellable
from tests.pages.sheet import INDENT, Sheet, Style


def headlines_first(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles, all headlines above the first text."""
    style = Style(width=rng.choice((None, None, rng.randint(16, 30))), indent=rng.choice(("", INDENT)))
    gap = 1 if style.width is None and not style.indent else rng.choice((0, 1))
    drawn = pool.take(rng.randint(3, 6), lambda article: bool(article.headline) and tellable(article, style))
    articles = [plain(article) for article in stand_alone(drawn)]
    heads = [set_headline(article, owner, style) for owner, article in enumerate(articles)]
    texts = [
        stack([*byline(article, owner), *set_body(article, owner, style)], gap)
        for owner, article in enumerate(articles)
    ]
    return Sheet(tuple(stack([stack(heads, gap), *texts])), tuple(articles))


FIRSTLY: dict[str, Layout] = {layout.__name__: layout for layout in (headlines_first,)}
