"""Archives to search: a small website with the texts that the tests look for, and a generated archive of 1,000."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from gazette import vocabulary
from gazette.library import addresses
from gazette.model import Article, Library, Problem, Site
from gazette.search.index import index
from gazette.serve import SiteServer
from gazette.website import Options, load, render
from tests.pages.archive import make_articles
from tests.search.texts import ARTICLES

ROOT = Path(__file__).resolve().parent.parent.parent


def library(articles: Sequence[Article]) -> Library:
    words, _ = vocabulary.load(ROOT / "content" / "vocabulary")
    listed = tuple(sorted(articles, key=lambda article: article.slug))
    return Library(Site(name="冠县记录"), listed, words, addresses=addresses(listed, words))


@pytest.fixture(scope="session")
def small() -> Library:
    """Articles with known texts, among 60 generated ones."""
    return library([*ARTICLES, *make_articles(60, 3)])


@pytest.fixture(scope="session")
def large() -> Library:
    return library(make_articles(1000, 5))


def once(tmp_path_factory: pytest.TempPathFactory, worker: str, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that all workers share, made by the first."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if worker.startswith("gw") else shared
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").is_file():
            make(folder)
            (folder / "done").touch()
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, small: Library) -> Path:
    """The small archive as a website."""

    def make(folder: Path) -> None:
        files, problems = load(ROOT / "templates")
        assert not problems
        for output in render(small, files, Options()):
            assert not isinstance(output, Problem)
            path = folder / output[0]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output[1])
        assert not index(small, folder / "pagefind", folder.parent / "small-parts").problems

    return once(tmp_path_factory, getattr(request.config, "workerinput", {}).get("workerid", ""), "small", make)


@pytest.fixture(scope="session")
def large_site(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest, site: Path, large: Library
) -> Path:
    """The large archive's index below the small one's search pages: no other page is asked for."""

    def make(folder: Path) -> None:
        shutil.copytree(site / "assets", folder / "assets")
        for page in ("search.html", "zh-hant/search.html"):
            (folder / page).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(site / page, folder / page)
        assert not index(large, folder / "pagefind", folder.parent / "large-parts").problems

    return once(tmp_path_factory, getattr(request.config, "workerinput", {}).get("workerid", ""), "large", make)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the small archive, below /repo/ as on GitHub Pages."""
    with SiteServer(site, port=0, prefix="/repo/") as server:
        yield server.url
