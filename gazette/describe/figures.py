"""Statements with numbers: 查处各类违法行为10万余起; 3669户、6581名贫困群众.

A figure is a number with a measure word or a per-cent sign, and the thing that it counts, all as printed. Dates,
durations, ordinals, names of plans, telephone numbers, articles of laws and roads are not figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from gazette.describe.date_numerals import ASCII, number
from gazette.describe.wordlists import any_of

_UNITS = any_of("""
    人次 车次 辆次 架次 班次 场次 台次 户次 件次 批次 家次 余次 个百分点 百分点 平方公里 平方千米 平方米
    立方米 公里 千米 海里 公顷 公斤 千克 毫克 毫米 厘米 英亩 千瓦时 兆瓦 千瓦 美元 欧元 港元 日元 人民币
    元 户 名 人 位 起 件 次 个 家 处 辆 台 条 项 篇 期 场 批 份 面 套 亩 吨 斤 克 米 度 头 只 棵 株 所
    座 栋 幢 间 张 本 册 幅 盏 块 颗 瓶 箱 袋 艘 架 支 枚 根 片 组 对 双 类 款 门 宗 例 笔 页 句 首 枝
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
    re.compile(r"(?P<number>(?P<base>百分之(?:\d+(?:\.\d+)?|[零一二三四五六七八九十百]+)))(?P<tail>以上|以下|左右)?"),
)
_ABOUT = re.compile("(?:近|约|逾|超过|将近|不足|至少)$")
_WIDE = re.compile("[０-９．％]")
_SCALES = {"千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SENTENCE_END = re.compile(r"[。！？\n]")
_LAW_BEFORE = re.compile(r"(?:法|条例|规定|》|办法|细则|法典)$")
_ORDINAL_AFTER = re.compile(r"次?(?:会议|全会|中全会)")
_CLAUSE = re.compile(r"[，。；：！？\n,;:!?（）()]")

# --- the thing counted ---
_STOP_AFTER = re.compile(
    r"[^\u4e00-\u9fffA-Za-z“”‘’·]|实现|得到|进行|已经|已|全部|均|都|被|将|并|及时|参加|参训|参与|受|获|开展|完成|享受|纳入|通过|提供|达到|达|为|是|在|从|对|向|因|按|逐|由|于|予以|给予|签订|入住|投入|建成|顺利"
    r"|组成|共同|到|前往|走进|脱贫|获得|免费|以上|以下|左右|统一|集中|现场|安装|正式|现|正|和|与|、|及|同比"
)
_VERBS = any_of("""
    查处 查获 查扣 出动 排查 整改 开展 组织 召开 举办 发放 捐赠 配备 累计 发送 建设 建立 建成 开通 设置
    设立 安装 完成 新增 下发 下达 发现 发布 接受 化解 处理 办理 受理 解答 收到 投资 投入 使用 救助 垫付
    施划 改造 维修 完善 清理 切割 卸货 配置 参加 撰写 曝光 签订 播映 宣讲 劝返 处罚 走访 慰问 培训 招聘
    吸纳 带动 帮助 惠及 覆盖 种植 流转 收获 生产 销售 实现 征收 拨付 争取 筹集 募集 捐款 捐献 抓获 刑拘
    破获 打掉 追回 挽回 审结 调解 接待 检查 抽检 检测 接种 诊疗 栽植 绿化 修建 新建 改建 铺设 硬化 拆除
    取缔 关停 引进 签约 开工 竣工 交付 分配 安置 转移 疏散 评选 表彰 授予 发展 提拔 调整 聘请 选派 选聘
    解决 答复 征集 收集 梳理 制定 出台 修订 编制 发表 刊发 推送 张贴 悬挂 印发 发出 组建 成立 创建 打造
    下放 拥有 现有 共有 设有 建有 达成 增设 增加 减少 推广 推荐 派出 出具 查出 查验 清除 清运 消除 提供
    开设 巡查 举行 占 有 共
""")
_VERB = re.compile(_VERBS)
_TRAILING = re.compile(
    r"(?:(?:已经|目前|全年|上半年|累计|总共|共计|总计|合计|共|已|达到|达|约|近|超过|超|为|是|有|了|各|仅|就|均|占比|占|高达|突破|由|从|降至|降到|增至|提高到|提升到|提高|提升|分别|下降|上升|增长|增加|减少|降低|同期相比|同比|环比|"
    r"实际|可|能|约为|到|至|在|新增|每天|每年|每月|每周|平均|人均|每户|最高|最低|最多|最少|不低于|不少于|低于|高于|的)+)$"
)


@dataclass(frozen=True, slots=True)
class Figure:
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
    plain = text.translate(ASCII) if _WIDE.search(text) else text
    matches = [m for pattern in _NUMBERS for m in pattern.finditer(plain) if _counts(plain, m)]
    matches.sort(key=re.Match.start)
    things = _things(plain, matches)
    return tuple(_figure(text, m, thing) for m, thing in zip(matches, things, strict=True))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a number counts something."""
    if match["base"].startswith("百分之"):
        return True
    unit, base = match["unit"], match["base"]
    if not unit or unit in _NOT_COUNTED or (base in ("百", "千", "十") and not match["few1"]):
        return False
    if unit == "条" and _LAW_BEFORE.search(text[max(0, match.start() - 3) : match.start()]):
        return False
    if unit == "个" and text.startswith("月", match.end()):
        return False
    return not (unit == "次" and _ORDINAL_AFTER.match(text, match.end()))


def _figure(text: str, match: re.Match[str], what: str) -> Figure:
    about = _ABOUT.search(text[max(0, match.start() - 2) : match.start()])
    start, end = match.start() - (len(about[0]) if about else 0), match.end()
    return Figure(
        number=text[match.start("number") : match.end("number")],
        value=_value(match),
        unit=match.groupdict().get("unit") or "%",
        what=what,
        sentence=_sentence(text, start, end),
        offset=start,
        printed=text[start:end],
    )


def _value(match: re.Match[str]) -> Decimal | None:
    """The number, leaving 余 and 多 aside; None for a range, and for words that are no exact number."""
    groups = match.groupdict()
    if groups.get("range"):
        return None
    base = match["base"].removeprefix("百分之").replace(",", "").replace(" ", "")
    whole = Decimal(base) if base[0].isdigit() else number(base)
    return None if whole is None else Decimal(whole) * _SCALES.get(groups.get("scale") or "", 1)


def _sentence(text: str, start: int, end: int) -> str:
    first = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    last = _SENTENCE_END.search(text, end)
    stop = len(text) if last is None else last.end() if last[0] != "\n" else last.start()
    return text[first:stop].strip()


# --- the thing counted ------------------------------------------------------------------------------------------


def _things(text: str, matches: list[re.Match[str]]) -> list[str]:
    """What each number counts. In a list of numbers (3669户、6581名贫困群众) they share what is said once."""
    after = [_thing_after(text, m.end()) for m in matches]
    chained = [bool(re.fullmatch(r"[、，,和及]?", text[a.end() : b.start()])) for a, b in pairwise(matches)]
    things = list(after)
    for i, match in enumerate(matches):
        if things[i]:
            continue
        before = things[i - 1] if i and chained[i - 1] else _thing_before(text, match.start())
        things[i] = before
    for i in range(len(matches) - 2, -1, -1):
        if not things[i] and chained[i]:
            things[i] = things[i + 1]
    return things


def _thing_after(text: str, end: int) -> str:
    stop = _STOP_AFTER.search(text, end)
    thing = text[end : stop.start() if stop else len(text)]
    return thing if 1 < len(thing) <= 20 else ""


def _thing_before(text: str, start: int) -> str:
    window = _CLAUSE.split(text[max(0, start - 40) : start])[-1]
    window = _TRAILING.sub("", window)
    verbs = list(_VERB.finditer(window))
    for verb in reversed(verbs):
        thing = window[verb.end() :].lstrip("了过各类") if verb.end() < len(window) else window[verb.start() :]
        if len(thing) > 1:
            return window[verb.end() :].removeprefix("了") if verb.end() < len(window) else thing
    return window if len(window) <= 20 else ""


def positions(figures: tuple[Figure, ...]) -> Iterator[tuple[int, int]]:
    """Where the figures stand in their text, as (start, end) offsets."""
    for figure in figures:
        yield figure.offset, figure.offset + len(figure.printed)
