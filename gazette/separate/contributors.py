"""Who made an article: everybody whom its bylines, datelines, credits and signatures name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gazette.model import ArticleReading, Contributor

from . import bylines, names, signatures
from .bylines import NAME
from .people import ROLE_SPLIT, people

# Who wrote down what somebody answered, after a comma in brackets at the end: （以上由市医保局解答，记者 白雪整理）.
WRITER = re.compile(
    rf"[（(][^（()）]{{2,40}}[，,][ \u3000]*((?:本报)?(?:记者|通讯员)[ \u3000]*{NAME}?)(?:整理|采写|报道)?"
    r"[ \u3000]*[）)]$"
)
CUT_NAME = re.compile(
    r"[ \u3000、](?:([\u4e00-\u9fff])\n(?=[\u4e00-\u9fff]{1,2}(?![\u4e00-\u9fff]))"
    r"|([\u4e00-\u9fff])[\u4e00-\u9fff]\n(?=[\u4e00-\u9fff](?:\n|$)))"
)


def contributors(article: ArticleReading) -> tuple[Contributor, ...]:
    """Everybody whom an article names as its maker, in the order printed, each once."""
    found: dict[str, Contributor] = {}
    for line in _whole_names("\n".join(block.text for block in article.bylines)).split("\n"):
        _collect(found, _byline_people(line))
    for block in article.body:
        match = bylines.DATELINE.match(block.text)
        if match and (inner := match[1] or match[2]):
            _collect(found, people(inner))
        if named := bylines.credit(block.text) or signatures.signature(block.text):
            _collect(found, people(named))
    end = article.body[-1].text[-bylines.CREDIT_LONGEST :] if article.body else ""
    if taken := bylines.PHOTOGRAPHER.search(end):
        _collect(found, (Contributor("摄影", person.name) for person in people(taken[1])))
    if written := WRITER.search(end):
        _collect(found, people(written[1]))
    return tuple(found.values())


def _whole_names(text: str) -> str:
    """Bylines with the names together that the end of a line cut.

    >>> _whole_names("本报记者 农志伟 通讯员 黄\\n丽芬"), _whole_names("通讯员 刘一\\n剑")
    ('本报记者 农志伟 通讯员 黄丽芬', '通讯员 刘一剑')
    """
    return CUT_NAME.sub(lambda cut: cut[0][:-1] if (cut[1] or cut[2]) in names.SURNAMES else cut[0], text)


def _byline_people(line: str) -> Iterator[Contributor]:
    if found := names.authors(line):
        return (Contributor(*pair) for pair in found)
    if names.is_pen_name(line):
        return iter((Contributor("作者", line),))
    match = re.match(r"^(.*?)[ \u3000]+\S{2,8}报道$", line)
    if match and not ROLE_SPLIT.search(match[1]):
        return (Contributor("记者", person.name) for person in people(match[1]))
    return people(line)


def _collect(found: dict[str, Contributor], persons: Iterable[Contributor]) -> None:
    for person in persons:
        found.setdefault(person.name, person)
