"""Pages are dated as a historian would date them: labelled pages, the seeds, and what holds for any text."""

from __future__ import annotations

import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.describe import date_days, dates
from gazette.model import Event
from tests.growth import growth, ratio, reference

ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.load((Path(__file__).parent / "cases" / "dates.yaml").read_text("utf-8"), yaml.BaseLoader)


def _events() -> tuple[Event, ...]:
    entries = yaml.load((ROOT / "content/vocabulary/events.yaml").read_text("utf-8"), yaml.BaseLoader)
    return tuple(Event(e["name"], e["date"], tuple(e["patterns"]), e["bound"]) for e in entries)


EVENTS = _events()
# Shares of the invented pages; they may rise, but never fall.
BOUNDED_FLOOR = 0.65
YEAR_FLOOR = 0.56


def _texts(case: dict[str, str | list[str]]) -> list[str]:
    text = case["text"]
    return [text] if isinstance(text, str) else text


# --- labelled pages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: "".join(_texts(case))[:24].replace("\n", " "))
def test_a_labelled_page_gets_its_date(case: dict[str, str]) -> None:
    found = dates.date_page(_texts(case), EVENTS)
    assert found.edtf == case["date"], [(e.kind, e.quote) for e in found.evidence]


def test_the_labelled_pages_are_many_and_half_are_tricky() -> None:
    sentences = sum(len([s for t in _texts(c) for s in t.replace("\n", "。").split("。") if s]) for c in CASES)
    tricky = sum("tricky" in c for c in CASES)
    assert sentences >= 200
    assert len(CASES) >= 160
    assert tricky >= 75


# --- mastheads, web stamps, and what only looks like them ---------------------------------------------------------

STAMPS = yaml.load((Path(__file__).parent / "cases" / "stamps.yaml").read_text("utf-8"), yaml.BaseLoader)
WIDE_STAMPS = 2  # dates that the page tells more exactly; 30 when the pages were written, and 4 wrong


def _leaves_out(edtf: str, day: date) -> bool:
    first, last = dates.interval(edtf)
    if edtf.startswith("XXXX-"):  # of any year
        return int(edtf[5:7]) != day.month
    return not first <= day <= last


@pytest.mark.parametrize("case", STAMPS, ids=lambda case: "".join(_texts(case))[:24].replace("\n", " "))
def test_no_date_leaves_out_the_day_of_print(case: dict[str, str]) -> None:
    found = dates.date_page(_texts(case), EVENTS)
    assert not _leaves_out(found.edtf, date.fromisoformat(case["day"])), (found.edtf, found.basis)


def test_dates_are_as_narrow_as_the_page_allows() -> None:
    wide = []
    for case in STAMPS:
        found = dates.date_page(_texts(case), EVENTS)
        first, last = dates.interval(found.edtf)
        if "width" in case and (last - first).days + 1 > int(case["width"]):
            wide.append((found.edtf, case["text"]))
    assert len(wide) <= WIDE_STAMPS, wide
    assert sum("tricky" in case for case in STAMPS) * 3 >= len(STAMPS)


# --- the seeds --------------------------------------------------------------------------------------------------


def _gold_texts(number: str) -> list[str]:
    gold = json.loads((ROOT / f"tests/gold/{number}.json").read_text("utf-8"))
    return ["\n".join([a["title"] or "", *(block["text"] for block in a["body"])]) for a in gold["articles"]]


def _seed_texts(number: str) -> list[str]:
    return [next((ROOT / "seeds").glob(f"{number}_*.txt")).read_text("utf-8")]


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        (_gold_texts("000"), date(2019, 12, 1), date(2019, 12, 31)),
        (_gold_texts("001"), date(2020, 8, 1), date(2020, 12, 31)),
        (_gold_texts("002"), date(2023, 6, 16), date(2023, 12, 31)),
        (_seed_texts("004"), date(2022, 6, 13), date(2022, 7, 31)),
    ],
    ids=["000", "001", "002", "004"],
)
def test_a_seed_is_dated_within_what_its_text_allows(texts: list[str], first: date, last: date) -> None:
    found = dates.date_page(texts, EVENTS)
    start, end = dates.interval(found.edtf)
    assert first <= start <= end <= last
    assert found.conflict == ""


def test_a_year_that_the_text_does_not_settle_is_not_invented() -> None:
    found = dates.date_page(_seed_texts("003"), EVENTS)
    start, end = dates.interval(found.edtf)
    assert end == date.max
    assert start <= date(2016, 1, 1)
    assert "今年上半年" in found.basis


