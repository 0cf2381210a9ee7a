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
    cut_lines,
    cut_long,
    full_width,
    furniture,
    headless,
    insert_captions,
    one_line,
    page_break,
    photo_credits,
    section,
    set_body,
    set_headline,
    set_text,
    spread,
    stack,
    stray_spaces,
    tellable,
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


def halves(rng: random.Random, article: Clean, owner: int, style: Style) -> tuple[Lines, Lines]:
    """The first paragraph of an article, cut in two within a sentence."""
    lines = set_text(article.body[0].text, owner, style)
    if style.width:
        return cut_lines(rng, lines)
    first, second = cut(rng, lines[0].text, 0.15, 0.6)
    return [Line(first, owner)], [Line(second, owner)] if second else []


def pictures_inside(rng: random.Random, blocks: list[Lines], pictures: list[Lines]) -> list[Lines]:
    """The pictures' captions in the middle of a sentence of one long unwrapped paragraph."""
    long = [i for i, block in enumerate(blocks) if len(block) == 1 and len(block[0].text) > 90]
    pictures = [padded for picture in pictures for padded in ([BLANK], picture, [BLANK])]
    if not long or not pictures:
        return blocks + pictures
    at = rng.choice(long)
    line = blocks[at][0]
    first, second = cut(rng, line.text)
    if not second:
        return blocks + pictures
    return [*blocks[:at], [Line(first, line.owner)], *pictures, [Line(second, line.owner)], *blocks[at + 1 :]]


PAPERS = ("清溪日报", "禾州晚报", "松汀日报", "望江时讯", "云岫新闻", "今日梅屿")
PAGES = ("要闻", "综合新闻", "县区新闻", "民生", "社会新闻", "三农", "文化周刊", "平安专刊")
WEEKDAYS = "一二三四五六日"
COLOPHONS = (
    "地址：禾州市文昌路18号　邮编：321400　广告热线：7712345",
    "国内统一连续出版物号 CN33-0097　邮发代号 31-88　零售每份1元",
    "版权所有 未经书面授权 不得转载",
)
HANDS = ("米晓舟", "郁文", "尤嘉禾", "司徒静", "易小川", "祖明", "卞之遥", "敖登")
SLOGANS = ("讲文明 树新风 公益广告", "践行社会主义核心价值观", "节约用水 人人有责 公益广告", "森林防火 人人有责")


def header(rng: random.Random) -> Lines:
    """The head of a page: date, weekday, edition, the paper's name, in one line or several."""
    year, month, day = rng.randint(2012, 2024), rng.randint(1, 12), rng.randint(1, 28)
    date, weekday = f"{year}年{month}月{day}日", f"星期{rng.choice(WEEKDAYS)}"
    number, name, paper = rng.randint(1, 8), rng.choice(PAGES), rng.choice(PAPERS)
    forms = (
        (f"{date} {weekday} 第{number:02}版：{name}",),
        (f"{date} {weekday}", f"{name} {number:02}"),
        (f"{paper} {date} {weekday} {number}版",),
        (f"{number:02} {name}", f"{date} {weekday}", paper),
        (f"A{number} {name}", f"{date}　{weekday}"),
    )
    return furniture(*rng.choice(forms))


def editors(rng: random.Random) -> Lines:
    """The editors' lines, with the paper's telephone or address at times."""
    one, two, three = rng.sample(HANDS, 3)
    forms = (
        (f"责任编辑：{one} 美编：{two} 校对：{three}",),
        (f"本版责编：{one}　版式：{two}",),
        (f"责编/{one} 校对/{two}", f"新闻热线：0{rng.randint(300, 999)}-{rng.randint(2000000, 8999999)}"),
        (f"编辑：{one} 电话：{rng.randint(2000000, 8999999)}", "投稿邮箱：xwb@163.com"),
        (f"值班编委 {one}　责编 {two}　组版 {three}", COLOPHONS[rng.randrange(len(COLOPHONS))]),
    )
    return furniture(*rng.choice(forms))


def navigation(rng: random.Random) -> Lines:
    """What an e-paper's site puts below a page."""
    forms = ("上一版　　下一版", "上一篇 下一篇", "◀上一版 下一版▶", "放大 缩小 默认 朗读", "返回目录 下一篇")
    return furniture(rng.choice(forms))


def page_number(rng: random.Random) -> Lines:
    """The number of a page in a PDF export."""
    number = rng.randint(1, 12)
    return furniture(
        rng.choice(
            (f"— {number} —", f"- {number} -", f"第 {number} 页 共 {number + rng.randint(0, 9)} 页", str(number))
        )
    )


def stand_alone(articles: Sequence[Clean]) -> list[Clean]:
    """The articles with section names left out: the page prints none."""
    return [replace(article, section="") for article in articles]


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
            head[0] = Line("#" + head[0].text[2:], 0)
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


