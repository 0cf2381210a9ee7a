"""Layouts of county and city papers, each a small function that composes operations of make.py.

Every layout is one of which a careful person could recover the articles from the text alone. Those in HELD_OUT are for
measuring alone: nobody mends the separation by looking at them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from tests.pages.corpus import Clean
from tests.pages.make import (
    BLANK,
    Layout,
    Line,
    Lines,
    Pool,
    Sheet,
    Style,
    ascii_marks,
    byline,
    captions,
    column_breaks,
    cut,
    cut_long,
    furniture,
    headless,
    section,
    set_body,
    set_headline,
    set_text,
    stack,
)

INDENT = "\u3000\u3000"
TEXT = ("lede", "paragraph", "subhead")


# --- what layouts draw --------------------------------------------------------------------------------------------


def is_feature(article: Clean) -> bool:
    """A long article with subheads."""
    return bool(article.headline) and article.has("subhead") and article.size >= 450


def is_brief(article: Clean) -> bool:
    """A short article under a headline of one line, without a byline of its own."""
    return (
        bool(article.headline)
        and not (article.kicker or article.subtitle or article.byline)
        and not article.has("subhead")
        and article.size <= 360
        and not article.has("lede")
    )


def is_story(article: Clean) -> bool:
    """Any article with a headline and no subheads."""
    return bool(article.headline) and not article.has("subhead") and not article.has("lede")


def is_signed(article: Clean) -> bool:
    """A brief that its authors sign at the end."""
    return (
        not article.has("subhead")
        and article.size <= 400
        and article.body[-1].text.endswith("）")
        and not article.byline
    )


def plain(article: Clean) -> Clean:
    """The article as it is printed where there are no pictures."""
    people = tuple((role, name) for role, name in article.contributors if role != "摄")
    return replace(article.only(*TEXT), contributors=people)


def uncredited(article: Clean) -> Clean:
    """The article without its byline and the people whom only the byline names."""
    text = "".join(piece.text for piece in article.body)
    people = tuple((role, name) for role, name in article.contributors if name in text)
    return replace(article, byline="", contributors=people)


# --- parts of pages -----------------------------------------------------------------------------------------------


def broken(rng: random.Random, blocks: Sequence[Lines], longest: int) -> list[Lines]:
    """Blocks whose long unwrapped paragraphs are cut into parts, as columns or page breaks cut them."""
    out: list[Lines] = []
    for block in blocks:
        if len(block) == 1 and len(block[0].text) > longest:
            out.extend([Line(part, block[0].owner)] for part in cut_long(rng, block[0].text, longest))
        else:
            out.append(block)
    return out


def pictures_inside(rng: random.Random, blocks: list[Lines], pictures: list[Lines]) -> list[Lines]:
    """The pictures' captions in the middle of a sentence of one long unwrapped paragraph."""
    long = [i for i, block in enumerate(blocks) if len(block) == 1 and len(block[0].text) > 90]
    if not long or not pictures:
        return blocks + pictures
    at = rng.choice(long)
    line = blocks[at][0]
    first, second = cut(rng, line.text)
    if not second:
        return blocks + pictures
    return [*blocks[:at], [Line(first, line.owner)], *pictures, [Line(second, line.owner)], *blocks[at + 1 :]]


# --- the layouts --------------------------------------------------------------------------------------------------


def county_special(rng: random.Random, pool: Pool) -> Sheet:
    """A feature in narrow columns whose lede is printed last, then briefs above their headlines."""
    style = Style(width=rng.randint(15, 20), subhead_lines=2)
    feature = [uncredited(plain(a)) for a in pool.take(1, lambda a: is_feature(a) and a.has("lede"))]
    briefs = [plain(a) for a in pool.take(rng.randint(3, 7), is_brief)]
    lines: Lines = section(" 专题") if rng.random() < 0.5 else []
    articles = []
    for article in feature:
        titled = replace(article, section="专题" if lines else "")
        lede = set_text(titled.body[0].text, 0, replace(style, width=style.width and style.width * 2, indent=" "))
        blocks = [set_headline(titled, 0, style)]
        for block in set_body(titled, 0, style, ("paragraph", "subhead")):
            is_subhead = len(block) <= 2 and block[-1].text[-1] not in "。！？”"
            blocks.extend([[line] for line in block] if is_subhead else [block])
        lines = stack([lines, column_breaks(rng, stack(blocks), rng.randint(12, 18)) + lede])
        articles.append(titled)
    for brief in briefs:
        owner = len(articles)
        body = column_breaks(rng, stack(set_body(brief, owner, style)), rng.randint(5, 7))
        lines = stack([lines, body, set_headline(brief, owner, style)])
        articles.append(brief)
    return Sheet(tuple(lines), tuple(articles))


