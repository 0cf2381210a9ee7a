"""Section names that span several articles: told from kickers and taken out of headline blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from gazette.model import Block, Role

from . import boxes, bylines, headlines, limits
from .choices import Use
from .flow import Item
from .grouping import Group

SHORTEST, SHORT = 2, 5  # characters of a name that its words alone give away
ODD = re.compile("[，,：:—“”‘’《》？！?!、 \u3000被遭把了]")  # hardly in such a name: 孩子被救起 says what happened

NOTICE = re.compile("通[知告]|公[告示]")
COMMENT = re.compile("(?:谈|评|论|语|感|思)$")  # 今日谈: a column of what somebody thinks is one article

LEADS_ON = re.compile("(?:希望|强调|指出|要求|表示|时)$")
PLACE = re.compile("[\u4e00-\u9fff]{1,4}[省市州盟县区旗镇乡村]")


def apart(groups: Sequence[Group]) -> tuple[list[Group], list[Block | None]]:
    """Groups without their section names, and the section of each group.

    A section lasts as long as headlines follow, and ends with the first article that has none; one that stands over
    texts without headlines ends with the first headline. Where texts tell by another sign who wrote them, or a blank
    sets them apart, it has ended, too.
    """
    found: list[Group] = []
    headings: list[Block | None] = []
    current: Block | None = None
    alone = False  # the section's name stands over texts without headlines
    signed = False  # and over a feature, with a byline
    lead = 0  # its first article
    level = 0  # its heading mark
    for number, group in enumerate(groups):
        names = _names(group, groups[number + 1] if number + 1 < len(groups) else None)
        if names:
            signed = _signed(group)
            current = Block(
                Role.SECTION,
                tuple(span for item in names for span in item.spans),
                " ".join(item.text for item in names),
            )
            alone = len(names) == len(_heads(group))
            lead, level = number, names[0].level
        elif current and (
            bool(_heads(group)) == alone
            or COMMENT.search(current.text)
            or (signed and not _signed(group) and not _is_brief(group))
            or (
                not _marked_below(group, level)
                and _leaves(groups[lead], groups[number - 1] if number - 1 > lead else None, group)
            )
        ):
            current = None
        found.append(_without(group, names) if names else group)
        headings.append(current)
    return found, headings


def _marked_below(group: Group, level: int) -> bool:
    """Whether a heading mark puts an article under a section: ### under ##."""
    return any(item.level > level > 0 for item in _heads(group)[:1])


def _leaves(first: Group, above: Group | None, last: Group) -> bool:
    """Whether an article is none of a section's: a report below notices, or the only one that a blank sets apart."""
    if _signed(first) or _reports(first):
        return False
    if _reports(last) or (_credited(first) and _signed(last)):
        return True
    return above is not None and last.items[0][1].gap > 0 and not above.items[0][1].gap


def _is_brief(group: Group) -> bool:
    """Whether an article is a brief of a campaign: 白石镇：…… above it, and names in brackets at its end."""
    heads = _heads(group)
    return bool(heads) and headlines.actor_with_colon(heads[0].text) and _credited(group) and not _reports(group)


def _reports(group: Group) -> bool:
    """Whether a text opens with a dateline: 本报讯."""
    text = next((item.text for use, item in group.items if use is Use.BODY), "")
    return bylines.dateline(text) is not None


def _credited(group: Group) -> bool:
    """Whether names in brackets end a text."""
    use, item = group.items[-1]
    return use is Use.BODY and bylines.credit(item.text) is not None


def _without(group: Group, names: Sequence[Item]) -> Group:
    return replace(group, items=tuple(pair for pair in group.items if pair[1] not in names))


def _heads(group: Group) -> list[Item]:
    return [item for use, item in group.items if use is Use.HEAD]


def _signed(group: Group) -> bool:
    return any(use is Use.BYLINE for use, _ in group.items)


def _names(group: Group, below: Group | None) -> list[Item]:
    """The lines of a headline block that name a section; `below` is the next group."""
    heads, following = _heads(group), _heads(below) if below else []
    if len(heads) == 1 and any(use is Use.BODY for use, _ in group.items):
        alone = below is not None and not following and _foreign(heads[0], group)
        if NOTICE.fullmatch(heads[0].text) and (below is None or following):
            return []  # the only notice below such a name bears it as its headline
        return heads if alone or headlines.SECTION.match(heads[0].text) else []
    if any(use is Use.SUB for use, _ in group.items):
        following = []  # the heading marks of a feature are its own
    names: list[Item] = []
    for item, head in pairwise(heads):
        first = item is heads[0] and len(heads) > 2
        short = _short_name(item, head, first) and not _place_of(item, group)
        named = is_section(item, head) or short or _set_apart(item, head, group)
        named = named or (item is heads[0] and _foreign(item, group) and _leads(item, head))
        if not (named or _spans_several(item, head, following)):
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


def _place_of(item: Item, group: Group) -> bool:
    """Whether a line names a place that the text below tells of: 民乐县 over a headline."""
    return PLACE.fullmatch(item.text) is not None and any(
        item.text in other.text for use, other in group.items if use is Use.BODY
    )


def _foreign(item: Item, group: Group) -> bool:
    """A short line none of whose words come again in the article, as those of headlines do."""
    text = item.text
    if not SHORTEST <= len(text) <= SHORT or ODD.search(text) or boxes.opens_box(text):
        return False
    if any(text in other.text for _, other in group.items if other is not item):
        return False
    others = frozenset().union(*(other.pairs for _, other in group.items if other is not item))
    return not item.pairs & others


def _leads(item: Item, head: Item) -> bool:
    """Whether a line is shorter than the headline below it, and none of its parallel phrases."""
    return len(head.text) > len(item.text) and not headlines.parallel(f"{item.text} {head.text}")


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
    if below.text.startswith("——") or LEADS_ON.search(item.text):
        return False  # a headline over its subtitle, a kicker that its headline goes on with
    if headlines.parallel(item.text) and "——" in below.text.strip("—"):
        return True  # the line below holds its own kicker
    if headlines.COLUMN_NAME.match(item.text) and not headlines.COLUMN_NAME.match(below.text):
        return True
    return "·" in item.text and "——" in item.text and not item.text.endswith("—")
