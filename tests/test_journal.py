"""A batch is written whole or not at all, and never over what a person has just done."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from gazette import disk, journal, problems, texts
from gazette.model import Problem
from gazette.publish import Published
from tests.faults.injection import FAULTS, faults, killed_at, refuse

OLD = {"articles/a.md": "old a", "articles/b.md": "b", "articles/c.md": "gone", "manifest.json": "old"}
WRITES = {"articles/a.md": "new a", "articles/b.md": "b", "articles/x/d.md": "added", "manifest.json": "new"}
DELETES = ("articles/c.md",)
NEW = {path: text for path, text in {**OLD, **WRITES}.items() if path not in DELETES}


def put(root: Path, files: Mapping[str, str]) -> None:
    for path in sorted(root.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def write(root: Path) -> Published | Problem:
    return journal.write_batch(root, WRITES, DELETES, OLD)


def left_over(root: Path) -> list[str]:
    return sorted(path.name for path in (root.parent / ".gazette").glob("*"))


def mark(path: Path) -> tuple[int, int]:
    """Which file it is and when it was written; to read it changes neither."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns


@pytest.fixture(params=["exchange", "replace"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """content/ on a system that can exchange names and on one that cannot."""
    if request.param == "replace":
        monkeypatch.setattr(disk, "exchange", lambda *_: False)
    (tmp_path / "content").mkdir()
    put(tmp_path / "content", OLD)
    return tmp_path / "content"


def test_a_batch(root: Path) -> None:
    before = mark(root / "articles/b.md")
    assert write(root) == Published(written=3, unchanged=1, deleted=1)
    assert texts.read(root)[0] == NEW
    assert mark(root / "articles/b.md") == before
    assert left_over(root) == []


def test_nothing_to_do_touches_nothing(root: Path) -> None:
    before = mark(root)
    assert journal.write_batch(root, OLD, (), OLD) == Published(unchanged=4)
    assert mark(root) == before
    assert not (root.parent / ".gazette").exists()


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    assert journal.write_batch(tmp_path / "new" / "content", {"articles/a.md": "x"}, (), {}) == Published(written=1)


def test_bytes_that_are_not_utf8_come_back_when_undone(root: Path) -> None:
    (root / "articles/a.md").write_bytes(b"\xff\r\n")
    seen, _ = texts.read(root)
    assert isinstance(journal.write_batch(root, WRITES, DELETES, seen, hold=True), Published)
    journal.recover(root)
    assert (root / "articles/a.md").read_bytes() == b"\xff\r\n"


# --- held batches -----------------------------------------------------------------------------------------------


def test_a_held_batch_can_be_taken_back(root: Path) -> None:
    assert isinstance(journal.write_batch(root, WRITES, DELETES, OLD, hold=True), Published)
    assert texts.read(root)[0] == NEW
    journal.recover(root)
    assert texts.read(root)[0] == OLD
    assert left_over(root) == []


def test_a_held_batch_that_is_committed_lasts(root: Path) -> None:
    journal.write_batch(root, WRITES, DELETES, OLD, hold=True)
    journal.commit(root)
    journal.recover(root)
    assert texts.read(root)[0] == NEW
    assert left_over(root) == []


def test_an_edit_made_meanwhile_survives_taking_back(root: Path) -> None:
    journal.write_batch(root, WRITES, DELETES, OLD, hold=True)
    (root / "articles/a.md").write_text("mine")
    (root / "articles/c.md").write_text("mine too")
    journal.recover(root)
    assert texts.read(root)[0] == {**OLD, "articles/a.md": "mine", "articles/c.md": "mine too"}


# --- people at work ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: (root / "articles/a.md").write_text("mine"),
        lambda root: (root / "articles/a.md").unlink(),
        lambda root: (root / "articles/c.md").write_text("mine"),
        lambda root: (root / "articles/c.md").unlink(),
        lambda root: ((root / "articles/x").mkdir(), (root / "articles/x/d.md").write_text("mine")),
        lambda root: (root / "manifest.json").write_text("merged"),
    ],
)
def test_what_changed_since_the_plan_stops_the_batch(root: Path, edit: object) -> None:
    edit(root)  # type: ignore[operator]
    before = texts.read(root)[0]
    found = write(root)
    assert isinstance(found, Problem)
    assert found.code == "G210"
    assert found.what == "the file was changed while the build was running"
    assert problems.exit_code([found]) == problems.ABORTED
    assert texts.read(root)[0] == before
    assert left_over(root) == []


