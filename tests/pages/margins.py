"""What stands on a page beside its articles: page heads, editors, colophons, page numbers."""

from __future__ import annotations

import random

from tests.pages.placing import furniture
from tests.pages.sheet import Lines

PAPERS = ("清溪日报", "禾州晚报", "松汀日报", "望江时讯", "云岫新闻", "今日梅屿")


PAGES = ("要闻", "综合新闻", "县区新闻", "民生", "社会新闻", "三农", "文化周刊", "平安专刊")


WEEKDAYS = "一二三四五六日"


COLOPHONS = (
    "地址：禾州市文昌路18号　邮编：321400　广告热线：7712345",
    "国内统一连续出版物号 CN33-0097　邮发代号 31-88　零售每份1元",
    "版权所有 未经书面授权 不得转载",
)


HANDS = ("米晓舟", "郁文", "尤嘉禾", "司徒静", "易小川", "祖明", "卞之遥", "敖登")


SLOGANS = ("讲文明 树新风 公益广告", "践行社会主义核心价值观", "节约用水 人人有责 公益广告", "森林防火 人人有责")


def header(rng: random.Random) -> Lines:
    """The head of a page: date, weekday, edition, the paper's name, in one line or several."""
    year, month, day = rng.randint(2012, 2024), rng.randint(1, 12), rng.randint(1, 28)
    date, weekday = f"{year}年{month}月{day}日", f"星期{rng.choice(WEEKDAYS)}"
    number, name, paper = rng.randint(1, 8), rng.choice(PAGES), rng.choice(PAPERS)
    forms = (
        (f"{date} {weekday} 第{number:02}版：{name}",),
        (f"{date} {weekday}", f"{name} {number:02}"),
        (f"{paper} {date} {weekday} {number}版",),
        (f"{number:02} {name}", f"{date} {weekday}", paper),
        (f"A{number} {name}", f"{date}　{weekday}"),
    )
    return furniture(*rng.choice(forms))


def editors(rng: random.Random) -> Lines:
    """The editors' lines, with the paper's telephone or address at times."""
    one, two, three = rng.sample(HANDS, 3)
    forms = (
        (f"责任编辑：{one} 美编：{two} 校对：{three}",),
        (f"本版责编：{one}　版式：{two}",),
        (f"责编/{one} 校对/{two}", f"新闻热线：0{rng.randint(300, 999)}-{rng.randint(2000000, 8999999)}"),
        (f"编辑：{one} 电话：{rng.randint(2000000, 8999999)}", "投稿邮箱：xwb@163.com"),
        (f"值班编委 {one}　责编 {two}　组版 {three}", COLOPHONS[rng.randrange(len(COLOPHONS))]),
    )
    return furniture(*rng.choice(forms))


def navigation(rng: random.Random) -> Lines:
    """What an e-paper's site puts below a page."""
    forms = ("上一版　　下一版", "上一篇 下一篇", "◀上一版 下一版▶", "放大 缩小 默认 朗读", "返回目录 下一篇")
    return furniture(rng.choice(forms))


def page_number(rng: random.Random) -> Lines:
    """The number of a page in a PDF export."""
    number = rng.randint(1, 12)
    return furniture(
        rng.choice(
            (f"— {number} —", f"- {number} -", f"第 {number} 页 共 {number + rng.randint(0, 9)} 页", str(number))
        )
    )
