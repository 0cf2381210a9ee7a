"""Which bodies articles name: figures on labelled sentences as floors, aliases, levels, units."""

from __future__ import annotations

import pytest

from gazette.model import Agency, Place, Vocabulary

from .readings import Tally, brief, described, rows, seeds, sentence


def test_agencies_of_the_seeds() -> None:
    tally = Tally()
    for label, article in seeds():
        tally.add(article.title, article.agencies, label["agencies"]["core"], label["agencies"]["also"])
    assert tally.f1 >= 0.99, tally.slips


def test_agencies_of_labelled_sentences() -> None:
    tally = Tally()
    for text, _, must in rows("sentences.txt"):
        tally.add(text, sentence(text).agencies, must.split())
    assert tally.f1 == 1.0, tally.slips


@pytest.mark.parametrize("printed", ["冠县交警大队", "冠县公安局交警大队", "冠县公安局交通警察大队", "冠县交警"])
def test_forms_of_one_body(printed: str) -> None:
    assert sentence(f"{printed}开展夜查行动。").agencies == ("冠县交警大队",)


@pytest.mark.parametrize(
    "text", ["他儿子在哈尔滨念大学，女儿在兰州读中学。", "王老汉从武汉住进医院。", "村里人在重庆办学校。"]
)
def test_what_is_done_with_a_school_is_no_part_of_its_name(text: str) -> None:
    assert sentence(text).agencies == ()


def test_who_signs_a_notice_is_its_subject() -> None:
    notice = brief("停电通知", "因线路检修，冠县以下地段停电。", "冠县供电公司")
    assert described(notice)[0].agencies == ("冠县供电公司",)
    assert described(brief("雨后", "冠县下了雨。", "冠县供电公司的人来了。"))[0].agencies == ()


def test_what_somebody_gave_a_body_is_no_name() -> None:
    assert "孟庆河给派出所" not in sentence("昨日，孟庆河给派出所送来锦旗。").agencies


def test_bodies_of_other_years() -> None:
    text = "云阳县教委、云阳县劳动和社会保障局、云阳县计生委、云阳县物价局、云阳县水产局参加会议。"
    assert set(sentence(text).agencies) == {
        f"云阳县{b}" for b in ("教委", "劳动和社会保障局", "计生委", "物价局", "水产局")
    }


def test_a_body_of_the_county_that_the_article_is_about() -> None:
    article = described(brief("冠县举办活动", "县公安局交警大队与冠县大队民警参加，县民政局也派了人。"))[0]
    assert set(article.agencies) == {"冠县交警大队", "冠县民政局"}


def test_a_district_office_under_two_names() -> None:
    article = described(brief("茌平区扶贫办召开会议", "区扶贫开发办负责人参加。"))[0]
    assert article.agencies == ("茌平区扶贫办",)


def test_a_city_is_the_nearest_one() -> None:
    assert sentence("临清市举办活动，市文旅局参加。").agencies == ("临清市文化和旅游局",)
    assert sentence("冠县举办活动，市文旅局参加。").agencies == ("聊城市文化和旅游局",)


def test_a_body_below_a_place_in_a_place() -> None:
    assert sentence("莘县十八里铺镇卫生院开展义诊。").agencies == ("十八里铺镇卫生院",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("聊城大学材料科学与工程学院的师生参加。", "聊城大学材料科学与工程学院"),
        ("苏州市公安局交警支队执勤二大队参加。", "苏州市交警支队执勤二大队"),
        ("山东省公安厅车管所授牌。", "山东省公安厅车管所"),
        ("汉中市公安局汉台分局破案。", "汉中市公安局汉台分局"),
        ("复旦大学附属医院的专家来了。", "复旦大学"),
    ],
)
def test_units_and_colleges(text: str, expected: str) -> None:
    assert sentence(text).agencies[0].startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "冠县举办活动，有关部门参加。",
        "冠县召开会议，各县区公安局参加。",
        "在冠县县委、县政府的坚强领导下，大家齐心协力。",
        "冠县县委书记参加。",
        "冠县新局面已经打开，冠县发展大局稳定。",
        "冠县社区民警走访群众。",
        "冠县公安民警、教育部门和法院门前的群众。",
    ],
)
def test_fragments_are_no_agencies(text: str) -> None:
    assert sentence(text).agencies == ()


def test_the_vocabulary_names_bodies_where_its_region_is_spoken_of() -> None:
    own = Vocabulary(
        places=(Place("a", "甲县", level="county"),), agencies=(Agency("b", "甲县春风车队", ("春风车队",), "甲县"),)
    )
    assert sentence("甲县举办活动，春风车队参加。", vocabulary=own).agencies == ("甲县春风车队",)
    assert sentence("春风车队参加。", vocabulary=own).agencies == ()


def test_the_agency_of_the_headline_comes_first() -> None:
    article = described(brief("冠县民政局走访困难家庭", "冠县财政局、冠县教育局参加。", "冠县财政局拨款。"))[0]
    assert article.agencies[0] == "冠县民政局"
