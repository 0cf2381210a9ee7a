"""Paragraphs that stand inside another article go home where a column was cut between two sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette.separate import separate
from gazette.separate.choices import Use
from gazette.separate.grouping import Group
from gazette.separate.homing import MOVED, bring_home
from gazette.separate.kinship import Names, Text, at_home
from gazette.separate.reading import read_groups
from tests.separate.render import page_of

FARM = """沙河镇百亩果园用上滴灌
沙河镇褚家湾村的果农褚天河把手机往桌上一放，百亩桃园的滴灌就开了。往年浇一遍水要四个人忙三天。
今年春天，镇农业技术站给桃园装上水肥一体的管道，按每亩两百元补贴果农。"""
REST = """褚天河算了一笔账：浇水省下四成，化肥省下三成，桃子还大了一圈。镇农业技术站打算把管道铺到褚家湾的梨园去。
入夏以后，桃园里的管道每天开两回，果农们把省下的工夫用来疏果。"""
COURT = """河西法庭把案子开到院坝
一张方桌、几条板凳，河西法庭的巡回审判就在枣林乡的院坝里开了庭。法官罗大江先听原告把话说完。
两家人为一堵院墙争了六年。罗大江带着书记员量了地界，当庭写下调解协议。"""
MORE = "签完字，两家人一起拆了旧墙。罗大江说，河西法庭今年已在院坝里开庭三十一次。"


def bodies(*texts: str) -> dict[str, list[str]]:
    """The first words of the paragraphs of each article, by its headline."""
    reading = separate(page_of("seed.txt", "\n".join(texts)))
    return {
        article.headline.text: [block.text[:3] for block in article.body]
        for article in reading.articles
        if article.headline
    }


def test_a_rest_goes_home_from_the_end_of_another_article() -> None:
    found = bodies(FARM, COURT, REST)
    assert list(found.values()) == [["沙河镇", "今年春", "褚天河", "入夏以"], ["一张方", "两家人"]]


def test_a_rest_goes_home_from_the_middle_of_another_article() -> None:
    found = bodies(FARM, COURT, REST, MORE)
    assert list(found.values()) == [["沙河镇", "今年春", "褚天河", "入夏以"], ["一张方", "两家人", "签完字"]]


@pytest.mark.parametrize("texts", [(FARM, REST, COURT, MORE), (COURT, MORE, FARM, REST)])
def test_what_stands_in_its_article_stays_there(texts: tuple[str, ...]) -> None:
    assert sorted(map(len, bodies(*texts).values())) == [3, 4]


def test_nothing_goes_home_to_an_article_that_is_signed_at_its_end() -> None:
    found = bodies(f"{FARM}（褚天河）", COURT, REST)
    assert next(iter(found.values())) == ["沙河镇", "今年春"]


SAME = """滴灌学堂开在桃树下
滴灌学堂的第一课由沙河镇农业技术站站长顾天明来讲，褚家湾村的褚天河带着笔记本坐在头一排。
学堂一个月开两次，讲完就到桃园里拧阀门，谁家管道堵了，当场拆开看。"""


def test_it_is_seen_whether_both_articles_are_about_one_event() -> None:
    """Then either may tell what the rest tells, and it rather stays."""
    dated = [text.replace("\n", "\n本报讯 ", 1) for text in (SAME, COURT)]
    groups = read_groups(page_of("seed.txt", "\n".join((FARM, *dated))))[0]
    names = Names(item for group in groups for _, item in group.items)
    home, *others = [Text(group.items, names) for group in groups]
    rest = Text(groups[0].items[-1:], names)
    same, other = (at_home(rest, home, own, names, 1).get("both articles name the same", 0.0) for own in others)
    assert same > 1 > other


LIST = """各村参加调解的人民陪审员名单如下：
褚家湾村：褚天河 褚小满 罗大江
枣林乡：顾小满 罗小溪 褚小河
沙河镇：褚大山 顾天明 罗小江"""


def test_lines_of_a_list_stay() -> None:
    groups = [*read_groups(page_of("a.txt", FARM))[0], *read_groups(page_of("b.txt", f"\n\n\n\n\n{COURT}\n{LIST}"))[0]]
    assert bring_home(groups) == groups


def test_the_move_is_told_and_is_a_doubt_where_it_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gazette.separate.limits.DOUBT", 1.1)
    reading = separate(page_of("seed.txt", "\n".join((FARM, COURT, REST))))
    told = [doubt for doubt in reading.articles[0].doubts if MOVED in doubt.why]
    assert [(doubt.kind, doubt.line) for doubt in told] == [("break", 7)]
    assert told[0].why.startswith(f"read as {MOVED}, else text: ")


FEATURE = """褚家湾的桃园变了样
沙河镇褚家湾村的果农褚天河种了二十年桃。去年起，褚家湾的百亩桃园一年一个样。
滴灌进了园
镇农业技术站的技术员顾小满说，管道按亩补贴两百元，褚家湾的桃园装得最早，褚天河带的头。
剪枝有了师傅
顾小满每月来两趟，手把手教果农剪枝。褚天河学得快，如今也能教褚家湾的年轻人。"""
GOES_ON = """褚天河算过账，桃园浇水省下四成，化肥省下三成，褚家湾的桃子还大了一圈。
果子卖得好
去年秋天，褚天河的桃子一斤多卖四角钱，褚家湾的桃园又添了两亩。顾小满帮果农联系了县里的超市。
村里来了客
桃花一开，褚家湾的桃园里都是人。褚天河的农家乐，一个春天接待了三百多位客人。"""


def test_subheads_below_a_rest_go_home_with_it() -> None:
    found = bodies(FEATURE, COURT, GOES_ON)
    assert [len(body) for body in found.values()] == [10, 2]


def read(*texts: str) -> list[Group]:
    """One group for each text, below one another."""
    pages = [page_of("seed.txt", "\n" * (10 * number) + text) for number, text in enumerate(texts)]
    return [group for page in pages for group in read_groups(page)[0]]


def unsure(group: Group, margin: float) -> Group:
    """A group whose headline may be a subhead."""
    first, *others = group.decisions
    return replace(group, decisions=(first._replace(margin=margin), *others))


@pytest.mark.parametrize(("margin", "articles"), [(0.5, 2), (5.0, 3)])
def test_a_headline_below_a_rest_may_be_its_next_subhead(margin: float, articles: int) -> None:
    rest, *below = GOES_ON.split("\n")
    feature, court, last = read(FEATURE, f"{COURT}\n{rest}", "\n".join(below[:2]))
    found = bring_home([feature, court, unsure(last, margin)])
    assert len(found) == articles
    assert [use for use, item in found[0].items if item.text == below[0]] == ([Use.SUB] if articles == 2 else [])


def test_what_is_longer_than_newspapers_are_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = read(FARM, f"{COURT}\n{REST}")
    assert bring_home(whole) != whole
    for limit, most in (("PAGE_MOST", 5), ("ARTICLE_MOST", 4)):
        with monkeypatch.context() as patch:
            patch.setattr(f"gazette.separate.homing.{limit}", most)
            assert bring_home(whole) == whole
