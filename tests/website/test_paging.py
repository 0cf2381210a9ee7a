"""Paging: nothing lost, nothing twice, neighbours right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.website.paging import SIZE, address, pages


@given(st.integers(0, 1200))
def test_pages_hold_everything_once_and_lead_to_each_other(count: int) -> None:
    cut = list(pages("topics/x.html", range(count)))
    assert [n for _, _, chunk in cut for n in chunk] == list(range(count))
    assert all(len(chunk) <= SIZE for _, _, chunk in cut)
    addresses = [path for path, _, _ in cut]
    assert len(set(addresses)) == len(addresses)
    for n, (_, pager, _) in enumerate(cut):
        assert pager.previous == (addresses[n - 1] if n else "")
        assert pager.following == (addresses[n + 1] if n + 1 < len(cut) else "")
        assert all(link.path in addresses for link in pager.links if link.text)


@pytest.mark.parametrize(
    ("path", "number", "expected"),
    [("a.html", 1, "a.html"), ("a.html", 3, "a/3.html"), ("a/index.html", 2, "a/2.html")],
)
def test_addresses(path: str, number: int, expected: str) -> None:
    assert address(path, number) == expected
