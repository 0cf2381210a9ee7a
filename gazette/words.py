"""The packaged lists of ordinary words that look like names (gazette/data/words.txt)."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`."""
    lists: dict[str, set[str]] = {}
    current = ""
    for line in resources.files("gazette").joinpath("data", "words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            current = line[1:].strip()
        elif not line.startswith("#"):
            lists.setdefault(current, set()).update(line.split())
    return frozenset(lists[name])
