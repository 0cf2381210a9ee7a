"""Figures set apart as a newspaper prints them in large type: a number alone, and below it what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .parts import Kind, Piece

# A number with nothing but its measure: 125个, 280多万, 约13.95亿人次, 8—10架次.
FIGURE = re.compile(
    r"(?:近|约|超过?|逾)?(\d[\d.,，]*)(?:(?:[-—~～至]\d[\d.,]*)?[多余几]?[十百千万亿]*[多余]?(?:[%％倍]|[\u4e00-\u9fff]{0,4})?)"
)
FIGURE_MAX = 10  # characters


def told(pieces: Sequence[Piece], i: int) -> Piece:
    """A figure that the line below tells again is no headline, nor is that line: 125个 / 全县125个村通了客车."""
    piece = pieces[i]
    above = pieces[i - 1] if i else None
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    opens = below is not None and _tells_again(piece.text, below.text)
    explains = above is not None and _tells_again(above.text, piece.text)
    if piece.level or not (opens or explains):
        return piece
    return piece._replace(kind=Kind.TEXT, title=0.0, sealed=True)


def _tells_again(text: str, below: str) -> bool:
    """Whether a line is a figure whose number stands in the line below as well.

    >>> _tells_again("280多万", "全省共有280多万名志愿者"), _tells_again("280多万", "志愿者进村")
    (True, False)
    >>> _tells_again("2021年的一堂课", "2021年，山里来了新老师。"), _tells_again("12月", "12月，又下雪了。")
    (False, False)
    """
    match = FIGURE.fullmatch(text) if len(text) <= FIGURE_MAX and text[-1] not in "年月日时号" else None
    return match is not None and match[1] in below and len(below) > len(text)
