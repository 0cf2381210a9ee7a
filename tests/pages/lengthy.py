"""Pages of long articles as city papers print them: features with many subheads beside reports of as many characters
without any, summaries between headline and text, bylines above, behind or nowhere.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from tests.pages.corpus import Clean, Piece, load
from tests.pages.drawing import Pool
from tests.pages.dressing import plain, stand_alone, uncredited
from tests.pages.make import Layout
from tests.pages.placing import one_below_another
from tests.pages.setting import tellable
from tests.pages.sheet import INDENT, Sheet, Style

LONG = 500  # characters of a long article
SENTENCE = (24, 90)  # characters of one that a summary may take
ENDS = "。！？"


@cache
def articles() -> tuple[Clean, ...]:
    """The long articles, and the tuned ones beside which they stand."""
    return (*load("features"), *load("tuned"))


def _sentences(article: Clean) -> list[str]:
    """Sentences without speech, as editors take them out for a summary."""
    text = "".join(piece.text for piece in article.body[1:] if piece.role == "paragraph")
    parts = text.translate(str.maketrans(dict.fromkeys(ENDS, "\n"))).split("\n")
    return [part for part in parts if SENTENCE[0] <= len(part) <= SENTENCE[1] and not set(part) & set("“”‘’（）《》")]


def _summed_up(rng: random.Random, article: Clean) -> Clean:
    """An article with one or two of its sentences above its text, without a full stop."""
    found = _sentences(article)
    chosen = rng.sample(range(len(found)), min(len(found), rng.choice((1, 2))))
    summary = tuple(Piece("paragraph", found[i]) for i in sorted(chosen))
    return replace(article, body=(*summary, *article.body))


def _undivided(article: Clean) -> Clean:
    """An article without its subheads."""
    return article.only("lede", "paragraph")


def _signed_behind(article: Clean) -> Clean:
    """An article whose byline stands behind its last sentence."""
    *rest, last = article.body
    if not article.byline or "记者" not in article.byline or last.role != "paragraph":
        return article
    return replace(article, byline="", body=(*rest, Piece(last.role, f"{last.text}  {article.byline}")))


def lengthy(rng: random.Random, pool: Pool) -> Sheet:
    """Long articles and a few short ones, each whole, in long or printed lines."""
    width = rng.choice((None, None, None, 30, rng.randint(15, 24)))
    lines = rng.choice((1, 2, 2))
    style = Style(width=width, indent=rng.choice(("", INDENT)), gap=rng.choice((0, 0, 0, 1)), subhead_lines=lines)
    long = pool.take(rng.randint(2, 4), lambda a: bool(a.headline) and a.size >= LONG and tellable(a, style))
    short = pool.take(rng.randint(0, 2), lambda a: bool(a.headline) and a.size < LONG and tellable(a, style))
    drawn = [plain(article) for article in stand_alone(rng.sample([*long, *short], len(long) + len(short)))]
    way = rng.choice((uncredited, _signed_behind, lambda article: article))
    summaries = rng.random() < 0.3 and width is None
    printed = []
    for article in map(way, drawn):
        article = _undivided(article) if rng.random() < 0.3 else article
        printed.append(_summed_up(rng, article) if summaries and article.size >= LONG else article)
    return one_below_another(printed, style)


LENGTHY: dict[str, Layout] = {layout.__name__: layout for layout in (lengthy,)}
