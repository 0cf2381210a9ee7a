"""What belongs to the sheet and not to any article: page headers, editors, telephones, page numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from . import continuations, limits, names

DATE = (
    r"(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}"
    r"|二[〇○零][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
)
WEEKDAY = r"(?:星期|周)[一二三四五六日天]"
PAGE_CODE = (
    r"(?:第\s?\d{1,3}\s?页(?:\s?[/，,]?\s?共\s?\d{1,3}\s?页)?"
    r"|[A-Z]\s?\d{1,3}\s?版?|第?\s?[0-9一二三四五六七八九十]{1,3}\s?版|[Pp](?:age)?\.?\s?\d{1,3})"
)
PAGE_TITLE = (
    r"(?:要闻|时政|综合|社会|民生|三农|经济|文化|副刊|教育|健康|法治|专刊|专题|广告|服务|理论|体育|文艺|评论|国际|国内"
    r"|[\u4e00-\u9fff]{1,4}(?:新闻|要闻|周刊|专刊|视点|速览|报道))"
)
PAPER_NAME = (
    r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|时报|时讯|周报|快报|晨报|商报|农民报|新报|导报|都市报|广播电视报|农村报)"
)
EDITOR = (
    r"(?:[\u4e00-\u9fff]{0,2}编辑|(?:本版|执行|轮值)?[主责]编|值班(?:主任|编委|副?总编|领导)|副?总编|编审|编校|[美文图]编|责任校对|校[对审]|检校"
    r"|审[校读核签]|监[制审]|[初复终一二三]审|版式设计|版[式面]|[组排]版|照排|画版|质检|视觉|统筹|设计|制[图版]|签发)"
)
LABEL = (
    r"(?:新闻热线|热线电话|热线|电话|传真|邮箱|投稿邮箱|电子邮箱|电子信箱|信箱|[Ee]-?mail|Email|QQ|微信|网址|官网|地址|社址|邮编|邮政编码|邮发代号|国内统一(?:连续出版物)?刊?号|统一刊号|刊号|广告(?:许可证|经营许可证|热线|部电话|部|电话|发布登记)?"
    r"|发行(?:热线|电话|部电话|部)?|印刷|承印|定价|零售价?|每份|全年定价|(?:订阅|订报)(?:电话|热线)?|投诉电话|监督电话|客户端|总编室|办公室电话)"
)
# What a site or an export says about a text: 字数：742, 来源：某县政府办 发布时间：2021-03-04 浏览次数：12.
ABOUT_PART = (
    r"(?:(?:日期|时间)\s?[:：]\s*\d{4}\s?[年/.-][0-9/.:：\-年月日 ]*"
    r"|(?:字数|信息来源|稿件来源|文章来源|来源|发布(?:时间|日期|机构|人)|版次|当前版|所在版面|栏目|频道|浏览(?:次数|量)?"
    r"|点击(?:数|量|率)?|阅读(?:量|数|次数)?|访问(?:量|次数)?|字体(?:大小)?|字号|索引号|作者单位|责任编辑|责编|编辑|审核|录入|文号|发文字号|发文机关|成文日期|主题分类|主题词|有效性|体裁分类)\s?[:：]\s*"
    r"(?:[\[【]?[大中小 ]+[\]】]?|[0-9/.:：\-年月日次 ]+"
    r"|[\u4e00-\u9fff]{1,8}〔\d{4}〕\d+号|[\u4e00-\u9fff·A-Za-z]{2,16})?)"
)
WEATHER = (
    r"(?:今日|今天|明[日天]|本市|市区)?天气\s?[:：]\s?(?=[^。]*(?:[晴阴℃°]|多云|转))"
    r"[\u4e00-\u9fff、，～~—\-/0-9℃°C度级转到至 \u3000]{4,40}"
)

HEADER_PARTS = re.compile(
    "|".join(
        (
            DATE,
            WEEKDAY,
            PAGE_CODE,
            r"农历[\u4e00-\u9fff]{2,12}",
            r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年[\u4e00-\u9fff]{2,6}",
            EDITOR
            + r"\s*[:：/／|]?\s*(?:(?:[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff])"
            + r"(?:[ \u3000、,，]+|(?![\u4e00-\u9fff]))){1,3}",
            r"零售(?:价|每份)*\s*[:：]?\s*\d+(?:\.\d+)?\s*元",
            LABEL + r"\s*[:：]?\s*[0-9A-Za-z@.\-—_/:\u3000 （）()转]+",
            r"(?:总)?第\s?\d+\s?期",
            r"今日\d+版",
            r"\d{1,2}:\d{2}(?::\d{2})?",
            r"发表于[\u4e00-\u9fff]{2,4}",
            r"CN\s?\d\d-\d{4}",
            r"[A-Za-z0-9_.\-]+@[A-Za-z0-9_.\-]+",
            r"(?:https?://|www\.)[A-Za-z0-9_./\-]+",
            PAPER_NAME + r"(?:社)?(?:出版|主办)?",
            r"[\u4e00-\u9fff]{2,8}(?:融媒体中心|新闻中心|报社)(?:出版|主办|承办|编印)",
            ABOUT_PART,
            WEATHER,
            r"(?:主办|主管|承办|协办|出版)(?:单位)?\s?[:：]\s?[\u4e00-\u9fff]{2,16}",
            r"(?:社|地|通讯)址\s?[:：]\s?[\u4e00-\u9fff0-9A-Za-z\-]{4,24}",
            r"(?<![\d.])\d{2}[-—]\d{2}(?![\d.])",
            r"(?<=[ \u3000·|｜：:])" + PAGE_TITLE + r"(?=[ \u3000]|$)",
            r"技术支持[:：]\S{2,20}|[\u4e00-\u9fff]ICP[备证]\s?\d+号(?:-\d+)?|[\u4e00-\u9fff]?公网安备\s?\d+号|网站标识码\s?[:：]\s?\d+",
            r"\d{3,4}-\d{7,8}",
            r"\d{7,11}",
            r"[/|／｜·•\-—~_=*#:：。,，.\s]+",
        )
    )
)
STRONG_PART = re.compile(
    "|".join(
        (
            DATE,
            WEEKDAY,
            r"[A-Z]\s?\d{1,3}\s?版",
            r"第\s?\d{1,3}\s?版",
            EDITOR + r"\s*[:：/／|]",
            LABEL + r"\s*[:：]",
            r"第\s?\d+\s?期",
            r"第\s?\d+\s?页",
            r"ICP",
            r"CN\s?\d\d-\d{4}",
            r"@[A-Za-z0-9_.\-]+",
            r"https?://|www\.",
            WEATHER,
            r"广告部电话|阅读数\s?[:：]|当前版\s?[:：]",
        )
    )
)
STRONG_HINT = re.compile(  # every strong part has one of these, which are looked for where they may start
    r"(?=[0-9〇○零一二三四五六七八九：:／/|@期周CIw部])(?:[0-9〇○零一二三四五六七八九]\s*[年期版页]|[：:／/|@]|[期周][一二三四五六日天]|CN|ICP|www|[0-9][-./]|部电话)"
)
PAGE_NUMBER = (
    r"^(?:[-—–－·\s]*[A-Z]?\d{1,4}[-—–－·\s]*|第\s?\d{1,4}\s?页(?:\s?[/，,]?\s?共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4}|[Pp]age\s?\d{1,4}(?:\s?of\s?\d{1,4})?|[A-Z]\s?\d{1,3}\s?版?|第?\s?\d{1,3}\s?版"
    r"|第[一二三四五六七八九十]{1,3}版)$"
)
PAGE_NAME = (
    r"^第?[一二三四五六七八九十]{1,3}版[ \u3000·:：|/]+[\u4e00-\u9fff]{2,6}(?:[·•][\u4e00-\u9fff]{2,4})?$"
    r"|^0\d[\u4e00-\u9fff]{2,4}(?:[·•][\u4e00-\u9fff]{2,4})?$"
    r"|^第?\s?[A-Z]?\s?\d{1,3}\s?版\s?[:：·|/]?\s?[\u4e00-\u9fff]{0,8}(?:[·•][\u4e00-\u9fff]{2,6})?$"
    r"|^(?:[A-Z]?\s?\d{1,3}[ \u3000·:：|/]+[\u4e00-\u9fff]{2,6}(?:[·•][\u4e00-\u9fff]{2,4})?"
    r"|[\u4e00-\u9fff]{2,6}[ \u3000·:：|/]+[A-Z]?\s?\d{1,3})(?:版)?$"
)
# Between 3 and 4 as well: a font that the archive has not got makes arrows of them.
NAVIGATION = (
    r"^[◀◁←<＜«【\[|\s3]*(?:(?:上一版|下一版|上一篇|下一篇|上一页|下一页|返回目录|返回首页|返回顶部|返回|目录|放大|缩小|字号|收藏"
    r"|默认|打印|关闭|分享到?|朗读|版面导航|版面概览|标题导航|PDF|下载|标题|正文|版面目录|往期|回顾|字体|大|中|小|打印本页|关闭窗口|全文复制|上一期|下一期|按日期检索|数字报纸?|微信|微博|QQ空间|朋友圈|复制链接|二维码)"
    r"[ \u3000|/·>»«<▶▷→】\]+＋\-－○：:]*){1,12}4?$"
    r"|^(?:上一篇|下一篇)\s?[:：]"
)
RIGHTS = (
    r"^(?:版权所有|[©Ⓒ]|[Cc]opyright\b)"
    r"|^.{0,20}未经.{0,12}(?:授权|许可|同意|允许).{0,6}(?:不得|禁止|严禁|请勿).{0,4}(?:转载|使用|复制|摘编|引用)"
)
DISCLAIMER = re.compile(
    r"^(?:温馨提示|友情提示|(?:版权|免责)?声明)?[：:]?本[版报刊](?:所[刊载]|刊[登载])?(?:内容|信息|广告|稿件|文章|作品)[^。]{0,24}"
    r"(?:参考|转载|使用|追究|责任|观点)[^。]{0,14}。?$"
    r"|^(?:(?:版权|免责)?声明[：:])?[本凡][^。]{2,30}(?:版权|著作权)[^。]{0,4}[属归][^。]{0,48}(?:不得|禁止)[^。]{2,48}。?$"
)
DISCLAIMER_OPENS = 6  # characters among which it names the paper: 本, or 凡 what stands in it
SURNAME = f"(?={names.SURNAME})"
PERSON = SURNAME + r"(?:[\u4e00-\u9fff·]{2,3}|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff])"
NOT_EDITOR = f"(?!{EDITOR})"
EDITORS = (
    rf"^(?:[■●◆▲]?(?:[一二三四五六七八\d]版)?(?:{EDITOR}|(?:值班|本版)[\u4e00-\u9fff]{{2}})"
    rf"[ \u3000]+{SURNAME}[\u4e00-\u9fff·]{{2,3}}"
    rf"(?:[ \u3000]+{NOT_EDITOR}[\u4e00-\u9fff·]{{2,3}}){{0,2}}(?:[ \u3000]+|$))+$"
)
COLOPHON = (
    r"^(?:本期|本版|本报|栏目|专栏|版面)?(?:统筹|策划|监制|总监制|总策划|投稿(?:邮箱|信箱)|来稿(?:邮箱|信箱))\s?[:：/|]"
)
PAPER = re.compile(
    r"^(?:今日|新)?[\u4e00-\u9fff]{2,6}(?:日报|晚报|早报|时报|时讯|周报|快报|晨报|商报|导报|新闻"
    r"|广播电视报|农民报|工人报|青年报|报|融媒)$|^今日[\u4e00-\u9fff]{2,4}$"
)
# Not what stands for what was left out: ……
SEPARATOR = r"^(?!…{1,2}$)[-—–=_*~·•.…+#|／/\\■□◆◇●○★☆▲△▼▽※─━═\s]{1,200}$"
CONTINUATION = "^" + continuations.NOTE + "$"
ABOUT = rf"^(?:{DATE}[ \u3000|｜]*)?(?:{ABOUT_PART}[ \u3000|｜]*)+$"
# Who made the page: 编辑 尹 航 校对 李 姝, 责编 王晓光 电话 0439-3223512.
CREW = (
    rf"^(?:本版)?(?:{EDITOR}\s?[:：/／ \u3000]\s*{PERSON}(?:[ \u3000、]+(?!{EDITOR}){PERSON})*(?:[ \u3000|]+|$)"
    rf"|(?<=[ \u3000]){LABEL}\s?[:：]?\s*[0-9A-Za-z@.\-—_/]+(?:[ \u3000]+|$))+$"
)
# The frame of a web page or of a telephone's page.
WEB = (
    r"^(?:首页\s?[>＞》»/]|[\u4e00-\u9fff ]{2,14}[>＞»][^。，]{2,24}[>＞»]\s?(?:正文|详情|列表)$"
    r"|(?:您?(?:现在|当前)(?:所在)?的?位置)\s?[:：])"
    r"|^(?:[【\[](?:打印|关闭|返回|收藏|字体|我要)[^】\]]{0,6}[】\]]\s*)+$"
    r"|^(?:点击|长按|扫描?|识别)(?:上方|下方|左下|右上|图中)?[^。]{0,8}(?:关注|阅读原文|二维码)[^。]{0,6}$|^(?:往期|精彩|相关|更多)(?:推荐|回顾|阅读)$"
    r"|^(?:(?:阅读(?:原文)?|点?赞|在看|分享|收藏|评论|喜欢|转发)\s?\d*\+?[ \u3000]*){2,}$"
)
# Telephones and the paper's lawyer: 广告热线 2853888 传真 2852880 本报常年法律顾问 罗志刚律师.
CONTACTS = rf"{LABEL}\s?[:：]?\s*(?:\d[\d\-—]{{6,}}+[ \u3000、/]*)+"
ADVISER = r"本[报刊](?:常年|特[聘约])?法律顾问\s?[:：]?\s*[\u4e00-\u9fff·]{2,4}(?:律师)?"
# What stands around a page or a post, whole: 今日8版, 主办：某县委宣传部, （完）.
AROUND = (
    rf"^(?:农历)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?闰?[正一二三四五六七八九十冬腊]{{1,2}}月(?:初|十|廿|卅|二十|三十)?[一二三四五六七八九十]$"
    rf"|^(?:{CONTACTS}|{ADVISER})(?:[ \u3000|]+(?:{CONTACTS}|{ADVISER}))*$"
    r"|^今[日天][一二三四五六七八九十\d]{1,3}版$|^零售(?:价|每份)*\s?[:：]?\s?\d+(?:\.\d+)?元$|^本报法律顾问\s?[:：]"
    rf"|^(?:[中共\u4e00-\u9fff]{{2,12}}机关报[ \u3000]*)?{PAPER_NAME}社?(?:出版|主办|编辑出版)$"
    r"|^(?:主办|主管|承办|协办|印刷|承印|出品|监制)(?:单位)?\s?[:：]\s?[\u4e00-\u9fff ]{2,24}$"
    r"|^[\u4e00-\u9fff]{2,10}(?:融媒体中心|新闻中心|宣传部|报社|编辑部)[ \u3000]?(?:主办|主管|承办|编印|编辑出版|出版)$"
    r"|^中共[\u4e00-\u9fff]{2,12}机关报$|^[^，。：:]{0,10}准印证?号?(?:字号)?\s?[：:（(].{2,24}$"
    r"|^内部资料[ \u3000，,·]*[^。]{0,12}$"
    r"|^(?:每周[一二三四五六日、，,\d]{1,12}|每月[^，。]{1,10}|[双单]?周[一二三四五六日]?)出版$|^本期[共]?[一二三四五六七八九十\d]{1,3}版$"
    r"|^天气预报?\s?[:：].{4,60}$|^[-—–\s]*(?:END|完|The End)[-—–\s]*$|^[（(]完[）)]$"
    r"|^(?:返回搜狐|收录于合集|预览时标签不可点|原创[ \u3000])[^。]{0,20}$"
    r"|^(?:微信|手机|请)?扫一扫(?:[关在下上左右二分阅查][^。，、]{1,14})?$"
)
# The index of the front page: 导读, 清明上坟，这些路段会堵  4版.
INDEX = r"^(?:今日|本期|本报)?(?:导读|看点|要目|版面导读)$"
TEASER = re.compile(
    r"^[^。（(]{4,36}(?:[ \u3000]{2,}|[….·]{2,}\s?)"
    r"(?:[A-Z]\d{1,2}|第?\d{1,2}\s?版)$"
)
# YAOWEN below 要闻, or beside it; the paper's name in English.
PINYIN = (
    r"^(?:[\u4e00-\u9fff]{2,6}[ \u3000]+)?[A-Z]{4,}(?:[ ·•\-&]+[A-Z]{2,}){0,3}$"
    r"|^[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)? (?:Daily|News|Times|Post|Weekly)$"
)
EMPTY_FIELD = r"^(?:[引眉肩主副]?标?题|作者|摄影|通讯员)\s?[:：]$"
# The head of a page: 某某日报 7版 百姓心声, 某某晚报 健康周刊, 要闻·社会.
NAMED = r"《?[\u4e00-\u9fff]{2,8}报》?(?:[（(][\u4e00-\u9fff]{2,4}[）)])?"
MASTHEAD = (
    rf"^(?:{PAPER_NAME}[ \u3000]+(?:{PAGE_CODE}(?:[ \u3000]+[\u4e00-\u9fff·]{{2,8}})?|{PAGE_TITLE})"
    rf"|{NAMED}[ \u3000·•|]+(?:(?:{PAGE_CODE}|{PAGE_TITLE}|\d{{1,2}})[ \u3000·•|]*)+"
    rf"|{PAPER_NAME}[·•][\u4e00-\u9fff]{{2,4}}|{PAGE_TITLE}[·•]{PAGE_TITLE}"
    rf"|(?:{PAPER_NAME}|{NAMED}|今日[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]{{2,4}}(?:新闻|融媒))"
    rf"[ \u3000·•|]+[\u4e00-\u9fff·]{{2,6}}[ \u3000·•|]+(?:{PAGE_CODE}|\d{{1,2}})"
    r"|《[^《》]{2,12}》\s?(?:总?第\s?\d+\s?期[ \u3000]*)+)$"
)
# What fills a gap: 讲文明 树新风 公益广告.
PUBLIC = (
    r"^[·•◇■]?[ \u3000]*广[ \u3000]*告[ \u3000]*[·•◇■]?$"
    r"|^(?:[◇■●▲]?[\u4e00-\u9fff]{2,10}[ \u3000·，,！!]+){0,3}[（(【◇■]?公益广告[）)】]?$"
)
WHOLE_LINE = re.compile(
    "|".join((SEPARATOR, PAGE_NUMBER, NAVIGATION, CONTINUATION, RIGHTS, INDEX, WEB, AROUND, PUBLIC))
)
# None of these is without a blank, a figure, a Latin letter or one of a few marks; most lines of text are.
PLAIN_MARK = re.compile(r"[\d -~\u3000：／｜·•]")
MARKED_LINE = re.compile("|".join((PAGE_NAME, EDITORS, COLOPHON, ABOUT, EMPTY_FIELD, MASTHEAD, CREW, PINYIN)))
FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
HALF_WIDTH = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
ITEM = re.compile("[一二三四五六七八九十]{1,2}、")  # one of a list is text: 一、时间：2021年3月4日
SENTENCE = re.compile(rf"(?:{DATE})[^，,]*[，,]")  # a day, and what happened: 2021年3月4日，郑州中 is cut by its column
PROSE_MARK = re.compile("[，。；至]")
REMEMBERED = 2048  # lines: several passes over a page ask about each


@lru_cache(REMEMBERED)
def is_furniture(text: str) -> bool:
    """Whether a line belongs to the sheet.

    >>> is_furniture("2021年3月4日 星期四 A05 责编：李雷 美编：韩梅"), is_furniture("2021年3月4日，会议召开。")
    (True, False)
    >>> is_furniture("2021年3月4日，青山县"), is_furniture("1985年6月入党，1987年8月")
    (False, False)
    >>> is_furniture("一审：李雷 二审：韩梅"), is_furniture("一审：被告人获刑三年")
    (True, False)
    >>> is_furniture("凡本报所刊作品，版权均属本报，未经授权不得转载。"), is_furniture("凡事预则立，不预则废。")
    (True, False)
    >>> is_furniture("青山日报数字报 > 第A02版:要闻 > 正文"), is_furniture("3上一篇 下一篇4")
    (True, True)
    >>> is_furniture("天气：晴转多云，3～12℃"), is_furniture("小寒天气：各地进入严冬")
    (True, False)
    """
    if ("本" in text[:DISCLAIMER_OPENS] or "凡" in text[:DISCLAIMER_OPENS]) and DISCLAIMER.match(text):
        return True
    if len(text) > limits.FURNITURE_MAX or text[-1] in "。；，！？" or ITEM.match(text):
        return False
    text = half_width(text)
    if WHOLE_LINE.match(text) or (PLAIN_MARK.search(text) and MARKED_LINE.match(text)) or _teases(text):
        return True
    if not STRONG_HINT.search(text) or not STRONG_PART.search(text):
        return False
    words = _words(text)
    return len(words) <= max(2, 0.25 * len(text)) and not (words.strip() and SENTENCE.match(text))


def in_prose(text: str) -> bool:
    """Whether what looks like a line of the sheet has words of its own, and marks between them as sentences have.

    >>> in_prose("2021年3月4日 星期四"), in_prose("医院2014年3月至2019年9月")
    (False, True)
    """
    return PROSE_MARK.search(text) is not None and bool(_words(half_width(text)).strip())


def _words(text: str) -> str:
    return HEADER_PARTS.sub("", text)


def _teases(text: str) -> bool:
    """Whether a line names an article and its page, as an index does; its end tells of most lines that they do not."""
    return (text[-1] == "版" or text[-1].isdecimal()) and TEASER.match(text) is not None


def half_width(text: str) -> str:
    """A text with its full-width digits and letters half as wide; few have any.

    >>> half_width("２０２１年，Ａ５版")
    '2021年，A5版'
    """
    return text.translate(HALF_WIDTH) if FULL_WIDTH.search(text) else text
