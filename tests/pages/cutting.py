"""Wrapping and cutting text, as columns and pages do."""

from __future__ import annotations

import random
import re

from tests.pages.sheet import Lines

CLOSING = "，。、；：？！）》”’】…,.;:?!)%"


OPENING = "（《“‘【("


STOPS = (
    "。！？…”）!?)：；"  # a paragraph may end with these, so a column break after one of them could not be told apart
)


def cells(char: str, half: bool = True) -> float:
    """The width of a character in Han characters."""
    return 0.5 if half and char.isascii() else 1.0


def wide(text: str, half: bool = True) -> float:
    """The width of a text in Han characters."""
    return sum(cells(char, half) for char in text)


WORD = re.compile(r"[A-Za-z0-9.]+%?|.", re.DOTALL)


def wrap(text: str, width: int, *, kinsoku: bool = True, half: bool = True, words: bool = False) -> list[str]:
    """Hard-wrap text, also inside words and numbers unless they stay whole (`words`).

    A space at the end of a line is lost. With `kinsoku` no line starts with a closing mark (it hangs into the margin)
    or ends with an opening one.
    """
    lines, line, used = [], "", 0.0
    for char in WORD.findall(text) if words else text:
        hangs = kinsoku and char in CLOSING and used + wide(char, half) <= width + 2
        if line and used + wide(char, half) > width and not hangs:
            carried = line[-1] if kinsoku and line[-1] in OPENING and len(line) > 1 else ""
            lines.append(line[: len(line) - len(carried)])
            line, used = carried, sum(cells(c, half) for c in carried)
            if char == " ":
                continue
        line += char
        used += wide(char, half)
    return [*lines, line] if line else lines


def cuttable(text: str, at: int) -> bool:
    """Whether a person could tell that text is cut there: never behind or before a mark that ends a sentence."""
    return text[at - 1] not in STOPS and text[at] not in STOPS + CLOSING and not text[at - 1].isspace()


def cut(rng: random.Random, text: str, low: float = 0.3, high: float = 0.7) -> tuple[str, str]:
    """Cut a text somewhere in its middle, within a sentence; where that cannot be, the second part is empty."""
    places = [
        i for i in range(max(8, int(len(text) * low)), min(len(text) - 8, int(len(text) * high))) if cuttable(text, i)
    ]
    if not places:
        return text, ""
    at = rng.choice(places)
    return text[:at], text[at:]


def cut_long(rng: random.Random, text: str, longest: int) -> list[str]:
    """Cut a text into parts of at most about `longest` characters, as page columns do."""
    if len(text) <= longest:
        return [text]
    share = longest / len(text)
    first, rest = cut(rng, text, share * 0.6, share)
    return [first, *cut_long(rng, rest, longest)] if rest else [first]


def cut_lines(rng: random.Random, lines: Lines) -> tuple[Lines, Lines]:
    """Cut a wrapped paragraph between two of its lines, as the end of a printed column does."""
    places = [i for i in range(1, len(lines)) if lines[i - 1].text[-1] not in STOPS and len(lines[i].text) > 2]
    if not places:
        return lines, []
    at = rng.choice(places)
    return lines[:at], lines[at:]
