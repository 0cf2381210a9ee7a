"""Near-duplicates: articles that share most of their sentences, as reprints and corrected versions do."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Sentences = Sequence[int]  # each as sentence() gives it

SHARED = 0.6  # of the longer text, in characters, so that a brief taken from a long report stands alone
COMMON = 50  # sentences that stand in more articles than this are formulas, not signs of a reprint
_LENGTHS = 1 << 16


def sentence(text: str) -> int:
    """A sentence as a number that holds a digest of it and its length."""
    return zlib.crc32(text.encode()) * _LENGTHS + min(len(text), _LENGTHS - 1)


def groups(articles: Sequence[Sentences]) -> tuple[int, ...]:
    """For each article the number of its group: the position of the first article that it is like, else its own."""
    places = _places(articles)
    length = [_length(sentences) for sentences in articles]
    group = list(range(len(articles)))
    for n, sentences in enumerate(articles):
        shared: Counter[int] = Counter()
        for one in sentences:
            for other in places.get(one, ()):
                if other < n:
                    shared[other] += one % _LENGTHS
        alike = [other for other in shared if shared[other] >= SHARED * max(length[n], length[other])]
        if alike:
            group[n] = group[min(alike)]
    return tuple(group)


def _length(sentences: Iterable[int]) -> int:
    return sum(one % _LENGTHS for one in sentences)


def _places(articles: Sequence[Sentences]) -> dict[int, list[int]]:
    """Which articles hold each sentence that stands in a few of them; most stand in one, and are not kept."""
    count = Counter(one for sentences in articles for one in sentences)
    places: defaultdict[int, list[int]] = defaultdict(list)
    for n, sentences in enumerate(articles):
        for one in sentences:
            if 1 < count[one] <= COMMON:
                places[one].append(n)
    return places
