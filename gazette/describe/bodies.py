"""The bodies of local government and how their names are built (gazette/data/bodies.txt and the patterns here)."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from gazette.describe.lexicon import Lexicon


@cache
def names(group: str) -> Lexicon[str]:
    """The printed forms of the bodies of a list, each with the name that pages show."""
    forms: dict[str, str] = {}
    current = ""
    for line in resources.files("gazette").joinpath("data", "bodies.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            current = line[1:].strip()
        elif line and not line.startswith("#") and current == group:
            name, *others = line.split()
            forms.update(dict.fromkeys((name, *others), name))
    return Lexicon(forms)


# A body that no list has, after the name of its place: 茌平区山东梆子剧团, 大理州洱海保护管理局.
OTHER = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{0,12}?(?:[(（][\u4e00-\u9fff]{1,4}[)）][\u4e00-\u9fff]{0,10}?)?)"
    r"(?P<suffix>(?<![大格布结全当开僵时破残定])局(?![面势部限促域])|委员会|办公室|领导小组|指挥部|专班|管委会|协会|学会|商会|联合会|基金会|研究会|工会|法院|法庭|检察院|监狱|海关|海事处|林场|农场|水文站|气象站|气象台|地震台|储备库|供电公司|自来水公司|水务公司|燃气公司|热力公司|公交公司|公交集团|"
    r"农商银行|农村商业银行|农信社|农村信用社|支行|分行|村委会|居委会|村民委员会|居民委员会|少工委|关工委|农科院|科学院|救援队|血站|"
    r"支队|大队|中队|派出所|司法所|看守所|保护所|管理所|供电所|卫生室|研究所|研究院|服务中心|保护中心|管理中心|指挥中心|发展中心|事务中心|交易中心|控制中心|执法中心|救援中心|就业和人才中心|活动中心|监测中心|救助中心|推广中心|保障中心|"
    r"管理处|登记处|草原站|农技站|林业站|畜牧站|兽医站|服务站|管理站|剧团|剧院(?!广场|门前)|京剧院|文工团|艺术团|文化馆|文化站|图书馆|博物馆|美术馆|档案馆|纪念馆|科技馆|体育馆|党校|"
    r"中学|(?<!中)小学|幼儿园|初中|高中|[一二三四五六七八九十]中(?!学)|职专|技校|职业中专|实验学校|特殊教育学校|学校|学院|大学|"
    r"医院|卫生院|保健院|卫生服务中心|福利院|敬老院|养老院|供销社)(?![长员路部内外里旁]|门口|周边|附近)"
)
# Those that a level of government has few of, so that 县文物保护所 is told by the level alone.
ONE_OF_A_KIND = re.compile(
    r"(?P<stem>[\u4e00-\u9fff]{2,8}?)(?P<suffix>(?<![大格布结全当开僵时破残定])局(?![面势部限促域])|[馆所团](?![长员里内])|中心|医院|保健院|办公室|登记处|支队|大队|中学|小学|幼儿园|协会)"
    r"(?![长员路部内外里旁]|门口|周边|附近)"
)
# What a name does not contain: words that join, act or count.
SENTENCE = re.compile(
    r"[的与及在到对为是了等将把被给从向各全该我某多每这那其有以让使已共所个名位家座些来去往于并且也都就还]|开展|举行|举办|召开|组织|推进|推动|"
    r"加强|实施|完成|建成|建设了|开通|打造|强化|深化|坚持|通过|利用|成立|新增|设立|创建|积极|深入|持续|认真|扎实|全力|努力|累计|今年|目前|"
    r"近年|干部|居民|市民|村民|群众|选派|联系|联合|会同|协调|邀请|走访|慰问|部分|其他|首家|首个|一批|工作|农村|城区|行政|党员|志愿者到|"
    r"民警|辅警|记者|通讯员|同志|先后|严格|不断|进一步|统筹|要求|安排|部署|发布|印发|下发|出台|获|荣获|入选|参加|赴|和(?!平|谐|合)|"
    r"时间|时任|原|时代广场"
)
# What is done with a school or a hospital, where it stands before one: 在哈尔滨念大学, 在城里盖医院.
DONE_WITH = re.compile(r"(?:[念读考上办建盖捐进住](?:了|过|完|起)?)$")
LEARNT_AT = frozenset(("小学", "中学", "初中", "高中", "大学", "学院", "学校", "幼儿园", "医院", "卫生院", "敬老院"))
# A unit of a body: 交警支队执勤三大队, 公安厅车管所, 公安局清泉派出所.
UNIT = re.compile(
    r"(?:执勤|直属|城区|高速)?第?[一二三四五六七八九十]{1,2}(?:大队|中队)|车管所|指挥中心|"
    r"(?P<stem>(?!领导|民警|全体|党员|组织|开展)[\u4e00-\u9fff]{2,4}?)(?:派出所|分局|大队|中队)(?![长员])"
)
COLLEGE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,14}?)(?:学院|研究院|医院|附属中学|附属小学)(?![长派])")
# A university whose name does not begin with a place.
UNIVERSITY = re.compile(
    r"(?:清华|复旦|同济|南开|暨南|(?:中国|中央|首都|国防|东北|西北|西南|华东|华中|华南|华北|中南|东南|东华|齐鲁|燕山|江南|江汉|长江|黄河|三峡|河海|塔里木)"
    r"(?:[\u4e00-\u9fff]{2,6}?)?)大学"
)
# What stands before a body that is called by its own name, without a status: 凤岩供电所, 平麓国家粮食储备库.
OWN_STEM = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到由从与和向对据、]))"
    r"(?P<stem>(?![在到由从与和向对据])[\u4e00-\u9fff]{2,4}?)(?:国家|省|市|县)?(?P<kind>粮食|治沙|国有)?$"
)
NO_BODY_AFTER = re.compile(r"[长员路里旁]|门口|附近|周边|口诀")
# A bank's branch: 邮储银行陶丘县支行, 中国农业银行冠县支行.
BANK = re.compile(
    r"(?:中国)?(?:工商|农业|农发|农业发展|建设|交通|邮储|邮政储蓄|人民|招商|民生|光大|中信|浦发|兴业|齐鲁|农商|农村商业|中国)"
    r"银行(?P<place>[\u4e00-\u9fff]{2,7}?)[支分]行(?!长)"
)
# Businesses, which count only where an article is about them.
COMMERCIAL = re.compile(r"(?:银行|支行|分行|公司|集团|合作社|信用社|农信社)$")
# The bodies that a report thanks, not those that it is about.
THANKED = re.compile(
    r"[\u4e00-\u9fff、和]{0,14}?(?:的?(?:坚强|正确|统一|直接)?领导下|(?:坚强|正确)领导|大力支持下|关心支持下)"
)
