"""Layouts whose articles are cut by others: inserted briefs, first halves side by side with headlines below.

They teach and measure (a row of their own), as the layouts of layouts.py do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.pages.corpus import Clean
from tests.pages.drawing import Pool, is_brief, is_feature, is_signed, is_story
from tests.pages.dressing import credited, photo_credits, plain, stand_alone
from tests.pages.make import Layout
from tests.pages.margins import editors, header
from tests.pages.placing import column_breaks, furniture, halves, section, stack
from tests.pages.setting import captions, set_article, set_body, set_headline, tellable
from tests.pages.sheet import BLANK, INDENT, NOBODY, Line, Lines, Sheet, Style

ENDS = "。！？…”）：；"


def _cut_places(lines: Sequence[Line], indents: bool) -> list[int]:
    """Where a wrapped text may be cut: between two long lines, within a sentence where no indent would tell."""
    return [
        i
        for i in range(3, len(lines) - 2)
        if lines[i - 1].role == lines[i].role == "text"
        and (indents or lines[i - 1].text[-1:] not in tuple(ENDS))
        and min(len(lines[i - 1].text), len(lines[i].text)) > 6
        and not lines[i].text.startswith("\u3000")
        and lines[i].owner == lines[i - 1].owner
    ]


def _article(article: Clean, owner: int, style: Style, gap: int) -> Lines:
    return stack(set_article(article, owner, style, 20), gap)


def interposed(rng: random.Random, pool: Pool) -> Sheet:
    """A wrapped article cut in the middle of a sentence by one or two others; pictures between its lines at times."""
    style = Style(width=rng.randint(14, 24), indent=rng.choice((INDENT, INDENT, "")), gap=0)
    gap = 0 if style.indent else 1
    want: Callable[[Clean], bool] = is_feature if rng.random() < 0.6 else lambda a: is_story(a) and a.size > 350
    longs = pool.take(1, want)
    inside = stand_alone([plain(a) for a in pool.take(rng.randint(1, 2), is_brief)])
    after = stand_alone([plain(a) for a in pool.take(rng.randint(0, 3), is_brief)])
    articles = [*stand_alone([photo_credits(rng, a) for a in longs]), *inside, *after]
    lines: Lines = _article(articles[0], 0, style, gap)
    named = section(rng.choice(("简讯", "田间速递", "一句话新闻", "基层动态"))) if rng.random() < 0.4 else []
    box: Lines = list(named)
    for owner in range(len(longs), len(longs) + len(inside)):
        articles[owner] = replace(articles[owner], section=named[0].text if named else "")
        box = stack([box, _article(articles[owner], owner, style, gap)])
    places = _cut_places(lines, bool(style.indent))
    at = rng.choice(places) if places else len(lines)
    lines = [*lines[:at], BLANK, *box, BLANK, *lines[at:]]
    for picture in captions(articles[0], 0, rng.choice((None, style.width))):
        places = [i for i in _cut_places(lines, bool(style.indent)) if lines[i].owner == 0]
        at = rng.choice(places) if places else len(lines)
        lines = [*lines[:at], BLANK, *picture, BLANK, *lines[at:]]
    rest = [_article(articles[k], k, style, gap) for k in range(len(longs) + len(inside), len(articles))]
    parts = [header(rng), lines, *rest, editors(rng) if rng.random() < 0.5 else []]
    return Sheet(tuple(stack(parts)), tuple(articles))


def halves_below(rng: random.Random, pool: Pool) -> Sheet:
    """Briefs in columns: some first halves, then each second half with its headline below or above the first halves."""
    style = Style(width=rng.randint(13, 20))
    below = rng.random() < 0.6
    cut = [plain(a) for a in pool.take(rng.randint(2, 3), lambda a: is_brief(a) and len(a.body[0].text) > 60)]
    whole = [plain(a) for a in pool.take(rng.randint(1, 3), is_brief)]
    articles = stand_alone([*cut, *whole])
    firsts: list[Lines] = []
    seconds: list[Lines] = []
    for owner, article in enumerate(articles[: len(cut)]):
        first, second = halves(rng, article, owner, style)
        head = set_headline(article, owner, style, 20)
        firsts += [first] if below else [head, first]
        seconds += [second, *set_body(article, owner, style)[1:]]
        seconds += [head] if below else []
    rest: list[Lines] = []
    for owner in range(len(cut), len(articles)):
        blocks = [set_headline(articles[owner], owner, style, 20), *set_body(articles[owner], owner, style)]
        rest += [*blocks[1:], blocks[0]] if below else blocks
    before = rest if below and rng.random() < 0.3 else []
    blocks = [header(rng) if rng.random() < 0.5 else [], *before, *firsts, *seconds, *([] if before else rest)]
    return Sheet(tuple(stack([b for b in blocks if b])), tuple(articles))


def signed_columns(rng: random.Random, pool: Pool) -> Sheet:
    """Signed briefs in columns, headlines above, one of them interrupted by the next one or two."""
    style = Style(width=rng.choice((None, rng.randint(14, 26))), indent=rng.choice((INDENT, "")))
    briefs = stand_alone([plain(a) for a in pool.take(rng.randint(3, 6), lambda a: is_signed(a) and bool(a.headline))])
    blocks: list[Lines] = []
    waiting: list[tuple[int, Lines]] = []
    for owner, article in enumerate(briefs):
        first, second = halves(rng, article, owner, style)
        rest = set_body(article, owner, style)[1:]
        blocks.append(set_headline(article, owner, style))
        if second and not waiting and owner + 1 < len(briefs) and rng.random() < 0.5:
            blocks.append(first)
            waiting.append((owner + rng.randint(1, 2), stack([second, *rest])))
        else:
            blocks += [*set_body(article, owner, style)]
        if waiting and waiting[0][0] <= owner:
            blocks.append(waiting.pop()[1])
    blocks += [lines for _, lines in waiting]
    return Sheet(tuple(stack(blocks)), tuple(briefs))


def labelled(rng: random.Random, pool: Pool) -> Sheet:
    """An e-paper's export with its field names: 引题：, 标题：, 副题：, 作者：, 字数：."""
    colon = rng.choice(("：", ":", "： "))
    style = Style(indent=rng.choice((INDENT, INDENT, "")), gap=rng.choice((0, 1)))
    articles = stand_alone(pool.take(rng.randint(2, 5), lambda a: bool(a.headline)))
    blocks: list[Lines] = [header(rng)]
    for owner, article in enumerate(plain(credited(rng, a)) for a in articles):
        articles[owner] = article
        fields = [("引题", article.kicker), (rng.choice(("标题", "主题")), article.headline)]
        fields += [("副题", article.subtitle), ("作者", article.byline.replace(" / ", " "))]
        head = [Line(f"{name}{colon}{text}", owner, "headline") for name, text in fields if text]
        if rng.random() < 0.4:
            head.append(Line(f"字数{colon}{article.size}", NOBODY, "furniture"))
        if rng.random() < 0.3:
            head.append(Line("正文：", NOBODY, "furniture"))
        blocks.append(stack([head, *set_body(article, owner, style)], style.gap))
        if rng.random() < 0.5:
            blocks.append(furniture("上一篇 下一篇"))
    return Sheet(tuple(stack(blocks, 1)), tuple(articles))


