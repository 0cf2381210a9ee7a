"""Rows of numbers in one array are the rows that were given."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazette.rows import Rows

NUMBERS = st.lists(st.lists(st.integers(0, 9), max_size=5, unique=True), max_size=9)


@given(NUMBERS)
def test_rows_come_back(given_rows: list[list[int]]) -> None:
    rows = Rows(given_rows)
    assert [list(row) for row in rows] == given_rows == [list(rows[n]) for n in range(len(rows))]
    assert all(list(rows.all[slice(*rows.bounds(n))]) == row for n, row in enumerate(given_rows))


@given(NUMBERS)
def test_turned_they_say_who_has_a_number(given_rows: list[list[int]]) -> None:
    turned = Rows(given_rows).turned(10)
    assert [list(row) for row in turned] == [[n for n, row in enumerate(given_rows) if k in row] for k in range(10)]
