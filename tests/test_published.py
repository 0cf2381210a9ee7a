"""The built site under /repo/, as GitHub Pages serves a project: what a reader meets first works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def reader(page: Page, server: str) -> Iterator[Page]:
    """A tab that fails the test when anything is missing, breaks, or is asked of another host."""
    faults: list[str] = []
    here = urlsplit(server).netloc
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda message: faults.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("request", lambda request: faults.append(request.url) if urlsplit(request.url).netloc != here else None)
    page.on(
        "response",
        lambda response: faults.append(f"{response.status} {response.url}") if response.status > 399 else None,
    )
    yield page
    assert faults == []


def articles(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "articles").glob("*.html"))


@pytest.mark.parametrize("root", ["", "zh-hant/"])
def test_home_leads_to_an_article_and_on_to_a_list(reader: Page, server: str, root: str) -> None:
    reader.goto(server + root)
    reader.locator("main a[href*='articles/']").first.click()
    reader.wait_for_url(f"{server}{root}articles/*")
    expect(reader.locator("main h1")).to_be_visible()
    reader.locator("main a[href*='topics/']").first.click()
    reader.wait_for_url(f"{server}{root}topics/*")
    expect(reader.locator("main a[href*='articles/']").first).to_be_visible()


def test_the_script_switch_stays_on_the_page(reader: Page, server: str, built_site: Path) -> None:
    name = articles(built_site)[0]
    reader.goto(f"{server}articles/{name}")
    reader.locator("header a[hreflang='zh-Hant'], a[hreflang='zh-Hant']").first.click()
    expect(reader).to_have_url(f"{server}zh-hant/articles/{name}")
    expect(reader.locator("html")).to_have_attribute("lang", "zh-Hant")


@pytest.mark.parametrize("typed", ["交警大队", "交警大隊"])
@pytest.mark.parametrize("root", ["", "zh-hant/"])
def test_search_finds_in_either_script_on_either_variant(reader: Page, server: str, root: str, typed: str) -> None:
    reader.goto(f"{server}{root}search.html?q={typed}")
    results = reader.locator("main a[href*='articles/']")
    expect(results.first).to_be_visible()
    results.first.click()
    reader.wait_for_url(f"{server}{root}articles/*")
    expect(reader.locator("main")).to_contain_text(re.compile("交警大队|交警大隊"))


def test_a_page_that_is_not_there_is_told_with_working_links(page: Page, server: str) -> None:
    response = page.goto(f"{server}articles/there/is/none.html")
    assert response is not None
    assert response.status == 404
    expect(page.locator("h1")).to_be_visible()
    sheet = page.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length)")
    assert sheet
    assert all(sheet)
    home = page.locator(f"a[href$='{urlsplit(server).path}'], a[href$='{urlsplit(server).path}index.html']").first
    home.click()
    page.wait_for_url(re.compile(f"{re.escape(server)}(index.html)?$"))


def test_pages_can_be_read_from_disk(page: Page, built_site: Path) -> None:
    page.goto((built_site / "index.html").as_uri())
    page.locator("main a[href*='articles/']").first.click()
    expect(page.locator("main h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily")
    assert page.evaluate("[...document.styleSheets].length") > 0
