"""Towns, streets and villages: known ones of the counties that a page names, and new ones by how they are printed.

A new name is taken only where it follows the place that contains it (清河县柳林镇), or stands free (在范庄村，) and is
built like the name of a place; 家乡, 行政村 and 特色小镇 are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import rjieba

from gazette.describe.gazetteer import Entry, Gazetteer
from gazette.describe.gazetteer import stem as without_status
from gazette.words import words

Found = tuple[int, int, Entry]  # start, end, place

_SUFFIX = re.compile(
    r"街道|社区|镇(?![街村办域段级])|乡(?![镇村县区级])|村(?![镇里民支两委干组级口头容庄局厅信]|街道|社区)"
)
# The status that several towns share which are listed before it.
_SHARED = re.compile(r"(?:等|等?[两二三四五六七八九十]个?|等?\d{1,2}个)(?P<kind>镇|乡|街道)(?![镇乡])")
_STEM = 4  # characters of the name of such a town, at most
_LEVEL = {"街道": "township", "镇": "township", "乡": "township", "村": "village", "社区": "village"}
_ABOVE = {"township": ("county", "zone", "prefecture"), "village": ("township", "county", "zone")}
_LONGEST = 6  # characters before the suffix
_LONGEST_KNOWN = 12  # of a township of one of the peoples: 博孜墩柯尔克孜族乡
_RUN = re.compile(r"[\u4e00-\u9fff]*$")
_HAN = re.compile(r"[\u4e00-\u9fff]{1,5}")
# The last of these before a name is where it may begin.
_BEGIN = re.compile(
    r".*(?:走进|来到|前往|位于|深入|奔赴|返回|带领|组织|联合|走访|[在到去赴往于从对与和及的、])|但|而|就连|唯独|仅|光是"
)
_FUNCTION = frozenset("的了在到对和与及或等是把被从向各全该我本每某其个这那之所则将已也都有为由以")
# Words that villages and communities are named after: they are names right after the town that contains them.
_PROUD = frozenset(("幸福", "和谐", "红旗", "平安", "文明", "卫星", "示范", "中心", "新农"))
_COUNTED = re.compile(r"[一二两三四五六七八九十百千几多数]+(?:个|座|无)?$|.*(?:个|多|余|批|名)$")
_ORGAN = re.compile(r"人民|法院|检察|医院|学校|公司|政府|机关|银行|小镇|党委|支部|[局委部]$")
# The syllables with which names of other languages are written.
_SYLLABLES = frozenset("尔克斯什塔库木吐鲁拉提巴买依阿乌其格勒布喀孜吉苏坎恰哈曼萨达亚扎措玛孟嘎朗")
# What the name of a village ends in before 村.
_TOPONYM = re.compile(
    r".*[庄屯寨营店铺集庙楼堂坊坡沟河湖湾桥口岭山洼堡窑塘田岗坪冲坝井泉崖垸圩畈埠浦浜塬峪沙垭场头家林园门关坑溪洞台陂墩渡海郭胡港楼梁峰溪河江潭滩堰闸]"
)


class Towns:
    """The towns and villages of one page; what a page introduces once is known in the rest of it."""

    def __init__(self, gazetteer: Gazetteer, above: Sequence[Entry]) -> None:
        self._known: dict[str, Entry] = {}
        self._only = above[0] if len(above) == 1 else None
        self._counties = frozenset(without_status(county.base) for county in above)
        for county in above:
            for town in gazetteer.towns(county):
                self._know(town)
                for village in gazetteer.children.get(town.name, ()):
                    self._know(village)

    def _know(self, entry: Entry) -> None:
        self._known.setdefault(entry.base, entry)

    def known(self, name: str) -> Entry | None:
        """The town of that name that the page's counties have."""
        return self._known.get(name)

    def find(self, text: str, places: Sequence[Found]) -> Iterator[Found]:
        """The towns and villages of a text; `places` are the larger places found in it, in order."""
        ends = {end: entry for _, end, entry in places}
        last = 0
        for match in _SUFFIX.finditer(text):
            found = self._at(text, match.start(), match.end(), last, ends)
            if found is not None:
                yield found
                last = found[1]
                ends[found[1]] = found[2]

    def listed(self, text: str) -> Iterator[Found]:
        """Known towns that share their status: 大城子、北庄等镇, 安定、三市、加义三个镇."""
        for match in _SHARED.finditer(text) if "、" in text else ():
            end = match.start()
            while end > 0 and (found := self._stem(text, end, match["kind"])) is not None:
                yield found
                end = found[0] - 1
                if text[end : end + 1] != "、":
                    break

    def _stem(self, text: str, end: int, kind: str) -> Found | None:
        """The known town whose name without status ends at `end`."""
        for start in range(max(0, end - _STEM), end - 1):
            if (town := self._known.get(text[start:end] + kind)) is not None:
                return start, end, town
        return None

    def _at(self, text: str, suffix: int, end: int, last: int, ends: dict[int, Entry]) -> Found | None:
        low = max(last, suffix - _LONGEST)
        doubled = text[suffix:end] == text[end : end + 1] == "镇"  # 固镇镇, which no 固镇 may hide
        peoples = text[suffix - 1 : suffix] == "族"
        for start in range(max(last, suffix - _LONGEST_KNOWN) if peoples else low, suffix):
            if doubled and (known := self._known.get(text[start : end + 1])) is not None:
                return start, end + 1, known
            if (known := self._known.get(text[start:end])) is not None:
                return start, end, known
        level = _LEVEL[text[suffix:end]]
        for start in range(low, suffix):
            if start in ends and ends[start].level in _ABOVE[level]:
                found = self._new(text, start, suffix, end, ends[start])  # 邢台市 is above 闫里乡, but 南和区 is nearer
                if found is not None:
                    return found
        return self._free(text, low, suffix, end)

    def _new(self, text: str, start: int, suffix: int, end: int, parent: Entry) -> Found | None:
        """A name that follows the place that contains it."""
        stem = text[start:suffix]
        proud = parent.level == "township" and stem in _PROUD  # 五工台镇幸福社区
        if not (proud or _name_like(stem)) or (text[suffix] == "乡" and stem.endswith("城")):
            return None
        entry = Entry(text[start:end], text[start:end], _LEVEL[text[suffix:end]], parent=parent.name)
        self._know(entry)
        return start, end, entry

    def _free(self, text: str, low: int, suffix: int, end: int) -> Found | None:
        """A name that stands free: two or three characters after a comma, a full stop or 在, 到, 走进 …"""
        kind = text[suffix:end]
        run = suffix - len(_RUN.search(text[low:suffix])[0])  # type: ignore[index]  # the run may be empty, never absent
        begin = _BEGIN.match(text, run, suffix)
        start = begin.end() if begin else run
        stem = text[start:suffix]
        bound = begin is not None or run > low or run == 0
        if kind in ("街道", "社区"):
            bound = begin is None and (run > low or run == 0)  # 荷塘街道： but not 走上街道
        foreign = len(_SYLLABLES & set(stem)) > 1  # 塔什库木乡
        if kind == "社区" and stem in self._counties:  # 启东社区“微网格”: those of 启东
            return None
        if text[max(0, start - 1) : start].isdigit():  # 1988年建乡
            return None
        if not bound or not 2 <= len(stem) <= (5 if foreign else 3) or not _name_like(stem):
            return None
        if kind == "村" and not foreign and not _TOPONYM.fullmatch(stem):
            return None
        if kind == "乡" and (stem.endswith("城") or _is_word(stem, foreign)):  # 城乡, 异乡
            return None
        parent = self._only.name if self._only is not None else ""
        return start, end, Entry(text[start:end], text[start:end], _LEVEL[kind], parent=parent)


def _is_word(stem: str, foreign: bool) -> bool:
    return not foreign and not _TOPONYM.fullmatch(stem) and bool(rjieba.has_word(stem))


def _name_like(stem: str) -> bool:
    """Whether characters before 镇, 乡 or 村 can be a name, not a word or part of a sentence."""
    return (
        _HAN.fullmatch(stem) is not None
        and stem not in words("villages")
        and _ORGAN.search(stem) is None
        and not stem.endswith(tuple("小强重下乡镇农进入驻全到返离回还异两个等几各"))
        and not _FUNCTION & set(stem)
        and not _COUNTED.fullmatch(stem)
    )
