"""What a test does in a tab is unknown in the next one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from gazette.serve import SiteServer
from tests.tabs import tab

pytestmark = pytest.mark.browser

STORE = """() => { localStorage.theme = 'dark'; sessionStorage.theme = 'dark'; document.cookie = 'theme=dark';
    return new Promise((done) => { indexedDB.open('theme').onsuccess = done; }).then(() => null); }"""
STORED = """async () => [localStorage.length, sessionStorage.length, document.cookie.length,
    (await indexedDB.databases()).length, history.length]"""


def stored(page: Page, address: str) -> list[int]:
    """How much of each kind is stored there, and how many pages the tab has seen."""
    page.goto(address)
    return list(page.evaluate(STORED))


def test_a_tab_is_fresh_in_a_window_that_stays(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title>", encoding="utf-8")
    windows = len(browser.contexts)
    with SiteServer(tmp_path, port=0) as server:
        for address in (server.url, (tmp_path / "index.html").as_uri()):
            with tab(browser, locale="de") as page:
                fresh = stored(page, address)
                page.evaluate(STORE)
                assert all(now > before for now, before in zip(stored(page, address)[:2], fresh, strict=False))
            with tab(browser, locale="de") as page:
                assert stored(page, address) == fresh
    assert len(browser.contexts) == windows + 1
