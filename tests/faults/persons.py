"""Random histories of an archive: people edit, move, split, join and delete pages while seeds and readings change.

The machine writes to a real folder through the real plan and the real journal, and is killed now and then. After every
step each file that a person left stands exactly as they left it, and what a killed conversion leaves is all or nothing.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import build
from gazette import check, contentpage, disk, edits, journal, library, manifest, options, proposals, record, texts
from gazette.edits import Generated, Plan
from gazette.manifest import Manifest
from gazette.model import Problem, Severity
from gazette.progress import Progress
from tests.archive import prose, read
from tests.faults.injection import killed_at

SEEDS = ("a.txt", "b.txt", "c.txt")
LINES = 12
SITES = 8  # one history in so many has its website built, which takes the longest

cuts = st.lists(st.integers(2, LINES), max_size=3, unique=True).map(sorted)
pick = st.integers(0, 999)

# What people do to a page. Whatever it is, it stays.
EDITS: tuple[Callable[[str], str], ...] = (
    lambda page: page + "编者按\n",
    lambda page: page.rstrip("\n"),
    lambda page: page.replace("\n", "\r\n"),
    lambda page: "\ufeff" + page,
    lambda page: page + "\udcff",  # a byte that is not UTF-8
    lambda page: page.replace("title: ", "title: 新", 1),
    lambda page: page.replace("source:", "topics: [road-safety]\nsource:", 1),
    lambda page: page.replace("lines: ", "lines: 1-2, ", 1),
    lambda page: page.partition("\n---\n")[2],  # without its front matter
    lambda page: page.replace("。", "。\n\n").replace("镇", "乡"),
    lambda _: "---\n",
    lambda _: "",
)


def snapshot_of(site: Path) -> Mapping[str, bytes]:
    return {path: (site / path).read_bytes() for path in disk.list_files(site)}


class History(RuleBasedStateMachine):
    """One archive's history."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="history-"))
        self.content = self.folder / "content"
        (self.content / "articles").mkdir(parents=True)
        self.seeds: dict[str, tuple[int, list[int]]] = {}  # name to where its text begins, and its cuts
        self.left: dict[str, str] = {}  # what people left, by path
        self.gone: set[str] = set()  # pages that people deleted
        self.older = ""  # a manifest of an earlier day
        self.own = 0
        self.has_site = False
        self.people_came = False
        self.tampered = False  # whether a manifest was lost or replaced

    def teardown(self) -> None:
        try:
            if self.has_site:
                self.the_site_is_that_of_a_clean_build()
        finally:
            shutil.rmtree(self.folder)

    # --- the machine --------------------------------------------------------------------------------------------

    def generated(self) -> Generated:
        found = []
        for start, name in sorted(
            {start: name for name, (start, _) in sorted(self.seeds.items(), reverse=True)}.items()
        ):
            at = self.seeds[name][1]  # of seeds that hold the same text the first by name is read
            bounds = [1, *at, LINES + 1]
            parts = [(f"题{start + low}", low, high - 1) for low, high in pairwise(bounds)]
            reading, articles = read(name, prose(LINES, start), *parts)
            found.append((reading, tuple(replace(article, title_derived=True) for article in articles)))
        return found

    def memory(self) -> Manifest:
        found, problems = manifest.read(self.content / manifest.NAME)
        assert problems == ()
        return found

    def files(self) -> dict[str, str]:
        """What stands in content/, once the machine has come to itself again."""
        journal.recover(self.content)
        return texts.read(self.content)[0]

    def plan(self, files: Mapping[str, str]) -> Plan:
        return edits.plan(self.generated(), self.memory(), files)

    def convert(self) -> None:
        files = self.files()
        plan = self.plan(files)
        if not any(problem.code == "G111" for problem in plan.problems):
            assert not isinstance(journal.write_batch(self.content, plan.writes, plan.deletes, files), Problem)
        self.what_people_left_stands()
        self.forget({contentpage.dumps(article) for _, articles in self.generated() for article in articles})

    def forget(self, generated: Collection[str]) -> None:
        """What people left and the machine would write as well is no edit any more."""
        self.left = {path: text for path, text in self.left.items() if text not in generated}

    @initialize(at=cuts, lot=st.integers(1, SITES))
    def first(self, at: list[int], lot: int) -> None:
        self.seeds["a.txt"] = (100, at)
        self.convert()
        if lot == SITES:
            self.has_site = True
            self.site_is_built()

    @rule()
    def conversion(self) -> None:
        self.convert()

    @rule(at=st.integers(0, 60))
    def killed_conversion(self, at: int) -> None:
        before = self.files()
        plan = self.plan(before)
        after = {path: text for path, text in before.items() if path not in plan.deletes} | plan.writes
        killed_at(at, self.convert)
        assert self.files() in (before, after), "a killed conversion was half done"

    # --- seeds and readings -------------------------------------------------------------------------------------

    @rule(name=st.sampled_from(SEEDS), start=st.sampled_from([100, 105, 300, 500]), at=cuts)
    def seed_is_written(self, name: str, start: int, at: list[int]) -> None:
        self.seeds[name] = (start, at)

    @precondition(lambda self: self.seeds)
    @rule(n=pick, at=cuts)
    def seed_is_read_otherwise(self, n: int, at: list[int]) -> None:
        name = sorted(self.seeds)[n % len(self.seeds)]
        self.seeds[name] = (self.seeds[name][0], at)

    @precondition(lambda self: self.seeds)
    @rule(n=pick, name=st.sampled_from(SEEDS))
    def seed_is_renamed(self, n: int, name: str) -> None:
        self.seeds[name] = self.seeds.pop(sorted(self.seeds)[n % len(self.seeds)])

    @precondition(lambda self: len(self.seeds) > 1)
    @rule(n=pick)
    def seeds_change_their_names(self, n: int) -> None:
        one, other = sorted(self.seeds)[n % len(self.seeds)], sorted(self.seeds)[(n + 1) % len(self.seeds)]
        self.seeds[one], self.seeds[other] = self.seeds[other], self.seeds[one]

    @precondition(lambda self: self.seeds)
    @rule(n=pick)
    def seed_is_deleted(self, n: int) -> None:
        del self.seeds[sorted(self.seeds)[n % len(self.seeds)]]

    # --- people -------------------------------------------------------------------------------------------------

    def pages(self) -> list[str]:
        return sorted(path for path in self.files() if path.startswith("articles/"))

    def page(self, n: int) -> tuple[str, str]:
        """One of the pages, and its text."""
        path = self.pages()[n % len(self.pages())]
        return path, self.files()[path]

    def leave(self, path: str, text: str) -> None:
        (self.content / path).parent.mkdir(exist_ok=True)
        (self.content / path).write_bytes(texts.encode(text))
        self.left[path] = text
        self.gone.discard(path)
        self.people_came = True
        self.forget_restored()

    def forget_restored(self) -> None:
        """A page that people brought back to what was last generated is no edit any more."""
        last = {entry.digest for entry in self.memory().articles.values()}
        self.forget({text for text in self.left.values() if texts.digest(text) in last})

    @precondition(lambda self: self.pages())
    @rule(n=pick, edit=st.sampled_from(EDITS))
    def page_is_edited(self, n: int, edit: Callable[[str], str]) -> None:
        path, before = self.page(n)
        if (after := edit(before)) != before:
            self.leave(path, after)

    @precondition(lambda self: self.pages())
    @rule(n=pick)
    def page_is_deleted(self, n: int) -> None:
        path, _ = self.page(n)
        (self.content / path).unlink()
        self.left.pop(path, None)
        if path in manifest.addresses(self.memory()):  # of what it never knew nothing can be remembered
            self.gone.add(path)
        self.people_came = True

    @precondition(lambda self: len(self.pages()) > 1)
    @rule(n=pick, other=pick)
    def text_is_moved_to_another_page(self, n: int, other: int) -> None:
        source, text = self.page(n)
        target, onto = self.page(other)
        kept, _, moved = text.rstrip("\n").rpartition("\n\n")
        if source != target and kept:
            self.leave(source, kept + "\n")
            self.leave(target, f"{onto}\n{moved}\n")

    @precondition(lambda self: len(self.pages()) > 1)
    @rule(n=pick, other=pick)
    def pages_are_joined(self, n: int, other: int) -> None:
        source, text = self.page(n)
        target, onto = self.page(other)
        if source != target:
            self.leave(target, onto + "\n" + text.rpartition("\n---\n")[2])
            self.page_is_deleted(self.pages().index(source))

    @precondition(lambda self: self.pages())
    @rule(n=pick)
    def page_is_split(self, n: int) -> None:
        path, text = self.page(n)
        kept, _, rest = text.rstrip("\n").rpartition("\n\n")
        front, mark, _ = text.partition("\n---\n")
        if kept and mark:
            self.own += 1
            self.leave(path, kept + "\n")
            self.leave(f"articles/part-{self.own}.md", f"{front}{mark}\n{rest}\n")

    @precondition(lambda self: self.gone)
    @rule(n=pick)
    def deleted_page_is_made_again_by_hand(self, n: int) -> None:
        self.leave(sorted(self.gone)[n % len(self.gone)], "---\ntitle: 又来\n---\n\n文\n")

    @rule()
    def manifest_is_lost(self) -> None:
        (self.content / manifest.NAME).unlink(missing_ok=True)
        self.gone.clear()  # nobody remembers what was deleted
        self.tampered = True
        self.people_came = True

    @rule()
    def manifest_is_kept_for_later(self) -> None:
        self.older = self.files().get(manifest.NAME, "")

    @precondition(lambda self: self.older)
    @rule()
    def manifest_of_an_earlier_day_is_restored(self) -> None:
        (self.content / manifest.NAME).write_bytes(texts.encode(self.older))
        self.gone.clear()  # pages that were made since are new to it
        self.tampered = True
        self.people_came = True
        self.forget_restored()

    @precondition(lambda self: self.pages())
    @rule(n=pick, name=st.sampled_from(["articles/moved.md", "articles/2019/moved.md", "articles/x y.md"]))
    def page_is_renamed(self, n: int, name: str) -> None:
        path, _ = self.page(n)
        if not (self.content / name).exists():
            edited = self.left.pop(path, None)
            (self.content / name).parent.mkdir(exist_ok=True)
            (self.content / path).rename(self.content / name)
            self.gone.discard(name)
            self.people_came = True
            if edited is not None:
                self.left[name] = edited

    @rule()
    def page_is_written(self) -> None:
        self.own += 1
        self.leave(f"articles/own-{self.own}.md", f"---\ntitle: 我的{self.own}\n---\n\n文\n")

    @rule(n=pick, accepts=st.booleans())
    def proposal_is_decided(self, n: int, accepts: bool) -> None:
        files = self.files()
        waiting = proposals.pending(self.memory(), files)
        if waiting:
            chosen = waiting[n % len(waiting)]
            act = proposals.accept if accepts else proposals.dismiss
            change = act(self.memory(), files, [chosen.slug])
            journal.write_batch(self.content, change.writes, change.deletes, files)
            edited = self.left.pop(proposals.text_path(chosen.slug), None)
            if accepts:
                self.left.pop(chosen.path, None)
                self.gone.discard(chosen.path)
                if edited is not None:
                    self.left[chosen.path] = edited

    @rule(n=pick)
    def proposal_is_edited(self, n: int) -> None:
        waiting = proposals.pending(self.memory(), self.files())
        if waiting:
            chosen = waiting[n % len(waiting)]
            self.leave(proposals.text_path(chosen.slug), chosen.text + "改\n")

    @rule(name=st.sampled_from(SEEDS))
    def pages_of_a_seed_are_retired(self, name: str) -> None:
        files = self.files()
        change = proposals.retire(self.memory(), files, [name])
        if not change.problems:
            remembered = set(manifest.addresses(self.memory()))
            journal.write_batch(self.content, change.writes, change.deletes, files)
            self.gone -= remembered - set(manifest.addresses(self.memory()))  # the seed and all it gave are forgotten
            self.people_came = True

    # --- the website --------------------------------------------------------------------------------------------

    def seed_folder(self) -> Path:
        """The seeds as files."""
        folder = self.folder / "seeds"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, (start, _) in self.seeds.items():
            (folder / name).write_text(prose(LINES, start), encoding="utf-8")
        return folder

    @precondition(lambda self: self.has_site)
    @rule()
    def site_is_built(self) -> None:
        self.files()
        self.build(self.folder / "site")

    def the_site_is_that_of_a_clean_build(self) -> None:
        """What was kept from build to build makes no difference, whatever happened between."""
        self.files()
        kept, clean = self.folder / "site", self.folder / "clean" / "site"
        fatal = self.build(kept)
        assert self.build(clean) == fatal
        assert fatal or snapshot_of(kept) == snapshot_of(clean)

    def build(self, site: Path) -> set[str]:
        """Build from the last build's record, where there is one; the codes of what was fatal."""
        folders = ("--content", str(self.content), "--seeds", str(self.seed_folder()), "--site", str(site))
        asked = options.parse(["build", *folders, "--no-search", "--scripts", "hans", "--jobs", "1"])
        before = record.standing(record.load(asked.cache), asked.site)
        done = build.build(asked, Progress(sys.stderr, quiet=True), before)
        if not done.aborted:
            build.remember(asked, build.Done(), done, "")
        return {problem.code for problem in done.problems if problem.severity is Severity.FATAL}

    # --- the promise --------------------------------------------------------------------------------------------

    @invariant()
    def what_people_left_stands(self) -> None:
        files = self.files()
        for path, text in self.left.items():
            assert files.get(path) == text, f"{path} was lost or altered"
        # A deleted page stays deleted, unless its very name is given to a new article; names never are given twice.
        assert not self.gone & files.keys(), "a deleted page came back"

    @invariant()
    def no_file_is_torn(self) -> None:
        for path, text in texts.read(self.content)[0].items():
            if path not in self.left and path.startswith("articles/"):
                assert text.startswith("---\n"), path
                assert text.endswith("\n"), path

    @invariant()
    def without_people_the_pages_are_those_of_a_clean_conversion(self) -> None:
        if self.people_came:
            return
        self.convert()
        read_now = {reading.page.name for reading, _ in self.generated()}
        if {entry.seed for entry in self.memory().articles.values()} - read_now:
            return  # pages of a seed that went wait to be retired
        clean = edits.plan(self.generated(), Manifest(), {})
        expected = sorted(text for path, text in clean.writes.items() if path.startswith("articles/"))
        files, _ = texts.read(self.content)
        assert sorted(text for path, text in files.items() if path.startswith("articles/")) == expected

    @invariant()
    def a_second_conversion_changes_nothing(self) -> None:
        for _ in range(1 + self.tampered):  # pages that the manifest does not know may take a second look to place
            self.convert()
        after = self.files()
        self.convert()
        assert self.files() == after

    @invariant()
    def nothing_of_a_seed_is_missing_but_what_people_took_out(self) -> None:
        """Of the seeds of which no page was touched every character stands in the pages; of others the loss is told."""
        archive, _ = library.load(self.content, self.seed_folder())
        files = self.files()
        found = check.content(archive, self.folder / "seeds", check.touched(archive, self.memory(), files))
        clashes = any(problem.code == "G111" for problem in self.plan(files).problems)
        wrong = [problem for problem in found if problem.severity is not Severity.NOTE]
        assert clashes or not wrong, wrong
