"""Headlines behind a bullet (■ 县医院添新楼): the same mark opens several lines of a page, each with a text below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from . import bylines, captions, furniture, headlines, names
from .layout import Layout, fills
from .lines import Line

MARKS = frozenset("■●◆◇▲△★☆◎○□▶►◤※•")
BULLET = re.compile(f"[{''.join(sorted(MARKS))}]+[ \\u3000]*(?=.)")
SERIES = re.compile(r"0(\d)[ \u3000.、/|]*[\u4e00-\u9fff“][^。]{1,22}$")
POINTERS = "▲△▶►"  # these open captions, too
ITEM_LINES = 6  # of an item of a list
TEXT_LINE = 20  # characters from which the line below is text, where nothing is wrapped


def bare(text: str) -> str:
    """A line without its bullet.

    >>> bare("■ 县医院添新楼"), bare("县医院添新楼")
    ('县医院添新楼', '县医院添新楼')
    """
    return text[match.end() :] if text[:1] in MARKS and (match := BULLET.match(text)) else text


def headlines_behind(lines: Sequence[Line], layout: Layout) -> frozenset[int]:
    """The lines that are headlines behind a bullet, by index."""
    found: dict[str, list[int]] = defaultdict(list)
    pointing: set[str] = set()
    for i, line in enumerate(lines):
        if BULLET.match(line.text) and _may_head(lines, i, layout):
            found[line.text[0]].append(i)
        if line.text[0] in POINTERS and (captions.PHOTO_END.search(line.text[-48:]) or line.text[-1] == "。"):
            pointing.add(line.text[0])
    return frozenset(i for mark, places in found.items() if len(places) > 1 and mark not in pointing for i in places)


def items(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that open items of a list, all but the last of which end with a semicolon: ●修路五公里；, by index."""
    opens = [i for i, line in enumerate(lines) if line.text[0] in MARKS and BULLET.match(line.text)]
    return frozenset(
        i
        for above, below in pairwise(opens)
        if below - above <= ITEM_LINES and lines[above].text[0] == lines[below].text[0]
        if lines[below - 1].text[-1] in "；;"
        for i in (above, below)
    )


def numbered(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a series 01 预约祭扫, 02 文明祭扫 with a text below each, by index."""
    found = {
        i: int(match[1])
        for i, line in enumerate(lines)
        if line.text[0] == "0"
        and (match := SERIES.match(line.text))
        and headlines.may_be_title(line.text)
        and i + 1 < len(lines)
    }
    alone = {i: number for i, number in found.items() if i + 1 not in found}
    counts = set(alone.values())
    return (
        frozenset(i for i, number in alone.items() if number == 1 or {number - 1, 1} <= counts)
        if 2 in counts
        else frozenset()
    )


def _may_head(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line behind a bullet has the shape of a headline, and a text or its byline below."""
    text = bare(lines[i].text)
    if i + 1 == len(lines) or BULLET.match(lines[i + 1].text) or not headlines.may_be_title(text):
        return False
    if bylines.is_byline(lines[i].text) or names.is_author(text) or furniture.is_furniture(lines[i].text):
        return False
    below = lines[i + 1]
    if bylines.is_byline(below.text) or below.indented:
        return True
    if layout.wrapped:
        return not fills(lines[i], layout.columns[i]) and fills(below, layout.columns[i + 1])
    return len(below.text) > max(TEXT_LINE, len(text))
