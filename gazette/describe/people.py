"""Officials whom a text names with their role: 党组书记张金涛, 山东省公安厅车管所所长贾兴无.

Only what is printed: a role and a whole name that follows it. Whoever is named without a role, by surname alone or
with a masked name (王某) is left out, and so are private people. A name must begin with a surname and end where a
word follows that can follow a name, so that 主任高度重视 names nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.describe.wordlists import any_of

_HEADS = any_of("""
    书记 副书记 第一书记 总书记 村支书 支书 省长 市长 县长 区长 镇长 乡长 村长 厅长 局长 处长 科长 股长
    所长 院长 校长 园长 部长 署长 司长 州长 旗长 盟长 总队长 支队长 大队长 中队长 分队长 队长 副队长
    政委 教导员 指导员 协理员 检察长 审判长 庭长 行长 站长 馆长 社长 台长 团长 班长 组长 秘书长 会长
    理事长 监事长 董事长 总经理 经理 厂长 主席 主任 主任委员 常委 委员 总工程师 党委委员 党组成员
    局党组成员 巡视员 督导员 调研员 专员 负责人 法官 检察官 民警 辅警 交警 法官助理 书记员 警长 副总经理
    副董事长 局党委委员 驻村干部 帮扶干部 包村干部 网格员 联络员 发言人 新闻发言人 代表 人大代表
    政协委员 院士 党支部书记 园区主任
