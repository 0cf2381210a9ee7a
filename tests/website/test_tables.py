"""Tables for spreadsheets: read back as they were, and no cell is a formula."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from gazette.website import tables
from gazette.website.tables import csv_file

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_begins_a_formula() -> None:
    found = rows(csv_file(("a",), [{"a": text} for text in FORMULAS]))
    assert [row[0] for row in found[1:]] == [f"'{text}" for text in FORMULAS]


def test_numbers_stay_numbers_and_lists_are_joined() -> None:
    found = rows(csv_file(("n", "m", "x"), [{"n": -3, "m": None, "x": ["=甲", "乙"]}]))
    assert found == [["n", "m", "x"], ["-3", "", "'=甲; 乙"]]


def test_spreadsheets_are_told_that_it_is_utf8() -> None:
    assert csv_file(("题",), []) == b"\xef\xbb\xbf\xe9\xa2\x98\r\n"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_any_text_reads_back(texts: list[str]) -> None:
    found = rows(csv_file(("a", "b"), [{"a": text, "b": "x"} for text in texts]))
    assert [row[0].removeprefix("'") for row in found[1:]] == [text.removeprefix("'") for text in texts]


@given(st.none() | st.integers() | st.text(alphabet='a文,"\r\n;=+ \t'))
def test_a_cell_by_itself_is_what_stands_in_a_line(value: object) -> None:
    assert f"{tables.cell(value)},\r\n" == tables.lines(("a", "b"), [{"a": value, "b": ""}])


def test_a_list_is_one_cell() -> None:
    assert tables.cell(["一", "二,三"]) == '"一; 二,三"'
