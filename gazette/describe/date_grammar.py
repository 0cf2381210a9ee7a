"""How Chinese newspapers print days, and how they speak of them: as past, as coming, or as fixed for some purpose."""

from __future__ import annotations

import re
from enum import Enum

# Both patterns begin with a plain set of characters, so that the scan skips to them.
DATE = re.compile(
    r"(?P<lead>[\d一二])(?<![\d.][\d一二])(?:"
    r"(?P<year>[0-9〇○OＯ零一二三四五六七八九]{3}) ?年"
    r"(?:[ \n]?(?P<ymonth>\d{1,2}|[一二三四五六七八九十]{1,2}) ?月"
    r"(?:[ \n]?(?P<yday>\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号])?)?"
    r"|(?P<iso>0\d\d(?:-\d\d?-|\.\d\d?\.|/\d\d?/)\d\d?)(?!\d)"
    r"|(?<=\d)(?P<month>\d?) ?月(?: ?(?P<day>[12]\d|3[01]|0?[1-9]) ?[日号])?)"
    r"(?:[至到—~～-]{1,2}(?P<until>[12]\d|3[01]|0?[1-9])[日号])?"
)
# No groups here: an alternation of plain words is skipped through much faster.
WORD = re.compile(
    "今年|本年|去年|上年|前年|明年|来年|后年|次年|翌年|同年|每年|历年|往年|年年|农历|阴历"
    "|上半年|半年来|一季度|二季度|三季度|四季度|全年(?=共|累计|已|完成了|实现了)"
)
PARTS_OF_A_YEAR = frozenset(("上半年", "半年来", "一季度", "二季度", "三季度", "四季度", "全年"))
ACADEMIC_YEAR = re.compile(r"(20\d\d)年?[-—–~～至]{1,2}(?:20)?\d\d学年")
ANY_YEAR = re.compile(r"(?:19|20[0-4])\d{1,2}年")

# --- tenses -----------------------------------------------------------------------------------------------------

COMING_BEFORE = re.compile(
    "下期|预告|将于|将在|定于|[拟订]于|拟在|计划|预计|力争|争取|确保|务必|有望|即将|预报|推迟|延期|延至|至迟|最迟|即日起"
)
_WILL = (
    "举行|举办|召开|开|正式|迎来|启动|全面|进入|投入|陆续|有|为大家|持续|出现|继续|实施|推进|建设|完成|加快|新建|投资"
)
COMING_AFTER = re.compile(rf"[^。！？\n]{{0,24}}?(?:即将|拟将|将(?:于|在|{_WILL}))")
DEADLINE_AFTER = re.compile(
    r"(?:份|底|末|初|[上中下]旬)?(?:\d{1,2}[:：时点]\d{0,2}分?)?(?:之前|以前|前)(?![后夕期往来列进线沿])"
)
_IN_FORCE_AFTER = re.compile("起?(?:正式|开始|全面)?(?:施行|实施|执行|生效)")
_FROM_AFTER = re.compile(r"(?:\d{1,2}[时点:：]\d{0,2}分?)?起(?![^。！？\n]{0,40}?[了已])")  # 自3月9日0时起
_WHEN_BEFORE = re.compile("(?:时间|日期)[:：为]?$")
COUNTED_DAY_AFTER = re.compile("[（(]?[是为]第[^，。]{1,24}[日节]")  # 4月15日是第九个全民国家安全教育日
_NAMED_DAY_AFTER = re.compile("[（(]?(?:[是为]第|[是为系]?第?[^，。]{0,4}?(?:全国|世界|国际|中国|国家))")
_APPLY = re.compile("报名|申报|投稿|缴费|应聘|报送|领取")
AS_OF_BEFORE = re.compile("截[至止]到?(?:今年)?$")
_SPAN_AFTER = re.compile(r"[至到—~～-]{1,2}(?:\d{4}年)?\d{1,2}[月日]")
_DONE_IN_SENTENCE = re.compile(r"[^。！？\n]{0,40}?(?:了|已|共|累计|接待|查处|走进|来到)")


class Tense(Enum):
    """How a text speaks of a day."""

    TOLD = "as past, or as today"
    COMING = "as coming"
    FIXED = "as set for some purpose: a deadline, a span of time, the day on which a law begins"


def tense(text: str, start: int, end: int, before: str, after: str) -> Tense:
    """How a text speaks of the day text[start:end]; `before` and `after` are the words around it in its clause."""
    if _APPLY.search(before) and AS_OF_BEFORE.search(before):
        return Tense.COMING
    if COMING_BEFORE.search(before) or COMING_AFTER.match(text, end):
        return Tense.COMING
    if DEADLINE_AFTER.match(after) or _IN_FORCE_AFTER.match(after) or _WHEN_BEFORE.search(before):
        return Tense.FIXED
    if _FROM_AFTER.match(text, end):
        return Tense.FIXED
    if _NAMED_DAY_AFTER.match(after) or (before.endswith(("至", "到")) and not AS_OF_BEFORE.search(before)):
        return Tense.FIXED
    if _is_span(text, start, end) and not _DONE_IN_SENTENCE.match(text, end):
        return Tense.FIXED
    return Tense.TOLD


def _is_span(text: str, start: int, end: int) -> bool:
    """Whether a day begins a span: 7月12日至19日, 3月1日至5月31日."""
    return bool(_SPAN_AFTER.match(text, end) or SPAN_WITHIN.search(text, start, end))


