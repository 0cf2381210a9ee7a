"""What speaks for a headline, a subhead or a section name when a line is looked at alone."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from gazette import divisions
from gazette.words import words

from . import boxes, bylines, furniture, limits, marks, names

TITLE_END = frozenset("。；;，、,：:“‘（(《")  # no headline ends with these
# A clause of time or purpose with its comma opens a text, not a headline.
TEXT_START = re.compile(
    r"(?:为了?|随着|自从?|根据|按照|近日|日前|近年来|今年|去年|昨日|目前|据|\d{1,2}月|\d{4}年|[\u4e00-\u9fff]{1,4}以来|在[^，,]{2,16}(?:过程|期间|方面|同时|之际|中))[^，,]{0,40}[，,]"
)
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]{1,3}[章节条部分]|[①②③④⑤⑥⑦⑧⑨]|0\d\s)"
)
# A list of people: 永丰街道：曾令军 王淑华 邓石泉.
NAME_LIST = re.compile(
    r"[\u4e00-\u9fff（）()]{2,12}[:：]\s*(?:[\u4e00-\u9fff·]{2,4}[ \u3000、，]+){2,}[\u4e00-\u9fff·]{2,4}[。；]?$"
)
NUMBERED_TEXT = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][^：:]{2,12}[：:].{12,}")  # 三、范围：……
ACTOR = re.compile(
    r"[\u4e00-\u9fff]{2}(?:省|市(?!场|民|区)|县(?!域)|区(?!域)|镇(?!街)|乡(?!村)|街道|社区|局(?!面|势)|大学|中学|小学|学院|公司|集团|[大支中]队|派出所|法院|检察院|医院|"
    r"[税政扶党]办|委(?!托|员)|联合会|妇联|协会|剧团|中心|银行)"
)
ACTOR_COLON = re.compile(r"[\u4e00-\u9fff“”]{2,16}[：:]")
STATUS = re.compile(r"(?<=..)(?:(?:[^族]{1,4}族)*自治[区州县旗]|[省市县区旗盟])$")
SECTION = re.compile(
    r"^[【\[■●◆▲★☆]?\s*(?:专题|要闻|综合|综合新闻|简讯|短讯|快讯|简明新闻|本地新闻|时政|时政要闻|民生|社会|社会新闻|经济|三农|导读|今日导读|通知|公告|公示|广告|专版|特刊|新闻|(?:读者|群众|百姓|市民)(?:来信|之声|心声|信箱|热线)|编辑回音|有问必答|记者在基层|新春走基层|走基层|县域|聚焦|关注|热点|评论|副刊|图片新闻|新闻速递|基层动态|一句话新闻|工作动态|[\u4e00-\u9fff]{2,4}(?:快讯|动态|简讯|短讯|资讯|速递|播报|传真|信息|短波|集锦|在线|视窗|专栏|专版|专刊|连线|一线))\s*[】\]]?$"
)
# The name of a column, where a headline stands below it: 走基层·看变化, 一周快览.
COLUMN_NAME = re.compile(
    r"^[\u4e00-\u9fff0-9]{2,10}[·•][\u4e00-\u9fff0-9]{2,10}$|^(?:庆祝|纪念|喜迎|献礼)[^，。：]{2,16}(?:周年|大|大会|两会)$"
    r"|^[^，。：]{2,20}(?:特别报道|系列报道|专题报道|连续报道|连载|特刊|专栏|有效衔接)$|^(?:深入)?学习(?:宣传)?贯彻[^，。：]{2,20}精神$"
    r"|^(?:壮阔东方潮|奋进新(?:时代|征程)|决[战胜][决胜]*脱贫攻坚|决胜全面小康)[ \u3000，]*[^，。：]{0,10}$"
    r"|^[\u4e00-\u9fff]{2,4}(?:快览|速览|纵览|扫描|一览|之窗|观察|视点|拾零|集萃|传递|专递|瞭望|采风|园地|广角|直通车|进行时|在行动|诗草|诗苑|文苑|风采|速递|导航|说法|在基层"
    r"|调查|快递|信箱|话题|门诊|论坛|杂谈|漫谈|讲堂|议事厅|服务台|便民窗)$|^来自[^，。：]{2,12}的(?:调查|报道|报告|声音)$"
    r"|^(?:平安|法治|法润|健康|文明|文化|美丽|幸福|活力|书香|诚信|绿色|生态|人文|创新|红色|阳光|印象|魅力|教育|廉洁|清廉)[\u4e00-\u9fff]{2,3}$"
)
# The name of a column behind a headline: 桃园里来了土专家（新春走基层）, and nothing that explains or credits it.
TAGGED = re.compile(
    r"[^。；]{2,40}[（(](?!.*(?:以下|简称|下称|见图|如图|记者|通讯员|单位|试行|暂行|暂定|草案|征求|附|组图|[左右上下]图|供图|摄|化名|通过|至|日|电))"
    r"([\u4e00-\u9fff·“”‘’①-⑳0-9、—（）() \u3000]{2,46})[）)]$"
)
# What is always an article of its own: 关于……的通知, 停电公告.
NOTICE = re.compile(
    r"^关于.{4,}的(?:通知|通告|公告|公示|通报|决定|意见|批复|函|倡议书)$"
    r"|^(?:更正|讣告|启事|声明|公告|通告|公示|倡议书|[^，。；：:、“”]{2,24}(?:声明|启事|公告|通告|公示|预告|讣告|倡议书|更正))(?:（[^（）]{2,16}）)?$"
    r"|^[^，。；：:、“”的到出]{2,10}通知$"
    r"|^(?:一封|致[^，。；]{2,24}的一?封?)?(?:公开|感谢|表扬|慰问|道歉)信$|^致[^，。；]{2,24}的一?封?信$"
)
# Over a picture's text, whose headline it may be: never a subhead.
PICTURE_NEWS = re.compile(
    r"^[【\[]?(?:图片(?:新闻|报道|故事)|图说[\u4e00-\u9fff]{0,4}|摄影报道|新闻图片|光影[\u4e00-\u9fff]{0,4})[】\]]?$"
)
REMEMBERED = 2048  # lines: several passes over a page ask about each
DASH = "——"  # a kicker may be whole sentences: 过去没处去，如今有广场。山东农村——
TRAILING = 12  # characters of the longest headline that trails off in dots
COMMAS_MAX = 3  # in one line of a headline
SPEAKER = re.compile(r"(?:记者|主持人|读者|网友|Q|A)\s?[：:]|[^，。；：:]{0,16}[问答]\s?[：:]")
COLON = re.compile("[：:]")
LIST_SEPARATORS = re.compile("[ \u3000、，。；]+")
PARTS = re.compile(r"[ \u3000]+")


@lru_cache(REMEMBERED)
def may_be_title(text: str) -> bool:
    """Whether a line could be a line of a headline or a subhead.

    >>> may_be_title("持续开展集中整治"), may_be_title("会议成效显著。"), may_be_title("为了方便群众，")
    (True, False, False)
    >>> may_be_title("过去没处去，如今有广场。山东农村——"), may_be_title("过去没处去。如今有广场")
    (True, False)
    >>> may_be_title("专家：勤通风、常洗手、不硬扛"), may_be_title("永丰街道：曾令军 王淑华 邓石泉")
    (True, False)
    >>> may_be_title("等你回家……"), may_be_title("桨声一下一下，慢慢听不见了……")
    (True, False)
    """
    if text[-1] in "：:":  # the first line of 某县某镇：/ …
        return len(text) <= limits.TITLE_USUAL and "，" not in text and has_actor(text) and not _reports(text)
    commas = text.count("，") + text.count(",")
    if not _has_shape(text) or commas > COMMAS_MAX or _reports(text):
        return False
    if COLON.search(text) and (NUMBERED_TEXT.match(text) or _lists_people(text)):
        return False
    return not (commas and TEXT_START.match(text))


def _lists_people(text: str) -> bool:
    """Whether words in a row behind a colon are names, by their first characters: not 勤通风、常洗手、不硬扛."""
    words = LIST_SEPARATORS.split(COLON.split(text, 1)[1].strip("\u3000 。；")) if NAME_LIST.match(text) else []
    return len(words) > 0 and 2 * sum([word[:1] in names.SURNAMES for word in words]) >= len(words)


def is_other(text: str) -> bool:
    """Whether a line is surely none of a headline: it names makers, or belongs to the sheet.

    >>> is_other("记者 李雷"), is_other("2021年3月4日 星期四"), is_other("持续开展集中整治")
    (True, True, False)
    """
    return bylines.is_byline(text) or bylines.is_credit(text) or furniture.is_furniture(text)


def _has_shape(text: str) -> bool:
    if len(text) > limits.TITLE_MAX or text[-1] in TITLE_END or not any(map(str.isalnum, text)):
        return False
    if holds_sentence(text):
        return False
    return len(text) <= TRAILING or not text.endswith(marks.TRAILS_OFF)


def _reports(text: str) -> bool:
    """Whether a line opens with who speaks, or with a dateline."""
    speaks = COLON.search(text) is not None and SPEAKER.match(text) is not None
    return speaks or bylines.dateline(text) is not None


def holds_sentence(text: str) -> bool:
    """Whether a sentence ends in a line that is no kicker, for only what leads in to a headline may hold one."""
    return "。" in text and not text.endswith(DASH)


def may_be_subtitle(text: str) -> bool:
    """Whether a line below a headline could belong to it: one may open as texts do.

    >>> may_be_subtitle("去年办结群众诉求3.6万件，满意率98.9%"), may_be_subtitle("去年，县里修了路。")
    (True, False)
    """
    return may_be_title(text) or (opens_with_clause(text) and text.count("，") < 2)


def opens_with_clause(text: str) -> bool:
    """Whether a line is one of a headline but for a clause of time or purpose that opens it.

    >>> opens_with_clause("11月，这些新规将影响你我生活"), opens_with_clause("去年，县里修了路。")
    (True, False)
    """
    return TEXT_START.match(text) is not None and _has_shape(text) and text.count("，") <= COMMAS_MAX


@lru_cache(REMEMBERED)
def stands_alone(text: str) -> bool:
    """Whether a line is the headline of a notice, a box or picture news, wherever it stands.

    >>> stands_alone("遗失声明"), stands_alone("记者手记 让纸上的字走下墙来"), stands_alone("县里发布公告，")
    (True, True, False)
    """
    return NOTICE.match(text) is not None or boxes.opens_box(text) or PICTURE_NEWS.match(text) is not None


def parallel(text: str) -> bool:
    """Whether a line is two or more phrases of equal length, as subheads and kickers are.

    >>> parallel("强化党建引领 锻造交警铁军"), parallel("担当作为开新局")
    (True, False)
    """
    if (" " not in text and "\u3000" not in text) or "：" in text or ":" in text:
        return False
    parts = PARTS.split(text)
    lengths = [len(part) for part in parts]
    return 2 <= len(parts) <= 4 and min(lengths) >= 3 and max(lengths) - min(lengths) <= limits.PARALLEL_SLACK


@lru_cache(REMEMBERED)
def has_actor(text: str) -> bool:
    """Whether a line names who acts: a place, an agency, a school.

    >>> has_actor("青山县税务局办税提速"), has_actor("定陶：车管所下乡"), has_actor("严抓严管重点车辆")
    (True, True, False)
    """
    return ACTOR.search(text) is not None or _opens_with_place(text)


@cache
def places() -> frozenset[str]:
    """Provinces, prefectures and counties without their status, but for those that are ordinary words."""
    short = {STATUS.sub("", division.name) for division in divisions.table().values()}
    return frozenset(short - words("stems") - words("prefectures"))


def names_places(text: str) -> bool:
    """Whether a line is nothing but names of places without their status, as over a page: 德州 夏津.

    >>> names_places("德州 夏津"), names_places("夏津 速览")
    (True, False)
    """
    return all(part in places() for part in PARTS.split(text))


def _opens_with_place(text: str) -> bool:
    """Whether a line opens with a place that is named without its status: 定陶：流动车管所开到了田间地头."""
    return any(text[:size] in places() for size in (2, 3))


def actor_with_colon(text: str) -> bool:
    """Whether a line names who acts, then a colon.

    >>> actor_with_colon("青山县税务局：办税提速"), actor_with_colon("第一步：摸清家底")
    (True, False)
    """
    match = ACTOR_COLON.match(text)
    return match is not None and has_actor(match[0])


def names_column(text: str) -> bool:
    """Whether the name of a column ends a headline, in brackets.

    >>> names_column("桃园里来了土专家（新春走基层）"), names_column("用脚步丈量扶贫路。（徐君）")
    (True, False)
    >>> names_column("修好路 连起村（守初心 担使命 找差距——乡村在行动）"), names_column("议程（3月1日通过）")
    (True, False)
    >>> names_column("百亩桃园用上滴灌（褚天河）"), names_column("市养犬管理条例（以下简称条例）")
    (False, False)
    """
    tag = TAGGED.match(text) if text[-1] in "）)" else None
    return tag is not None and not all(map(names.is_person, tag[1].split()))
