"""A Chromium to drive: the system's Chromium or Chrome, else the one of Playwright; quiet on the network."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
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


_NO_PLAYWRIGHT = NoBrowserError("Playwright is not installed: run `make dev`")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running headless Chromium. Raises NoBrowserError."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise _NO_PLAYWRIGHT from error
    path = find()
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=flags())
        except Error as error:
            raise NoBrowserError(f"{path} does not start: {error.message.splitlines()[0]}") from error
        try:
            yield browser
        finally:
            browser.close()


def find() -> str:
    """The path of the browser: the one that CHROMIUM names, else the first that is there. Raises NoBrowserError."""
    if named := os.environ.get("CHROMIUM"):
        if not _is_program(named):
            raise NoBrowserError(f"no Chromium: CHROMIUM names {named}, which is no program")
        return named
    return _usual()


@functools.cache
def _usual() -> str:
    for path in _candidates():
        if _is_program(path):
            return path
    raise NoBrowserError("no Chromium: install chromium or Chrome, or name one in CHROMIUM")


def _candidates() -> Iterator[str]:
    yield from (path for name in _NAMES if (path := shutil.which(name)) and not _is_snap_pointer(path))
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (str(folder / name) for name in _MAC)
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise _NO_PLAYWRIGHT from error
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _is_program(path: str) -> bool:
    return Path(path).is_file() and os.access(path, os.X_OK)


def _is_snap_pointer(path: str) -> bool:
    """Ubuntu's package `chromium-browser` is a script that asks for a snap."""
    return Path(path).read_bytes()[:2] == b"#!" and b"/snap/" in Path(path).read_bytes()


def flags() -> list[str]:
    """The command line of the browser: quiet on the network; without the sandbox where root runs it."""
    return [*_QUIET, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
