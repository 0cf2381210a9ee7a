"""Signs that an article was misread: each on a page that shows it, with the line to look at."""

from __future__ import annotations

import pytest

from gazette.model import ArticleReading
from gazette.separate import limits, reading, separate, signs, weights
from tests.separate.render import page_of

WHOLE = """青山县民政局走访慰问敬老院老人

　　青山县民政局的干部昨日走进城关镇敬老院，为住在那里的三十多位老人送去米面油和棉衣。
　　老人们说，民政局的干部年年入冬前都来敬老院，送来的棉衣很暖和，米面油也实用，大家心里热乎。"""
OTHER = """白水县法院开庭审理电信诈骗案

　　白水县人民法院昨日开庭审理一起电信诈骗案，三名被告人在法庭上当庭认罪，法院择期宣判。
　　法官说，电信诈骗的被告人骗走了十多名群众的存款，法院提醒群众接到陌生电话要当心，不要转账。"""

STRANGER = "检察机关对这起案件提起公诉，辩护律师发表了意见，合议庭评议，认定事实清楚，证据充分，依法判处有期徒刑。"


def seen(text: str) -> set[tuple[str, int]]:
    """The signs of all articles of a page, with their lines, but for how sure its decisions are."""
    found = signs.signs(*reading.read_groups(page_of("a.txt", text)))
    return {(sign.name, sign.line) for article in found for sign in article if not sign.name.endswith("unsure")}


def articles(text: str) -> tuple[ArticleReading, ...]:
    return separate(page_of("a.txt", text)).articles


def test_whole_articles_show_none() -> None:
    assert seen(f"{WHOLE}\n\n\n{OTHER}\n") == set()
    assert all(article.confidence > limits.SURE and not article.doubts for article in articles(f"{WHOLE}\n\n\n{OTHER}"))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (WHOLE.replace("心里热乎。", "心里热乎得"), ("a paragraph ends without a full stop", 4)),
        (WHOLE.replace("说，", "说：“"), ("a quotation or bracket has one half only", 4)),
        (WHOLE.split("\n\n")[1], ("it has no headline", 1)),
        (f"{WHOLE}\n\n\n{OTHER.splitlines()[0]}", ("it has no text", 7)),
        (WHOLE.replace("老人\n", "老人　　　　白水县法院开庭\n"), ("a line has wide gaps", 1)),
        (f"{WHOLE}\n{OTHER.splitlines()[3]}\n\n\n{OTHER}\n", ("a paragraph has more in common with another text", 5)),
        (f"{WHOLE}\n　　{STRANGER}\n\n\n{OTHER}\n", ("a paragraph speaks of what another text does", 5)),
    ],
)
def test_what_is_odd_is_seen_where_it_stands(text: str, sign: tuple[str, int]) -> None:
    assert sign in seen(text)


def test_every_sign_lowers_the_confidence() -> None:
    assert {name for name, weight in weights.ARTICLE.items() if weight <= 0} == {"always"}


def test_signs_of_an_article_that_is_hardly_right_are_doubts() -> None:
    (article,) = articles(WHOLE.replace("说，", "说：“").replace("心里热乎。", "心里热乎得"))
    found = [(doubt.line, doubt.why) for doubt in article.doubts if doubt.kind == "article"]
    assert (4, "seen: a quotation or bracket has one half only") in found
    assert {doubt.confidence for doubt in article.doubts if doubt.kind == "article"} == {article.confidence}
    assert article.confidence < 0.6
