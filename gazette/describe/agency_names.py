"""Where a body that a text names begins and ends, and whether it is one: 县民政局, 凤岩供电所, not 新局面."""

from __future__ import annotations

import re

import rjieba

from gazette.describe import bodies
from gazette.describe.wordlists import words

_SHORTEST = 2  # characters of a county's name that keeps its status in 冠县县委
_PERSON_AFTER = re.compile(
    r"(?:系统|原?副?书记|常委(?!会)|[县市区]长|副[县市区]长|部门|主要|领导|换届|大院|门前|广场|大楼)"
)
_ALONE = words("""
    大学 学院 医院 剧团 监狱 文化馆 图书馆 博物馆 法庭 海关 海事局 供电所 供电公司 农商银行
    农村商业银行 农信社 林场 草原站 农技站 林业站 畜牧站 兽医站
    村委会 居委会 村民委员会 居民委员会 气象台 自来水公司 公交公司 公交集团
""")  # that need nothing between them and a place
_HAVE_UNITS = ("大学", "公安局", "公安厅", "支队", "交警大队", "公安分局", "生态环境局", "市场监督管理局", "自然资源局")
_LAST = frozenset("局馆所团心院室队学园会处")  # the last characters of bodies that a level alone tells
_WINDOW = 12  # characters in which such a body ends
_COMMON_STEM = re.compile(
    r"马背|车载|流动|移动|网上|云上|田间|田头|炕头|板凳|院坝|背包|帐篷|[全各该本我某一二三四五六七八九十两几每]|当地|附近|辖区|城区|乡镇|农村|基层|国有|国营|[省市县区镇乡村]"
)
_LINK = re.compile(r"[与和及]")  # 材料科学与工程学院
_PAUSE = re.compile(r"[^\u4e00-\u9fff]|[在到赴往对与和及由经]")
_STATUSES = frozenset("省市县区旗州盟镇乡村")
_OF_SCHOOLS = frozenset("生教")
_GENERAL = frozenset(("级", "直", "内", "城", "里", "中心", "政务", "文化"))


def own_name(stem: str) -> bool:
    """Whether what stands before a body is a name, not a word (巡回法庭, 国有林场)."""
    first, tag = rjieba.tag(stem)[0]
    if bodies.SENTENCE.search(stem) or _COMMON_STEM.match(stem):
        return False
    return tag.startswith(("nr", "ns", "nz")) or not rjieba.has_word(first) or (len(first) == 1 and tag != "v")


def fitted(place: str, body: str) -> str:
    """A body as it is written after its place: 茌平区委组织部 but 冠县县委, 清泉街道办事处."""
    if body.startswith("委") and len(place) == _SHORTEST:
        return place[-1] + body
    return body.removeprefix("街道") if place.endswith("街道") else body


def explicit(text: str, at: int) -> tuple[int, str, bool] | None:
    """The body that begins at `at`, after the name of its place: its end, its name, whether a list has it."""
    organ = bodies.names("organs").at(text, at)
    known = bodies.names("local").at(text, at) or organ
    if known is not None:
        known = max(known, organ or known, key=lambda found: found[0])
        general = known == organ or text.endswith("交警", at, known[0])
        if bodies.THANKED.match(text, known[0]) or (general and _PERSON_AFTER.match(text, known[0])):
            return None
        return (*with_units(text, *known), True)
    other = bodies.OTHER.match(text, at)
    if other is None or bodies.SENTENCE.search(other["stem"]):
        return None
    if other["suffix"] in bodies.LEARNT_AT and bodies.DONE_WITH.search(other["stem"]):
        return None
    if not other["stem"] and other["suffix"] not in _ALONE and not _is_school(text, at, other):
        return None
    return (*with_units(text, other.end(), text[at : other.end()]), False)


def _is_school(text: str, at: int, body: re.Match[str]) -> bool:
    """Whether a place without status and 中学 are a school's name: 米脂中学, but not 米脂县中学生."""
    return (
        body["suffix"] == "中学"
        and text[at - 1 : at] not in _STATUSES
        and text[body.end() : body.end() + 1] not in _OF_SCHOOLS
    )


def told_by_level(text: str, start: int, at: int) -> tuple[int, str] | None:
    """A body that no list has, right after a level of government that begins where a clause does."""
    if (start and not _PAUSE.match(text[start - 1])) or _LAST.isdisjoint(text[at + 2 : at + _WINDOW]):
        return None
    match = bodies.ONE_OF_A_KIND.match(text, at)
    if match is None or bodies.SENTENCE.search(match["stem"]) or match["stem"] in _GENERAL:
        return None
    return match.end(), match[0]


def with_units(text: str, end: int, body: str) -> tuple[int, str]:
    """A body with the unit of it that is named right after it."""
    if not body.endswith(_HAVE_UNITS):
        return end, body
    college = body.endswith("大学")
    match = (bodies.COLLEGE if college else bodies.UNIT).match(text, end)
    name = match["stem"] or "" if match else ""
    if match is None or bodies.SENTENCE.search(_LINK.sub("", name) if college else name):
        return end, body
    if match[0].endswith("中队"):  # a squad is not told apart from the brigade
        return match.end(), body
    return match.end(), body + match[0]
