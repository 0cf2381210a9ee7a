"""Running a command: seconds of the clock and of the processors, and the most memory that it held at once.

Each counts the command's own children. Where other work shares the machine, compare the processors' seconds.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

INTERVAL = 0.1  # seconds between two looks at the memory, at least
PAUSE = 20  # times as long as a look took: to add up a gigabyte takes long, and of two cores that would be much
PROCESSES = Path("/proc")


class FailedError(RuntimeError):
    """A command that was to be measured failed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: seconds of the clock and of all processors, and bytes."""

    seconds: float
    processor: float
    memory: int


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=output, stderr=output)
        watch = Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        watch.done.set()
        watch.join()
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise FailedError(f"{command[0]} failed: {output.read().decode(errors='replace')[-2000:]}")
    return Cost(seconds, usage.ru_utime + usage.ru_stime, watch.peak or usage.ru_maxrss * 1024)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of several runs, of each figure."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.processor for cost in costs),
        int(median(cost.memory for cost in costs)),
    )


class Watch(threading.Thread):
    """Looks again and again at the memory of a process and its children; `peak` stays 0 where there is no /proc."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.peak = 0
        self._process = process

    def run(self) -> None:
        """Look until told that all is done."""
        pause = INTERVAL
        while not self.done.wait(pause):
            began = time.thread_time()
            self.peak = max(self.peak, sum(map(_resident, family(self._process, _parents()))))
            pause = max(INTERVAL, PAUSE * (time.thread_time() - began))


def family(process: int, parents: Mapping[int, int]) -> list[int]:
    """A process and all that descend from it, given the parent of each process.

    >>> family(2, {2: 1, 3: 2, 4: 3, 5: 1})
    [2, 3, 4]
    """
    found = [process]
    for each in found:
        found += sorted(child for child, parent in parents.items() if parent == each)
    return found


def _parents() -> dict[int, int]:
    found = {}
    for folder in PROCESSES.glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        found[int(folder.name)] = int(fields[1])
    return found


def _resident(process: int) -> int:
    """Bytes of a process in memory; what it shares with others counts to each its part."""
    try:
        text = (PROCESSES / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)
