"""Seed text goes into Markdown and comes out unchanged; nothing in a body can do harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gazette import markdown

# Any line of text without control characters: those never reach an article (seeds.py removes them).
lines = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).map(str.strip).filter(bool)
tricky = st.text("*_`[]()<>&#+-=~.!\\|:0123 攻坚a\"'", min_size=1).map(str.strip).filter(bool)


@given(st.lists(lines | tricky, min_size=1))
def test_escaped_paragraphs_render_to_exactly_their_text(texts: list[str]) -> None:
    found = markdown.blocks("\n\n".join(map(markdown.escape, texts)))
    assert [(block.kind, block.text) for block in found] == [("paragraph", text) for text in texts]


@given(lines | tricky)
def test_an_escaped_subhead_renders_to_exactly_its_text(text: str) -> None:
    (block,) = markdown.blocks(markdown.subhead(text))
    assert (block.kind, block.text) == ("subhead", text)


@given(lines | tricky)
def test_any_commonmark_reader_gives_the_same_text(text: str) -> None:
    (inline,) = (token for token in MarkdownIt("commonmark").parse(markdown.escape(text)) if token.type == "inline")
    assert "".join(child.content for child in inline.children or ()) == text


marked = st.text("*_`[]()<>&#+-=~.!\\|:\"'09 \t\n\u3000\xa0攻坚aA;{}")


@given(st.lists(lines | tricky | marked | st.just("## ") | marked.map("## {}".format)).map("\n\n".join) | marked)
def test_what_needs_no_parser_reads_as_the_parser_reads_it(body: str) -> None:
    assert markdown.blocks(body) == markdown._parsed_blocks(body)


def test_usual_text_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(markdown, "_parsed_blocks")
    found = markdown.blocks("## 一、源头排查\n\n2019年12月，“两客一危”(含乡镇)17次、+3%。\n\n又一段。")
    assert [block.kind for block in found] == ["subhead", "paragraph", "paragraph"]


def test_readable_text_is_left_readable() -> None:
    assert markdown.escape("2019年，“两客一危”(含乡镇)17次、+3%。") == "2019年，“两客一危”(含乡镇)17次、+3%。"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "blob:x",
        "intent:x",
        "//host/x",
        "vbscript:x",
    ],
)
def test_links_that_could_do_harm_are_not_links(address: str) -> None:
    assert "href" not in markdown.render(f"[x](<{address}>)")


@pytest.mark.parametrize(
    "address", ["https://a.example/", "http://a.example/", "mailto:a@b.example", "../about.html", "#x"]
)
def test_plain_links_are_links(address: str) -> None:
    assert f'href="{address}"' in markdown.render(f"[x]({address})")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- x -->"])
def test_html_is_text(text: str) -> None:
    assert not re.search(r"<(?!/?p>)", markdown.render(text).strip())


def test_images_are_not_loaded() -> None:
    assert "<img" not in markdown.render("![x](https://a.example/x.png)")


def test_blocks_of_a_hand_written_body() -> None:
    kinds = [block.kind for block in markdown.blocks("## 小标题\n\n一段\n\n- 甲\n- 乙\n\n> 引文\n")]
    assert kinds == ["subhead", "paragraph", "other", "other"]


@given(
    st.lists(
        st.sampled_from(("正文。", "## 小标题", "- 项", "> 引", "    码", "上\n下", "```", "==", "", "\\*", "[a]: b"))
    )
)
def test_the_first_paragraph_is_that_of_the_blocks(pieces: list[str]) -> None:
    body = "\n\n".join(pieces)
    found = [block.text for block in markdown.blocks(body) if block.kind == "paragraph"]
    assert markdown.first_paragraph(body) == (found[0] if found else "")
