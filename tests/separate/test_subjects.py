"""What texts speak of."""

from gazette.separate import subjects
from gazette.separate.cohesion import bigrams


def subject(*texts: str) -> subjects.Subject:
    return subjects.subject([bigrams(text) for text in texts])


POLICE = "民警在路口查处酒后驾驶，劝导骑乘人员佩戴头盔"
ROAD = "交警大队开展隐患排查，整治超速超载车辆"
FARM = "合作社的大棚里，村民忙着给辣椒苗浇水施肥"
CROP = "农技人员走进田间，指导农户防治小麦病虫害"


def test_texts_without_a_common_word_are_told_by_what_they_speak_of() -> None:
    assert not bigrams(POLICE) & bigrams(ROAD)
    assert not bigrams(FARM) & bigrams(CROP)
    for one, other, strangers in ((POLICE, ROAD, (FARM, CROP)), (FARM, CROP, (POLICE, ROAD))):
        near = subjects.alike(subject(one), subject(other))
        assert all(near > subjects.alike(subject(one), subject(stranger)) + 0.2 for stranger in strangers)


def test_a_text_speaks_of_what_it_speaks_of() -> None:
    assert abs(subjects.alike(subject(POLICE), subject(POLICE)) - 1.0) < 1e-9


def test_the_order_of_texts_does_not_count() -> None:
    assert subject(POLICE, FARM) == subject(FARM, POLICE)


def test_what_is_not_known_speaks_of_nothing() -> None:
    assert subject("") == subject("龘靐齉爩") == subjects.Subject()
    assert subjects.alike(subject(""), subject(POLICE)) == 0.0


def test_numbers_do_not_run_over_however_long_a_text_is() -> None:
    lines = ["\t".join(["0"] * subjects.DIRECTIONS), "甲乙" + subjects.LETTERS[-1] * subjects.DIRECTIONS]
    lines.append("丙丁" + subjects.LETTERS[-1] + subjects.LETTERS[0] * (subjects.DIRECTIONS - 1))
    table = subjects.Table(lines)
    one, other = (table.sum(frozenset({pair})) for pair in ("甲乙", "丙丁"))
    many = 200_000
    assert table.subject(one * many + other).numbers == (3 * many + 3, *[3 * many - 3] * (subjects.DIRECTIONS - 1))


def test_the_rest_of_a_text_is_compared_without_being_made() -> None:
    part, whole = subject(POLICE), subject(POLICE, FARM)
    assert abs(subjects.alike_rest(part, whole) - subjects.alike(part, subject(FARM))) < 1e-9
    assert subjects.alike_rest(part, part) == subjects.alike_rest(subject(""), part) == 0.0
