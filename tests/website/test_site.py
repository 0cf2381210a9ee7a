"""The built site as a whole: links, fragments, what must stand where, and what must stand nowhere."""

from __future__ import annotations

import json
import os
import pickle
import posixpath
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from gazette import memo, parallel, website
from gazette.describe import related
from gazette.model import Library, Problem
from gazette.website import paging
from gazette.website.edition import Edition
from gazette.website.frame import chrome
from gazette.website.printing import Printer
from gazette.website.stock import Stock
from gazette.website.tasks import views
from gazette.website.templating import Templates
from gazette.website.theme import Theme

from .archive import BASE_URL, HOSTILE, REPOSITORY
from .conftest import OPTIONS

KINDS = (
    "index.html",
    "articles/qinghe-jiaojing-1a2b.html",
    "articles/withdrawn-9z9z.html",
    "articles/hostile-0000.html",
    "topics/index.html",
    "topics/hazard-control.html",
    "topics/hazard-control/2.html",
    "topics/other.html",
    "places/index.html",
    "places/qinghe.html",
    "agencies/index.html",
    "agencies/qinghe-jiaojing.html",
    "people/index.html",
    "officials/index.html",
    "dates/index.html",
    "dates/2019-12.html",
    "dates/2020.html",
    "dates/XXXX.html",
    "seeds/index.html",
    "seeds/000_feature.html",
    "figures.html",
    "figures/topics/road-safety.html",
    "review.html",
    "search.html",
    "about.html",
    "styleguide/index.html",
    "404.html",
)