def test_the_basis_quotes_the_deciding_passages_only() -> None:
    texts = _gold_texts("000")
    found = dates.date_page(texts, EVENTS)
    quotes = found.basis.split(dates.JOINED)
    assert all(any(quote in text for text in texts) for quote in quotes)
    assert any("12月9日上午召开了民主生活会" in quote for quote in quotes)
    assert any("明年作为收官之年" in quote for quote in quotes)
    assert len(quotes) <= 4


# --- invented pages whose day of print is known ------------------------------------------------------------------

PAGES = yaml.load((Path(__file__).parent / "cases" / "pages.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["printed"])
def test_the_day_of_print_lies_within_the_date(case: dict[str, str]) -> None:
    found = dates.date_page(case["texts"], EVENTS)
    first, last = dates.interval(found.edtf)
    assert first <= date.fromisoformat(case["printed"]) <= last, found


def test_most_invented_pages_are_dated_narrowly() -> None:
    spans = [dates.interval(dates.date_page(case["texts"], EVENTS).edtf) for case in PAGES]
    bounded = [last - first for first, last in spans if first > date.min and last < date.max]
    assert len(PAGES) >= 60
    assert len(bounded) / len(PAGES) >= BOUNDED_FLOOR
    assert sum(width.days <= 366 for width in bounded) / len(PAGES) >= YEAR_FLOOR


# --- how evidence is joined -------------------------------------------------------------------------------------


def test_evidence_says_where_it_stands_and_what_it_allows() -> None:
    found = dates.date_page(["今年是建党100周年。", "会议于12月9日上午召开。"], EVENTS)
    day = next(e for e in found.evidence if e.kind == "day")
    assert (day.text, day.offset, day.earliest, day.latest) == (1, 3, date(2021, 12, 9), date(2022, 1, 31))
    assert day.quote == "会议于12月9日上午召开"


def test_a_conflict_widens_the_date_and_is_told() -> None:
    found = dates.date_page(["今年是新中国成立70周年。", "2021年3月5日，学雷锋活动举行。"], EVENTS)
    assert found.edtf == "2019/.."
    assert "新中国成立70周年" in found.conflict


def test_two_headers_that_differ_are_a_conflict() -> None:
    found = dates.date_page(["2023年6月20日 星期二", "2023年7月1日 星期六"], EVENTS)
    assert found.edtf == "2023-06-20/2023-07-01"
    assert found.conflict


def test_a_header_settles_the_date_against_the_body_and_the_conflict_is_told() -> None:
    found = dates.date_page(["2023年6月20日 星期二", "2032年3月，大桥建成通车。"], EVENTS)
    assert found.edtf == "2023-06-20?"
    assert "2032年3月" in found.conflict


def test_history_is_no_conflict() -> None:
    found = dates.date_page(["今年是建党100周年。", "1949年10月1日，新中国成立。1978年，改革开放。"], EVENTS)
    assert (found.edtf, found.conflict) == ("2021", "")


def test_old_figures_do_not_bind_a_page_with_newer_days() -> None:
    fresh = dates.date_page(["今年是建党100周年。", "截至3月31日，完成投资8亿元。"], EVENTS)
    stale = dates.date_page(["今年是建党100周年。", "截至3月31日，完成投资8亿元。9月16日，会议召开。"], EVENTS)
    assert fresh.edtf == "2021-03-31/2021-04"
    assert stale.edtf == "2021-09-16/2021-12"


def test_december_days_of_a_settled_year_do_not_mean_its_january() -> None:
    assert dates.date_page(["今年是建党100周年。12月9日，会议召开。"], EVENTS).edtf == "2021-12-09/2021-12"
    assert dates.date_page(["2019年全年新增低保271户。12月9日，会议召开。"], EVENTS).edtf == "2019-12-09/.."


@pytest.mark.parametrize("misprint", ["一020年", "二O二0年三月"])
def test_numerals_that_are_misprinted_are_no_date(misprint: str) -> None:
    assert dates.date_page([f"{misprint}，全县召开会议。"], ()).edtf == "XXXX"


def test_a_page_without_texts_has_no_date() -> None:
    assert dates.date_page([], EVENTS) == dates.PageDate("XXXX", "", ())
    assert dates.date_page([""], ()).edtf == "XXXX"


# --- events -----------------------------------------------------------------------------------------------------


def test_every_event_has_a_date_a_bound_and_patterns() -> None:
    for event in EVENTS:
        first, last = dates.interval(event.date)
        assert date(1890, 1, 1) <= first <= last, event.name
        assert event.bound in ("post", "ante", "within"), event.name
        assert event.patterns, event.name
        assert all(pattern.strip() == pattern and pattern for pattern in event.patterns), event.name
    assert len(EVENTS) >= 120


def test_a_phrase_may_ask_for_another_or_forbid_it() -> None:
    events = (Event("e", "2020", ("收官之年 + 脱贫 - 规划",), "within"),)
    assert dates.date_page(["收官之年，脱贫路上。"], events).edtf == "2020"
    assert dates.date_page(["收官之年，任务艰巨。"], events).edtf == "XXXX"
    assert dates.date_page(["收官之年，脱贫路上，规划先行。"], events).edtf == "XXXX"


def test_events_with_the_same_phrase_are_alternatives() -> None:
    events = (Event("a", "2019", ("专题党课",), "within"), Event("b", "2023", ("专题党课",), "within"))
    assert dates.date_page(["专题党课开讲。"], events).edtf == "2019/2023"
    assert dates.date_page(["专题党课开讲。2021年以来，警情下降。"], events).edtf == "2023"


def test_overlapping_phrases_both_speak_but_none_within_another() -> None:
    events = (
        Event("announced", "2021-11", ("党的二十大",), "post"),
        Event("held", "2022-10-16", ("二十大精神",), "post"),
        Event("before", "2022", ("喜迎党的二十大",), "within"),
    )
    assert dates.date_page(["学习党的二十大精神。"], events).edtf == "2022-10-16/.."
    assert dates.date_page(["喜迎党的二十大。"], events).edtf == "2022"


def test_odd_patterns_of_the_vocabulary_do_no_harm() -> None:
    events = (Event("odd", "2019", ("", " + x", "{n}", "{n}年庆", "(", "周{n}年{n}"), "within"),)
    assert dates.date_page(["建厂3年庆（周年庆典）。"], events).conflict == ""


@pytest.mark.parametrize("printed", ["70", "七十", "７０"])
def test_anniversaries_are_counted_in_any_numerals(printed: str) -> None:
    events = (Event("e", "1949", ("新中国成立{n}周年",), "within"),)
    assert dates.date_page([f"今年是新中国成立{printed}周年。"], events).edtf == "2019"
    assert dates.date_page([f"明年是新中国成立{printed}周年。"], events).edtf == "2018"
    assert dates.date_page([f"去年是新中国成立{printed}周年。"], events).edtf == "2020"


# --- intervals and words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019-12-17", date(2019, 12, 17), date(2019, 12, 17)),
        ("2019-12~", date(2019, 12, 1), date(2019, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2023-06-16/2023-12", date(2023, 6, 16), date(2023, 12, 31)),
        ("2023/2024", date(2023, 1, 1), date(2024, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("2015-06/..", date(2015, 6, 1), date.max),
        ("../2020", date.min, date(2020, 12, 31)),
        ("XXXX-07", date.min, date.max),
        ("XXXX", date.min, date.max),
        ("2023-06-20?", date(2023, 6, 20), date(2023, 6, 20)),
    ],
)
def test_an_interval_has_its_bounds(edtf: str, first: date, last: date) -> None:
    assert dates.interval(edtf) == (first, last)


@pytest.mark.parametrize("wrong", ["", "yesterday", "2019-13", "2019-02-30", "2024/2023", "二〇一九", "2019-1"])
def test_what_is_no_edtf_is_refused_with_its_text(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|ends before"):
        dates.interval(wrong)


@pytest.mark.parametrize(
    ("edtf", "hans", "hant"),
    [
        ("2019-12~", "2019年12月前后", "2019年12月前後"),
        ("2023-06-16/2023-12", "2023年6月下半月至12月", "2023年6月下半月至12月"),
        ("2019-12-09/2019-12", "2019年12月9日至月底", "2019年12月9日至月底"),
        ("2022-06-14/2022-07-29", "2022年6月14日至7月29日", "2022年6月14日至7月29日"),
        ("2022-06-14/2022-06-29", "2022年6月14日至29日", "2022年6月14日至29日"),
        ("2019-12-09/2020-01-31", "2019年12月9日至2020年1月31日", "2019年12月9日至2020年1月31日"),
        ("2023/2024", "2023年至2024年", "2023年至2024年"),
        ("2020-08/2020-12", "2020年8月至12月", "2020年8月至12月"),
        ("XXXX-07", "年份未详 7月", "年份未詳 7月"),
        ("XXXX-07-15", "年份未详 7月15日", "年份未詳 7月15日"),
        ("XXXX", "年份未详", "年份未詳"),
        ("202X", "2020年代", "2020年代"),
        ("2015-06-15/..", "2015年6月15日以后", "2015年6月15日以後"),
        ("../2020", "2020年以前", "2020年以前"),
        ("2023-06-20?", "2023年6月20日（存疑）", "2023年6月20日（存疑）"),
        ("2021-21", "2021年春", "2021年春"),
    ],
)
def test_a_date_reads_well_in_both_scripts(edtf: str, hans: str, hant: str) -> None:
    assert dates.display(edtf, "hans") == hans
    assert dates.display(edtf, "hant") == hant


# --- what holds for any text ------------------------------------------------------------------------------------

_DAYS = st.dates(date(1950, 1, 1), date(2045, 12, 31))


@settings(max_examples=40, deadline=None)
@given(_DAYS, st.integers(0, 1500))
def test_a_stretch_of_days_is_written_as_exactly_itself(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2045, 12, 31))
    assert dates.interval(date_days.to_edtf(date_days.between(first, last))) == (first, last)


_PIECES = st.sampled_from(
    ["2019年", "2023年6月20日", "12月9日", "6月14日", "8月", "2月30日", "2021/02/30", "2020—2021学年", "上半年", "每年"]
) | st.sampled_from(
    [
        "今年",
        "去年",
        "明年",
        "截至",
        "将于",
        "至",
        "日",
        "——",
        "星期二",
        "本报",
        "北京7月4日电",
        "前",
        "底",
        "以来",
        "了",
    ]
)
_PIECES |= st.sampled_from(
    [
        "党的二十大精神",
        "新中国成立70周年",
        "收官之年",
        "脱贫攻坚",
        "原",
        "国土资源局",
        "农历",
        "０",
        "9",
        ".",
        "，",
        "。",
        "（",
        "\n",
    ]
)
_PAGES = st.lists(st.lists(_PIECES, max_size=12).map("".join), max_size=3)


@settings(max_examples=300, deadline=None)
@given(_PAGES)
def test_any_text_gets_a_date_that_parses_and_evidence_that_stands_in_it(texts: list[str]) -> None:
    found = dates.date_page(texts, EVENTS)
    first, last = dates.interval(found.edtf)
    assert first <= last
    assert dates.display(found.edtf, "hans")
    for evidence in found.evidence:
        assert evidence.quote in texts[evidence.text]
        assert 0 <= evidence.offset < len(texts[evidence.text])


@settings(max_examples=60, deadline=None)
@given(_PAGES, st.randoms())
def test_the_order_of_the_texts_does_not_matter(texts: list[str], chance: random.Random) -> None:
    shuffled = texts.copy()
    chance.shuffle(shuffled)
    assert dates.date_page(shuffled, EVENTS).edtf == dates.date_page(texts, EVENTS).edtf


@settings(max_examples=60, deadline=None)
@given(_PAGES, _DAYS)
def test_a_header_settles_the_day_whatever_the_texts_say(texts: list[str], day: date) -> None:
    body = [text for text in texts if "2023年6月20日" not in text and "/" not in text]
    header = f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"
    found = dates.date_page([header, *body], EVENTS)
    if "星期" not in "".join(body):
        assert found.edtf.rstrip("?") == day.isoformat()


def test_dating_is_fast() -> None:
    texts = _gold_texts("000") + _gold_texts("001") + _gold_texts("002")
    dates.date_page(texts, EVENTS)
    # 11,000 characters in about 0.6 of it.
    assert ratio(lambda: dates.date_page(texts, EVENTS), reference, enough=3) <= 3


@pytest.mark.parametrize("piece", ["2019年", "12月9日至", "截至", "今年是", "（", "1", "\n2023年"])
def test_long_monotonous_text_takes_no_longer(piece: str) -> None:
    def read(size: int) -> None:
        dates.date_page([piece * (size // len(piece))], EVENTS)

    assert growth(read, 20_000, enough=2.5) <= 2.5
