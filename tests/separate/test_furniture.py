"""Lines of the sheet as papers, web pages and posts print them, and headlines that share their words."""

from __future__ import annotations

import pytest

from gazette.separate.furniture import is_furniture

SHEET = """\
第03版：要闻
第A03版：民生新闻
2024年05月06日 星期一 第1版
农历三月廿八
责编：李雷 版式：韩梅 校对：张三
责任编辑 李雷 美术编辑 韩梅 责任校对 张三
■责编 李雷 ■版式 韩梅
一审：李雷 二审：韩梅 三审：张三
A04
－4－
国内统一连续出版物号：CN 37-0012
投稿邮箱 qsrb@163.com
新闻热线 0635-8277092
广告热线 2853888 传真 2852880 本报常年法律顾问 罗志刚律师
首页 > 新闻中心 > 县区动态
来源：青山县人民政府 发布时间：2021-03-04 09:12 浏览次数：312次
字号：大 中 小
◀上一版　下一版▶
上一篇：青山县召开会议
分享到：微信 微博
返回目录 放大 缩小 全文复制
鲁ICP备12345678号-1
（下转第二版）
▲上接A1版
中共青山县委机关报 青山日报社出版
今日8版
青山日报 县区观察 03
今日青山 民生 第3版
讲文明 树新风 公益广告
零售每份1.00元
YAOWEN
本版内容仅供参考，转载请注明出处。
微信扫一扫关注该公众号
（完）""".splitlines()
NEWS = """\
2024年5月6日，青山县召开会议。
第三版修改意见
审核 提速
我市公益广告大赛启动
青山日报 记者 王芳
统筹 推进
编辑部的故事
地址选在城东新区
视觉盛宴点亮古城
热线一响就到
本报法律顾问团走进社区
上一篇答卷写在田间
天气转冷 供暖提前
扫一扫筐上的标签，果园的编号、施
县医院：周末门诊不打烊""".splitlines()


@pytest.mark.parametrize("line", SHEET)
def test_what_belongs_to_the_sheet_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", NEWS)
def test_what_is_news_is_left_alone(line: str) -> None:
    assert not is_furniture(line)
