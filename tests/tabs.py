"""Tabs for the tests: each is fresh, without history or storage, in a window that stays open for others.

To open a window, and to begin the process that shows its pages, takes Chromium longer than most of what the tests do
there. So each window has an empty tab at this machine's address, whose process shows the pages of all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, Page

_windows: WeakKeyDictionary[Browser, dict[str, BrowserContext]] = WeakKeyDictionary()


@contextmanager
def tab(browser: Browser, **options: Any) -> Iterator[Page]:
    """A tab in a window with these options (those of `Browser.new_context`)."""
    window = _window(browser, options)
    page = window.new_page()
    visited: set[str] = set()
    page.on("framenavigated", lambda frame: visited.add("{0.scheme}://{0.netloc}".format(urlsplit(frame.url))))
    try:
        yield page
    finally:
        _forget(window, page, visited)


def _window(browser: Browser, options: dict[str, Any]) -> BrowserContext:
    windows = _windows.setdefault(browser, {})
    key = repr(sorted(options.items()))
    if key not in windows:
        windows[key] = browser.new_context(**options)
        empty = windows[key].new_page()
        empty.route("**/*", lambda route: route.fulfill(body="<!doctype html>", content_type="text/html"))
        empty.goto("http://127.0.0.1/")
    return windows[key]


def _forget(window: BrowserContext, page: Page, origins: set[str]) -> None:
    """Leave nothing of what a tab stored, and close it with whatever it opened."""
    session = window.new_cdp_session(page)
    for origin in sorted(origins):
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    window.clear_cookies()
    window.clear_permissions()
    for each in window.pages[1:]:  # the first is the empty one
        each.close()
