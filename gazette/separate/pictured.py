"""Sentences and lines that say what a picture shows: who is doing what, who comes where."""

from __future__ import annotations

import re

LONGEST = 40  # characters of a caption that one sentence makes
# One sentence that says what is seen: 东山村村民在给沙梨套袋。 民警向群众讲解佩戴头盔的重要性。
SEEN = (
    "讲解|宣传|介绍|发放|演示|检查|排查|巡逻|查看|查验|查询|讲授|普及|赠送|送去|送上|办理|指挥|疏导|护送|参观|采摘|展示|表演"
    "|慰问|劝导|指导|示范"
)
SCENE = re.compile(
    r"(?!.*(?:未|没有|[（(].{5}))"  # nobody sees what was not done, and notes stand in no caption
    r"(?![我你他她它这那其此并也还就都才但而又再后])[\u4e00-\u9fff·]{2,16}?(?:（[^（）]{1,4}）)?"
    rf"(?:(?:(?<![现存所其将压还仍尚中时后])正?在(?!于|建(?!筑)|职(?!工)|校[生学]|不断|一定|成为|进行|变)|正(?![式派规常确])|把)(?:[^，。；：？！“”]|“[^，。；：？！“”]{{1,8}}”){{3,24}}"
    rf"|(?:向|给|为|对|深入|走进|来到)[^，。；：？！“”]{{2,14}}(?:{SEEN})[^，。；：？！“”]{{0,14}})。$"
)
# The same of those who come and help: 流动警务车开进山村，为群众办理业务。
COMING = re.compile(
    r"(?![我你他她它这那其此并也还就都才但而又再后]|近|日前|目前|今|当|随|下|通过|同时|每)[\u4e00-\u9fff·]{2,12}?"
    r"(?:走进|开进|深入|来到|走上)[^，。；：？！“”]{2,10}，[为向给与和帮教][^，。；：？！“”]{3,20}。$"
)
# The same without a full stop, which a headline hardly is: 果农在采摘椪柑, 签约仪式现场.
UNSTOPPED = re.compile(
    r"(?!.*(?:[被将]|[亡死伤案]$))"  # what was done to somebody, and how it ended, is news
    r"(?:[\u4e00-\u9fff·]{0,12}?(?:(?<![他她你我])们|[农民员人者工警客众友师户童妇女兵手]|(?<![发产出诞])生|专家|孩子|队伍?|同学|青年|学子)(?:正?在|正)"
    r"(?!家|全|线|列|校园|行动|路上|省|市|县|中国|这|那)[^，。；：？！ \u3000]{3,20}$"
    r"|[\u4e00-\u9fff“”]{4,14}(?:现场|一角|外景|全景)$)"
)


# What goes on with what stands above, or tells what somebody said, thought or is said to have done.
TELLS = re.compile(
    r"[我你他她它其这那此但而并也还就却又]|(?:目前|据|随后|后来|当时|此时|同时|不过|因|由于|如果|虽然|自此|截至|最终|于是|之后|其实|另外|所以|然而|经)"
    r"|[^。]*(?:表示|告诉|认为|透露|坦言|回忆|强调|指出|称[，：“]|说[，：“]|被判|涉嫌|拘留|逮捕|立案|报警|死亡|身亡)"
)


def tells_no_picture(text: str) -> bool:
    """Whether a text says what no picture shows.

    >>> tells_no_picture("他没有多想，跳进了河里。"), tells_no_picture("7月4日，民警在路口疏导交通。")
    (True, False)
    """
    return TELLS.match(text) is not None


def shows_scene(text: str) -> bool:
    """Whether a text is one sentence that says who is doing what in a picture.

    >>> shows_scene("民警向赶集群众讲解佩戴头盔的重要性。"), shows_scene("孩子们在“农耕园”里看小麦。")
    (True, True)
    >>> shows_scene("东山村村民在给沙梨套袋。"), shows_scene("他在村里住了十年。"), shows_scene("雨停了，村民在补种。")
    (True, False, False)
    >>> shows_scene("专家将在县医院为居民会诊。"), shows_scene("几个发展到现在的一百五十多个。")
    (False, False)
    >>> shows_scene("案件还在进一步审理中。"), shows_scene("李某在法定期限内未提出上诉。")
    (False, False)
    """
    return text[-1] == "。" and len(text) <= LONGEST and SCENE.match(text) is not None


def shows_coming(text: str) -> bool:
    """Whether a text is one sentence that says who comes where and does what, as below a picture.

    >>> shows_coming("流动警务车开进山村，为群众办理业务。"), shows_coming("目前，民警走进校园，为学生上课。")
    (True, False)
    """
    return text[-1] == "。" and len(text) <= LONGEST and COMING.match(text) is not None


def shows(text: str) -> bool:
    """Whether a text is one sentence that says either."""
    return shows_scene(text) or shows_coming(text)


def names_scene(text: str) -> bool:
    """Whether a line without a full stop says who is doing what in a picture, rather than being a headline.

    >>> names_scene("果农在采摘椪柑"), names_scene("农民在家门口上班"), names_scene("签约仪式现场")
    (True, False, True)
    >>> names_scene("火灾发生在林区腹地沼泽地带"), names_scene("两名学生在河边玩耍时溺亡")
    (False, False)
    """
    hinted = "在" in text or "正" in text or text[-1] in "场角景"  # without which no line is one
    return hinted and len(text) <= LONGEST and UNSTOPPED.match(text) is not None
