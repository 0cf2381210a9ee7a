"""Officials whom a text names with their role: 党组书记张金涛, 山东省公安厅车管所所长贾兴无.

Only what is printed: a role and a whole name that follows it. Whoever is named without a role, by surname alone or
with a masked name (王某) is left out, and so are private people. A name must begin with a surname and end where a
word follows that can follow a name, so that 主任高度重视 names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import rjieba

from gazette.describe.wordlists import any_of

_HEADS = any_of("""
    书记 副书记 第一书记 总书记 村支书 支书 省长 市长 县长 区长 镇长 乡长 村长 厅长 局长 处长 科长 股长
    所长 院长 校长 园长 部长 署长 司长 州长 旗长 盟长 总队长 支队长 大队长 中队长 分队长 队长 副队长
    政委 教导员 指导员 协理员 检察长 审判长 庭长 行长 站长 馆长 社长 台长 团长 班长 组长 秘书长 会长
    理事长 监事长 董事长 总经理 经理 厂长 主席 主任 主任委员 常委 委员 总工程师 党委委员 党组成员
    局党组成员 巡视员 督导员 调研员 专员 负责人 法官 检察官 民警 辅警 交警 法官助理 书记员 警长 副总经理
    副董事长 局党委委员 驻村干部 帮扶干部 包村干部 网格员 联络员 发言人 新闻发言人 代表 人大代表
    政协委员 院士 总理 副总理 党支部书记 园区主任 连长 营长 特派员 主任医师 副主任医师 农艺师 工程师 护士长
    护林员 护边员 消防员 农技员 河长 林长 村官 苏木达 嘎查达 警务员
