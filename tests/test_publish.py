"""The published site is the old one or the new one, whatever happens."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from gazette import disk, problems
from gazette.disk import Mark
from gazette.model import Problem, Severity
from gazette.parallel import spread
from gazette.publish import MARKER, Folder, Making, Published
from gazette.stream import Item, Keep, Stored, Stores
from tests.faults.injection import FAULTS, faults, killed_at, refuse

OLD = {"index.html": b"old", "articles/a.html": b"same", "articles/b.html": b"gone", "x/y/z.html": b"gone too"}
NEW = {"index.html": b"new", "articles/a.html": b"same", "articles/c.html": b"added", "x/y": b"a file now"}


def content(site: Path) -> dict[str, bytes]:
    return {path: (site / path).read_bytes() for path in disk.list_files(site) if path != MARKER}


def said(found: Published | Problem) -> str:
    assert isinstance(found, Problem)
    assert problems.exit_code([found]) == problems.ABORTED
    return problems.line(found)


@pytest.fixture(params=["exchange", "two renames", "exchange, synced at once"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site, on a system that can exchange names and one that cannot; each file synced, or all at once."""
    if request.param == "two renames":
        monkeypatch.setattr(disk, "exchange", lambda *_: False)
    if "at once" in request.param:
        monkeypatch.setattr(disk, "_MANY", 0)
    Folder(tmp_path / "site").publish(OLD)
    return tmp_path / "site"


def test_a_site_is_published_and_counted(site: Path) -> None:
    assert content(site) == OLD
    assert Folder(site).publish(NEW) == Published(written=3, unchanged=2, deleted=2)
    assert content(site) == NEW
    assert [path.name for path in (site.parent / ".gazette").iterdir()] == []


