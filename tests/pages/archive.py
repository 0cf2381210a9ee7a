"""A generated archive: any number of described articles with different texts, for tests of search and of scale.

Each article is put together from sentences with slots (places, agencies, people, numbers, dates) and from sentences of
the clean corpus whose numbers are changed, so that hardly any two share a paragraph.
"""

from __future__ import annotations

import random
import re
from functools import cache
from typing import NamedTuple

from gazette.model import Article, Contributor
from tests.pages.corpus import load

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛范彭郎鲁韦马苗方俞任袁柳"
)
GIVEN = "建国志强秀英桂兰文博思远雨桐海燕德明玉珍晓峰佳怡立新春梅子涵国栋丽华永胜静怡少华红霞一鸣素芬"
FIRST = "青白石云龙凤清丹松柳桃梅竹金银玉泉沙河溪临望长安永新东南西北大"
SECOND = "山河溪口湾桥坪坝岭塬洲浦泽川阳阴原峡滩沟湖塘"
KINDS = (("县", "county"), ("区", "county"), ("市", "county"), ("镇", "township"), ("乡", "township"))
MONTHS = tuple(f"{year}-{month:02}" for year in range(2012, 2025) for month in range(1, 13))


class Beat(NamedTuple):
    """What a kind of news is made of: topic ids, agency endings, acts, objects, outcomes."""

    topics: tuple[str, ...]
    agencies: tuple[str, ...]
    acts: tuple[str, ...]
    objects: tuple[str, ...]
    outcomes: tuple[str, ...]


