"""What a printed number counts: 各类违法行为 in 查处各类违法行为10万余起, 贫困群众 in 6581名贫困群众.

The thing stands after the measure word or before the number. Parts of speech come from the segmentation lexicon, so
they guide where a thing begins and ends; whatever is taken is a run of the text as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

import rjieba

from gazette.describe.wordlists import any_of, words

Span = tuple[int, int]

_VERBS = """
    查处 查获 查扣 出动 排查 整改 开展 组织 召开 举办 发放 捐赠 配备 累计 发送 建设 建立 建成 开通 设置 设立 安装 完成
    新增 下发 下达 发现 发布 接受 化解 处理 办理 受理 解答 收到 投入 使用 救助 垫付 施划 改造 维修 完善 清理 切割 卸货
    配置 参加 撰写 曝光 签订 播映 走访 慰问 培训 招聘 吸纳 带动 帮助 惠及 覆盖 种植 流转 收获 生产 销售 实现
    征收 拨付 争取 筹集 募集 捐款 捐献 抓获 刑拘 破获 打掉 追回 挽回 审结 调解 接待 检查 抽检 检测 接种 诊疗 栽植 绿化
    修建 新建 改建 铺设 硬化 拆除 取缔 关停 引进 签约 开工 竣工 交付 分配 安置 转移 疏散 评选 表彰 授予 发展 提拔 调整
    聘请 选派 选聘 解决 答复 征集 收集 梳理 制定 出台 修订 编制 发表 刊发 推送 张贴 悬挂 印发 发出 组建 成立 创建 打造
    下放 拥有 现有 共有 设有 建有 达成 增设 增加 减少 推广 推荐 派出 出具 查出 查验 清除 清运 消除 提供 开设 巡查 举行
    投放 兑付 兑现 缴纳 出警 救治 收治 转运 采集 采样 播放 辐射 培育 打击 暂扣 吊销 拘留 出栏 收购 上缴 退还 返还
    资助 奖励 实施 种 养殖
    拘传 支付 赔付 领到 申领 驱车 排除 拆解 腾出 追缴 追讨
    确定 纳入 施放 运送 储备 采购 购买 添置 更换 粉刷 疏通 劝导 教育 处罚 劝返 查纠 立案 起诉 判处 执结 宣判 占
