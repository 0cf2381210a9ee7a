"""Weights of words that logistic regressions learnt: a file each in gazette/data, a feature and its weight a line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import repeat

ALWAYS = "^"
HUNDREDTHS = 100  # weights are printed as hundredths of log-odds


def weigh(name: str, features: Iterable[str]) -> float:
    """The log-odds that the features of a text add up to, in whatever order, by the weights of data/`name`.txt."""
    known = table(name)
    return (known[ALWAYS] + sum(map(known.get, features, repeat(0)))) / HUNDREDTHS


@cache
def table(name: str) -> dict[str, int]:
    """The weights of data/`name`.txt, as printed."""
    text = resources.files("gazette").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    rows = (line.rsplit("\t", 1) for line in text.splitlines())
    return {feature: int(weight) for feature, weight in rows}
