"""Text as tokens that Pagefind indexes: overlapping pairs of characters, so that any substring is a phrase of them.

A block of n word characters gives n positions, one for each character:

* `AB`   the character A, followed at once by B;
* `ABㄊ` A and B with a gap between them, spelled in letters (bopomofo; Pagefind indexes letters only). A search for the
  phrase AB … by prefix finds both, a quoted one only the first: that is how matches across punctuation are told apart;
* `A〆`  a block of the single character A;
* the last character has the closing mark for its token, and is known from the pair before.

Marks that Pagefind does not index but counts as words enclose each block, hold its outer punctuation, and pad zones to
fixed positions: a match's position alone says whether it stands in a tag, in the headline or in the lede.

After the text stand tokens whose positions say nothing:

* `A〆`   for each character that is to be found alone;
* `A〆ㄊ` a gap comes after A somewhere, `〆ㄊA` before it: for searches that begin or end with punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gazette.search.fold import fold

OPEN, CLOSE, SPACE, FILLER, END = "\u2060", "\u2061", "\u2062", "\u2063", "\u2064"
SOLO = "〆"
TAG_ZONE, HEADLINE_ZONE, LEDE_ZONE = 64, 192, 512  # positions below the first are tags, then headline, then lede
# Gaps: a letter for each of the usual ones, or an escape and five hexadecimal digits. The order is part of the index.
USUAL = "，。、：；？！“”‘’（）《》—…· ,.-/():"
_LETTERS = [chr(0x3105 + n) for n in range(43)]
_USUAL = dict(zip(USUAL, _LETTERS, strict=False))
_ESCAPE, _DIGITS = _LETTERS[len(USUAL)], _LETTERS[len(USUAL) + 1 :][:16]
_GAP = re.compile(" +")


@lru_cache(maxsize=1 << 12)  # the same few stand in every text
def spell(gap: str) -> str:
    """A gap in letters."""
    return "".join(_USUAL.get(char) or _escaped(char) for char in gap)


def _escaped(char: str) -> str:
    return _ESCAPE + "".join(_DIGITS[int(digit, 16)] for digit in f"{ord(char):05x}")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text taken apart: its word characters as printed and as folded, and the gaps between them.

    A gap is filed under the number of word characters before it: 0 is before all, len(chars) after all.
    """

    chars: str
    folded: str
    gaps: Mapping[int, str]

    def tokens(self) -> list[str]:
        """The block's tokens, with its marks."""
        folded, last = self.folded, len(self.folded)
        pairs = [folded + SOLO] if last == 1 else [a + b for a, b in pairwise(folded)]
        for index, gap in self.gaps.items():
            if 0 < index < last:
                pairs[index - 1] += spell(gap)
        after = self.gaps.get(last, "") if last else ""
        return [OPEN + _outer(self.gaps.get(0, "")), *pairs, CLOSE + _outer(after)]

    def chars_of(self, text: str) -> str:
        """The word characters of the same text in another script: they stand where those of the block do."""
        other = " ".join(text.split())
        if len(other) != len(self.chars) + sum(map(len, self.gaps.values())):  # some cannot be seen
            return block(text).chars
        chars, at, count = [], 0, 0
        for index, gap in self.gaps.items():
            chars.append(other[at : at + index - count])
            at += index - count + len(gap)
            count = index
        return "".join((*chars, other[at:]))


def block(text: str) -> Block:
    """Take a text apart."""
    printed, folded = _aligned(" ".join(text.split()))
    chars, words, gaps = [], [], {}
    at = count = 0
    for gap in _GAP.finditer(folded):
        chars.append(printed[at : gap.start()])
        words.append(folded[at : gap.start()])
        count += gap.start() - at
        at = gap.end()
        gaps[count] = printed[gap.start() : at]
    return Block("".join((*chars, printed[at:])), "".join((*words, folded[at:])), gaps)


def _outer(gap: str) -> str:
    return gap.replace(" ", SPACE)


def _aligned(text: str) -> tuple[str, str]:
    """The text without invisible characters, and its folded form of the same length."""
    folded = fold(text)
    if len(folded) == len(text):
        return text, folded
    return "".join(char for char in text if fold(char)), folded


def arrange(tags: Sequence[Block], zones: Sequence[Sequence[Block]]) -> tuple[list[str], list[int]]:
    """The tokens of tags, headline, lede and the rest, each zone in its place; and the position where each block of
    text begins. Tags that do not fit are left out: what stands at their positions is no text.
    """
    tokens: list[str] = []
    for tag in tags:
        if len(tokens) + len(tag.folded) + 2 <= TAG_ZONE:
            tokens.extend(tag.tokens())
    starts = []
    for zone, begin in zip(zones, (TAG_ZONE, HEADLINE_ZONE, LEDE_ZONE), strict=True):
        tokens.extend([FILLER] * (begin - len(tokens)))
        for part in zone:
            starts.append(len(tokens) + 1)
            tokens.extend(part.tokens())
    return tokens, starts


def content(tokens: Sequence[str], others: Iterable[str]) -> str:
    """What Pagefind reads: the tokens of an article, then those whose positions say nothing."""
    return " ".join((*tokens, END, *others))


def single(char: str) -> str:
    """The token that finds one folded character."""
    return char + SOLO


def edges(blocks: Iterable[Block]) -> set[str]:
    """Tokens for each character beside a gap, with the nearest of the gap's characters, of one width."""
    found: set[str] = set()
    for part in blocks:
        folded, last = part.folded, len(part.folded)
        for index, gap in part.gaps.items():
            first, final = _sides(gap)
            if index < last:
                found.add(final + folded[index])
            if index:
                found.add(folded[index - 1] + first)
    return found


@lru_cache(maxsize=1 << 12)
def _sides(gap: str) -> tuple[str, str]:
    """What `edges` adds to the character before a gap, and puts before the one after it."""
    plain = unicodedata.normalize("NFKC", gap)
    return SOLO + spell(plain[0]), SOLO + spell(plain[-1])