SPAN_WITHIN = re.compile(r"[至到—~～-]")
AFTER_SPAN = re.compile(r"\d[月日]?[至到—~～-]{1,2}$")  # what stands before the end of a span

# --- years ------------------------------------------------------------------------------------------------------

_PLAN_AFTER = re.compile("度?[^，。；、《》]{0,24}?(?:方案|计划|要点|工作重点)")
_GOAL_BEFORE = re.compile("(?:到|至|力争|争取|确保|预计|计划|面向|迈向|展望|瞄准)$")
_GOAL_AFTER = re.compile("(?:底|末)?[^，。；]{0,6}?(?:将|力争|争取|达到|远景|规划|预期|目标|碳)|实现[^了]{0,12}$")
_IS_AFTER = re.compile("[是为系作]")  # 2020年是…之年 is said before, in and after it
_MONTHS_AFTER = re.compile(r"\d{1,2}月?[至到—~～-]{1,2}\d{1,2}月")
_PART_AFTER = re.compile("上半年|前三季度|第?[一二三]季度")
DONE_BEFORE = re.compile("(?:自|从|早在|始于|截至|截止|截至到|获得|获评|获|入选|(?<!关)于|与|比|较|超过|据)[“《（]?$")
_DONE_AFTER = re.compile(
    "以来|[^，。；]{0,14}?(?:了|已|被|荣|获|入选|成立|成为|建成|投入|同比|比上年|比去年|较上年|共|累计|毕业|退休|退伍|参军"
    "|入党|出生|全年|期间|印发|出台|颁布|下发)"
)
# What is told of somebody's life or of how things once were: 2009年，苗润生当片警的头一年; 1984年他回乡务农.
_LIFE_AFTER = re.compile(
    "[，,]?[^，。；]{0,14}?(?:的[头第]一年|那[年时会]|当年|刚|还[是没不在]|才[有能是]|曾|考[入上]|考取|分配|调[入到任离]|当上|嫁|结婚|下岗|失业|辍学"
    "|返乡|回乡|回村|回到|来到|外出务工|打工|患|查出|去世|离世|生下|失明|受伤|遭遇|不[足到]|只有|仅有|没有)"
)
# 2015年，门诊量达到93.6万人次，比一体化之前翻了一番: what was reached and is compared with before.
_REACHED = re.compile(
    r"[^。！？\n]{0,30}?达到?[\d一二三四五六七八九十百][^。！？\n]{0,24}?(?:比|较|由|从)[^。！？\n]{0,16}?(?:翻|提高|增|多|上升|下降|降)"
)
_PARTS = (
    (("全年", "底", "末"), 12, 1),
    (("上半年", "二季度", "第二季度"), 6, 15),
    (("下半年",), 7, 1),
    (("前三季度", "三季度", "第三季度"), 9, 15),
    (("一季度", "第一季度"), 3, 15),
)


_PARTLY = re.compile(r"以来|至今|初|春|夏|秋|冬|截[至止]|\d{1,2}月|[^，。]{0,6}(?:半年|季度)")
_COMPARED = re.compile("(?![^。！？\\n]{0,40}?(?:月|目前|半年|季度))[^。！？\\n]{0,40}?(?:同比|比上年|较上年|比去年)")


class YearSense(Enum):
    """How a text speaks of a year that stands by itself."""

    TOLD = "as past, or as passing"
    NAMED = "in passing, perhaps before it came"
    PLAN = "in the name of its plan"
    GOAL = "as a goal, or as coming"
    SILENT = "in a way that says nothing about the page"


def year_sense(text: str, end: int, before: str, after: str) -> YearSense:
    """How a text speaks of a year that ends at `end`; `before` and `after` are the words around it in its clause."""
    if before.endswith("《") or _PLAN_AFTER.match(after):
        return YearSense.PLAN
    if DEADLINE_AFTER.match(after):
        return YearSense.SILENT
    if _is_goal(before, after):
        return YearSense.GOAL
    if _IS_AFTER.match(after):
        return YearSense.NAMED
    if _MONTHS_AFTER.match(after) or DONE_BEFORE.search(before) or _DONE_AFTER.match(after) or "了" in after:
        return YearSense.TOLD
    if COMING_AFTER.match(text, end):
        return YearSense.GOAL
    if _REACHED.match(text, end) or _LIFE_AFTER.match(text, end):
        return YearSense.TOLD
    return YearSense.TOLD if _PART_AFTER.match(after) else YearSense.NAMED


def _is_goal(before: str, after: str) -> bool:
    to_it = _GOAL_BEFORE.search(before) and not AS_OF_BEFORE.search(before)
    return bool(to_it or COMING_BEFORE.search(before) or _GOAL_AFTER.match(after))


def reached(after: str) -> tuple[int, int]:
    """Month and day by which the part of a year that is told of (全年, 上半年, 底) is over, or nearly."""
    for words, month, day in _PARTS:
        if after.startswith(words):
            return month, day
    return 1, 1


def is_whole_year(text: str, end: int, after: str) -> bool:
    """Whether a year that ends at `end` is compared as a whole with another, as is done when it is over, or nearly."""
    return not _PARTLY.match(after) and bool(_COMPARED.match(text, end))
