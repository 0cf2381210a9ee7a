"""Whose page it is: the county of a page's head, for articles that say 县里 alone."""

from __future__ import annotations

import pytest

from .readings import brief, described

LOCAL = brief("冬季护林开始", "县林业局昨日召开会议，部署冬季护林工作。")


@pytest.mark.parametrize(
    ("head", "county"),
    [
        ("凉山日报 县市·雷波 2014年5月6日 星期二", "雷波县"),
        ("十堰日报·竹山新闻 B3", "竹山县"),
        ("木里警方 每周五出版", "木里藏族自治县"),
        ("■ 绥江 ■ 责编：李敏", "绥江县"),
        ("桐梓视窗 主编 王芳", "桐梓县"),
        ("今日象州 综合新闻 2版", "象州县"),
        ("盐津报", "盐津县"),
    ],
)
def test_the_head_of_a_page_tells_its_county(head: str, county: str) -> None:
    article = described(LOCAL, furniture=[head])[0]
    assert article.places == (county,)
    assert article.agencies == (f"{county}林业局",)


def test_a_head_that_may_mean_several_counties_means_the_one_that_its_page_names() -> None:
    named = brief("大棚里采香菇", "平山县北冶乡建起大棚。")
    assert described(named, LOCAL, furniture=["平山时讯 第三版"])[1].agencies == ("平山县林业局",)
    assert described(LOCAL, furniture=["平山时讯 第三版"])[0].agencies == ()


@pytest.mark.parametrize(
    "head",
    [
        "责编 雷波涛 校对 王绥江",  # names of people
        "友情链接：雷波新闻 金阳新闻 美姑新闻",  # a website lists them all
        "和平 综合新闻 2版",  # a word
    ],
)
def test_what_only_looks_like_a_head_tells_nothing(head: str) -> None:
    assert described(LOCAL, furniture=[head])[0].agencies == ()


def test_the_only_county_that_a_page_of_its_prefecture_names_without_status_is_meant() -> None:
    first, second = described(
        LOCAL, brief("渔民放流", "绥江渔政站放流鱼苗。"), furniture=["昭通日报 2012年6月5日 星期二 生态"]
    )
    assert first.agencies == ("绥江县林业局",)
    assert second.places == ("绥江县",)


def test_what_an_article_names_in_passing_elsewhere_is_not_where_it_is() -> None:
    article = described(
        brief("护林员老何", "老何守林三十年。", "儿子在西宁打工。", "县林业局给他送来新衣。"), furniture=["雷波报"]
    )[0]
    assert article.places == ("雷波县",)
    assert article.agencies == ("雷波县林业局",)


def test_an_article_about_elsewhere_stays_there() -> None:
    article = described(brief("兰州举办文博会", "昨日，文博会在兰州开幕。"), furniture=["雷波报"])[0]
    assert article.places == ("兰州市",)
