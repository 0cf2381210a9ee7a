"""Layouts of county and city papers, each a small function that composes operations.

Every layout is one of which a careful person could recover the articles from the text alone.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.pages.corpus import Clean
from tests.pages.drawing import Pool, has_plain_lede, is_brief, is_feature, is_signed, is_story
from tests.pages.dressing import (
    ascii_marks,
    full_width,
    headless,
    one_line,
    photo_credits,
    plain,
    stand_alone,
    uncredited,
)
from tests.pages.heldout import bulletin, continued, in_thirds, inset_box, pdf_ragged, read_across, running_heads
from tests.pages.make import Layout
from tests.pages.margins import editors, header, navigation, page_number
from tests.pages.placing import (
    broken,
    column_breaks,
    halves,
    insert_captions,
    page_break,
    pictures_inside,
    section,
    spread,
    stack,
    stray_spaces,
)
from tests.pages.setting import byline, captions, set_article, set_body, set_headline, set_text, spaced, tellable
from tests.pages.sheet import BLANK, INDENT, Lines, Sheet, Style


def county_special(rng: random.Random, pool: Pool) -> Sheet:
    """A feature in narrow columns whose lede is printed last, then briefs above their headlines."""
    style = Style(width=rng.randint(15, 20), subhead_lines=2)
    feature = [uncredited(plain(a)) for a in pool.take(1, has_plain_lede)]
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
    return Sheet(tuple(stray_spaces(rng, lines)), tuple(articles))


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
            head[0] = replace(head[0], text="#" + head[0].text[2:])
        pieces = broken(rng, set_body(article, 0, style), rng.choice((110, 260)))
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
    style = Style()
    [article] = pool.take(1, lambda a: is_feature(a) and a.has("lede"))
    article = headless(article) if rng.random() < 0.15 else one_line(article)
    article = ascii_marks(article) if rng.random() < 0.5 else article
    lede, *rest = broken(rng, set_body(article, 0, style), rng.choice((90, 150, 420)))
    blocks = [set_headline(article, 0, style), lede, *byline(article, 0), *rest]
    lines = stack([[BLANK], stack([b for b in blocks if b], rng.choice((1, 1, 2)))], 0)
    for picture in captions(article, 0):
        lines = stack([lines, picture], 3)
    return Sheet(tuple(lines), (article,))


def feature_picture_inside(rng: random.Random, pool: Pool) -> Sheet:
    """An unwrapped feature cut by page columns, its captions with wide gaps in the middle of a sentence."""
    [article] = pool.take(1, lambda a: is_feature(a) and a.has("lede") and a.has("caption"))
    lede, *rest = broken(rng, set_body(article, 0, Style()), rng.choice((90, 150, 380)))
    pictures = captions(article, 0)
    head = set_headline(article, 0, Style())
    blocks = [[BLANK], *([h] for h in head), lede, *byline(article, 0), *pictures_inside(rng, rest, pictures)]
    return Sheet(tuple(stack(blocks)), (article,))


def pdf_30(rng: random.Random, pool: Pool) -> Sheet:
    """The text of a PDF: wrapped at 30, no blank lines, paragraphs indented or not, a page number at the end."""
    indent = INDENT if rng.random() < 0.6 else ""
    style = Style(width=30, indent=indent, gap=0, half=rng.random() < 0.5, kinsoku=rng.random() < 0.5)
    articles = [plain(a) for a in pool.take(rng.randint(2, 5), lambda a: is_story(a) and tellable(a, style))]
    if rng.random() < 0.2 and indent:
        articles = [full_width(a) for a in articles]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles):
        blocks += set_article(article, owner, style, 30)
    blocks.append(page_number(rng))
    lines = stack(blocks, 0)
    if rng.random() < 0.4:
        lines = page_break(rng, lines, page_number(rng) + (header(rng) if rng.random() < 0.5 else []))
    return Sheet(tuple(lines), tuple(articles))


def interleaved(rng: random.Random, pool: Pool) -> Sheet:
    """Signed briefs without headlines, side by side: all first halves, then all second halves."""
    style = Style(width=rng.choice((None, None, rng.randint(14, 30))))
    articles = [headless(plain(a)) for a in pool.take(rng.randint(3, 5), is_signed)]
    firsts: list[Lines] = []
    seconds: list[Lines] = []
    for owner, article in enumerate(articles):
        first, second = halves(rng, article, owner, style)
        firsts.append(first)
        seconds += [second, *set_body(article, owner, style)[1:]]
    lines = stack([*firsts, *seconds], rng.randint(1, 2))
    return Sheet(tuple(lines), tuple(articles))


def side_by_side(rng: random.Random, pool: Pool) -> Sheet:
    """Wrapped articles in two columns: headline and first half of each, then the second halves."""
    style = Style(width=rng.randint(14, 22))
    articles = [plain(a) for a in pool.take(rng.randint(2, 3), lambda a: is_brief(a) and len(a.body[0].text) > 60)]
    firsts: list[Lines] = []
    seconds: list[Lines] = []
    for owner, article in enumerate(articles):
        first, second = halves(rng, article, owner, style)
        firsts += [set_headline(article, owner, style), first]
        seconds += [second, *set_body(article, owner, style)[1:]]
    return Sheet(tuple(stack([*firsts, *seconds])), tuple(articles))


def epaper(rng: random.Random, pool: Pool) -> Sheet:
    """The text of an e-paper: page header, each article with headline, byline, indented paragraphs and captions."""
    gap = rng.choice((0, 0, 1))
    style = Style(indent=INDENT, gap=gap, subhead_indent=rng.random() < 0.5)
    articles = [photo_credits(rng, a) for a in stand_alone(pool.take(rng.randint(2, 5), lambda a: bool(a.headline)))]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles):
        parts = [set_headline(article, owner, style), *byline(article, owner)]
        parts += set_body(article, owner, style)
        pictures = captions(article, owner)
        parts = [*parts[:1], *pictures, *parts[1:]] if rng.random() < 0.3 else parts + pictures
        blocks.append(stack(parts, gap))
    blocks.append(editors(rng))
    blocks.append(navigation(rng))
    return Sheet(tuple(stack(blocks, 1 if gap == 0 else 2)), tuple(articles))


def farmers_daily(rng: random.Random, pool: Pool) -> Sheet:
    """A page in printed lines: narrow, indented, headlines in several lines, names spaced with U+3000."""
    style = Style(width=rng.randint(13, 22), indent=INDENT, gap=0, subhead_indent=rng.random() < 0.5)
    articles = [plain(a) for a in stand_alone(pool.take(rng.randint(2, 5), lambda a: bool(a.headline)))]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles):
        sign = rng.choice(("", "", "□", "■ ", "◎")) if not article.byline.startswith("□") else ""
        names = [[spaced(line, sign) for line in b] for b in byline(article, owner)]
        body = stack(set_body(article, owner, style), 0)
        if rng.random() < 0.5:
            body = column_breaks(rng, body, rng.randint(9, 20))
        blocks.append(stack([set_headline(article, owner, style, rng.randint(12, 20)), *names, body], 0))
    blocks.append(editors(rng))
    return Sheet(tuple(stack(blocks, 1)), tuple(articles))


def indented_dense(rng: random.Random, pool: Pool) -> Sheet:
    """Indented paragraphs and headlines without a single blank line, unwrapped or wrapped wide."""
    style = Style(indent=INDENT, gap=0, width=rng.choice((None, None, 24, 36, 40)))
    articles = [plain(a) for a in stand_alone(pool.take(rng.randint(3, 6), is_story))]
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks += set_article(article, owner, style)
    return Sheet(tuple(stack(blocks, 0)), tuple(articles))


def blank_everywhere(rng: random.Random, pool: Pool) -> Sheet:
    """A blank line after every line, wrapped ones too; paragraphs are indented, or told by their short last lines."""
    style = Style(width=rng.choice((None, 16, 20, 28)), indent=rng.choice((INDENT, "")), gap=0)
    articles = [
        plain(a) for a in stand_alone(pool.take(rng.randint(2, 4), lambda a: is_story(a) and tellable(a, style)))
    ]
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks += set_article(article, owner, style)
    return Sheet(tuple(spread(blocks)), tuple(articles))


def feature_and_briefs(rng: random.Random, pool: Pool) -> Sheet:
    """A feature in columns with its picture, then a named column of briefs, with page header and editors."""
    style = Style(width=rng.randint(14, 24), indent=rng.choice((INDENT, "")))
    narrow = replace(style, width=rng.randint(9, 14))
    name = rng.choice(("简讯", "一周快览", "基层快讯", "乡镇动态"))
    articles: list[Clean] = []
    blocks: list[Lines] = [header(rng)]
    for article in (photo_credits(rng, a) for a in pool.take(1, is_feature)):
        body = column_breaks(rng, stack(set_body(article, 0, style)), rng.randint(14, 24))
        pictures = captions(article, 0, rng.choice((None, style.width)))
        body, pictures = (insert_captions(rng, body, pictures), []) if rng.random() < 0.5 else (body, pictures)
        blocks += [set_headline(article, 0, style), *byline(article, 0), body]
        blocks += [block for picture in pictures for block in ([BLANK], picture)]
        articles.append(replace(article, section=""))
    blocks.append(section(name))
    for brief in pool.take(rng.randint(2, 5), is_brief):
        owner = len(articles)
        brief = replace(plain(brief), section=name)
        blocks += [set_headline(brief, owner, narrow), column_breaks(rng, stack(set_body(brief, owner, narrow)), 8)]
        articles.append(brief)
    blocks.append(editors(rng))
    return Sheet(tuple(stack(blocks)), tuple(articles))


def random_page(rng: random.Random, pool: Pool) -> Sheet:
    """Any composition that can be decided: width, indents, gaps, punctuation, headlines above or below, furniture."""
    style = Style(
        width=rng.choice((None, rng.randint(8, 40), rng.randint(12, 24))),
        indent=rng.choice(("", "", INDENT)),
        gap=rng.choice((0, 1, 1, 2)),
        kinsoku=rng.random() < 0.7,
        half=rng.random() < 0.7,
        subhead_lines=rng.choice((1, 1, 2)),
    )
    below = rng.random() < 0.3 and style.gap > 0
    want = is_brief if below else (lambda a: bool(a.headline) and tellable(a, style))
    articles = [plain(a) for a in stand_alone(pool.take(rng.randint(2, 6), want))]
    if rng.random() < 0.3:
        articles = [a for a in map(ascii_marks, articles) if tellable(a, style)]
    if rng.random() < 0.3:
        articles = [one_line(a) for a in articles]
    blocks: list[Lines] = [header(rng)] if rng.random() < 0.5 else []
    for owner, article in enumerate(articles):
        body = stack(set_body(article, owner, style), style.gap)
        if style.width and rng.random() < 0.5:
            body = column_breaks(rng, body, rng.randint(5, 20))
        head = [set_headline(article, owner, style, rng.choice((None, 16))), *byline(article, owner)]
        blocks += [body, *head] if below else [*head, body]
    blocks += [editors(rng)] if rng.random() < 0.5 else []
    return Sheet(tuple(stack(blocks, style.gap)), tuple(articles))


TUNED: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        county_special,
        briefs_below,
        briefs_above,
        markdown_page,
        feature_pictures_last,
        feature_picture_inside,
        pdf_30,
        interleaved,
        side_by_side,
        epaper,
        farmers_daily,
        indented_dense,
        blank_everywhere,
        feature_and_briefs,
        random_page,
    )
}


HELD_OUT: dict[str, Layout] = {layout.__name__: layout for layout in (continued, pdf_ragged, bulletin, inset_box)}


# Held out too, and harder: parts of articles in many turns, lines of two columns in turn, heads of pages in sentences.
HELD_OUT_TURNS: dict[str, Layout] = {layout.__name__: layout for layout in (running_heads, in_thirds, read_across)}
