"""Lines that are whole by themselves, though no sentence ends with them: verse, and the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from . import bylines, headlines, joints
from .lines import Line

VERSE_MIN = 4  # lines of a poem
VERSE_LINE = 24  # characters of its longest line
COUPLET_LINE = 18  # of a poem whose lines end with marks
CELLS = 3  # of a row of a table
SHORTER = 2.5  # ems by which a line that wraps no text is shorter than the longest
INSIDE = re.compile(r"[。；！？](?=[^”’」』）)】])")
STOP = re.compile(r"[，。；！？、：,;!?…—]+”?$")
ENTRY = re.compile(r"[\u4e00-\u9fff、（）()]{2,16}[：:]\s?[\d\-—转、()（）]{5,}$")  # 青山县：024-46822315
BLANKS = re.compile(r"[ \u3000]+")
MARKS = re.compile(r"[。，；]")  # no row of a table has one


def whole_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that are whole by themselves, by index."""
    found = {i for i in range(len(lines)) if _is_row(lines, i) or _lists_people(lines, i)}
    for start, end in _stretches(lines):
        if _is_verse(lines[start:end]) and not _heads_text(lines, end):
            found.update(range(start, end))
    return frozenset(found)


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The ends of each block between blanks, from its last change of indent on."""
    starts = [i for i, line in enumerate(lines) if not i or line.gap]
    for start, end in pairwise([*starts, len(lines)]):
        yield next((i for i in range(end - 1, start, -1) if lines[i].indented != lines[i - 1].indented), start), end


def _is_verse(lines: Sequence[Line]) -> bool:
    """Whether lines are a poem's: short, without a stop or a word cut in them, and of their own lengths."""
    if len(lines) < VERSE_MIN or max([len(line.text) for line in lines]) > VERSE_LINE:
        return False
    texts = [line.text for line in lines]
    if any(INSIDE.search(text) for text in texts) or not (_is_couplets(texts) or _is_ragged(lines)):
        return False
    if any(line.level or headlines.is_other(line.text) for line in lines):
        return False
    return sum(_cut(*pair) for pair in pairwise(texts)) <= len(lines) // 8


def _is_couplets(texts: Sequence[str]) -> bool:
    """Whether lines are even, and end with marks."""
    even = all(map(STOP.search, texts)) and len({len(STOP.sub("", text)) for text in texts}) <= 2
    return even and max(map(len, texts)) <= COUPLET_LINE and "、" not in "".join(texts)


def _is_ragged(lines: Sequence[Line]) -> bool:
    """Whether some lines are shorter than others without a mark at their ends, as most are."""
    open_ends = [line for line in lines if not STOP.search(line.text)]
    short = max(line.width for line in lines) - SHORTER
    ragged = sum(line.width < short for line in open_ends if line is not lines[-1])
    set_in = len(open_ends) == len(lines) and all(line.indented for line in lines)
    return ragged >= 2 - set_in and len(lines) - len(open_ends) <= 0.25 * len(lines)


def _cut(text: str, below: str) -> bool:
    return bool(joints.completed_word(text, below))


def _heads_text(lines: Sequence[Line], end: int) -> bool:
    """Whether text or a byline follows, so that short lines above it are headline lines."""
    if end == len(lines):
        return False
    text = lines[end].text
    return lines[end].indented or len(text) > VERSE_LINE or bylines.is_byline(text)


def _is_row(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is a row of a table: cells with figures, like those of the line above or below, or a number."""
    if _has_colon(lines[i]) and ENTRY.match(lines[i].text) and not headlines.is_other(lines[i].text):
        return True
    cells = _cells(lines[i])
    if len(cells) < CELLS or not any(map(_figures, cells)):
        return False
    near = [lines[j] for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return any(_alike(cells, _cells(line)) for line in near) and not headlines.is_other(lines[i].text)


def _lists_people(lines: Sequence[Line], i: int) -> bool:
    """Whether a line lists people (永丰街道：曾令军 王淑华 邓石泉), and the list does not run on below."""
    if not _has_colon(lines[i]) or not headlines.NAME_LIST.match(lines[i].text) or headlines.is_other(lines[i].text):
        return False
    below = lines[i + 1] if i + 1 < len(lines) else None
    return below is None or below.gap > 0 or below.indented or headlines.NAME_LIST.match(below.text) is not None


def _has_colon(line: Line) -> bool:
    return "：" in line.text or ":" in line.text


def _cells(line: Line) -> list[str]:
    """The cells of a row; none of a line without blanks."""
    blank = " " in line.text or "\u3000" in line.text
    return BLANKS.split(line.text) if blank and not MARKS.search(line.text) else []


def _figures(cell: str) -> bool:
    return any(char.isdigit() for char in cell)


def _alike(cells: Sequence[str], others: Sequence[str]) -> bool:
    return len(cells) == len(others) and list(map(_figures, cells)) == list(map(_figures, others))
