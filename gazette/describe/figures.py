"""Statements with numbers: 查处各类违法行为10万余起; 3669户、6581名贫困群众.

A figure is a number with a measure word or a per-cent sign, and the thing that it counts, all as printed. Dates,
durations, ordinals, names of plans, telephone numbers, articles of laws and roads are not figures.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from gazette.describe.date_numerals import number, with_ascii_digits
from gazette.describe.figure_things import things
from gazette.describe.wordlists import any_of

_UNITS = any_of("""
    人次 车次 辆次 架次 班次 场次 台次 户次 件次 批次 家次 大类 剂次 个百分点 百分点 平方公里 平方千米 平方米
    立方米 公里 千米 海里 公顷 公斤 千克 毫克 毫米 厘米 英亩 千瓦时 兆瓦 千瓦 美元 欧元 港元 日元 人民币
    元 户 名 人 位 起 件 次 个 家 处 辆 台 条 项 篇 期 场 批 份 面 套 亩 吨 斤 克 米 度 头 只 棵 株 所
    座 栋 幢 间 张 本 册 幅 盏 块 颗 瓶 箱 袋 艘 架 支 枚 根 片 组 对 双 类 款 门 宗 例 剂 笔 页 句 首 枝
    口 眼 尾 匹 羽 团 节 课时 学时 条次 村次 片次 % ‰ ％ 万千瓦 床 桌 站 级 路 种 版 部 届 分
""")
_NOT_COUNTED = {"级", "路", "版", "届", "分", "度", "站"}  # read so that they are not taken for another unit
# Each pattern begins with a plain set of characters, so that the scan skips to them.
_NOT_AFTER = r"[\dA-Za-z.“\"+第〇零一二三四五六七八九十百千万亿数几每]"
_TAIL = (
    r"(?P<few1>[余多])?(?P<scale>百万|千万|[千万亿])?(?P<few2>[余多])?)"
    rf" ?(?P<unit>{_UNITS})?(?P<tail>以上|以下|左右)?"
)
_NUMBERS = (
    re.compile(
        rf"(?P<number>(?P<base>\d(?<!{_NOT_AFTER}\d)(?:\d{{0,2}}(?:,\d{{3}})+(?!\d)|\d*(?: ?\. ?\d+)?))"
        rf"(?P<range>[-—~～至到]\d+(?:\.\d+)?)?{_TAIL}"
    ),
    re.compile(
        rf"(?P<number>(?P<base>[一二两三四五六七八九十百千](?<!{_NOT_AFTER}.)(?:(?<=[十百千])|(?=[十百千万亿]))"
        rf"[零一二两三四五六七八九十百千]*)(?P<range>(?!))?{_TAIL}"
    ),
    re.compile(
        r"(?P<number>(?P<base>百分之(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百]+)))(?P<tail>以上|以下|左右)?"
        r"(?:(?!)(?P<range>)(?P<few1>)(?P<scale>)(?P<unit>))?"  # which it never has
    ),
)
_ABOUT = re.compile("(?:近|约|逾|超过|将近|不足|至少)$")
_ABOUT_ENDS = frozenset(re.findall("[\u4e00-\u9fff]", _ABOUT.pattern)) | {"\n"}  # the text ends with one of these
_EXACT = 15  # digits that a float holds
_SCALES = {"千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SENTENCE_END = re.compile(r"[。！？\n]")
_LAW_BEFORE = re.compile(r"(?:法|条例|规定|》|办法|细则|法典)$")
_RACE_AFTER = re.compile("决赛|半决赛|预赛|比赛|赛跑|短跑|长跑|接力|栏|自由泳|蛙泳")
_ORDINAL_AFTER = re.compile(r"次?(?:会议|全会|中全会)")


class Figure(NamedTuple):
    """A number that a text states, as printed: 10万余, 起, 各类违法行为.

    `value` is the number where it can be read exactly, leaving 余 and 多 aside: 100000. `printed` is the whole
    expression with 近, 余, 以上 and the unit. `what` is "" where the text does not say the thing beside the number.
    """

    number: str
    value: Decimal | None
    unit: str
    what: str
    sentence: str
    offset: int
    printed: str


def statements(text: str) -> tuple[Figure, ...]:
    """The figures that a text states, in the order of print."""
    matches = counting(text)
    ends = [m.end() for m in _SENTENCE_END.finditer(text)] if matches else []
    return tuple(_figure(text, m, thing, ends) for m, thing in matches)


def counting(text: str) -> Sequence[tuple[re.Match[str], str]]:
    """The numbers of a text that count something, in the order of print, each with what it counts."""
    plain = with_ascii_digits(text)
    matches = [m for pattern in _NUMBERS for m in pattern.finditer(plain) if _counts(plain, m)]
    if not matches:
        return ()
    matches.sort(key=re.Match.start)
    counted = things(plain, [(*m.span(), m["unit"] or "%") for m in matches])
    return list(zip(matches, counted, strict=True))


def beginning(text: str, match: re.Match[str]) -> int:
    """Where a number is printed from, 近 and 约 before it included."""
    start = match.start()
    if text[start - 1 : start] in _ABOUT_ENDS and (about := _ABOUT.search(text[max(0, start - 2) : start])):
        return start - len(about[0])
    return start


def amount(match: re.Match[str]) -> float | None:
    """The value of a number, as near as a float comes."""
    base = match["base"]
    if base.isdecimal() and len(base) <= _EXACT and not match["range"]:  # most of them, without the detour
        return float(int(base) * _SCALES.get(match["scale"] or "", 1))
    exact = _value(match)
    return None if exact is None else float(exact)


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a number counts something."""
    unit, base, few = match.group("unit", "base", "few1")
    if not unit:
        return base.startswith("百分之")
    if unit in _NOT_COUNTED or (base in ("百", "千", "十") and not few):
        return False
    if unit == "条" and _LAW_BEFORE.search(text[max(0, match.start() - 3) : match.start()]):
        return False
    if unit == "个" and text.startswith(("月", "小时", "星期", "工作日"), match.end()):
        return False
    if unit in ("米", "公里") and _RACE_AFTER.match(text, match.end()):
        return False
    return not (unit == "次" and _ORDINAL_AFTER.match(text, match.end()))


def _figure(text: str, match: re.Match[str], what: str, ends: Sequence[int]) -> Figure:
    """`ends` are those of the sentences of the text."""
    start, at = beginning(text, match), bisect_right(ends, match.start())
    sentence = slice(ends[at - 1] if at else 0, ends[at] if at < len(ends) else None)
    return Figure(
        number=text[slice(*match.span("number"))],
        value=_value(match),
        unit=match["unit"] or "%",
        what=what,
        sentence=text[sentence].strip(),
        offset=start,
        printed=text[start : match.end()],
    )


def _value(match: re.Match[str]) -> Decimal | None:
    """The number, leaving 余 and 多 aside; None for a range, and for words that are no exact number."""
    base, between, scale = match.group("base", "range", "scale")
    if between:
        return None
    base = base.removeprefix("百分之").replace(",", "").replace(" ", "")
    whole = Decimal(base) if base[0].isdigit() else number(base)
    return None if whole is None else Decimal(whole) * _SCALES.get(scale or "", 1)
