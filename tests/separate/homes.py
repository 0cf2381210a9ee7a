"""What a page teaches about the rests of articles that stand below others: which paragraphs go home, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gazette.separate import grouping, homing, lede, reading, remainders
from gazette.separate.choices import Use
from gazette.separate.cohesion import Lexicon
from gazette.separate.grouping import Group
from gazette.separate.homing import Option
from gazette.separate.parts import Kind
from gazette.separate.weighing import Features
from tests.bench.separation import as_page
from tests.pages.make import Made

Lesson = list[tuple[Features, bool]]
Run = tuple[int, int]  # the first item of a group that is a rest, and the one behind its last


def examples(made: Made) -> Iterator[tuple[str, Lesson]]:
    """For each rest in a group, all ways to bring one home, and which is right; where a group has none, none is."""
    items = reading.read_items(as_page(made))
    lexicon = Lexicon.of(item.pairs for item in items if item.kind is Kind.TEXT)
    groups = remainders.bring_home(lede.bring_home(grouping.group(items, lexicon)))
    owners = [[made.owners[item.line - 1] for _, item in group.items] for group in groups]
    heads = [_owner(group, own) for group, own in zip(groups, owners, strict=True)]
    for options, own in zip(homing.every_option(groups), owners, strict=True):
        found = list(options)
        rests = _rests(own)
        right = [_right(found, rest, own[rest[0]], heads) for rest in rests]
        for rest, option in zip(rests, right, strict=True):
            if option is not None:
                others = [other for other in rests if other != rest]
                yield "home", [(o.seen, o is option) for o in found if o is option or not _meets(o, others)]
        if found and not any(right):
            yield "home", [(o.seen, False) for o in found]


def _owner(group: Group, owners: Sequence[int]) -> int:
    """Whose article a group is."""
    return next(owner for (use, _), owner in zip(group.items, owners, strict=True) if use is not Use.BYLINE)


def _rests(owners: Sequence[int]) -> list[Run]:
    """The runs of items that belong to another article than the first one."""
    found, at = [], 0
    for owner, run in groupby(owners):
        size = len(list(run))
        if owner not in (owners[0], -1):
            found.append((at, at + size))
        at += size
    return found


def _right(options: Sequence[Option], rest: Run, owner: int, heads: Sequence[int]) -> Option | None:
    able = [option for option in options if (option.at, option.end) == rest and heads[option.home] == owner]
    return able[-1] if able else None


def _meets(option: Option, runs: Sequence[Run]) -> bool:
    return any(option.at < end and at < option.end for at, end in runs)
