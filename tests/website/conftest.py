"""The archive built once for all tests of the website."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from gazette import website
from gazette.model import Library, Problem
from gazette.search.index import index
from gazette.website.edition import Edition
from gazette.website.render import editions
from gazette.website.theme import Theme

from .archive import BASE_URL, TEMPLATES, archive

OPTIONS = website.Options(base_url=BASE_URL)


@pytest.fixture(scope="session")
def theme() -> Theme:
    loaded, problems = website.load(TEMPLATES)
    assert problems == ()
    return loaded


@pytest.fixture(scope="session")
def library() -> Library:
    return archive()


@pytest.fixture(scope="session")
def hans(library: Library, theme: Theme) -> Edition:
    return next(editions(library, theme, OPTIONS))


@pytest.fixture(scope="session")
def hant(library: Library, theme: Theme) -> Edition:
    return list(editions(library, theme, OPTIONS))[1]


@pytest.fixture(scope="session")
def files(library: Library, theme: Theme) -> Mapping[str, bytes]:
    """Every file of the site, by path."""
    outputs = list(website.render(library, theme, OPTIONS))
    assert not [output for output in outputs if isinstance(output, Problem)]
    assert len({output[0] for output in outputs}) == len(outputs), "two pages of one address"
    return dict(outputs)


@pytest.fixture(scope="session")
def pages(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Every HTML page, by path."""
    return {path: data.decode() for path, data in files.items() if path.endswith(".html")}


@pytest.fixture(scope="session")
def site(files: Mapping[str, bytes], library: Library) -> Iterator[Path]:
    """The site on disk with its search, below a folder `repo/` as GitHub Pages serves it."""
    folder = Path(tempfile.mkdtemp(prefix="gazette-site-"))
    assert index(library, folder / "repo" / "pagefind", folder / "parts").problems == ()
    for path, data in files.items():
        target = folder / "repo" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    yield folder / "repo"
    shutil.rmtree(folder)
