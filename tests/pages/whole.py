"""Pages of whole articles one below the other, as people copy them, in long or in printed lines."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.pages.corpus import Clean
from tests.pages.cutting import STOPS
from tests.pages.drawing import Pool
from tests.pages.make import Layout
from tests.pages.placing import one_below_another, stack
from tests.pages.setting import set_article, tellable
from tests.pages.sheet import INDENT, Line, Lines, Sheet, Style

CUT = 0.5
NARROW, WIDE = 15, 40  # characters of a column


def whole(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles in any order."""
    width = rng.choice((None, None, None, 30, rng.randint(15, 24)))
    indent = rng.choice(("", INDENT))
    style = Style(
        width=width, indent=indent, gap=rng.choice((0, 0, 0, 1)), subhead_indent=rng.random() < 0.5, subhead_wraps=True
    )
    drawn = pool.take(rng.randint(4, 7), lambda article: tellable(article, style))
    return one_below_another(drawn, style)


def solid(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles in any order, in lines that a program cut, with neither indents nor blanks.

    Most pages are as wide as one of their headlines or subheads, which are hard to tell from text there.
    """
    drawn = pool.take(rng.randint(4, 7), lambda article: bool(article.headline))
    titles = [size for article in drawn for size in _titles(article) if NARROW <= size <= WIDE]
    width = rng.choice((30, rng.randint(NARROW, WIDE), *titles))
    style = Style(width=width, gap=0, half=rng.random() < 0.5)
    headline = rng.choice((None, None, width))
    blocks = [_signed(rng, set_article(article, owner, style, headline)) for owner, article in enumerate(drawn)]
    if rng.random() < CUT:
        blocks = _broken_off(rng, blocks)
    return Sheet(tuple(stack(blocks, rng.choice((0, 0, 0, 1)))), tuple(drawn))


def _signed(rng: random.Random, blocks: list[Lines]) -> Lines:
    """An article whose byline may stand at its end."""
    if len(blocks) > 1 and blocks[1][0].role == "byline" and rng.random() < CUT:
        blocks = [blocks[0], *blocks[2:], blocks[1]]
    return stack(blocks, 0)


def _broken_off(rng: random.Random, blocks: Sequence[Lines]) -> list[Lines]:
    """Articles of which some are cut within a text; their rests stand further below."""
    found: list[Lines] = []
    rests: list[Lines] = []
    for lines in blocks:
        places = [i for i in range(3, len(lines)) if _inside(lines[i - 1], lines[i])] if rng.random() < CUT else []
        at = rng.choice(places) if places else len(lines)
        found.append(lines[:at])
        if rests and rng.random() < CUT:
            found.append(rests.pop(0))
        rests += [lines[at:]] if places else []
    return [*found, *rests]


def _inside(above: Line, below: Line) -> bool:
    """Whether a text goes on from one line to the next, and within a sentence."""
    return above.role == below.role == "text" and above.text[-1] not in STOPS


def _titles(article: Clean) -> list[int]:
    """The characters of an article's headline and of its subheads."""
    return [len(article.headline), *(len(piece.text) for piece in article.body if piece.role == "subhead")]


WHOLE: dict[str, Layout] = {whole.__name__: whole}
SOLID: dict[str, Layout] = {solid.__name__: solid}
