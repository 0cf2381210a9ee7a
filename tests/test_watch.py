"""A change is built once, nothing else is built, and nothing is missed.

Nothing here depends on how quick the machine is. What a person does at one go is held back until the system has told
all of it; and that nothing was built is known from a marker, a file written after it, which is told after it.
"""

from __future__ import annotations

import errno
import hashlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import FileCreatedEvent, FileSystemEvent

from gazette import observe
from gazette.observe import Changes, is_input
from gazette.watch import Outcome, unexpected, watch
from tests.patience import HANGS, until

EVERYTHING = frozenset[Path]()  # what a build is told where it is not known what changed

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="inotify and /proc are Linux's")


class Held(Changes):
    """Hints whose burst does not end while they are held back."""

    held = False

    def _end(self, begin: float) -> float:
        return time.monotonic() + 0.01 if self.held else super()._end(begin)

    def noted(self, paths: frozenset[Path]) -> bool:
        with self._news:
            return self._lost or paths <= self._paths


class Session:
    """A watch on two folders in a thread of its own; keeps what each build was told, and what was shown and said."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes = Held(quiet=0.05)
        self.built: list[frozenset[Path]] = []
        self.marks: frozenset[Path] = frozenset()
        self.running = 0
        self.most_at_once = 0
        self.shown: list[Outcome] = []
        self.said: list[str] = []
        self.during: Callable[[], Iterable[Outcome]] = lambda: [Outcome()]
        folders = (root / "seeds", root / "content")
        self.thread = threading.Thread(
            target=watch, args=(folders, self.build, self.shown.append, self.said.append, self.changes)
        )

    def build(self, paths: frozenset[Path]) -> Iterator[Outcome]:
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        try:
            yield from self.during()
        finally:
            self.running -= 1
            self.built.append(paths)

    def until(self, builds: int) -> None:
        until(lambda: len(self.built) >= builds, f"{builds} builds")

    def mark(self) -> frozenset[Path]:
        """Write a marker into each folder: what happened before is told before."""
        marks = frozenset(self.root / name / f"marker-{len(self.marks)}.txt" for name in ("seeds", "content"))
        self.marks |= marks
        for path in marks:
            path.touch()
        return marks

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is done within is told at one go."""
        self.changes.held = True
        yield
        marks = self.mark()
        until(lambda: self.changes.noted(marks), "the last of a burst")
        self.changes.held = False

    def settled(self) -> list[frozenset[Path]]:
        """What was built, when all that happened so far has been noticed: for each build, the files that changed."""
        marked = False
        while not marked:  # where hints were lost nobody is told of markers
            before, marks = len(self.built), self.mark()
            until(lambda: EVERYTHING in self.built[before:] or marks <= self.since(before), "the marker")  # noqa: B023
            marked = marks <= self.since(before)
        return [paths - self.marks for paths in self.built if not paths or paths - self.marks]

    def since(self, before: int) -> frozenset[Path]:
        return EVERYTHING.union(*self.built[before:])


@contextmanager
def running(root: Path) -> Iterator[Session]:
    """A session, after its first build and until the end."""
    session = Session(root)
    session.thread.start()
    try:
        session.until(1)
        yield session
    finally:
        session.changes.close()
        session.thread.join(HANGS)
    assert not session.thread.is_alive()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path.resolve()
    for name in ("seeds", "content/articles"):
        (root / name).mkdir(parents=True)
    (root / "content" / "articles" / "a.md").write_text("1", encoding="utf-8")
    return root


@pytest.fixture
def session(root: Path) -> Iterator[Session]:
    with running(root) as session:
        yield session


@pytest.fixture
def page(root: Path) -> Path:
    return root / "content" / "articles" / "a.md"


def test_the_first_build_needs_no_change(session: Session) -> None:
    assert session.shown == [Outcome()]
    assert session.settled() == [EVERYTHING]
    assert session.said == []


def test_a_save_is_one_build(session: Session, page: Path) -> None:
    with session.at_once():
        page.write_text("2", encoding="utf-8")
    assert session.settled() == [EVERYTHING, {page}]


def test_an_atomic_save_is_one_build(session: Session, page: Path) -> None:
    for number, temporary in enumerate((".a.md.tmp", "a.md.new", "sedX7f3"), start=2):
        with session.at_once():
            new = page.with_name(temporary)
            new.write_text(str(number), encoding="utf-8")
            new.replace(page)
        assert session.settled() == [EVERYTHING, *[{page}] * (number - 1)]


