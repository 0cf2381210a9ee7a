"""What a passage says about the day on which its page was printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from gazette.describe.date_days import Days


class Weight(IntEnum):
    """How far a clue binds. Clues are joined in this order; a later one yields where it contradicts."""

    SETTLES = 0  # the page says when it was printed
    FIRM = 1  # nothing else can have been meant; a contradiction is a conflict that people should see
    LIKELY = 2  # how newspapers speak: a day without a year is one of this year's
    CUSTOM = 3  # how newspapers work: figures “as of” a day are printed within weeks


@dataclass(frozen=True, slots=True)
class Clue:
    """A passage (`text[start:end]`), the rule that read it, and the days that it allows."""

    kind: str
    start: int
    end: int
    days: Days
    weight: Weight
    wraps: bool = False  # the days reach into the January after


_TELLING = 12  # characters
_WITHIN_SENTENCE = ("，", ",", "；", ";")
_CLAUSE_END = re.compile(r"[，。；！？\n,;!?]")
_CLAUSE_START = re.compile(r".*[，。；！？\n,;!?]", re.DOTALL)


def clause_before(text: str, start: int, width: int = 14) -> str:
    """The words before an offset, within its clause."""
    return _CLAUSE_START.sub("", text[max(0, start - width) : start])


def clause_after(text: str, end: int, width: int = 16) -> str:
    """The words after an offset, within their clause."""
    return _CLAUSE_END.split(text[end : end + width], maxsplit=1)[0]


def quotation(text: str, start: int, end: int, reach: int = 24) -> str:
    """The clause around a passage, as printed; with the next clause where it says little by itself."""
    first = start - len(clause_before(text, start, reach))
    last = end + len(clause_after(text, end, reach))
    while last - first < _TELLING and text[last : last + 1] in _WITHIN_SENTENCE:
        last += 1 + len(clause_after(text, last + 1, reach))
    return text[first:last].strip()
