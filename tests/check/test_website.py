"""Every way in which a built site can be broken is found, with its place; a sound site passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette import problems
from gazette.check import markup, website
from gazette.model import Article, Library, Site

HEAD = '<!doctype html>\n<html lang="zh-Hans"><head><title>t</title>{}</head><body>\n'
TAIL = "</body></html>"


def write(folder: Path, pages: dict[str, str], canonical: str = "") -> Path:
    for name, body in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".html"):
            link = f'<link rel="canonical" href="{canonical}">' if canonical and name == "index.html" else ""
            body = HEAD.format(link) + body + TAIL
        path.write_text(body, encoding="utf-8")
    return folder


def told(folder: Path, *articles: Article) -> list[str]:
    found = website(folder, Library(Site(), articles))
    return [problems.line(problem).removeprefix(f"{folder}/") for problem in found]


def test_a_sound_site_passes(tmp_path: Path) -> None:
    pages = {
        "index.html": (
            '<a href="articles/a.html#p1">a</a><a href="articles/">all</a><a href="#top">top</a><a href="">here</a>'
            '<a href="https://elsewhere.example/x">x</a><a href="mailto:a@b.example">m</a><img src="i.png" alt="">'
            '<form action="search.html"><label for="q">q</label><input id="q" name="q"></form>'
            '<svg viewBox="0 0 1 1"><path d="M0 0"/><use href="#q"/></svg><p id="d">d<br>e</p>'
            '<img srcset="i.png 1x, i.png 2x" src="i.png" alt="" aria-describedby="d">'
            '<a href="articles/%E5%86%A0.html">冠</a>'
        ),
        "search.html": "<script>if (1 < 2) document.write('</div>')</script>",
        "articles/a.html": '<p id="p1">x</p><a href="../index.html">home</a><a href="../">home</a>',
        "articles/冠.html": '<a href="a.html?x=1#p1">a</a>',
        "articles/index.html": "",
        "404.html": '<a href="/repo/articles/a.html">a</a><a href="/repo/">home</a>',
        "i.png": "",
        "data/a.json": "{}",
        "data/a.jsonl": '{"a": "\u2028"}\n{}\n',
        "sitemap.xml": (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
            "<loc>https://a.example/repo/articles/a.html</loc></url></urlset>"
        ),
    }
    assert told(write(tmp_path, pages, "https://a.example/repo/"), Article("t", "", slug="a")) == []


def test_no_site_is_told(tmp_path: Path) -> None:
    assert problems.line(website(tmp_path, Library(Site(), ()))[0]) == (
        f"{tmp_path}: G610 there is no built site; run python build.py build"
    )


def test_an_article_without_its_page_is_told_in_each_script(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "", "zh-hant/index.html": "", "zh-hant/articles/a.html": ""})
    assert told(tmp_path, Article("t", "", slug="a")) == [
        "articles/a.html: G611 the site lacks this article; run python build.py build"
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<a href="b.html">b</a>', "index.html:3:1: G613 a link leads to 'b.html', which is not there"),
        ('<a href="/b.html">b</a>', "index.html:3:1: G613 a link leads to 'b.html', which is not there"),
        ('<a href="../x.html">b</a>', "index.html:3:1: G613 a link leads to '../x.html', which is not there"),
        ('<img src="b.png" alt="">', "index.html:3:1: G613 a link leads to 'b.png', which is not there"),
        ('\n <a href="#x">b</a>', "index.html:4:2: G613 a link leads to #x, which 'index.html' lacks"),
        ('<a href="javascript:alert(1)">b</a>', "index.html:3:1: G613 a link leads to 'alert(1)'"),
        ('<a href="http://[">b</a>', "index.html:3:1: G613 'http://[' is no address"),
        ('<form action="s.html"></form>', "index.html:3:1: G613 a link leads to 's.html', which is not there"),
        ("<div><p></div>", "index.html:3:9: G612 <p> of line 3 is not closed before </div>"),
        ("</p>", "index.html:3:1: G612 </p> closes nothing"),
        ("<br></br>", "index.html:3:5: G612 </br> closes an element that has no content"),
        ("<div/>", "index.html:3:1: G612 <div/> does not close itself in HTML"),
        ('<p id="a"></p><p id="a"></p>', "index.html:3:15: G612 the id 'a' stands twice"),
        ('<p class="a" class="b"></p>', "index.html:3:1: G612 <p> has an attribute twice"),
        ('<label for="q">q</label>', "index.html:3:1: G612 no element has the id 'q'"),
    ],
)
def test_each_fault_is_told_with_its_place(tmp_path: Path, body: str, expected: str) -> None:
    found = told(write(tmp_path, {"index.html": body}))
    assert len(found) == 1
    assert found[0].startswith(expected)


def test_pages_that_end_too_early_or_begin_wrongly() -> None:
    assert [fault.what for fault in markup.read("<p>x").faults] == [
        "the page does not begin with <!doctype html>",
        "<p> is not closed",
    ]


def test_a_fault_of_many_pages_is_told_once(tmp_path: Path) -> None:
    pages = {f"{name}.html": '<a href="gone.html">x</a>' for name in ("index", "a", "b")}
    assert told(write(tmp_path, pages)) == [
        "a.html:3:1: G613 a link leads to 'gone.html', which is not there (and on 2 more pages);"
        " mend the link, or report this"
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("feed.xml", "<feed>\n<a></feed>", "feed.xml:2:6: G614 not well-formed XML (mismatched tag: line 2, column 5)"),
        ("data/a.json", "{", "data/a.json: G614 not JSON ("),
        ("data/a.jsonl", "{}\n{\n", "data/a.jsonl:2: G614 not JSON ("),
        (
            "feed.xml",
            '<feed><link href="https://a.example/repo/gone.html"/></feed>',
            "feed.xml: G613 a link leads to 'gone.html', which is not there",
        ),
    ],
)
def test_data_for_machines_is_read(tmp_path: Path, name: str, text: str, expected: str) -> None:
    found = told(write(tmp_path, {"index.html": "", name: text}, "https://a.example/repo/"))
    assert len(found) == 1
    assert found[0].startswith(expected)
