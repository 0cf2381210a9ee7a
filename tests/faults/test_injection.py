"""Hostile text is text: every payload in every sink of a real site, looked at with a real browser.

The browser ignores the Content Security Policy here, so that escaping alone has to hold; a policy is checked besides.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from gazette import contentpage
from gazette.model import Article, Contributor, ReadingNote, Source
from gazette.screen import Screen
from gazette.serve import SiteServer
from tests.faults.workshop import BRIEF, ROOT, Workshop
from tests.tabs import tab

pytestmark = pytest.mark.browser

PAYLOADS = {
    "script": "<script data-hit>hit()</script>",
    "image": "<img data-hit src=x onerror=hit()>",
    "attribute": '" data-hit onmouseover="hit()" x=\'',
    "apostrophe": "' data-hit onfocus='hit()' autofocus x=\"",
    "end of script": "</script><svg data-hit onload=hit()>",
    "end of title": "</title></textarea></style><iframe data-hit srcdoc='<script>parent.hit()</script>'>",
    "comment": "--><!--><img data-hit src=x onerror=hit()>",
    "cdata": "]]><b data-hit>",
    "entity": "&lt;img data-hit src=x onerror=hit()&gt;&#60;b data-hit&#62;",
    "template": "{{ [].constructor.constructor('hit()')() }}${hit()}{% raw %}",
    "link": "[x](javascript:hit())<javascript:hit()>",
    "formula": '=HYPERLINK("http://evil.example","x")+cmd|\' /C calc\'!A0',
    "line": "一\u2028二\u2029三\\u003cimg data-hit\\u003e",
}
WORD = "冠县交警"  # stands in every title, to search for


def article(name: str, payload: str) -> Article:
    """One page with the payload in every field."""
    return Article(
        title=f"{WORD} {payload}",
        body=f"{payload}\n\n冠县交警大队的正文 {payload}\n\n## {payload}\n\n`{payload}`\n\n> {payload}\n\n- {payload}",
        source=Source("a.txt", ((1, 3),)),
        slug=name,
        kicker=f"引 {payload}",
        subtitle=f"副 {payload}",
        section=f"栏 {payload}",
        byline=f"记者 {payload}",
        contributors=(Contributor(f"记者 {payload}", f"名 {payload}"),),
        date="2019-12~",
        date_basis=f"据 {payload}",
        topics=("road-safety",),
        places=(f"地 {payload}",),
        agencies=(f"机 {payload}",),
        captions=(f"图 {payload}",),
        title_derived=True,
        reading=ReadingNote(0.1, (f"疑 {payload}",)),
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site whose every field is hostile."""
    shop = Workshop(tmp_path_factory.mktemp("hostile"))
    everything = "\n".join(PAYLOADS.values())
    shop.seed("a.txt", f"{BRIEF}\n{everything}\n")
    shop.seed("<img data-hit src=x onerror=hit()>.txt", everything)
    assert shop.convert().code == 0
    for number, payload in enumerate(PAYLOADS.values()):
        name = f"hostile-{number}"
        (shop.content / "articles" / f"{name}.md").write_text(contentpage.dumps(article(name, payload)))
    withdrawn = contentpage.dumps(article("gone", "x")).replace(
        "---\n\n", f"withdrawn: {json.dumps(everything)}\n---\n\n"
    )
    (shop.content / "articles" / "gone.md").write_text(withdrawn.replace("\\n", " "))
    (shop.content / "pages").mkdir()
    (shop.content / "pages" / "about.md").write_text(f"# 关于 {PAYLOADS['image']}\n\n{everything}\n")
    fields = ("name", "tagline", "publisher")
    site = {field: f"{field} {PAYLOADS['attribute']} {PAYLOADS['end of script']}" for field in fields}
    (shop.content / "site.yaml").write_text(json.dumps({**site, "base_url": "https://a.example/"}))
    outcome = shop.build("--search")
    assert outcome.code == 0, outcome.err
    assert " G10" not in outcome.err
    return shop.site


@pytest.fixture(scope="module")
def home(hostile: Path) -> Iterator[str]:
    with SiteServer(hostile, port=0, prefix="/repo/") as server:
        yield server.url


@pytest.fixture
def victim(browser: Browser) -> Iterator[Page]:
    """A tab without the policy, that remembers whether anything ran."""
    with tab(browser, bypass_csp=True, locale="zh-CN") as page:
        page.add_init_script("window.hits = []; window.hit = () => window.hits.push(location.href)")
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
        yield page


def harmless(page: Page) -> None:
    """Nothing ran, and no element, attribute or link was made of a payload."""
    assert page.evaluate("window.hits") == []
    assert page.locator("[data-hit], [onerror], [onload], [onmouseover], [onfocus], iframe[srcdoc]").count() == 0
    schemes = page.evaluate(
        "[...document.querySelectorAll('[href], [src], [action]')].map(e => e.href || e.src || e.action)"
    )
    assert not [address for address in schemes if str(address).startswith(("javascript:", "data:text", "vbscript:"))]


