"""Near-duplicates: articles that share most of their sentences, as reprints and corrected versions do."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

Sentences = Sequence[tuple[int, int]]  # digest and length of each sentence

SHARED = 0.6  # of the longer text, in characters, so that a brief taken from a long report stands alone
COMMON = 50  # sentences that stand in more articles than this are formulas, not signs of a reprint


def groups(articles: Sequence[Sentences]) -> tuple[int, ...]:
    """For each article the number of its group: the position of the first article that it is like, else its own."""
    places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for n, sentences in enumerate(articles):
        for sentence in sentences:
            places[sentence].append(n)
    length = [sum(size for _, size in sentences) for sentences in articles]
    group = list(range(len(articles)))
    for n, sentences in enumerate(articles):
        shared: Counter[int] = Counter()
        for sentence in sentences:
            if len(places[sentence]) <= COMMON:
                for other in places[sentence]:
                    if other < n:
                        shared[other] += sentence[1]
        alike = [other for other in shared if shared[other] >= SHARED * max(length[n], length[other])]
        if alike:
            group[n] = group[min(alike)]
    return tuple(group)
