"""Weighing named features: a sum of learnt log-odds, and the features that made it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat
from operator import mul

Features = dict[str, float]
AUDIBLE = 0.3  # log-odds of a feature that spoke


def some(found: Mapping[str, float]) -> Features:
    """The features that say something."""
    return {name: float(value) for name, value in found.items() if value and name}


def weigh(seen: Features, learnt: Mapping[str, float]) -> float:
    """The weighted sum of features."""
    return learnt["always"] + more(seen, learnt)


def more(seen: Features, learnt: Mapping[str, float], start: float = 0.0) -> float:
    """The weighted sum without the base; it goes on from `start`."""
    return sum(map(mul, map(learnt.get, seen, repeat(0.0)), seen.values()), start)


def bounded(odds: float, most: float) -> float:
    """Log-odds that say no more than `most`, either way."""
    return max(-most, min(most, odds))


def reasons(seen: Features, learnt: Mapping[str, float]) -> tuple[str, ...]:
    """The features that spoke, strongest first."""
    weighed = [(-abs(learnt.get(name, 0.0) * value), name) for name, value in seen.items()]
    return tuple([name for _, name in sorted([pair for pair in weighed if pair[0] < -AUDIBLE])])
