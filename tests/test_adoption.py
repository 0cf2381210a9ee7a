"""Which page, unknown to the manifest, is a generated article's, and at which address."""

from __future__ import annotations

from gazette import adoption, generated, slugs
from tests.archive import prose, read

(ITEM,) = generated.items(*read("a.txt", prose(10), ("甲", 1, 10)))
NAME = slugs.article_slug("甲", ITEM.article.body, ())
OTHER = "---\ntitle: 我的\nsource:\n  seed: {}\n  lines: {}\n---\n\n文\n"


def test_the_very_text_is_the_articles_page_and_keeps_its_name() -> None:
    near = OTHER.format("a.txt", "1-10")
    assert adoption.page({"articles/a.md": near, "articles/b.md": ITEM.text}, ITEM) == "articles/b.md"
    assert adoption.address(f"articles/{NAME}.md", ITEM.text, ITEM) == NAME


def test_a_page_that_names_most_of_the_lines_is_the_articles_page() -> None:
    assert adoption.page({"articles/a.md": OTHER.format("a.txt", "1-5")}, ITEM) == "articles/a.md"
    assert adoption.page({"articles/a.md": OTHER.format("a.txt", "1-4")}, ITEM) is None
    assert adoption.page({"articles/a.md": OTHER.format("b.txt", "1-10")}, ITEM) is None
    assert adoption.page({"articles/a.md": "---\n"}, ITEM) is None


def test_of_two_the_one_that_is_named_as_articles_are() -> None:
    both = {"articles/a copy.md": ITEM.text, f"articles/{NAME}.md": ITEM.text}
    assert adoption.page(both, ITEM) == f"articles/{NAME}.md"


def test_a_page_that_a_person_moved_needs_an_address_of_its_own() -> None:
    assert adoption.address("articles/2019/road.md", ITEM.text, ITEM) is None


def test_another_text_about_the_same_lines_has_the_address_that_its_name_says() -> None:
    assert adoption.address("articles/mine.md", OTHER.format("a.txt", "1-10"), ITEM) == "mine"
