"""Pages whose articles say who made them where papers do: under the headline, below the text, behind its last sentence.

One page keeps to one or two of these ways. No dateline tells where an article begins, and essays name their author
alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.pages.corpus import Clean, Piece
from tests.pages.drawing import Pool
from tests.pages.dressing import plain, stand_alone, uncredited
from tests.pages.make import Layout
from tests.pages.margins import editors, header
from tests.pages.placing import stack
from tests.pages.setting import set_body, set_headline, tellable
from tests.pages.sheet import INDENT, Line, Lines, Sheet, Style

NAMES = ("陈望舒", "周牧", "林晚秋", "赵铁生", "韩冬", "沈一禾", "方圆", "郑月明", "何苗", "宋远桥", "唐果")
Way = Callable[[random.Random, list[str], Clean, int], tuple[Lines, Clean, Lines]]


def _named(text: str, owner: int) -> Lines:
    return [Line(text, owner, "byline")]


def _under(rng: random.Random, people: list[str], article: Clean, owner: int) -> tuple[Lines, Clean, Lines]:
    """本报记者 甲 通讯员 乙 under the headline."""
    sign = rng.choice(("本报记者 ", "记者 ", "首席记者  ", "□ 本报记者  ", "清溪法治报记者"))
    return _named(sign + people[0], owner), article, []


def _author(rng: random.Random, people: list[str], article: Clean, owner: int) -> tuple[Lines, Clean, Lines]:
    """The author's name alone under the headline."""
    return _named(rng.choice(("", "", "◆", "□ ", "文/")) + people[0], owner), article, []


def _below(rng: random.Random, people: list[str], article: Clean, owner: int) -> tuple[Lines, Clean, Lines]:
    """A byline below the text."""
    tail = f"  通讯员  {people[1]}" if rng.random() < 0.4 else ""
    return [], article, _named(f"本报记者  {people[0]}{tail}", owner)


def _behind(rng: random.Random, people: list[str], article: Clean, owner: int) -> tuple[Lines, Clean, Lines]:
    """A byline behind the last sentence."""
    *rest, last = article.body
    if last.role != "paragraph":
        return _below(rng, people, article, owner)
    tail = f" 通讯员 {people[1]}" if rng.random() < 0.4 else ""
    sign = rng.choice(("  本报记者  ", "本报记者 ", " 记者 ", "■记者"))
    return [], replace(article, body=(*rest, Piece(last.role, f"{last.text}{sign}{people[0]}{tail}"))), []


WAYS: tuple[Way | None, ...] = (_under, _author, _below, _below, _behind, _behind, None)  # None: nobody is named


def _dated(article: Clean) -> bool:
    """Whether a dateline opens an article."""
    return "（" in article.body[0].text[:6]


def signed(rng: random.Random, pool: Pool) -> Sheet:
    """Articles of any kind, each whole, in long or printed lines, with the makers named in one or two ways."""
    indent = rng.choice(("", INDENT))
    width = rng.choice((None, None, 30, rng.randint(14, 24)))
    style = Style(width=width, indent=indent, gap=rng.choice((0, 0, 1)), subhead_indent=rng.random() < 0.3)
    chosen = pool.take(rng.randint(3, 6), lambda a: bool(a.headline) and not _dated(a) and tellable(a, style))
    articles = [uncredited(plain(a)) for a in stand_alone(chosen)]
    ways = rng.sample(WAYS, 2)
    blocks: list[Lines] = [header(rng)] if rng.random() < 0.5 else []
    printed: list[Clean] = []
    for owner, article in enumerate(articles):
        people = rng.sample(NAMES, 2)
        way = rng.choice(ways)
        above, article, below = way(rng, people, article, owner) if way else ([], article, [])
        body = stack([set_headline(article, owner, style), above, *set_body(article, owner, style), below], style.gap)
        blocks.append(body)
        said = "".join(line.text for line in (*above, *below)) + article.body[-1].text
        makers = tuple(("记者", name) for name in people if name in said)
        printed.append(replace(article, contributors=(*article.contributors, *makers)))
    blocks += [editors(rng)] if rng.random() < 0.3 else []
    return Sheet(tuple(stack(blocks, style.gap)), tuple(printed))


SIGNED: dict[str, Layout] = {layout.__name__: layout for layout in (signed,)}
