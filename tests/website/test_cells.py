"""The digests of what cells say."""

from __future__ import annotations

from itertools import combinations
from types import MappingProxyType

from gazette.website.cells import digest
from gazette.website.view import Card, DateView, Link

DIFFERENT = (
    "",
    "1",
    1,
    1.0,
    True,
    None,
    (),
    ("",),
    ("1", "2"),
    ("12", ""),
    (("1",), "2"),
    ("1", ("2",)),
    {"1": "2"},
    {"2": "1"},
    Link("1"),
    Link("1", note="2"),
    (Link("1"), Link("2")),
    Card("题", "a.html", DateView("2019", "2019"), places=(Link("镇"),)),
    Card("题", "a.html", DateView("2019", "2019~"), places=(Link("镇"),)),
    "\ud800",
)


def test_what_says_something_else_has_another_digest() -> None:
    assert all(digest(one) != digest(other) for one, other in combinations(DIFFERENT, 2))


def test_what_says_the_same_has_the_same_digest_whatever_it_shares() -> None:
    text = "".join(["同一", "句"])
    assert digest((text, text, (text,))) == digest(("同一句", "".join(["同", "一句"]), ("同一" + "句",)))
    assert digest(MappingProxyType({"a": (text,)})) == digest({"a": ("同一句",)})
    assert digest(Link(text, text)) == digest(Link("同一句", "".join(["同一", "句"])))
