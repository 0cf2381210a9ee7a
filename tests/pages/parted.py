"""Pages on which texts were cut where a sentence or a paragraph ends: hardly anything but what they speak of tells
whose a rest is.

Each rest stands below one of the next articles, or below all first parts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.pages.corpus import Clean, Piece
from tests.pages.drawing import Pool
from tests.pages.dressing import plain, stand_alone, uncredited
from tests.pages.make import Layout
from tests.pages.placing import stack
from tests.pages.setting import byline, set_headline, set_piece, tellable
from tests.pages.sheet import INDENT, Lines, Sheet, Style

SHARES = (0.0, 0.2, 0.5, 0.5)  # of the articles that are cut
FIRST = 40  # characters of a text above a cut, at least
LAST = 25  # and below it
SENTENCE = re.compile(r"[。！？](?!”)|[。！？]”")
Place = tuple[int, int]  # a piece of the body, and where it is cut; 0 where the cut stands above it


def parted(rng: random.Random, pool: Pool) -> Sheet:
    """Any articles, some of them in two parts."""
    width = rng.choice((None, None, 30, rng.randint(13, 24)))
    style = Style(width=width, indent=rng.choice(("", INDENT)), gap=rng.choice((0, 0, 0, 1)))
    drawn = pool.take(rng.randint(3, 7), lambda article: bool(article.headline) and tellable(article, style))
    way: Callable[[Clean], Clean] = rng.choice((uncredited, lambda article: article))
    printed = [way(plain(article)) for article in stand_alone(drawn)]
    share, far = rng.choice(SHARES), rng.choice((1, len(printed), len(printed)))
    placed: list[tuple[float, Lines]] = []
    for owner, article in enumerate(printed):
        places = _places(article.body) if rng.random() < share else []
        number, at = rng.choice(places) if places else (len(article.body), 0)
        head = [*set_headline(article, owner, style), *stack(byline(article, owner), 0)]
        placed.append((owner, stack([head, *_above(article.body, number, at, owner, style)], style.gap)))
        if places:
            below = min(owner + rng.randint(1, far), len(printed) - 1)
            rest = stack(_below(article.body, number, at, owner, style), style.gap)
            placed.append((below + (owner + 1) / 100, rest))
    placed.sort(key=lambda part: part[0])
    return Sheet(tuple(stack([lines for _, lines in placed], style.gap)), tuple(printed))


def _places(body: Sequence[Piece]) -> list[Place]:
    """Where a text may be cut so that both parts say something."""
    found: list[Place] = []
    above, whole = 0, sum(len(piece.text) for piece in body)
    for number, piece in enumerate(body):
        ends = [match.end() for match in SENTENCE.finditer(piece.text)] if piece.role != "subhead" else []
        inside = [end for end in ends if end < len(piece.text)]
        found += [(number, at) for at in (0, *inside) if above + at >= FIRST and whole - above - at >= LAST]
        above += len(piece.text)
    return found


def _above(body: Sequence[Piece], number: int, at: int, owner: int, style: Style) -> list[Lines]:
    """The part of a body above a cut, as blocks."""
    cut = [replace(body[number], text=body[number].text[:at])] if at else []
    return [set_piece(piece, owner, style) for piece in (*body[:number], *cut)]


def _below(body: Sequence[Piece], number: int, at: int, owner: int, style: Style) -> list[Lines]:
    """The part below it; the rest of a paragraph has no indent."""
    first = set_piece(
        replace(body[number], text=body[number].text[at:]), owner, replace(style, indent="" if at else style.indent)
    )
    return [first, *[set_piece(piece, owner, style) for piece in body[number + 1 :]]]


PARTED: dict[str, Layout] = {layout.__name__: layout for layout in (parted,)}
