"""Layouts of pages whose columns were read across: a line of each in turn.

They measure (a row of their own); nothing is taught with them.
"""

from __future__ import annotations

import random
from itertools import zip_longest

from tests.pages.corpus import Clean
from tests.pages.drawing import Pool, is_brief, is_story
from tests.pages.dressing import plain, stand_alone
from tests.pages.make import Layout
from tests.pages.margins import editors, header
from tests.pages.placing import stack
from tests.pages.setting import set_article, tellable
from tests.pages.sheet import BLANK, INDENT, Lines, Sheet, Style


def _set(article: Clean, owner: int, style: Style) -> Lines:
    return stack(set_article(article, owner, style, style.width), 0)


def _dealt(rng: random.Random, count: int, columns: int) -> list[list[int]]:
    """Which articles stand in which column."""
    owners = list(range(count))
    cuts = sorted(rng.sample(range(1, count), columns - 1))
    return [owners[a:b] for a, b in zip([0, *cuts], [*cuts, count], strict=True)]


def in_turn(rng: random.Random, pool: Pool) -> Sheet:
    """Two or three columns, one or two articles each, a line of each column in turn."""
    style = Style(width=rng.randint(13, 22), indent=rng.choice((INDENT, INDENT, "")), gap=0)
    columns = rng.choice((2, 2, 3))
    want = rng.choice((is_story, is_brief))
    chosen = pool.take(columns + rng.randint(0, 2), lambda a: want(a) and tellable(a, style))
    articles = stand_alone([plain(a) for a in chosen])
    dealt = _dealt(rng, len(articles), columns)
    printed = [[line for owner in owners for line in _set(articles[owner], owner, style)] for owners in dealt]
    lines = [line for row in zip_longest(*printed) for line in row if line]
    foot = [BLANK, *editors(rng)] if rng.random() < 0.5 else []
    return Sheet((*header(rng), BLANK, *lines, *foot), tuple(articles))


ABREAST: dict[str, Layout] = {"in_turn": in_turn}
