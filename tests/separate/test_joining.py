"""What joins the halves of a cut text: how texts begin and run on, what they share, and the turns they take."""

from __future__ import annotations

import pytest

from gazette.model import Span
from gazette.separate import (
    cohesion,
    joints,
    language,
    meetings,
    openings,
    reading,
    scene,
    separate,
    stitch,
    subjects,
    threads,
    turns,
)
from gazette.separate.parts import Kind, Piece
from tests.separate.render import page_of, render

OPENINGS = (
    "近日，某县交警大队走进集市，向群众讲解交通法规。",
    "为了方便群众办事，县行政服务中心推出周末预约服务。",
    "本报讯（记者 王芳）昨天上午，第一批冬储菜运抵市区。",
    "据介绍，该项目总投资两千万元。",
    "今年以来，该镇共修村道四十公里。",
)
RESTS = (
    "放起，赢得满场喝彩。",
    "的活动结束了，群众满意。",
    "间的县城邮局日戳，最晚的是去年的。",
    "地查看、听取汇报、座谈交流等形式，了解情况。",
    "元，同比增长百分之三。",
)


@pytest.mark.parametrize("text", OPENINGS)
def test_a_paragraph_opens(text: str) -> None:
    assert openings.opens(text) > 1.0


@pytest.mark.parametrize("text", RESTS)
def test_a_rest_does_not_open(text: str) -> None:
    assert openings.opens(text) < -1.0


def test_the_first_characters_alone_decide() -> None:
    assert openings.opens("近日，该局组织全体职工参加了培训" + "，内容很多") == openings.opens(
        "近日，该局组织全体职工参加了培训" + "。"
    )


@pytest.mark.parametrize("half", [",.:;!?()0123456789", "AZ%."])
def test_half_and_full_width_are_one(half: str) -> None:
    full = "".join(chr(ord(char) + 0xFEE0) for char in half)
    text = "全县共栽树{}棵，成活率高。"
    assert openings.opens(text.format(half)) == openings.opens(text.format(full))
    assert language.runs_on(half, "元，同比") == language.runs_on(full, "元，同比")


def test_words_run_on_where_they_were_cut() -> None:
    text = "全县各级党组织认真学习贯彻会议精神"
    cut = [language.runs_on(text[:at], text[at:]) for at in range(2, len(text) - 1)]
    other = [language.runs_on(text[:at], "元，同比增长") for at in range(2, len(text) - 1)]
    assert sum(a > b for a, b in zip(cut, other, strict=True)) >= len(cut) - 1
    assert sum(cut) / len(cut) > 2.0


@pytest.mark.parametrize(("left", "right"), [("", "元"), ("", "元，"), ("共计", "")])
def test_nothing_runs_on_from_or_into_nothing(left: str, right: str) -> None:
    assert language.runs_on(left, right) == 0.0


def test_names_are_rarer_than_what_everybody_writes() -> None:
    assert language.rarity("褚天") > language.rarity("讲座") > language.rarity("群众") > 0


def test_shared_names_say_more_than_shared_phrases() -> None:
    first = cohesion.bigrams("褚天佑发明的拐杖获奖，群众认为")
    names, phrases = cohesion.bigrams("奶奶说，褚天佑很高兴"), cohesion.bigrams("工作得到了群众肯定")
    assert cohesion.rare(first, names) > cohesion.rare(first, phrases) > cohesion.rare(first, frozenset()) == 0.0
    assert cohesion.rare(first, first) == cohesion.RARE_MOST


def seen(left: str, right: str) -> set[str]:
    """The names of what is seen at a joint."""
    return set(joints.pair(joints.describe(left), joints.describe(right)))


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        ("共发放宣传资料3", "000余份，接受咨询。", "a number is cut"),
        ("活动为期三", "天，吸引了群众。", "a number and its unit are cut"),
        ("民警说：“我们一定会", "把钱追回来。”他很有信心。", "closes the open quotation"),
        ("民警说：“我们一定会", "把钱追回来。他很有信心。", "leaves the quotation open"),
        ("一是抓学习，二是抓作风", "，三是抓落实。", "continues the enumeration"),
        ("一是抓学习", "，三是抓落实。", "breaks the enumeration"),
        ("大学生返乡实", "践调研活动开始", "completes a word"),
    ],
)
def test_what_a_joint_shows(left: str, right: str, name: str) -> None:
    assert name in seen(left, right)


def joined(text: str) -> list[tuple[str, str]]:
    """The first two characters of both halves of each joint of a page."""
    pieces = reading.read_pieces(page_of("page.txt", text))
    return [(pieces[link.a].text[:2], pieces[link.b].text[:2]) for link in stitch.links(scene.scene(pieces))]


FIRST = "近日，岭南县税务局组织青年干部走进企业，开展税法宣传，面对面为纳税人解"
SECOND = "昨天上午，桥头镇中心小学的孩子们在操场上种下了四十棵桂花树，校长带着老"
REST_OF_FIRST = "答疑难，送上税收优惠政策汇编一百二十份。（王芳）"
REST_OF_SECOND = "师们给每一棵树挂上写有学生姓名的牌子，约好毕业时再来看。（李明）"


def test_a_cut_text_goes_on_below_a_blank() -> None:
    assert joined(f"{FIRST}\n\n{REST_OF_FIRST}\n") == [("近日", "答疑")]


