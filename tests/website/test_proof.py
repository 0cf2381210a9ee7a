"""Proof: paragraphs find their raw lines, whatever stands between and whoever changed them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.website.proof import Source, State
from tests.growth import growth

from .archive import RAW, page

PAGE = page("p.txt", RAW)


def numbers(text: str, source: Source) -> list[int]:
    return [line.number for line in source.prove(text).lines]


def test_a_paragraph_cut_over_lines_finds_them_all() -> None:
    source = Source(PAGE, range(1, 23))
    proof = source.prove("本报讯 今年以来，青河县交警大队出动警力8680余人次，查处各类违法行为10万余起。")
    assert proof.state is State.EXACT
    assert [line.number for line in proof.lines] == [6, 7, 8]


def test_a_caption_inside_a_paragraph_is_left_out() -> None:
    source = Source(PAGE, range(1, 23))
    proof = source.prove("于12月9日上午召开会议，范书记要求逐企逐车清查。大队在红旗路施划临时停车位5000个。")
    assert proof.state is State.EXACT
    assert [line.number for line in proof.lines] == [11, 12, 15]


def test_a_line_shared_by_two_pieces_shows_which_part_was_taken() -> None:
    source = Source(page("p", ("甲乙丙丁戊己庚辛。子丑寅卯辰巳午未。",)), [1])
    first, second = source.prove("甲乙丙丁戊己庚辛。"), source.prove("子丑寅卯辰巳午未。")
    assert first.lines[0].after == "子丑寅卯辰巳午未。"
    assert (second.lines[0].before, second.lines[0].text) == ("甲乙丙丁戊己庚辛。", "子丑寅卯辰巳午未。")


def test_an_edited_paragraph_says_so_and_still_finds_its_lines() -> None:
    source = Source(PAGE, range(1, 23))
    proof = source.prove("严查酒后驾驶、超速、超载，并加了一句别的话")
    assert proof.state is State.EDITED
    assert [line.number for line in proof.lines] == [17]


def test_a_paragraph_of_an_editors_own_claims_nothing() -> None:
    assert Source(PAGE, range(1, 23)).prove("完全无关的编者按语，原版里找不到一个字头").state is State.ABSENT


def test_words_that_recur_are_found_where_the_longest_run_is() -> None:
    lines = ("冠县交警大队的第一段话在这里结束。", "中间的一行文字。", "冠县交警大队以窗口管理为重点工作。")
    assert numbers("冠县交警大队以窗口管理为重点工作。", Source(page("p", lines), [1, 2, 3])) == [3]


def test_lines_in_reading_order_and_lines_beyond_the_page() -> None:
    assert numbers("巩固解放思想大讨论活动成果。", Source(PAGE, [19, 18, 400, 0, -3])) == [19]


def test_nothing_to_prove() -> None:
    assert Source(PAGE, []).prove("任何文字都没有出处可寻").state is State.ABSENT
    assert Source(PAGE, range(1, 23)).prove(" \n").state is State.ABSENT


@given(st.lists(st.text("甲乙丙丁戊己庚辛壬癸，。 \t", min_size=1, max_size=30), min_size=1, max_size=12))
def test_whatever_stood_in_the_lines_is_proven_exact(lines: list[str]) -> None:
    text = "".join(lines)
    proof = Source(page("p", tuple(lines)), range(1, len(lines) + 1)).prove(text)
    assert proof.state is (State.EXACT if text.strip() else State.ABSENT)
    if text.strip():
        shown = "".join(line.text for line in proof.lines)
        assert "".join(shown.split()) == "".join(text.split())


@settings(max_examples=60)
@given(st.text("甲乙丙丁<>&，。", max_size=80), st.text("甲乙丙丁<>&，。", max_size=80))
def test_any_two_texts_give_an_answer(raw: str, text: str) -> None:
    proof = Source(page("p", (raw,)), [1]).prove(text)
    assert bool(proof.lines) == (proof.state is not State.ABSENT)


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    def prove(size: int) -> None:
        text = "本报讯青河县交警大队" * size
        assert Source(page("p", (text,)), [1]).prove(text).state is State.EXACT

    assert growth(prove, 2000, enough=2.5) <= 2.5
