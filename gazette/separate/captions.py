"""What speaks for a caption when a piece is looked at alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from . import bylines, elsewhere, endcaptions, limits, marks, names, pictured, picturemakers
from .parts import Kind, Piece

LINES_MAX = 5  # of a caption
LONG = 60  # characters of a paragraph that is surely longer than a caption
INDENTED_MIN = 3  # texts with an indent from which an indent opens a paragraph
OPENING = re.compile(
    r"^(?:[▲△▼▽↑↓←◀▶◄►]|→(?!.*→)"
    r"|(?:图|左图|右图|上图|下图|题图|组图|大图|小图|压题图|资料图|[上下左右]?[一二三四五六七八九\d]?图)"
    r"(?:为|片?[：:]|片(?=[ \u3000（(]|[显展]示|来源|提供|拍摄|说明)|示|\d|[一二三四①②③④])"
    r"|(?:图片|资料图片|照片)(?:[:：说]|为|由)"
    r"|[（(]?(?:资料图片|资料图|本版图片|本版照片|图片由))"
)
PLACED = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(](?:[前后]排)?[左右中前后](?:起?第?[一二三四五六七八九1-9])?[）)](?![考学])(?=.{4})"
)
BULLETS = "▲△▼▽▶►◆"
PICTURED = re.compile(r"[图摄]")  # in a byline
PHOTO_HINT = re.compile("[摄图片照]")  # no photographer is named without one of these
PHOTO_END = re.compile(
    r"(?:[\u4e00-\u9fff·]{2,4}(?:[ \u3000]*(?:摄影报道|摄影|供图|/图|／图)|[ \u3000]+摄)"
    rf"|(?<![\u4e00-\u9fff]){names.SURNAME}[\u4e00-\u9fff·]{{1,3}}拍?摄"
    r"|(?:摄影|摄|图片|供图|图)\s?[:：/／]\s?[\u4e00-\u9fff·]{2,4}(?:[ \u3000、][\u4e00-\u9fff·]{2,4}){0,3}"
    r"|(?:资料图片?|资料照片|图片由[\u4e00-\u9fff]{2,20}提供|[\u4e00-\u9fff]{2,12}供图|(?<=[ \u3000])发))"
    r"[）)]?$"
)
# A line that says what kind of picture stands by it, or who gave it: 出事的路段（监控截图）, 受访者供图.
SOURCE = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z]{2,8}供图|(?:现场|网络|示意|事发)(?:图|图片|照片|画面)"
    r"|[^。！？]{0,36}(?:[（(](?:[^（）()]{0,6}截图|资料图片?|资料照片|(?:网络|示意|效果)图|图片?来[自源][^，。]{2,16})[）)]"
    r"|(?:视频|监控|网页|报道|微博|官网)截图|[ \u3000]资料(?:图片?|照片)|图片来[自源][^，。]{2,16}|[/／]制图))$"
)


def looks_like_caption(text: str) -> bool:
    """Whether the wording marks a caption whatever stands around it.

    >>> looks_like_caption("图为志愿者在清理河道。"), looks_like_caption("▲村民采摘草莓。 李雷 摄")
    (True, True)
    >>> looks_like_caption("出事的路段（监控截图）"), looks_like_caption("受访者供图"), looks_like_caption("新城效果图")
    (True, True, False)
    >>> looks_like_caption("王  闽摄（影像中国）"), looks_like_caption("李  雷图  韩  梅文")
    (True, True)
    >>> looks_like_caption("→县疾控→接种点。"), looks_like_caption("中，宣传视频拍摄")
    (False, False)
    """
    if len(text) > 2 * limits.CAPTION_MAX or _is_brief(text):
        return False
    if OPENING.match(text) or (len(text) <= pictured.LONGEST and _places(text)):
        return True
    if picturemakers.names_maker(text):
        return True
    if not PHOTO_HINT.search(text[-48:]):
        return False
    if SOURCE.match(text):
        return True
    match = PHOTO_END.search(text[-48:])
    return match is not None and len(text) - len(match[0]) >= 6 and not text.startswith(("本报", "记者", "□", "■", "●"))


def opens(text: str) -> bool:
    """Whether the beginning of a text marks a caption.

    >>> opens("图为志愿者在清理河道。"), opens("村民采摘草莓。 李雷 摄")
    (True, False)
    """
    return OPENING.match(text) is not None


def _is_brief(text: str) -> bool:
    """Whether a mark opens a brief rather than a caption: ▲三兴镇举办广场舞比赛。（巢三根）."""
    who = bylines.credit(text) if text[0] in BULLETS else None
    return who is not None and not PICTURED.search(who)


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
    """Mark the short whole pieces that stand like captions: between wide blanks, or without the page's indent.

    What began on another page (上接第一版) lacks its indent, too.
    """
    gaps = sorted(piece.gap for piece in pieces[1:])
    usual = gaps[len(gaps) // 3] if gaps else 0
    column = _column(pieces) if indents_paragraphs(pieces) else None
    indents = sum(piece.indented for piece in pieces if piece.kind is Kind.TEXT) >= INDENTED_MIN
    pieces = [piece._replace(kind=Kind.CAPTION) if _ends_with_photographer(piece) else piece for piece in pieces]
    for rule in (_in_company, _is_scene, _under_pictured):
        pieces = [piece._replace(kind=Kind.CAPTION) if rule(pieces, i) else piece for i, piece in enumerate(pieces)]
    pieces = endcaptions.at_the_end(pieces)
    return [
        piece._replace(apart=True)
        if ((_stands_apart(piece, usual, column) and not (indents and piece.indented)) or _breaks_in(pieces, i))
        and not elsewhere.began(pieces, i)
        else piece
        for i, piece in enumerate(pieces)
    ]


def _breaks_in(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a single line between two texts, of which the first is unfinished, tells of a picture."""
    if not 0 < i < len(pieces) - 1 or pieces[i].kind is not Kind.TEXT or pieces[i].lines > 1 or pieces[i].indented:
        return False
    above, below = pieces[i - 1], pieces[i + 1]
    cut = above.kind is Kind.TEXT and not above.sealed and not bylines.finished(above.text)
    return cut and below.kind is Kind.TEXT and not below.indented and pictured.shows_scene(pieces[i].text)


