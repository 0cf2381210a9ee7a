"""The lede of a feature: the paragraph before its first subhead, or one printed apart in a column of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from . import limits
from .choices import Use
from .flow import Item
from .grouping import Group

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


def bring_home(groups: Sequence[Group]) -> list[Group]:
    """Give a lede printed after its feature, in a column of its own, back to it.

    Grouping may have taken it for the start of the next article. Only a feature whose headline is followed by a subhead
    at once lacks its lede.
    """
    found = list(groups)
    for i, (feature, following) in enumerate(pairwise(groups)):
        if _lacks_lede(feature) and _starts_with_lede(following, feature):
            found[i] = replace(feature, items=(*feature.items, following.items[0]))
            found[i + 1] = replace(following, items=following.items[1:])
    return found


def _lacks_lede(group: Group) -> bool:
    uses = [use for use, _ in group.items if use is not Use.BYLINE]
    return (
        Use.SUB in uses
        and Use.HEAD in uses
        and uses[uses.index(Use.SUB) - 1] is Use.HEAD
        and not _set_apart([part for part in group.items if part[0] in (Use.SUB, Use.BODY)])
    )


def _starts_with_lede(group: Group, feature: Group) -> bool:
    body = [item for use, item in group.items if use is Use.BODY]
    if len(body) < 2 or group.items[0][1] is not body[0] or not body[0].column:
        return False
    others = [item.column for item in body[1:] if item.column] + [
        item.column for use, item in feature.items if use is Use.BODY and item.column
    ]
    return bool(others) and all(body[0].column - width > limits.OTHER_COLUMN for width in others)


def _set_apart(parts: Sequence[Part]) -> bool:
    """Whether the last paragraph is set in a column of another width than the others."""
    use, last = parts[-1]
    widths = sorted(item.column for kind, item in parts[:-1] if kind is Use.BODY and item.column)
    if use is not Use.BODY or not widths or not last.column:
        return False
    return abs(last.column - widths[len(widths) // 2]) > limits.OTHER_COLUMN
