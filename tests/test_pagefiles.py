"""Pages are read leniently for their source, and followed where people move them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import contentpage, pagefiles
from gazette.model import Article, Source

PAGE = "---\ntitle: 甲\nsource:\n  seed: a b.txt\n  lines: 3-4, 6-112\n---\n\n正文\n---\n再\n"


def test_the_source_of_a_page() -> None:
    assert pagefiles.source(PAGE) == Source("a b.txt", ((3, 4), (6, 112)))


def test_as_it_was_written() -> None:
    source = Source("000_#x: y.txt", ((1, 2),))
    assert pagefiles.source(contentpage.dumps(Article("甲", "文", source))) == source


@pytest.mark.parametrize(
    "text",
    [
        "",
        "正文",
        "---\ntitle: 甲\n---\n",
        "---\nsource:\n  seed: a.txt\n",
        "---\nsource:\n  lines: 1-2\n---\n",
        "---\nsource:\n  seed: a.txt\n  lines: x\n---\n",
        "---\ntitle: x\n---\nsource:\n  seed: a.txt\n  lines: 1\n---\n",
    ],
)
def test_pages_that_tell_no_source(text: str) -> None:
    assert pagefiles.source(text) is None


def test_other_faults_and_line_ends_do_not_matter() -> None:
    broken = "\ufeff" + PAGE.replace("title: 甲", "title: [甲").replace("\n", "\r\n")
    assert pagefiles.source(broken) == Source("a b.txt", ((3, 4), (6, 112)))


def test_front_matter_and_body() -> None:
    assert pagefiles.front_matter(PAGE).startswith("title: 甲\n")
    assert pagefiles.body(PAGE) == "\n正文\n---\n再\n"
    assert pagefiles.body("没有") == "没有"


@given(st.text(alphabet="-\n\r :sourcedlin1,\ufeff", max_size=80))
def test_no_text_raises(text: str) -> None:
    pagefiles.source(text)
    assert pagefiles.body(text) in text.replace("\r\n", "\n")
