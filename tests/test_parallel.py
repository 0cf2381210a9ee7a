"""Work spread over processes gives the same results in the same order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gazette import parallel
from gazette.parallel import AHEAD, CHUNK, POLITE, Beside, aside, begun, spread
from tests.patience import until


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("tasks", [0, 1, 5, 200])
def test_results_in_order(jobs: int, tasks: int) -> None:
    assert list(spread(square, range(tasks), jobs)) == [n * n for n in range(tasks)]


def test_few_tasks_stay_in_this_process() -> None:
    assert set(spread(process, range(8), jobs=2)) == {os.getpid()}


def test_many_tasks_leave_it() -> None:
    assert os.getpid() not in set(spread(process, range(200), jobs=2))


def test_work_may_hold_what_cannot_be_sent() -> None:
    lock, offset = threading.Lock(), 5
    assert list(spread(lambda n: n + offset + lock.locked(), range(100), jobs=2)) == [n + 5 for n in range(100)]


def test_results_are_made_only_a_little_ahead(tmp_path: Path) -> None:
    def mark(number: int) -> int:
        (tmp_path / str(number)).touch()
        return number

    results = spread(mark, range(5_000), jobs=2)
    assert next(results) == 0
    assert len(list(tmp_path.iterdir())) <= 2 * (AHEAD + 1) * CHUNK
    assert list(results) == list(range(1, 5_000))


def test_what_is_begun_is_made_while_nobody_asks_for_it(tmp_path: Path) -> None:
    def mark(number: int) -> int:
        (tmp_path / str(number)).touch()
        return number

    results = begun(mark, range(5_000), jobs=2)
    until(lambda: len(list(tmp_path.iterdir())) == 5_000, "all results, though none was taken")
    assert list(results) == list(range(5_000))


def test_long_tasks_are_handed_over_one_by_one() -> None:
    def chunks(alone: int) -> list[int]:
        return [len(chunk) for chunk in parallel._chunks(range(300), 50, alone)]

    assert chunks(100) == [1] * 100 + [50] * 4
    assert chunks(400) == [1] * 300
    assert list(spread(square, range(300), 2, alone=100)) == [n * n for n in range(300)]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("tasks", [0, 1, 200])
def test_what_was_begun_comes_in_order(jobs: int, tasks: int) -> None:
    assert list(begun(square, range(tasks), jobs)) == [n * n for n in range(tasks)]


def test_whoever_stops_taking_ends_the_work() -> None:
    results = spread(process, range(5_000), jobs=2)
    worker = next(results)
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_workers_end_when_the_one_they_work_for_is_killed() -> None:
    program = (
        "import os, time\n"
        "from gazette.parallel import spread\n"
        "for worker in spread(lambda _: time.sleep(0.01) or os.getpid(), range(100_000), 2): print(worker, flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout
        worker = int(parent.stdout.readline())
        parent.kill()
    until(lambda: not alive(worker), "the end of a worker whose parent was killed")


def alive(number: int) -> bool:
    """Whether a process runs; one that ended and that nobody has asked for yet does not."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{number}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(TypeError):
        list(spread(square, ["x"] * 200, jobs=2))  # type: ignore[list-item]


# --- one piece of work aside --------------------------------------------------------------------------------------


def test_work_aside_is_done_in_another_process() -> None:
    offset = threading.Lock()
    assert aside(lambda: (5, offset.locked()), jobs=2)() == (5, False)
    assert aside(os.getpid, jobs=2)() != os.getpid()
    assert aside(os.getpid, jobs=1)() == os.getpid()


def test_where_that_process_is_killed_the_work_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    assert aside(work, jobs=2)() == here


def test_what_work_aside_raises_is_raised_where_it_is_asked_for(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ZeroDivisionError):
        aside(lambda: 1 // 0, jobs=2)()
    assert capfd.readouterr().err == ""


# --- work beside all else -----------------------------------------------------------------------------------------


def test_work_beside_leaves_what_it_does_on_the_disk(tmp_path: Path) -> None:
    with Beside() as work:
        work.wait()
        work.begin((tmp_path / "done").touch)
        work.wait()
        assert (tmp_path / "done").exists()
        work.begin(lambda: (tmp_path / "done").write_text(str(os.nice(0))))
        work.wait()
        assert int((tmp_path / "done").read_text()) == min(os.nice(0) + POLITE, 19)


def test_work_beside_that_fails_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with Beside() as work:
        work.begin(lambda: 1 // 0)
        work.wait()
    assert capfd.readouterr().err == ""


def test_work_beside_is_stopped_where_nobody_needs_it_any_more(tmp_path: Path) -> None:
    told = tmp_path / "told"

    def forever() -> None:
        told.with_suffix(".new").write_text(str(os.getpid()))
        told.with_suffix(".new").rename(told)
        threading.Event().wait()

    with Beside() as work:
        work.begin(forever)
        until(told.exists, "the beginning of the work")
    assert not alive(int(told.read_text()))


def test_processes_that_hold_much_of_their_own_are_forked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process came to hold goes with it."""
    monkeypatch.setattr(parallel, "OWN", 64 << 20)
    monkeypatch.setattr(parallel, "ALL", 0)
    numbers, processes, much = zip(*spread(holding(), range(500), 2), strict=True)
    assert numbers == tuple(range(500))
    assert len(set(processes)) > 4
    assert max(much) <= 64 + 1


def test_processes_may_hold_more_where_all_of_them_hold_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each remembers is not found out again then."""
    monkeypatch.setattr(parallel, "OWN", 1 << 20)
    monkeypatch.setattr(parallel, "ALL", 8 << 30)
    _, processes, _ = zip(*spread(holding(), range(500), 2), strict=True)
    assert len(set(processes)) <= 2


def test_what_a_process_held_for_a_while_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "OWN", 64 << 20)
    monkeypatch.setattr(parallel, "ALL", 0)
    held = holding()

    def hold_for_a_while(number: int) -> int:
        for _ in range(4):
            bytearray(b"x") * (2 << 20)
        return held(number)[1] if number % 50 == 0 else os.getpid()

    assert len(set(spread(hold_for_a_while, range(500), 2))) <= 2


def holding() -> Callable[[int], tuple[int, int, int]]:
    """Work that keeps a megabyte each time; it tells who did it, and how much is kept there."""
    held: list[bytes] = []

    def hold(number: int) -> tuple[int, int, int]:
        held.append(bytes([number % 7]) * (1 << 20))
        return number, os.getpid(), len(held)

    return hold
