"""What made pages teach about the lines of solid pages: whether each may be a headline, for weights.FULL and ODD."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gazette.separate import layout, reading, solid
from gazette.separate.lines import Line
from gazette.separate.weighing import Features
from tests.bench.separation import as_page
from tests.pages.make import Made

HEADINGS = ("headline", "subhead")
NEITHER = "byline"  # the role of lines that other rules know


def examples(
    made: Made, heading: Callable[[Made, int, str], bool]
) -> Iterator[tuple[str, list[tuple[Features, bool]]]]:
    """Each line that could be a headline's, below what stands above it; `heading` tells where a page has no roles."""
    printed = reading.read_lines(as_page(made))
    seen = layout.measure(printed)
    if not seen.solid:
        return
    truth = [_is_heading(made, line, heading) for line in printed]
    for i, line in enumerate(printed):
        told = made.owners[line.number - 1] != -1 and made.roles[line.number - 1] != NEITHER
        if told and solid.may_be_head(printed, i, seen):
            below_head = i > 0 and truth[i - 1] and not line.gap
            features = solid.see(printed, i, seen, below_head=below_head)
            yield "full" if layout.fills_exactly(line, seen.columns[i]) else "odd", [(features, truth[i])]


def _is_heading(made: Made, line: Line, heading: Callable[[Made, int, str], bool]) -> bool:
    role, owner = made.roles[line.number - 1], made.owners[line.number - 1]
    if role:
        return role in HEADINGS
    return owner == -2 or (owner >= 0 and "。" not in line.text and heading(made, owner, line.text))
