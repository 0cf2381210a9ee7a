"""The elements of a page: its paragraphs, and the runs of headline lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from . import bylines, limits
from .evidence import Run
from .flow import Item
from .parts import Kind

Element = Item | Run


def elements_of(items: Sequence[Item]) -> Iterator[Element]:
    """Paragraphs, and runs of headline lines with the paragraphs around them."""
    texts = [item for item in items if item.kind is Kind.TEXT]
    stretches = [(kind is Kind.TEXT, tuple(found)) for kind, found in groupby(items, key=_text_or_not)]
    read = runs = 0
    starts = [at for at, (is_text, stretch) in enumerate(stretches) if not is_text and stretch[0].kind is Kind.BYLINE]
    others = sum(item.kind is Kind.BYLINE for _, stretch in stretches for item in stretch[1:])
    for at, (is_text, stretch) in enumerate(stretches):
        if is_text:
            yield from stretch
            read += len(stretch)
            continue
        since = stretches[at - 1][1] if at else ()
        until = stretches[at + 1][1] if at + 1 < len(stretches) else ()
        titles = tuple(item for item in stretch if item.kind is Kind.TITLE)
        yield Run(
            stretch,
            titles,
            *around(texts, read, read),
            since,
            until,
            starts == [at] and not others,
            runs,
            _signed(until),
        )
        runs += 1


def _signed(until: Sequence[Item]) -> bool:
    return bool(until) and (bylines.dateline(until[0].text) is not None or bylines.credit(until[-1].text) is not None)


def _text_or_not(item: Item) -> Kind:
    return Kind.TEXT if item.kind is Kind.TEXT else Kind.TITLE


def around(texts: Sequence[Item], before: int, after: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The paragraphs before one index and from another on, nearest first."""
    return tuple(texts[max(0, before - limits.NEIGHBOURS) : before][::-1]), tuple(
        texts[after : after + limits.NEIGHBOURS]
    )
