"""Front matter read without a parser says what the parser says, or is left to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazette import contentpage, frontmatter, strictyaml

from .test_contentpage import PAGE, articles

FRONT = PAGE.split("---\n")[1]
SIGNS = """title source x 甲 : - [ ] { } , " ' # null ~ 12:30 \\ &a *a !x | > % @ ` = ? --- ...""".split()  # noqa: SIM905
pieces = st.sampled_from([*SIGNS, ": ", "- ", "  ", ", ", " #", "\n", "\n", "\t", "\u3000", "\x85", "\ufeff"])
mixed = st.lists(pieces).map("".join)


def agrees(front: str) -> bool:
    """Whether what is read quickly, if anything, is what strictyaml reads."""
    found = frontmatter.read(front)
    document = strictyaml.load(front, "page.md")
    return found is None or (isinstance(document, strictyaml.Document) and document.value == found)


@given(articles)
def test_pages_as_they_are_written(article: contentpage.Article) -> None:
    assert agrees(contentpage.dumps(article).split("---\n")[1])


@given(mixed)
@settings(max_examples=500)
def test_any_text(front: str) -> None:
    assert agrees(front + "\n")


@given(st.data())
@settings(max_examples=300)
def test_a_page_with_something_changed(data: st.DataObject) -> None:
    lines = FRONT.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[at])))
    lines[at] = lines[at][:column] + data.draw(mixed) + lines[at][column + data.draw(st.integers(0, 3)) :]
    assert agrees("\n".join(lines))


def test_the_usual_page_needs_no_parser() -> None:
    assert frontmatter.read(FRONT) == getattr(strictyaml.load(FRONT, "page.md"), "value", None)


@pytest.mark.parametrize(
    "front", ["title: no", 'title: "null"', "title: |\n  x", "title: a\n b", "a: x\na: y", "title:"]
)
def test_what_is_special_is_the_same(front: str) -> None:
    assert agrees(front + "\n")
