"""Who made a text, said behind its last sentence without brackets: 道路畅通。 本报记者 李雷 通讯员 韩梅."""

from __future__ import annotations

import re
from functools import lru_cache

from . import marks, names

REMEMBERED = 2048  # texts: several passes over a page ask about each
LONGEST = 48  # characters of a signature
ROLES = r"(?:记者|通讯员|评论员|实习生|撰稿人?)(?!从)"  # 记者从医院|了解到: more than any family name
PAPER = r"(?:[\u4e00-\u9fff·—-]{1,12}[ \u3000]*)??"  # 本报, 首席, 齐鲁晚报·齐鲁壹点
NAME = r"(?:[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff])"
MAKERS = rf"{PAPER}{ROLES}[ \u3000:：]*{NAME}(?:[ \u3000、，,/／]+{NAME}){{0,5}}"
SIGNATURE = re.compile(rf"(?<=[。！？!?”…）\)])[ \u3000]*[□■●◎◆▲]?[ \u3000]*({MAKERS}(?:[ \u3000]+{MAKERS}){{0,2}})$")
ROLE = re.compile(ROLES)
SENTENCE = re.compile(r"[。！？…][”’）)]?")
LONG_TEXT = 80  # characters: a text that its author may sign without a word


def signature(text: str) -> str | None:
    """The byline that is run in behind the last sentence of a text, as printed; None where there is none.

    A verb may stand where a name ends in a line that a column cut, 。记者李雷走进, so that a name has to be one by its
    family name and its length.

    >>> signature("确保家中安全。  本报记者  李雷"), signature("带来18000元收入。■通讯员韩梅")
    ('本报记者  李雷', '通讯员韩梅')
    >>> signature("道路畅通。本报记者来到现场"), signature("他当过记者 李雷"), signature("无人受伤。记者从医院")
    (None, None, None)
    """
    # The end alone, for a text that grows by lines is asked about at each; most end with a mark, or name no role.
    if not "\u4e00" <= text[-1:] <= "\u9fff":
        return None
    end = text[-LONGEST - 8 :]
    named = "记者" in end or "员" in end or "实习生" in end or "撰稿" in end  # every role has one of these
    return _signature(end) if named else None


@lru_cache(REMEMBERED)
def _signature(end: str) -> str | None:
    match = SIGNATURE.search(end) if ROLE.search(end[-LONGEST:]) else None
    if match is None:
        return None
    people = ROLE.split(match[1])[1:]
    return match[1] if all(any(map(names.is_person, names.names(part))) for part in people) else None


def ends_with_name(text: str) -> bool:
    """Whether a long text ends with nothing but a name behind its last sentence.

    >>> ends_with_name("这也是一种差价博弈的方式。" * 8 + "李雷"), ends_with_name("博弈的方式。李雷")
    (True, False)
    """
    tail = SENTENCE.split(text[-8:])[-1].strip()
    return len(text) >= LONG_TEXT and len(tail) in (2, 3) and names.is_person(tail)


def goes_on(text: str, line: str) -> bool:
    """Whether a line is what a column cut off a signature.

    >>> goes_on("确保家中安全。本报记者 李雷", "鸣"), goes_on("道路畅通。本报记者 李雷", "县里办起夜校")
    (True, False)
    """
    if len(line) > LONGEST // 2 or marks.closed(line):
        return False
    whole = signature(text[-LONGEST - 8 :] + line)
    if whole is None:
        return False
    ends = signature(text)
    return ends is None or whole == ends + line
