"""Boxes set into or beside a feature: their labels (相关链接, 名词解释, 记者手记, 短评) open an article of its own."""

from __future__ import annotations

import re

LABELS = (
    r"(?:新闻|相关|知识|政策|法律|法规|背景|延伸|小)?链接|(?:延伸|相关|拓展)阅读|相关(?:新闻|背景|资料)|(?:新闻|相关|人物|事件)?背景(?:资料|介绍|链接)?"
    r"|(?:名词|术语|政策|词语)解释|小(?:贴士|知识|常识|百科|资料)|新闻(?:助读|多一点|背景|纵深|延伸|提示|回放)|(?:记者|采访|编辑|采编)(?:手记|札记|感言|观察)"
    r"|编后(?:语|记)?|编余|(?:本报|今日|新闻)?[短微快锐时]评|(?:编辑|专家|记者)点评|专家(?:提醒|提示|支招|建议|观点)|人物(?:名片|简介|档案)"
    r"|知识(?:窗|点|卡片?)|(?:温馨|特别|友情|安全)提[示醒]|新闻(?:附件|词典)|资料卡片?"
)
OPENING = re.compile(rf"[【\[■□●◆◇▲★☆▶◎]?\s*(?:{LABELS})")  # every label, with or without a title, starts so
LABEL = re.compile(rf"^[【\[■□●◆◇▲★☆▶◎]?\s*(?:{LABELS})\s*[】\]◀]?$")
BOX = re.compile(
    rf"^[【\[■□●◆◇▲★☆▶◎]?\s*(?:{LABELS})\s*[】\]]?(?:[ \u3000]*[：:·|｜丨]\s*|[ \u3000]+|(?<=[】\]]))[^。；]{{2,24}}$"
)
LABELLED = re.compile(rf"^([【\[■□●◆◇▲★☆▶◎]?\s*(?:{LABELS})\s*[】\]]?)[ \u3000]+(?=[^。；]{{2,24}}$)")
ENDS = "，、；：,;:。"  # a title does not end with these


def is_label(text: str) -> bool:
    """Whether a line is nothing but the label of a box.

    >>> is_label("名词解释"), is_label("【相关链接】"), is_label("背景音乐响起")
    (True, True, False)
    """
    return LABEL.match(text) is not None


def opens_box(text: str) -> bool:
    """Whether a line opens a box: its label, alone or with the box's title.

    >>> opens_box("相关链接 村规民约怎么定"), opens_box("短评：一张网兜住民生"), opens_box("提示：请提前出门。")
    (True, True, False)
    """
    if not OPENING.match(text):
        return False
    return is_label(text) or (BOX.match(text) is not None and text[-1] not in ENDS)