""")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
    "汤康易乔赖文温樊兰殷施洪翟安颜倪牛俞章鲁葛毕聂岳齐柴庞苗尚左耿关焦卜冉柳邢阎骆甘申祝詹路柯凌霍包柏邬"
    "盛曲舒项欧游裴席古解迟时连成车宫辛管卫房梅童庄辜鲍井冀缪宗娄费岑薄阮季单谷晏褚桂靳蒙屈鞠闵宁符景查初"
    "官隋楚丛蔺卞宿商乌巩苑栾臧晁荆刁郎沙桑党阚司冷燕仇牟农郁庾窦涂简饶储蓝喻祁明郗池隗滕麻原衣逄綦仝仲战"
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

# Words that begin with a surname's character, and what people are called instead of by name.
_NOT_NAMES = re.compile(
    r"高[度效质速温等压标位新举级峰考校层兴中铁举]|安[排全置装保心徽居]|任[务职命用期免何组副书主]|于[是今当年近日此前全]|时[任刻间候常值代期]"
    r"|常[态年常委务驻规见]|严[格肃把查厉守惩防密抓]|平[时均安]|和[谐平群社]|明[确显年天]|成[立员功为果效绩都]|方[面案式针便向法可]"
    r"|金[融属额]|白[天色]|江[苏西北南]|项目|路[面上段口线]|车[辆间站主管队]|马[上路]|牛[羊肉奶]|花生|黄[河金色]|石[油材]|温[暖馨情度室]"
    r"|季[度节]|万[元余人户亩里]|钱[款物]|申[请报领办]|席位|连[续夜任日线接]|干[部净]|从[严事而]|文[明化件艺字教旅体]|古城|向[前上群全社着大市县民下记]"
    r"|关[于爱心注怀键]|程序|余[名人户]|游[客览]|包[括村联保片抓含]|管[理护控委]|查[处看找验办询获]|解[决放读答除]|单[位独]|景区|初[步心次]|官[方兵]"
    r"|商[务业户量贸场讨]|党[委员组的支建政史课]|司[法机]|农[业村民户机产]|简[化单介]|原[则因来有]|战[略斗役]|古[代老]|舒适|盛[大会]|房[屋产]|梅花"
    r"|左右|尚[未且]|符合|宁[夏波]|卫生|章程|施[工策行]|项[目]|洪[水涝]|齐[抓心全]|岳[父母]|温|成|宗旨|费用|谷物|燕[子麦]|冷[链库]|沙[滩发]|宫颈|辛[苦勤]|左侧"
    r"|许[多可诺]|何[时以]|周[边围末密全到期一二三四五六日]|林[业地权长]|田[间地园]|段[时]|龙头|史[料]|顾[问客]|康复|汤[药]|武[装术警汉]|白[色]|秦[皇]|夏[季天粮收]"
    r"|胡[同]|曾[任经在是]|付[出款]|叶[子]|杜绝|苏[州]|丁[二]|陆[续地]|范[围例]|易[燃发]|文|游泳|席|古|时|连|明[日]|池|麻"
)
_CALLED = re.compile(
    r"..?某|.[大二三老]?[爷娘妈叔伯婶哥姐]|.阿姨|.奶奶|.先生|.女士|.同[学志]|.老师|.师傅|.[书主局所队院校县市区镇]"
)
# What may follow a name.
_AFTER = re.compile(
    r"[\s，。、；：！？（）()“”\"《》,;:!?…—·）」』】]|$"
    r"|同志|说|介绍|表示|指出|强调|主持|告诉|带领|带队|率|一行|等|在|到|对|向|为|与|和|及|以及|就|从|把|将|于|前往|赶赴|深入|来到|走进|作|做|致|宣布|宣读|出席"
    r"|参加|陪同|参与|代表|受|被|获|荣|讲|坦言|称|透露|围绕|结合|通报|传达|总结|部署|组织|现场|带着|带头|亲自|先后|分别|担任|任|当选|立即|第一时间|发表|点评|领学|授课|授牌"
    r"|听取|调研|检查|督导|看望|慰问|签|发现|得知|接到|赴|又|也|还|正|已|则|便|均|是|的|以|会见|主动|积极|认真|详细|耐心|高兴|感慨|回忆|见|提出|要求|汇报|发言|讲解|解读|因|用|给|让|和他|不|每|今|昨|近日"
)
# A last character that is rather the next word's first: 王强说, 李明在.
_NEVER_LAST = frozenset(
    "说在到对向等率赴称讲作做致受被获就把将从及的了是已还也又均则便以于告表指强介主带一同出参任签听调检看与给让因用不每今昨正提要汇发"
)
_ROLE = re.compile(
    f"(?P<role>{_HEADS})"
    "(?P<gap>[ \u3000]{0,2})(?P<name>(?:" + "|".join(_COMPOUND) + f"|[{_SURNAMES}])"
    "(?:[ \u3000]{1,2}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,2}))"
)
_ROLE_END = re.compile(f"(?:{_HEADS})$")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]*$")
# Words before a role that do not belong to it.
_BEFORE_ROLE = re.compile(
    r".*(?:由|和|与|及|对|向|经|据|在|是|被|请|邀请|邀|任命|选举|陪同|跟随|随|让|当选|担任|会见|采访|了|的|来自|以及|还有|其中|同时|日|下|上午|下午|时|到|见到|找到|告诉|感谢|听取|来到|走进|现场|，)"
)
_LONGEST_ROLE = 24


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named with a role, both as printed; `offset` is where the role begins."""

    role: str
    name: str
    offset: int


def officials(text: str) -> tuple[Mention, ...]:
    """The people whom a text names with an official role, in order; the same person once for each role."""
    found: dict[tuple[str, str], Mention] = {}
    for match in _ROLE.finditer(text):
        name = _name(text, match)
        if name:
            start = _role_start(text, match.start("role"))
            role = text[start : match.end("role")]
            found.setdefault((role, name), Mention(role, name, start))
    return tuple(found.values())


def _name(text: str, match: re.Match[str]) -> str:
    """The whole name that begins after a role, "" where none does."""
    printed = match["name"]
    if " " in printed or "\u3000" in printed:
        return printed[0] + printed[-1] if printed[:2] not in _COMPOUND else ""
    start = match.start("name")
    shortest = 3 if printed[:2] in _COMPOUND and len(printed) > 2 else 2
    longest = 4 if shortest == 3 else 3
    for length in range(longest, shortest - 1, -1):
        name = text[start : start + length]
        if _is_name(name, length) and _AFTER.match(text, start + length):
            return name
    return ""


def _is_name(name: str, length: int) -> bool:
    if len(name) < length or name[-1] in _NEVER_LAST or not _HAN_RUN.fullmatch(name):
        return False
    return not (_NOT_NAMES.match(name) or _CALLED.match(name) or "某" in name or _ROLE_END.search(name))


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
