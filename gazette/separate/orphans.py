"""Headlines without a text below them: each goes to the article without a headline that its words fit best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .choices import Use
from .cohesion import Lexicon
from .grouping import Group


def adopt(groups: Sequence[Group], lexicon: Lexicon) -> list[Group]:
    """Give headlines that stand alone to the articles that lack one."""
    found = list(groups)
    for group in groups:
        if any(use is Use.BODY for use, _ in group.items) or not any(use is Use.HEAD for use, _ in group.items):
            continue
        words = frozenset().union(*(item.pairs for _, item in group.items))
        bare = [i for i, other in enumerate(found) if other is not group and not _has_head(other)]
        if not bare:
            continue
        best = max(bare, key=lambda i: (lexicon.share(words, [item.pairs for _, item in found[i].items]), i))
        heads = tuple((Use.BELOW if use is Use.HEAD else use, item) for use, item in group.items)
        found[best] = replace(found[best], items=(*found[best].items, *heads))
        found.remove(group)
    return found


def _has_head(group: Group) -> bool:
    return any(use in (Use.HEAD, Use.BELOW) for use, _ in group.items)
