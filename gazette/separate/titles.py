"""A title for an article whose headline is not on the page: a clause of its text that says what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from . import bylines, marks

CLAUSE = re.compile(r"[^，。；：！？,;:!?]+")
LEAD_IN = re.compile(
    r"^(?:为了?|随着|自从|根据|按照|近日|近期|日前|今年|去年|昨日|目前|在|\d|本报|记者|据|当前|通过|由于|因)"
)
ACT = re.compile(
    r"开展|举行|举办|召开|组织|启动|完成|实施|推进|成立|建成|投入|走进|参观|调研|获|荣获|举措|探索|打造|推出|发布|落实|部署|加强|强化|提升|开通|签订|捐赠|慰问|培训|检查|整治|查处|破获|启用|认真|扎实|持续|积极"
)
DATE = re.compile(
    r"^(?:(?:近日|日前|连日来|近期|今年|昨日|昨天|\d{1,4}年?\d{0,2}月?\d{0,2}[日月年][上下]?[午旬]?)[，,]?)+"
)
TITLE_LIMIT = 40


def derive(paragraphs: Sequence[str]) -> str:
    """The best clause of the first sentences; all of its words are the text's.

    >>> derive(("为方便群众，青山县税务局开展上门服务活动。群众说好。",))
    '青山县税务局开展上门服务活动'
    """
    text = paragraphs[0] if paragraphs else ""
    text = text[len(bylines.dateline(text) or "") :].lstrip("，,。 \u3000")
    clauses = [(match.start(), _trim(match[0])) for match in CLAUSE.finditer(text[:400])]
    clauses = [(at, clause) for at, clause in clauses if len(clause) >= 4]
    if not clauses:
        return text[:TITLE_LIMIT].strip() or "".join(paragraphs)[:TITLE_LIMIT].strip()
    return max(clauses, key=lambda pair: _worth(*pair))[1][:TITLE_LIMIT]


def _trim(clause: str) -> str:
    """A clause without the date and blanks around it and without a bracket left open."""
    clause = DATE.sub("", clause.strip())
    left_open, stray = marks.open_brackets(clause)
    return clause.strip("“”‘’（）()《》\"' ") if left_open or stray else clause


def _worth(at: int, clause: str) -> float:
    """How well a clause tells what happened: it acts, it stands early, it is neither short nor long."""
    worth = 2.0 * bool(ACT.search(clause)) - 1.5 * bool(LEAD_IN.match(clause)) - at / 80
    return worth - abs(len(clause) - 22) / 12
