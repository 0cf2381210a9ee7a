"""Pure work over several processes: results in order, whatever the number of processes."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

FEW = 64  # tasks; for fewer, starting processes takes longer than the work
CHUNK = 16  # tasks handed over at a time

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int, few: int = FEW) -> Iterable[R]:
    """Do `work` on every task with `jobs` processes; in this one where there are few tasks or one job.

    Processes are forked, so that what is loaded already is shared; `work` must be a function of a module.
    """
    if jobs <= 1 or len(tasks) <= few:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(min(jobs, len(tasks)), multiprocessing.get_context("fork")) as pool:
        yield from pool.map(work, tasks, chunksize=max(1, min(CHUNK, len(tasks) // jobs)))
