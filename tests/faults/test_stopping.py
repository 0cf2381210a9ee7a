"""The fault table, third part, continued: a build that is told to stop, or that loses a worker, at any moment.

Where it says 3, content and site are byte for byte as they were; where it says 0, both are new. There is nothing else.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from gazette import interrupts, parallel
from gazette.website.printing import Printer
from tests.faults.conftest import copied
from tests.faults.injection import faults
from tests.faults.test_machine import leftovers, operations, sample, state
from tests.faults.workshop import BRIEF, ROOT, Workshop

KILLS = int(os.environ.get("GAZETTE_KILLS", "6"))  # real signals, at moments spread over a build
STOPPED = re.compile(r"build: G509 stopped before it was done \((SIGINT|SIGTERM|SIGHUP)\); run it again")


def send(number: int) -> Callable[[], None]:
    return lambda: os.kill(os.getpid(), number)


def test_a_signal_at_any_file_operation_leaves_all_old_or_all_new(built: Workshop, tmp_path: Path) -> None:
    old = state(built)
    total, new = operations(built, tmp_path / "twin")
    for n, at in enumerate([*sample(total), *range(total - 3, total)]):
        twin = copied(built, tmp_path / f"told-{n}")
        with faults(at, send(interrupts.SIGNALS[n % 3])) as faulty:
            outcome = twin.build("--scripts", "hans")
        assert faulty.struck
        assert state(twin) == {0: new, 3: old}[outcome.code], f"neither old nor new after operation {at}"
        if outcome.code == 3:
            assert len(outcome.lines) == 1
            assert STOPPED.fullmatch(outcome.lines[0])
            assert leftovers(twin) == []
        shutil.rmtree(twin.root)


def test_a_second_signal_does_not_disturb_the_taking_back(built: Workshop, tmp_path: Path) -> None:
    old = state(built)
    total, _ = operations(built, tmp_path / "twin")
    told = copied(built, tmp_path / "told")
    with faults(total // 2, send(signal.SIGINT), lasting=True) as faulty:  # and at every operation after
        outcome = told.build("--scripts", "hans")
    assert faulty.struck
    assert (outcome.code, state(told)) == (3, old)
    assert leftovers(told) == []


def told(after: float, number: int, child: int) -> None:
    time.sleep(after)
    os.kill(child, number)


def in_a_child(shop: Workshop, told: Callable[[int], None]) -> tuple[int, str]:
    """Build in a process of its own, and do something to it. Its exit code (or less the signal), and what it said.

    Outside of the command, where nobody obeys signals, they kill it, Ctrl-C like all others.
    """
    reader, writer = os.pipe()
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking where there are threads: the child uses none
        child = os.fork()
    if child == 0:
        code = 99
        try:
            outcome = shop.build("--scripts", "hans")
            os.write(writer, outcome.err.encode())
            code = outcome.code
        finally:
            os._exit(code)
    signal.signal(signal.SIGINT, before)
    os.close(writer)
    told(child)
    with os.fdopen(reader, "rb") as said:
        text = said.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def test_a_signal_at_any_moment_and_the_next_build_equals_a_clean_one(built: Workshop, tmp_path: Path) -> None:
    old = state(built)
    twin = copied(built, tmp_path / "twin")
    began = time.monotonic()
    assert in_a_child(twin, lambda _: None)[0] == 0
    lasts, new = time.monotonic() - began, state(twin)
    for n in range(KILLS):
        number = (signal.SIGKILL, *interrupts.SIGNALS)[n % 4]
        twin = copied(built, tmp_path / f"told-{n}")

        code, said = in_a_child(twin, partial(told, lasts * (n + 0.5) / KILLS, number))
        assert "Traceback" not in said
        if number != signal.SIGKILL and code >= 0:  # it may not have set up its handlers, or not have ended yet
            assert state(twin) == {0: new, 3: old}[code], said
        assert twin.build("--scripts", "hans").code == 0
        assert state(twin) == new
        assert leftovers(twin) == []
        shutil.rmtree(twin.root)


# The command, whose workers say so when they have something to print, and wait until the input ends.
HELD = """
import os, sys
import build
from gazette.website.printing import Printer
main, page = os.getpid(), Printer.page
def held(*given):
    if os.getpid() != main:
        os.write(1, b".")
        os.read(0, 1)
    return page(*given)
Printer.page = held
sys.exit(build.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_the_command_itself(built: Workshop, number: signal.Signals) -> None:
    old = state(built)
    words = [word if word != "1" else "2" for word in built.words("build")]  # two processes
    for seed in range(70):
        built.seed(f"{seed:02}.txt", BRIEF.replace("三十六处", f"{seed}处").replace("冠县：", f"冠县{seed}号："))
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", HELD, *words], cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) as told:
        assert told.stdout is not None
        assert told.stdout.read(1) == b"."  # content is converted, and a worker makes the site
        assert (built.root / ".gazette" / "content.staging" / "journal.json").exists()
        told.send_signal(number)
        out, err = told.communicate()
    assert (told.returncode, out.strip(b".")) == (3, b"")
    assert STOPPED.fullmatch(err.decode().strip()), err
    assert state(built) == old
    assert leftovers(built) == []


def test_what_was_ignored_from_the_start_stays_ignored(built: Workshop) -> None:
    """As under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with faults(20, send(signal.SIGHUP)) as faulty:
            outcome = built.build("--scripts", "hans")
        assert (faulty.struck, outcome.code) == (True, 0)
    finally:
        signal.signal(signal.SIGHUP, before)


# --- workers ----------------------------------------------------------------------------------------------------


def kill_worker(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("where", ["while converting", "while rendering"])
def test_a_killed_worker_is_one_line_and_nothing_is_changed(
    built: Workshop, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    old = state(built)
    monkeypatch.setattr(parallel, "FEW", 0)
    monkeypatch.setattr(parallel.spread, "__defaults__", (0, *(parallel.spread.__defaults__ or ())[1:]))
    if where == "while converting":
        monkeypatch.setattr("gazette.conversion.separate", kill_worker)
    else:
        monkeypatch.setattr(Printer, "page", kill_worker)
    outcome = built.build("--jobs", "2")
    assert outcome.code == 3
    assert outcome.lines == [
        "build: G508 a process that did a part of the work was killed, as systems do where memory is short; "
        "free some memory or use --jobs 1, then again"
    ]
    assert state(built) == old
    assert leftovers(built) == []


def test_memory_that_runs_out_is_one_line_and_nothing_is_changed(
    built: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    old: Mapping[str, bytes] = state(built)

    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("gazette.website.render", full)
    outcome = built.build()
    assert outcome.lines == ["build: G508 there is not enough memory; free some memory or use --jobs 1, then again"]
    assert (outcome.code, state(built)) == (3, old)


# --- whoever listens --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "code"), [("review", 0), ("build --seeds nowhere", 3)])
def test_a_reader_that_has_enough_gets_no_traceback(command: str, code: int) -> None:
    """As `build.py review | head`; what failed says so in its exit code."""
    reader, writer = os.pipe()
    os.close(reader)
    words = [sys.executable, "build.py", *command.split()]
    stderr = subprocess.PIPE if command == "review" else writer
    done = subprocess.run(words, cwd=ROOT, stdout=writer, stderr=stderr, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr or "") == (code, "")
