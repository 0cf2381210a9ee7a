"""Random histories of an archive: people edit, delete, rename and write pages while seeds and readings change.

The machine writes to a real folder through the real plan and the real journal, and is killed now and then. After every
step each file that a person left stands exactly as they left it.
"""

from __future__ import annotations

import shutil
import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gazette import edits, journal, manifest, proposals, texts
from gazette.edits import Generated
from gazette.manifest import Manifest
from gazette.model import Problem
from tests.archive import prose, read
from tests.faults.injection import killed_at

SEEDS = ("a.txt", "b.txt", "c.txt")
LINES = 12

cuts = st.lists(st.integers(2, LINES), max_size=3, unique=True).map(sorted)
pick = st.integers(0, 999)


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
        self.own = 0
        self.people_came = False

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    # --- the machine --------------------------------------------------------------------------------------------

    def generated(self) -> Generated:
        found = []
        for name, (start, at) in sorted(self.seeds.items()):
            bounds = [1, *at, LINES + 1]
            parts = [(f"题{start + low}", low, high - 1) for low, high in pairwise(bounds)]
            found.append(read(name, prose(LINES, start), *parts))
        return found

    def memory(self) -> Manifest:
        found, problems = manifest.read(self.content / manifest.NAME)
        assert problems == ()
        return found

    def convert(self) -> None:
        journal.recover(self.content)
        files, _ = texts.read(self.content)
        plan = edits.plan(self.generated(), self.memory(), files)
        if not any(problem.code == "G111" for problem in plan.problems):
            assert not isinstance(journal.write_batch(self.content, plan.writes, plan.deletes, files), Problem)

    @initialize(at=cuts)
    def first(self, at: list[int]) -> None:
        self.seeds["a.txt"] = (100, at)
        self.convert()

    @rule()
    def conversion(self) -> None:
        self.convert()

    @rule(at=st.integers(0, 60))
    def killed_conversion(self, at: int) -> None:
        killed_at(at, self.convert)

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

    @precondition(lambda self: self.seeds)
    @rule(n=pick)
    def seed_is_deleted(self, n: int) -> None:
        del self.seeds[sorted(self.seeds)[n % len(self.seeds)]]

    # --- people -------------------------------------------------------------------------------------------------

    def pages(self) -> list[str]:
        journal.recover(self.content)  # people come when the machine has come to itself again
        return sorted(path for path in texts.read(self.content)[0] if path.startswith("articles/"))

    def leave(self, path: str, text: str) -> None:
        (self.content / path).parent.mkdir(exist_ok=True)
        (self.content / path).write_bytes(texts.encode(text))
        self.left[path] = text
        self.gone.discard(path)
        self.people_came = True

    @precondition(lambda self: self.pages())
    @rule(n=pick, text=st.sampled_from(["编者按\n", "", "\r\n", "\udcff", "---\n"]), whole=st.booleans())
    def page_is_edited(self, n: int, text: str, whole: bool) -> None:
        path = self.pages()[n % len(self.pages())]
        before = (self.content / path).read_bytes().decode("utf-8", "surrogateescape")
        if whole or text:
            self.leave(path, text if whole else before + text)

    @precondition(lambda self: self.pages())
    @rule(n=pick)
    def page_is_deleted(self, n: int) -> None:
        path = self.pages()[n % len(self.pages())]
        (self.content / path).unlink()
        self.left.pop(path, None)
        self.gone.add(path)
        self.people_came = True

    @precondition(lambda self: self.pages())
    @rule(n=pick, name=st.sampled_from(["articles/moved.md", "articles/2019/moved.md", "articles/x y.md"]))
    def page_is_renamed(self, n: int, name: str) -> None:
        path = self.pages()[n % len(self.pages())]
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
        journal.recover(self.content)
        files, _ = texts.read(self.content)
        waiting = proposals.pending(self.memory(), files)
        if waiting:
            chosen = waiting[n % len(waiting)]
            act = proposals.accept if accepts else proposals.dismiss
            change = act(self.memory(), files, [chosen.slug])
            journal.write_batch(self.content, change.writes, change.deletes, files)
            if accepts:
                self.left.pop(chosen.path, None)

    # --- the promise --------------------------------------------------------------------------------------------

    @invariant()
    def what_people_left_stands(self) -> None:
        files, _ = texts.read(self.content)
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
        if {entry.seed for entry in self.memory().articles.values()} - self.seeds.keys():
            return  # pages of a seed that went wait to be retired
        clean = edits.plan(self.generated(), Manifest(), {})
        expected = sorted(text for path, text in clean.writes.items() if path.startswith("articles/"))
        files, _ = texts.read(self.content)
        assert sorted(text for path, text in files.items() if path.startswith("articles/")) == expected

    @invariant()
    def a_second_conversion_changes_nothing(self) -> None:
        journal.recover(self.content)
        self.convert()
        after, _ = texts.read(self.content)
        self.convert()
        assert texts.read(self.content)[0] == after
