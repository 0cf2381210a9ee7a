"""Punctuation, seen the way a stitcher sees it: what closes a sentence, what cannot start a line, what is left open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

CLOSED = re.compile(r"(?:[。！？!?；;…]|(?<![0-9A-Za-z])\.|(?<=[\u4e00-\u9fff0-9A-Za-z])\.)[”’\"'」』）)】》〉]*$")
SENTENCE_ENDS = frozenset("。！？!?…")
DOTS = "..."  # an ellipsis of full stops
TRAILS_OFF = ("…", DOTS)
ENDS_QUOTE = "”’\"'」』）)】"  # these may follow the end of a sentence
QUOTE_ENDS = frozenset(ENDS_QUOTE)
COMMAS = "，、,；;：:"
NO_START = re.compile(r"[，。、；：！？,;:!?.）)】》〉”’」』%％‰℃…·～]")
PAIRS = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "(": ")",
    "《": "》",
    "【": "】",
    "「": "」",
    "『": "』",
    "〈": "〉",
    "〔": "〕",
}
OPENERS = frozenset(PAIRS)
ENDERS = {end: start for start, end in PAIRS.items()}
BRACKET = re.compile("[" + re.escape("".join(PAIRS) + "".join(PAIRS.values())) + "]")
REMEMBERED = 512  # texts: several rules ask about each
NESTING_MAX = 16  # deeper nesting is noise, and searching it would not be linear
SAME = {"(": "（", ")": "）"}


def closed(text: str) -> bool:
    """Whether a text ends where a sentence ends.

    >>> closed("会议成效显著。”"), closed("认真开展"), closed("说不出话来......"), closed("增长2.")
    (True, False, True, False)
    """
    last = text[-1:]
    if last in QUOTE_ENDS:
        last = text[-6:].rstrip(ENDS_QUOTE)[-1:]
    return last in SENTENCE_ENDS or (last == "." and text.rstrip(ENDS_QUOTE).endswith(DOTS))


@lru_cache(REMEMBERED)
def open_brackets(text: str) -> tuple[str, str]:
    """The brackets and quotes that a text leaves open, and those that it closes without having opened them.

    >>> open_brackets("优秀”的“先进")
    ('“', '”')
    """
    return _unmatched(BRACKET.findall(text))


def divided(text: str, at: int) -> tuple[str, str]:
    """The brackets that are left open above a place in a text, and those closed from it on that were opened above.

    >>> divided("他说：“今天很好。”", 6)
    ('“', '”')
    """
    found = _brackets(text)
    if not found:
        return "", ""
    above = bisect_left(found, (at,))
    left, right = [mark for _, mark in found[:above]], [mark for _, mark in found[above:]]
    return _unmatched(left)[0], _unmatched(right)[1]


@lru_cache(REMEMBERED)
def _brackets(text: str) -> list[tuple[int, str]]:
    """The brackets of a text with their places: it is divided at each of its lines."""
    return [(found.start(), found[0]) for found in BRACKET.finditer(text)]


def _unmatched(brackets: Sequence[str]) -> tuple[str, str]:
    stack: list[str] = []
    stray: list[str] = []
    for mark in brackets:
        mark = SAME.get(mark, mark)
        if mark in OPENERS:
            stack.append(mark)
            del stack[:-NESTING_MAX]
        elif stack and stack[-1] == ENDERS[mark]:
            stack.pop()
        elif ENDERS[mark] in stack:
            while stack and stack.pop() != ENDERS[mark]:
                pass
        else:
            stray.append(mark)
    return "".join(stack), "".join(stray)


def bracketed(text: str) -> bool:
    """Whether one pair of brackets holds a whole text.

    >>> bracketed("（以上由农技站解答）"), bracketed("（一）摸底（二）整改"), bracketed("他来了（昨天）")
    (True, False, False)
    """
    return text[0] in "（(" and text[-1] in "）)" and not re.search(r"[）)]", text[1:-1])