def test_an_equal_file_keeps_its_time_and_an_equal_site_is_not_touched(site: Path) -> None:
    before = (site / "articles/a.html").stat()
    Folder(site).publish(NEW)
    after = (site / "articles/a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    folder = site.stat()
    assert Folder(site).publish(NEW) == Published(unchanged=5)
    assert (site.stat().st_ino, site.stat().st_mtime_ns) == (folder.st_ino, folder.st_mtime_ns)


def test_an_open_reader_sees_the_old_file_whole(site: Path) -> None:
    with (site / "index.html").open("rb") as reader:
        Folder(site).publish(NEW)
        assert reader.read() == b"old"


@pytest.mark.parametrize("path", ["../x", "/x", "a\0", "a\\b", "CON.html", "INDEX.html", "index.html/x"])
def test_unsafe_names_stop_everything(site: Path, path: str) -> None:
    assert " G504 " in said(Folder(site).publish({**NEW, path: b"x"}))
    assert content(site) == OLD


@pytest.mark.parametrize(
    ("new", "clashes"), [("A/y", False), ("A/x", True), ("b", True), ("B/y/z", True), ("c", False)]
)
def test_new_names_beside_those_that_were_checked(tmp_path: Path, new: str, clashes: bool) -> None:
    site = tmp_path / "site"
    Folder(site).publish({"a/x": b"", "b/y": b""})
    stands = {MARKER: b"", "a/x": None, "b/y": None}
    found = Folder(site).publish([("a/x", None), ("b/y", None), (new, b"")], checked=stands)
    assert isinstance(found, Problem) == clashes


def test_files_that_come_in_a_stream_are_let_go(site: Path) -> None:
    """Files are on the disk before the last one was made; the site changes only then."""
    staged: list[int] = []

    def stream() -> Iterator[tuple[str, bytes]]:
        for number in range(20):
            yield f"{number}.html", b"a page"
            staged.append(len(list(disk.list_files(disk.workplace(site).with_name("site.new")))))
            assert content(site) == OLD

    assert Folder(site).publish(stream()) == Published(written=20, unchanged=1, deleted=4)
    assert staged[-1] == 20
    assert all(seen >= number for number, seen in enumerate(staged))
    assert len(content(site)) == 20


def test_a_problem_in_the_stream_stops_everything(site: Path) -> None:
    problem = Problem("templates/base.html", 3, None, "G301", "what", "mend", Severity.FATAL)
    assert Folder(site).publish(iter([("index.html", b"new"), problem, ("x/y", b"more")])) == problem
    assert content(site) == OLD
    assert list(disk.workplace(site).parent.iterdir()) == []


def test_an_error_of_whoever_makes_the_files_leaves_nothing_behind(site: Path) -> None:
    def stream() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Folder(site).publish(stream())
    assert content(site) == OLD
    assert list(disk.workplace(site).parent.iterdir()) == []


def test_a_name_that_comes_twice_stops_everything(site: Path) -> None:
    found = Folder(site).publish([("search.html", b"one"), ("search.html", b"another")])
    assert said(found) == (
        "search.html: G504 two files of the site would have this name; rename the page that gives one of them"
    )
    assert content(site) == OLD


def kept(files: dict[str, bytes]) -> Making:
    """Files that are kept by processes of their own, as soon as they are made."""

    def make(keep: Keep) -> Iterator[Item]:
        paths = list(files)
        work = partial(_keep, keep, files)
        yield from zip(paths, spread(work, paths, jobs=2, few=0), strict=True)

    return make


def _keep(keep: Keep, files: dict[str, bytes], path: str) -> bytes | Stored:
    return keep(path, files[path], hashlib.sha256(files[path]).hexdigest())


def test_other_processes_keep_files_as_this_one_does(site: Path) -> None:
    assert Folder(site).publish(kept(NEW)) == Published(written=3, unchanged=2, deleted=2)
    assert content(site) == NEW
    found = Folder(site).publish(kept(OLD))
    assert isinstance(found, Published)
    assert content(site) == OLD
    for path, each in found.stored.items():
        assert each.digest == disk.digest(site / path)
        assert each.mark == disk.mark(site / path)


def test_an_unsafe_name_is_told_as_such_also_where_it_comes_first(site: Path) -> None:
    assert "'con.html' is a reserved name" in said(Folder(site).publish({"con.html": b"x"}))
    assert "'con.html' is a reserved name" in said(Folder(site).publish(kept({"con.html": b"x"})))


@pytest.mark.parametrize("path", ["../x", "/x", "CON.html", "INDEX.html", "index.html/x"])
def test_no_process_keeps_a_file_with_an_unsafe_name(site: Path, path: str) -> None:
    assert " G504 " in said(Folder(site).publish(kept({**NEW, path: b"x"})))
    assert content(site) == OLD
    assert [name.name for name in site.parent.iterdir()] in (["site", ".gazette"], [".gazette", "site"])


def test_who_outlives_a_killed_build_writes_into_no_later_one(site: Path) -> None:
    """A worker that was stopped meanwhile finds its folder gone, though the next build has one of the same name."""
    told, tell = os.pipe()
    workers: list[int] = []

    def killed(keep: Keep) -> Iterator[Item]:
        workers.append(os.fork())
        if workers == [0]:
            os.read(told, 1)
            os._exit(0 if _refused(keep) else 1)
        yield Problem("", None, None, "G508", "killed", "", Severity.FATAL)

    def stream() -> Iterator[Item]:
        yield "index.html", b"new"
        os.write(tell, b".")
        assert os.waitstatus_to_exitcode(os.waitpid(workers[0], 0)[1]) == 0

    Folder(site).publish(killed)
    assert isinstance(Folder(site).publish(stream()), Published)
    assert content(site) == {"index.html": b"new"}
    os.close(told)
    os.close(tell)


def _refused(keep: Keep) -> bool:
    try:
        keep("left.html", b"of the build before", "")
    except FileNotFoundError:
        return True
    return False


def test_a_folder_with_somebody_elses_files_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.doc").write_text("years")
    assert said(Folder(tmp_path / "home").publish(NEW)) == (
        f"{tmp_path}/home: G505 the folder holds files that Gazette did not write (thesis.doc); "
        "name an empty or new folder, or empty it"
    )
    assert content(tmp_path / "home") == {"thesis.doc": b"years"}


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    Folder(tmp_path / "site").publish(NEW)
    assert content(tmp_path / "site") == NEW


def test_a_linked_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    Folder(tmp_path / "site").publish(NEW)
    assert (tmp_path / "site").is_symlink()
    assert content(tmp_path / "real") == NEW


def test_a_link_inside_the_site_is_replaced_not_followed(site: Path) -> None:
    outside = site.parent / "outside.html"
    outside.write_bytes(b"new")
    (site / "index.html").unlink()
    (site / "index.html").symlink_to(outside)
    (site / "more").symlink_to(site.parent)
    Folder(site).publish(NEW)
    assert content(site) == NEW
    assert not (site / "index.html").is_symlink()
    assert outside.read_bytes() == b"new"


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert said(Folder(tmp_path / "file" / "site").publish(NEW)).startswith(f"{tmp_path}/file/")


# --- every file operation in turn -------------------------------------------------------------------------------


def operations(site: Path) -> int:
    with faults(None, lambda: None) as counted:
        Folder(site).publish(NEW)
    Folder(site).publish(OLD)
    return counted.count


def recovered(site: Path) -> None:
    """The next build gives what a clean one would, and nothing is left over."""
    assert isinstance(Folder(site).publish(NEW), Published)
    assert content(site) == NEW
    assert [path.name for path in (site.parent / ".gazette").iterdir()] == []
    Folder(site).publish(OLD)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_refused_operation_leaves_the_site_whole(site: Path, fault: str) -> None:
    total = operations(site)
    assert total > 40
    for lasting in (False, True):
        for at in range(total):
            with faults(at, refuse(FAULTS[fault]), lasting):
                found = Folder(site).publish(NEW)
            if isinstance(found, Problem):
                assert said(found)
                assert content(site) == OLD or (not site.exists() and lasting)
            else:
                assert content(site) == NEW
            recovered(site)


def test_a_kill_at_any_operation_leaves_the_site_whole(site: Path, request: pytest.FixtureRequest) -> None:
    can_exchange = "exchange" in request.node.name
    for at in range(operations(site)):
        assert killed_at(at, lambda: Folder(site).publish(NEW))
        if can_exchange or site.exists():
            assert content(site) in (OLD, NEW)
        recovered(site)


# --- in place: for a site that one person looks at ----------------------------------------------------------------

NEAR = {"index.html": b"new", "articles/a.html": b"same", "articles/c.html": b"added", "y.html": b"added"}


@pytest.mark.parametrize("new", [NEW, NEAR], ids=["a file where a folder was", "no clash"])
def test_in_place_the_folder_holds_the_same_in_the_end(site: Path, new: dict[str, bytes]) -> None:
    inode = (site / "articles" / "a.html").stat().st_ino
    assert isinstance(Folder(site).publish(new, in_place=True), Published)
    assert content(site) == new
    assert (site / "articles" / "a.html").stat().st_ino == inode
    assert [path.name for path in (site.parent / ".gazette").iterdir()] == []
    assert not [folder for folder in site.rglob("*") if folder.is_dir() and not any(folder.iterdir())]


def test_in_place_the_folder_itself_stays(site: Path) -> None:
    inode = site.stat().st_ino
    assert Folder(site).publish(NEAR, in_place=True) == Published(written=3, unchanged=2, deleted=2)
    assert site.stat().st_ino == inode


def test_in_place_nothing_moves_before_all_is_made(site: Path) -> None:
    def stream() -> Iterator[tuple[str, bytes]]:
        yield from NEAR.items()
        assert content(site) == OLD
        yield "../x", b""

    assert " G504 " in said(Folder(site).publish(stream(), in_place=True))
    assert content(site) == OLD


def test_a_file_without_bytes_is_kept(site: Path) -> None:
    assert Folder(site).publish([("index.html", b"new"), ("articles/a.html", None)]) == Published(1, 2, 2)
    assert content(site) == {"index.html": b"new", "articles/a.html": b"same"}


def test_files_are_put_anew_only_where_they_are(site: Path) -> None:
    with (site / "index.html").open("rb") as reader:
        Folder(site).put([("index.html", b"new"), ("articles/a.html", b"same"), ("nowhere.html", b"x")])
        assert reader.read() == b"old"
    assert content(site) == {**OLD, "index.html": b"new"}


@pytest.mark.parametrize("same", [True, False])
def test_what_is_noted_of_a_file_comes_back(same: bool) -> None:
    stored, found = Stored("5d" * 32, Mark(1 << 40, -3, 1 << 63), same), Stores()
    found.add("a/b.html", stored)
    assert dict(found) == {"a/b.html": stored}


def test_whoever_makes_files_is_stopped_before_what_was_begun_is_swept(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def making(keep: Keep) -> Iterator[Item]:
        try:
            yield "index.html", b"new"
        finally:
            keep("late.html", b"what another process was about to keep", "")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    before = sorted(site.parent.rglob("*"))
    monkeypatch.setattr("gazette.publish._Tree.take", stopped)
    with pytest.raises(KeyboardInterrupt):
        Folder(site).publish(making)
    assert sorted(site.parent.rglob("*")) == before
