"""What holds for any text whatsoever: every non-blank character is placed once, nothing is invented, nothing raises."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from gazette.model import Page, Reading
from gazette.separate import separate
from gazette.separate.spans import blocks

NEWSY = st.sampled_from(
    [
        *"的了在是县市局长说，。、；：！？“”（）《》——…一二三四五年月日123a ",
        *("本报讯（记者 李雷）", "记者 李雷", "青山县税务局", "一是", "二是", "# ", "## ", "\u3000\u3000", "问："),
        *(
            "（张三 李四）",
            "图为",
            "2021年3月4日 星期四",
            "第3版",
            "下转2版",
            "（上接第一版）",
            "（下转3版）",
            "近日，",
        ),
        *("为了方便群众，", "\n", "\n", "\n\n", "\n\n\n"),
    ]
)
PAGES = st.one_of(
    st.text(max_size=300),
    st.lists(NEWSY, max_size=160).map("".join),
    st.lists(
        st.text(alphabet="的一是了不在有人这上大国和地到以说时要就出会可也，。 ", min_size=0, max_size=40), max_size=25
    ).map("\n".join),
)


def page_of(text: str) -> Page:
    return Page("page.txt", tuple(text.split("\n")), hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def dense(text: str) -> str:
    return "".join(text.split())


def placed(reading: Reading) -> Counter[tuple[int, int]]:
    sections = {article.section for article in reading.articles if article.section}
    found = [span for block in (*sections, *reading.furniture) for span in block.spans]
    found += [span for article in reading.articles for block in blocks(article) for span in block.spans]
    return Counter((span.line, i) for span in (*found, *reading.unplaced) for i in range(span.start, span.end))


def check(reading: Reading) -> None:
    places = placed(reading)
    for number, line in enumerate(reading.page.lines, 1):
        for i, char in enumerate(line):
            if not char.isspace():
                assert places[number, i] == 1, (number, i, char)
    for article in reading.articles:
        for block in blocks(article):
            assert dense(block.text) == dense(
                "".join(reading.page.lines[s.line - 1][s.start : s.end] for s in block.spans)
            )


@given(PAGES)
@settings(max_examples=250, deadline=None)
def test_every_character_is_placed_once_and_none_is_invented(text: str) -> None:
    check(separate(page_of(text)))


@given(PAGES)
@settings(max_examples=40, deadline=None)
def test_the_same_page_gives_the_same_reading(text: str) -> None:
    assert separate(page_of(text)) == separate(page_of(text))


@given(PAGES)
@settings(max_examples=100, deadline=None)
def test_every_article_has_a_title_and_a_confidence(text: str) -> None:
    for article in separate(page_of(text)).articles:
        assert article.headline or article.derived_title
        assert 0 <= article.confidence <= 1
        assert dense(article.derived_title or "") in dense("".join(block.text for block in blocks(article)))


@given(PAGES)
@settings(max_examples=20, deadline=None)
def test_no_page_leaves_garbage(text: str) -> None:
    """Which is why none is looked for while a page is read."""
    page = page_of(text)
    separate(page)
    assert gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        separate(page)
        assert not gc.collect()
    finally:
        gc.enable()


def test_an_empty_page_has_no_articles() -> None:
    assert separate(page_of("\n \n\u3000\n")).articles == ()