def _ends_with_photographer(piece: Piece) -> bool:
    """Whether wrapped lines, put together, name a photographer at their end."""
    wrapped = piece.kind is Kind.TEXT and 1 < piece.lines <= LINES_MAX and not piece.indented and not piece.sealed
    return wrapped and looks_like_caption(piece.text)


def _in_company(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a single sentence stands between a caption, without a blank, and what is no text."""
    piece = pieces[i]
    if piece.kind is not Kind.TEXT or piece.lines > 1 or len(piece.text) > pictured.LONGEST or piece.indented:
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
    if above.kind is not Kind.TEXT or not bylines.finished(above.text):
        return False
    if _is_long(above) and below is not None and _is_long(below):
        return pictured.shows_scene(piece.text)
    if above.full:
        return False
    if below is None or below.kind is not Kind.TEXT:
        long = len(above.text) > pictured.LONGEST
        return pictured.shows_scene(piece.text) or (long and pictured.shows_coming(piece.text))
    return above.indented and pictured.shows_scene(piece.text)


def _is_long(piece: Piece) -> bool:
    """Whether a piece is a paragraph in one line."""
    return piece.kind is Kind.TEXT and piece.lines == 1 and len(piece.text) >= LONG


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
    texts = [piece for piece in pieces if piece.kind is Kind.TEXT and not piece.seam]
    return len(texts) > 3 and sum(piece.indented for piece in texts) >= limits.INDENTED_SHARE * len(texts)


def _column(pieces: Sequence[Piece]) -> float:
    """The width to which the paragraphs of a page are set."""
    return median(piece.width for piece in pieces if piece.kind is Kind.TEXT)


def _stands_apart(piece: Piece, usual: int, column: float | None) -> bool:
    """Whether a piece stands like a caption; `column` is the width of the text where paragraphs are indented."""
    if piece.kind not in (Kind.TEXT, Kind.TITLE) or piece.lines > 3 or piece.level or not may_be_caption(piece.text):
        return False
    # A headline may exclaim, or trail off, and has no indent either; a caption tells, and has its full stop.
    ends = "。" if piece.kind is Kind.TITLE else "。！…"
    if piece.text[-1] not in ends or bylines.credit(piece.text) is not None:
        return False
    if piece.gap > usual + 1:
        return True
    # Lines as wide as the text above are the rest of a paragraph, rather than a caption set to its picture.
    rest = piece.lines > 1 and column is not None and abs(piece.width - column) <= limits.COLUMN_SLACK
    return column is not None and not rest and not pictured.tells_no_picture(piece.text)
