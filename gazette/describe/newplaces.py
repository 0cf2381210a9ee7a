"""Counties, districts and cities that no table has: old ones, new ones, misprinted ones, learned from how they stand.

A name is taken where it begins after a pause or a word like 在, ends in 县, 市, 区 or 旗, and is no word of its own; a
district, whose ending common words share (服务区, 展示区), only where it stands twice or a body follows it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import rjieba

from gazette.describe.gazetteer import Entry
from gazette.words import words

# A pause or a joining word, then two or three characters and a status.
_NAMED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到赴往于从对与和及的由是让据自给经、])|(?<=记者)|(?<=走进)|(?<=来到)|(?<=位于)|(?<=省)|(?<=国网)|(?<=中共))"
    r"(?P<stem>(?![在到赴往于从对与和及的由是让据自给经全各我本该])[\u4e00-\u9fff]{2,3}?)"
    r"(?P<status>县(?![域城级])|市(?![场面值容井况区])|区(?![别域分间块位内里])|旗(?![帜袍下]))"
)
_BODY_AFTER = re.compile(
    r"公安|交警|民政|教育|扶贫|法院|人民|检察|车管|消防|税务|供电|气象|财政|水利|卫健|卫生|市场监|城管|综合|环保|生态|农业|林业|人社|妇联|残联|"
    r"团委|总工会|纪委|委|政府|人大|政协|住建|交通|文旅|文化|应急|司法|审计|统计|发改|商务|医保|退役|劳动|自然资源|[\u4e00-\u9fff]{2,3}[镇乡街]"
)
_NAMES = ("nr", "ns", "nz", "nt")  # parts of speech that the segmenter gives to names
_FUNCTION = frozenset(
    "的了在到对和与及或等是把被从向各全该我本每某其个这那之所则将已也都有为由以不上下进出来去多少几两新老大小县市区镇乡村委并"
)

_VIRTUES = "强立兴富穷城"  # 工业强县, 生态立县, 人民城市


def learn(texts: Iterable[str]) -> dict[str, Entry]:
    """The new counties, districts and cities that the texts of a page name, by name."""
    texts = tuple(texts)
    found: Counter[str] = Counter()
    proved: set[str] = set()
    for text in texts:
        for match in _NAMED.finditer(text):
            name = match["stem"] + match["status"]
            if _name_like(match["stem"], match["status"]):
                found[name] += 1
                if match["status"] != "区" or _BODY_AFTER.match(text, match.end()):
                    proved.add(name)
    often = {name for name in found if sum(text.count(name) for text in texts) > 1}
    return {name: Entry(name, name, "county") for name in found if name in proved | often}


def _name_like(stem: str, status: str) -> bool:
    """Whether the characters before a status are a name: unknown as a word, or known as a name."""
    name = stem + status
    if (
        _FUNCTION & set(stem)
        or stem in words("statuses")
        or stem[-1] in _VIRTUES
        or (status in "市区" and _common(name[-2:]))
    ):
        return False
    whole = rjieba.tag(name)
    if len(whole) == 1:
        return whole[0][1].startswith(_NAMES)
    parts = rjieba.tag(stem)
    if any(tag.startswith("v") and len(part) > 1 for part, tag in parts):
        return False  # 联合某县, 建立县
    return status == "县" or len(parts) > 1 or parts[0][1].startswith(_NAMES) or not rjieba.has_word(stem)


def _common(word: str) -> bool:
    """Whether the segmenter knows a word, and not as a name: 超市, 城市."""
    return rjieba.has_word(word) and not rjieba.tag(word)[0][1].startswith(_NAMES)