class Links(HTMLParser):
    """The identifiers of a page, and every address that it names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.attributes |= set(named)
        self.ids += [named["id"]] if named.get("id") else []
        self.addresses += [named[key] or "" for key in ("href", "src", "action") if key in named]


def inside(page: str, address: str) -> tuple[str, str] | None:
    """The file and fragment that an address leads to; None where it leaves the site."""
    parts = urlsplit(address)
    if address.startswith(BASE_URL):
        path = parts.path.removeprefix("/repo/")
    elif parts.scheme:
        return None
    elif parts.path.startswith("/"):
        assert page.endswith("404.html"), f"{page}: {address} is absolute"
        path = parts.path.removeprefix("/repo/")
    else:
        path = posixpath.join(posixpath.dirname(page), parts.path) if parts.path else page
    path = posixpath.normpath(unquote(path)) + ("/" if path.endswith("/") else "")
    return ("index.html" if path in (".", "/", "./") else path + "index.html" if path.endswith("/") else path), (
        unquote(parts.fragment)
    )


def test_every_kind_of_page_is_there_in_both_scripts(pages: Mapping[str, str]) -> None:
    for kind in KINDS:
        assert 'lang="zh-Hans"' in pages[kind]
        assert '<html lang="zh-Hant"' in pages["zh-hant/" + kind]


def broken(files: Mapping[str, bytes]) -> list[str]:
    """Links and fragments that lead nowhere."""
    parsed = {path: Links(html.decode()) for path, html in files.items() if path.endswith(".html")}
    ids = {path: set(links.ids) for path, links in parsed.items()}
    found = []
    for page, links in parsed.items():
        for address in links.addresses:
            target = inside(page, address)
            if target is None:
                continue
            path, fragment = target
            if path not in files or (fragment and path in ids and fragment not in ids[path]):
                found.append(f"{page}: {address}")
    return found


def test_no_link_and_no_fragment_is_broken(files: Mapping[str, bytes]) -> None:
    assert broken(files) == []


def test_an_archive_without_handwritten_pages_links_to_none(library: Library, theme: Theme) -> None:
    built = dict(website.render(replace(library, pages=()), theme, OPTIONS))
    assert "about.html" not in built
    assert broken(built) == []


def test_identifiers_are_unique(pages: Mapping[str, str]) -> None:
    for path, html in pages.items():
        ids = Links(html).ids
        assert len(ids) == len(set(ids)), path


def test_no_page_has_scripts_or_styles_in_line(pages: Mapping[str, str]) -> None:
    for path, html in pages.items():
        assert "<style" not in html, path
        assert not [each for each in Links(html).attributes if each == "style" or each.startswith("on")], path
        for attributes in re.findall(r"<script([^>]*)>", html):
            assert "src=" in attributes or "application/ld+json" in attributes, path
        assert "content=\"default-src 'self'; " in html


# What arranges a page, and is no component that the style guide could show.
ARRANGES = re.compile(
    r"home|front|front-\w+|home-\w+|pair|card-topics|article|article-foot|captions|screen-only|reading|body|message|plain"
    r"|index-\w+|listing|list-\w+|crossings|seed-grid|raw-page|rawpage|run-on|run-title|ways|searching|search-ways"
    r"|search-form|hand|handpage|asked"
)


def test_the_style_guide_shows_every_component(pages: Mapping[str, str]) -> None:
    def classes(html: str) -> set[str]:
        return {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}

    shown = classes(pages["styleguide/index.html"])
    missing = {name: kind for kind in KINDS for name in classes(pages[kind]) - shown if not ARRANGES.fullmatch(name)}
    assert missing == {}, "give it an example in templates/styleguide.html"


def test_hostile_text_is_shown_as_text(pages: Mapping[str, str]) -> None:
    for path in ("articles/hostile-0000.html", "zh-hant/articles/hostile-0000.html"):
        html = pages[path]
        assert "alert(1)</script>" not in html
        assert "<img" not in html
        assert "javascript:" not in "".join(Links(html).addresses)
        assert "{{ 7*7 }}" in html
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[1])
        assert data["headline"] == HOSTILE


def test_the_text_of_a_withdrawn_article_is_nowhere(files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        for secret in ("秘密标题", "秘密標題", "另一篇被撤下的报道的正文", "另一篇被撤下的報道的正文"):
            assert secret not in data.decode(), path
    assert "应当事人要求撤下" in files["articles/withdrawn-9z9z.html"].decode()
    assert 'name="robots" content="noindex"' in files["articles/withdrawn-9z9z.html"].decode()
    assert "articles/withdrawn-9z9z.txt" not in files


def test_an_article_has_what_a_reader_expects(pages: Mapping[str, str]) -> None:
    html = pages["articles/qinghe-jiaojing-1a2b.html"]
    expected = (
        '<span class="clause">严管路面</span> <span class="clause">创新服务</span>',
        "十项措施保畅通",
        "记者 李明 通讯员 王芳",
        "于12月9日上午召开会议",  # the evidence of the date
        'href="../topics/road-safety.html"',
        'href="../places/qinghe.html"',
        'href="../agencies/qinghe-jiaojing.html"',
        'href="../people/',
        'href="#s1"',  # the contents list
        "原版第 11-12, 15 行",  # proof
        'href="../seeds/000_feature.html#L11"',
        "有改动",
        "原版无此段",
        "[N/OL]",
        "@article{",
        "TY  - NEWS",
        f"{BASE_URL}articles/qinghe-jiaojing-1a2b.html",
        "https://code.example/owner/archive/issues/new?title=",
        "https://code.example/owner/archive/edit/main/content/articles/qinghe-jiaojing-1a2b.md",
        "qinghe-jiaojing-1a2b.txt",
        'hreflang="zh-Hant"',
        'rel="prev"',
    )
    assert [each for each in expected if each not in html] == []


def test_the_script_switch_stays_on_the_page(pages: Mapping[str, str]) -> None:
    switch = re.compile(r'<a class="tool script-switch" href="([^"]+)"')
    for path, html in pages.items():
        other = path.removeprefix("zh-hant/") if path.startswith("zh-hant/") else "zh-hant/" + path
        assert inside(path, switch.search(html)[1]) == (other, ""), path


def test_raw_pages_keep_their_script_and_every_line(pages: Mapping[str, str], library: Library) -> None:
    for seed in library.seeds:
        for root in ("", "zh-hant/"):
            html = pages[f"{root}seeds/{seed.name.removesuffix('.txt')}.html"]
            for number in range(1, len(seed.lines) + 1):
                assert f'id="L{number}"' in html
    html = pages["zh-hant/seeds/000_feature.html"]
    assert "青河县交警大队提升道路交通管理水平</li>" in html
    assert "无人认领的一行" in html
    assert "run-unplaced" in html
    assert "run-furniture" in html


def test_hant_has_no_simplified_words_of_the_interface(pages: Mapping[str, str], theme: Theme) -> None:
    only_hans = {
        word
        for key, word in theme.strings["hans"].words.items()
        if "{" not in word and len(word) > 1 and word not in theme.strings["hant"].words.values()
    }
    html = pages["zh-hant/articles/qinghe-jiaojing-1a2b.html"]
    assert [word for word in sorted(only_hans) if f">{word}<" in html and word not in ("切换到简体中文",)] == []


def test_canonical_and_alternates_are_absolute_reciprocal_and_name_the_page_itself(pages: Mapping[str, str]) -> None:
    link = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]+)">')
    for path, html in pages.items():
        found = [(rel, language, address) for rel, language, address in link.findall(html)]
        if 'content="noindex"' in html:
            assert not found, path
            continue
        canonical = next(address for rel, _, address in found if rel == "canonical")
        languages = {language: address for rel, language, address in found if rel == "alternate" and language}
        own = "zh-Hant" if path.startswith("zh-hant/") else "zh-Hans"
        assert languages[own] == canonical
        assert set(languages) == {"zh-Hans", "zh-Hant", "x-default"}
        assert languages["x-default"] == languages["zh-Hans"]
        other = inside(path, languages["zh-Hant" if own == "zh-Hans" else "zh-Hans"])
        assert f'hreflang="{own}" href="{canonical}"' in pages[other[0]]


def test_the_sitemap_names_every_page_that_may_be_indexed(files: Mapping[str, bytes], pages: Mapping[str, str]) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = [loc.text for loc in ET.fromstring(files["sitemap.xml"]).findall("s:url/s:loc", spaces)]
    indexed = {path for path, html in pages.items() if 'content="noindex"' not in html}
    assert {inside("", address)[0] for address in listed} == indexed
    assert len(listed) == len(set(listed))
    assert b"Sitemap: https://archive.example/repo/sitemap.xml" in files["robots.txt"]


def feeds(files: Mapping[str, bytes]) -> Iterator[tuple[str, ET.Element]]:
    for path, data in files.items():
        if path.endswith(".xml") and "sitemap" not in path and "opensearch" not in path:
            yield path, ET.fromstring(data)


def test_feeds_are_well_formed_and_lead_to_pages(files: Mapping[str, bytes]) -> None:
    atom = {"a": "http://www.w3.org/2005/Atom"}
    every = dict(feeds(files))
    assert {"feed.xml", "topics/hazard-control.xml", "places/qinghe.xml", "zh-hant/feed.xml"} <= set(every)
    assert len(every["seeds/000_feature.xml"].findall("a:entry", atom)) == 1  # the other one is withdrawn
    for path, feed in every.items():
        assert feed.findtext("a:id", None, atom), path
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", feed.findtext("a:updated", "", atom))
        for link in feed.iterfind(".//a:link[@rel='alternate']", atom):
            assert inside(path, link.attrib["href"])[0] in files
        ids = [entry.text for entry in feed.iterfind("a:entry/a:id", atom)]
        assert len(ids) == len(set(ids))
    assert len(every["feed.xml"].findall("a:entry", atom)) == 30


@pytest.mark.parametrize("root", ["", "zh-hant/"])
def test_browsers_are_told_how_to_search(files: Mapping[str, bytes], pages: Mapping[str, str], root: str) -> None:
    description = ET.fromstring(files[f"{root}opensearch.xml"])
    address = description.find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    assert address is not None
    assert address.attrib["template"] == f"{BASE_URL}{root}search.html?q={{searchTerms}}"
    assert 'rel="search" type="application/opensearchdescription+xml"' in pages[f"{root}index.html"]


def test_json_feeds_are_whole_and_lead_to_pages(files: Mapping[str, bytes], pages: Mapping[str, str]) -> None:
    paths = ["feed.json", "topics/hazard-control.json", "places/qinghe.json", "agencies/qinghe-jiaojing.json"]
    for path in (*paths, *(f"zh-hant/{path}" for path in paths)):
        feed = json.loads(files[path])
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert inside(path, feed["feed_url"])[0] == path
        assert inside(path, feed["home_page_url"])[0] in files
        assert feed["items"], path
        for item in feed["items"]:
            assert inside(path, item["url"])[0] in files
            assert item["id"] == item["url"]
            assert "content_text" in item
            assert re.fullmatch(r"(\d{4}-\d\d-\d\dT00:00:00Z)?", item.get("date_published", ""))
    assert not [path for path in files if re.fullmatch(r"(zh-hant/)?(people|dates)/.*json", path)]
    assert 'type="application/feed+json" href="../topics/hazard-control.json"' in pages["topics/hazard-control.html"]


def test_indexes_are_paged_and_lose_nothing(library: Library, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "SIZE", 3)
    built = dict(website.render(library, theme, OPTIONS))
    pages = {path: data.decode() for path, data in built.items() if re.fullmatch(r"places/(index|\d+)\.html", path)}
    found = [each for html in pages.values() for each in re.findall(r'href="\.\./(places/[^"]+)" data-list-item', html)]
    assert sorted(found) == sorted(set(found))
    assert {"places/qinghe.html", "places/linshui.html", "places/baita.html", "places/wuzuobiao.html"} <= set(found)
    assert len(pages) == 2
    assert 'rel="next" href="../places/2.html"' in pages["places/index.html"]


def test_the_calendar_leads_to_every_month_and_to_what_has_no_date(pages: Mapping[str, str]) -> None:
    html = pages["dates/index.html"]
    months = {path for path in pages if re.fullmatch(r"dates/\d{4}-\d\d\.html", path)}
    years = {path for path in pages if re.fullmatch(r"dates/(\d{4}|XXXX)\.html", path)}
    assert {f"dates/{target}" for target in re.findall(r'href="\.\./dates/([^"]+)"', html)} - {"dates/index.html"} == (
        months | years
    )


def test_a_raw_page_says_where_and_when_it_was_printed(pages: Mapping[str, str]) -> None:
    html = pages["seeds/000_feature.html"]
    assert "<span>青河日报</span>" in html
    assert '<time class="date" datetime="2019-12">' in html
    assert '<time class="date"' not in pages["seeds/001_briefs.html"]  # its articles have several


def test_raw_lines_lead_to_the_paragraphs_that_they_went_to(pages: Mapping[str, str]) -> None:
    html = pages["seeds/000_feature.html"]
    article = "../articles/qinghe-jiaojing-1a2b.html"
    runs = re.findall(r'<p class="run-owner">(.*?)</p>\s*<ol[^>]*>(.*?)</ol>', html, re.S)
    target = {
        int(line): (re.search(r'href="([^"]+)"', owner) or [""] * 2)[1]
        for owner, lines in runs
        for line in re.findall(r'id="L(\d+)"', lines)
    }
    assert target[3] == target[4] == article  # kicker and headline stand above the text
    assert {target[6], target[7], target[8]} == {f"{article}#p1"}
    assert target[10] == f"{article}#s1"
    assert (target[11], target[12], target[15]) == (f"{article}#p2",) * 3
    assert target[14] == f"{article}#c1"  # the caption inside the paragraph
    assert target[20] == ""  # furniture
    assert target[21] == "../articles/withdrawn-9z9z.html"


def test_a_page_that_a_person_moved_is_mended_where_it_stands(library: Library, theme: Theme) -> None:
    moved = replace(library, files={"qinghe-jiaojing-1a2b": "articles/交警/a b.md"})
    html = dict(website.render(moved, theme, OPTIONS))["articles/qinghe-jiaojing-1a2b.html"].decode()
    assert f'href="{REPOSITORY}/edit/main/content/articles/%E4%BA%A4%E8%AD%A6/a%20b.md"' in html
    assert "content%2Farticles%2F%E4%BA%A4%E8%AD%A6%2Fa+b.md" in html  # named in the prefilled report


def test_without_a_repository_nothing_is_to_be_reported(library: Library, theme: Theme) -> None:
    bare = replace(library, site=replace(library.site, repository=""))
    html = dict(website.render(bare, theme, OPTIONS))["articles/qinghe-jiaojing-1a2b.html"].decode()
    assert "/issues/new" not in html
    assert "/edit/" not in html


def test_places_without_a_place_above_them_need_no_heading(library: Library, theme: Theme) -> None:
    lone = tuple(replace(place, parent="") for place in library.vocabulary.places)
    flat = replace(library, vocabulary=replace(library.vocabulary, places=lone))
    assert "其他地方" not in dict(website.render(flat, theme, OPTIONS))["places/index.html"].decode()


def test_an_article_of_another_newspaper_is_told_as_its_own(library: Library, theme: Theme) -> None:
    site = replace(library.site, newspapers=(("000_", "白塔晚报"), ("0", "临水早报"), ("9", "别报")))
    newspapers = {"qinghe-jiaojing-1a2b": "白塔晚报", "brief-0001": "临水早报", "vague-spans": "青河日报"}
    chosen = tuple(replace(item, contributors=()) for item in library.articles if item.slug in newspapers)
    files = dict(website.render(replace(library, site=site, articles=chosen), theme, OPTIONS))
    for slug, newspaper in newspapers.items():
        html, text = (files[f"articles/{slug}.{kind}"].decode() for kind in ("html", "txt"))
        assert f"<span>{newspaper}</span>" in html
        assert f'<meta name="DC.source" content="{newspaper}">' in html
        assert f'"isPartOf":{{"@type":"Newspaper","name":"{newspaper}"}}' in html.replace(": ", ":").replace(", ", ",")
        assert newspaper in text
        assert not [other for other in newspapers.values() if other != newspaper and f"{other}" in html + text]
    assert "<span>白塔晚報</span>" in files["zh-hant/articles/qinghe-jiaojing-1a2b.html"].decode()
    told = [json.loads(line) for path in files if path.endswith(".jsonl") for line in files[path].decode().splitlines()]
    assert {record["newspaper"] for record in told} >= set(newspapers.values())
    assert "<author><name>临水早报</name></author>" in files["feed.xml"].decode()


def test_without_its_raw_page_an_article_claims_no_proof(library: Library, theme: Theme) -> None:
    built = dict(website.render(replace(library, seeds=()), theme, OPTIONS))
    html = built["articles/qinghe-jiaojing-1a2b.html"].decode()
    assert "proof" not in html
    assert "本站没有这篇报道的原版" in html
    assert "seeds/000_feature" not in html


def test_lists_are_paged_and_lose_nothing(pages: Mapping[str, str]) -> None:
    first, second = pages["topics/hazard-control.html"], pages["topics/hazard-control/2.html"]
    cards = re.compile(r'class="card-title"><a href="[^"]*(articles/[^"]+)">')
    assert len(cards.findall(first)) == 50
    assert len(set(cards.findall(first) + cards.findall(second))) == 53
    assert 'rel="next"' in first
    assert 'rel="prev"' in second


def test_downloads_hold_the_whole_article(files: Mapping[str, bytes]) -> None:
    text = files["articles/qinghe-jiaojing-1a2b.txt"].decode()
    assert text.startswith("严管路面 创新服务\n青河县交警大队提升道路交通管理水平\n")
    assert "临时停车位5000个。" in text
    assert "图为民警在路口执勤。" in text
    data = json.loads(files["articles/qinghe-jiaojing-1a2b.json"])
    assert data["date"] == "2019-12~"
    assert data["blocks"][1] == {"kind": "subhead", "text": "源头排查清零隐患"}
    assert files["articles/qinghe-jiaojing-1a2b.md"].startswith(b"---\n")


def test_english_on_a_hand_written_page_is_marked_as_english(pages: Mapping[str, str]) -> None:
    assert '<div lang="en"><p>An archive.</p></div>' in pages["about.html"]
    assert "<div><p>说明。</p></div>" in pages["about.html"]
    assert "<div><p>說明。</p></div>" in pages["zh-hant/about.html"]


def test_the_review_page_lists_the_worst_first(pages: Mapping[str, str]) -> None:
    html = pages["review.html"]
    assert html.index("青河县交警大队提升道路交通管理水平") < html.index("hostile-0000.html")
    assert 'href="seeds/000_feature.html#L14">第 14 行：是否与上文相连</a>' in html
    assert '<p class="why">这里把“…范书记要”与“求逐企逐…”接成一段。' in html
    assert '<p class="why">這裡把「…范書記要」與「求逐企逐…」接成一段。' in pages["zh-hant/review.html"]
    assert '<p class="why" lang="en">read as headline, else subhead: it is long; words of another version</p>' in html
    assert "62%" in html


def test_figures_stand_with_their_clause(pages: Mapping[str, str]) -> None:
    html = pages["figures.html"]
    assert "<td>8680余人次" in html
    assert "青河县交警大队出动警力8680余人次" in html
    assert "qinghe-jiaojing-1a2b.html#p1" in html


def test_rendering_twice_gives_the_same_bytes(library: Library, theme: Theme, files: Mapping[str, bytes]) -> None:
    assert dict(website.render(library, theme, OPTIONS)) == files


@pytest.mark.parametrize("jobs", [2, 3])
def test_any_number_of_processes_gives_the_same_files_in_the_same_order(
    library: Library, theme: Theme, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "CHUNK", 3)  # so that many chunks are under way
    one, several = (list(website.render(library, theme, OPTIONS, number)) for number in (1, jobs))
    assert one == several


def test_no_process_is_forked_beside_threads(library: Library, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    threads, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: threads.append(threading.active_count()) or fork())
    few = partial(parallel.begun, few=1)  # so that all is made by several processes
    monkeypatch.setattr(memo, "begun", lambda work, tasks, jobs, _: few(work, tasks, jobs))
    monkeypatch.setattr(related, "begun", lambda work, tasks, jobs, _: few(work, tasks, jobs))
    before = threading.active_count()
    assert list(website.render(library, theme, OPTIONS, 2)) == list(website.render(library, theme, OPTIONS, 1))
    assert len(threads) > 6
    assert set(threads) == {before}


def test_a_broken_template_is_told_whatever_process_finds_it(library: Library, theme: Theme) -> None:
    sources = {**theme.sources, "list.html": "{{ nothing.there }}"}
    one, several = (
        next(
            o for o in website.render(library, replace(theme, sources=sources), OPTIONS, jobs) if isinstance(o, Problem)
        )
        for jobs in (1, 2)
    )
    assert one == several


def test_a_page_is_a_function_of_its_view_and_what_the_variant_shares(
    hant: Edition, theme: Theme, files: Mapping[str, bytes]
) -> None:
    printer = Printer(Templates(theme), chrome(hant, OPTIONS.scripts))
    for view in views(hant, Stock(hant)):
        sent = pickle.loads(pickle.dumps(view))
        assert sent == view
        assert files["zh-hant/" + view.path] == printer.page(sent)[1]


def test_without_an_address_nothing_absolute_is_claimed(library: Library, theme: Theme) -> None:
    built = dict(website.render(library, theme, website.Options()))
    html = built["articles/qinghe-jiaojing-1a2b.html"].decode()
    assert 'rel="canonical"' not in html
    assert "hreflang" in html  # the switch stays
    assert "sitemap.xml" not in built
    assert b'href="/' in built["404.html"]


def test_one_script_alone_has_no_switch(library: Library, theme: Theme) -> None:
    built = dict(website.render(library, theme, website.Options(BASE_URL, ("hans",))))
    assert not [path for path in built if path.startswith("zh-hant")]
    assert b"script-switch" not in built["index.html"]


def test_an_empty_archive_has_its_pages(library: Library, theme: Theme) -> None:
    empty = Library(site=replace(library.site, repository=""), articles=())
    outputs = list(website.render(empty, theme, OPTIONS))
    assert not [output for output in outputs if isinstance(output, Problem)]
    assert {"index.html", "figures.html", "search.html", "zh-hant/index.html"} <= {output[0] for output in outputs}


@pytest.mark.parametrize("broken", ["list.html", "partials/head.html", "macros/parts.html"])
def test_a_broken_template_gives_a_fatal_problem_that_names_it(broken: str, library: Library, theme: Theme) -> None:
    sources = {**theme.sources, broken: theme.sources[broken] + "\n{% if %}"}
    outputs = website.render(library, replace(theme, sources=sources), OPTIONS)
    problem = next(output for output in outputs if isinstance(output, Problem))
    assert problem.path.endswith(broken)
    assert problem.line == theme.sources[broken].count("\n") + 2
