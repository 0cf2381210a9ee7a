"""Names of people: what looks like one, and the names in a run of them."""

from __future__ import annotations

import re

NAME_ONLY = re.compile(r"^[\u4e00-\u9fff]{1,3}(?:·[\u4e00-\u9fff]{1,6})?[\u4e00-\u9fff]$")
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田"
    "樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄家封芮储靳段焦巴牧山谷车侯全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶郜黎蓟薄印"
    "宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳姬申扶堵冉宰雍桑桂牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡文寇广禄东"
    "竺欧阳司徒上官诸葛闫肖付涂冼区麦覃仝逄"
)


def is_name(text: str) -> bool:
    """Whether a line is nothing but a name, as an author's under a headline.

    >>> is_name("李雷"), is_name("专题")
    (True, False)
    """
    name = "".join(text.split())
    return 2 <= len(name) <= 4 and name[0] in SURNAMES and NAME_ONLY.match(name) is not None


def names(part: str) -> list[str]:
    """The names in a text that holds nothing else.

    >>> names("李雷 韩 梅")
    ['李雷', '韩梅']
    """
    found: list[str] = []
    for word in re.split(r"[ \u3000、，,/／;；|｜:：（）()]+", part.strip()):
        if found and len(word) == 1 and len(found[-1]) == 1 and "\u4e00" <= word <= "\u9fff":
            found[-1] += word  # 张 三, spaced out to fit a column
        elif word:
            found.append(word)
    return [name for name in found if NAME_ONLY.match(name) and not re.search(r"报道|摄影|报|讯|电$|网$|社$", name)]
