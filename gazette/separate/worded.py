"""How headlines are worded: whether a line reads like one, or like a line of text that a column cut.

A logistic regression over its words and their parts of speech, as in openings.py. The weights stand in
gazette/data/worded.txt; tests/separate/learn_worded.py learns them from news.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import rjieba

from . import learnt, openings
from .language import ALIKE
from .weighing import bounded

REACH = 48  # characters that are looked at
MOST = 6.0  # log-odds: more is not better
REMEMBERED = 1024  # lines
BEGINNING, END = "<", ">"


def like_headline(text: str) -> float:
    """The log-odds that a line is a headline, against its being one of text; 0 where both are as likely.

    >>> like_headline("男子深夜被困山崖，消防员成功救援") > 1 > -1 > like_headline("此外，他告诉我们，邻居们都在家里的")
    True
    """
    return _like_headline(text[:REACH])


@lru_cache(REMEMBERED)
def _like_headline(text: str) -> float:
    return bounded(learnt.weigh("worded", features(text)), MOST)


def features(text: str) -> list[str]:
    """What is seen of a line, as the names of the weights."""
    words = [(openings.short(word), kind) for word, kind in rjieba.tag(text[:REACH].translate(ALIKE), False)]
    kinds = [BEGINNING, *[kind if kind[0] in "unvx" else kind[0] for _, kind in words], END]
    told = {f"b{word}" for word, _ in words}
    told |= {f"t{a}{b}{c}" for a, b, c in zip(kinds, kinds[1:], kinds[2:], strict=False)}
    told |= {f"p{a}{b}" for a, b in pairwise(kinds)}
    told |= {f"w{word} {kind[0]}" for (word, _), kind in zip(words, kinds[2:], strict=False)}
    return [*told, f"f{words[0][0]}", f"l{words[-1][0]}"] if words else []
