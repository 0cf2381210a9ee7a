"""The officials whom articles name: found once, and put in the order of an index of names.

Nothing is inferred: whom an article names with an office stands under the printed name with that office. Two articles
that print one name may mean two people; the index says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from sys import intern
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote

from gazette import slugs, urls
from gazette.memo import Text
from gazette.unfolded import fold
from gazette.website import neighbours
from gazette.website.paging import address

SIZE = 200  # entries of a page
OTHERS = "#"  # stands for the letter of names that have no sound in Latin letters
# Characters that sound otherwise as surnames than as words.
_SURNAMES = {
    "区": "ou", "仇": "qiu", "单": "shan", "召": "shao", "员": "yun", "尉": "yu", "曾": "zeng", "朴": "piao",
    "查": "zha", "洗": "xian", "盖": "ge", "种": "chong", "秘": "bi", "缪": "miao", "翟": "zhai", "解": "xie",
    "长": "zhang", "隗": "wei", "乐": "yue", "覃": "qin",
}  # fmt: skip


class Official(NamedTuple):
    """Somebody whom a text names with an office: the number of the paragraph, both as printed, and where they begin
    in it; `named` is -1 where the name is printed with blanks."""

    paragraph: int
    role: str
    name: str
    at: int
    named: int


class Entry(NamedTuple):
    """A line of the index: an official as the article at `position` names them."""

    position: int
    official: Official


def find(text: Text) -> str:
    """The officials whom a text (its paragraphs) names, each once for each office; folded up."""
    named: dict[tuple[str, str], Official] = {}
    for number, paragraph in enumerate(text, 1):
        for role, name, at in neighbours.officials(paragraph):
            place = paragraph.find(name, at + len(role))
            named.setdefault((role, name), Official(number, role, name, at, place))
    return fold(list(named.values()))


def unfold(folded: str) -> tuple[Official, ...]:
    """What `find` found. Many texts have the same words."""
    return tuple(
        Official(paragraph, intern(role), intern(name), at, named)
        for paragraph, role, name, at, named in json.loads(folded)
    )


def entries(officials: Sequence[Sequence[Official]], newest: Sequence[int]) -> tuple[Entry, ...]:
    """The index of the articles `newest`: names by their sound, what names one person newest first."""
    found = [Entry(position, official) for position in newest for official in officials[position]]
    return tuple(sorted(found, key=lambda entry: _order(entry.official.name)))


def addresses(listed: Sequence[Entry]) -> Mapping[str, str]:
    """Where each name stands in the index, by name."""
    found: dict[str, str] = {}
    for number, entry in enumerate(listed):
        name = entry.official.name
        if name not in found:
            found[name] = f"{address(urls.OFFICIALS, number // SIZE + 1)}#{quote(name)}"
    return MappingProxyType(found)


def letter(name: str) -> str:
    """The letter under which a name stands.

    >>> letter("张金涛"), letter("单伟"), letter("买买提·吐尔逊"), letter("龘龘龘")
    ('Z', 'S', 'M', 'D')
    """
    return _order(name)[0][:1].upper() or OTHERS


@cache
def _order(name: str) -> tuple[str, str, str, str]:
    """What a name is sorted by: the sound of its first character, that character, and the same of the rest."""
    rest = " ".join(slugs.slug(character) for character in name[1:])
    return _SURNAMES.get(name[0]) or slugs.slug(name[0]), name[0], rest, name[1:]
