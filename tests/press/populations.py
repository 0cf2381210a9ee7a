"""Which pages were written when: each population keeps its own floors, so that new pages cannot lower those before.

A page of neither list belongs to the first pages of its half.
"""

from __future__ import annotations

from tests.press.make import HERE

LATER = (
    "gongcheng-below", "huanren-2025", "lankao-farmers", "raohe-forest", "tongren-wechat", "weichang-yearend",
    "wensu-briefs", "wuyuan-services", "xiapu-farmers", "xuyi-columns", "yiyuan-long", "yuexi-serial",
)  # fmt: skip
LATEST = (
    "anqiu-epaper", "dalate-pdf", "jiange-farmers", "luoning-pdf", "luyi-epaper", "nenjiang-farmers", "peixian-pdf",
    "shanghang-pdf", "tonglu-epaper", "xingguo-epaper", "xuwen-farmers", "yanggu-pdf", "youxian-epaper",
    "zhuanglang-farmers",
)  # fmt: skip
NEWEST = (
    "anyue-epaper", "dancheng-farmers", "funing-pdf", "guanyun-interleaved", "linyou-pdf", "luxi-farmers",
    "pingshan-pdf", "rongxian-epaper", "shouning-epaper", "tailai-farmers", "wucheng-reordered", "xiangyin-pdf",
    "yichuan-epaper", "zhaosu-farmers",
)  # fmt: skip
HELD_NEWEST = (
    "chongyi-epaper", "dingbian-farmers", "funan-pdf", "gulang-farmers", "hongya-epaper", "jianli-pdf",
    "rudong-interleaved", "shangcai-pdf", "tongyu-epaper", "zhijin-farmers",
)  # fmt: skip
FRESH = (
    "dawu-pdf", "fuyu-farmers", "gaotang-special", "huoqiu-pdf", "jishui-columns", "liyang-epaper", "pujiang-feature",
    "shehong-pdf", "tengchong-pdf", "yongsheng-farmers",
)  # fmt: skip
HELD_FRESH = (
    "danling-ocr", "kailu-farmers", "lingshou-pdf", "luonan-farmers", "pingyi-ocr", "yangxin-special",
)  # fmt: skip
SECOND = (
    "ganyu-farmers", "hejian-epaper", "keshan-farmers", "lintao-pdf", "quyang-special", "santai-pdf",
    "shanxian-special", "sheyang-epaper", "taoyuan-farmers", "wanzai-epaper", "xiajin-below", "yunxi-pdf",
)  # fmt: skip
HELD_SECOND = (
    "fengqiu-farmers", "huining-pdf", "lechang-pdf", "mishan-farmers", "panan-epaper", "suixian-epaper",
)  # fmt: skip
POPULATIONS = {
    "tuned-later": LATER, "tuned-latest": LATEST, "tuned-newest": NEWEST, "tuned-fresh": FRESH,
    "tuned-second": SECOND, "held-newest": HELD_NEWEST, "held-fresh": HELD_FRESH, "held-second": HELD_SECOND,
}  # fmt: skip


def population_of(page: str) -> str:
    """The population of a page, by the name of its folder."""
    written = (name for name, pages in POPULATIONS.items() if page in pages)
    return next(written, "tuned" if (HERE / "tuned" / page).is_dir() else "held")
