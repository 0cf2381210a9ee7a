"""Folding: what a reader types and what a page prints, made alike character by character.

Width, case, accents, radicals, compatibility ideographs and script are folded; every character stays one character, so
positions in the folded text are positions in the printed text. Each character is one of three kinds:

* a word character, folded to one word character;
* a gap: punctuation, white space, private use and whatever a search ignores between words;
* invisible: joiners, variation selectors, control characters; as if they were not there.

The browser folds queries with the same rules (templates/assets/search/fold.js) and the tables that `tables()` gives.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

import opencc

from gazette.radicals import IDEOGRAPHS
from gazette.script import taiwan

# Punctuation by Unicode's reckoning, but part of what people look for: 36.7%, No#3.
_WORD_SIGNS = "%‰‱@#&"
_GAP_SIGNS = "`^~|¨¯´¸"  # symbols by Unicode's reckoning, but printed as punctuation
# Pagefind indexes letters and digits only, so symbols are spelled with letters of a script that no page prints
# (Tangut): first and last symbol, and the letter that stands for the first.
_LETTERS = ((0x0020, 0x00FF, 0x17000), (0x2000, 0x2BFF, 0x17100), (0x3000, 0x33FF, 0x17D00))
_FORMS = ((0xF900, 0xFAFF), (0xFF00, 0xFFEF), (0x2F800, 0x2FA1F))  # compatibility ideographs; full and half width
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
# Traditional characters whose Simplified form depends on the word (瞭解 is 了解, 瞭望 is 瞭望): either finds the other.
_BY_WORD = ("瞭了", "藉借", "覆复", "甚什")


@cache
def folding() -> Mapping[int, str | None]:
    """For `str.translate`: word characters to what they fold to, gaps to a space, invisible characters to nothing."""
    table: dict[int, str | None] = {}
    for code in (*range(0x10000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE01F0)):
        char = chr(code)
        folded = _fold(char)
        if folded != char:
            table[code] = folded
    return MappingProxyType(table)


def get_ready() -> None:
    """Make all tables, which takes as long as to fold a small archive."""
    folding()
    usual("hans")
    usual("hant")


def fold(text: str) -> str:
    """Word characters folded, each gap character as a space, nothing invisible."""
    folded = text.translate(folding())
    return _ASTRAL_GAP.sub(" ", folded) if not folded.isascii() else folded


# Beyond the basic plane only ideographs (and the letters that spell symbols) are words: pictographs are gaps.
_ASTRAL_GAP = re.compile("[\U00010000-\U00016fff\U00018800-\U0001ffff\U000e0000-\U0010ffff]")


def _fold(char: str) -> str | None:
    """One character of the basic plane, or a compatibility form beyond it."""
    char = _unified(char)
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Mc", "Cf") or (category == "Cc" and not char.isspace()):
        return None
    if char in _WORD_SIGNS or (category[0] == "S" and char not in _GAP_SIGNS):
        return _spelled(char)
    if category[0] not in "LN":
        return " "
    plain = _plain(char)
    return _scripts().get(ord(plain), plain)


def _unified(char: str) -> str:
    """The character that a radical, a compatibility ideograph or a form of another width stands for."""
    code = ord(char)
    if code in IDEOGRAPHS:
        return IDEOGRAPHS[code]
    if code >= _FORMS[0][0] and any(first <= code <= last for first, last in _FORMS):
        normal = unicodedata.normalize("NFKC", char)
        return normal if len(normal) == 1 else char
    return char


def _plain(char: str) -> str:
    """Lower case, without accents, as long as that is one character. Hangul syllables are left whole."""
    if not unicodedata.is_normalized("NFD", char):  # nearly all are
        base = "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c)[0] != "M")
        char = base if len(base) == 1 else char
    lower = char.lower()
    return lower if len(lower) == 1 else char


def _spelled(char: str) -> str:
    code = ord(char)
    for first, last, letter in _LETTERS:
        if first <= code <= last:
            return chr(letter + code - first)
    return " "


@cache
def groups() -> tuple[str, ...]:
    """Characters that scripts and their regions write for one another: the Simplified one first, then the rest.

    The second is the one that Traditional script has for the first, where there is such a one.
    """
    shared: dict[str, set[str]] = {}
    for one, other in (*_conversions(), *(tuple(pair) for pair in _BY_WORD)):
        joined = shared.get(one, {one}) | shared.get(other, {other})
        for char in joined:
            shared[char] = joined
    distinct = {min(chars): chars for chars in shared.values()}
    to_hans, to_hant = _converter("t2s"), _converter("s2tw")
    return tuple(_ordered(distinct[key], to_hans, to_hant) for key in sorted(distinct))


@cache
def usual(script: str) -> Mapping[int, str]:
    """For `str.translate`: what a script ("hans" or "hant") usually prints for a folded character."""
    spelled = {letter + n: chr(first + n) for first, last, letter in _LETTERS for n in range(last - first + 1)}
    hant = {ord(group[0]): group[1] for group in groups() if group[1] != group[0]} if script == "hant" else {}
    return MappingProxyType(spelled | hant)


def _ordered(chars: set[str], to_hans: Mapping[str, str], to_hant: Mapping[str, str]) -> str:
    """The character that most of a group are written as in Simplified script, its Traditional form, the others."""
    simplified = Counter(to_hans.get(char, char) for char in chars)
    first = min(chars, key=lambda c: (-simplified[c], c))
    second = to_hant.get(first, first)
    return "".join((first, second, *sorted(chars - {first, second})))


def _conversions() -> Iterable[tuple[str, str]]:
    for name in ("t2s", "tw2s", "hk2s", "s2t", "s2tw", "s2hk"):
        yield from _converter(name).items()


@cache
def _converter(name: str) -> Mapping[str, str]:
    """What one of OpenCC's conversions makes of each ideograph alone, where that is another one."""
    han = [chr(code) for code in _HAN]
    opened = taiwan() if name == "s2tw" else opencc.OpenCC(name)  # to open one, and to let it go, takes long
    converted = opened.convert("\n".join(han)).split("\n")  # a line each: no conversion sees a word
    pairs = zip(han, converted, strict=True)
    return {one: other for one, other in pairs if one != other and len(other) == 1 and ord(other) < 0x10000}


@cache
def _scripts() -> Mapping[int, str]:
    return {ord(char): group[0] for group in groups() for char in group[1:] if char != group[0]}


def tables() -> dict[str, str]:
    """What the browser's folding needs besides Unicode's own properties: the groups, and the radicals."""
    radicals = "".join(chr(code) + to for code, to in IDEOGRAPHS.items())
    return {"groups": " ".join(groups()), "radicals": radicals}