def test_a_save_that_keeps_a_backup_is_one_build(session: Session, page: Path) -> None:
    """Vim with `backupcopy=no`: tries a name, renames the old file, writes the new one, deletes the old."""
    with session.at_once():
        (page.parent / "4913").touch()
        (page.parent / "4913").unlink()
        page.rename(page.with_name("a.md~"))
        page.write_text("2", encoding="utf-8")
        page.with_name("a.md~").unlink()
    assert session.settled() == [EVERYTHING, {page}]


def test_reading_and_leftovers_of_editors_are_no_builds(session: Session) -> None:
    folder = session.root / "content" / "articles"
    assert (folder / "a.md").read_text(encoding="utf-8") == "1"
    list(folder.iterdir())
    for name in (".a.md.swp", "a.md~", "#a.md#", ".#a.md", "4913", ".DS_Store", "a.md.tmp", "new.md.part"):
        (folder / name).write_text("x", encoding="utf-8")
    for name in (".a.md.swp", "a.md~"):
        (folder / name).unlink()
    (session.root / "README.md").write_text("not a folder that is watched", encoding="utf-8")
    assert session.settled() == [EVERYTHING]


def test_a_file_that_comes_and_goes_is_no_build(session: Session) -> None:
    passing = session.root / "seeds" / "passing.txt"
    with session.at_once():
        passing.write_text("x", encoding="utf-8")
        passing.unlink()
    assert session.settled() == [EVERYTHING]


def test_saving_the_same_again_is_at_most_one_build(session: Session, page: Path) -> None:
    """The first time nobody has read yet what stands there."""
    for _ in range(5):
        with session.at_once():
            page.write_text("1", encoding="utf-8")
    assert session.settled() == [EVERYTHING, {page}]


@pytest.mark.parametrize("change", ["create", "rename", "delete", "folder", "folder away"])
def test_every_kind_of_change_is_built(session: Session, page: Path, change: str) -> None:
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


def test_a_burst_of_10000_files_is_at_most_two_builds(session: Session, page: Path) -> None:
    """Two where the kernel's queue is full: then one build is due for what was told, and one for all."""
    seen: list[int] = []

    def count() -> list[Outcome]:
        seen.append(sum(1 for _ in page.parent.glob("*.md")))
        return [Outcome()]

    session.during = count
    with session.at_once():
        for number in range(10_000):
            (page.parent / f"{number}.md").write_text("x", encoding="utf-8")
    assert len(session.settled()) in (2, 3)  # the first is no part of it
    assert set(seen) == {10_001}


def test_a_change_during_a_build_is_built_after_it(session: Session, page: Path) -> None:
    started, proceed = threading.Event(), threading.Event()

    def slow() -> list[Outcome]:
        started.set()
        assert proceed.wait(HANGS)
        return [Outcome()]

    session.during = slow
    with session.at_once():
        page.write_text("2", encoding="utf-8")
    assert started.wait(HANGS)
    page.write_text("3", encoding="utf-8")
    until(lambda: session.changes.noted(frozenset({page})), "the change")
    assert session.built == [EVERYTHING]
    proceed.set()
    assert session.settled() == [EVERYTHING, {page}, {page}]
    assert session.most_at_once == 1


def test_what_the_build_writes_itself_starts_no_build(session: Session) -> None:
    made, new = session.root / "content" / "articles" / "made.md", session.root / "seeds" / "new.txt"

    def convert() -> list[Outcome]:
        made.write_text("made", encoding="utf-8")
        return [Outcome(written={made: hashlib.sha256(b"made").hexdigest()})]

    session.during = convert
    with session.at_once():
        new.write_text("x", encoding="utf-8")
    session.until(2)
    assert session.settled() == [EVERYTHING, {new}]
    session.during = lambda: [Outcome()]
    with session.at_once():
        made.write_text("edited by a person", encoding="utf-8")
    assert session.settled() == [EVERYTHING, {new}, {made}]


def test_an_edit_of_what_the_build_just_wrote_is_not_taken_for_its_own(session: Session) -> None:
    made, new = session.root / "content" / "articles" / "made.md", session.root / "seeds" / "new.txt"

    def convert() -> list[Outcome]:
        session.during = lambda: [Outcome()]
        made.write_text("edited before the build was over", encoding="utf-8")
        return [Outcome(written={made: hashlib.sha256(b"made").hexdigest()})]

    session.during = convert
    with session.at_once():
        new.write_text("x", encoding="utf-8")
    session.until(2)
    assert session.settled() == [EVERYTHING, {new}, {made}]


