"""Pure work over several processes: results in order, whatever the number of processes."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import pickle
import resource
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice, pairwise
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import IO, Any, TypeVar

FEW = 64  # tasks; for fewer, starting processes takes longer than the work
CHUNK = 64  # tasks handed over at a time, each time at about the cost of a page
SHARES = 32  # chunks at least for each process, so that none waits long for another in the end
ALONE = 32  # tasks at least handed over one by one, before all others
OWN = 128 << 20  # bytes that a process may always come to hold of its own before all are forked anew
ALL = 1600 << 20  # bytes up to which all processes together may hold more
AHEAD = 16  # chunks a process may be ahead of one that has a long task, or of whoever takes the results: bounds memory

POLITE = 5  # how much less a process counts that works beside what somebody waits for

T = TypeVar("T")
R = TypeVar("R")


class LostWorkerError(Exception):
    """A process that did a part of the work was killed: mostly by the system, where memory is short."""

    def __init__(self) -> None:
        super().__init__("a process that did a part of the work was killed, as systems do where memory is short")


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int, few: int = FEW, alone: int = ALONE) -> Iterator[R]:
    """Do `work` on every task with `jobs` processes; in this one where there are few tasks or one job.

    Processes are forked, so that `work` may be any function, with whatever it holds; tasks and results are copied
    between processes. Results are made only a little faster than they are taken. A process that looks at a value copies
    the memory around it, so that one that has come to hold much of its own does no more, and all are forked anew; not
    before, since what each remembers and has copied goes with it. The first tasks, `alone` in number, are handed over
    one by one: of several that take long in one piece, all would fall to one process. Raises LostWorkerError, and what
    `work` raises.
    """
    yield from _spread(work, tasks, jobs, few, max(ALONE, alone), AHEAD * jobs)


def begun(work: Callable[[T], R], tasks: Sequence[T], jobs: int, few: int = FEW) -> Iterator[R]:
    """The same, begun at once, and made as far ahead as may be: for small results, while this process does something
    else. It must not fork others before it has taken all."""
    made = _spread(work, tasks, jobs, few, ALONE, len(tasks))
    first = list(islice(made, 1))
    return chain(first, made)


def _spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int, few: int, alone: int, ahead: int) -> Iterator[R]:
    if jobs <= 1 or len(tasks) <= few:
        yield from map(work, tasks)
        return
    size = max(1, min(CHUNK, len(tasks) // (SHARES * jobs)))
    yield from chain.from_iterable(_done(work, deque(_chunks(tasks, size, alone)), jobs, ahead))


def _chunks(tasks: Sequence[T], size: int, alone: int) -> Iterator[Sequence[T]]:
    """The tasks as they are handed over: those that come first, since they take longest, one by one."""
    alone = min(alone, len(tasks))
    return (tasks[start:end] for start, end in pairwise([*range(alone), *range(alone, len(tasks), size), len(tasks)]))


def _done(work: Callable[[T], R], chunks: deque[Sequence[T]], jobs: int, ahead: int) -> Iterator[list[R]]:
    """Take chunks and do them, in order, so many `ahead` of whoever takes them."""
    pool = _pool(work, jobs)
    waiting: deque[tuple[Future[list[R]], Sequence[T]]] = deque()
    try:
        while waiting or chunks:
            while chunks and len(waiting) <= ahead:
                waiting.append((pool.submit(_do, chunks[0]), chunks.popleft()))
            chunk, tasks = waiting[0]
            if len(chunk.result()) < len(tasks):
                pool.shutdown(cancel_futures=True)
                pool = _pool(work, jobs)
                waiting = deque(_again(pool, waiting))
            else:
                waiting.popleft()
                yield chunk.result()
    except BrokenProcessPool:
        raise LostWorkerError from None
    finally:
        pool.shutdown(cancel_futures=True)


def _again(
    pool: ProcessPoolExecutor, waiting: Iterable[tuple[Future[list[R]], Sequence[T]]]
) -> Iterator[tuple[Future[list[R]], Sequence[T]]]:
    """The chunks with what is not done of them handed over once more."""
    for chunk, tasks in waiting:
        done = 0 if chunk.cancelled() else len(chunk.result())
        if done:
            yield chunk, tasks[:done]
        if rest := tasks[done:]:
            yield pool.submit(_do, rest), rest


def _pool(work: Callable[[T], R], jobs: int) -> ProcessPoolExecutor:
    _give_back()
    limit = max(OWN, (ALL - _held()) // jobs)
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _begin, (work, limit))


def _give_back() -> None:
    """Give the system back what is free in this process but was not given back, where the C library can: at 100,000
    articles it is a sixth, which others can hold instead."""
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


def aside(work: Callable[[], R], jobs: int) -> Callable[[], R]:
    """Begin `work` in a process of its own; call what is returned for the result, which waits for it.

    With one job, or where that process fails or is killed, the work is done when it is asked for. The answer goes into
    a file, not a pipe: a process that waits until somebody reads it keeps its share of all memory meanwhile.
    """
    if jobs <= 1:
        return work
    answer = tempfile.TemporaryFile()  # noqa: SIM115 (whoever asks for the result closes it)
    process = multiprocessing.get_context("fork").Process(target=_answer, args=(work, answer), daemon=True)
    process.start()

    def result() -> R:
        process.join()
        with answer:
            answer.seek(0)
            try:
                found: R = pickle.load(answer)
            except (EOFError, pickle.UnpicklingError):  # killed before it answered, or while it did
                found = work()
        return found

    return result


class Beside:
    """Work in a process of its own, of which nothing comes back but what it leaves on the disk. Nobody hangs on it: it
    may fail or be stopped, and gives way to whoever needs the processors more. What it did not do is done by whoever
    needs it."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None

    def begin(self, work: Callable[[], object]) -> None:
        """Begin; what was begun before is stopped."""
        self.stop()
        self._process = multiprocessing.get_context("fork").Process(target=_quietly, args=(work,), daemon=True)
        self._process.start()

    def wait(self) -> None:
        """Wait until it has ended, where anything was begun."""
        if self._process is not None:
            self._process.join()

    def stop(self) -> None:
        """End it, done or not."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


# --- in each process --------------------------------------------------------------------------------------------

_work: Callable[[Any], Any]  # what this process was made for; never set in the one that spreads the work
_limit = OWN  # bytes that it may come to hold of its own
_fresh = True  # whether it has done nothing yet
_due = 0  # bytes that it came to hold, of which it may have let go of some, when it looks what it holds


def _begin(work: Callable[[Any], Any], limit: int) -> None:
    global _work, _limit, _due  # the tasks alone are sent, since what `work` holds is here already
    _work, _limit, _due = work, limit, limit
    _settle()


def _settle() -> None:
    gc.freeze()  # what was inherited stays shared: collecting garbage would copy it page by page
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that spreads the work
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _answer(work: Callable[[], Any], answer: IO[bytes]) -> None:
    _settle()
    with contextlib.suppress(Exception):  # which whoever asks will meet
        answer.write(pickle.dumps(work()))
        answer.flush()


def _quietly(work: Callable[[], object]) -> None:
    _settle()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.nice(POLITE)
    with contextlib.suppress(Exception):
        work()


def _end_with_parent() -> None:
    """Nobody waits for results any more once the parent was killed."""
    if parent := multiprocessing.parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)


def _do(tasks: Sequence[Any]) -> list[Any]:
    """The results, as far as this process does the tasks: no more when it holds much of its own."""
    global _fresh
    done = []
    for task in tasks:
        if not _fresh and _holds_much():
            break
        _fresh = False
        done.append(_work(task))
    return done


def _held() -> int:
    """Bytes that this process holds: where the system does not say, those that it held at most."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _holds_much() -> bool:
    """Whether this process holds more of its own than it may. To look takes tens of milliseconds where much is shared,
    so it looks no sooner than that can be, and may come to hold an eighth more."""
    global _due
    if (taken := _taken()) <= _due:
        return False
    if (own := _own(taken)) > _limit:
        return True
    _due = taken + max(_limit - own, _limit // 8)
    return False


def _taken() -> int:
    """Bytes that this process came to hold of its own, or held for a while: each page that it was first to write to."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt * resource.getpagesize()


def _own(taken: int) -> int:
    """Bytes that this process holds and no other does; all that it has `taken` where the system does not say."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    except OSError:
        return taken
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("Private_Dirty:")), taken)
