"""Articles whose texts the tests know."""

from gazette.model import Article, Contributor


def _article(slug: str, title: str, body: str, **more: object) -> Article:
    return Article(title=title, body=body, slug=slug, **{"date": "2019-12-09", **more})  # type: ignore[arg-type]


ARTICLES = (
    _article(
        "known-police",
        "冠县交警大队全力提升道路交通管理水平，确保全县交通大局稳定",
        "2019年以来，冠县交警大队严查酒驾。\n\n交警大队的热线是１２３４５，路口装上了ＬＥＤ屏，违法率下降36.7%。",
        kicker="狠抓源头 严管路面",
        topics=("road-safety",),
        places=("冠县",),
        agencies=("冠县交警大队",),
        contributors=(Contributor("记者", "李怀磊"),),
        byline="记者 李怀磊",
    ),
    _article("known-culture", "公共·文化服务走进乡村", "县里把公共、文化和体育放在一起办。", date="2018"),
    _article("known-culture-plain", "送戏下乡", "公共文化服务体系日益完善，山东梆子唱进村里。", date="2017-03"),
    _article("known-opera", "山东梆子《程婴救孤》公演", "演出由山東梆子剧团承担。", captions=("山东梆子演出现场。",)),
    _article(
        "known-poverty", "脱贫攻坚进入冲刺期", "脱贫攻坚不能等。\n\n他说：“脱贫，攻坚，一个都不能少。”", date="2020~"
    ),
    _article("known-factory", "复工第一天", "阿华医疗器械厂的机器响了起来，工人们戴着口罩。", date="2020-02/2020-03"),
    _article("known-radicals", "⽅⻋与旧字", "羅列几个字：立、行、復。", date="XXXX"),
    _article(
        "known-markup", "<img src=x onerror=alert(1)> 的故事", "页面里写着 <script>alert(1)</script> 也只是文字。"
    ),
    _article(
        "known-twin-1",
        "县医院新增床位二百张",
        "县医院住院楼昨天启用，新增床位二百张。门诊时间也延长到晚上八点钟。老人可以用身份证直接挂号看病。",
        date="2016-05-01",
    ),
    _article(
        "known-twin-2",
        "县医院住院楼启用",
        "县医院住院楼昨天启用，新增床位二百张。门诊时间也延长到晚上八点钟。老人可以用身份证直接挂号看病。",
        date="2016-05-02",
    ),
    _article("known-withdrawn", "撤下的报道", "这篇撤下的报道谁也不该找到。", withdrawn="应当事人要求"),
    _article(
        "known-strange",
        "𠀀𠮷与한국어的故事",
        "他写道：“𠮷野家，한국어，Щука，ｶﾀｶﾅ！”(´･ω･`)ﾉ😀笑了。\n\n龍龕手鑑、﨑陽，氹仔、〇八年、A＋B=C、C++、₂₄、㍻元年。",
        places=("한국어县",),
        captions=("臺灣、台湾、檯面與櫃台；裏面裡面里面。",),
        byline="通讯员 𠀀某",
    ),
    _article(
        "known-figures",
        "养路段盘点一年",
        "养路段盘点全年：塌方同比分别下降33.21%、32.23%、26.42%，巡路里程逐月增加，"
        "沿线的工友都说这样的盘点心里有底并且年年都要办，巡路所需的铁锹、扫帚和雨衣共计采购3,828件，"
        "一年下来发放慰问金总共是10万余元，另外养路段盘点后还要添置的反光背心一共也有42件。",
        date="2014-01-01",
    ),
    _article("known-solo", "一", "十\n\n十一", date="2015-01-01"),
)
SOUGHT = ("交警大队", "交警大隊", "山东梆子", "脱贫攻坚", "阿华医疗器械厂")
