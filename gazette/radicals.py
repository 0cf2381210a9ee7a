"""Radicals as ideographs: what text extraction from PDF files leaves, made into the characters that were printed.

Unicode's property Equivalent_Unified_Ideograph (EquivalentUnifiedIdeograph.txt) for the blocks Kangxi Radicals and CJK
Radicals Supplement. For Kangxi radicals it equals the compatibility decomposition; for the supplement it is written
out here, in the order of the block, since NFKC knows only two of its 115 radicals. U+2E80 and U+2E9A have none.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    " 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣"  # U+2E80
    "尢𡯂巳幺彑彐忄心扌攵 旡日月歺母"  # U+2E90
    "民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹"  # U+2EA0
    "纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"  # U+2EB0
    "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑"  # U+2EC0
    "钅長镸长门𨸏阝雨青韦页风飞食𩙿飠"  # U+2ED0
    "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜"  # U+2EE0
    "龙龜亀龟"  # U+2EF0
)
_KANGXI = range(0x2F00, 0x2FD6)

IDEOGRAPHS: dict[int, str] = {0x2E80 + n: c for n, c in enumerate(_SUPPLEMENT) if c != " "} | {
    c: unicodedata.normalize("NFKC", chr(c)) for c in _KANGXI
}
