"""The county that a page is printed for, where its head tells: 阿克苏日报 县市·温宿, 承德日报 围场新闻, 汪清警方."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from gazette.describe.gazetteer import Entry, Sense, Strength

# The name of a county's newspaper or station: 敦化日报, 今日蓟州.
_PAPERS = "日报|晚报|晨报|时报|周报|新报|报(?![\u4e00-\u9fff])|广播|电视|融媒"
_PAPER_AFTER = re.compile(_PAPERS)
_PAPER_BEFORE = "今日"
_LONGEST = 60  # characters of a line of a page's head
_HAN = re.compile(r"[\u4e00-\u9fff]")
# What follows the county's name in the name of its paper, its station or of a page that is its own.
_AFTER = re.compile(
    _PAPERS + "|新闻|视窗|之窗|专版|专页|专刊|周刊|时讯|资讯|警方|公安|交警|检察|法院|民声|民生|教育|农业|乡村"
    "|版(?![\u4e00-\u9fff])"
)
_BEFORE = re.compile(r"(?:今日|融媒|[县区]市|县区|区县)$|[^\u4e00-\u9fff]$|^$")
_PAPER = re.compile(r"报|刊|版|新闻|编|校对|融媒|警方|公安|星期|\d{4}")  # of which a page's head has one at least


def counties(
    lines: Iterable[tuple[str, Sequence[tuple[int, int, tuple[Sense, ...]]]]], named: Container[str]
) -> Iterator[Entry]:
    """The counties that a page's head names as its own; each line comes with the printed forms found in it.

    What may be several (平山时讯: 平山县 or 平山区) is the one of the counties `named` in the page's texts.
    """
    for line, hits in lines:
        if len(line) <= _LONGEST and _PAPER.search(line):
            for start, end, senses in hits:
                meant = senses if len(senses) == 1 else [sense for sense in senses if sense.entry.name in named]
                if len(meant) == 1 and _its_own(line, start, end, meant[0]):
                    yield meant[0].entry


def paper(sense: Sense, text: str, start: int, end: int) -> bool:
    """Whether a short form of a county is the name of its newspaper."""
    called = _PAPER_AFTER.match(text, end)
    if sense.strength is Strength.NESTED:  # 海伦广播电视报, alone on its line
        return called is not None and not start and sense.entry.level == "county"
    named = called is not None or text.endswith(_PAPER_BEFORE, 0, start)
    return named and sense.strength is Strength.LOCAL and sense.entry.level == "county"


def _its_own(line: str, start: int, end: int, sense: Sense) -> bool:
    """Whether the form of a county stands apart in a line, or before what papers call its pages."""
    if sense.entry.level != "county" or sense.strength not in (Strength.LOCAL, Strength.FULL):
        return False
    before, after = line[max(0, start - 2) : start], line[end : end + 1]
    return bool(_BEFORE.search(before) and (not _HAN.match(after) or _AFTER.match(line, end)))
