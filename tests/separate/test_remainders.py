"""The rest of an article that stands below another one goes home; what is an article of its own does not."""

from __future__ import annotations

import pytest

from gazette.separate.choices import Use
from gazette.separate.grouping import Group
from gazette.separate.reading import read_groups
from gazette.separate.remainders import REASONS, bring_home
from tests.separate.render import page_of

OWNER = """渔民老褚交出了最后一张网
本报记者 顾小满
腊月的江风刮得人睁不开眼。望江镇渔民褚天顺把一张跟了他二十年的丝网抱上岸，放进渔政站的登记筐里。"""
OTHER = """敬老院里开起了茶馆
泡上一壶茶，听一段评书，高坪乡敬老院的下午热闹起来了。茶叶由茶场赠送。"""
REST = "上了岸的褚天顺没有闲着。渔政站请他当了巡护员，每天开着自己的旧船在江上转。"


def read(*texts: str) -> list[Group]:
    """One group for each text, below one another."""
    pages = [page_of("seed.txt", "\n" * (10 * number) + text) for number, text in enumerate(texts)]
    groups = [read_groups(page)[0] for page in pages]
    assert all(len(found) == 1 for found in groups)
    return [found[0] for found in groups]


def body(group: Group) -> list[str]:
    return [item.text[:3] for use, item in group.items if use is Use.BODY]


def test_the_rest_goes_home_and_says_so() -> None:
    owner, other = bring_home(read(OWNER, OTHER, REST))
    assert (body(owner), body(other)) == (["腊月的", "上了岸"], ["泡上一"])
    assert (owner.decisions[-1].line, owner.decisions[-1].why) == (21, "; ".join(REASONS))


def test_of_two_it_is_the_one_whose_rare_words_it_has() -> None:
    other = OWNER.replace("褚天顺", "罗大江").replace("渔政站", "交管站")
    assert [len(body(group)) for group in bring_home(read(OWNER, other, REST))] == [2, 1]
    assert [len(body(group)) for group in bring_home(read(other, OWNER, REST))] == [1, 2]


@pytest.mark.parametrize(
    ("owner", "rest"),
    [
        pytest.param(f"{OWNER}（顾小满）", REST, id="the article is signed at its end"),
        pytest.param(OWNER.split("\n")[-1], REST, id="the article has no headline either"),
        pytest.param(OWNER, f"{REST}（王小林）", id="the text is signed"),
        pytest.param(OWNER, f"本报讯 {REST}", id="the text has a dateline"),
        pytest.param(OWNER, f"近日，{REST}", id="the text opens like an article"),
        pytest.param(OWNER, f"老褚当了巡护员\n{REST}", id="the text has a headline"),
        pytest.param(OWNER, "图书馆给各村送来书架，孩子们放学就来看书，借出四百多册。", id="they share nothing"),
    ],
)
def test_what_is_an_article_stays_one(owner: str, rest: str) -> None:
    groups = read(owner, OTHER, rest)
    assert bring_home(groups) == groups


def test_nothing_goes_home_to_what_stands_below_it() -> None:
    groups = read(REST, OTHER, OWNER)
    assert bring_home(groups) == groups
