"""The lede of a feature: the paragraph before its first subhead, or one printed apart in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence

from . import thresholds as T
from .flow import Item
from .grouping import Use

Part = tuple[Use, Item]


def order(body: Sequence[Part]) -> tuple[list[Part], bool]:
    """The body with its lede first, and whether its first part is one. Only an article with subheads has a lede."""
    parts = list(body)
    if not any(use is Use.SUB for use, _ in parts):
        return parts, False
    if parts[0][0] is Use.BODY:
        return parts, True
    if _set_apart(parts):
        parts.insert(0, parts.pop())
        return parts, True
    return parts, False


def _set_apart(parts: Sequence[Part]) -> bool:
    """Whether the last paragraph is set in a column of another width than the others."""
    use, last = parts[-1]
    widths = sorted(item.column for kind, item in parts[:-1] if kind is Use.BODY and item.column)
    if use is not Use.BODY or not widths or not last.column:
        return False
    return abs(last.column - widths[len(widths) // 2]) > T.OTHER_COLUMN
