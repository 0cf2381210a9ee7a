"""Fuzz for a while and report: `python -m tests.fuzz --seconds 600 --seed 1`. Exits with 1 where an input raised."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter

from tests.fuzz.inputs import inputs
from tests.fuzz.targets import TARGETS


def main() -> int:
    """Give every input to every target until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS], default=[])
    asked = parser.parse_args()
    targets = {name: TARGETS[name] for name in asked.targets or TARGETS}
    tried: Counter[str] = Counter()
    faults: dict[tuple[str, str], bytes] = {}
    end = time.monotonic() + asked.seconds
    for data in inputs(asked.seed):
        if time.monotonic() > end:
            break
        for name, target in targets.items():
            tried[name] += 1
            try:
                target(data)
            except Exception as error:
                place = f"{type(error).__name__} at {_place(error)}"
                known = faults.get((name, place))
                if known is None or len(data) < len(known):
                    faults[name, place] = data
    for name, count in tried.items():
        sys.stdout.write(f"{name}: {count:,} inputs\n")
    for (name, place), data in faults.items():
        sys.stdout.write(f"{name}: {place}: {data!r}\n")
    sys.stdout.write(f"{sum(tried.values()):,} inputs, {len(faults)} kinds of failure\n")
    return bool(faults)


def _place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{last.filename}:{last.lineno}"


if __name__ == "__main__":
    sys.exit(main())
