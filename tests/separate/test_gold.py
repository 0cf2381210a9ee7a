"""The seeds whose reading is known are read exactly; the others as a careful person would."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gazette.model import Page, Reading, Role
from gazette.separate import separate
from gazette.separate.contributors import contributors
from tests.pages.score import score
from tests.separate.render import page_of

TESTS = Path(__file__).resolve().parent.parent
SEEDS = TESTS.parent / "seeds"
FIGURES = ("article", "paragraph", "subhead", "caption", "headline", "contributor", "characters", "conserved")


def seed(start: str) -> Page:
    path = next(SEEDS.glob(f"{start}*.txt"))
    return page_of(path.name, path.read_text(encoding="utf-8"))


def reading_of(start: str) -> Reading:
    return separate(seed(start))


@pytest.mark.parametrize("name", ["000", "001", "002"])
def test_known_seeds_are_read_exactly(name: str) -> None:
    truth = json.loads((TESTS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    reading = reading_of(name)
    figures, _ = score(reading, truth, None, [[person.name for person in contributors(a)] for a in reading.articles])
    assert {key: figures.figures()[key] for key in FIGURES} == dict.fromkeys(FIGURES, 1.0)


@pytest.mark.parametrize(("name", "articles"), [("000", 11), ("001", 10), ("002", 1), ("003", 1), ("004", 1)])
def test_every_seed_gives_its_articles(name: str, articles: int) -> None:
    assert len(reading_of(name).articles) == articles


def test_a_kicker_may_stand_on_a_line_of_its_own() -> None:
    [article] = reading_of("003").articles
    assert article.kicker is not None
    assert article.kicker.text.endswith("东阿交警大队——")
    assert article.headline is not None
    assert article.headline.text == "全力助推交通安全管理工作高质量发展上水平"
    assert [block.text for block in article.bylines] == ["李怀磊 聊城报道", "通讯员 赵洪岭"]


def test_captions_are_taken_out_of_a_sentence() -> None:
    [article] = reading_of("003").articles
    assert [block.spans[0].line for block in article.captions] == [46, 50, 54]
    [stitched] = [block for block in article.body if "整合服务环节" in block.text]
    assert [span.line for span in stitched.spans] == [42, 56]


def test_words_cut_by_a_column_are_whole_again() -> None:
    [article] = reading_of("003").articles
    text = "".join(block.text for block in article.body)
    for word in ("守牢安全底线", "在辖区23个交通事故", "交警的工作是与百姓的", "民警通过系统后台直接"):
        assert word in text


def test_captions_at_the_end_of_the_page() -> None:
    [article] = reading_of("004").articles
    assert [block.spans[0].line for block in article.captions] == [51, 55, 59, 63]
    assert sum(block.role is Role.SUBHEAD for block in article.body) == 4
    assert article.section is not None
    assert article.section.text == "奋进新征程 建功新时代"


def test_doubts_name_line_and_runner_up() -> None:
    doubts = [
        doubt for name in ("000", "001", "003") for article in reading_of(name).articles for doubt in article.doubts
    ]
    assert all(doubt.line > 0 and 0 <= doubt.confidence < 1 and doubt.why for doubt in doubts)


def test_derived_titles_say_who_did_what_with_whole_quotations() -> None:
    titles = [title for name in ("000", "001", "002") for a in reading_of(name).articles if (title := a.derived_title)]
    assert "聊城大学材料科学与工程学院开展了为期三天的“健康你我”暑假社会实践活动" in titles
    assert all(title.startswith("聊城大学") and title.count("“") == title.count("”") for title in titles)