def test_two_cut_texts_go_on_in_turn() -> None:
    page = "\n\n".join((FIRST, SECOND, REST_OF_FIRST, REST_OF_SECOND))
    assert joined(page) == [("近日", "答疑"), ("昨天", "师们")]


def test_a_text_set_into_another_ends_before_that_one_goes_on() -> None:
    page = "\n\n".join((FIRST, SECOND, REST_OF_SECOND, REST_OF_FIRST))
    assert joined(page) == [("近日", "答疑"), ("昨天", "师们")]


def test_whole_texts_are_not_joined() -> None:
    assert joined(f"{REST_OF_FIRST}\n\n{SECOND}{REST_OF_SECOND}\n") == []


def test_threads_tell_what_could_have_gone_on() -> None:
    view = scene.scene(reading.read_pieces(page_of("page.txt", "\n\n".join((FIRST, SECOND, REST_OF_FIRST)))))
    found = threads.Threads(view)
    state = found.after(found.after(threads.State(), 0, threads.NEW), 1, threads.NEW)
    assert state.waiting == state.sure == (0, 1)
    steps = found.steps(state, 2)
    assert [step.here for step in steps] == [0, 1]
    assert steps[0].score > steps[1].score
    assert found.after(state, 2, 0).waiting == (1,)


def test_what_a_picture_shows_hardly_ends_a_cut_text() -> None:
    lines = ["　　" + "板下的草地今年放养了三千只鹅，合作社包销。", "　　" + "他家的沙地流转给企业，一亩租金二十五元。"]
    page = [*lines * 2, "　　基地内的植被比往年茂密，每年流入", "工人在光伏基地清洗面板。"]
    view = scene.scene([piece._replace(apart=i == 5) for i, piece in enumerate(pieces_of(page))])
    assert "stands apart like a caption" in meetings.around(view, 5)
    assert "says what a picture shows" in meetings.start(view, 5)


@pytest.mark.parametrize(("title", "whole"), [(6.0, True), (1.0, False)])
def test_what_is_surely_a_headline_is_no_beginning_of_a_cut_text(title: float, whole: bool) -> None:
    pieces = pieces_of(["农家书屋开放需要改革", "书屋的门由村干部掌管。", "借阅制度，让村民自己管钥匙。"])
    view = scene.scene([pieces[0]._replace(kind=Kind.TITLE, title=title), *pieces[1:]])
    assert scene.may_go_on(view, 0) is not whole


def pieces_of(lines: list[str]) -> list[Piece]:
    return [Piece(Kind.TEXT, (Span(i, 0, len(line)),), line.strip("　")) for i, line in enumerate(lines, 1)]


def test_the_text_below_speaks_for_a_short_one() -> None:
    medical = "对因病致贫的家庭制定救治方案，患者全部纳入专项救治，在县中医医院免费做了复明手术，救治率达到九成九。"
    pieces = pieces_of(["做到签约一人、做实一人。", medical, "县医院的医生送医下乡，为村民体检。"])
    view = scene.scene(pieces)
    doctors = subjects.subject([cohesion.bigrams("家庭医生为贫困患者门诊治疗，住院费用由医保报销。")])
    alone = subjects.subject([cohesion.bigrams(pieces[0].text)])
    assert subjects.alike(doctors, view.speech.below(0)) > subjects.alike(doctors, alone)
    assert view.speech.below(1) == subjects.subject([cohesion.bigrams(medical)])


@pytest.mark.parametrize(("turn", "in_turn"), [(2, True), (-1, False)])
def test_its_turn_speaks_for_a_half_that_looks_like_a_headline(turn: int, in_turn: bool) -> None:
    halves = (
        "4月2日，石门村活动室里摆开六台缝纫机，老裁缝教妇女们裁围裙、锁扣眼，午饭前已有三条围",
        "工人们说，新泵的",
        "裙做成，下周起村里的妇女每晚来学两个钟头，布料由镇妇联提供，做好的围裙送给敬老院。",
        "功率比老泵小一半，出水却多了三成，电费一个月能省四千元，省下的钱用来修管网。",
    )
    page = page_of("p.txt", "\n\n".join(halves))
    view = scene.scene(reading.read_pieces(page))
    seen = turns.order(view, 1, 3, False, 0, turn, sure=False)
    assert ("texts go on in turn" in seen) == in_turn


def test_a_headline_does_not_go_on_where_a_paragraph_says_it_again() -> None:
    headline = "二十个乡镇设立农机维修点"
    text = (
        "本报讯（记者 罗大江）记者昨天从县农机中心了解到，各乡镇的农机手今年不用再进城修车。\n"
        f"{headline}，是县里今年承诺的十件实事之一。维修点就设在各乡镇的农机站，随到随修。"
    )
    found = render(separate(page_of("a.txt", f"县农机中心把师傅请下乡\n{headline}\n{text}")))
    assert f"subtitle 2: {headline}\n" in found
    assert f"paragraph 4: {headline}，是县里" in found


def test_both_halves_of_a_text_hardly_begin_alike() -> None:
    pieces = reading.read_pieces(page_of("a.txt", "果园里装上了防雹网，\n\n果园里装上了防雹网的消息传开了。"))
    view = scene.scene(pieces)
    assert "both halves begin alike" in meetings.meeting(view, 0, len(view.flow) - 1)
