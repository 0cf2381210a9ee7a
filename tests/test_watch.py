"""A change is built once, nothing else is built, and nothing is missed."""

from __future__ import annotations

import errno
import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileCreatedEvent

from gazette import observe
from gazette.observe import Changes, is_input
from gazette.watch import Outcome, unexpected, watch

LONG = 20.0  # seconds that a busy machine may take
QUIETLY = 0.6  # seconds in which nothing must happen

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify and /proc are Linux's")


class Session:
    """A watch on two folders in a thread of its own; counts builds and keeps what it was told."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes = Changes(quiet=0.1)
        self.builds = 0
        self.running = 0
        self.most_at_once = 0
        self.shown: list[Outcome] = []
        self.said: list[str] = []
        self.during: Callable[[], Iterable[Outcome]] = lambda: [Outcome()]
        folders = (root / "seeds", root / "content")
        self.thread = threading.Thread(
            target=watch, args=(folders, self.build, self.shown.append, self.said.append, self.changes)
        )

    def build(self, _: frozenset[Path]) -> Iterator[Outcome]:
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            yield from self.during()
        finally:
            self.builds += 1
            self.running -= 1

    def until(self, builds: int) -> None:
        end = time.monotonic() + LONG
        while self.builds < builds:
            assert time.monotonic() < end, f"{self.builds} builds, not {builds}"
            time.sleep(0.01)

    def stays(self, builds: int) -> None:
        time.sleep(QUIETLY)
        assert self.builds == builds


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("seeds", "content/articles"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "content" / "articles" / "a.md").write_text("1", encoding="utf-8")
    return tmp_path


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    session = Session(root)
    session.thread.start()
    session.until(1)
    yield session
    session.changes.close()
    session.thread.join(LONG)
    assert not session.thread.is_alive()


def test_the_first_build_needs_no_change(session: Session) -> None:
    session.stays(1)
    assert session.shown == [Outcome()]
    assert session.said == []


def test_a_save_is_one_build(session: Session) -> None:
    page = session.root / "content" / "articles" / "a.md"
    page.write_text("2", encoding="utf-8")
    session.until(2)
    session.stays(2)


def test_an_atomic_save_is_one_build(session: Session) -> None:
    page = session.root / "content" / "articles" / "a.md"
    for number, temporary in enumerate((".a.md.tmp", "a.md.new", "sedX7f3"), start=2):
        new = page.with_name(temporary)
        new.write_text(str(number), encoding="utf-8")
        new.replace(page)
        session.until(number)
        session.stays(number)


def test_a_save_that_keeps_a_backup_is_one_build(session: Session) -> None:
    """Vim with `backupcopy=no`: tries a name, renames the old file, writes the new one, deletes the old."""
    page = session.root / "content" / "articles" / "a.md"
    (page.parent / "4913").touch()
    (page.parent / "4913").unlink()
    page.rename(page.with_name("a.md~"))
    page.write_text("2", encoding="utf-8")
    page.with_name("a.md~").unlink()
    session.until(2)
    session.stays(2)


def test_reading_and_leftovers_of_editors_are_no_builds(session: Session) -> None:
    folder = session.root / "content" / "articles"
    assert (folder / "a.md").read_text(encoding="utf-8") == "1"
    list(folder.iterdir())
    for name in (".a.md.swp", "a.md~", "#a.md#", ".#a.md", "4913", ".DS_Store", "a.md.tmp", "new.md.part"):
        (folder / name).write_text("x", encoding="utf-8")
    for name in (".a.md.swp", "a.md~"):
        (folder / name).unlink()
    (session.root / "README.md").write_text("not a folder that is watched", encoding="utf-8")
    session.stays(1)


def test_a_file_that_comes_and_goes_is_no_build(session: Session) -> None:
    passing = session.root / "seeds" / "passing.txt"
    passing.write_text("x", encoding="utf-8")
    passing.unlink()
    session.stays(1)


def test_saving_the_same_again_is_at_most_one_build(session: Session) -> None:
    page = session.root / "content" / "articles" / "a.md"
    for _ in range(5):
        page.write_text("1", encoding="utf-8")
        time.sleep(0.2)
    session.stays(session.builds)
    assert session.builds <= 2


@pytest.mark.parametrize("change", ["create", "rename", "delete", "folder", "folder away"])
def test_every_kind_of_change_is_built(session: Session, change: str) -> None:
    page = session.root / "content" / "articles" / "a.md"
    if change == "create":
        (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    elif change == "rename":
        page.rename(page.with_name("b.md"))
    elif change == "delete":
        page.unlink()
    elif change == "folder":
        outside = session.root / "outside"
        outside.mkdir()
        (outside / "b.md").write_text("x", encoding="utf-8")
        outside.rename(page.parent / "2020")
    else:
        page.parent.rename(session.root / "outside")
    session.until(2)


def test_a_burst_of_10000_files_is_at_most_two_builds(session: Session) -> None:
    folder = session.root / "content" / "articles"
    seen = 0

    def count() -> list[Outcome]:
        nonlocal seen
        seen = sum(1 for _ in folder.glob("*.md"))
        return [Outcome()]

    session.during = count
    for number in range(10_000):
        (folder / f"{number}.md").write_text("x", encoding="utf-8")
    end = time.monotonic() + 3 * LONG
    while seen < 10_001:
        assert time.monotonic() < end, f"{seen} files seen in {session.builds} builds"
        time.sleep(0.05)
    session.stays(session.builds)
    assert session.builds <= 3  # the first, and two


def test_a_change_during_a_build_is_built_after_it(session: Session) -> None:
    page = session.root / "content" / "articles" / "a.md"
    started, proceed = threading.Event(), threading.Event()

    def slow() -> list[Outcome]:
        started.set()
        assert proceed.wait(LONG)
        return [Outcome()]

    session.during = slow
    page.write_text("2", encoding="utf-8")
    assert started.wait(LONG)
    page.write_text("3", encoding="utf-8")
    time.sleep(0.3)
    assert session.builds == 1
    proceed.set()
    session.until(3)
    session.stays(3)
    assert session.most_at_once == 1


def test_what_the_build_writes_itself_starts_no_build(session: Session) -> None:
    page = session.root / "content" / "articles" / "made.md"

    def convert() -> list[Outcome]:
        page.write_text("made", encoding="utf-8")
        return [Outcome(written={page: hashlib.sha256(b"made").hexdigest()})]

    session.during = convert
    (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    session.until(2)
    session.stays(2)
    page.write_text("edited by a person", encoding="utf-8")
    session.until(3)


def test_an_edit_of_what_the_build_just_wrote_is_not_taken_for_its_own(session: Session) -> None:
    page = session.root / "content" / "articles" / "made.md"

    def convert() -> list[Outcome]:
        page.write_text("edited before the build was over" if session.builds == 1 else "made", encoding="utf-8")
        return [Outcome(written={page: hashlib.sha256(b"made").hexdigest()})]

    session.during = convert
    (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    session.until(3)


def test_outcomes_are_shown_as_they_come(session: Session) -> None:
    pages, search = Outcome(problems=("pages",)), Outcome(changed=False, problems=("search",))
    session.during = lambda: iter((pages, search))
    (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    session.until(2)
    assert session.shown[1:] == [pages, search]


def test_a_build_that_breaks_is_told_in_one_line_and_the_next_one_runs(session: Session) -> None:
    def broken() -> list[Outcome]:
        raise ValueError("two\nlines")

    session.during = broken
    (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    session.until(2)
    session.during = lambda: [Outcome()]
    (session.root / "seeds" / "new.txt").write_text("y", encoding="utf-8")
    session.until(3)
    line = session.shown[1].problems[0]
    assert "test_watch.py:" in line
    assert "the build stopped (ValueError: two lines)" in line
    assert "\n" not in line
    assert not session.shown[1].changed
    assert session.shown[2] == Outcome()


def test_an_error_without_a_place_is_told_too() -> None:
    assert unexpected(ValueError("x")).startswith("?: the build stopped (ValueError: x)")


# --- when the system does not tell ------------------------------------------------------------------------------


@linux
def test_dropped_events_are_a_build(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's queue overflows: the change has no event of its own, only IN_Q_OVERFLOW arrives."""
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, InotifyFD, Mask, WatchDescriptor

    with monkeypatch.context() as patch:
        patch.setattr(observe._Handler, "on_any_event", lambda *_: None)
        (session.root / "content" / "articles" / "a.md").write_text("2", encoding="utf-8")
        session.stays(1)
    overflow = InotifyEvent(WatchDescriptor(-1), Mask(InotifyConstants.IN_Q_OVERFLOW), 0, b"")
    next(thread for thread in threading.enumerate() if isinstance(thread, InotifyFD)).handle_event(overflow)
    session.until(2)
    (session.root / "content" / "articles" / "a.md").write_text("3", encoding="utf-8")
    session.until(3)
    session.stays(3)


