"""Pages composed at random, to teach with: any width, any order of the parts, cut anywhere, blank lines anywhere.

A page of theirs is one of which a person could still tell the articles: a cut stands within a sentence, a new article
has a headline, or the one above it ended with its authors' names.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from tests.pages.corpus import Clean
from tests.pages.cutting import STOPS, cut
from tests.pages.drawing import Pool, is_brief, is_signed
from tests.pages.dressing import ascii_marks, full_width, headless, photo_credits, plain, stand_alone
from tests.pages.make import Layout
from tests.pages.margins import SLOGANS, editors, header, navigation, page_number
from tests.pages.placing import furniture, insert_captions, stack
from tests.pages.setting import byline, captions, set_body, set_headline, tellable
from tests.pages.sheet import BLANK, INDENT, Line, Lines, Sheet, Style

Order = Callable[[list[list[Lines]]], list[Lines]]


def _style(rng: random.Random) -> Style:
    indent = rng.choice(("", INDENT))
    width = rng.choice((None, 30, rng.randint(11, 18), rng.randint(19, 40)))
    return Style(
        width=width,
        indent=indent,
        gap=rng.choice((0, 1, 2)) if indent else rng.choice((1, 1, 2)),
        kinsoku=rng.random() < 0.6,
        half=rng.random() < 0.7,
        subhead_lines=rng.choice((1, 1, 2)),
        subhead_indent=rng.random() < 0.3,
    )


def _dressed(rng: random.Random, articles: list[Clean]) -> list[Clean]:
    """All articles of a page in the punctuation of one press."""
    change = rng.choice((None, None, ascii_marks, full_width))
    return [change(article) for article in articles] if change else articles


def _parts(rng: random.Random, lines: Lines, count: int, style: Style) -> list[Lines]:
    """A text in so many parts at most, cut within sentences."""
    if count == 1:
        return [lines]
    if style.width is None:
        return _cut_unwrapped(rng, lines)
    places = [i for i in range(2, len(lines) - 1) if _within(lines[i - 1], lines[i])]
    cuts = sorted(rng.sample(places, min(count - 1, len(places))))
    return [lines[a:b] for a, b in zip([0, *cuts], [*cuts, len(lines)], strict=True)]


def _within(before: Line, after: Line) -> bool:
    text = before.role == after.role == "text" and min(len(before.text), len(after.text)) > 4
    return text and before.text[-1] not in STOPS and not after.text.startswith("\u3000")


def _cut_unwrapped(rng: random.Random, lines: Lines) -> list[Lines]:
    long = [i for i, line in enumerate(lines) if line.role == "text" and len(line.text) > 40]
    if not long:
        return [lines]
    at = rng.choice(long)
    first, second = cut(rng, lines[at].text)
    if not second:
        return [lines]
    return [[*lines[:at], replace(lines[at], text=first)], [replace(lines[at], text=second), *lines[at + 1 :]]]


def _one_by_one(articles: list[list[Lines]]) -> list[Lines]:
    return [part for parts in articles for part in parts]


def in_turn(articles: list[list[Lines]]) -> list[Lines]:
    """All first parts, then all second ones, …"""
    most = max(map(len, articles))
    return [parts[k] for k in range(most) for parts in articles if k < len(parts)]


def inside(articles: list[list[Lines]]) -> list[Lines]:
    """The other articles in the middle of the first."""
    first, *others = articles
    return [first[0], *_one_by_one(others), *first[1:]]


def by_twos(articles: list[list[Lines]]) -> list[Lines]:
    """Two articles side by side, then the next two."""
    return [part for i in range(0, len(articles), 2) for part in in_turn(articles[i : i + 2])]


ORDERS: tuple[Order, ...] = (_one_by_one, _one_by_one, in_turn, inside, by_twos)


def _margins(rng: random.Random) -> Lines:
    """What stands between two parts of a page at times."""
    if rng.random() < 0.85:
        return []
    return rng.choice((page_number, header, navigation, lambda r: furniture(r.choice(SLOGANS))))(rng)


def varied(rng: random.Random, pool: Pool) -> Sheet:
    """Articles with headlines above, cut and ordered in one way or another, with bylines, subheads and captions."""
    style = _style(rng)
    chosen = pool.take(rng.randint(2, 6), lambda a: bool(a.headline) and tellable(a, style))
    pictures = rng.random() < 0.4
    articles = stand_alone([photo_credits(rng, a) if pictures else plain(a) for a in chosen])
    articles = [a for a in _dressed(rng, articles) if tellable(a, style)]
    cut_some = rng.random() < 0.7
    parts: list[list[Lines]] = []
    for owner, article in enumerate(articles):
        head = stack([set_headline(article, owner, style, rng.choice((None, 18))), *byline(article, owner)], 0)
        body = stack(set_body(article, owner, style), style.gap)
        shown = captions(article, owner, rng.choice((None, style.width)))
        body = (
            insert_captions(rng, body, shown)
            if shown and style.width and rng.random() < 0.5
            else [*body, *[line for picture in shown for line in (BLANK, *picture)]]
        )
        first, *rest = _parts(rng, body, rng.randint(1, 3) if cut_some else 1, style)
        parts.append([stack([head, first], rng.choice((style.gap, 1))), *rest])
    return _sheet(rng, rng.choice(ORDERS)(parts), articles, max(1, style.gap))


def varied_below(rng: random.Random, pool: Pool) -> Sheet:
    """Briefs above their headlines, some of them cut, one by one or side by side."""
    style = replace(_style(rng), width=rng.choice((30, rng.randint(11, 26))))
    articles = _dressed(rng, stand_alone([plain(a) for a in pool.take(rng.randint(3, 7), is_brief)]))
    parts: list[list[Lines]] = []
    for owner, article in enumerate(articles):
        body = stack(set_body(article, owner, style), style.gap)
        cuts = _parts(rng, body, rng.randint(1, 2), style)
        parts.append([*cuts[:-1], stack([cuts[-1], set_headline(article, owner, style, 20)], rng.choice((1, 2)))])
    return _sheet(rng, rng.choice((_one_by_one, by_twos, in_turn))(parts), articles, max(1, style.gap))


def varied_signed(rng: random.Random, pool: Pool) -> Sheet:
    """Signed briefs, with headlines or without, cut and ordered in one way or another."""
    style = _style(rng)
    headed = rng.random() < 0.4
    want: Callable[[Clean], bool] = (lambda a: is_signed(a) and bool(a.headline)) if headed else is_signed
    articles = _dressed(rng, stand_alone([plain(a) for a in pool.take(rng.randint(3, 6), want)]))
    articles = articles if headed else [headless(a) for a in articles]
    parts: list[list[Lines]] = []
    for owner, article in enumerate(articles):
        body = stack(set_body(article, owner, style), style.gap)
        first, *rest = _parts(rng, body, rng.randint(1, 2), style)
        parts.append([stack([set_headline(article, owner, style), first], 1), *rest])
    return _sheet(rng, rng.choice(ORDERS)(parts), articles, max(1, style.gap))


def _sheet(rng: random.Random, parts: list[Lines], articles: list[Clean], gap: int) -> Sheet:
    blocks: list[Lines] = [header(rng)] if rng.random() < 0.5 else []
    for part in parts:
        blocks += [part, _margins(rng)]
    blocks += [editors(rng)] if rng.random() < 0.4 else []
    return Sheet(tuple(stack([b for b in blocks if b], gap)), tuple(articles))


VARIED: dict[str, Layout] = {layout.__name__: layout for layout in (varied, varied_below, varied_signed)}
