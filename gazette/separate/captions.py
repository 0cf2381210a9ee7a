"""What speaks for a caption when a piece is looked at alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from . import bylines, limits, marks
from .parts import Kind, Piece

LINES_MAX = 5  # of a caption
INDENTED_MIN = 3  # texts with an indent from which an indent opens a paragraph
OPENING = re.compile(
    r"^(?:[▲△▼▽↑↓←→◀▶◄►]|(?:图|左图|右图|上图|下图|题图|组图|大图|小图|压题图|资料图|[上下左右]?[一二三四五六七八九\d]?图)(?:为|片?[：:]|片(?!新闻|报道|故事)|示|\d|[一二三四①②③④])|(?:图片|资料图片|照片)(?:[:：说]|为|由)"
    r"|[（(]?(?:资料图片|资料图|本版图片|本版照片|图片由))"
)
CAPTION_LINE = 40  # characters of a caption that says where in the picture somebody stands
PLACED = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(](?:[前后]排)?[左右中前后](?:起?第?[一二三四五六七八九1-9])?[）)](?=.{4})"
)
# The same without a full stop, which a headline hardly is: 果农在采摘椪柑, 签约仪式现场.
UNSTOPPED = re.compile(
    r"[\u4e00-\u9fff·]{0,12}?(?:[农民员人者工警客众友师户童妇女兵手们]|(?<![发产出诞])生|专家|孩子|队伍?|同学|青年|学子)(?:正?在|正)"
    r"(?!家|全|线|列|校园|行动|路上|省|市|县|中国|这|那)[^，。；：？！ \u3000]{3,20}$"
    r"|[\u4e00-\u9fff“”]{4,14}(?:现场|一角|外景|全景)$"
)
PICTURED = re.compile(r"[图摄]")  # in a byline
PHOTO_HINT = re.compile("[摄图片照]")  # no photographer is named without one of these
PHOTO_END = re.compile(
    r"(?:[\u4e00-\u9fff·]{2,4}[ \u3000]*(?:摄影报道|摄影|摄|供图|/图|／图)"
    r"|(?:摄影|摄|图片|供图|图)\s?[:：/／]\s?[\u4e00-\u9fff·]{2,4}(?:[ \u3000、][\u4e00-\u9fff·]{2,4}){0,3}"
    r"|(?:资料图片?|资料照片|图片由[\u4e00-\u9fff]{2,20}提供|[\u4e00-\u9fff]{2,12}供图|(?<=[ \u3000])发))"
    r"[）)]?$"
)


# One sentence that says what is seen: 东山村村民在给沙梨套袋。
SCENE = re.compile(
    r"(?![我你他她它这那其此并也还就都才但而又再后])[\u4e00-\u9fff·]{2,16}?(?:（[^（）]{1,4}）)?(?:正?在|正|把)[^，。；：？！“”]{3,24}。$"
)
# The same of those who come and help: 流动警务车开进山村，为群众办理业务。
COMING = re.compile(
    r"(?![我你他她它这那其此并也还就都才但而又再后]|近|日前|目前|今|当|随|下|通过|同时|每)[\u4e00-\u9fff·]{2,12}?"
    r"(?:走进|开进|深入|来到|走上)[^，。；：？！“”]{2,10}，[为向给与和帮教][^，。；：？！“”]{3,20}。$"
)


def shows_scene(text: str) -> bool:
    """Whether a text is one sentence that says who is doing what in a picture.

    >>> shows_scene("东山村村民在给沙梨套袋。"), shows_scene("他在村里住了十年。"), shows_scene("雨停了，村民在补种。")
    (True, False, False)
    """
    return text[-1] == "。" and len(text) <= CAPTION_LINE and SCENE.match(text) is not None


def shows_coming(text: str) -> bool:
    """Whether a text is one sentence that says who comes where and does what, as below a picture.

    >>> shows_coming("流动警务车开进山村，为群众办理业务。"), shows_coming("目前，民警走进校园，为学生上课。")
    (True, False)
    """
    return text[-1] == "。" and len(text) <= CAPTION_LINE and COMING.match(text) is not None


def names_scene(text: str) -> bool:
    """Whether a line without a full stop says who is doing what in a picture, rather than being a headline.

    >>> names_scene("果农在采摘椪柑"), names_scene("农民在家门口上班"), names_scene("签约仪式现场")
    (True, False, True)
    >>> names_scene("火灾发生在林区腹地沼泽地带")
    False
    """
    return len(text) <= CAPTION_LINE and UNSTOPPED.match(text) is not None


def looks_like_caption(text: str) -> bool:
    """Whether the wording marks a caption whatever stands around it.

    >>> looks_like_caption("图为志愿者在清理河道。"), looks_like_caption("▲村民采摘草莓。 李雷 摄")
    (True, True)
    """
    if len(text) > 2 * limits.CAPTION_MAX:
        return False
    if OPENING.match(text) or (len(text) <= CAPTION_LINE and _places(text)):
        return True
    if not PHOTO_HINT.search(text[-48:]):
        return False
    match = PHOTO_END.search(text[-48:])
    return match is not None and len(text) - len(match[0]) >= 6 and not text.startswith(("本报", "记者", "□", "■", "●"))


def _places(text: str) -> bool:
    """Whether a line says where in the picture somebody stands."""
    return ("（" in text or "(" in text) and text.count("。") <= 1 and PLACED.search(text) is not None


def ends(text: str) -> bool:
    """Whether nothing of a caption is lacking: a sentence ends it, or its photographer."""
    return marks.closed(text) or PHOTO_END.search(text[-48:]) is not None


def may_be_caption(text: str) -> bool:
    """Whether a piece is short enough and whole enough for a caption: one sentence, perhaps two.

    >>> may_be_caption("常态化开展实战练兵。"), may_be_caption("他说，")
    (True, False)
    """
    if len(text) > limits.CAPTION_MAX or len(text) < 4 or text[-1] in marks.COMMAS:
        return False
    return sum(text.count(mark) for mark in "。！？") <= 2


def set_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """Mark the short whole pieces that stand like captions: between wide blanks, or without the page's indent."""
    gaps = sorted(piece.gap for piece in pieces[1:])
    usual = gaps[len(gaps) // 3] if gaps else 0
    column = _column(pieces) if indents_paragraphs(pieces) else None
    indents = sum(piece.indented for piece in pieces if piece.kind is Kind.TEXT) >= INDENTED_MIN
    pieces = [piece._replace(kind=Kind.CAPTION) if _ends_with_photographer(piece) else piece for piece in pieces]
    for rule in (_in_company, _is_scene, _under_pictured):
        pieces = [piece._replace(kind=Kind.CAPTION) if rule(pieces, i) else piece for i, piece in enumerate(pieces)]
    return [
        piece._replace(apart=True)
        if _stands_apart(piece, usual, column) and not (indents and piece.indented)
        else piece
        for piece in pieces
    ]


def _ends_with_photographer(piece: Piece) -> bool:
    """Whether wrapped lines, put together, name a photographer at their end."""
    wrapped = piece.kind is Kind.TEXT and 1 < piece.lines <= LINES_MAX and not piece.indented and not piece.sealed
    return wrapped and looks_like_caption(piece.text)


def _in_company(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a single sentence stands between a caption, without a blank, and what is no text."""
    piece = pieces[i]
    if piece.kind is not Kind.TEXT or piece.lines > 1 or len(piece.text) > CAPTION_LINE or piece.indented:
        return False
    if not may_be_caption(piece.text) or piece.text[-1] not in "。！" or bylines.credit(piece.text):
        return False
    above, below = pieces[i - 1] if i else None, pieces[i + 1] if i + 1 < len(pieces) else None
    if below is not None and below.kind is Kind.CAPTION and not below.gap:
        return above is None or above.kind is not Kind.TEXT or piece.gap > 0
    by = above is not None and above.kind is Kind.CAPTION and not piece.gap
    return by and (below is None or below.kind is not Kind.TEXT)


def _is_scene(pieces: Sequence[Piece], i: int) -> bool:
    """Whether one sentence below a finished text tells of a picture: without the page's indent, or at the end."""
    piece = pieces[i]
    if piece.kind is not Kind.TEXT or not i or piece.lines > 2 or piece.indented:
        return False
    above, below = pieces[i - 1], pieces[i + 1] if i + 1 < len(pieces) else None
    if above.kind is not Kind.TEXT or above.full or not (marks.closed(above.text) or bylines.signed(above.text)):
        return False
    if below is None or below.kind is not Kind.TEXT:
        return shows_scene(piece.text) or (len(above.text) > CAPTION_LINE and shows_coming(piece.text))
    return above.indented and shows_scene(piece.text)


def _under_pictured(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line between blanks tells of the picture of a byline (文/图), under which another article opens."""
    piece = pieces[i]
    if piece.kind is not Kind.TITLE or not i or i + 1 == len(pieces) or not piece.gap or not piece.after or piece.level:
        return False
    above, below = pieces[i - 1], pieces[i + 1]
    pictured = above.kind is Kind.BYLINE and PICTURED.search(above.text) is not None
    return pictured and below.kind is Kind.TEXT and bylines.dateline(below.text) is not None


def indents_paragraphs(pieces: Sequence[Piece]) -> bool:
    """Whether paragraphs are indented, so that a text without an indent is a rest of one, or a caption."""
    texts = [piece for piece in pieces if piece.kind is Kind.TEXT]
    return len(texts) > 3 and sum(piece.indented for piece in texts) >= limits.INDENTED_SHARE * len(texts)


def _column(pieces: Sequence[Piece]) -> float:
    """The width to which the paragraphs of a page are set."""
    return median(piece.width for piece in pieces if piece.kind is Kind.TEXT)


def _stands_apart(piece: Piece, usual: int, column: float | None) -> bool:
    """Whether a piece stands like a caption; `column` is the width of the text where paragraphs are indented."""
    if piece.kind not in (Kind.TEXT, Kind.TITLE) or piece.lines > 3 or piece.level or not may_be_caption(piece.text):
        return False
    if piece.text[-1] not in "。！…" or bylines.credit(piece.text) is not None:
        return False
    if piece.gap > usual + 1:
        return True
    # Lines as wide as the text above are the rest of a paragraph, rather than a caption set to its picture.
    rest = piece.lines > 1 and column is not None and abs(piece.width - column) <= limits.COLUMN_SLACK
    return column is not None and not rest
