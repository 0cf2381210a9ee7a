"""A small archive that has every kind of page and every kind of trouble, as a literal value."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from gazette import library
from gazette.model import (
    Agency,
    Article,
    Contributor,
    HandPage,
    Layout,
    Library,
    Page,
    Place,
    ReadingNote,
    Site,
    Source,
    Topic,
    Vocabulary,
)

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BASE_URL = "https://archive.example/repo/"
REPOSITORY = "https://code.example/owner/archive"

RAW = (
    "专题",
    "",
    "严管路面 创新服务",
    "青河县交警大队提升道路交通管理水平",
    "",
    "本报讯 今年以来，青河县交警大",
    "队出动警力8680余人次，查处各类违",
    "法行为10万余起。",
    "",
    "源头排查清零隐患",
    "于12月9日上午召开会议，范书记要",
    "求逐企逐车清查。大队在红旗路施划",
    "",
    "图为民警在路口执勤。",
    "临时停车位5000个。",
    "持续开展集中整治",
    "严查酒后驾驶、超速、超载。",
    "不断创新服务手段",
    "巩固解放思想大讨论活动成果。",
    "下转第四版",
    "另一篇被撤下的报道的正文。",
    "无人认领的一行",
)

HOSTILE = "<script>alert(1)</script>\"&'</title> {{ 7*7 }} --> </script>"


def page(name: str, lines: tuple[str, ...]) -> Page:
    """A seed made of lines."""
    return Page(name, lines, hashlib.sha256("\n".join(lines).encode()).hexdigest())


def feature() -> Article:
    """An article with every field, whose text stands in RAW."""
    return Article(
        title="青河县交警大队提升道路交通管理水平",
        kicker="严管路面 创新服务",
        subtitle="十项措施保畅通",
        section="专题",
        byline="记者 李明 通讯员 王芳",
        slug="qinghe-jiaojing-1a2b",
        contributors=(Contributor("记者", "李明"), Contributor("通讯员", "王芳"), Contributor("摄影", "赵强")),
        date="2019-12~",
        date_basis="于12月9日上午召开会议",
        topics=("road-safety", "service-reform"),
        places=("青河县", "白塔乡"),
        agencies=("青河县交警大队",),
        captions=("图为民警在路口执勤。",),
        source=Source("000_feature.txt", ((1, 1), (3, 4), (6, 8), (10, 12), (14, 19))),
        reading=ReadingNote(
            0.62,
            (
                "joint, line 14: 范书记要|求逐企逐 joined, better than any other: stands second next; completes a word",
                "headline, line 3: read as headline, else subhead: it is long; words of another version",
                "somebody's own note",
            ),
        ),
        body=(
            "本报讯 今年以来，青河县交警大队出动警力8680余人次，查处各类违法行为10万余起。\n\n"
            "## 源头排查清零隐患\n\n"
            "于12月9日上午召开会议，范书记要求逐企逐车清查。大队在红旗路施划临时停车位5000个。\n\n"
            "## 持续开展集中整治\n\n严查酒后驾驶、超速、超载，并且由编辑添上了很长的一句原版所没有的话。\n\n"
            "## 不断创新服务手段\n\n巩固解放思想大讨论活动成果。\n\n"
            "这一段整个是后来的人补写的说明文字。县委书记张金涛到场，副县长单 伟、刘 明也到场。\n\n- 列表一\n- 列表二 [链接](https://news.example/a)\n"
        ),
    )


def withdrawn() -> Article:
    """An article whose text must be nowhere."""
    return Article(
        title="秘密标题不应出现",
        slug="withdrawn-9z9z",
        date="2020-05",
        body="另一篇被撤下的报道的正文。\n",
        topics=("road-safety",),
        places=("青河县",),
        source=Source("000_feature.txt", ((21, 21),)),
        withdrawn="应当事人要求撤下",
    )


def hostile() -> Article:
    """Every field tries to break out of where it stands."""
    return Article(
        title=HOSTILE,
        kicker=HOSTILE,
        subtitle=HOSTILE,
        section=HOSTILE,
        byline=HOSTILE,
        contributors=(Contributor("记者", HOSTILE),),
        slug="hostile-0000",
        date="2021-03-04",
        date_basis=HOSTILE,
        places=(HOSTILE,),
        agencies=(HOSTILE,),
        captions=(HOSTILE,),
        body=f"{HOSTILE}\n\n## {HOSTILE}\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>\n",
        title_derived=True,
    )


def brief(n: int) -> Article:
    """One of many short articles, for lists that need pages."""
    month = n % 12 + 1
    return Article(
        title=f"青河县开展第{n}次巡查，清理隐患{n}处",
        slug=f"brief-{n:04}",
        date=f"{2020 + n % 3}-{month:02}",
        topics=("hazard-control",),
        places=(("青河县", "临水市", "白塔乡", "无坐标村")[n % 4],),
        agencies=(("青河县应急局", "临水市扶贫办")[n % 2],),
        contributors=(Contributor("通讯员", "王芳"),),
        byline="通讯员 王芳",
        source=Source("001_briefs.txt", ((n, n),)),
        body=f"青河县开展第{n}次巡查，清理隐患{n}处，出动{n * 3}人次。\n",
    )


BRIEFS = 53


def archive() -> Library:
    """The archive."""
    topics = (
        Topic("public-security", "公安与司法", "公共安全", narrower=("road-safety", "hazard-control")),
        Topic("road-safety", "道路交通安全", "交通事故预防", broader="public-security"),
        Topic("hazard-control", "隐患排查治理", broader="public-security"),
        Topic("general-affairs", "综合政务", narrower=("service-reform",)),
        Topic("service-reform", "放管服改革", broader="general-affairs"),
        Topic("other", "其他"),
    )
    places = (
        Place("linshui", "临水市", "371500", "prefecture", "", (), 36.45, 115.98),
        Place("qinghe", "青河县", "371525", "county", "临水市", ("青河",), 36.48, 115.44),
        Place("baita", "白塔乡", "", "township", "青河县", (), 36.52, 115.5),
        Place("wuzuobiao", "无坐标村", "", "village", "青河县"),
    )
    agencies = (Agency("qinghe-jiaojing", "青河县交警大队", ("青河交警",), "青河县"),)
    vague = (("2019/2020", "spans"), ("XXXX", "undated"), ("2018?", "questioned"), ("2021-03-04/2021-05", "short"))
    extra = tuple(
        replace(brief(BRIEFS + 1 + n), slug=f"vague-{name}", date=date, topics=(), places=(), source=None)
        for n, (date, name) in enumerate(vague)
    )
    articles = (feature(), withdrawn(), hostile(), *(brief(n) for n in range(1, BRIEFS + 1)), *extra)
    articles = tuple(sorted(articles, key=lambda article: article.slug))
    words = Vocabulary(topics, places, agencies, protected=(("范书记", "范書記"),))
    briefs = tuple(brief(n).body.strip() for n in range(1, BRIEFS + 1))
    return Library(
        site=Site("青河公报", "地方报纸报道存档", "青河日报", BASE_URL, REPOSITORY),
        articles=articles,
        vocabulary=words,
        pages=(HandPage("about", "关于本站", "说明。\n\n## In English\n\nAn archive.\n"),),
        seeds=(page("000_feature.txt", RAW), page("001_briefs.txt", briefs)),
        layouts={"000_feature.txt": Layout(sections=((1, 1),), furniture=((20, 20),), unplaced=((22, 22),))},
        addresses=library.addresses(articles, words),
    )
