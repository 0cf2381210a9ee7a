"""How readings become articles."""

from __future__ import annotations

import pytest

from gazette import contentpage
from gazette.describe import describe
from gazette.model import ArticleReading, Block, Doubt, Page, Reading, Role, Span
from tests.growth import ratio, reference

from .readings import brief, described, reading, words


def block(role: Role, text: str, *spans: tuple[int, int, int]) -> Block:
    return Block(role, tuple(Span(*span) for span in spans), text)


LINES = ("第一版", "", "茌平区扶贫办：", "扎实开展", "", "  # 一、做好整理。", "", "插图", "*续*前", "", "别的文章")


def page(**more: object) -> Reading:
    article = ArticleReading(
        headline=block(Role.HEADLINE, "茌平区扶贫办：扎实开展", (3, 0, 7), (4, 0, 4)),
        body=(
            block(Role.SUBHEAD, "小标题 #", (5, 0, 0)),
            block(Role.PARAGRAPH, "# 一、做好整理。*续*前", (6, 2, 10), (9, 0, 4)),
        ),
        captions=(block(Role.CAPTION, "插图", (8, 0, 2)),),
        bylines=(block(Role.BYLINE, "记者 张三", (11, 0, 2)),),
        doubts=(Doubt("joint", 9, "two ways", 0.5),),
        confidence=0.75,
        **more,  # type: ignore[arg-type]
    )
    return Reading(Page("a.txt", LINES, "0" * 64), (article,))


def test_an_article_is_assembled() -> None:
    (((article,),), problems) = describe([page()], words())
    assert problems == ()
    assert article.title == "茌平区扶贫办：扎实开展"
    assert not article.title_derived
    assert article.body == "## 小标题 \\#\n\n\\# 一、做好整理。\\*续\\*前"
    assert article.captions == ("插图",)
    assert article.byline == "记者 张三"
    assert [(c.role, c.name) for c in article.contributors] == [("记者", "张三")]
    assert article.reading is not None
    assert article.reading.confidence == 0.75
    assert article.reading.doubts == ("joint, line 9: two ways",)


@pytest.mark.parametrize("credit", ["记者 张三 李四光 摄", "张三 李四光 摄", "本报记者 张三 李四光 摄"])
def test_who_took_a_picture_is_named_without_the_word_before(credit: str) -> None:
    article = described(brief("青梅熟了", f"连日来，果农抢抓晴好天气采摘青梅。{credit}"))[0]
    assert [(c.role, c.name) for c in article.contributors] == [("摄影", "张三"), ("摄影", "李四光")]


def test_source_lines_are_ranges_in_reading_order() -> None:
    (((article,),), _) = describe([page()], words())
    assert article.source is not None
    assert article.source.lines == ((3, 4), (11, 11), (5, 6), (9, 9), (8, 8))


def test_ranges_join_over_blank_lines_only() -> None:
    article = described(brief("题", "甲。", "乙。"))[0]
    assert article.source is not None
    assert article.source.lines == ((1, 5),)


def test_a_derived_title_is_marked() -> None:
    text = "聊城大学举行活动。"
    made = ArticleReading(body=(block(Role.PARAGRAPH, text, (1, 0, 9)),), derived_title="聊城大学举行活动")
    (((article,),), _) = describe([Reading(Page("a.txt", (text,), "0" * 64), (made,))], words())
    assert (article.title, article.title_derived) == ("聊城大学举行活动", True)


def test_articles_stay_grouped_and_nothing_gives_nothing() -> None:
    pages = [reading("a.txt", [brief("甲", "一。"), brief("乙", "二。")]), reading("b.txt", [])]
    found, _ = describe(pages, words())
    assert [[a.title for a in articles] for articles in found] == [["甲", "乙"], []]
    assert describe([], words()) == ((), ())


def test_articles_of_a_page_have_one_date() -> None:
    first, second = described(brief("甲", "2021年5月4日，大会召开。"), brief("乙", "明天放假。"))
    assert first.date == second.date
    assert first.date_basis == second.date_basis


def test_a_described_article_survives_its_page() -> None:
    (((article,),), _) = describe([page()], words())
    again, problems = contentpage.loads(contentpage.dumps(article), "", "a.md")
    assert problems == ()
    assert again == article


def test_speed() -> None:
    text = "冠县交警大队组织民警走进学校，开展交通安全宣传教育活动，发放宣传材料，讲解酒驾、醉驾的危害。" * 4
    pages = [reading(f"{n}.txt", [brief(f"冠县第{n}号", *[text] * 5)] * 4) for n in range(12)]
    describe(pages[:1], words())
    assert sum(map(len, (line for p in pages for line in p.page.lines))) > 40_000
    assert ratio(lambda: describe(pages, words()), reference, enough=10) <= 10  # about 2 to 3
