"""Rests of articles that stand inside another one: where a column was cut between two sentences, no joint tells where
a text goes on.

Paragraphs go home to an article above where they speak of the same and name the same, and the text around them does
not (`kinship`). Whole texts without a headline are known by `remainders`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import NamedTuple

from . import bylines, cutweights, limits, marks, subjects
from .choices import Use
from .grouping import Decision, Group
from .kinship import Named, Names, Part, Text, at_home, at_place, both
from .weighing import Features, reasons, weigh

CLOSE = 1.0  # log-odds by which a rest that stays is a doubt
SURE = 2.0  # log-odds of a headline that is no subhead, whatever stands above it
SAME_NAMES, SAME_SUBJECT = 1.2, 0.4  # what the text below a subhead has in common with its article
MOVED = "text of an article above"
REACH = 8  # articles above to which a rest may belong
# What is longer is no newspaper's, and would take long: items of a page, of an article and of a rest.
PAGE_MOST, ARTICLE_MOST, REST_MOST = 1000, 80, 30


class Option(NamedTuple):
    """A way to bring a rest home: its first item and the one behind its last, the group it goes to, what is seen."""

    at: int
    end: int
    home: int
    seen: Features


def bring_home(groups: Sequence[Group]) -> list[Group]:
    """Give the rests of articles back to them."""
    found = list(groups)
    if sum(len(group.items) for group in found) > PAGE_MOST or not any(map(is_home, found[:-1])):
        return found
    homes, indents, number = Homes(groups), _indents(groups), 0
    while number < len(found):  # each text that goes home shortens the group that it stood in
        able = [(weigh(o.seen, cutweights.HOME), o) for o in options(found, number, homes, indents=indents)]
        if not able:
            number += 1
            continue
        odds, option = max(able, key=itemgetter(0))
        group, home = found[number], found[option.home]
        if odds > 0.0:
            found[option.home] = _joined(home, group, option, odds)
            found[number] = _without(group, option)
            below = found[number + 1 : number + 2]
            if option.end == len(group.items) and below and _goes_on(below[0], found[option.home], homes.names):
                found[option.home] = _with_subhead(found[option.home], found.pop(number + 1))
            continue
        if odds > -CLOSE:
            stays = _decision(group, option, "text", MOVED, -odds)
            found[number] = replace(group, decisions=(*group.decisions, stays))
        number += 1
    return found


def every_option(groups: Sequence[Group]) -> Iterator[Iterator[Option]]:
    """For each group, every way to bring a rest in it home."""
    homes, indents = Homes(groups), _indents(groups)
    return (options(groups, number, homes, indents=indents) for number in range(len(groups)))


class Homes:
    """The articles of a page that may go on: each is compared with several below it, and hardly any changes."""

    def __init__(self, groups: Sequence[Group]) -> None:
        """Find whom the page names."""
        self.names = Names(item for group in groups for _, item in group.items)
        self._known: dict[int, tuple[Group, Text | None]] = {}

    def above(self, groups: Sequence[Group], number: int) -> list[tuple[int, Text]]:
        """Those near above a group as they stand now."""
        near = [(h, self._text(h, groups[h])) for h in range(max(0, number - REACH), number)]
        return [(h, home) for h, home in near if home is not None]

    def _text(self, number: int, group: Group) -> Text | None:
        known = self._known.get(number)
        if known is None or known[0] is not group:
            known = self._known[number] = group, Text(group.items, self.names) if is_home(group) else None
        return known[1]


def options(groups: Sequence[Group], number: int, able: Homes, *, indents: bool) -> Iterator[Option]:
    """Every way in which some paragraphs of a group may belong to one above."""
    items, names = groups[number].items, able.names
    homes = able.above(groups, number)
    if not homes:
        return
    down, up = (names.down(item for _, item in way) for way in (items, reversed(items)))
    for at, end in _runs(items, [home.named for _, home in homes], names):
        around = both(down[at], up[len(items) - end])
        rest, own = Text(items[at:end], names), Text((*items[:at], *items[end:]), names, around)
        least = names.shared(rest.named, own.named)
        near = [(h, home) for h, home in homes if names.shared(rest.named, home.named) >= least]
        place = at_place(rest, Text(items[:at], names), own, names, indents=indents) if near else {}
        for h, home in near:
            yield Option(at, end, h, {**place, **at_home(rest, home, own, names, number - h)})


def _runs(items: Sequence[Part], homes: Sequence[Named], names: Names) -> Iterator[tuple[int, int]]:
    """The paragraphs below the first one of an article that may be a rest: each names no less of a text above."""
    uses = [use for use, _ in items]
    if Use.HEAD not in uses or Use.BODY not in uses or len(items) > ARTICLE_MOST:
        return
    last = max((at for at, use in enumerate(uses) if use in (Use.HEAD, Use.BELOW)), default=-1)
    first = max(last, uses.index(Use.BODY)) + 1
    able = _foreign(items, first, homes, names)
    for at in range(first, len(items)):
        if uses[at] is Use.BYLINE or not able[at] or items[at][1].text[0] in "（(":  # what only names who wrote
            continue
        for end in range(at + 1, min(at + REST_MOST, len(items)) + 1):
            if not able[end - 1]:
                break
            if uses[end - 1] is not Use.SUB and Use.BODY in uses[at:end]:
                yield at, end


def _foreign(items: Sequence[Part], first: int, homes: Sequence[Named], names: Names) -> list[bool]:
    """Whether each item, from the first that may be, names no less of some text above than of its own article so far.

    What ends no sentence is rather a line of a list, whose names say nothing.
    """
    own = set(names.of([item for _, item in items[:first]]).names)
    abroad = frozenset().union(*[home.names for home in homes])
    found = [False] * first
    for use, item in items[first:]:
        named, above = names.of_one(item), Named(own, 0)
        told = Named(named.names & abroad, named.size)
        most = max([names.shared(told, home) for home in homes]) if told.names else 0.0
        stays = names.shared(named, above) > most if most else not own.isdisjoint(named.names)
        listed = use is Use.BODY and not (marks.closed(item.text) or bylines.signed(item.text))
        found.append(not stays and not listed)
        if not found[-1]:
            own |= named.names
    return found


def is_home(group: Group) -> bool:
    """Whether a group is an article that may go on: it has a headline, and is not signed at its end."""
    body = [item for use, item in group.items if use is Use.BODY]
    headed = any(use in (Use.HEAD, Use.BELOW) for use, _ in group.items)
    return headed and bool(body) and bylines.credit(body[-1].text) is None


def _indents(groups: Sequence[Group]) -> bool:
    """Whether paragraphs are indented."""
    body = [item.indented for group in groups for use, item in group.items if use is Use.BODY]
    return sum(body) >= limits.INDENTED_SHARE * len(body)


def _goes_on(group: Group, home: Group, names: Names) -> bool:
    """Whether the headline right below a rest that went home is rather the next subhead of its article."""
    if group.items[0][0] is not Use.HEAD or any(use in (Use.BYLINE, Use.BELOW) for use, _ in group.items):
        return False
    text, article = Text(group.items, names), Text(home.items, names)
    if not text.body or bylines.dateline(text.body[0].text) or group.decisions[0].margin >= SURE:
        return False
    named, alike = names.shared(text.named, article.named), subjects.alike(text.subject, article.subject)
    return named > SAME_NAMES and alike > SAME_SUBJECT


def _with_subhead(home: Group, group: Group) -> Group:
    """An article with another one below it, whose headline is a subhead."""
    items = tuple((Use.SUB if use is Use.HEAD else use, item) for use, item in group.items)
    first, *others = group.decisions
    subhead = first._replace(what="subhead", runner_up="headline")
    return replace(home, items=(*home.items, *items), decisions=(*home.decisions, subhead, *others))


def _joined(home: Group, group: Group, option: Option, odds: float) -> Group:
    rest = group.items[option.at : option.end]
    lines = {item.line for _, item in rest[1:]}
    taken = [decision for decision in group.decisions if decision.line in lines]
    decision = _decision(group, option, MOVED, "text", odds)
    return replace(home, items=(*home.items, *rest), decisions=(*home.decisions, decision, *taken))


def _without(group: Group, option: Option) -> Group:
    lines = {item.line for _, item in group.items[option.at : option.end]}
    taken = tuple(decision for decision in group.decisions if decision.line not in lines)
    return replace(group, items=group.items[: option.at] + group.items[option.end :], decisions=taken)


def _decision(group: Group, option: Option, what: str, runner_up: str, margin: float) -> Decision:
    """What was decided of a possible rest, and why."""
    why = "; ".join(reasons(option.seen, cutweights.HOME)[:2])
    return Decision(group.items[option.at][1].line, what, runner_up, margin, why)
