"""Strings are found wherever they stand, the longest at each place."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.describe.lexicon import Lexicon

_TEXTS = st.text(st.sampled_from("冠县市a𠀀𠀁𡀀\ud800"), max_size=24)
_ENTRIES = st.sets(st.text(st.sampled_from("冠县市a𠀀𠀁𡀀\ud800"), max_size=4), max_size=8)
# Strings that no text has: a few, some and many pairs are looked for in different ways.
_OTHERS = ["".join(pair) for pair in product("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", repeat=2)]


@pytest.mark.parametrize("others", [0, 40, 400])
@given(text=_TEXTS, entries=_ENTRIES)
def test_the_longest_string_at_each_place_is_found(others: int, text: str, entries: set[str]) -> None:
    expected = []
    for start in range(len(text)):
        here = [entry for entry in entries if len(entry) > 1 and text.startswith(entry, start)]
        if here:
            longest = max(here, key=len)
            expected.append((start, start + len(longest), longest))
    book = Lexicon({entry: entry for entry in (*entries, *_OTHERS[:others])})
    assert list(book.longest(text)) == expected
    assert all(book.at(text, start) == (end, value) for start, end, value in expected)


@given(_TEXTS, _ENTRIES)
def test_strings_that_overlap_are_told_apart(text: str, entries: set[str]) -> None:
    book = Lexicon({entry: entry for entry in entries})
    apart = list(book.apart(text))
    assert all(one[1] <= other[0] for one, other in pairwise(apart))
    outer = list(book.outer(text))
    assert all(one[1] < other[1] for one, other in pairwise(outer))
    assert set(apart) | set(outer) <= set(book.longest(text))
