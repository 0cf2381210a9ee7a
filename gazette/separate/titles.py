"""A title for an article whose headline is not on the page: a clause of its text that says who did what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import bullets, bylines, headlines, marks

BREAKS = frozenset("，。；：！？,;:!?")
LEAD_IN = re.compile(
    r"(?:为了?|随着|自从|根据|按照|近日|近期|日前|今年|去年|昨日|目前|在|\d|本报|记者|据|当前|通过|由于|因|经"
    r"|他|她|这|该|其|并|也|但|而|同时|对于?|以[^往]|从|不仅|如今|只要|如果)"
)
ACT = re.compile(
    r"开展|举行|举办|召开|组织|启动|完成|实施|推进|成立|建成|投入|走进|参观|调研|获|荣获|探索|打造|推出|发布|落实|部署|加强|强化|提升|开通|签订"
    r"|捐赠|慰问|培训|检查|整治|查处|破获|启用|认真|扎实|持续|积极|开设|建立|搭建|坚持|聚焦|帮扶|救助|抓获|送|访|学习|宣讲|宣传|演练"
)
TELLING = re.compile(r"(?:说|表示|介绍|指出|强调|认为|告诉记者|获悉|了解到|要求|时|后|前|以来|之际|中|下|上|的|了解)$")
DATE = re.compile(
    r"^(?:(?:近日|日前|连日来|近期|今年|昨日|昨天|\d{1,4}年?\d{0,2}月?\d{0,2}[日月年][上下]?[午旬]?)[，,]?)+"
)
LOOKED_AT = 400  # characters of the text among which the clause is looked for
GOOD = 30  # a title is at most this long where possible
LIMIT = 60  # and never longer than this
SHORT = 8
SUBJECT_AT = 4  # who acts is named within so many characters


def derive(paragraphs: Sequence[str]) -> str:
    """The best clause of the first sentences; all of its words are the text's, its quotations are whole.

    >>> derive(("为方便群众，青山县税务局开展上门服务活动。群众说好。",))
    '青山县税务局开展上门服务活动'
    >>> derive(("7月3日，青山大学实践队组织“回溯历史，展望未来”主题活动。",))
    '青山大学实践队组织“回溯历史，展望未来”主题活动'
    """
    text = bullets.bare(paragraphs[0]) if paragraphs else ""
    text = text[len(bylines.dateline(text) or "") :].lstrip("，,。 \u3000")
    clauses = [(at, clause) for at, clause in _clauses(text[:LOOKED_AT]) if len(clause) >= 4]
    if clauses:
        return _shorten(max(clauses, key=lambda pair: _worth(*pair))[1])
    return _shorten(text.strip() or "".join(paragraphs).strip())


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """The clauses of a text and where they start, cut at punctuation outside of quotations and brackets."""
    start, depth = 0, 0
    for at, char in enumerate(text + "。"):
        if char in marks.OPENERS:
            depth += 1
        elif char in marks.ENDERS:
            depth = max(0, depth - 1)
        elif char in BREAKS and (not depth or at == len(text)):
            clause = DATE.sub("", text[start:at].strip())
            yield start, _balanced(clause)
            start = at + 1


def _balanced(clause: str) -> str:
    """A clause without brackets left open, else without the marks around it."""
    return clause.strip("“”‘’（）()《》\"' ") if any(marks.open_brackets(clause)) else clause


def _worth(at: int, clause: str) -> float:
    """How well a clause tells what happened: somebody acts, it stands early, it is whole, neither short nor long."""
    actor, act = headlines.ACTOR.search(clause), None
    for found in ACT.finditer(clause):
        act = found
    acts = act is not None and (actor is None or act.start() >= actor.end())
    opens = actor is not None and actor.start() <= SUBJECT_AT
    worth = 2.0 * acts + 1.5 * (acts and opens) - 2.5 * bool(LEAD_IN.match(clause)) - at / 100
    worth -= 2.0 * bool(TELLING.search(clause)) + 3.0 * any(marks.open_brackets(clause))
    return worth - 2.0 * (len(clause) < SHORT) - min(2.0, max(0, len(clause) - GOOD) / 16)


def _shorten(clause: str) -> str:
    """A clause that is not too long: cut at a mark or a blank outside of quotations, else up to a limit."""
    if len(clause) <= GOOD:
        return clause
    cuts = [at for at, char in enumerate(clause[: LIMIT + 1]) if char in "、，,；; 。" and at >= SHORT]
    whole = [clause[:at] for at in cuts if not any(marks.open_brackets(clause[:at]))]
    fitting = [part for part in whole if len(part) <= GOOD and ACT.search(part)]
    if fitting:
        return fitting[-1]
    return clause if len(clause) <= LIMIT else (whole[-1] if whole else clause[:LIMIT].strip())
