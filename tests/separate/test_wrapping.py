"""Hard-wrapped pages: what a line of text may lack of its column, and headlines as wide as one."""

from __future__ import annotations

from itertools import chain

import pytest

from gazette.model import ArticleReading
from gazette.separate import layout, reading, scene, seams, separate, strays
from tests.separate.render import page_of

INDENT = "　　"
FILLER = (
    "镇里的渡船每天早晚各开一趟，船工老焦掌舵已经二十六年，哪块石头藏在水下他都记得清清楚楚。",
    "去年冬天水位低，渡船停了九天，买药的、赶集的都绕到上游的石桥，多走了十几里山路。",
)


def wrap(text: str, width: int = 20) -> list[str]:
    """The lines of a paragraph, each as long as its column."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def articles(lines: list[str]) -> tuple[ArticleReading, ...]:
    return separate(page_of("page.txt", "\n".join(lines))).articles


def paragraphs(*texts: str) -> list[str]:
    return list(chain.from_iterable(wrap(INDENT + text) for text in texts))


@pytest.mark.parametrize(("below", "full"), [("1300000多公斤", True), ("百余万公斤", False), ("1300公斤", False)])
def test_a_line_may_lack_the_room_that_a_number_below_needs(below: str, full: bool) -> None:
    lines = [*paragraphs(*FILLER), "合作社一年收的柑橘已从头一年添到了", below + "，附近的村子也都跟着种上了柑橘。"]
    printed = reading.read_lines(page_of("page.txt", "\n".join(lines)))
    at = len(paragraphs(*FILLER))
    assert layout.fills(printed[at], layout.measure(printed).columns[at]) is full


HEADLINES = (
    "六位老船工把渡口的规矩写成一本小册子送到每户人家手里",  # wider than the column
    "渡口的老规矩写成一本小册子送进家家户户",  # as wide as it
)


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_divides_a_text_that_a_column_cut(headline: str) -> None:
    first = wrap(INDENT + "水利站的职工说，闸门上个月换了新的启闭机，开一次闸从一个钟头缩短到十分钟，今年汛期已经")
    second = paragraphs("渡口的规矩过去只在船工嘴里传，这回六位老船工凑在一起写成了小册子，每户人家送一本。", *FILLER)
    page = ["闸门换上了新机器", *paragraphs(*FILLER), *first[:-1], headline, *second]
    assert [article.headline.text for article in articles(page) if article.headline] == [page[0], headline]


@pytest.mark.parametrize("end", ["闸门换新，难道今后就不用再派人值夜班了吗？", "闸门换新后来的人都问（他笑着摇头）"])
def test_the_last_line_of_a_paragraph_is_no_headline(end: str) -> None:
    lines = [*wrap(INDENT + "水利站的职工说，镇上的人都爱打听，" + end), *paragraphs(*FILLER)]
    printed = reading.read_lines(page_of("page.txt", "\n".join([*paragraphs(*FILLER), *lines])))
    seen = layout.measure(printed)
    assert not any(strays.headline(printed, i, seen) for i in range(len(printed)))


FERRY = "渡口的老艄公说，这条船载过新娘子，也载过赶考的学生，最难忘的是有一年夏天涨大水，半夜里把一位产妇送到卫生院。"
ORCHARD = "果园今年头一回装上了防雹网，管果园的姑娘说，上个月的冰雹打坏了邻村的梨，防雹网下的果子却一个也没有伤着。"
SCHOOL = "村小学的操场铺上了塑胶，校长说，从前一下雨孩子们只能在走廊里跳绳，现在雨停了就能跑步踢球。"


def test_a_text_that_lacks_its_rest_shows_where_it_may_go_on() -> None:
    """Below the last text that was cut, the rest of the first one goes on without a sign."""
    ferry, orchard, school = (wrap(INDENT + text) for text in (FERRY, ORCHARD, SCHOOL))
    page = [
        *("老艄公的船", *paragraphs(*FILLER), *ferry[:2]),
        *("操场雨停就能跑", *school, *paragraphs(*FILLER)),
        *("果园装上防雹网", *paragraphs(*FILLER), *orchard[:2]),
        *(*ferry[2:], *orchard[2:]),
    ]
    view = scene.scene(reading.read_pieces(page_of("page.txt", "\n".join(page))))
    assert ferry[2] in [piece.text for piece in seams.divide(view, ()) if piece.seam]


def test_seams_at_which_nothing_goes_on_are_undone() -> None:
    parts = reading.read_pieces(page_of("page.txt", "\n".join(["老艄公的船", *paragraphs(FERRY, *FILLER, SCHOOL)])))
    text = next(i for i, part in enumerate(parts) if part.lines > 2)
    divided = [*parts[:text], *seams.divided(parts[text], [(1, 18)]), *parts[text + 1 :]]
    assert seams.close(divided, ()) == (parts, ())
