"""The browser that the tests drive: the system's Chromium or Chrome, else the one that Playwright installed.

As a program: prints its path, or says in one line that there is none and exits with 1.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = ("Google Chrome.app/Contents/MacOS/Google Chrome", "Chromium.app/Contents/MacOS/Chromium")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MISSING = "no Chromium: run `make test`, or install Chromium or Chrome, or name one in GAZETTE_CHROMIUM"


@functools.cache
def find() -> str:
    """The path of the browser. Exits with one line where there is none: a test without its browser must not pass."""
    for path in _candidates():
        if os.access(path, os.X_OK):
            return path
    raise SystemExit(MISSING)


def _candidates() -> Iterator[str]:
    if given := os.environ.get("GAZETTE_CHROMIUM"):
        yield given
        return
    yield from (path for name in NAMES if (path := shutil.which(name)) and not _is_snap_pointer(path))
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (str(folder / name) for name in MAC)
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _is_snap_pointer(path: str) -> bool:
    """Ubuntu's package `chromium-browser` is a script that asks for a snap."""
    return Path(path).read_bytes()[:2] == b"#!" and b"/snap/" in Path(path).read_bytes()


def flags() -> list[str]:
    """The command line of the browser: quiet on the network; without the sandbox where root runs the tests."""
    return [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]


if __name__ == "__main__":
    sys.stdout.write(find() + "\n")
