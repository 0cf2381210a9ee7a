"""How long work takes, told so that neither a slow nor a busy machine changes the answer: only ratios are compared."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

REPEATS = 500
TRIES = 10  # noise only ever adds time to one of the two: the least ratio of several is the truest
USUAL = 0.085  # seconds of `reference` on the machine on which the figures in seconds were measured


def growth(run: Callable[[int], object], size: int, enough: float, times: int = 2) -> float:
    """How many times as long `run(times * size)` takes as `run(size)`, in seconds of this process alone.

    Both are run in turn until the ratio is at most `enough`, or TRIES times. What is quadratic stays above each time.
    """
    return ratio(partial(run, times * size), partial(run, size), enough)


def ratio(run: Callable[[], object], other: Callable[[], object], enough: float) -> float:
    """How many times as long `run` takes as `other`: the least of TRIES, or the first that is at most `enough`."""
    least = float("inf")
    for _ in range(TRIES):
        least = min(least, seconds(run) / max(seconds(other), 1e-6))
        if least <= enough:
            break
    return least


def seconds(run: Callable[[], object]) -> float:
    """Seconds of this process alone."""
    began = time.process_time()
    run()
    return time.process_time() - began


def reference() -> int:
    """Work of a known size: what others take is told in its terms."""
    text, counts = "冠县交警大队组织民警对国道沿线开展隐患排查整治" * 40, dict[str, int]()
    for _ in range(REPEATS):
        for at in range(len(text) - 1):
            pair = text[at : at + 2]
            counts[pair] = counts.get(pair, 0) + 1
    return len(counts)


def slowness() -> float:
    """How many times as long this machine takes just now as the one on which figures in seconds were measured."""
    return max(1.0, min(seconds(reference) for _ in range(3)) / USUAL)