def pdf_30(rng: random.Random, pool: Pool) -> Sheet:
    """The text of a PDF: wrapped at 30, no blank lines, paragraphs indented or not, a page number at the end."""
    indent = INDENT if rng.random() < 0.6 else ""
    style = Style(width=30, indent=indent, gap=0, half=rng.random() < 0.5, kinsoku=rng.random() < 0.5)
    articles = [plain(a) for a in pool.take(rng.randint(2, 5), lambda a: is_story(a) and tellable(a, style))]
    if rng.random() < 0.2 and indent:
        articles = [full_width(a) for a in articles]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles):
        blocks += [set_headline(article, owner, style, 30), *byline(article, owner), *set_body(article, owner, style)]
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


def feature_picture_inside(rng: random.Random, pool: Pool) -> Sheet:
    """An unwrapped feature cut by page columns, its captions with wide gaps in the middle of a sentence."""
    [article] = pool.take(1, lambda a: is_feature(a) and a.has("lede") and a.has("caption"))
    lede, *rest = broken(rng, set_body(article, 0, Style()), rng.choice((90, 150, 380)))
    pictures = captions(article, 0)
    head = set_headline(article, 0, Style())
    blocks = [[BLANK], *([h] for h in head), lede, *byline(article, 0), *pictures_inside(rng, rest, pictures)]
    return Sheet(tuple(stack(blocks)), (article,))


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
        names = [[Line(sign + line.text.replace(" ", "\u3000"), owner) for line in b] for b in byline(article, owner)]
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
        blocks += [set_headline(article, owner, style), *byline(article, owner), *set_body(article, owner, style)]
    return Sheet(tuple(stack(blocks, 0)), tuple(articles))


def blank_everywhere(rng: random.Random, pool: Pool) -> Sheet:
    """A blank line after every line, wrapped ones too; paragraphs are indented, or told by their short last lines."""
    style = Style(width=rng.choice((None, 16, 20, 28)), indent=rng.choice((INDENT, "")), gap=0)
    articles = [
        plain(a) for a in stand_alone(pool.take(rng.randint(2, 4), lambda a: is_story(a) and tellable(a, style)))
    ]
    blocks: list[Lines] = []
    for owner, article in enumerate(articles):
        blocks += [set_headline(article, owner, style), *byline(article, owner), *set_body(article, owner, style)]
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


# --- held out ---------------------------------------------------------------------------------------------------


def continued(rng: random.Random, pool: Pool) -> Sheet:
    """A front page whose lead breaks off for another page, or a page with the end of a front page's lead."""
    style = Style(indent=INDENT, width=rng.choice((None, 18, 26)))
    odd, *others = (plain(a) for a in stand_alone(pool.take(rng.randint(3, 5), is_story)))
    front = rng.random() < 0.5
    articles = [_upto(rng, odd, style), *others] if front else [*others, headless(_after(rng, uncredited(odd)))]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles if front else others):
        blocks += [set_headline(article, owner, style), *byline(article, owner), *set_body(article, owner, style)]
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
    return plain(_named(replace(article, body=(*body[:last], replace(body[last], text=kept.strip("\u3000"))))))


def _after(rng: random.Random, article: Clean) -> Clean:
    """The article from a place within its first long paragraph on."""
    body = list(article.body)
    first = min(range(len(body)), key=lambda i: (len(body[i].text) <= 60, i))
    _, second = cut(rng, body[first].text)
    body = [replace(body[first], text=second or body[first].text), *body[first + 1 :]]
    return _named(replace(article, body=tuple(body)))


def _named(article: Clean) -> Clean:
    """The article with only those contributors whom its byline or its text still names."""
    text = article.byline + "".join(piece.text for piece in article.body)
    return replace(article, contributors=tuple((role, name) for role, name in article.contributors if name in text))


def pdf_ragged(rng: random.Random, pool: Pool) -> Sheet:
    """The text of a PDF without indents or blank lines, in ASCII punctuation, furniture between its pages."""
    style = Style(width=rng.randint(26, 36), gap=0, half=rng.random() < 0.5, kinsoku=False)
    chosen = pool.take(rng.randint(3, 5), lambda a: is_story(a) and tellable(a, style))
    articles = [ascii_marks(plain(a)) for a in stand_alone(chosen)]
    articles = [a for a in articles if tellable(a, style)]
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(articles):
        blocks += [set_headline(article, owner, style), *byline(article, owner), *set_body(article, owner, style)]
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
        epaper,
        farmers_daily,
        indented_dense,
        blank_everywhere,
        feature_and_briefs,
        random_page,
    )
}
HELD_OUT: dict[str, Layout] = {layout.__name__: layout for layout in (continued, pdf_ragged, bulletin, side_by_side)}