def test_outcomes_are_shown_as_they_come(session: Session) -> None:
    pages, search = Outcome(problems=("pages",)), Outcome(changed=False, problems=("search",))
    session.during = lambda: iter((pages, search))
    with session.at_once():
        (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    session.until(2)
    assert session.shown[1:3] == [pages, search]


def test_a_build_that_breaks_is_told_in_one_line_and_the_next_one_runs(session: Session) -> None:
    def broken() -> list[Outcome]:
        raise ValueError("two\nlines")

    session.during = broken
    with session.at_once():
        (session.root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
    until(lambda: len(session.shown) == 2, "the problem")
    session.during = lambda: [Outcome()]
    with session.at_once():
        (session.root / "seeds" / "new.txt").write_text("y", encoding="utf-8")
    until(lambda: len(session.shown) == 3, "the next build")
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
def test_dropped_events_are_a_build(session: Session, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's queue overflows: the change has no event of its own, only IN_Q_OVERFLOW arrives."""
    from watchdog.observers.inotify_c import InotifyConstants, InotifyEvent, InotifyFD, Mask, WatchDescriptor

    dropped: list[FileSystemEvent] = []
    with monkeypatch.context() as patch:
        patch.setattr(observe._Handler, "on_any_event", lambda _, event: dropped.append(event))
        page.write_text("2", encoding="utf-8")
        marks = session.mark()
        until(lambda: marks <= {Path(str(event.src_path)) for event in dropped}, "what is dropped")
    overflow = InotifyEvent(WatchDescriptor(-1), Mask(InotifyConstants.IN_Q_OVERFLOW), 0, b"")
    next(thread for thread in threading.enumerate() if isinstance(thread, InotifyFD)).handle_event(overflow)
    assert session.settled() == [EVERYTHING, EVERYTHING]
    with session.at_once():
        page.write_text("3", encoding="utf-8")
    assert session.settled() == [EVERYTHING, EVERYTHING, {page}]


def test_a_watched_folder_that_is_replaced_is_watched_again(session: Session, page: Path) -> None:
    """As a checkout of another branch does."""
    (session.root / "content").rename(session.root / "gone")
    session.until(2)
    page.parent.mkdir(parents=True)
    session.settled()
    with session.at_once():
        page.write_text("1", encoding="utf-8")
    assert session.settled()[-1] == {page}


def test_a_folder_that_is_not_there_yet_is_watched_when_it_comes(root: Path) -> None:
    (root / "seeds").rmdir()
    with running(root) as session:
        (root / "seeds").mkdir()
        session.until(2)
        session.settled()
        with session.at_once():
            (root / "seeds" / "new.txt").write_text("x", encoding="utf-8")
        assert session.settled()[-1] == {root / "seeds" / "new.txt"}


@linux
@pytest.mark.parametrize("lack", ["instances", "watches for a folder", "watches for a folder below"])
def test_without_watches_it_polls_and_says_so(
    root: Path, page: Path, monkeypatch: pytest.MonkeyPatch, lack: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE if lack == "instances" else errno.ENOSPC, "no more")

    if lack == "instances":
        monkeypatch.setattr(observe, "Observer", refuse)
    elif lack == "watches for a folder":
        monkeypatch.setattr("watchdog.observers.inotify_c.InotifyFD.add_callback", refuse)
    else:
        monkeypatch.setattr(observe, "_watches", lambda: 2)
    monkeypatch.setattr(observe, "POLLING", 0.2)
    with running(root) as session:
        page.write_text("22", encoding="utf-8")  # of another size: times may be coarse
        until(lambda: frozenset({page}) in session.built, "the save")
        (root / "content" / "new").mkdir()
        until(lambda: EVERYTHING in session.built[1:], "the folder")
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
    assert changes._end(begin=0) == pytest.approx(0.2, rel=0.1)
    hints = changes.wait()
    assert hints is not None
    assert hints.paths == {Path("a")}


def test_a_burst_of_many_files_is_given_more_time_to_end_than_one_save(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observe.time, "monotonic", lambda: 100.0)
    one, many = Changes(quiet=0.1), Changes(quiet=0.1)
    one.note(Path("a"))
    for number in range(1000):
        many.note(Path(str(number)))
    assert one._end(100) == pytest.approx(100.1, abs=0.01)
    assert many._end(100) == pytest.approx(101)


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
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=HANGS, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