""")
_SURNAMES = (
    "习王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
    "汤康易乔赖文温樊兰殷施洪翟安颜倪牛俞章鲁葛毕聂岳齐柴庞苗尚左耿关焦卜冉柳邢阎骆甘申祝詹路柯凌霍包柏邬"
    "盛曲舒项欧游裴席古解迟时连成车宫辛管卫房梅童庄辜鲍井冀缪宗娄费岑薄阮季单谷晏褚桂靳蒙屈鞠闵宁符景查初"
    "闻麦敖阳翁冼佘尤敬岑邝蒲粟佟朴艾伍雍戎甄竺邸逯苟揭鹿雒胥茹芦亓訾尧缑昝鄢庹谌匡封寇卓郜屠瞿扈郦濮姬禤阙"
    "官隋楚丛蔺卞宿商乌巩苑栾臧晁荆刁郎沙桑党阚司冷燕仇牟农郁庾窦涂简饶储蓝喻祁明郗池隗滕麻原衣逄綦仝仲战和云虎母"
)
_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "端木",
    "淳于",
)

# Surnames that are common words: 包 in 包村, 从 in 从严. Punctuation alone after such a name proves nothing.
_ALSO_WORDS = frozenset(
    "包管解查付从连任向时常成安明万余党商单干战宗席古路项原官初冷农方高严关全石金温季江白史段石水文齐和于闻麦阳尤敬揭封甄伍卓云虎母"
)
# What people are called instead of by name: 王大爷, 刘女士, 张某某.
_CALLED = re.compile(
    r"..?某|.[大二三老]?[爷娘妈叔伯婶哥姐]|.阿姨|.奶奶|.先生|.女士|.同[学志]|.老师|.师傅|.[书主局所队院校县市区镇]"
)
# What only a person is followed by.
_PERSON_AFTER = re.compile(
    "同志|说|介绍|表示|指出|强调|坐诊|建议|提出|呼吁|认为|主持|告诉|一行|宣布|宣读|出席|致辞|致|讲话|讲|坦言|称|透露|代表|受邀|获评|荣获|被评|当选|通报"
    "|传达|总结|点评|领学|把|授课|授牌|调研|看望|慰问|走访|感慨|回忆|汇报|发言|讲解|解读|在|带|率|来到|走进|深入|前往|赶赴|带领|带队|带头|向|作|做|分别"
)
# Parts of speech that no name has: verbs, adverbs, times, numbers … (安排, 连夜, 白天).
_NEVER_NAMES = frozenset(("v", "vn", "d", "ad", "t", "c", "p", "m", "r", "f"))
_TIME = "t"
# Characters that often end given names; after a surname that is a word too, only these make a name likely.
_GIVEN = frozenset(
    "伟刚勇毅俊峰强军平保东文辉力明永健世广志义兴良海山仁波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺信杰涛昌"
    "成康星光天达安岩茂进林坚和博诚先敬震振壮思群豪邦承乐绍松善厚庆磊民友裕河哲江超浩亮政谦奇翰朗宏鸣朋斌梁栋"
    "维启克翔旭鹏泽晨辰士建家树炎德泰盛雄琛钧冠腾楠航弘秀娟英华慧美娜静淑惠珠翠雅芝玉萍红娥玲芬芳燕彩春菊兰凤"
    "洁梅琳素云莲真环雪荣爱霞香月媛艳瑞凡佳嘉琼勤珍贞莉桂叶璐琦晶妍茜秋珊锦青倩婷姣婉瑾颖瑶怡雁仪荷丹蓉君琴薇"
    "菁梦岚婕馨韵园卿聪澜纯悦昭冰爽羽希欣筠晓欢枫芸菲亚舒影丽阳妮宝程恒鸿桦剑娇灵琪晴容睿堂威雯彦宇雨洋忠宗逸"
    "贤坤岭岗臣印奎柱喜朝钢铁根旺存银锋川伦"
)
_ALSO_AND = "和"  # a surname of Yunnan, and the word “and”: it counts only before what people alone do
_SPEAKS = re.compile("说|介绍|表示|告诉|强调|指出")
# Names of Tibetans, Yi, Mongols, Uighurs and others: 才仁多杰, 俄木阿且, 买买提·吐尔逊.
_SYLLABLES = (
    "扎西顿珠才仁多杰卓玛措姆旺堆格桑次仁索南丹增洛桑益罗布央金拉尼达娃边巴普德吉强贡俄木阿且曲比克子莫色哈古热买提江吐白平云勒"
    "尔逊艾力库依努布都合曼丽特苏其乌兰图雅娜斯别克塔叶加登旦嘉措久美晋朗杰仓决邓珍更尕让太华本什机诺伍呷"
)
_FOREIGN = 4  # syllables from which on they are a name whatever follows
_PERSON_WORD = re.compile(
    "同志|介绍|表示|指出|强调|主持|告诉|宣布|宣读|出席|致辞|讲话|坦言|透露|调研|看望|慰问|走访|带领|带队|带头"
)
_END = re.compile(r"[^\u4e00-\u9fff]|$")
# Parts of speech (of the segmentation lexicon) of a word that may follow a name: verbs, prepositions, adverbs …
_FOLLOWING = frozenset(("m", "v", "vn", "vd", "vi", "p", "d", "ad", "c", "t", "uj", "r", "i", "l", "a", "b"))
_FUNCTION_WORDS = frozenset("为在向对和与说的从以就带将率被获及等")
_MAY_FOLLOW = re.compile("同志|一行|等|及|以及|第一时间|先后|亲自|现场|荣|获|多次|再次|分别|讲话|点评")
# A last character that is rather the next word's first: 王强说, 李明在.
_NEVER_LAST = frozenset("说在到对向等率赴称讲作做致受被获就把将从及的了是已还也又均则便以于与给让因用不每今昨告指介带")
_ROLE = re.compile(
    f"(?P<role>{_HEADS})"
    "(?P<gap>[ \u3000]{0,2})(?P<name>(?:" + "|".join(_COMPOUND) + f"|[{_SURNAMES}])"
    "(?:[ \u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,2}))"
)
_OTHER = re.compile(rf"(?P<role>{_HEADS})(?P<name>[\u4e00-\u9fff]{{2,5}}·[{_SYLLABLES}]{{2,5}}|[{_SYLLABLES}]{{3,5}})")
_OTHER_HINT = re.compile(f"·|[{_SYLLABLES}]{{3}}")  # what such a name has; quicker to see than a role
_ROLE_END = re.compile(f"(?:{_HEADS})$")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]*$")

# Words before a role that do not belong to it.
_BEFORE_ROLE = re.compile(
    r"^[日月]|^该[局院校所队社馆站]?|^时(?!任)|.*(?:图为|由|和|与|及|对|向|经|据|在|是|被|请|邀请|邀|陪同|跟随|随|让|当选|担任|会见|采访|了|的|来自|以及|还有"
    r"|其中|同时|上午|下午|到|见到|找到|告诉|感谢|听取|来到|走进|现场)"
)
_LONGEST_ROLE = 24


class Mention(NamedTuple):
    """A person named with a role, both as printed; `offset` is where the role begins."""

    role: str
    name: str
    offset: int


def officials(text: str) -> tuple[Mention, ...]:
    """The people whom a text names with an official role, in order; the same person once for each role."""
    found: dict[tuple[str, str], Mention] = {}
    for match, name in _named(text):
        start = _role_start(text, match.start("role"))
        role = text[start : match.end("role")]
        found.setdefault((role, name), Mention(role, name, start))
    return tuple(found.values())


def _named(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The roles of a text with the names that begin after them, in order; of two readings of a name the longer."""
    found = _OTHER.finditer(text) if _OTHER_HINT.search(text) else ()
    others = {match.start(): (match, _other_name(text, match)) for match in found}
    for match in _ROLE.finditer(text):
        other, longer = others.get(match.start(), (match, ""))
        name = _name(text, match)
        others[match.start()] = (other, longer) if len(longer) > len(name) else (match, name)
    yield from (others[start] for start in sorted(others) if others[start][1])


