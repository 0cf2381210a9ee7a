"""How well one division of a sequence into parts agrees with another: the figures of the literature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise


def bcubed(true: Sequence[int], ours: Sequence[int]) -> float:
    """BCubed F1 of two divisions of the same characters (1 is best).

    Bagga and Baldwin, Entity-based cross-document coreferencing using the vector space model, COLING-ACL 1998;
    Amigó et al., A comparison of extrinsic clustering evaluation metrics based on formal constraints, 2009.
    """
    if not true:
        return 1.0
    both, t, o = Counter(zip(true, ours, strict=True)), Counter(true), Counter(ours)
    precision = sum(n * n / o[label] for (_, label), n in both.items()) / len(true)
    recall = sum(n * n / t[label] for (label, _), n in both.items()) / len(true)
    return 2 * precision * recall / (precision + recall)


def windowdiff(true: Sequence[int], ours: Sequence[int]) -> float:
    """WindowDiff of two segmentations of the same characters (0 is best).

    Pevzner and Hearst, A critique and improvement of an evaluation metric for text segmentation, Computational
    Linguistics 28(1), 2002: the share of windows of half the mean true segment's length in which the numbers of
    boundaries differ.
    """
    t, o = _boundaries(true), _boundaries(ours)
    if len(true) < 3:
        return 0.0
    k = max(1, min(len(true) - 1, round(len(true) / (t[-1] + 1) / 2)))
    windows = len(true) - k
    return sum(t[i + k] - t[i] != o[i + k] - o[i] for i in range(windows)) / windows


def _boundaries(segments: Sequence[int]) -> list[int]:
    """How many boundaries lie before each place."""
    counts, seen = [0] if segments else [], 0
    for before, after in pairwise(segments):
        seen += before != after
        counts.append(seen)
    return counts
