"""A Chromium to drive: found on the machine, asked to be quiet on the network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
_QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(Exception):
    """There is no Chromium, or no Playwright to drive it. The message says what to install."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running headless Chromium. Raises NoBrowserError."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise NoBrowserError("Playwright is not installed: run `make setup`") from error
    named = os.environ.get("CHROMIUM")
    path = _executable([named] if named else [*filter(None, map(shutil.which, _NAMES)), _MAC])
    if named and path is None:
        raise NoBrowserError(f"no Chromium: CHROMIUM names {named}, which is no program")
    with sync_playwright() as playwright:
        path = path or _executable([playwright.chromium.executable_path])
        if path is None:
            raise NoBrowserError("no Chromium: install chromium or Chrome, or name one in CHROMIUM")
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        try:
            browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, *sandbox])
        except Error as error:
            raise NoBrowserError(f"{path} does not start: {error.message.splitlines()[0]}") from error
        try:
            yield browser
        finally:
            browser.close()


def _executable(paths: Iterable[str]) -> str | None:
    return next((path for path in paths if Path(path).is_file() and os.access(path, os.X_OK)), None)
