"""How articles begin: whether a paragraph opens an article, or tells more of what stands above it.

A logistic regression over its first words and their parts of speech, as in openings.py. The weights stand in
gazette/data/ledes.txt; tests/separate/learn_ledes.py learns them from news, of which no dateline is looked at.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import rjieba

from . import learnt, openings
from .language import ALIKE
from .weighing import bounded

REACH = 80  # characters that are looked at
FIRST = 8  # words that are told from later ones
SHAPE = 12  # words whose parts of speech are looked at
MOST = 5.0  # log-odds: more is not better
REMEMBERED = 1024  # paragraphs


def opens(text: str) -> float:
    """The log-odds that a paragraph opens an article, against its standing inside one; 0 where both are as likely.

    >>> opens("近日，县公安局交警大队走进乡村小学，开展安全教育。") > 1 > -1 > opens("此外，他还告诉我们，路修好了。")
    True
    """
    return _opens(text[:REACH])


@lru_cache(REMEMBERED)
def _opens(text: str) -> float:
    return bounded(learnt.weigh("ledes", features(text)), MOST)


def features(text: str) -> list[str]:
    """What is seen of the beginning of a paragraph, as the names of the weights."""
    text = text[:REACH].translate(ALIKE)
    words = [(openings.short(word), kind) for word, kind in rjieba.tag(text, False)]
    kinds = [kind[0] for _, kind in words[:SHAPE]]
    told = {f"b{word}" for word, _ in words} | {f"B{word}" for word, _ in words[:FIRST]}
    told |= {f"t{a}{b}{c}" for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False)}
    told |= {f"T{i // 3}{a}{b}" for i, (a, b) in enumerate(pairwise(kinds))}
    return [*openings.features(text), *told, f"s{len(text) // 20}"]
