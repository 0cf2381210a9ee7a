"""How long a test waits for what will come: long enough for a slow machine with much else to do.

Nothing is measured with it. A test that passes never waits so long; one that would wait for ever ends, and fails.
"""

from __future__ import annotations

import time
from collections.abc import Callable

HANGS = 600  # seconds
MILLISECONDS = 120_000  # the same for one thing in a browser


def until(happened: Callable[[], bool], what: str) -> None:
    """Wait until something has happened; fail, saying what was waited for, where it never does."""
    end = time.monotonic() + HANGS
    while not happened():
        assert time.monotonic() < end, what
        time.sleep(0.01)
