"""Headlines that stand on the same line as their briefs: 柳溪镇 稻田里放麻鸭 柳溪镇今年种水稻一万四千亩，……。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gazette.model import Page

from . import bylines, headlines, lines
from .lines import Line

SERIES = 3  # lines of a page with a headline run in, from which it is taken for one
NEAR = 2  # lines by which they stand apart at most
BRIEF = 40  # characters of a brief at least
HEAD = (6, 30)  # characters of its headline
STOP = re.compile("[，。；！？,;!?（(]")  # the first one stands in the text
BLANK = re.compile("[ \u3000]+")


def apart(page: Page, printed: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page, those in a series that hold a headline and its brief cut in two."""
    cuts = {i: cut for i, line in enumerate(printed) if (cut := _head(line.text))}
    near = {i for i in cuts if sum(abs(i - other) <= NEAR for other in cuts) > 1}
    if len(near) < SERIES:
        return printed
    return [part for i, line in enumerate(printed) for part in (_cut(page, line, cuts[i]) if i in near else [line])]


def _head(text: str) -> int:
    """How many characters of a line are a headline before a brief, 0 where it holds none.

    >>> _head("柳溪镇 稻田里放麻鸭 柳溪镇今年种水稻一万四千亩，其中两千亩放养麻鸭，一亩地能省农药钱六十多元。")
    10
    >>> _head("本报讯 近日，柳溪镇今年种水稻一万四千亩，其中两千亩放养麻鸭，一亩地能省农药钱六十多元。")
    0
    """
    if len(text) < BRIEF + HEAD[0] or (" " not in text[: HEAD[1] + 1] and "\u3000" not in text[: HEAD[1] + 1]):
        return 0
    stop = STOP.search(text)
    blanks = list(BLANK.finditer(text, 0, stop.start() if stop else len(text)))
    head = text[: blanks[-1].start()] if blanks else ""
    if not HEAD[0] <= len(head) <= HEAD[1] or not bylines.finished(text):
        return 0
    return len(head) if headlines.may_be_title(head) and not bylines.is_byline(head) else 0


def _cut(page: Page, line: Line, cut: int) -> Iterator[Line]:
    """The headline and the brief of a line."""
    raw, start = page.lines[line.number - 1], line.span.start
    yield lines.part(line.number, raw, start, start + cut, line.gap)
    brief = lines.part(line.number, raw, start + cut, line.span.end, 0)
    brief.indented = line.indented
    yield brief
