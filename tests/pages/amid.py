"""Pages with headlines between the halves of their own articles: a column ends above them, its text goes on below."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.pages.cutting import CLOSING, STOPS
from tests.pages.drawing import Pool
from tests.pages.dressing import plain, stand_alone
from tests.pages.make import Layout
from tests.pages.placing import stack
from tests.pages.setting import byline, set_body, set_headline, tellable
from tests.pages.sheet import INDENT, Line, Lines, Sheet, Style

SHARE = 0.7  # of the articles that have their headline inside
SHORTEST = 6  # characters of a line above a break, and below it


def amid(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles in narrow columns, most of them around their headlines."""
    style = Style(width=rng.randint(13, 24), indent=INDENT)
    drawn = pool.take(rng.randint(3, 5), lambda article: bool(article.headline) and tellable(article, style))
    articles = [plain(article) for article in stand_alone(drawn)]
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        head = [*set_headline(article, owner, style), *stack(byline(article, owner), 0)]
        body = stack(set_body(article, owner, style), 0)
        places = [at for at in range(1, len(body)) if _is_inside(body, at)] if rng.random() < SHARE else []
        at = rng.choice(places) if places else 0
        blocks += [body[:at], head, body[at:]] if at else [[*head, *body]]
    return Sheet(tuple(stack(blocks)), tuple(articles))


def _is_inside(lines: Sequence[Line], at: int) -> bool:
    """Whether a column may end above a line, in the middle of a sentence."""
    above, below = lines[at - 1].text, lines[at].text
    whole = above[-1] in STOPS + CLOSING or below.startswith(INDENT)
    return (
        not whole and min(len(above), len(below)) >= SHORTEST and "subhead" not in (lines[at - 1].role, lines[at].role)
    )


AMID: dict[str, Layout] = {layout.__name__: layout for layout in (amid,)}
