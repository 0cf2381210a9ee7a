"""One build at a time; the second is told at once who has the lock, and the lock dies with its owner."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gazette import lock, problems

ROOT = Path(__file__).resolve().parent.parent
HOLD = """
import os, sys
from pathlib import Path
from gazette import lock
with lock.hold(Path(sys.argv[1])) as busy:
    print("held" if busy is None else "busy", flush=True)
    {then}
    sys.stdin.read()  # until it is killed
"""


def holder(folder: Path, then: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD.format(then=then), str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for end in (process.stdin, process.stdout):
        assert end is not None
        end.close()


def test_the_second_is_refused_at_once_and_told_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The holder does not let go by itself, so that to wait for it would be to wait for ever."""
    monkeypatch.setattr("time.sleep", lambda _: pytest.fail("it waits"))
    process = holder(tmp_path / "site")
    try:
        with lock.hold(tmp_path / "content", tmp_path / "site") as busy:
            assert busy is not None
            assert process.poll() is None
            assert problems.line(busy).startswith(f"{tmp_path}/site: G501 process {process.pid} (-c ")
            assert problems.exit_code([busy]) == problems.ABORTED
    finally:
        finish(process)


def test_the_lock_dies_with_its_owner(tmp_path: Path) -> None:
    finish(holder(tmp_path / "site"))
    with lock.hold(tmp_path / "site") as busy:
        assert busy is None


def test_the_lock_dies_with_its_owner_even_if_a_worker_lives_on(tmp_path: Path) -> None:
    # The child says itself that it is born, since only then has it let go of its copy of the lock.
    fork = "os.fork() or print(os.getpid(), flush=True)"
    process = holder(tmp_path / "site", fork)
    assert process.stdout is not None
    child = int(process.stdout.readline())
    process.kill()
    process.wait()
    try:
        with lock.hold(tmp_path / "site") as busy:
            assert busy is None
        os.kill(child, 0)  # it lives
    finally:
        finish(process)  # the child reads to the end of its input, and ends


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    for _ in range(2):
        with lock.hold(tmp_path / "site") as busy:
            assert busy is None
            with lock.hold(tmp_path / "site") as again:
                assert again is not None


def test_two_names_of_one_folder_are_one_lock(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "other").symlink_to("real")
    with lock.hold(tmp_path / "real", tmp_path / "other") as busy:
        assert busy is None
        with lock.hold(tmp_path / "other") as again:
            assert again is not None


def test_a_place_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with lock.hold(tmp_path / "file" / "site") as busy:
        assert busy is not None
        assert busy.code == "G503"
