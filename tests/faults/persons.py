"""Random histories of an archive: people edit, move, split, join and delete pages while seeds and readings change.

The machine writes through the real plan, now and then late, and is killed now and then. After every step each file that
a person left stands exactly as they left it, would stand so after another conversion, and what a killed conversion
leaves is all or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gazette import check, contentpage, edits, library, manifest, proposals, texts
from gazette.edits import Plan
from gazette.generated import Generated
from gazette.manifest import Manifest
from gazette.model import Library, Problem, Severity, Site
from tests.archive import prose, read
from tests.faults.shelves import Files, InFolder, InMemory, Shelf

SEEDS = ("a.txt", "b.txt", "c.txt")
LINES = 12

Seeds = tuple[tuple[str, int, tuple[int, ...]], ...]  # name, where its text begins, its cuts

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


text = lru_cache(prose)


@lru_cache(maxsize=500)
def generate(seeds: Seeds) -> Generated:
    """What separating and describing give of seeds; of those that hold the same text the first by name is read."""
    first = {start: (name, cut) for name, start, cut in sorted(seeds, reverse=True)}
    found = []
    for start, (name, cut) in sorted(first.items()):
        parts = [(f"题{start + low}", low, high - 1) for low, high in pairwise([1, *cut, LINES + 1])]
        reading, articles = read(name, text(LINES, start), *parts)
        found.append((reading, tuple(replace(article, title_derived=True) for article in articles)))
    return found


@lru_cache(maxsize=500)
def pages_of(seeds: Seeds) -> frozenset[str]:
    """The pages that a clean conversion of seeds writes."""
    return frozenset(contentpage.dumps(article) for _, articles in generate(seeds) for article in articles)


def remembered(files: Mapping[str, str]) -> Manifest:
    """The manifest among files."""
    return _manifest(files.get(manifest.NAME, ""))


@lru_cache(maxsize=20)
def _manifest(saved: str) -> Manifest:
    found = manifest.loads(saved) if saved else Manifest()
    assert isinstance(found, Manifest), found
    return found


def applied(plan: Plan, files: Files) -> Files:
    """The files after a plan."""
    return {path: text for path, text in files.items() if path not in plan.deletes} | plan.writes


def archive_of(files: Files, seeds: Seeds) -> Library:
    """What library.load makes of content/, without a disk."""
    memory = remembered(files)
    known = manifest.addresses(memory)
    articles = []
    for path, saved in sorted(files.items()):
        if path.startswith("articles/") and "\udcff" not in saved:
            plain = saved.removeprefix("\ufeff").replace("\r\n", "\n")
            article, _ = contentpage.loads(plain, known.get(path, Path(path).stem), path)
            articles += [article] if article else []
    pages = tuple(sorted((reading.page for reading, _ in generate(seeds)), key=lambda page: page.name))
    return Library(Site(), articles=tuple(articles), seeds=pages, layouts=manifest.layouts(memory))


class History(RuleBasedStateMachine):
    """One archive's history."""

    shelf: Shelf

    def __init__(self) -> None:
        super().__init__()
        self.seeds: dict[str, tuple[int, list[int]]] = {}  # name to where its text begins, and its cuts
        self.left: dict[str, str] = {}  # what people left, by path
        self.gone: set[str] = set()  # pages that people deleted
        self.older = ""  # a manifest of an earlier day
        self.own = 0
        self.people_came = False
        self.tampered = False  # whether a manifest was lost or replaced
        self.planned: tuple[Seeds, Files, Plan] | None = None
        self.pace, self.steps = 1, 0  # the machine converts after so many steps

    def teardown(self) -> None:
        self.shelf.close()

    # --- the machine --------------------------------------------------------------------------------------------

    def given(self) -> Seeds:
        return tuple((name, start, tuple(at)) for name, (start, at) in sorted(self.seeds.items()))

    def files(self) -> Files:
        return self.shelf.read()

    def memory(self) -> Manifest:
        return remembered(self.files())

    def plan(self, files: Files) -> Plan:
        """What a conversion would do; that of the same files is not found out twice."""
        given = self.given()
        if not self.planned or self.planned[:2] != (given, files):
            self.planned = given, files, edits.plan(generate(given), remembered(files), files)
        return self.planned[2]

    def convert(self) -> None:
        files = self.files()
        plan = self.plan(files)
        assert self.shelf.write_batch(plan.writes, plan.deletes, files)
        assert self.files() == applied(plan, files), "a conversion did not do what it planned"
        self.what_people_left_stands(self.files())
        self.forget(pages_of(self.given()))
        self.forget_moved(files)

    def forget_moved(self, before: Files) -> None:
        """A page that was found at another place was moved, not deleted."""
        now = self.memory().articles
        known = remembered(before).articles.items()
        self.gone -= {entry.path for slug, entry in known if slug in now and now[slug].path != entry.path}

    def forget(self, generated: frozenset[str]) -> None:
        """What people left and the machine would write as well is no edit any more."""
        self.left = {path: text for path, text in self.left.items() if text not in generated}

    @initialize(at=cuts, pace=st.sampled_from([1, 1, 2, 4]))
    def first(self, at: list[int], pace: int) -> None:
        self.seeds["a.txt"] = (100, at)
        self.pace = pace
        self.convert()

    @rule()
    def conversion(self) -> None:
        self.convert()

    @rule(at=st.integers(0, 60))
    def killed_conversion(self, at: int) -> None:
        before = self.files()
        plan = self.plan(before)
        self.shelf.killed(at, plan.writes, plan.deletes, before)
        assert self.files() in (before, applied(plan, before)), "a killed conversion was half done"
        if self.files() != before:
            self.forget(pages_of(self.given()))
            self.forget_moved(before)

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
        self.shelf.put(path, text)
        self.left[path] = text
        self.gone.discard(path)
        self.people_came = True
        self.forget_restored()

    def forget_restored(self) -> None:
        """A page that people brought back to what was last generated is no edit any more."""
        last = {entry.digest for entry in self.memory().articles.values()}
        self.forget(frozenset(text for text in self.left.values() if texts.digest(text) in last))

    @precondition(lambda self: self.pages())
    @rule(n=pick, edit=st.sampled_from(EDITS))
    def page_is_edited(self, n: int, edit: Callable[[str], str]) -> None:
        path, before = self.page(n)
        if (after := edit(before)) != before:
            self.leave(path, after)

    @precondition(lambda self: self.pages())
    @rule(n=pick, edit=st.sampled_from(EDITS))
    def page_is_edited_while_it_is_converted(self, n: int, edit: Callable[[str], str]) -> None:
        before = self.files()
        plan = self.plan(before)
        self.page_is_edited(n, edit)
        if self.shelf.write_batch(plan.writes, plan.deletes, before):
            self.forget_restored()
            self.forget_moved(before)

    @precondition(lambda self: self.pages())
    @rule(n=pick)
    def page_is_deleted(self, n: int) -> None:
        path, _ = self.page(n)
        self.shelf.remove(path)
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
        self.shelf.remove(manifest.NAME)
        self.gone.clear()  # nobody remembers what was deleted
        self.tampered = True
        self.people_came = True

    @rule()
    def manifest_is_kept_for_later(self) -> None:
        self.older = self.files().get(manifest.NAME, "")

    @precondition(lambda self: self.older)
    @rule()
    def manifest_of_an_earlier_day_is_restored(self) -> None:
        self.shelf.put(manifest.NAME, self.older)
        self.gone.clear()  # pages that were made since are new to it
        self.tampered = True
        self.people_came = True
        self.forget_restored()

    @precondition(lambda self: self.pages())
    @rule(n=pick, name=st.sampled_from(["articles/moved.md", "articles/2019/moved.md", "articles/x y.md"]))
    def page_is_renamed(self, n: int, name: str) -> None:
        path, _ = self.page(n)
        if name not in self.files():
            edited = self.left.pop(path, None)
            self.shelf.move(path, name)
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
            assert self.shelf.write_batch(change.writes, change.deletes, files)
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
            assert self.shelf.write_batch(change.writes, change.deletes, files)
            self.gone -= remembered - set(manifest.addresses(self.memory()))  # the seed and all it gave are forgotten
            self.people_came = True

    # --- the promises -------------------------------------------------------------------------------------------

    @invariant()
    def the_promises_hold(self) -> None:
        """Of what stands, and of what would stand if the machine converted now."""
        files = self.files()
        self.what_people_left_stands(files)
        self.no_file_is_torn(files)
        after = files
        for _ in range(1 + self.tampered):  # pages that the manifest does not know may take a second look to place
            after = applied(self.plan(after), after)
            self.what_people_left_stands(after)
        self.another_conversion_changes_nothing(after)
        self.without_people_the_pages_are_those_of_a_clean_conversion(after)
        self.nothing_of_a_seed_is_missing_but_what_people_took_out(after)
        self.steps += 1
        if self.steps % self.pace == 0:
            self.convert()

    def what_people_left_stands(self, files: Files) -> None:
        for path, text in self.left.items():
            assert files.get(path) == text, f"{path} was lost or altered"
        # A deleted page stays deleted, unless its very name is given to a new article; names never are given twice.
        assert not self.gone & files.keys(), "a deleted page came back"

    def no_file_is_torn(self, files: Files) -> None:
        for path, text in files.items():
            if path not in self.left and path.startswith("articles/"):
                assert text.startswith("---\n"), path
                assert text.endswith("\n"), path

    def another_conversion_changes_nothing(self, files: Files) -> None:
        assert applied(self.plan(files), files) == files

    def without_people_the_pages_are_those_of_a_clean_conversion(self, files: Files) -> None:
        read_now = {reading.page.name for reading, _ in generate(self.given())}
        seeds = {entry.seed for entry in remembered(files).articles.values()}
        if not self.people_came and seeds <= read_now:  # else pages of a seed that went wait to be retired
            found = [text for path, text in files.items() if path.startswith("articles/")]
            assert sorted(found) == sorted(pages_of(self.given()))

    def nothing_of_a_seed_is_missing_but_what_people_took_out(self, files: Files) -> None:
        """Of the seeds of which no page was touched every character stands in the pages; of others the loss is told."""
        if any(problem.code == "G111" for problem in self.plan(files).problems):
            return
        wrong = self.judged(archive_of(files, self.given()), files)
        assert not [problem for problem in wrong if problem.severity is not Severity.NOTE], wrong

    def judged(self, archive: Library, files: Files) -> tuple[Problem, ...]:
        return check.content(archive, Path("seeds"), check.touched(archive, remembered(files), files))


class QuickHistory(History):
    """In memory: many more steps in the same time."""

    def __init__(self) -> None:
        super().__init__()
        self.shelf = InMemory()


class RealHistory(History):
    """In a folder, with kills."""

    shelf: InFolder

    def __init__(self) -> None:
        super().__init__()
        self.shelf = InFolder()

    def teardown(self) -> None:
        try:
            self.what_is_read_is_what_stands()
        finally:
            super().teardown()

    def seed_folder(self) -> Path:
        """The seeds as files."""
        folder = self.shelf.root / "seeds"
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, (start, _) in self.seeds.items():
            (folder / name).write_text(text(LINES, start), encoding="utf-8")
        return folder

    def what_is_read_is_what_stands(self) -> None:
        """The library that is loaded gives the verdict that was given at every step."""
        files = self.files()
        loaded, _ = library.load(self.shelf.content, self.seed_folder())
        assert self.judged(loaded, files) == self.judged(archive_of(files, self.given()), files)