@pytest.mark.parametrize("how", ["in place", "atomically", "deleted"])
def test_a_save_at_any_instant_is_never_lost(root: Path, how: str, request: pytest.FixtureRequest) -> None:
    """A person saves a page between any two file operations of the batch."""
    if "replace-" in request.node.name and how != "in place":
        pytest.skip("without an exchange of names, one instant between looking and replacing cannot be covered")
    page = root / "articles/a.md"

    def save() -> None:
        if how == "in place":
            page.write_bytes(b"mine")
        elif how == "deleted":
            page.unlink(missing_ok=True)
        else:
            (root / "articles/.tmp").write_bytes(b"mine")
            (root / "articles/.tmp").replace(page)

    for at in range(operations(root)):
        with faults(at, save, torn=False):
            found = write(root)
        mine = page.read_bytes() == b"mine" if page.exists() else how == "deleted"
        assert mine, f"lost when saved at operation {at}: {found}"
        put(root, OLD)


def test_nothing_is_written_through_a_link_that_leads_out(root: Path) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "articles/x").symlink_to(outside)
    found = write(root)
    assert isinstance(found, Problem)
    assert list(outside.iterdir()) == []
    assert (root / "manifest.json").read_text() == "old"


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "articles/\0.md", "articles/NUL.md"])
def test_unsafe_names_stop_everything(root: Path, path: str) -> None:
    found = journal.write_batch(root, {**WRITES, path: "x"}, DELETES, OLD)
    assert isinstance(found, Problem)
    assert found.code == "G504"
    assert texts.read(root)[0] == OLD


# --- every file operation in turn -------------------------------------------------------------------------------


def operations(root: Path) -> int:
    write(root)
    put(root, OLD)
    with faults(None, lambda: None) as counted:
        write(root)
    put(root, OLD)
    return counted.count


def mixed(root: Path) -> bool:
    """Whether every file is its old or its new self, or not there if one of them is not."""
    files = texts.read(root)[0]
    return all(files.get(path) in (OLD.get(path), NEW.get(path)) for path in {*files, *OLD, *NEW})


@pytest.mark.parametrize("fault", FAULTS)
def test_a_refused_operation_leaves_everything_as_it_was(root: Path, fault: str) -> None:
    total = operations(root)
    assert total > 40
    for at in range(total):
        with faults(at, refuse(FAULTS[fault])):
            found = write(root)
        assert texts.read(root)[0] == (OLD if isinstance(found, Problem) else NEW)
        journal.recover(root)
        assert left_over(root) == []
        put(root, OLD)


def test_where_all_further_operations_are_refused_the_next_run_recovers(root: Path) -> None:
    for at in range(operations(root)):
        with faults(at, refuse(FAULTS["I/O error"]), lasting=True):
            found = write(root)
        assert mixed(root)
        journal.recover(root)
        assert texts.read(root)[0] == (OLD if isinstance(found, Problem) else NEW)
        assert left_over(root) == []
        put(root, OLD)


def test_a_kill_at_any_operation_is_undone_by_the_next_run(root: Path) -> None:
    for at in range(operations(root)):
        assert killed_at(at, lambda: write(root))
        assert mixed(root)
        journal.recover(root)
        assert texts.read(root)[0] in (OLD, NEW)
        assert left_over(root) == []
        put(root, OLD)


def test_a_kill_while_recovering_is_recovered_too(root: Path) -> None:
    journal.write_batch(root, WRITES, DELETES, OLD, hold=True)
    with faults(None, lambda: None) as counted:
        journal.recover(root)
    for at in range(counted.count):
        put(root, OLD)
        journal.write_batch(root, WRITES, DELETES, OLD, hold=True)
        assert killed_at(at, lambda: journal.recover(root))
        journal.recover(root)
        assert texts.read(root)[0] == OLD
        assert left_over(root) == []


def test_an_edit_between_a_kill_and_the_next_run_is_kept(root: Path) -> None:
    for at in range(operations(root)):
        assert killed_at(at, lambda: write(root))
        (root / "articles/a.md").write_text("mine")
        journal.recover(root)
        assert (root / "articles/a.md").read_text() == "mine"
        put(root, OLD)


def test_an_interrupt_from_the_keyboard_is_undone(root: Path) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    for at in range(operations(root)):
        with faults(at, interrupt), contextlib.suppress(KeyboardInterrupt):
            write(root)
        assert texts.read(root)[0] in (OLD, NEW)
        journal.recover(root)
        put(root, OLD)
