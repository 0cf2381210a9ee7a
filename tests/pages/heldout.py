"""Layouts for measuring alone: nobody mends the separation by looking at what is read wrongly on their pages."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.pages.corpus import Clean
from tests.pages.cutting import cut, cut_lines
from tests.pages.drawing import Pool, is_brief, is_signed, is_story
from tests.pages.dressing import ascii_marks, headless, named, plain, stand_alone, uncredited
from tests.pages.margins import PAPERS, SLOGANS, editors, header, page_number
from tests.pages.placing import broken, furniture, page_break, section, stack
from tests.pages.setting import byline, set_article, set_body, set_headline, set_text, tellable
from tests.pages.sheet import INDENT, Line, Lines, Sheet, Style


def continued(rng: random.Random, pool: Pool) -> Sheet:
    """A front page whose lead breaks off for another page, or a page with the end of a front page's lead."""
    style = Style(indent=INDENT, width=rng.choice((None, 18, 26)))
    odd, *others = (plain(a) for a in stand_alone(pool.take(rng.randint(3, 5), is_story)))
    front = rng.random() < 0.5
    articles = [_upto(rng, odd, style), *others] if front else [*others, headless(_after(rng, uncredited(odd)))]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles if front else others):
        blocks += set_article(article, owner, style)
        if front and owner == 0:
            blocks.append(furniture(f"（下转第{rng.randint(2, 8)}版）"))
    if not front:
        first, *more = articles[-1].body
        blocks += [furniture("（上接第一版）"), set_text(first.text, len(others), replace(style, indent=""))]
        blocks += [set_text(piece.text, len(others), style) for piece in more]
    blocks.append(editors(rng))
    return Sheet(tuple(stack(blocks)), tuple(articles))


def _upto(rng: random.Random, article: Clean, style: Style) -> Clean:
    """The article up to a place within its last long paragraph, where a line ends."""
    body = list(article.body)
    last = max(range(len(body)), key=lambda i: (len(body[i].text) > 60, i))
    if style.width:
        kept = "".join(line.text for line in cut_lines(rng, set_text(body[last].text, 0, style))[0])
    else:
        kept = cut(rng, body[last].text)[0]
    return plain(named(replace(article, body=(*body[:last], replace(body[last], text=kept.strip("\u3000"))))))


def _after(rng: random.Random, article: Clean) -> Clean:
    """The article from a place within its first long paragraph on."""
    body = list(article.body)
    first = min(range(len(body)), key=lambda i: (len(body[i].text) <= 60, i))
    _, second = cut(rng, body[first].text)
    body = [replace(body[first], text=second or body[first].text), *body[first + 1 :]]
    return named(replace(article, body=tuple(body)))


def pdf_ragged(rng: random.Random, pool: Pool) -> Sheet:
    """The text of a PDF without indents or blank lines, in ASCII punctuation, furniture between its pages."""
    style = Style(width=rng.randint(26, 36), gap=0, half=rng.random() < 0.5, kinsoku=False)
    chosen = pool.take(rng.randint(3, 5), lambda a: is_story(a) and tellable(a, style))
    articles = [ascii_marks(plain(a)) for a in stand_alone(chosen)]
    articles = [a for a in articles if tellable(a, style)]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles):
        blocks += set_article(article, owner, style)
        if owner == 1:
            blocks += [page_number(rng), header(rng)]
    blocks += [furniture(rng.choice(SLOGANS)), editors(rng)]
    return Sheet(tuple(stack(blocks, 0)), tuple(articles))


def bulletin(rng: random.Random, pool: Pool) -> Sheet:
    """Two named columns of unwrapped briefs, headlines above, some signed and without headlines."""
    style = Style(gap=1)
    names = rng.sample(("工作动态", "乡风文明", "部门传真", "校园内外", "警方在线"), 2)
    articles: list[Clean] = []
    blocks: list[Lines] = []
    for name in names:
        blocks.append(section(name))
        signed = pool.take(rng.randint(1, 2), is_signed)
        for brief in (*(headless(a) for a in signed), *pool.take(rng.randint(1, 3), is_brief)):
            owner = len(articles)
            blocks += [set_headline(brief, owner, style), *broken(rng, set_body(brief, owner, style), 120)]
            articles.append(replace(plain(brief), section=name))
    return Sheet(tuple(stack([b for b in blocks if b])), tuple(articles))


