"""Names of people: what looks like one, and the names in a run of them."""

from __future__ import annotations

import re

import rjieba

NAME_ONLY = re.compile(r"^(?:[\u4e00-\u9fff]{1,3}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,6})[\u4e00-\u9fff]$")
SURNAMES = frozenset(
    "曾丘芦赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄家封芮储靳段焦巴牧山谷车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶郜黎蓟薄印"
    "宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡文寇广禄东"
    "敖佟佘丛岳巩帅楚楼漆粟苟茆荆谌谯辜逯邸鄢钮阚雒靖鹿栗揭亓兰尚晁仉代邝邰邬邴"
    "竺欧阳司徒上官诸葛闫肖付涂冼区麦覃仝逄"
)
SURNAME = "[" + "".join(sorted(SURNAMES)) + "]"


COMPOUND = ("欧阳", "司徒", "上官", "诸葛", "司马", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方")
# Given names that Tibetan, Mongolian, Uyghur and Kazakh names are made of, as they are written in Chinese.
TRANSCRIBED = re.compile(
    r"扎西|卓玛|尼玛|央宗|多吉|达娃|格桑|平措|罗布|旺堆|洛桑|丹增|巴桑|普布|边巴|拉姆|白玛|索朗|曲珍|德吉|强巴|阿旺|玉珍|次仁|顿珠|次旺|旺姆|桑珠|加措|嘉措|仁青|才让|才旦"
    r"|巴特尔|其其格|格日勒|乌云|高娃|朝鲁|巴图|苏和|阿依|古丽|买买提|库尔班|吐尔|艾尼|热合|木拉提|努尔|玛丽亚|叶尔|别克|艾力|阿布|依布拉"
)
TRANSCRIBED_LONGEST = 6  # characters
# The characters that write foreign names by their sound: 科林·布莱克莫尔. Hardly any word is made of them alone.
SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴白班邦贝本比彼宾波玻伯勃博布查达代戴丹道德登迪蒂丁东杜顿多厄恩尔法凡菲费芬丰冯佛弗福富盖甘冈高戈哥格葛根古瓜圭哈海汉豪赫亨洪胡华霍基吉加贾简杰金卡凯坎康考柯科克"
    "肯孔库夸昆拉莱兰朗劳勒雷蕾黎里丽利莉莲廉列林琳龙隆卢鲁露路伦罗洛吕马玛麦迈曼芒毛梅门蒙米密敏明摩莫默姆穆木纳娜南内尼妮涅宁纽努诺欧帕潘庞佩彭皮普齐奇契乔钦琼丘让热仁日荣儒瑞若萨塞"
    "赛桑森沙莎山尚舍申圣施什史士舒丝斯思松苏素索塔泰坦汤唐陶特滕提廷图土托瓦万旺威维韦魏温翁沃乌武西锡希夏香肖谢辛欣休雪雅亚延扬耶叶伊依因英尤约泽詹珍治兹子佐亨婕婷柳甫甸坚娅尕才仓措旦"
)
LAST_IN_BRACKETS = re.compile(r"[（(](?:[^（()）]*[ \u3000、])?([\u4e00-\u9fff]{2,5})$")
FIRST_IN_BRACKETS = re.compile(r"([\u4e00-\u9fff]{2,3})(?:[ \u3000、][^（()）]*)?[）)]")
BRACKETS_REACH = 48  # characters before the end of a line among which the brackets of names open
# What a person is, before the name: 某医院骨科主任 段绍斌, 校学生会 冯浩, 初二（1）班 李羽桐.
AFFILIATION = re.compile(
    r"[\u4e00-\u9fff（）()·\d]{0,18}(?:[局厅院校会社所站队班组部室处科办委园馆场]|中心|公司|支部|大学|中学|小学|学院|学校|法庭|银行|乡|镇|村|街道|社区|市|县|区|省"
    r"|主任|医师|医生|护士长?|局长|院长|校长|书记|教师|老师|教授|研究员|农艺师|主席|会员|理事长?|干事|干部|学生|社员|律师|法官|检察官|民警|作家|诗人|村民|[市居]民|网友|家长|用户|职工|农民|读者|会长|所长|站长|队长)$"
)
WITH_OFFICE = re.compile(r"([\u4e00-\u9fff][\u4e00-\u9fff \u3000]{1,4})[（(]([^（）()，。！？]{4,30})[）)]")
TOLD = re.compile(r"^([\u4e00-\u9fff]{2,4})[:：]")
GUIDE = re.compile(r"(?:指导(?:教师|老师)?|作者|撰文|文)[:：]?$")


def is_author(text: str) -> bool:
    """Whether a line, where an author's would stand, says who wrote: names, each perhaps with what the person is.

    >>> is_author("英山县人民医院骨科主任 段绍斌"), is_author("初二(1)班 李羽桐 指导教师:申慧芳")
    (True, True)
    >>> is_author("次仁顿珠"), is_author("多措并举 稳住就业"), is_author("县纪委 严管干部")
    (True, False, False)
    """
    return bool(authors(text))


