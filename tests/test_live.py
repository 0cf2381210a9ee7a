"""`build.py watch` as a person uses it: save a file, and the open tab shows it by itself."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.patience import HANGS

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.browser


@pytest.fixture
def content(tmp_path: Path, built_site: Path) -> Path:
    """A copy of what the seeds give, to edit."""
    return Path(shutil.copytree(built_site.parent / "content", tmp_path / "content"))


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    """The address at which a running watch serves the site."""
    folders = ["--content", content, "--site", content.parent / "site", "--seeds", ROOT / "seeds"]
    command = [sys.executable, "build.py", "watch", "--port", "0", "--no-search", *map(str, folders)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    log = content.parent / "log"
    with log.open("w") as out:
        watch = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=out, text=True, env=environment)
    try:
        assert watch.stdout is not None
        line = watch.stdout.readline()
        found = re.search(r"http://\S+/", line)
        assert found, f"{line}\n{log.read_text()}"
        yield found[0]
    finally:
        watch.send_signal(signal.SIGINT)
        watch.communicate(timeout=HANGS)
    assert watch.returncode == 0, log.read_text()
    assert "Traceback" not in log.read_text()


def save(path: Path, text: str) -> None:
    """As careful editors do: a new file, moved over the old one."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def test_a_saved_page_shows_in_the_open_tab_and_a_broken_one_tells_what_is_wrong(
    page: Page, address: str, content: Path
) -> None:
    article = sorted((content / "articles").rglob("*.md"))[0]
    text = article.read_text(encoding="utf-8")
    title = page.locator("main h1")
    response = page.goto(f"{address}articles/{article.stem}.html", wait_until="load")
    assert response is not None
    expect(title).to_be_visible()

    edited = re.sub(r"(?m)^title: .*$", "title: 人工更正的标题", text, count=1)
    save(article, edited)
    expect(title).to_contain_text("人工更正的标题")

    save(article, edited.replace("title: ", "titel: ", 1))
    expect(page.get_by_role("alert")).to_contain_text(f"{article.name}:2")
    expect(page.get_by_role("alert")).to_contain_text("G107")

    save(article, edited)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(title).to_contain_text("人工更正的标题")
    assert article.read_text(encoding="utf-8") == edited
    page.goto("about:blank")
