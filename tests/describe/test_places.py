"""Where articles are: figures on labelled sentences as floors, and how short forms are resolved."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette import strictyaml, vocabulary
from gazette.describe import places
from gazette.describe.gazetteer import gazetteer, stem
from gazette.model import Place, Vocabulary

from .readings import Tally, brief, described, rows, seeds, sentence, words


def test_places_of_the_seeds() -> None:
    tally = Tally()
    for label, article in seeds():
        tally.add(article.title, article.places, label["places"]["core"], label["places"]["also"])
    assert tally.f1 >= 0.99, tally.slips


def test_places_of_labelled_sentences() -> None:
    tally = Tally()
    cases = list(rows("sentences.txt"))
    for text, must, _ in cases:
        tally.add(text, sentence(text).places, must.split())
    assert tally.f1 >= 0.995, tally.slips
    assert len(cases) >= 200
    assert sum(not must and not agencies for _, must, agencies in cases) >= len(cases) // 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("聊城市要求，开发区和高新区加快建设。", ("聊城市", "聊城经济技术开发区", "聊城高新区")),
        ("济南市要求，开发区加快建设。", ("济南市",)),
        ("聊城市召开会议，临清和高唐作了发言。", ("聊城市", "临清市", "高唐县")),
        ("山东省聊城市冠县清泉街道举办活动。", ("冠县", "清泉街道")),
        ("南京市鼓楼区居民参加活动，鼓楼区连续三年获奖。", ("南京市鼓楼区",)),
        ("济南市中区的学校开学了。", ("济南市市中区",)),
        ("北京路和南京东路车流不断。", ()),
        ("汉代县城遗址出土了陶器。", ()),
        ("产品销往北京、天津。河北一家企业捐赠图书。", ("北京市", "天津市", "河北省")),
        ("在邢台市南和区闫里乡的麦田上空，无人机来回穿梭。", ("南和区", "闫里乡")),
        ("莘县落实镇级责任，乡级跟上。", ("莘县",)),
        ("莘县1988年建乡，是有名的“五无乡”。", ("莘县",)),
    ],
)
def test_forms_are_resolved_by_what_stands_around(text: str, expected: tuple[str, ...]) -> None:
    assert set(sentence(text).places) == set(expected)


def test_a_word_that_joins_is_no_part_of_a_name() -> None:
    assert sentence("路修到了绥江县，但青螺镇还不通车。").places[-1] == "青螺镇"


def test_a_township_of_one_of_the_peoples_has_a_long_name() -> None:
    assert sentence("温宿县的博孜墩柯尔克孜族乡下了雪。").places == ("温宿县", "博孜墩柯尔克孜族乡")


def test_an_article_without_places_is_of_the_only_county_that_its_page_names_often() -> None:
    often = brief("莘县瓜菜节开幕", "莘县瓜菜节昨日开幕。", "莘县种瓜三十年。")
    bare = brief("老校长的粉笔", "老校长教了四十年书。")
    assert described(often, bare)[1].places == ("莘县",)
    assert described(often, brief("冠县梨花开", "冠县梨花开了。"), bare)[2].places == ()


def test_our_district_is_the_one_that_the_page_names() -> None:
    first, second = described(
        brief("茌平区召开会议", "茌平区今日召开会议。"), brief("做好春耕", "我区抓好春耕备耕，农资供应充足。")
    )
    assert first.places == second.places == ("茌平区",)


def test_our_district_is_not_guessed_between_two() -> None:
    articles = described(
        brief("茌平区召开会议", "茌平区今日召开会议。"),
        brief("东昌府区召开会议", "东昌府区今日召开会议。"),
        brief("做好春耕", "我区抓好春耕备耕。"),
    )
    assert articles[2].places == ()


def test_the_most_relevant_place_comes_first() -> None:
    article = described(brief("莘县蔬菜进冠县", "冠县。", "冠县。"))[0]
    assert article.places[0] == "冠县"
    assert set(article.places) == {"冠县", "莘县"}


def test_a_wide_place_beside_a_narrow_one_counts_only_when_it_is_spoken_of() -> None:
    assert sentence("聊城市冠县举办灯会，游客来自聊城市。").places == ("冠县",)
    article = described(brief("聊城市部署春耕", "聊城市召开会议。", "冠县作了发言。"))[0]
    assert article.places == ("聊城市", "冠县")


def test_a_county_that_no_table_has_is_learned() -> None:
    article = described(brief("怀禾县青螺镇稻田养鱼", "怀禾县青螺镇的村民正在放鱼苗，县农业农村局派人指导。"))[0]
    assert article.places == ("青螺镇", "怀禾县") or article.places == ("怀禾县", "青螺镇")
    assert article.agencies == ("怀禾县农业农村局",)


@pytest.mark.parametrize(
    "text", ["他们联合县里的企业。", "贫困县摘帽了，服务区人来人往，超市开业。", "生活区与办公区分开。"]
)
def test_common_words_are_no_new_counties(text: str) -> None:
    assert sentence(text).places == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("茌平区", "茌平"),
        ("冠县", "冠县"),
        ("恩施土家族苗族自治州", "恩施"),
        ("内蒙古自治区", "内蒙古"),
        ("东乡族自治县", "东乡"),
    ],
)
def test_stem(name: str, expected: str) -> None:
    assert stem(name) == expected


def test_nested_places_know_what_contains_them() -> None:
    book = gazetteer(words().places)
    assert [e.name for e in book.above(book.entries["枣寨村"])] == ["顾官屯镇", "聊城高新区", "聊城市", "山东省"]


def test_the_shipped_places_carry_codes_and_coordinates() -> None:
    counties = [p for p in words().places if p.parent == "聊城市"]
    assert {p.name for p in counties} >= {"东昌府区", "茌平区", "临清市", "冠县", "莘县", "阳谷县", "东阿县", "高唐县"}
    assert all(p.latitude and p.longitude for p in counties if p.level == "county")
    assert all(len(p.code) == 6 for p in counties if p.level == "county")


def test_fill_gives_a_prefecture_that_the_vocabulary_reads(tmp_path: object) -> None:
    text = places.fill("昭通市") or ""
    document = strictyaml.load(text, "places.yaml")
    assert isinstance(document, strictyaml.Document)
    folder = tmp_path  # type: ignore[assignment]
    (folder / "places.yaml").write_text(text, encoding="utf-8")  # type: ignore[operator,attr-defined]
    loaded, problems = vocabulary.load(folder)  # type: ignore[arg-type]
    assert problems == ()
    names = {place.name: place for place in loaded.places}
    assert names["鲁甸县"].parent == "昭通市"
    assert names["龙头山镇"].parent == "鲁甸县"
    assert sentence("鲁甸县龙头山镇开了花椒节。", vocabulary=loaded).places == ("鲁甸县", "龙头山镇")


def test_fill_leaves_out_what_is_known() -> None:
    assert "name: 冠县," not in (places.fill("聊城市", words().places) or "")
    assert "name: 柳园街道," in (places.fill("聊城市", words().places) or "")
    assert "parent: 聊城市" in (places.fill("3715") or "")


def test_fill_of_no_division() -> None:
    assert places.fill("火星市") is None


def test_an_alias_of_a_town_needs_its_region() -> None:
    own = Vocabulary(
        places=(
            Place("a", "甲省", level="province"),
            Place("b", "徐家村", level="village", parent="甲省", aliases=("徐家",)),
        )
    )
    assert sentence("徐家的大棚丰收了。", vocabulary=own).places == ()
    assert sentence("甲省丰收在望，徐家的大棚丰收了。", vocabulary=own).places == ("甲省", "徐家村")


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("冠县市区镇乡村街道聊城临清大学院公安局交警大队的在，。全我该A1 \u3000\ud7ff"), max_size=40)
)
def test_any_text_is_described_the_same_way_twice(text: str) -> None:
    assert sentence(text) == sentence(text)
