"""Equal values become the very same, and others stay."""

from __future__ import annotations

from dataclasses import replace

from gazette.alike import like
from gazette.model import HandPage, Site


def test_what_is_equal_is_the_very_same() -> None:
    before = Site("甲", newspapers=(("a", "b"),))
    assert like(Site("甲", newspapers=(("a", "b"),)), before) is before
    now = like(replace(before, name="乙", newspapers=((*("a", "b"),),)), before)
    assert now == replace(before, name="乙")
    assert now.newspapers is before.newspapers


def test_without_a_value_before_it_stays() -> None:
    page = HandPage("a", "b", "c")
    assert like(page, None) is page
