"""Roles and names in a byline, a credit or the brackets of a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.model import Contributor

from . import names

ROLE_WORD = (
    r"(?:(?:(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,10}?|本[报台社刊])??(?:记者|通讯员|评论员|实习生|主笔|特约撰稿人?|撰稿人)|摄影报道|文[/／、·]?图|图[/／]文|文[/／]摄|摄影|摄|供图|图片|文字|(?<![\u4e00-\u9fff])[文图](?![\u4e00-\u9fff])|撰文|撰稿"
    r"|整理|编译|作者|读者|采写|口述|制图|漫画)"
)
BULLETS = "□■●○◎▲△◆◇★☆※・•·*-—"
FROM = re.compile(r"\s*发自\s?[\u4e00-\u9fff、 ]{2,12}$")  # whence somebody reports: 记者 李雷 发自 青山
ROLE_SPLIT = re.compile(r"(" + ROLE_WORD + r")")


def people(text: str) -> Iterator[Contributor]:
    """Roles and names in a byline, a dateline's brackets or a credit; names without a role get 通讯员.

    >>> [(c.role, c.name) for c in people("记者 李雷 通讯员 韩梅 张三")]
    [('记者', '李雷'), ('通讯员', '韩梅'), ('通讯员', '张三')]
    >>> [(c.role, c.name) for c in people("本报记者李雷本报通讯员韩梅")]
    [('记者', '李雷'), ('通讯员', '韩梅')]
    """
    text = FROM.sub("", text.replace("丨", "|")).strip("（）()【】[] \u3000" + BULLETS)
    parts = ROLE_SPLIT.split(text)
    role = ""
    waiting: list[str] = []  # names whose role follows them, as in 张三 摄
    for i, part in enumerate(parts):
        if i % 2:
            follows = bool(waiting) and not role and _is_suffix(part)
            if follows:
                yield from (Contributor(_role(part), name) for name in waiting)
                waiting, role = [], ""
            else:
                role = _role(part)
            continue
        found = names.names(part)
        if not role:
            waiting += found
            continue
        yield from (Contributor(role, name) for name in found)
    yield from (Contributor("通讯员", name) for name in waiting)


def _is_suffix(role: str) -> bool:
    return "记者" not in role and "通讯员" not in role


def _role(word: str) -> str:
    """The role without the paper's name.

    >>> _role("本报记者")
    '记者'
    """
    for role in ("记者", "通讯员", "评论员", "实习生", "主笔", "撰稿人", "撰稿"):
        if word.endswith(role):
            return role
    return "摄影" if word.startswith("摄") else word
