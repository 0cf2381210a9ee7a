"""Headline lines on hard-wrapped pages, where position tells them from text: they do not fill the column, are not
indented as paragraphs are, and do not end a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import atop, bylines, headlines, joints, limits, marks, names, titleness, worded
from .layout import Layout, fills
from .lines import Line

LINES_MAX = 5
HALF = 0.5  # of its column that a line of text fills which is cut within a word
SIGNED_MAX = 4  # headline lines above a byline
REST_BELOW = 3  # headline lines at most over the rest of a text that was cut
ONE_SENTENCE = re.compile("[^。？！?!]+[？！?!]")
NAMED = re.compile("(?!.*[说道问答曰称示诉指])[\u4e00-\u9fff“”《》、·0-9]{2,16}[：:]")
PHRASE = 14.0  # ems of one of two lines that a comma joins


def count(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """How many lines from line i on, where a new block may start, are headline lines."""
    if not _may_be_part(lines[i].text) and not (layout.indents and _is_cut(lines, i, layout)):
        return 0
    if not layout.wrapped:
        return _broken(lines, i) or named(lines, i, layout)
    if two := named(lines, i, layout):
        return two
    if signed := _over_byline(lines, i):
        return 0 if layout.indents and _opens_rest(lines, i, i + signed, layout) else signed
    if layout.indents:
        return _indented_subhead(lines, i, layout) if lines[i].indented else _unindented(lines, i, layout)
    return _short(lines, i, layout)


def _over_byline(lines: Sequence[Line], i: int) -> int:
    """Lines above a byline, none of which ends a sentence, however wide they are."""
    for k in range(i, min(i + SIGNED_MAX, len(lines) - 1)):
        line = lines[k]
        if (k > i and line.gap) or line.indented or not _may_follow(line.text) or marks.closed(line.text):
            return 0
        if bylines.is_byline(lines[k + 1].text):
            return k + 1 - i
    return 0


def _broken(lines: Sequence[Line], i: int) -> int:
    """Two short lines that a comma joins, where nothing is wrapped: 辣椒红了， / 账本也红了."""
    if i + 2 >= len(lines) or lines[i].text[-1] not in "，," or lines[i + 1].gap:
        return 0
    one, other, below = lines[i : i + 3]
    even = max(one.width, other.width) <= PHRASE and len(other.text) <= 3 * len(one.text)
    more = not below.gap and headlines.may_be_title(below.text)  # the headline under a kicker of two lines
    under = lines[i + 3] if more and i + 3 < len(lines) else below
    heads = bylines.is_byline(under.text) or under.width > 2 * PHRASE or under.gap > 0
    return 2 if even and heads and headlines.may_be_title(other.text) else 0


def named(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """Two lines where one says who or what the headline below it tells of: 县公安局： / 春运期间警力下沉; else 0."""
    if i + 2 >= len(lines) or not NAMED.fullmatch(lines[i].text) or lines[i + 1].gap:
        return 0
    below, under = lines[i + 1], lines[i + 2]
    column = layout.columns[i + 2] if layout.wrapped else None
    text = fills(under, column, limits.FIRST_LINE_INDENT) if column else under.width > 2 * PHRASE
    heads = text or bylines.is_byline(under.text) or bylines.dateline(under.text) is not None
    short = below.width <= 2 * PHRASE and headlines.may_be_title(below.text) and not headlines.is_other(below.text)
    cut = column is not None and fills(below, layout.columns[i + 1])
    return 2 if heads and short and not cut else 0


def _may_be_part(text: str) -> bool:
    """Whether a line may be one of several headline lines: the first ones may end with a comma."""
    return headlines.may_be_title(text.rstrip("，,：: ") or text) and not headlines.is_other(text)


def _may_follow(text: str) -> bool:
    return _may_be_part(text) or headlines.may_be_subtitle(text)


def _breaks_off(line: Line) -> bool:
    return not headlines.may_be_subtitle(line.text)


def _are_parts(lines: Sequence[Line], i: int, end: int, layout: Layout) -> bool:
    """Whether lines may be those of a headline: each of them, or what its column cut together with its rest."""
    at = i
    while at < end:
        last = at
        while last + 1 < end and _is_cut(lines, last, layout):
            last += 1
        whole = "".join([line.text for line in lines[at : last + 1]])
        if not (_may_follow(whole) if last > i else _may_be_part(whole)):
            return False
        at = last + 1
    return not _breaks_off(lines[end - 1])


def _is_cut(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line fills its column and ends within a list, or brackets that close below: …（新春 / 走基层）."""
    if i + 1 >= len(lines) or lines[i + 1].gap or lines[i + 1].indented or not fills(lines[i], layout.columns[i]):
        return False
    text, below = lines[i].text, lines[i + 1].text
    return text[-1] == "、" or bool(marks.open_brackets(text)[0] and marks.open_brackets(below)[1])


