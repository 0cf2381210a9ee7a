"""Told to stop (Ctrl-C, kill, a closed terminal): what was begun is taken back, and what has no way back is ended.

Python raises KeyboardInterrupt for Ctrl-C; within `obeyed` the other signals do the same. Only the first one raises: a
second one would tear the taking back. A stretch that must not be cut (`deferred`) sees the signal at its end; what is
past the point of no return (`defer`) sees it no more, unless the program goes on (`resume`).
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gazette import disk
from gazette.model import Problem, Severity
from gazette.parallel import LostWorkerError

FAILURES = (OSError, MemoryError, LostWorkerError)  # what no step can do anything about
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _Stop:
    """Whether to stop: the one state of this module, as signals are the process's."""

    def __init__(self) -> None:
        self.deferred = 0
        self.waiting = 0  # the signal that came while stopping was deferred
        self.told = False

    def take(self, number: int, _: object = None) -> None:
        if self.told:
            return
        if self.deferred:
            self.waiting = number
            return
        self.told = True
        raise KeyboardInterrupt(signal.Signals(number).name)

    def resume(self) -> None:
        if self.waiting and not self.deferred:
            self.take(self.waiting)


_stop = _Stop()


@contextmanager
def obeyed() -> Iterator[None]:
    """Let every signal to stop raise KeyboardInterrupt, once. One that was ignored from the start (nohup) stays so."""
    global _stop
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _stop = _Stop()
    before = {number: signal.getsignal(number) for number in SIGNALS}
    before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    try:
        for number in before:
            signal.signal(number, _stop.take)
        yield
    finally:
        _stop.told = True
        for number, handler in before.items():
            signal.signal(number, handler)
        _stop = _Stop()


@contextmanager
def deferred() -> Iterator[None]:
    """Do not stop within; stop at the end where it was asked meanwhile."""
    _stop.deferred += 1
    try:
        yield
    finally:
        _stop.deferred -= 1
    _stop.resume()


def defer() -> None:
    """From here on there is no way back: do not stop until `resume`, or until all is done."""
    _stop.deferred += 1


def resume() -> None:
    """The work is whole: stop now where it was asked meanwhile."""
    _stop.deferred = 0
    _stop.resume()


def problem(command: str, stop: BaseException, folder: Path) -> Problem:
    """Why a command was stopped: an interrupt or one of FAILURES. `folder` is where it wrote."""
    if isinstance(stop, OSError):
        return disk.problem(stop, folder)
    if isinstance(stop, KeyboardInterrupt):
        what = " ".join(("stopped before it was done", *(f"({name})" for name in stop.args)))
        return Problem(command, None, None, "G509", what, "run it again", Severity.FATAL)
    what = str(stop) if isinstance(stop, LostWorkerError) else "there is not enough memory"
    return Problem(command, None, None, "G508", what, "free some memory or use --jobs 1, then again", Severity.FATAL)


def _leave_to_parent() -> None:
    """A forked worker takes nothing back: it ends with, or because of, whoever forked it."""
    for number in SIGNALS:
        if signal.getsignal(number) == _stop.take:
            signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.SIG_IGN)


os.register_at_fork(after_in_child=_leave_to_parent)