def authors(text: str) -> list[tuple[str, str]]:
    """The roles and names in an author's line, none where it says anything else.

    >>> authors("校学生会 冯浩"), authors("李羽桐 指导教师：申慧芳"), authors("稳增长 促就业")
    ([('作者', '冯浩')], [('作者', '李羽桐'), ('指导教师', '申慧芳')], [])
    >>> authors("许冬 某市第一中学 初三（20）班")
    [('作者', '许冬')]
    >>> authors("许冬：以校为家以家为校")
    []
    >>> authors("韩　梅（青山县人民医院眼科主任医师）"), authors("方案（征求意见稿）")
    ([('作者', '韩梅')], [])
    """
    if re.search(r"[，。；！？、“”]", text):
        return []
    if (signed := WITH_OFFICE.fullmatch(text)) and is_name(signed[1]) and AFFILIATION.match(signed[2]):
        return [("作者", "".join(signed[1].split()))]
    parts = [part for part in re.split(r"[ \u3000:：]+", text.strip()) if part]
    if len(parts) == 2 and len(parts[0]) == 1:
        return [("作者", "".join(parts))] if is_name(text) else []  # a name spaced out: 张 三
    if not parts or not (is_person(parts[-1]) or is_person(parts[0])):
        return []
    if any(is_person(name) for name in TOLD.findall(text)):
        return []  # a person, then what is said of them: 王小英：以校为家
    if not all(is_person(part) or AFFILIATION.match(part) or GUIDE.match(part) for part in parts):
        return []
    before = ["", *parts]
    return [(_role(role), part) for role, part in zip(before, parts, strict=False) if is_person(part)]


def _role(part: str) -> str:
    return part if part.startswith("指导") else "作者"


def is_person(part: str) -> bool:
    """Whether a word is a name: one of two or three characters, or one that says by its form that it is longer.

    >>> is_person("李雷"), is_person("科林·布莱克莫尔"), is_person("新春年集·舞狮")
    (True, True, False)
    """
    if NAME_ONLY.match(part) is None or part.endswith(("员", "者")):
        return False
    if TRANSCRIBED.search(part) or ("·" in part and _sounds_foreign(part)):
        return True
    return part[0] in SURNAMES and (len(part) <= 3 or part.startswith(COMPOUND))


def _sounds_foreign(part: str) -> bool:
    """Whether most characters of a name with a dot write sounds."""
    return sum([char in SOUNDS for char in part if char != "·"]) * 3 >= 2 * (len(part) - 1)


def is_name(text: str) -> bool:
    """Whether a line is nothing but a name, as an author's under a headline.

    >>> is_name("李雷"), is_name("专题")
    (True, False)
    """
    name = "".join(text.split())
    return 2 <= len(name) <= 4 and name[0] in SURNAMES and NAME_ONLY.match(name) is not None


def is_pen_name(text: str) -> bool:
    """Whether two to four characters are words of names alone, as an essay's author may call himself.

    >>> is_pen_name("青岚"), is_pen_name("杨柳依依"), is_pen_name("往事"), is_pen_name("清明时节")
    (True, True, False, False)
    """
    short = 2 <= len(text) <= 4 and NAME_ONLY.match(text) is not None
    return short and all(kind.startswith("nr") for _, kind in rjieba.tag(text, True))


def is_word(text: str) -> bool:
    """Whether a text is one word that no name is.

    >>> is_word("方案"), is_word("李雷"), is_word("高峰")
    (True, False, False)
    """
    words = rjieba.tag(text, False)
    return len(words) == 1 and not words[0][1].startswith("nr")


def names(part: str) -> list[str]:
    """The names in a text that holds nothing else.

    >>> names("李雷 韩 梅"), names("乌云其其格")
    (['李雷', '韩梅'], ['乌云其其格'])
    """
    found: list[str] = []
    for word in re.split(r"[ \u3000、，,/／;；|｜:：（）()]+", part.strip()):
        if found and len(word) == 1 and len(found[-1]) == 1 and "\u4e00" <= word <= "\u9fff":
            found[-1] += word  # 张 三, spaced out to fit a column
        elif word:
            found.append(word)
    whole = [name for name in found if NAME_ONLY.match(name) or _is_transcribed(name)]
    return [name for name in whole if not re.search(r"报道|摄影|报|讯|电$|网$|社$", name)]


def _is_transcribed(name: str) -> bool:
    """Whether a longer word is a name as they are written in Chinese."""
    return len(name) <= TRANSCRIBED_LONGEST and name.isalpha() and TRANSCRIBED.search(name) is not None


def parted(above: str, below: str) -> bool:
    """Whether one name ends a line inside brackets and another opens the next, so that a blank stood between them.

    >>> parted("保存。（池鱼", "樊一诺）"), parted("（记者 王小", "明）"), parted("（乌云", "其其格）")
    (True, False, False)
    """
    first = FIRST_IN_BRACKETS.match(below)
    if first is None or not is_name(first[1]):
        return False
    last = LAST_IN_BRACKETS.search(above[-BRACKETS_REACH:])
    return last is not None and is_person(last[1])