def _indented_subhead(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """A subhead that is indented like a paragraph: short, and followed by another indented line."""
    alone = i + 1 < len(lines) and (lines[i + 1].indented or lines[i + 1].gap > 0)
    return int(
        alone
        and headlines.may_be_title(lines[i].text)
        and not fills(lines[i], layout.columns[i], limits.FIRST_LINE_INDENT)
    )


def _unindented(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """Lines without an indent up to the next one that has it, none of which ends a sentence."""
    j = i
    while (
        j < len(lines)
        and j - i <= LINES_MAX
        and not lines[j].indented
        and (j == i or not lines[j].gap)
        and not headlines.is_other(lines[j].text)
    ):
        j += 1
    run = lines[i:j]
    if _opens_rest(lines, i, j, layout) or _ends_sentence(run, i, layout):
        return 0
    if _ends_above(lines, i, j, layout):
        # What is short is the last line of a text, or none of its lines.
        short = len(run) > 1 and not fills(run[0], layout.columns[i], limits.FIRST_LINE_INDENT)
        return _over_rest(run, i, layout) if short else 0
    if len(run) > LINES_MAX or not _are_parts(lines, i, j, layout):
        return _over_rest(run, i, layout)
    ends = (
        j == len(lines)
        or lines[j].indented
        or headlines.is_other(lines[j].text)
        or not fills(run[-1], layout.columns[j - 1])
    )
    return len(run) if ends else 0


def _ends_above(lines: Sequence[Line], i: int, end: int, layout: Layout) -> bool:
    """Whether lines that end a sentence are the end of a text above."""
    if (
        i == end
        or not i
        or lines[i].gap
        or not fills(lines[i - 1], layout.columns[i - 1])
        or not marks.closed(lines[end - 1].text)
    ):
        return False
    asks = marks.closed(lines[i - 1].text) and _asks(lines[i:end])
    return not asks or (atop.opens(lines, end, layout) and atop.start(lines, end, layout) > i)


def _ends_sentence(run: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a full line that ends with a comma, and the end of its sentence stand above the others."""
    goes_on = len(run) > 2 and run[0].text[-1] in "，," and marks.closed(run[1].text)
    return goes_on and fills(run[0], layout.columns[i])


def _opens_rest(lines: Sequence[Line], i: int, end: int, layout: Layout) -> bool:
    """Whether a line below one that fills its column is text, and a headline stands only below it, atop an opening."""
    if not i or lines[i].gap or not fills(lines[i - 1], layout.columns[i - 1]) or not atop.opens(lines, end, layout):
        return False
    return i < atop.start(lines, end, layout) < end


def _asks(run: Sequence[Line]) -> bool:
    """Whether lines below a finished text are worded like a headline that asks or exclaims."""
    text = "".join(line.text for line in run)
    return ONE_SENTENCE.fullmatch(text) is not None and worded.like_headline(text) > 0


def _over_rest(run: Sequence[Line], i: int, layout: Layout) -> int:
    """The first of several lines, which neither fill their column nor end a sentence: below them a cut text goes on."""
    for k, line in enumerate(run[: REST_BELOW + 1]):
        if fills(line, layout.columns[i + k]) or marks.closed(line.text):
            return k if k and headlines.may_be_title(run[k - 1].text) else 0
        if not _may_be_part(line.text):
            return 0
    return 0


def _short(lines: Sequence[Line], i: int, layout: Layout) -> int:
    """Lines up to one that does not fill the column."""
    if i and not lines[i].gap and titleness.QUOTED.fullmatch(lines[i].text):
        return 0  # what somebody says
    for k in range(i, min(i + LINES_MAX, len(lines))):
        if (k > i and lines[k].gap) or not _may_be_part(lines[k].text):
            break
        if fills(lines[k], layout.columns[k]):
            continue
        # The first line of a text may lack the width of an indent.
        if fills(lines[k], layout.columns[k], limits.FIRST_LINE_INDENT) and k + 1 < len(lines) and not lines[k + 1].gap:
            return k - i
        if lines[k].text[-1] in "，," and k + 1 < len(lines) and not fills(lines[k + 1], layout.columns[k + 1]):
            continue  # the headline goes on
        ended = k > i and marks.closed(lines[k].text)
        return k - i + 1 if headlines.may_be_title(lines[k].text) and not ended else 0
    return 0


def undecided(lines: Sequence[Line], i: int) -> bool:
    """Whether a line that may open a text, as wide as the column, could as well be a headline."""
    if (
        i + 1 >= len(lines)
        or lines[i + 1].gap
        or lines[i].indented
        or lines[i].level
        or not headlines.may_be_title(lines[i].text)
    ):
        return False
    return not _cut(lines, i)


def opens_text(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line is surely the first of the text that fills the lines below it."""
    if i + 1 >= len(lines) or lines[i + 1].gap:
        return False
    if not lines[i + 1].indented and lines[i].width > HALF * layout.columns[i].widest and _cut(lines, i):
        return True
    if layout.indents and lines[i].indented and not lines[i + 1].indented and not headlines.is_other(lines[i + 1].text):
        return not _unindented(lines, i + 1, layout)
    if not fills(lines[i + 1], layout.columns[i + 1]):
        return False
    if not fills(lines[i], layout.columns[i], limits.FIRST_LINE_INDENT):
        return False
    return _cut(lines, i)


def _cut(lines: Sequence[Line], i: int) -> bool:
    """Whether the end of a line cuts a word, or leaves its mark to the next."""
    return bool(marks.NO_START.match(lines[i + 1].text) or joints.completed_word(lines[i].text, lines[i + 1].text))


def goes_on(headline: str, line: str) -> bool:
    """Whether a line below a headline line that fills its column is what the column cut off.

    >>> goes_on("青山县出台中小学劳动教育实施", "方案"), goes_on("青山县出台中小学劳动教", "育实施方案")
    (True, True)
    >>> goes_on("青山县出台中小学劳动教育方案", "李雷")
    False
    """
    return bool(joints.completed_word(headline, line)) or names.is_word(line)
