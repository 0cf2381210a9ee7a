"""Headlines printed between the halves of their own article: a column ends above them, and its text goes on below.

What stands right above the rest of a text that was cut heads no text of its own there. Where nothing else stands
between the halves, or where that text has no headline above and the words are not rather those of another text between,
it is the headline of that text: the page is grouped once more, with such headlines inside their articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from gazette.model import Span

from . import grouping
from .choices import Use
from .cohesion import Lexicon
from .flow import Item
from .grouping import Group
from .parts import Kind, Piece

HEADS = (Kind.TITLE, Kind.BYLINE)
BETWEEN = (Kind.CAPTION, Kind.FURNITURE)  # what may stand between a headline and the rest below it
SHORTEST = 4  # characters of a headline
NEAR = 2  # paragraphs beside one that are compared with a headline, too


class Wedge(NamedTuple):
    """A headline above the rest of a paragraph that was cut: places among the items of a page.

    Those of the paragraph, of the headline, and of the paragraph printed above that headline.
    """

    text: int
    heads: tuple[int, ...]
    above: int
    headed: bool  # all texts between have their own headlines above


def group(parts: Sequence[Piece], items: Sequence[Item], lexicon: Lexicon) -> tuple[Group, ...]:
    """Divide the flow of a page into articles, headlines between their halves in them."""
    groups = grouping.group(items, lexicon)
    wedges = list(_wedges(parts, items))
    bare = _bare(groups) if wedges else frozenset()
    found = {
        place: wedge.heads
        for wedge in wedges
        if (wedge.above == wedge.text or items[wedge.text].spans[0] in bare)
        and _heads_it(items, wedge, lexicon)
        and (place := _place(items, wedge.text)) is not None
    }
    return grouping.group(_moved(items, found), lexicon) if found else groups


def _wedges(parts: Sequence[Piece], items: Sequence[Item]) -> Iterator[Wedge]:
    """The headlines right above the rests of texts that were cut."""
    joints = [(text, joint) for text, item in enumerate(items) for joint in item.joints]
    at = {piece.spans[0]: i for i, item in enumerate(items) for piece in item.pieces} if joints else {}
    for text, joint in joints:
        heads: list[int] = []
        for k in range(joint.b - 1, joint.a - 1, -1):
            place = at.get(parts[k].spans[0])
            if place is not None and items[place].kind in HEADS:
                heads.insert(0, place)
            elif parts[k].kind not in BETWEEN:
                if place is not None and _is_headline([items[head] for head in heads]):
                    yield Wedge(text, tuple(heads), place, _headed(parts[joint.a + 1 : k + 1]))
                break


def _is_headline(heads: Sequence[Item]) -> bool:
    """Whether lines above a rest are a headline; less may be what a column cut off a caption."""
    return sum(len(head.text) for head in heads if head.kind is Kind.TITLE) >= SHORTEST


def _headed(parts: Sequence[Piece]) -> bool:
    """Whether a headline stands above all texts of a stretch."""
    return next((part.kind is Kind.TITLE for part in parts if part.kind in (Kind.TITLE, Kind.TEXT)), True)


def _bare(groups: Sequence[Group]) -> frozenset[Span]:
    """The first spans of the paragraphs above which their article has no headline."""
    found = []
    for group in groups:
        for use, item in group.items:
            if use is Use.HEAD:
                break
            if use is Use.BODY:
                found.append(item.spans[0])
    return frozenset(found)


def _heads_it(items: Sequence[Item], wedge: Wedge, lexicon: Lexicon) -> bool:
    """Whether a headline rather belongs to the text that goes on below it than to another one above it."""
    if wedge.headed:
        return True
    words = frozenset().union(*(items[head].pairs for head in wedge.heads if items[head].kind is Kind.TITLE))
    own = items[wedge.text : wedge.text + 1 + NEAR]  # what stands above it may be another article without a headline
    above = items[max(0, wedge.above - NEAR) : wedge.above + 1]
    ours, others = ([item.pairs for item in part if item.kind is Kind.TEXT] for part in (own, above))
    return lexicon.share(words, ours) > lexicon.share(words, others)


def _place(items: Sequence[Item], text: int) -> int | None:
    """Before which item a headline may stand inside its article: around a paragraph, and beside no other headline."""
    return next(
        (at for at in (text, text + 1) if Kind.TITLE not in [item.kind for item in items[at - 1 : at + 1]]), None
    )


def _moved(items: Sequence[Item], heads: Mapping[int, Sequence[int]]) -> list[Item]:
    """The items with each such headline, by its lines, at its place."""
    taken = set(chain.from_iterable(heads.values()))
    found: list[Item] = []
    for i, item in enumerate(items):
        if i in heads:
            found += [items[head]._replace(fresh=False, amid=True) for head in heads[i]]
        if i not in taken:
            found.append(item)
    return found