def _name(text: str, match: re.Match[str]) -> str:
    """The whole name that begins after a role, "" where none does."""
    printed = match["name"]
    if " " in printed or "\u3000" in printed:
        return printed[0] + printed[-1] if printed[:2] not in _COMPOUND else ""
    start = match.start("name")
    shortest = 3 if printed[:2] in _COMPOUND else 2
    names = [text[start : start + length] for length in (shortest + 1, shortest)]
    afters = [text[start + len(name) : start + len(name) + 8] for name in names]
    likely = [(n, a) for n, a in zip(names, afters, strict=True) if len(n) >= shortest and _is_name(n, shortest - 1, a)]
    # 王刚强调: of two readings, the one that a person's word follows; else the longer.
    likely.sort(key=lambda pair: not _PERSON_WORD.match(pair[1]))
    return likely[0][0] if likely else ""


def _other_name(text: str, match: re.Match[str]) -> str:
    """A name that is written with the syllables of another language, "" where none begins after a role."""
    start, end = match.span("name")
    for stop in range(end, start + 2, -1):
        rest = text[stop : stop + 8]
        whole = rest[:1] not in _SYLLABLES and (stop - start >= _FOREIGN or _is_follower(rest))
        told = whole or _END.match(rest) or _PERSON_AFTER.match(rest)
        if text[stop - 1] != "·" and told:
            return text[start:stop]
    return ""


def _is_name(name: str, surname: int, after: str) -> bool:
    """Whether `name`, the first so many characters of it a surname, is one, by itself and by what follows."""
    given = name[surname:]
    if name[0] == _ALSO_AND and not _SPEAKS.match(after):
        return False
    if given[-1] in _NEVER_LAST or not _HAN_RUN.fullmatch(name) or _CALLED.match(name) or _ROLE_END.search(name):
        return False
    if _cuts_a_word(name, after):
        return False
    beginning, given_tag = _tag(name[:2]), _tag(given) if len(given) > 1 else ""
    if beginning == _TIME and surname < len(given) and _PERSON_WORD.match(after):
        return True  # 周天正告诉记者
    if beginning in _NEVER_NAMES or (
        name[0] in _ALSO_WORDS and given_tag not in ("", "nr") and given[-1] not in _GIVEN
    ):
        return False
    if _is_doubtful(name, given, beginning):
        return bool(_PERSON_AFTER.match(after))
    return bool(_END.match(after)) or _is_follower(after)


def _cuts_a_word(name: str, after: str) -> bool:
    """Whether a word of the lexicon reaches from a name into what follows: 任重来|到田间."""
    if after[:1] in _FUNCTION_WORDS:
        return False
    reached = 0
    for word in rjieba.cut(name + after[:3], False):
        reached += len(word)
        if reached >= len(name):
            return reached > len(name)
    return False


def _is_doubtful(name: str, given: str, beginning: str) -> bool:
    """Whether a name reads as other words too: 高度, 齐抓共, 王开展."""
    if beginning not in ("", "nr") or (len(given) > 1 and _tag(given) == "v" and given[-1] not in _GIVEN):
        return True
    return name[0] in _ALSO_WORDS and not (len(given) > 1 and given[-1] in _GIVEN)


@lru_cache(maxsize=1 << 14)  # the same people stand in many texts
def _tag(word: str) -> str:
    """The part of speech of a word of the lexicon, "" where it is none."""
    tagged = rjieba.tag(word, False)
    return str(tagged[0][1]) if len(tagged) == 1 else ""


def _is_follower(after: str) -> bool:
    """Whether a text begins with a word that may follow a name."""
    if _MAY_FOLLOW.match(after) or _PERSON_AFTER.match(after):
        return True
    tagged = rjieba.tag(after, False)
    return bool(tagged) and tagged[0][1] in _FOLLOWING


def _role_start(text: str, core: int) -> int:
    """Where a role begins with the body it belongs to: 山东省公安厅车管所所长, 县委书记、县长."""
    window = text[max(0, core - _LONGEST_ROLE) : core]
    run = _HAN_RUN.search(window)
    before = run[0] if run else ""
    stripped = _BEFORE_ROLE.sub("", before)
    start = core - len(stripped)
    if len(before) == _LONGEST_ROLE and stripped == before:
        return core  # no beginning in sight
    if text[start - 1 : start] == "、" and _ROLE_END.search(text[max(0, start - 9) : start - 1]):
        return _role_start(text, start - 1)
    return start
