"""Fixtures for every test: a real browser, a site built from the seeds, and a server that puts it under /repo/."""

from __future__ import annotations

import fcntl
import importlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from gazette.serve import SiteServer
from gazette.website import Rendered
from gazette.website.templating import Templates
from gazette.website.theme import Theme
from tests import browsers
from tests.patience import HANGS, MILLISECONDS
from tests.tabs import tab

ROOT = Path(__file__).resolve().parent.parent

# A test tells of the code, not of luck or of how busy the machine is: the same examples every time, unless asked for
# others, none of which has to be quick; and a browser is waited for.
settings.register_profile(
    "gazette",
    deadline=None,
    derandomize="GAZETTE_RANDOM" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("gazette")
expect.set_options(timeout=MILLISECONDS)
# What a shell runs in the background ignores SIGINT, and so would all that the tests start, and have to interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


# The files that take longest, longest first: `make test` gives each file to one process, so that what its tests share
# is made once; and what began last would be waited for.
SLOWEST = (
    "search/test_browser.py",
    "website/test_browser.py",
    "search/test_verdict.py",
    "faults/test_text_that_comes_in.py",
    "faults/test_injection.py",
    "faults/test_machine.py",
    "test_build.py",
    "website/test_incremental.py",
    "faults/test_content.py",
    "test_journal.py",
    "test_shards.py",
    "website/test_html.py",
    "press/test_press.py",
    "test_live.py",
    "faults/test_stopping.py",
    "faults/test_promises.py",
    "test_page_quality.py",
    "test_watch.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    ranks = {ROOT / "tests" / name: rank for rank, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


@pytest.fixture(scope="session", autouse=True)
def dear_things_are_made_once() -> Iterator[None]:
    """Let builds in this process that begin from nothing share the compiled templates of a theme, as a watch does.

    To compile takes longer than all else in the build of a small archive. A build that knows of an earlier one finds
    its templates itself; what is built in a process of its own (`built_site`, for one) compiles from nothing. And
    nobody cuts the power: no disk need write out what was given to it.
    """
    render = importlib.import_module("gazette.website.render")  # the package has a function of the same name
    find, compiled = render._templates, list[Templates]()

    def shared(theme: Theme, last: Rendered) -> Templates:
        if last.variants:
            return find(theme, last)
        if not any(render._same(known.theme, theme) for known in compiled):
            compiled[:] = [find(theme, last), *compiled[:7]]
        return next(known for known in compiled if render._same(known.theme, theme))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "_templates", shared)
        patch.setattr("os.sync", lambda: None)
        patch.setattr("os.fsync", lambda _: None)
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker."""
    path = browsers.find()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=browsers.flags(), timeout=MILLISECONDS)
        patient(chromium)
        yield chromium
        chromium.close()


def patient(chromium: Browser) -> None:
    """Let every tab wait as long as a busy machine may take."""
    new_context = chromium.new_context

    def waiting(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(MILLISECONDS)
        return context

    chromium.new_context = waiting  # type: ignore[method-assign]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab, without history or storage."""
    with tab(browser, locale="zh-CN", viewport={"width": 1280, "height": 800}) as fresh:
        yield fresh


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """site/ as the five seeds give it, built once for all workers. Look at it only: do not write there."""
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # pytest-xdist: one folder above the workers' own
        shared = shared.parent
    site = shared / "built" / "site"
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site / "index.html").is_file():
            build(site, content=hand_written(shared / "built" / "content"))
    return site


def hand_written(content: Path) -> Path:
    """A content folder with what people wrote (vocabulary, pages, settings), and without what the build makes."""
    made = shutil.ignore_patterns("articles", "proposals", "manifest.json")
    return Path(shutil.copytree(ROOT / "content", content, ignore=made, dirs_exist_ok=True))


def build(site: Path, *, content: Path, seeds: Path = ROOT / "seeds") -> None:
    """Run the whole build from nothing, as a reader of the README would."""
    folders = ["--seeds", seeds, "--content", content, "--site", site, "--base-url", "https://archive.example/repo/"]
    command = [sys.executable, "build.py", "build", "--strict", "--quiet", *map(str, folders)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[str]:
    """The address of the built site's home page, below /repo/ as on GitHub Pages."""
    with SiteServer(built_site, port=0, prefix="/repo/") as running:
        yield running.url
