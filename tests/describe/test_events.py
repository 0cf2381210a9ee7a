"""The dated events that the archive ships say what is certain; words that look like them bound nothing."""

from __future__ import annotations

from datetime import date

import pytest

from gazette.describe.dates import date_page, interval

from .readings import words


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("今年是第29个全国消防日。", 2020, 2020),
        ("今年3月22日是第三十一届世界水日，也是第三十六届中国水周。", 2023, 2023),
        ("今年是第35个教师节。", 2019, 2019),
        ("今年是第18个全国安全生产月。", 2019, 2019),
        ("今年是第九个全民国家安全教育日。", 2024, 2024),
        ("今年是第109个国际护士节。", 2020, 2020),
        ("今年是第50个世界环境日。", 2021, 2021),
        ("今年是第三个全国生态日。", 2025, 2025),
        ("今年是第13个全国法制宣传日。", 2013, 2013),
        ("今年是“十二五”开局之年。", 2011, 2011),
        ("今年是中国共产党成立90周年。", 2011, 2011),
        ("今年是红军长征胜利80周年。", 2016, 2016),
    ],
)
def test_counted_days_and_years(printed: str, first: int, last: int) -> None:
    low, high = interval(date_page([printed], words().events).edtf)
    assert (low.year, high.year) == (first, last)


def test_a_counted_phrase_is_found_wherever_it_stands() -> None:
    numbers = "全县建起三个全民健身广场、两个全国文明村，这是第五届世界杯之后的事。" * 9
    for printed in (f"{numbers}今年是第35个教师节。", f"{numbers}今年是第35个教师节。{numbers}", "今年是第35个教师节"):
        low, high = interval(date_page([printed], words().events).edtf)
        assert (low.year, high.year) == (2019, 2019)


@pytest.mark.parametrize(
    ("printed", "earliest"),
    [
        ("学习贯彻党的十七届三中全会精神。", date(2008, 10, 12)),
        ("学习贯彻党的十八大精神。", date(2012, 11, 8)),
        ("学习贯彻十九届二中、三中全会精神。", date(2018, 2, 28)),
        ("学习贯彻党的二十届三中全会精神。", date(2024, 7, 18)),
        ("全国政协十四届一次会议闭幕。", date(2022, 7, 1)),
        ("他被评为全国脱贫攻坚先进个人。", date(2020, 12, 1)),
        ("新冠肺炎疫情发生后，社区设卡登记。", date(2020, 1, 1)),
    ],
)
def test_what_must_have_happened_before(printed: str, earliest: date) -> None:
    assert interval(date_page([printed], words().events).edtf)[0] == earliest


@pytest.mark.parametrize(
    "printed",
    [
        "从十九大到二十大，是“两个一百年”奋斗目标的历史交汇期。",
        "确保脱贫攻坚战取得全面胜利，夺取脱贫攻坚战全面胜利。",
        "应急管理部门发布预警。",
        "第35个“110宣传日”活动举行。",
        "电动自行车新国标引发讨论。",
        "代表建议制定反家庭暴力法。",
    ],
)
def test_words_that_stood_before_the_event_bound_nothing_late(printed: str) -> None:
    assert interval(date_page([printed], words().events).edtf)[0] <= date(2017, 10, 18)


def test_the_second_round_of_an_education_is_of_either_campaign_until_something_tells() -> None:
    found = date_page(["第二批主题教育开展以来，党员干部深入一线。"], words().events)
    assert interval(found.edtf) == (date(2019, 9, 1), date(2024, 1, 31))
    told = date_page(["第二批主题教育开展以来，党员干部学习党的二十大精神。"], words().events)
    assert interval(told.edtf) == (date(2023, 9, 1), date(2024, 1, 31))
