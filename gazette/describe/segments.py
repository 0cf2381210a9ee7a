"""Where the words of a text begin and end, by the segmenter that the whole program uses."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

import rjieba


@lru_cache(maxsize=1024)
def word_edges(text: str) -> frozenset[int]:
    """The offsets of a text at which a word begins or ends; remembered, since several rules read the same text."""
    return frozenset(accumulate(map(len, rjieba.cut(text)), initial=0))