def test_a_watched_folder_that_is_replaced_is_watched_again(session: Session) -> None:
    """As a checkout of another branch does."""
    content = session.root / "content"
    content.rename(session.root / "gone")
    session.until(2)
    (content / "articles").mkdir(parents=True)
    session.until(3)
    session.stays(session.builds)
    before = session.builds
    (content / "articles" / "b.md").write_text("1", encoding="utf-8")
    session.until(before + 1)


def test_a_folder_that_is_not_there_yet_is_watched_when_it_comes(root: Path) -> None:
    (root / "seeds").rmdir()
    session = Session(root)
    session.thread.start()
    session.until(1)
    (root / "seeds").mkdir()
    session.until(2)
    session.stays(session.builds)
    before = session.builds
    (root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    session.until(before + 1)
    session.changes.close()
    session.thread.join(LONG)


@linux
@pytest.mark.parametrize("lack", ["instances", "watches for a folder", "watches for a folder below"])
def test_without_watches_it_polls_and_says_so(root: Path, monkeypatch: pytest.MonkeyPatch, lack: str) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE if lack == "instances" else errno.ENOSPC, "no more")

    if lack == "instances":
        monkeypatch.setattr(observe, "Observer", refuse)
    elif lack == "watches for a folder":
        monkeypatch.setattr("watchdog.observers.inotify_c.InotifyFD.add_callback", refuse)
    else:
        monkeypatch.setattr(observe, "_watches", lambda: 2)
    monkeypatch.setattr(observe, "POLLING", 0.2)
    session = Session(root)
    session.thread.start()
    session.until(1)
    (root / "content" / "articles" / "a.md").write_text("22", encoding="utf-8")
    session.until(2)
    session.stays(2)
    (root / "content" / "new").mkdir()
    session.until(3)
    session.changes.close()
    session.thread.join(LONG)
    assert session.said == [
        "watch: the system has no file watches left: looking every 0.2 s instead"
        " (Linux: raise fs.inotify.max_user_watches and max_user_instances)"
    ]


