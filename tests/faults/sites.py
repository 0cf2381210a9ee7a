"""Random histories of an archive with its website: pages, seeds, templates and vocabulary change, builds come between.

In the end the site is that of a build from nothing. Templates are compiled and OpenCC is opened once for all histories,
which takes far longer than all else; what is kept from build to build is what the command keeps.
"""

from __future__ import annotations

import atexit
import importlib
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

import build
from gazette import disk, options, record, script, website
from gazette.model import Severity
from gazette.parallel import Beside
from gazette.progress import Progress
from tests.faults.persons import RealHistory
from tests.faults.shelves import MEMORY
from tests.faults.workshop import ROOT

# What may change besides pages and seeds: a word of a template to another, and files of content/ with their texts.
LOOKS = (("", ""), ("<main", '<main data-x="1"'), ("</body>", "<!-- x --></body>"))
TOPICS = "- id: {}\n  label: {}\n  terms: [{}]\n"
WORDS = {
    "vocabulary/topics.yaml": (TOPICS.format("road-safety", "道路安全", "村的"), TOPICS.format("x", "新", "镇"), ""),
    "vocabulary/places.yaml": ("", "- {id: x, name: 村}\n"),
    "site.yaml": ("", "name: 某报\n", "tagline: 甲\n"),
    "pages/about.md": ("# 关于\n\n文\n", "# 又\n\n文\n"),
}


@cache
def look(number: int) -> Path:
    """A folder of templates."""
    folder = Path(tempfile.mkdtemp(prefix="look-", dir=MEMORY if MEMORY.is_dir() else None))
    atexit.register(shutil.rmtree, folder)
    shutil.copytree(ROOT / "templates", folder, dirs_exist_ok=True)
    base = folder / "base.html"
    assert LOOKS[number][0] in base.read_text()
    base.write_text(base.read_text().replace(*LOOKS[number], 1))
    return folder


load = cache(website.load)
hant = cache(script.Hant)
compiled: dict[Path, website.Rendered] = {}  # by folder of templates


@contextmanager
def quick() -> Iterator[None]:
    """Open once for all histories what is dear to open, and no site depends on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(website, "load", load)
        patch.setattr(importlib.import_module("gazette.website.render"), "Hant", hant)
        patch.setattr("os.sync", lambda: None)  # of all disks of this machine
        yield


def snapshot_of(site: Path) -> Mapping[str, bytes]:
    return {path: (site / path).read_bytes() for path in disk.list_files(site)}


class SiteHistory(RealHistory):
    """An archive's history with its website."""

    def __init__(self) -> None:
        super().__init__()
        self.look = 0
        for name in WORDS:
            self.shelf.put(name, WORDS[name][0])

    def the_promises_hold(self) -> None:
        """Those of the pages are held without a website."""

    def teardown(self) -> None:
        try:
            self.the_site_is_that_of_a_clean_build()
        finally:
            self.shelf.close()

    @rule(number=st.integers(0, len(LOOKS) - 1))
    def templates_change(self, number: int) -> None:
        self.look = number

    @rule(name=st.sampled_from(sorted(WORDS)), which=st.integers(0, 2))
    def words_change(self, name: str, which: int) -> None:
        self.shelf.put(name, WORDS[name][which % len(WORDS[name])])

    @rule()
    def site_is_built(self) -> None:
        self.files()
        self.build(self.shelf.root / "site")

    @rule(at=st.integers(0, 300))
    def file_of_the_site_is_spoilt(self, at: int) -> None:
        site = self.shelf.root / "site"
        files = sorted(set(disk.list_files(site)) - {".gazette-site"})
        if files:
            path = site / files[at % len(files)]
            path.unlink() if at % 2 else path.write_bytes(b"x")

    def the_site_is_that_of_a_clean_build(self) -> None:
        """What was kept from build to build makes no difference, whatever happened between."""
        self.files()
        kept, clean = self.shelf.root / "site", self.shelf.root / "clean" / "site"
        fatal = self.build(kept)
        assert self.build(clean) == fatal
        assert fatal or snapshot_of(kept) == snapshot_of(clean)

    def build(self, site: Path) -> set[str]:
        """Build from the last build's record, where there is one; the codes of what was fatal."""
        folders = ("--content", self.shelf.content, "--seeds", self.seed_folder(), "--site", site)
        words = ("build", *folders, "--templates", look(self.look), "--no-search", "--scripts", "hans", "--jobs", "1")
        asked = options.parse([str(word) for word in words])
        before = record.standing(record.load(asked.cache), asked.site)
        known = record.load_rendered(before, asked.cache)
        if asked.templates in compiled:
            known = replace(known, variants=compiled[asked.templates].variants)
        with quick():
            shelf, last = record.load_shelf(asked.cache), build.Done(rendered=known)
            done = build.build(asked, Progress(sys.stderr, quiet=True), before, Beside(), shelf, last)
        if not done.aborted:
            compiled[asked.templates] = done.rendered
            build.remember(asked, build.Done(), done, "")
        return {problem.code for problem in done.problems if problem.severity is Severity.FATAL}
