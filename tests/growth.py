"""How time grows with size, measured so that a busy machine does not change the answer."""

from __future__ import annotations

import time
from collections.abc import Callable

TRIES = 10  # noise only ever adds time to one of the two: the least ratio of several is the truest


def growth(run: Callable[[int], object], size: int, enough: float, times: int = 2) -> float:
    """How many times as long `run(times * size)` takes as `run(size)`, in seconds of this process alone.

    Both are run in turn until the ratio is at most `enough`, or TRIES times. What is quadratic stays above each time.
    """
    least = float("inf")
    for _ in range(TRIES):
        least = min(least, _seconds(run, times * size) / max(_seconds(run, size), 1e-6))
        if least <= enough:
            break
    return least


def _seconds(run: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    run(size)
    return time.process_time() - began
