"""How articles begin, what texts name, and pages whose texts are whole."""

import pytest

from gazette.separate import layout, ledes, naming, reading, separate
from tests.separate.render import page_of, render

FIRST = (
    "近日，青石镇派出所民警走进镇中心小学，给孩子们上了一堂交通安全课。",
    "8月12日上午，白河县农业农村局组织技术员到六个乡镇查看旱情。",
)
INSIDE = (
    "此外，他还告诉我们，路修好以后，村里的果子当天就能送到城里。",
    "“以前哪敢想呢？”他笑着说，“现在出门就能坐上车。”",
)


@pytest.mark.parametrize("text", FIRST)
def test_the_first_paragraph_of_an_article_is_known(text: str) -> None:
    assert ledes.opens(text) > 1.0


@pytest.mark.parametrize("text", INSIDE)
def test_a_paragraph_inside_one_opens_none(text: str) -> None:
    assert ledes.opens(text) < -1.0


def test_what_a_paragraph_says_far_below_its_beginning_does_not_count() -> None:
    text = FIRST[0] * 4
    assert ledes.opens(text) == ledes.opens(text[: ledes.REACH] + "此外，他还说。")


def test_names_tell_texts_of_one_matter() -> None:
    above = ["褚天河的果园在青石镇，去年收了八千斤梨。"]
    assert naming.shared("褚天河又添了两亩桃树。", above) > naming.shared("技术员教大家给桃树疏果。", above) == 0.0
    assert naming.shared("", above) == naming.shared("好。", above) == 0.0


TEXT = (
    "每逢周六晚上，{}的旧粮仓就亮起灯来。镇文化站办起了戏台，请来县剧团和各村的戏班子轮流上台，一晚上坐得下两百多人。"
)
PLACES = ("柳河镇", "白沙乡", "青石镇", "大槐村", "红岩县")


def test_pages_whose_texts_all_end_are_told_from_those_that_were_cut() -> None:
    whole = "\n".join(TEXT.format(place) for place in PLACES)
    cut = whole.replace("两百多人。", "两百多")
    seen = [layout.measure(reading.read_lines(page_of("a.txt", text))) for text in (whole, cut)]
    assert [each.whole for each in seen] == [True, False]


def test_a_line_without_an_end_between_whole_texts_is_a_headline_whatever_it_looks_like() -> None:
    headline = "暴雨致两村断电，抢修队连夜翻山：这一夜，他们走了十七公里"
    texts = [TEXT.format(place) for place in PLACES]
    read = render(separate(page_of("a.txt", "\n".join(["旧粮仓里听大戏", *texts[:3], headline, *texts[3:]]))))
    assert f"paragraph 5: {headline}" not in read


def read(*inside: str) -> str:
    """A page of whole texts with lines among them, as it is read."""
    texts = [TEXT.format(place) for place in PLACES]
    return render(separate(page_of("a.txt", "\n".join(["旧粮仓里听大戏", *texts[:3], *inside, *texts[3:]]))))


def test_what_stands_for_something_left_out_is_text() -> None:
    assert "paragraph 5: ……" in read("……")


def test_a_line_that_leads_to_a_list_is_text() -> None:
    found = read("下一步，县文化馆要让各村的戏台热闹起来——", "一是请剧团下乡，二是教村民唱戏，三是给戏班子添置锣鼓。")
    assert "paragraph 5: 下一步" in found
    assert "paragraph 6: 一是" in found


def test_the_last_line_of_a_headline_is_no_subhead_that_is_only_as_long_as_those() -> None:
    subheads = ("借山水，把戏台搭到了家门口", "请名角，让好戏唱进了村庄里", "带徒弟，把锣鼓传给了下一代")
    texts = [TEXT.format(place) for place in PLACES]
    rows = ["依托古戏台和旧粮仓的老底子", "青山县办起 二十座乡村戏台", *texts[:2]]
    for subhead, text in zip(subheads, texts[2:], strict=True):
        rows += [subhead, text]
    found = render(separate(page_of("a.txt", "\n".join(rows))))
    assert "subhead 2" not in found
    assert found.count("subhead") == len(subheads)
