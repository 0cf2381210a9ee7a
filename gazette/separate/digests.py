"""Digests: the box below a headline that tells an article in short, or who it is about, under a label of its own."""

from __future__ import annotations

import re

LABEL = re.compile(
    r"[【\[■□●◆◇▲★☆▶◎]?\s*(?:核心(?:阅读|提示|看点|要点)|阅读提[示要]|内容(?:提要|提示|摘要|导读)|提要|摘要|要点提示|导语|引言|引子"
    r"|编者的?[按话]|开栏的话|人物(?:小传|简介|名片|档案)|(?:采访|对话|受访)(?:人物|嘉宾|对象)|本期(?:嘉宾|人物|看点))\s*[】\]◀：:]?"
)


def is_label(text: str) -> bool:
    """Whether a line is nothing but the label of a digest.

    >>> is_label("核心阅读"), is_label("【阅读提示】"), is_label("■人物小传"), is_label("核心阅读能力")
    (True, True, True, False)
    """
    return LABEL.fullmatch(text) is not None