def briefs_below(rng: random.Random, pool: Pool) -> Sheet:
    """A page of briefs in narrow columns, each above its headline."""
    style = Style(width=rng.randint(12, 22), kinsoku=rng.random() < 0.7)
    articles = [plain(a) for a in pool.take(rng.randint(4, 8), is_brief)]
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks.append(column_breaks(rng, stack(set_body(article, owner, style)), rng.randint(5, 8)))
        blocks.append(set_headline(article, owner, style))
    return Sheet(tuple(stack(blocks)), tuple(articles))


def briefs_above(rng: random.Random, pool: Pool) -> Sheet:
    """A page of briefs in narrow columns under their headlines."""
    style = Style(width=rng.randint(12, 26), kinsoku=rng.random() < 0.7)
    articles = [plain(a) for a in pool.take(rng.randint(4, 8), is_brief)]
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks.append(set_headline(article, owner, style))
        blocks.append(column_breaks(rng, stack(set_body(article, owner, style)), rng.randint(5, 8)))
    return Sheet(tuple(stack(blocks)), tuple(articles))


def markdown_page(rng: random.Random, pool: Pool) -> Sheet:
    """An export with Markdown headings and ASCII punctuation: a feature, then a section of several articles."""
    style = Style(headline="## {}", subhead="### {}")
    below = Style(headline="### {}")
    feature = [ascii_marks(a) for a in pool.take(1, is_feature)]
    stories = [ascii_marks(plain(a)) for a in pool.take(rng.randint(2, 4), lambda a: is_brief(a))]
    name = rng.choice(["走基层·看变化", "乡村振兴在行动", "平安建设——一线见闻", "部门动态"])
    lines: Lines = [BLANK] * rng.randint(0, 4)
    articles: list[Clean] = []
    for article in feature:
        head = set_headline(article, 0, style)
        if article.kicker:
            head[0] = Line("#" + head[0].text[2:], 0)
        pieces = broken(rng, set_body(article, 0, style), 260)
        pieces = pictures_inside(rng, pieces, captions(article, 0))
        lines += stack([*([h] for h in head), *byline(article, 0), *pieces])
        articles.append(article)
    lines = stack([lines, section(f"## {name}")])
    for story in stories:
        owner = len(articles)
        blocks = broken(rng, set_body(story, owner, style), 110)
        lines = stack([lines, set_headline(story, owner, below), *blocks])
        articles.append(replace(story, section=name))
    return Sheet(tuple(lines), tuple(articles))


def feature_pictures_last(rng: random.Random, pool: Pool) -> Sheet:
    """One unwrapped feature, cut by page columns, its byline under the lede and its captions at the end."""
    style = Style(one_line_headline=True)
    [article] = [
        ascii_marks(a) if rng.random() < 0.5 else a for a in pool.take(1, lambda a: is_feature(a) and a.has("lede"))
    ]
    lede, *rest = broken(rng, set_body(article, 0, style), 420)
    blocks = [set_headline(article, 0, style), lede, *byline(article, 0), *rest]
    lines = stack([[BLANK], stack(blocks)], 0)
    for picture in captions(article, 0):
        lines = stack([lines, picture], 3)
    return Sheet(tuple(lines), (article,))


def pdf_30(rng: random.Random, pool: Pool) -> Sheet:
    """The text of a PDF: wrapped at 30, no blank lines, paragraphs indented, page numbers between."""
    style = Style(width=30, indent=INDENT, half=rng.random() < 0.5, kinsoku=rng.random() < 0.5)
    articles = [plain(a) for a in pool.take(rng.randint(2, 5), is_story)]
    blocks: list[Lines] = [furniture("2023年5月16日 星期二", "综合新闻 03")]
    for owner, article in enumerate(articles):
        blocks += [set_headline(article, owner, style), *byline(article, owner), *set_body(article, owner, style)]
    blocks.append(furniture("— 3 —"))
    return Sheet(tuple(stack(blocks, 0)), tuple(articles))


def interleaved(rng: random.Random, pool: Pool) -> Sheet:
    """Signed briefs without headlines, side by side: all first halves, then all second halves."""
    style = Style()
    articles = [headless(plain(a)) for a in pool.take(rng.randint(3, 5), is_signed)]
    firsts: list[Lines] = []
    seconds: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks = set_body(article, owner, style)
        first, second = cut(rng, blocks[0][0].text, 0.15, 0.6)
        firsts.append([Line(first, owner)])
        seconds.extend([[Line(second, owner)]] if second else [])
        seconds.extend(blocks[1:])
    lines = stack([*firsts, *seconds], rng.randint(1, 2))
    return Sheet(tuple(lines), tuple(articles))


TUNED: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        county_special,
        briefs_below,
        briefs_above,
        markdown_page,
        feature_pictures_last,
        pdf_30,
        interleaved,
    )
}
HELD_OUT: dict[str, Layout] = {}