BEATS = (
    Beat(
        ("road-safety", "traffic-enforcement"),
        ("交警大队", "公安局"),
        ("夜查酒驾", "严查超速", "整治电动车逆行", "清理僵尸车", "排查隐患路口"),
        ("国道沿线", "学校周边", "城乡结合部", "集镇路段", "高架匝道"),
        ("查处各类违法{n}起", "事故起数同比下降{p}", "劝返超员车辆{n}辆", "设置警示牌{n}面"),
    ),
    Beat(
        ("poverty-alleviation", "industry-relief"),
        ("扶贫办", "乡村振兴局"),
        ("发展大棚西瓜", "入户核查收入", "推广金银花种植", "组织技能培训", "开办扶贫车间"),
        ("脱贫户", "边缘户", "搬迁安置点", "库区移民村", "深山自然村"),
        ("户均增收{n}元", "带动{n}户就近务工", "发放小额贷款{n}万元", "满意度达到{p}"),
    ),
    Beat(
        ("school-safety", "science-education"),
        ("教育局", "实验小学", "第三中学"),
        ("开展防溺水宣传", "举办航模比赛", "推行课后托管", "排练校园话剧", "检查食堂卫生"),
        ("乡镇中小学", "留守儿童", "寄宿学生", "毕业班", "特教班"),
        ("惠及学生{n}人", "家长参与率{p}", "收到作品{n}件", "整改问题{n}个"),
    ),
    Beat(
        ("public-health", "health-sports"),
        ("人民医院", "疾控中心", "卫生健康局"),
        ("下乡义诊", "接种流感疫苗", "筛查两癌", "培训村医", "推广家庭医生签约"),
        ("老年人", "慢性病患者", "孕产妇", "环卫工人", "边远牧民"),
        ("签约率提高到{p}", "诊疗{n}人次", "建立健康档案{n}份", "转诊危重患者{n}名"),
    ),
    Beat(
        ("agriculture", "specialty-farming"),
        ("农业农村局", "农技站"),
        ("推广水稻侧深施肥", "抢种冬油菜", "防治草地贪夜蛾", "改造低产茶园", "引进无籽葡萄"),
        ("种粮大户", "家庭农场", "合作社", "梯田", "盐碱地"),
        ("亩产达到{n}公斤", "面积扩大到{n}亩", "机收率{p}", "节省农药{n}公斤"),
    ),
    Beat(
        ("market-safety", "commerce-tourism"),
        ("市场监督管理局", "商务局"),
        ("抽检校园周边食品", "校准电子秤", "查处假冒种子", "整治过度包装", "巡查冷库"),
        ("农贸市场", "小餐饮店", "网络商户", "药店", "加油站"),
        ("立案{n}件", "下架商品{n}批次", "合格率{p}", "挽回损失{n}元"),
    ),
    Beat(
        ("culture-media", "local-opera"),
        ("文化馆", "图书馆", "文旅局"),
        ("送戏下乡", "修缮古戏台", "征集老照片", "举办灯会", "录制民歌"),
        ("古镇居民", "非遗传承人", "戏迷票友", "民间乐队", "剪纸艺人"),
        ("演出{n}场", "观众{n}人次", "收集藏品{n}件", "上座率{p}"),
    ),
    Beat(
        ("urban-environment", "living-environment"),
        ("生态环境局", "住建局", "水务局"),
        ("清理黑臭水体", "改造老旧小区", "推行垃圾分类", "拆除违建", "疏通下水管网"),
        ("背街小巷", "城中村", "沿河排口", "农贸市场", "老家属院"),
        ("清运垃圾{n}吨", "水质达标率{p}", "加装电梯{n}部", "新增停车位{n}个"),
    ),
    Beat(
        ("public-security", "police-force"),
        ("公安局", "派出所", "司法局"),
        ("打击电信诈骗", "调解邻里纠纷", "找回走失老人", "开展实战练兵", "宣讲反诈知识"),
        ("独居老人", "在校学生", "外来务工者", "个体商户", "乡村社区"),
        ("破案{n}起", "追回赃款{n}万元", "化解纠纷{n}起", "群众满意率{p}"),
    ),
    Beat(
        ("labour-personnel", "employment"),
        ("人社局", "总工会"),
        ("举办招聘会", "追讨欠薪", "开设夜校", "评选技术能手", "慰问高温岗位"),
        ("返乡农民工", "高校毕业生", "新就业形态劳动者", "下岗职工", "残疾人"),
        ("提供岗位{n}个", "达成意向{n}人", "追回工资{n}万元", "就业率{p}"),
    ),
    Beat(
        ("civil-affairs", "social-assistance", "volunteering"),
        ("民政局", "残联", "红十字会"),
        ("核查低保对象", "发放防寒物资", "建设幸福食堂", "结对帮扶孤儿", "开展应急救护培训"),
        ("高龄老人", "受灾群众", "困境儿童", "残疾家庭", "空巢家庭"),
        ("发放资金{n}万元", "救助{n}人次", "志愿者达到{n}名", "覆盖率{p}"),
    ),
    Beat(
        ("industry-transport", "road-infrastructure"),
        ("交通运输局", "公路局", "开发区管委会"),
        ("铺设农村公路", "加固危桥", "开通定制公交", "招商引资", "建设充电桩"),
        ("产业园区", "物流企业", "山区公路", "客运站", "专精特新企业"),
        ("新建里程{n}公里", "投资{n}万元", "产值增长{p}", "签约项目{n}个"),
    ),
)

LEDES = (
    "{date}，{agency}{act}，重点面向{object}，目前已{outcome}。",
    "连日来，{agency}组织力量{act}，走进{object}中间，截至目前{outcome}。",
    "“这件事办到了我们心坎上。”{date}，{place}居民{person}谈起{agency}{act}的举措时这样说。",
    "记者{date}从{agency}了解到，今年以来，{place}围绕{object}{act}，{outcome}。",
    "{place}把{act}作为年度实事来抓，由{agency}牵头，{object}率先受益，{outcome}。",
)
DETAILS = (
    "{agency}负责人{person}介绍，{act}不是一阵风，下一步还要建立长效机制。",
    "在{village}，{person}一边忙活一边算账：一年下来，{outcome}。",
    "为了摸清底数，工作人员跑遍{n}个村组，登记{object}{n}户，逐户建立台账。",
    "针对{object}反映集中的{n}个问题，{agency}逐项列出清单，限期{m}天办结。",
    "{person}今年{age}岁，在{village}住了大半辈子，说起变化，他掰着指头数了{m}样。",
    "数据显示，{date}以来，{place}累计{outcome}，比上年同期增加{n}。",
    "“{object}最盼的就是有人来、能说话、办得成。”{village}党支部书记{person}说。",
    "遇到下雨天，{agency}的队员穿着雨靴照样上路，{m}天里没有漏掉一处。",
    "经过{m}轮协商，{village}与{agency}签订协议，明确{act}的时间、经费和责任人。",
    "当天的活动吸引了{n}余人参加，{person}等{m}人被评为先进个人。",
)
CLOSES = (
    "{place}有关部门表示，将继续{act}，力争年底前{outcome}。",
    "下一步，{agency}将总结{village}的做法，在全{kind}推广。",
    "{person}说：“路还长，慢慢来，但不能停。”",
    "据悉，相关工作将持续到{date}。",
)
TITLES = (
    "{place}{act}：{outcome}",
    "{agency}{act}",
    "{agency}面向{object}{act}",
    "{village}里看{act}",
    "{place}：{object}迎来新变化",
    "{act} {outcome}",
)


