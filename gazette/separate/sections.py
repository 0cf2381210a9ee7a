"""Section names that span several articles: told from kickers and taken out of headline blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.model import Block, Role

from . import headlines, limits
from .choices import Use
from .flow import Item
from .grouping import Group


def apart(groups: Sequence[Group]) -> tuple[list[Group], list[Block | None]]:
    """Groups without their section names, and the section of each group.

    A section lasts as long as headlines follow, and ends with the first article that has none; one that stands over
    texts without headlines ends with the first headline.
    """
    found: list[Group] = []
    headings: list[Block | None] = []
    current: Block | None = None
    alone = False  # the section's name stands over texts without headlines
    for number, group in enumerate(groups):
        names = _names(group, _heads(groups[number + 1]) if number + 1 < len(groups) else [])
        if names:
            current = Block(
                Role.SECTION,
                tuple(span for item in names for span in item.spans),
                " ".join(item.text for item in names),
            )
            alone = len(names) == len(_heads(group))
        elif bool(_heads(group)) == alone:
            current = None
        found.append(replace(group, items=tuple(pair for pair in group.items if pair[1] not in names)))
        headings.append(current)
    return found, headings


def _heads(group: Group) -> list[Item]:
    return [item for use, item in group.items if use is Use.HEAD]


def _names(group: Group, following: Sequence[Item]) -> list[Item]:
    """The lines of a headline block that name a section."""
    heads = _heads(group)
    if len(heads) == 1 and headlines.SECTION.match(heads[0].text) and any(use is Use.BODY for use, _ in group.items):
        return heads
    if any(use is Use.SUB for use, _ in group.items):
        following = []  # the heading marks of a feature are its own
    names: list[Item] = []
    for item, below in pairwise(heads):
        first = item is heads[0] and len(heads) > 2
        named = is_section(item, below) or _short_name(item, below, first) or _set_apart(item, below, group)
        if not (named or _spans_several(item, below, following)):
            break
        names.append(item)
    return names


def _spans_several(item: Item, below: Item, following: Sequence[Item]) -> bool:
    """Whether heading marks say that the headline below and the one of the next article stand under a line."""
    return 0 < item.level < below.level and bool(following) and following[0].level == below.level


def _short_name(item: Item, below: Item, first: bool) -> bool:
    """A very short line, set apart, or the first of three and more."""
    return (
        len(item.text) <= limits.SECTION_SHORT
        and (below.gap > 0 or first)
        and len(below.text) > 2 * len(item.text)
        and " " not in item.text
    )


def _set_apart(item: Item, below: Item, group: Group) -> bool:
    """A short line that stands further from the headline than the headline from what follows it."""
    items = [item for _, item in group.items]
    after = items[items.index(below) + 1 :]
    short = len(item.text) <= limits.SECTION_LONG and not any(mark in item.text for mark in "，,：:—“")
    return short and bool(after) and below.gap > after[0].gap and len(below.text) >= len(item.text)


def is_section(item: Item, below: Item) -> bool:
    """Whether a line above another one of a headline block names a section rather than being a kicker."""
    if headlines.SECTION.match(item.text):
        return True
    if headlines.parallel(item.text) and "——" in below.text.strip("—"):
        return True  # the line below holds its own kicker
    if headlines.COLUMN_NAME.match(item.text) and not headlines.COLUMN_NAME.match(below.text):
        return True
    return "·" in item.text and "——" in item.text and not item.text.endswith("—")