"""
_VERB = re.compile(any_of(_VERBS))
_VERB_SET = frozenset(words(_VERBS))
# Verbs that are often part of a thing's name (救助基金, 警示教育), where another verb leads the phrase.
_ALSO_PARTS = frozenset(
    words("救助 培训 教育 检查 检测 生产 销售 种植 处理 建设 发展 改造 维修 招聘 流转 调解 绿化 创建 安置 诊疗")
)

_AGE = re.compile(r"\d+周?岁(?:以上|以下)?的?")
_RUN_AFTER = re.compile(r"[\u4e00-\u9fffA-Za-z“”‘’《》、]{0,28}")
_PART_OF_NOUN = frozenset("率量额数面员费品站点金")  # 整改率, 覆盖面
_STOPS = frozenset(
    words("""
        是 为 在 从 对 向 由 于 被 将 已 已经 均 都 全部 并 并且 及 和 与 以上 以下 左右 同比 下降 上升 下降至 增长 实现
        得到 进行 受 获 达到 达 按 因 逐一 其中 分别 现 正 组成 共同 到 前往 走进 脱贫 参训 入住 顺利 统一 通过 免费 等
        以及 涉及 获得 获评 受到 落地 人人 个个 将
    """)
)
_CLAUSE_START = re.compile(r".*[，。；：！？\n,;!?（(]", re.DOTALL)
_ASIDE = re.compile(r"[（(][^（()）]{0,16}[)）]$")
_LEADING = re.compile(
    r"^(?:的|我们|他们|需要|并处|[、和及与并有]|其中|目前|据统计|截至目前|今年以来|今年来?|去年|(?:\d{4}年)?(?:全年|上半年|以来)|先后|共计?|累计|已|对|该[省市县区镇乡村])+"
)
_LEADS = frozenset(re.findall("[、\u4e00-\u9fff]", _LEADING.pattern))  # with one of these, or a digit, it begins
_TRAILING = re.compile(
    r"(?:已经|目前|占到|涨到|不到|不足|卖到|卖出|卖|能收|能卖|能产"
    r"|[从由](?:最早|最初|原来|当初|过去|\d{4}年)的?|[从由](?=每)|逾|全年|上半年|累计|总共|共计|总计|合计|共|已|达到|达|约|近|超过|超|(?<!行)为|是|有|了|各|仅|就|均|占比|占地|占|高达|突破"
    "|由|从|降至|降到|下降至|下降到|增至|增加到|提高到|提升到|扩大到|提高|提升|分别|下降|上升|增长|增加|减少|降低|同期相比|同比|环比"
    "|实际|可|能|至|在|每天|每年|每月|每周|平均|不低于|不少于|低于|高于|的|出|将近|一次性|先后)+$"
)
_TRAILING_END = frozenset(re.findall("[\u4e00-\u9fff]", _TRAILING.pattern))  # what it matches ends with one of these
_RECIPIENT = re.compile("^.*(?:(?<![行作])为|给|把)(?=..)")  # 为老人理发30人次
_CHANGED_TO = re.compile("(?:下降|上升|增长|增加|减少|降低|提高|提升|扩大|缩短|升|降|增|涨)(?:到|至|为)了?$")
_LIST_MARK = re.compile("[、，,和及]?$")
_LONGEST = 24
# What is left of a sentence that does not say the thing beside the number: 比去年多, 第一年, 平均一人要管.
_NOTHING = re.compile(
    r"^比.*|.*(?:[年月天日]|时候|一度|管|掏|扛|走|跑|说给|唱下|剩下|一旦超过每小时)$|.*(?:李|张|王|刘|陈)某.*|.*一[旦直].*"
)
_NOTHING_ENDS = frozenset(re.findall("[\u4e00-\u9fff]", _NOTHING.pattern))  # or it begins with 比, or has 某 or 一
_GENERAL = frozenset(words("全县 全市 全区 全镇 全乡 全村 全省 全国 全州 全旗 该县 该市 该区 该镇 城区 城里 辖区"))
_NUMERALS = frozenset("0123456789一二三四五六七八九十百千万两几数半")
_ONE = frozenset("镇乡村县市区校厂店车船")  # things of one character
_MEASURED = re.compile("[外内长宽高深远厚重](?=[的，,。、处])")  # 四十公里外的医院: how far, not what
_PEOPLE = frozenset("名位")
_WHO = tuple("手员师生者队")  # 选手, which the lexicon takes for a verb
_PASSIVE = re.compile("被(?![执告子服褥单盗])")
_ACTS = tuple("出到在着给入完成起")  # what verbs end in: 坐在, 扛着, 卖出
_BEFORE_FIRST = frozenset(("%", "‰", "元", "美元", "个百分点", "百分点", "亩", "公里", "吨", "平方米"))


def things(text: str, numbers: Sequence[tuple[int, int, str]]) -> list[str]:
    """What each number counts, for numbers given as (start, end, unit) in order; "" where the text does not say it.

    In a list of numbers (3669户、6581名贫困群众; 下降了33.21%、32.23%) they share what is said once.
    """
    found: list[str] = []
    for i, (start, end, unit) in enumerate(numbers):
        floor = numbers[i - 1][1] if i else 0
        between = text[floor:start] if i else text[:start]
        thing = _thing(text, floor, start, end, unit)
        if not thing and i and (_LIST_MARK.fullmatch(between) or _CHANGED_TO.search(between)):
            thing = found[-1]
        found.append(thing)
    for i in range(len(numbers) - 2, -1, -1):
        if not found[i] and _LIST_MARK.fullmatch(text[numbers[i][1] : numbers[i + 1][0]]):
            found[i] = found[i + 1]
    return found


def _thing(text: str, floor: int, start: int, end: int, unit: str) -> str:
    if _MEASURED.match(text, end):
        return ""
    first = unit in _BEFORE_FIRST
    after = "" if first else _after(text, end)  # each side is looked at where it can count
    if after and not (unit in _PEOPLE and "的" in after):
        return after
    before, is_verb = _before(text, floor, start)
    general = before in _GENERAL
    if first:
        if before and not is_verb and not general:
            return before
        after = _after(text, end)
    if (is_verb or not before or general) and not after and text.startswith("的", end):
        after = _after(text, end + 1)  # 10人的小分队
    if general and after:
        return after
    if unit in _PEOPLE and "的" in after and _is_noun(after.partition("的")[0]):
        return after.partition("的")[0]  # 二十三名技术员的手机号
    if first:
        return before if before and not (is_verb and after) else after or before
    return after or before


def _after(text: str, end: int) -> str:
    """The noun phrase that begins at `end`, "" where none does."""
    age = _AGE.match(text, end) if text[end : end + 1].isdecimal() else None
    run = _RUN_AFTER.match(text, age.end() if age else end)
    tagged = rjieba.tag(run[0], False) if run and run[0] else ()
    if not tagged or _no_thing(tagged):
        return ""
    taken, noun = "", False
    for i, (word, part) in enumerate(tagged):
        following = tagged[i + 1][1] if i + 1 < len(tagged) else ""
        if taken.count("“") == taken.count("”") and _stops(taken, noun, word, part, following):
            break
        taken += word
        noun = noun or part[0] in "nj" or part in ("vn", "l", "eng") or word.endswith(_WHO)
    taken = taken.rstrip("、").removesuffix("的")
    if taken in _ONE:
        return taken
    if len(taken) < 2 or taken in _VERB_SET or len(taken) > _LONGEST:
        return ""
    return (age[0] if age else "") + taken


def _no_thing(tagged: Sequence[tuple[str, str]]) -> bool:
    """Whether what follows a number is what is done (四百多人扛着沙袋) or another number, and no thing."""
    if tagged[0][0][0] in _NUMERALS:
        return True
    (word, part), following = tagged[0], [word for word, _ in tagged[1:8]]
    acts = part == "v" and word not in _ALSO_PARTS and bool(following) and "的" not in following
    return acts and (word.endswith(_ACTS) or tagged[1][1][0] in "mrfp")


def _is_noun(phrase: str) -> bool:
    """Whether a phrase is made of nouns alone."""
    tagged = rjieba.tag(phrase, False)
    return len(phrase) > 1 and all(part[0] in "nj" for _, part in tagged)


def _stops(taken: str, noun: bool, word: str, part: str, following: str) -> bool:
    """Whether the phrase that was taken so far stops before a word."""
    if word in _STOPS or (not taken and word in ("的", "、")):
        return True
    return noun and word not in ("的", "、") and _ends(word, part, following)


def _ends(word: str, part: str, following: str) -> bool:
    """Whether a word ends the noun phrase before it: a verb that leads on, an adverb, a preposition."""
    if part in ("d", "ad", "p", "r", "c", "f", "t", "m", "zg"):
        return True
    if part in ("v", "a", "vd"):
        return word in _VERB_SET or word.endswith(_ACTS) or not following.startswith(("n", "vn"))
    return False


def _before(text: str, floor: int, start: int) -> tuple[str, bool]:
    """The thing that the words before a number name, and whether it is a verb alone (劝返1750起)."""
    window = text[max(floor, start - 40) : start]
    if ")" in window or "）" in window:
        window = _ASIDE.sub("", window)
    if window.endswith("》") and "《" in window:
        return window[window.rindex("《") :], False
    window = _after_match(_CLAUSE_START, window)
    if "为" in window or "给" in window or "把" in window:
        window = _after_match(_RECIPIENT, window)
    window = _led(window)
    if window.endswith(("将", "把")):
        return "", False
    if "“" in window or "”" in window:
        window = _led(_within_quotation(window))
    done = window.endswith("了")
    if window[-1:] in _TRAILING_END:
        window = _TRAILING.sub("", window)
    verb = _leading_verb(window)
    if verb is None:
        window = _PASSIVE.split(window)[-1] if "被" in window else window
        told = 1 < len(window) <= _LONGEST and not _says_nothing(window)
        return (window, done) if told else ("", False)
    first, last = verb
    thing = _led(window[last:].removeprefix("了"))
    if len(thing) > 1:
        return (thing, False) if len(thing) <= _LONGEST else ("", False)
    return window[first:last], True


def _led(window: str) -> str:
    """The window without what leads to the thing."""
    return _after_match(_LEADING, window) if window[:1] in _LEADS or window[:1].isdecimal() else window


def _says_nothing(window: str) -> bool:
    """Whether what is left of a sentence names no thing."""
    hint = window[-1] in _NOTHING_ENDS or window[0] == "比" or "某" in window or "一" in window
    return hint and _NOTHING.fullmatch(window) is not None


def _after_match(pattern: re.Pattern[str], window: str) -> str:
    """The window without what a pattern matches at its beginning."""
    found = pattern.match(window)
    return window[found.end() :] if found else window


def _within_quotation(window: str) -> str:
    """What stands on this side of a quotation's end or beginning: 我们需要操作工 of “我们需要操作工."""
    if window.find("”") < window.find("“") or window.count("”") > window.count("“"):
        window = window.partition("”")[2] if "”" in window else window
    return window.rpartition("“")[2] if window.count("“") > window.count("”") else window


def _leading_verb(window: str) -> Span | None:
    """The verb whose object the thing is: the last one, but not one that is part of the thing's own name."""
    spans = [m.span() for m in _VERB.finditer(window) if window[m.end() : m.end() + 1] not in _PART_OF_NOUN]
    if not spans:
        return None
    beginnings = {0, *accumulate(map(len, rjieba.cut(window, False)))}
    whole = [span for span in spans if span[0] in beginnings and span[1] in beginnings]  # not 派出 in 派出所
    spans = whole or [span for span in spans if span[0] in beginnings] or spans
    leading = [s for s in spans if window[slice(*s)] not in _ALSO_PARTS or window[: s[0]].endswith(("共", "已", "了"))]
    if leading:
        return leading[-1]
    return spans[0] if spans and spans[0][0] == 0 else None
