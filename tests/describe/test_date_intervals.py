"""The first and last day of an EDTF date: the quick way says what the library says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.describe.date_intervals import interval, parsed

_YEAR = st.integers(0, 9999).map("{:04}".format) | st.sampled_from(["1900", "2000", "2019", "2020"])
_TWO = st.integers(0, 33).map("{:02}".format)
_DAY = st.tuples(_YEAR, _TWO, _TWO).map("-".join)
_SURE = _YEAR | st.tuples(_YEAR, _TWO).map("-".join) | _DAY | st.dates().map(date.isoformat)
_PLAIN = _SURE | st.tuples(_SURE, st.sampled_from("~?%")).map("".join) | st.just("XXXX")
_SPAN = st.tuples(_PLAIN | st.just(".."), _PLAIN | st.just("..")).map("/".join)


def _answer(ask: object, edtf: str) -> object:
    try:
        return ask(edtf)  # type: ignore[operator]
    except ValueError:
        return None


@settings(max_examples=200, deadline=None)
@given(_PLAIN | _SPAN | st.text("0129-/.X~?%", max_size=10))
def test_the_quick_way_says_what_the_library_says(edtf: str) -> None:
    expected = _answer(parsed, edtf)
    if isinstance(expected, tuple) and expected[1] < expected[0]:
        expected = None
    assert _answer(interval, edtf) == expected


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019-12-09", date(2019, 12, 9), date(2019, 12, 9)),
        ("2023-06-16/2023-12", date(2023, 6, 16), date(2023, 12, 31)),
        ("2021-02-25/..", date(2021, 2, 25), date.max),
        ("../2020", date.min, date(2020, 12, 31)),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("XXXX-07", date.min, date.max),
    ],
)
def test_first_and_last_day(edtf: str, first: date, last: date) -> None:
    assert interval(edtf) == (first, last)


@pytest.mark.parametrize("edtf", ["", "2020-13", "2021-02-29", "2020/2019", "..", "about 2020", "２０２０"])
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|ends before"):
        interval(edtf)