def test_no_payload_runs_on_any_page(hostile: Path, home: str, victim: Page) -> None:
    kinds: dict[str, list[str]] = {}
    for path in sorted(hostile.rglob("*.html")):
        if "data-hit" in path.read_text():
            name = path.relative_to(hostile).as_posix()
            kinds.setdefault(name.rpartition("/")[0], []).append(name)
    assert {"", "articles", "seeds", "people", "zh-hant/articles"} <= kinds.keys()
    for kind, names in kinds.items():
        for name in names[:: 1 if kind in ("", "articles") else 5]:
            victim.goto(home + quote(name), wait_until="domcontentloaded")
            harmless(victim)


def test_the_browser_would_have_noticed(victim: Page, home: str) -> None:
    victim.goto(home)
    victim.evaluate("(html) => document.body.insertAdjacentHTML('beforeend', html)", PAYLOADS["image"])
    victim.wait_for_function("() => window.hits.length > 0")
    with pytest.raises(AssertionError):
        harmless(victim)


def test_no_payload_runs_in_search_results(home: str, victim: Page) -> None:
    for root in ("", "zh-hant/"):
        for query in (WORD, "<img data-hit src=x onerror=hit()>", "data-hit", '" onfocus="hit()'):
            victim.goto(f"{home}{root}search.html?q={quote(query)}")
            expect(victim.locator(".search-status")).to_have_text(re.compile("找到|没有|沒有"))
            victim.wait_for_timeout(200)  # for a payload to run, if it could
            harmless(victim)
        victim.goto(f"{home}{root}search.html?q={quote(WORD)}")
        expect(victim.locator(".search-result")).not_to_have_count(0)
        harmless(victim)


def test_no_payload_runs_in_the_overlay_of_watch(hostile: Path, victim: Page) -> None:
    screen = Screen()
    with SiteServer(hostile, port=0, screen=screen) as server:
        victim.goto(server.url)
        screen.show([f"content/{payload}:1: G101 {payload}; {payload}" for payload in PAYLOADS.values()], reload=False)
        victim.wait_for_function("() => document.body.innerText.includes('G101') || [...document.querySelectorAll('*')]"
                                 ".some((e) => e.shadowRoot && e.shadowRoot.textContent.includes('G101'))")  # fmt: skip
        harmless(victim)


def test_titles_are_shown_as_they_are_written(home: str, victim: Page) -> None:
    for number, payload in enumerate(PAYLOADS.values()):
        victim.goto(f"{home}articles/hostile-{number}.html")
        expected = " ".join(f"{WORD} {payload}".split())
        assert expected in " ".join(victim.locator("h1").inner_text().split())
        harmless(victim)


def test_data_in_pages_is_valid_and_says_the_title(hostile: Path) -> None:
    for number, payload in enumerate(PAYLOADS.values()):
        html = (hostile / "articles" / f"hostile-{number}.html").read_text()
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
        assert found
        text = json.dumps(json.loads(found[0]), ensure_ascii=False).replace('\\"', '"').replace("\\\\", "\\")
        assert payload.split("\u2028")[0] in text


def test_feeds_and_sitemaps_are_well_formed_and_records_valid(hostile: Path) -> None:
    kinds = {"xml": 0, "json": 0}
    for path in sorted(hostile.rglob("*")):
        if path.suffix == ".xml":
            ElementTree.fromstring(path.read_bytes())
        elif path.suffix == ".json":
            json.loads(path.read_bytes())
        kinds[path.suffix[1:]] = kinds.get(path.suffix[1:], 0) + 1
    assert min(kinds["xml"], kinds["json"]) > 10


def test_no_cell_of_a_table_to_download_is_a_formula(hostile: Path) -> None:
    for path in sorted(hostile.rglob("*.csv")):
        with path.open(newline="", encoding="utf-8-sig") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell[:1] in "=+-@\t\r" and cell[:1] and not cell[1:2].isdigit()], (
                    path
                )


def test_every_page_has_a_policy_and_nothing_inline_that_runs(hostile: Path) -> None:
    for path in sorted(hostile.rglob("*.html")):
        html = path.read_text()
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy, path
        assert "default-src 'self'" in policy[1].replace("&#39;", "'")
        assert "unsafe-inline" not in policy[1].partition("style-src")[0]
        assert "'unsafe-eval'" not in policy[1].replace("&#39;", "'")
        for attributes, inside in re.findall(r"<script\b([^>]*)>(.*?)</script>", html, re.S):
            assert not inside.strip() or "application/" in attributes, f"{path.name}: an inline script"
        assert not re.search(r"<[a-z][^>]*\son[a-z]+\s*=", re.sub(r'="[^"]*"', '=""', html)), path


def test_templates_hold_no_inline_handlers() -> None:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        assert not re.search(r"\son(click|load|error|focus|mouseover|submit|change|input)\s*=", path.read_text()), path
