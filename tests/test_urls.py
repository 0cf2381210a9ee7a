"""Links lead from any page to any page, under any root."""

from __future__ import annotations

from gazette import urls


def test_relative_links() -> None:
    assert urls.relative("index.html", "index.html") == "index.html"
    assert urls.relative("index.html", "zh-hant/articles/a.html") == "../../index.html"
    assert urls.relative("seeds/a.html#L3", "articles/a.html") == "../seeds/a.html#L3"


def test_a_seeds_page_is_named_after_the_file() -> None:
    assert urls.seed("000_0f2e.txt") == "seeds/000_0f2e.html"


def test_odd_names_give_addresses_that_every_system_can_store() -> None:
    assert urls.seed("冠县报 2019?.txt") == "seeds/冠县报-2019-c8fc1eb9.html"
    assert urls.article("a/../b") == "articles/a-b-900ea8b7.html"
    assert urls.seed("A.txt") != urls.seed("a.txt")


def test_seeds_whose_names_differ_in_their_suffix_alone_have_pages_of_their_own() -> None:
    names = ("a.txt", "a.TXT", "A.txt", "A.TXT", "a.TXT.txt", "A.TXT.txt")
    assert urls.seed("a.txt") == "seeds/a.html"
    assert len({urls.seed(name).casefold() for name in names}) == len(names)
