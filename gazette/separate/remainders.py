"""Ends of articles that stand apart: where a column was cut between two paragraphs, no joint tells where a text goes.

What stands below another article without a headline and does not open like an article is the rest of an article above:
of the unfinished one with which it shares most that is rare. Where it bears somebody's name it has to share much.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from . import bullets, bylines, cohesion, headlines, ledes, limits, marks, subjects
from .choices import Use
from .flow import Item
from .grouping import Decision, Group
from .homing import is_home

SIGNED = 4.0  # what a signed rest has in common with its article at least
INSIDE = -2.0  # log-odds that a signed text opens an article: with less it stands inside one
OPENS = (Use.HEAD, Use.BELOW, Use.BYLINE)
REASONS = ("it does not open like an article", "it has rare words of a text above")


def bring_home(groups: Sequence[Group]) -> list[Group]:
    """Give the rests of articles back to them."""
    found = list(groups)
    for rest in groups:
        able = [at for at, group in enumerate(found) if _may_go_on(group, rest)] if _is_rest(rest) else []
        shared = sorted(((_shared(found[at], rest), at) for at in able), reverse=True)
        if shared and shared[0][0] > _least(rest):
            (most, at), second = shared[0], shared[1][0] if len(shared) > 1 else 0.0
            found[at] = _joined(found[at], rest, most - max(second, _least(rest)))
            found.remove(rest)
    return found


def _least(rest: Group) -> float:
    """What a text has in common with the article whose rest it is: more than this."""
    return SIGNED if bylines.signed(_body(rest)[-1].text) else 0.0


def _is_rest(group: Group) -> bool:
    """Whether a text has nothing that an article begins or ends with."""
    body = _body(group)
    if not body or any(use in OPENS for use, _ in group.items):
        return False
    first, last = body[0].text, body[-1].text
    opens = headlines.TEXT_START.match(first) or bylines.dateline(first) or bullets.bare(first) != first
    signed = bylines.credit(last) is not None and ledes.opens(first) > INSIDE
    return not opens and not signed and (marks.closed(last) or bylines.signed(last))


def _may_go_on(group: Group, rest: Group) -> bool:
    """Whether an article begins above a text and may go on; who wrote it is said once."""
    named = any(use is Use.BYLINE for use, _ in group.items) and bylines.signed(_body(rest)[-1].text)
    return _line(group) < _line(rest) and is_home(group) and not named


def _joined(group: Group, rest: Group, margin: float) -> Group:
    decision = Decision(_line(rest), "text", "text of a new article", margin, "; ".join(REASONS))
    return replace(
        group, items=(*group.items, *rest.items), decisions=(*group.decisions, *rest.decisions[1:], decision)
    )


def _shared(group: Group, rest: Group) -> float:
    own, others = _words(_body(rest)), _words(item for _, item in group.items)
    rare = cohesion.rare(own, others)
    if rare < limits.REST_SHARED:
        return 0.0
    return rare + limits.REST_SPEAKS * subjects.alike(subjects.subject([own]), subjects.subject([others]))


def _words(items: Iterable[Item]) -> frozenset[str]:
    return frozenset().union(*(item.pairs for item in items))


def _body(group: Group) -> list[Item]:
    return [item for use, item in group.items if use is Use.BODY]


def _line(group: Group) -> int:
    return group.items[0][1].line
