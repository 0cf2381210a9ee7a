"""Hard-wrapped pages: what a line of text may lack of its column, and headlines as wide as one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest

from gazette.model import ArticleReading, Role, Span
from gazette.separate import atop, layout, reading, rests, revise, scene, seams, separate, stitch, strays
from gazette.separate.parts import Kind, Piece
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
    heads = atop.heads(printed, seen)
    assert not any(strays.headline(printed, i, seen, heads) for i in range(len(printed)))


MARKET = (
    "腊月的集市从五更天就热闹起来，卖糖人的、写春联的、修锅补盆的各占一角，来晚了连停三轮车的地方都找不到。",
    "管理集市的老韩说，今年头一回划了线，卖吃食的在东边，卖布的在西边，赶集的人走一圈不用走回头路。",
    "卖春联的摊主一上午写秃了两支笔，他说自家写的比印的贵一块钱，可来买的人一点也没有少。",
)
BRIDGE = (
    "横跨沙溪的石拱桥年前加固完工，桥面铺上了防滑的青石板，两边的栏杆照着老照片重新刻了莲花。",
    "施工队的师傅说，桥墩下掏出来的淤泥有半人深，里面还有一块刻着年号的碑，已经送到县里的文化馆。",
    "住在桥头的老人天天来看，他说小时候从桥上跳下去游水，现在孙子们只许站在桥上看鱼。",
)


def solid(head: str, *rest: str) -> list[str]:
    """A page of three articles in lines of twenty characters, with neither indents nor blanks."""
    texts = [list(chain.from_iterable(map(wrap, texts))) for texts in (MARKET, BRIDGE, FILLER * 2)]
    return ["集市今年划了线", *texts[0], head, *rest, *texts[1], "渡船每天早晚各开一趟", *texts[2]]


@pytest.mark.parametrize(
    "head",
    [
        "石拱桥加固完工，老人天天来",
        "沙溪石拱桥加固完工，老人天天来桥头看",  # nearly as wide as the column
        "沙溪老石拱桥加固完工，桥头老人天天来看望",  # as wide as it
        "沙溪百年石拱桥年前加固完工，住在桥头的老人天天来看",  # wider
    ],
)
def test_headings_of_solid_pages_are_known(head: str) -> None:
    assert list(headings(solid(head))) == ["集市今年划了线", head, "渡船每天早晚各开一趟"]


def headings(page: list[str]) -> Iterator[str]:
    """Headlines and subheads: texts as short as these hardly tell which of them a heading is."""
    for article in articles(page):
        yield from (block.text for block in (article.headline,) if block)
        yield from (block.text for block in article.body if block.role is Role.SUBHEAD)


def test_only_pages_without_indents_and_blanks_are_solid() -> None:
    page = solid("石拱桥加固完工")
    blank = [line for text in page for line in ([text, ""] if text.endswith("。") else [text])]
    indented = paragraphs(*MARKET, *BRIDGE, *FILLER)
    lines = [reading.read_lines(page_of("page.txt", "\n".join(lines))) for lines in (page, blank, indented)]
    assert [layout.measure(printed).solid for printed in lines] == [True, False, False]


def test_a_line_may_lack_the_room_that_an_opening_mark_below_needs() -> None:
    page = solid("石拱桥加固完工")
    page[8:8] = ["老艄公把船停在渡口边上，对等船的人们说", "“今天水大，得等到过了晌午才能开。”"]
    full = []
    for below in (page[9], page[9].strip("“”")):
        page[9] = below
        printed = reading.read_lines(page_of("page.txt", "\n".join(page)))
        full.append(layout.fills_exactly(printed[8], layout.measure(printed).columns[8]))
    assert full == [True, False]


def test_a_date_that_opens_a_paragraph_is_no_header() -> None:
    text = "2019年5月12日，老艄公头一回把渡船交给了徒弟，自己站在码头上看着船开到对岸，才转身回家去。"
    page = ["老艄公的船", *paragraphs(*FILLER, text, SCHOOL)]
    (article,) = articles(page)
    assert text in [block.text for block in article.body]


def test_makers_in_brackets_at_the_opening_of_a_text_are_no_byline() -> None:
    text = "青山晚报城西街道四月二十一日讯（通讯员赵铁柱 孙大川 周小燕）在村里，" + SCHOOL
    page = ["操场雨停就能跑", *chain.from_iterable(wrap(INDENT + each, 17) for each in (text, *FILLER, *MARKET))]
    (article,) = articles(page)
    assert not article.bylines
    assert text in [block.text for block in article.body]


def test_a_note_at_the_end_of_a_text_ends_it() -> None:
    page = ["老艄公的船", *paragraphs(*FILLER, SCHOOL + "（文中人物均为化名）"), "集市今年划了线", *paragraphs(*MARKET)]
    assert [article.headline.text for article in articles(page) if article.headline] == ["老艄公的船", "集市今年划了线"]


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
    pieces, odds = seams.divide(view, ())
    assert ferry[2] in [piece.text for piece in pieces if piece.seam]
    assert {rest for _, rest in odds} == {piece.spans[0] for piece in pieces if piece.seam}


@pytest.mark.parametrize("cut", [True, False])
def test_a_column_may_be_cut_at_the_end_of_a_sentence_where_columns_are_cut(cut: bool) -> None:
    ferry, orchard = (wrap(INDENT + text) for text in (FERRY, ORCHARD))
    full = ferry[1][:-1] + "。"
    page = [
        *("老艄公的船", *paragraphs(*FILLER), ferry[0], full),
        *("果园装上防雹网", *paragraphs(*FILLER), *(orchard[:2] if cut else orchard)),
        *("操场雨停就能跑", *paragraphs(SCHOOL, *FILLER)),
    ]
    view = scene.scene(reading.read_pieces(page_of("page.txt", "\n".join(page))))
    lacking = [view.pieces[end].text[-3:] for end in seams.lacking(view, ())]
    assert lacking == ([full[-3:], orchard[1][-3:]] if cut else [])


def test_lines_that_are_not_looked_at_closely_are_no_likelier() -> None:
    texts = (*FILLER, *MARKET, *BRIDGE, FERRY, ORCHARD, SCHOOL)
    page = ["老艄公的船", *wrap(INDENT + FERRY)[:2], "操场雨停就能跑", *paragraphs(*texts)]
    view = scene.scene(reading.read_pieces(page_of("page.txt", "\n".join(page))))
    (end,) = (i for i, piece in enumerate(view.pieces) if piece.text.endswith(page[2]))
    able = [place for place in seams.places(view) if place.piece > end]
    few, most = 3, len(able)
    assert most > 2 * few
    assert rests.Rests(view).likeliest(end, able, few) == rests.Rests(view).likeliest(end, able, most)[:few]


@pytest.mark.parametrize(("odds", "goes_on"), [(6.0, True), (-6.0, False)])
def test_how_likely_a_seam_is_tells_whether_a_text_goes_on_there(odds: float, goes_on: bool) -> None:
    ferry, school = (wrap(INDENT + text) for text in (FERRY, SCHOOL))
    page = [
        "老艄公的船",
        *paragraphs(*FILLER),
        *ferry[:2],
        "操场雨停就能跑",
        *paragraphs(*FILLER),
        *school[:2],
        *ferry[2:],
    ]
    parts = reading.read_pieces(page_of("page.txt", "\n".join(page)))
    last = next(i for i, part in enumerate(parts) if part.spans[-1].line == len(page))
    lines = len(parts[last].spans) - len(ferry[2:])
    divided = [*parts[:last], *seams.divided(parts[last], [(lines, parts[last].text.index(ferry[2]))])]
    cut = next(part for part in divided if part.text.endswith(ferry[1]))
    view = scene.scene(divided, {(cut.spans[-1], divided[-1].spans[0]): odds})
    joined = {(view.pieces[link.a].text, view.pieces[link.b].text) for link in stitch.links(view)}
    assert ((cut.text, divided[-1].text) in joined) == goes_on


def test_the_headline_alone_stands_atop_a_text() -> None:
    """A line of the text above that fills its column is none of the headline below it."""
    cut = wrap(INDENT + ORCHARD)[:2]
    page = [
        "果园装上防雹网",
        *paragraphs(*FILLER),
        *cut,
        "村小学铺上塑胶操场",
        "孩子们雨停就能跑步",
        *paragraphs(SCHOOL, *FILLER),
    ]
    printed = reading.read_lines(page_of("page.txt", "\n".join(page)))
    head = next(i for i, line in enumerate(printed) if line.text == "村小学铺上塑胶操场")
    assert atop.start(printed, head + 2, layout.measure(printed)) == head


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(["村小学校长罗大江——", "操场边的下课铃"], id="a kicker ends with a dash"),
        pytest.param(["操场边的下课铃", "——青山村小学建塑胶操场见闻"], id="a subtitle opens with one"),
        pytest.param(["操场边的下课铃（新春走基层）"], id="the name of a column ends it"),
    ],
)
def test_headlines_atop_a_text_are_known_by_their_marks(heads: list[str]) -> None:
    page = ["果园装上防雹网", *paragraphs(*FILLER), *wrap(INDENT + ORCHARD)[:2], *heads, *paragraphs(SCHOOL, *FILLER)]
    printed = reading.read_lines(page_of("page.txt", "\n".join(page)))
    head = next(i for i, line in enumerate(printed) if line.text == heads[0])
    assert atop.start(printed, head + len(heads), layout.measure(printed)) == head


def test_a_short_line_without_a_stop_ends_its_text() -> None:
    """Below it, what has no indent is the rest of another text."""
    ferry = wrap(INDENT + FERRY)
    page = [
        *("老艄公的船", *paragraphs(*FILLER), *ferry[:2]),
        *(
            "操场雨停就能跑",
            *paragraphs(SCHOOL, *FILLER, "孩子们说，最盼着下雨的那一天雨快些停，好去试一试新的跑道（来源"),
        ),
        *ferry[2:],
    ]
    assert ferry[2][:8] in [piece.text[:8] for piece in reading.read_pieces(page_of("page.txt", "\n".join(page)))]


def test_seams_at_which_nothing_goes_on_are_undone() -> None:
    parts = reading.read_pieces(page_of("page.txt", "\n".join(["老艄公的船", *paragraphs(FERRY, *FILLER, SCHOOL)])))
    text = next(i for i, part in enumerate(parts) if part.lines > 2)
    divided = [*parts[:text], *seams.divided(parts[text], [(1, 18)]), *parts[text + 1 :]]
    assert seams.close(divided, ()) == (parts, ())


def test_lines_that_a_program_cut_are_as_wide_as_they_have_characters() -> None:
    text = "2021年3月4日，县里来了23名医生，他们在36个村看了1204名病人，其中65岁以上的有821名，最大的99岁。"
    cut, whole = (reading.read_lines(page_of("page.txt", "\n".join(page))) for page in (wrap(text) * 4, [text] * 4))
    assert {line.width for line in cut} == {20.0, len(text) % 20}
    assert all(line.width < len(text) for line in whole)


LIBRARY = "镇上的图书室添了两千本新书，管理员说，孩子们最爱看的是讲恐龙和星星的那几本，书角都翻得卷了起来。"
DYKE = "河堤上新栽的三百棵柳树都成活了，护堤员老范每天傍晚提着水桶走一遍，说再过三年这里就能乘凉了。"


def kinds(page: list[str]) -> dict[str, str]:
    """What each piece of a page was taken for, by its last line."""
    parts = reading.read_pieces(page_of("page.txt", "\n".join(page)))
    return {page[part.spans[-1].line - 1].strip(): part.kind for part in parts}


@pytest.mark.parametrize(
    "head", ["船票涨了一块钱以后渡口为什么反而比从前更热闹了？", "老艄公把渡口的规矩写成一本小册子送到家家户户手里"]
)
def test_what_is_far_wider_than_the_column_is_a_headline(head: str) -> None:
    cut = wrap(INDENT + ORCHARD)[:2]
    assert kinds(["果园装上防雹网", *paragraphs(*FILLER), *cut, head, *paragraphs(FERRY, *FILLER)])[head] == Kind.TITLE


PLAYGROUND = "村小学铺上塑胶操场，孩子们雨一停就能出来跑步踢球跳绳"  # wider than the column


def test_a_text_may_be_cut_below_a_line_that_had_no_room_for_a_word() -> None:
    first, second, third, *_ = wrap(INDENT + ORCHARD)
    cut = [first, second, third[:17]]
    found = kinds(["果园装上防雹网", *paragraphs(*FILLER), *cut, PLAYGROUND, *paragraphs(SCHOOL, *FILLER)])
    assert (found[cut[-1]], found[PLAYGROUND]) == (Kind.TEXT, Kind.TITLE)


def test_a_question_that_ends_a_paragraph_is_no_headline() -> None:
    whole = wrap(INDENT + "从前一到雨季渡口就只能停船，两岸的人便只好多走上三里路，绕道去走上游的石桥。")
    asked = wrap("那么，怎样才能让船在雨季也照常开，又不叫老人和孩子担惊受怕呢？")
    found = kinds(["老艄公的船", *paragraphs(*FILLER), *whole, *asked, *paragraphs(FERRY, *FILLER)])
    assert len(whole[-1]) == len(asked[0])
    assert found[asked[-1]] == Kind.TEXT


def test_the_first_line_of_a_paragraph_is_text_above_a_headline() -> None:
    cut = wrap(INDENT + "管果园的姑娘和几位老人在村口商量了一个上午怎样分网")[0]
    found = kinds(["果园装上防雹网", *paragraphs(ORCHARD, *FILLER), cut, PLAYGROUND, *paragraphs(SCHOOL, *FILLER)])
    assert (found[cut.strip()], found[PLAYGROUND]) == (Kind.TEXT, Kind.TITLE)


def test_a_line_may_lack_a_mark_more_where_marks_hang_over_the_edge() -> None:
    """Below "，", which hangs over the edge, a line is no shorter than its column for the number that it lacks."""
    hung = [
        INDENT + "渡口管理站的账上写着，今年从一月到六月，",
        "来来往往坐船的人一共有六千九百二十一位了，",
        "比去年的这个时候一共又多卖出去船票有",
        "13000多张，",
    ]
    printed = reading.read_lines(page_of("page.txt", "\n".join([*paragraphs(*FILLER), *hung, *paragraphs(*FILLER)])))
    at = next(i for i, line in enumerate(printed) if line.text == hung[2])
    assert layout.fills(printed[at], layout.measure(printed).columns[at])


def test_a_full_line_above_a_headline_waits_for_its_rest_however_far() -> None:
    first = ["老艄公的船", *paragraphs(*FILLER), *wrap(INDENT + "老艄公说这条船载过新娘也载过赶考的学生他都记得。")]
    rest = "产妇抱着孩子回来谢他的那一天，老艄公高兴得请岸上的人都喝了一碗米酒，船也多开了两趟。"
    others = [
        ("操场雨停就能跑", SCHOOL),
        ("果园装上防雹网", ORCHARD),
        ("图书室添了新书", LIBRARY),
        ("堤上柳树都活了", DYKE),
    ]
    between = [line for head, text in others for line in (head, *paragraphs(text, *FILLER))]
    found = articles([*first, *between, *wrap(rest)])
    assert any(rest in block.text for block in found[0].body)


def test_an_address_that_a_text_gives_in_brackets_stands_in_it() -> None:
    told = [
        INDENT + "开船的时刻写在渡口管理站网页",
        "（www.qinghedukou.cn）",
        "上，老焦说，他自己从来不看，哪天水大不能",
        "开，岸上的人喊一声就知道了。",
    ]
    page = ["渡船每天早晚各开一趟", *paragraphs(*FILLER), *told, *paragraphs(*FILLER)]
    (article,) = articles(page)
    assert any("（www.qinghedukou.cn）上，老焦说" in block.text for block in article.body)


@pytest.mark.parametrize(("rest", "kind"), [("岚", Kind.BYLINE), ("已。", Kind.TEXT)])
def test_what_ends_a_sentence_below_a_byline_is_no_rest_of_a_name(rest: str, kind: Kind) -> None:
    lines = ["镇报记者 焦 文", rest]
    above, below = (
        Piece(of, (Span(at, 0, len(text)),), text)
        for at, (of, text) in enumerate(zip((Kind.BYLINE, Kind.TEXT), lines, strict=True), 1)
    )
    assert revise.rest_of_name([above, below], 1).kind is kind


def test_a_headline_whose_brackets_a_column_cut_stands_below_a_note_of_makers() -> None:
    head = ["渡口的规矩写成一本小册子（新春走基", "层）"]
    note = wrap(INDENT + "（作者为青山县航道管理处老渡口文化研究会副会长）")
    page = ["闸门换上了新机器", *paragraphs(*FILLER, *MARKET), *note, *head, *paragraphs(*BRIDGE, *FILLER)]
    assert titles(page) == [page[0], *head]


def titles(page: list[str]) -> list[str]:
    """The lines of headlines."""
    parts = reading.read_pieces(page_of("page.txt", "\n".join(page)))
    return [part.text for part in parts if part.kind is Kind.TITLE]


def test_a_paragraph_without_a_stop_ends_where_no_text_was_cut() -> None:
    """Below a headline it says in short what the article tells."""
    heads = ["闸门换上了新机器", "渡口的规矩写成小册子", "操场雨停就能跑"]
    short = wrap(INDENT + "换了新的启闭机，开一次闸从一个钟头缩短到十分钟，值夜的人少了一半，庄稼也不再缺水受旱")
    page = [heads[0], *paragraphs(*FILLER), heads[1], *short, *paragraphs(*BRIDGE), heads[2], *paragraphs(SCHOOL)]
    assert titles(page) == heads
