"""Statements with numbers are found as printed, with what they count; dates, names and ordinals are not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gazette.describe.figures import Figure, amount, beginning, counting, statements
from tests.growth import growth

CASES = yaml.load((Path(__file__).parent / "cases" / "figures.yaml").read_text("utf-8"), yaml.BaseLoader)


def _line(figure: Figure) -> str:
    value = "?" if figure.value is None else format(figure.value.normalize(), "f")
    return f"{figure.printed} = {value} {figure.unit} {figure.what or '无'}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_a_labelled_sentence_states_its_figures(case: dict[str, str]) -> None:
    assert [_line(figure) for figure in statements(case["text"])] == list(case["figures"])


def test_the_labelled_sentences_are_many_and_half_state_no_figure() -> None:
    assert len(CASES) >= 156
    assert sum(not case["figures"] for case in CASES) >= 70


def test_a_figure_keeps_its_printed_form_its_sentence_and_its_place() -> None:
    text = "今年以来成效明显。查处各类违法行为10万余起，劝返1750起。警情下降。"
    first, second = statements(text)
    assert first == Figure(
        number="10万余",
        value=Decimal(100000),
        unit="起",
        what="各类违法行为",
        sentence="查处各类违法行为10万余起，劝返1750起。",
        offset=17,
        printed="10万余起",
    )
    assert second.sentence == first.sentence
    assert text[second.offset :].startswith("1750起")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1867.02万元", "18670200"),
        ("1.5万余人", "15000"),
        ("3亿多元", "300000000"),
        ("1,234,567人", "1234567"),
        ("三百二十一人", "321"),
        ("两千余人", "2000"),
        ("百分之九十二", "92"),
        ("0.5%", "0.5"),
        ("500万吨", "5000000"),
        ("２３人", "23"),
    ],
)
def test_a_value_is_exact(printed: str, value: str) -> None:
    (figure,) = statements(f"共完成{printed}。")
    assert figure.value == Decimal(value)
    assert figure.printed == printed


def test_a_range_has_no_single_value() -> None:
    (figure,) = statements("每组10-20人。")
    assert (figure.number, figure.value) == ("10-20", None)


_TEXTS = st.text(
    alphabet="0123456789.,，。万亿余多%一二三十百千个起人次元名近约查处共达为的第月年日《》（）“”、贫困群众\n",
    max_size=60,
)


@given(_TEXTS)
def test_any_text_gives_figures_that_stand_in_it(text: str) -> None:
    for figure in statements(text):
        assert text.startswith(figure.printed, figure.offset)
        assert figure.number in figure.printed
        assert figure.printed in figure.sentence
        assert figure.sentence in text
        assert figure.what in text
        assert figure.value is None or figure.value >= 0


@given(_TEXTS)
def test_no_figure_overlaps_another(text: str) -> None:
    end = 0
    for figure in statements(text):
        assert figure.offset >= end
        end = figure.offset + len(figure.printed)


@pytest.mark.parametrize("piece", ["1", "10万余起", "查处违法", "近", "一百", "1,000", "3户、", "“"])
def test_long_monotonous_text_takes_no_longer(piece: str) -> None:
    assert growth(lambda size: statements(piece * (size // len(piece))), 20_000, enough=2.5) <= 2.5


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:24])
def test_places_and_amounts_are_those_of_the_figures(case: dict[str, str]) -> None:
    text = case["text"]
    found = [(beginning(text, match), amount(match), thing) for match, thing in counting(text)]
    figures = statements(text)
    assert found == [(each.offset, None if each.value is None else float(each.value), each.what) for each in figures]