def inset_box(rng: random.Random, pool: Pool) -> Sheet:
    """A long article in columns with a brief, complete under its headline, in the middle of one of its sentences."""
    style = Style(width=rng.choice((None, rng.randint(14, 24))), indent=rng.choice((INDENT, "")))
    [host] = map(plain, stand_alone(pool.take(1, lambda a: bool(a.headline) and a.size > 350)))
    [box] = map(plain, pool.take(1, lambda a: is_brief(a) and len(a.body) <= 2))
    blocks = set_body(host, 0, style)
    long = [i for i, block in enumerate(blocks) if sum(len(line.text) for line in block) > 80]
    at = rng.choice(long) if long else 0
    if style.width:
        first, second = cut_lines(rng, blocks[at])
    else:
        one, two = cut(rng, blocks[at][0].text)
        first, second = [Line(one, 0)], [Line(two, 0)]
    inset = [set_headline(box, 1, style), *set_body(box, 1, style)]
    body = [*blocks[:at], first, *inset, second, *blocks[at + 1 :]]
    return Sheet(tuple(stack([set_headline(host, 0, style), *byline(host, 0), *body])), (host, box))


def running_heads(rng: random.Random, pool: Pool) -> Sheet:
    """A PDF of several pages, wrapped at 30: page numbers and running heads in the middle of sentences."""
    style = Style(width=30, indent=rng.choice((INDENT, "")), gap=0, half=rng.random() < 0.5, kinsoku=rng.random() < 0.5)
    articles = stand_alone(
        [plain(a) for a in pool.take(rng.randint(3, 5), lambda a: is_story(a) and tellable(a, style))]
    )
    paper, name = rng.choice(PAPERS), rng.choice(("县域观察", "基层", "法治", "教育"))
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks += set_article(article, owner, style, 28)
    lines = stack(blocks, 0)
    for number in range(1, rng.randint(2, 4)):
        foot = page_number(rng) if rng.random() < 0.5 else []
        lines = page_break(rng, lines, foot + furniture(f"{paper} {name} {number:02}"))
    return Sheet((*header(rng), *lines, *page_number(rng)), tuple(articles))


def in_thirds(rng: random.Random, pool: Pool) -> Sheet:
    """Three articles in three columns each: all first thirds under their headlines, all second ones, all third ones."""
    style = Style(width=rng.randint(12, 22), indent=rng.choice((INDENT, "")), gap=0)
    chosen = pool.take(rng.randint(2, 3), lambda a: is_story(a) and a.size > 200 and tellable(a, style))
    articles = stand_alone([plain(a) for a in chosen])
    thirds: list[list[Lines]] = []
    for owner, article in enumerate(articles):
        body = stack(set_body(article, owner, style), 0)
        middle = len(body) // 2
        first, rest = cut_lines(rng, body[:middle])
        second, third = cut_lines(rng, [*rest, *body[middle:]])
        head = [*set_headline(article, owner, style, 16), *(line for block in byline(article, owner) for line in block)]
        thirds.append([[*head, *first], second, third])
    parts = [third[k] for k in range(3) for third in thirds if third[k]]
    return Sheet(tuple(stack([header(rng), *parts], rng.randint(1, 2))), tuple(articles))


def read_across(rng: random.Random, pool: Pool) -> Sheet:
    """Two columns, an article each, that the extraction read line by line across."""
    style = Style(width=rng.randint(14, 24), indent=INDENT, gap=0)
    articles = [plain(a) for a in stand_alone(pool.take(2, lambda a: is_story(a) and a.size > 150))]
    columns = [stack(set_article(a, owner, style, 16), 0) for owner, a in enumerate(articles)]
    most = max(map(len, columns))
    lines = [column[k] for k in range(most) for column in columns if k < len(column)]
    return Sheet(tuple(stack([header(rng), lines])), tuple(articles))
