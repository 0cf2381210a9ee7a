"""Putting blocks together: gaps, column breaks, captions and page breaks within sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tests.pages.corpus import Clean
from tests.pages.cutting import STOPS, cut, cut_lines, cut_long
from tests.pages.setting import set_article, set_text
from tests.pages.sheet import BLANK, SECTION, Line, Lines, Sheet, Style


def stack(blocks: Iterable[Sequence[Line]], gap: int = 1) -> Lines:
    """Blocks below one another with blank lines between."""
    lines: Lines = []
    for block in blocks:
        if lines and block:
            lines.extend([BLANK] * gap)
        lines.extend(block)
    return lines


def one_below_another(articles: Sequence[Clean], style: Style) -> Sheet:
    """Whole articles in their order, the gaps between them as those inside them."""
    blocks = [stack(set_article(article, owner, style), style.gap) for owner, article in enumerate(articles)]
    return Sheet(tuple(stack(blocks, style.gap)), tuple(articles))


def column_breaks(rng: random.Random, lines: Sequence[Line], every: int) -> Lines:
    """A blank line after about every so many lines, wherever that falls in a sentence."""
    out: Lines = []
    since, height = 0, every
    for i, line in enumerate(lines):
        out.append(line)
        since += bool(line.text)
        following = lines[i + 1] if i + 1 < len(lines) else BLANK
        inside = line.text and following.text and following.owner == line.owner and line.text[-1] not in STOPS
        if since >= height and inside and len(following.text) > 4 and len(line.text) > 4:
            out.append(BLANK)
            since, height = 0, every + rng.randint(-1, 1)
    return out


def insert_captions(rng: random.Random, lines: Sequence[Line], pictures: Sequence[Lines]) -> Lines:
    """Captions at the ends of columns: between two lines in the middle of a sentence, blank lines around them."""
    out = list(lines)
    for picture in pictures:
        places = [i for i in range(2, len(out) - 2) if _within_sentence(out[i - 1], out[i])]
        if places:
            at = rng.choice(places)
            out[at:at] = [BLANK, *picture, BLANK]
        else:
            out += [BLANK, *picture]
    return out


def page_break(rng: random.Random, lines: Sequence[Line], foot_and_head: Sequence[Line]) -> Lines:
    """The foot of a page and the head of the next one in the middle of a sentence, as PDF exports have them."""
    places = [i for i in range(2, len(lines) - 2) if lines[i].text and lines[i - 1].owner == lines[i].owner >= 0]
    places = [i for i in places if _within_sentence(lines[i - 1], lines[i])]
    at = rng.choice(places) if places else len(lines)
    return [*lines[:at], *foot_and_head, *lines[at:]]


def _within_sentence(before: Line, after: Line) -> bool:
    """Whether two lines are one sentence of a wrapped paragraph."""
    long = min(len(before.text), len(after.text)) > 6
    return long and before.text[-1] not in STOPS and not after.text.startswith("\u3000")


def spread(blocks: Sequence[Lines]) -> Lines:
    """Every line followed by a blank one."""
    return [out for block in blocks for line in block for out in (line, BLANK)]


def stray_spaces(rng: random.Random, lines: Sequence[Line]) -> Lines:
    """Spaces that text extraction leaves behind: around decimal points, at ends of lines."""
    spaced = (re.sub(r"(?<=\d)\.(?=\d)", " . ", line.text) if rng.random() < 0.5 else line.text for line in lines)
    trailing = (text + " " if text and rng.random() < 0.1 else text for text in spaced)
    return [replace(line, text=text) for text, line in zip(trailing, lines, strict=True)]


def furniture(*texts: str) -> Lines:
    """Lines that belong to no article."""
    return [Line(text, role="furniture") for text in texts]


def section(text: str) -> Lines:
    """The name of a section or column, which stands above one or several articles."""
    return [Line(text, SECTION, "section")]


def broken(rng: random.Random, blocks: Sequence[Lines], longest: int) -> list[Lines]:
    """Blocks whose long unwrapped paragraphs are cut into parts, as columns or page breaks cut them."""
    out: list[Lines] = []
    for block in blocks:
        if len(block) == 1 and len(block[0].text) > longest:
            out.extend([Line(part, block[0].owner)] for part in cut_long(rng, block[0].text, longest))
        else:
            out.append(block)
    return out


def halves(rng: random.Random, article: Clean, owner: int, style: Style) -> tuple[Lines, Lines]:
    """The first paragraph of an article, cut in two within a sentence."""
    lines = set_text(article.body[0].text, owner, style)
    if style.width:
        return cut_lines(rng, lines)
    first, second = cut(rng, lines[0].text, 0.15, 0.6)
    return [Line(first, owner)], [Line(second, owner)] if second else []


def pictures_inside(rng: random.Random, blocks: list[Lines], pictures: list[Lines]) -> list[Lines]:
    """The pictures' captions in the middle of a sentence of one long unwrapped paragraph."""
    long = [i for i, block in enumerate(blocks) if len(block) == 1 and len(block[0].text) > 90]
    pictures = [padded for picture in pictures for padded in ([BLANK], picture, [BLANK])]
    if not long or not pictures:
        return blocks + pictures
    at = rng.choice(long)
    line = blocks[at][0]
    first, second = cut(rng, line.text)
    if not second:
        return blocks + pictures
    return [*blocks[:at], [Line(first, line.owner)], *pictures, [Line(second, line.owner)], *blocks[at + 1 :]]