def pdf_pages(rng: random.Random, pool: Pool) -> Sheet:
    """PDF text of two pages: running heads and page numbers between articles or in the middle of one."""
    style = Style(width=rng.choice((26, 28, 30, 30, 34)), indent=rng.choice((INDENT, "")), gap=0, kinsoku=False)
    articles = stand_alone(
        [plain(a) for a in pool.take(rng.randint(3, 6), lambda a: is_story(a) and tellable(a, style))]
    )
    paper = rng.choice(("沂山晚报", "涡河日报", "清溪时报"))
    blocks = [_article(article, owner, style, 0) for owner, article in enumerate(articles)]
    at = rng.randrange(1, len(blocks))
    foot = furniture(rng.choice((f"{paper}·县区新闻 第 {at} 页 共 16 页", f"{paper} {at}", f"— {at} —")))
    lines = [*stack(blocks[:at], 0), *foot, *stack(blocks[at:], 0)]
    if rng.random() < 0.4:
        lines = column_breaks(rng, lines, rng.randint(18, 30))
    head = furniture(f"{paper} 2015年6月 {rng.choice(('县区新闻', '民生', '综合'))} 编辑：彭飞 美编：武斌")
    return Sheet(tuple(stack([head, lines], 0)), tuple(articles))


INTERRUPTED: dict[str, Layout] = {
    layout.__name__: layout for layout in (interposed, halves_below, signed_columns, labelled, pdf_pages)
}
