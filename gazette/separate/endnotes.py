"""Notes in brackets behind the last sentence: makers whose roles and names run together, the end of a dispatch."""

from __future__ import annotations

import re

from . import marks

LONGEST = 64  # characters of such a note
# （通讯员李雷记者韩梅）, （李雷/报道）; names with blanks between them are known by bylines.CREDIT.
MAKERS = re.compile(
    r"[（(]\s*([^（()）。！？]{0,16}(?:记者|通讯员)[^（()）。！？]{2,40}|[^（()）。！？]{2,12}/报道)\s*[）)]$"
)
OUTLET = r"《?[\u4e00-\u9fff]{2,8}(?:日报|晚报|[晨早商时快导]报|青年报|京报|[网社台]|新闻|周刊|在线|客户端)》?"
# （完）, （文中人物均为化名）, （来源：某某网）, （某某晚报）, behind a sentence or on their own
FINISHED = re.compile(
    r"(?:^|(?<=[。！？”）)]))[（(](?:完|[^（()）]*(?:化名|化姓|来源|综合|转自|原载|原题|摘自|特稿|亦有贡献)[^（()）]*"
    rf"|据?{OUTLET}(?:[、，]{OUTLET})*(?:等|报道)?)[）)]$"
)


def makers(text: str) -> str | None:
    """The makers whose roles and names run together in brackets behind a sentence, as printed.

    >>> makers("原因还在调查。（通讯员李雷记者韩梅）"), makers("他说（通讯员李雷）")
    ('通讯员李雷记者韩梅', None)
    """
    match = MAKERS.search(text[-LONGEST:])
    if match is None:
        return None
    before = text[: len(text) - len(match[0])].rstrip()
    return match[1] if not before or marks.closed(before) else None


def finished(text: str) -> bool:
    """Whether a note says that a text ends here, or where it comes from.

    >>> finished("事故正在进一步处理中。（完）"), finished("（文中人物均为化名）"), finished("作业（未完）")
    (True, True, False)
    >>> finished("事故正在进一步处理中。（青山晚报）"), finished("种植面积（亩）")
    (True, False)
    >>> finished("已修好。（李雷）（青山晚报特稿）")
    True
    """
    return FINISHED.search(text[-LONGEST:]) is not None
