"""How texts begin: whether a text opens a paragraph, or is the rest of one that was cut.

A logistic regression over its first words, their parts of speech and the first mark. The weights stand in
gazette/data/openings.txt; tests/separate/learn_openings.py learns them from the People's Daily of January 1998, which
knows no page of ours.
"""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

from . import learnt
from .language import ALIKE

REACH = 16  # characters at the beginning that are looked at
LONG = 14  # characters before the first mark; more say no more
REMEMBERED = 4096  # beginnings: a line is looked at by several rules
MARK = re.compile(r"[，。、；：？！“”（）《》—…]")
NUMBER = re.compile("0+")

Word = tuple[str, str]  # as printed, and its part of speech with its length


def opens(text: str) -> float:
    """The log-odds that a text opens a paragraph, against its being the rest of one; 0 where both are as likely.

    >>> opens("近日，该局组织全体职工参加培训。") > 2 > -1 > opens("放起，赢得满场喝彩。")
    True
    """
    return _opens(text[:REACH])


@lru_cache(REMEMBERED)
def _opens(text: str) -> float:
    return learnt.weigh("openings", features(text))


def features(text: str) -> list[str]:
    """What is seen of the beginning of a text, as the names of the weights."""
    text = text[:REACH].translate(ALIKE)
    words = [(short(word), f"{kind}{min(len(word), 3)}") for word, kind in rjieba.tag(text, False)]
    mark = MARK.search(text)
    return [
        *(f"c{text[:1]}", f"c{text[:2]}", f"c{text[:3]}"),
        *_words([*words[:4], *[("", "")] * 4]),
        *_mark(text, words, mark.start() if mark else REACH),
    ]


def short(word: str) -> str:
    """A word in which all numbers are one."""
    return NUMBER.sub("0", word) if "00" in word else word


def _words(words: list[Word]) -> tuple[str, ...]:
    (one, first), (two, second), (three, third), (_, fourth) = words[:4]
    return (
        *(f"w{one}", f"v{two}", f"u{three}"),
        *(f"g{first}", f"h{second}", f"i{third}"),
        *(f"g{first} {second}", f"g{first} {second} {third}", f"g{first} {second} {third} {fourth}"),
        *(f"w{one} {two}", f"wg{one} {second}", f"gw{first} {two}"),
    )


def _mark(text: str, words: list[Word], at: int) -> list[str]:
    """The first mark, how far it stands, and the word before it."""
    char = text[at] if at < len(text) else "-"
    first = words[0][1] if words else ""
    found = [f"m{char}", f"m{char}{min(at, LONG)}", f"n{min(at, LONG) // 2}", f"gm{first} {char}"]
    place = 0
    for word, kind in words:
        place += len(word)
        if place >= at:
            return [*found, f"lg{kind} {char}", f"lw{word} {char}"]
    return found
