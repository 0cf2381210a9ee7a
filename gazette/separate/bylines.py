"""What names the makers of a text: bylines, credits at the end of a brief, datelines, who took the picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from gazette.model import Contributor

from . import boxes, endnotes, marks, names, signatures
from .people import BULLETS, ROLE_SPLIT, ROLE_WORD, people

REMEMBERED = 2048  # lines: several passes over a page ask about each
LONGEST = 60  # characters of a byline
LEFT_OVER = 10  # characters that are neither role nor name
CREDIT_LONGEST = 64  # characters at the end of a text that its makers may take
NAME = r"(?:[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6}|[\u4e00-\u9fff·]{2,6})"  # 艾力·买买提, 古丽娜尔·吐尔逊
SEPARATORS = " \u3000、，,/／;；|｜·:："

BYLINE_START = re.compile(
    r"(?:[" + re.escape(BULLETS) + r"]\s*)*[（(\[【]?\s*"
    r"(?:(?:[\u4e00-\u9fff]{2,8}[·•・/／ \u3000-]){0,3}"
    r"(?:本报|本台|新华社|中新社|[\u4e00-\u9fff]{2,8}(?:[报网台社]|融媒|客户端|在线|传媒|新闻))?\s*"
    r"(?:全媒体|融媒体?|特约|见习|实习|首席|驻站|特派|文字|摄影)*\s*(?:记者|通讯员|评论员|实习生|主笔|撰稿人?)"
    r"|[\u4e00-\u9fff·•／/ \u3000]{2,18}(?:记者|通讯员)\s?[ \u3000:：|｜]"
    r"|(?:读者|作者|文|图|文[/／、·]?图|图[/／]文|摄影|摄|撰文|撰稿|作者|整理|采写|编译|口述)\s*[:：/／|｜ \u3000])"
)
# Whose page it stands on, before a bar: 青山日报客户端 | 记者 李雷.
OUTLET = re.compile(
    r"[\u4e00-\u9fff·]{2,10}(?:[报网社台]|新闻|客户端(?:[\u4e00-\u9fff]{2,4}频道)?)\s*[|｜]\s*(?=(?:实习|见习|特约)?(?:记者|作者|通讯员|实习生|文))"
)
REPORT = re.compile(
    r"^(?:["
    + re.escape(BULLETS)
    + r"]\s*)?(?:"
    + NAME
    + r"[ \u3000、]+){1,4}[\u4e00-\u9fff]{2,8}(?:报道|摄影报道|摄|摄影|整理)$"
    r"|^(?:["
    + re.escape(BULLETS)
    + r"]\s*)?(?:"
    + NAME
    + r"[ \u3000、]+){0,3}"
    + NAME
    + r"(?:[ \u3000](?:文|图|摄|文[/／]图|摄影|摄影报道|撰文)|\s?[/／]\s?(?:文|图|摄|文图|摄影|撰文))$"
)
# What stands behind the brackets that open a line: of a dateline's, the text goes on there: （记者白云水）记者今天从唐.
BEHIND = re.compile(r"[（(][^（()）]*[）)]\s*(?![文图摄]$)([\u4e00-\u9fff\d“].*)")
# Text that begins on the line: 本报讯 记者韩梅报道：截至昨, 她对晚报记者说：“我.
TELLS = re.compile(r"报道[：:]\s*[^\s（(]|[：:]\s*[“「『]")
BULLET_NAMES = re.compile(
    r"^[" + re.escape("□■●○◎◆◇☆★▲△") + r"]\s*((?:[\u4e00-\u9fff·]{2,12}[ \u3000、]+){0,3}[\u4e00-\u9fff·]{2,12})$"
)
CLOSES = ("）", ")")  # credits and notes end with one of these
REPORT_END = frozenset("道摄影理文图稿")  # with these end all reports, and what is supplied but for 作者系…
SUPPLIED = re.compile(
    r"^[（(]?作者(?:单位)?(?:系|为|是)[^。]{2,56}[）)]?$|^(?:本版|[\u4e00-\u9fff]{2,20})(?:稿件|图片|文稿)?(?:均?由[\u4e00-\u9fff]{2,16})?(?:供稿|供图|撰稿)$"
)
SPACED = r"(?:[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|" + NAME + ")"  # 尚 文
CREDIT = re.compile(
    r"[（(]\s*((?:"
    + ROLE_WORD
    + r"?[:： \u3000]*)?"
    + SPACED
    + r"(?:[ \u3000、，,]+(?:"
    + ROLE_WORD
    + r"[:： \u3000]*)?"
    + SPACED
    + r"){0,5}(?:[ \u3000]*(?:文[/／]?图|摄影报道|综合报道|报道|整理|采写|供稿|摄影|摄|图|文))?)\s*[）)]$"
)
DATELINE = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}-)?(?:[【\[]?(?:本报|本台|本网)(?:讯|[\u4e00-\u9fff]{0,8}\d{1,2}月\d{1,2}日[讯电])[】\]]?"
    r"|(?:据?新华社|中新社|中新网|人民网|央视网|新华网)[\u4e00-\u9fff]{0,8}(?:\d{1,2}月\d{1,2}日)?(?:[讯电]|[（(])"
    r"|[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|商报|快报|农报|融媒|客户端|网|在线)(?:[·•][\u4e00-\u9fff]{2,8})?(?:\d{1,2}月\d{1,2}日)?讯"
    r"|(?:本报|[\u4e00-\u9fff]{2,6}报)[\u4e00-\u9fff ]{0,6}\d{1,2}月\d{1,2}日[讯电]"
    r"|本报[\u4e00-\u9fff]{2,6}电(?=[ \u3000]+记者)"
    r"|[\u4e00-\u9fff]{2,4}\d{1,2}月\d{1,2}日电"
    r"|据?[\u4e00-\u9fff]{2,8}(?:[报网社]|在线|传媒|融媒体?)(?!道|告)[\u4e00-\u9fff]{0,6}(?:\d{1,2}月\d{1,2}日(?:[讯电]|消息|信息)|[讯电](?=[\d（(，])|(?:消息|信息)(?=[：:（(])))"
    r"\s*[：:]?\s*(?:[（(]([^（()）]{2,60})[）)])?"
    r"|[（(]((?:本报|[\u4e00-\u9fff]{0,6})?(?:记者|通讯员)[^（()）]{2,60})[）)]\s*(?=.{12})"
)
DATELINE_HINT = re.compile("[讯电息（(]")  # no dateline is without one of these among its first characters
DATELINE_REACH = 64
# Who took the picture, at the end of picture news: 合格率百分之百。 周围 摄.
PHOTOGRAPHER = re.compile(
    rf"(?<=[。！”… \u3000])[（(]?((?:{NAME}[ \u3000、]+)*{NAME})[ \u3000]*(?:摄影报道|摄影|摄|[/／]图)[）)]?$"
)
PHOTOGRAPHER_END = frozenset("摄影道图")
NOT_NAMES = re.compile(
    r"未完|待续|详见|下转|上接|见图|如图|图为|来源|资料|左图|右图|上图|下图|以下|简称|括号|单位|暂定|试行|略$|一$|二$|三$|四$|五$"
)
# What a text tells of a reporter: 晚报记者梳理裁判文书网、天眼查.
REPORTS_ON = re.compile(
    r"记者(?:从|为此|梳理|致电|多次|先后|根据|实地|联系|采访|探访|了解|注意|获悉|看到|来到|走进|走访|发现|表示)"
)
WORDS = re.compile(r"[的了是在和等]")  # seldom in a name


def is_byline(text: str) -> bool:
    """Whether a line only says who wrote or photographed.

    >>> is_byline("记者 李雷 通讯员 韩梅"), is_byline("李雷 青山报道"), is_byline("记者来到村口，看见一片新绿。")
    (True, True, False)
    >>> is_byline("（记者 李雷）"), is_byline("（记者李雷）记者今天从青"), is_byline("（记者李雷、韩梅、")
    (True, False, False)
    >>> is_byline("本报讯 记者李雷报道：截至"), is_byline("雷 通讯员韩梅)昨天"), is_byline("（通讯员李雷）在")
    (False, False, False)
    >>> is_byline("本报记者李雷发自青山"), is_byline("本报主笔 李雷"), is_byline("本报特约撰稿 韩梅")
    (True, True, True)
    """
    return len(text) <= LONGEST and text[-1] not in "。！？，,；;：:" and _is_byline(text)


@lru_cache(REMEMBERED)
def _is_byline(text: str) -> bool:
    text = text.replace("丨", "|")  # a stroke that is set as a bar
    if "|" in text or "｜" in text:
        text = OUTLET.sub("", text, count=1)
    match = BULLET_NAMES.match(text)
    reports, starts = _reports(text), BYLINE_START.match(text) is not None
    if not (reports or match or starts):
        return False
    if boxes.opens_box(text) or _leaves_open(text) or REPORTS_ON.search(text):
        return False
    if TELLS.search(text) or ((behind := BEHIND.match(text)) and not _is_byline(behind[1])):
        return False
    if reports:
        return True
    if match:
        return starts or names.is_author(match[1].replace("、", " "))
    found = list(people(text))
    known = any(person.name[0] in names.SURNAMES for person in found) or any(mark in text for mark in SEPARATORS)
    return bool(found) and known and not any(mark in text for mark in "，,") and _left_over(text, found) <= LEFT_OVER


def _leaves_open(text: str) -> bool:
    """Whether brackets that open on a line close on another one, or the other way round."""
    return text.count("（") + text.count("(") != text.count("）") + text.count(")")


def _reports(text: str) -> bool:
    """Whether a line says who reported, or supplied a text; the ends of most lines tell that it does not."""
    if text[-1] not in REPORT_END and text[0] not in "（(作":
        return False
    return SUPPLIED.match(text) is not None or REPORT.match(text) is not None


def _left_over(text: str, found: Iterable[Contributor]) -> int:
    """How many characters of a byline are neither role nor name."""
    rest = ROLE_SPLIT.sub("", text)
    for person in found:
        rest = rest.replace(person.name, "", 1)
    return sum(1 for char in rest if char not in SEPARATORS + BULLETS + "（）()【】[]")


def credit(text: str) -> str | None:
    """The names in brackets that end a brief, as printed without the brackets.

    >>> credit("用脚步踏实每一寸扶贫路。（徐君）"), credit("（以下简称条例）")
    ('徐君', None)
    >>> credit("六十多人。（尚 文）")
    '尚 文'
    """
    return _credit(text) if text[-1:] in CLOSES else None  # few texts have to be remembered


@lru_cache(REMEMBERED)
def _credit(text: str) -> str | None:
    match = CREDIT.search(text[-CREDIT_LONGEST:])
    if match is None:
        return endnotes.makers(text)
    if NOT_NAMES.search(match[1]):
        return None
    if WORDS.search(match[1]) and not all(names.is_name(part) for part in match[1].split()):
        return endnotes.makers(text)
    before = text[: len(text) - len(match[0])].rstrip()
    if before and before[-1] not in "。！？!?…”.；" and (len(before) < 20 or not ROLE_SPLIT.search(match[1])):
        return None
    return match[1]


def signed(text: str) -> bool:
    """Whether names end a text, so that nothing is lacking: a brief's in brackets, a photographer's, or a signature.

    >>> signed("用脚步踏实每一寸扶贫路。（徐君）"), signed("梨花开了。 李雷 摄"), signed("他爱摄影")
    (True, True, False)
    """
    if text[-1:] in PHOTOGRAPHER_END and _photographed(text[-CREDIT_LONGEST:]):
        return True
    if text[-1:] in CLOSES:
        return endnotes.finished(text) or credit(text) is not None
    return signatures.signature(text) is not None


def finished(text: str) -> bool:
    """Whether nothing is lacking at the end of a text: it ends a sentence, or names end it."""
    return marks.closed(text) or signed(text)


@lru_cache(REMEMBERED)
def _photographed(end: str) -> bool:
    return PHOTOGRAPHER.search(end) is not None


def is_credit(text: str) -> bool:
    """Whether a line is nothing but the names in brackets that end a brief.

    >>> is_credit("（徐君）"), is_credit("六十多人。（徐君）")
    (True, False)
    """
    return text[:1] in ("（", "(") and credit(text) is not None


@lru_cache(REMEMBERED)
def dateline(text: str) -> str | None:
    """The dateline that opens a report, as printed.

    >>> dateline("本报讯（记者 李雷）昨天，青山县召开会议。")
    '本报讯（记者 李雷）'
    >>> dateline("青山晚报5月6日消息：（记者李雷）"), dateline("青山网消息灵通"), dateline("青山5月6日电")
    ('青山晚报5月6日消息：（记者李雷）', None, '青山5月6日电')
    """
    match = DATELINE.match(text) if DATELINE_HINT.search(text, 0, DATELINE_REACH) else None
    return match[0].strip() if match else None