@cache
def _borrowed() -> tuple[str, ...]:
    """Whole sentences of the corpus without quotation marks or brackets."""
    texts = (
        piece.text
        for split in ("tuned", "heldout")
        for a in load(split)
        for piece in a.body
        if piece.role == "paragraph"
    )
    sentences = (s for text in texts for s in re.findall(r"[^。！？]+[。！？]", text))
    return tuple(sorted({s for s in sentences if 18 <= len(s) <= 90 and not re.search(r"[“”‘’（）《》：]", s)}))


def _person(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))


def _place(rng: random.Random) -> tuple[str, str]:
    kind, _ = rng.choice(KINDS)
    return rng.choice(FIRST) + rng.choice(SECOND) + kind, kind


def _changed(rng: random.Random, sentence: str) -> str:
    """A borrowed sentence with other numbers; its dates and times stay possible."""
    return re.sub(r"\d(?=[\d.]*[^\d.年月日时分:：—至])", lambda _: rng.choice("123456789"), sentence)


def _slots(rng: random.Random, beat: Beat, place: str, kind: str, agency: str, month: str) -> dict[str, str]:
    """Fresh values for every slot; place and agency stay those of the article."""
    outcome = rng.choice(beat.outcomes).format(n=rng.randint(12, 9800), p=f"{rng.randint(51, 99)}.{rng.randint(1, 9)}%")
    return {
        "place": place,
        "kind": kind,
        "agency": agency,
        "act": rng.choice(beat.acts),
        "object": rng.choice(beat.objects),
        "outcome": outcome,
        "person": _person(rng),
        "village": rng.choice(FIRST) + rng.choice(SECOND) + rng.choice(("村", "社区", "嘎查", "屯")),
        "date": f"{int(month[5:])}月{rng.randint(1, 28)}日",
        "n": str(rng.randint(11, 4800)),
        "m": str(rng.randint(2, 30)),
        "age": str(rng.randint(19, 92)),
    }


def _article(rng: random.Random, number: int) -> Article:
    beat, month = rng.choice(BEATS), rng.choice(MONTHS)
    place, kind = _place(rng)
    agency = place + rng.choice(beat.agencies)

    def say(templates: tuple[str, ...]) -> str:
        return rng.choice(templates).format(**_slots(rng, beat, place, kind, agency, month))

    paragraphs = [say(LEDES)]
    details = rng.sample(DETAILS, len(DETAILS))
    for _ in range(rng.randint(2, 5)):
        sentences = [say((details.pop(),)) for _ in range(rng.randint(1, 2))]
        sentences += [_changed(rng, s) for s in rng.sample(_borrowed(), rng.randint(1, 2))]
        rng.shuffle(sentences)
        paragraphs.append("".join(sentences))
    paragraphs.append(say(CLOSES))
    reporter, correspondent = _person(rng), _person(rng)
    return Article(
        title=say(TITLES),
        body="\n\n".join(paragraphs),
        slug=f"article-{number:05}",
        byline=f"记者 {reporter} 通讯员 {correspondent}",
        contributors=(Contributor("记者", reporter), Contributor("通讯员", correspondent)),
        date=rng.choice((month, f"{month}-{rng.randint(1, 28):02}", month[:4], f"{month}~", "XXXX")),
        date_basis=f"{int(month[5:])}月",
        topics=beat.topics[: rng.randint(1, len(beat.topics))],
        places=(place,),
        agencies=(agency,),
    )


def make_articles(n: int, seed: int) -> list[Article]:
    """So many articles of a generated archive, sorted by slug; the same for the same seed."""
    rng = random.Random(f"archive/{seed}")
    return [_article(rng, number) for number in range(1, n + 1)]
