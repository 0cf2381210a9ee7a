"""Line ranges are written and read alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import ranges


@given(st.lists(st.integers(1, 200)))
def test_ranges_hold_the_lines_in_their_order(lines: list[int]) -> None:
    without_repeats = [line for i, line in enumerate(lines) if i == 0 or lines[i - 1] != line]
    found = ranges.of_lines(without_repeats)
    assert list(ranges.numbers(found)) == without_repeats
    assert ranges.loads(ranges.dumps(found)) == found


@pytest.mark.parametrize("text", ["x", "3-", "4-3", "0", "1,,2", "-1", "１", "1-999999999", "1-60000, 1-60000"])
def test_what_is_no_range_is_none(text: str) -> None:
    assert ranges.loads(text) is None