@linux
def test_the_watches_that_the_kernel_gave_are_counted(session: Session) -> None:
    assert observe._watches() >= 4  # the folder above, seeds, content, content/articles
    assert observe._complete([session.root / "seeds", session.root / "content"])


# --- hints ------------------------------------------------------------------------------------------------------


def test_a_burst_that_never_ends_is_built_all_the_same() -> None:
    changes = Changes(quiet=10, patience=0.2)
    changes.note(Path("a"))
    begin = time.monotonic()
    hints = changes.wait()
    assert hints is not None
    assert hints.paths == {Path("a")}
    assert time.monotonic() - begin < 5


def test_a_burst_of_many_files_is_given_more_time_to_end_than_one_save() -> None:
    one, many = Changes(quiet=0.1), Changes(quiet=0.1)
    one.note(Path("a"))
    for number in range(1000):
        many.note(Path(str(number)))
    begin = time.monotonic()
    assert one.wait() is not None
    middle = time.monotonic()
    assert many.wait() is not None
    assert middle - begin < (time.monotonic() - middle) / 2


def test_a_closed_watch_ends_at_once() -> None:
    changes = Changes(quiet=10)
    changes.note(None)
    changes.close()
    assert changes.wait() is None


@pytest.mark.parametrize("name", ["a.md", "articles/a.md", "articles/2020/冠县.md", "topics.yaml", "x.html.j2"])
def test_inputs(name: str) -> None:
    assert is_input(Path("/r", name), Path("/r"))


@pytest.mark.parametrize("name", [".git/HEAD", "articles/.a.md.x1.tmp", "a.md~", "__pycache__/x.pyc", "#a#", "4913"])
def test_no_inputs(name: str) -> None:
    assert not is_input(Path("/r", name), Path("/r"))


def test_a_hidden_folder_above_the_archive_does_not_hide_it() -> None:
    assert is_input(Path("/srv/.archive/seeds/a.txt"), Path("/srv/.archive/seeds"))


def test_names_that_are_bytes_are_understood(root: Path) -> None:
    changes = Changes(quiet=0)
    observe._Handler((root / "seeds",), changes).dispatch(FileCreatedEvent(bytes(root / "seeds" / "a.txt")))
    hints = changes.wait()
    assert hints is not None
    assert hints.paths == {root / "seeds" / "a.txt"}


def test_nothing_is_left_running_after_the_watch(root: Path) -> None:
    code = (
        "import threading\nfrom pathlib import Path\nfrom gazette.observe import Changes\n"
        "from gazette.watch import Outcome, watch\nchanges = Changes()\n"
        f"watch([Path({str(root)!r}) / 'seeds'], lambda _: [Outcome()], lambda _: changes.close(), print, changes)\n"
        "assert threading.active_count() == 1, threading.enumerate()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=LONG, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
