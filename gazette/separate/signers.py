"""Who signs a notice or a letter: an office and a day, a reader, a telephone number, which are text and no headline;
and what a letter opens and closes with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from . import furniture, headlines, marks, names
from .parts import Kind, Piece

OPEN = frozenset({Kind.TEXT, Kind.TITLE})
FULL_STOP = "。"  # in no line that names people, an office or a day
OFFICE = re.compile(
    r"^[\u4e00-\u9fff]{3,16}(?:公司|委员会|指挥部|办公室|[大支总中]队|中心|政府|银行|医院|学校|[局院所站社部会])$"
)
DATE_ONLY = re.compile("^(?:" + furniture.DATE + ")$")
CONTACT = re.compile(
    r"^[\u4e00-\u9fff]{0,8}(?:电话|热线|QQ|微信|传真)\s?[:：]?\s*(?:\d[\d\-—]{5,}+[ \u3000、/]*)+"
    r"(?:[（(][^（()）]{2,12}[）)])?$"
)
NEAR = 4  # pieces below among which the next headline is looked for
# Who else signs above a date.
SIGNER = re.compile(r"^[\u4e00-\u9fff]{2,20}(?:[组队部会办处科室园馆场厂店社校院所站委]|编辑部|支部|集团|中心)$")
READER = re.compile(r"^(?:[\u4e00-\u9fff]{2,8}[ \u3000]*)?(?:读者|市民|村民|居民|网友)[ \u3000]+[\u4e00-\u9fff]{2,4}$")
SALUTATION = re.compile(r"(?:亲爱的|尊敬的|敬爱的)[^，。；：:]{1,24}[：:]")
REGARDS = re.compile(r"(?:此致[ \u3000，]*)?敬礼[！!]?|此致")
MAKER_NOTE = re.compile(r"[（(](?:本文)?作者(?:[为系是]|单位)")
SIGNERS = 4  # offices that sign a notice together, at most
NOTICE_REACH = 12  # pieces between a notice's headline and who signs it, at most
OFFICE_REST = 8  # characters of the rest of an office's name


def whole_offices(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The office that signs a notice is one line again where a column cut its name: 沙洲市公安局交通管理 / 支队."""
    rest = -1
    for i, piece in enumerate(pieces):
        if i == rest:
            continue
        if i and i + 2 < len(pieces) and _is_cut_office(*pieces[i - 1 : i + 3]):
            rest = i + 1
            name = piece.text + pieces[rest].text
            piece = piece._replace(text=name, spans=piece.spans + pieces[rest].spans, lines=2, after=pieces[rest].after)
        yield piece


def _is_cut_office(above: Piece, office: Piece, rest: Piece, date: Piece) -> bool:
    """Whether two lines between a finished text and a date are the name of an office, cut in two."""
    near = (
        not rest.gap
        and len(rest.text) <= OFFICE_REST
        and all(piece.kind in OPEN and piece.lines == 1 and not piece.level for piece in (office, rest))
    )
    ends = near and above.kind is Kind.TEXT and marks.closed(above.text) and _is_date(date)
    return ends and OFFICE.match(office.text + rest.text) is not None and OFFICE.match(office.text) is None


def contact(pieces: Sequence[Piece], i: int) -> Piece:
    """A telephone number right below a text belongs to it, unless it stands at the end of the page."""
    piece = pieces[i]
    sheet = piece.kind is Kind.FURNITURE
    if not i or pieces[i - 1].kind is not Kind.TEXT or (sheet and piece.gap):
        return piece
    inside = not sheet or any(below.kind is Kind.TITLE for below in pieces[i + 1 : i + NEAR])
    if inside and CONTACT.match(furniture.half_width(piece.text)):
        return piece._replace(kind=Kind.TEXT, title=0.0, sealed=True)
    return piece


def correspondent(pieces: Sequence[Piece], i: int) -> Piece:
    """A reader's name below a letter signs it and is text; above a letter it is a byline."""
    piece = pieces[i]
    below = pieces[i + 1].kind if i + 1 < len(pieces) else None
    if piece.kind is Kind.BYLINE and piece.text.startswith("读者") and i and pieces[i - 1].kind is Kind.TEXT:
        return piece if below is Kind.TEXT else piece._replace(kind=Kind.TEXT, sealed=True)
    return piece


def greeting(pieces: Sequence[Piece], i: int) -> Piece:
    """What opens or closes a letter is text, whole by itself: 亲爱的老师： and 此致 / 敬礼！"""
    piece = pieces[i]
    greets = SALUTATION.fullmatch(piece.text) or (i > 0 and REGARDS.fullmatch(piece.text))
    return piece._replace(kind=Kind.TEXT, title=0.0, sealed=True) if greets and not piece.level else piece


def signature(pieces: Sequence[Piece], i: int) -> Piece:
    """The office and the date that sign a notice, and who signs a letter, are text: 某县公安局 / 2021年3月4日.

    Several offices may sign together: 某县卫生局 / 某县教育局 / 2021年3月4日.
    """
    piece = pieces[i]
    if FULL_STOP in piece.text:
        return piece  # as most pieces are: neither a date nor an office nor a name
    if i < 2 or not _below_text(pieces, i):
        return piece
    followed = _is_signer(piece) and _over_date(pieces, i)
    signs = (_closes(pieces, i) and _signs(piece)) or _signs_letter(pieces, i) or _signs_notice(pieces, i)
    if _is_date(piece) or followed or signs:
        return piece._replace(kind=Kind.TEXT, title=0.0, sealed=True)
    return piece


def _below_text(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a piece stands below a text, or one that signs with others below the first of them."""
    if pieces[i - 1].kind is Kind.TEXT or (_is_date(pieces[i]) and _is_signer(pieces[i - 1])):
        return True
    first = next((piece for piece in pieces[max(0, i - SIGNERS) : i][::-1] if not _is_name_of_office(piece)), None)
    return _is_name_of_office(pieces[i]) and _over_date(pieces, i) and first is not None and first.kind is Kind.TEXT


def _over_date(pieces: Sequence[Piece], i: int) -> bool:
    """Whether nothing but offices that sign together stands between a piece and the date below."""
    below = next((piece for piece in pieces[i + 1 : i + 1 + SIGNERS] if not _is_name_of_office(piece)), None)
    return below is not None and _is_date(below)


def _is_name_of_office(piece: Piece) -> bool:
    """Whether a line is an office's name and nothing else."""
    whole = piece.kind in OPEN and piece.lines == 1 and not piece.level
    return whole and (OFFICE.match(piece.text) is not None or SIGNER.match(piece.text) is not None)


def _closes(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a single indented line ends a text: nothing stands between it and the text, and none follows it."""
    piece, below = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else None
    if piece.lines != 1 or piece.gap or piece.level or piece.full:
        return False
    if not piece.indented:
        return bool(OFFICE.search(piece.text)) and marks.closed(pieces[i - 1].text) and (below is None or below.gap > 0)
    return below is None or below.gap > 0 or not below.indented or below.kind is Kind.FURNITURE


def _signs_letter(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line between a text and the next headline says who wrote the text: 市民 盛菊英.

    Above a note on its author a name alone signs it, too: 李雷 / （作者为青山中学教师）.
    """
    piece, below = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else None
    if piece.kind in OPEN and below is not None and MAKER_NOTE.match(below.text) and names.is_name(piece.text):
        return _ends(pieces[i - 1])
    short = piece.kind in (Kind.TITLE, Kind.TEXT) and piece.lines == 1 and not piece.level and " " in piece.text
    if short and READER.match(piece.text):
        return marks.closed(pieces[i - 1].text)
    ends = below is None or below.kind in (Kind.TITLE, Kind.FURNITURE) or (piece.indented and below.indented)
    return short and ends and names.is_author(piece.text) and marks.closed(pieces[i - 1].text)


def _signs_notice(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line below the text of a notice is nothing but an office: under 停电公告, 青山供电公司."""
    piece = pieces[i]
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    whole = piece.lines == 1 and not piece.gap and not piece.level and OFFICE.match(piece.text) is not None
    if not whole or not _ends(pieces[i - 1]) or (below and below.kind is Kind.TEXT):
        return False
    head = next((above for above in pieces[max(0, i - NOTICE_REACH) : i][::-1] if above.kind is Kind.TITLE), None)
    return head is not None and headlines.NOTICE.match(head.text) is not None


def _ends(piece: Piece) -> bool:
    return piece.sealed or marks.closed(piece.text)


def _signs(piece: Piece) -> bool:
    return _is_office(piece) or (piece.kind in (Kind.TITLE, Kind.TEXT) and names.is_author(piece.text))


def _is_date(piece: Piece) -> bool:
    return piece.lines == 1 and DATE_ONLY.match(furniture.half_width(piece.text)) is not None


def _is_office(piece: Piece) -> bool:
    return (
        piece.kind in (Kind.TITLE, Kind.TEXT)
        and len(piece.text) <= 30
        and headlines.has_actor(piece.text)
        and "。" not in piece.text
    )


def _is_signer(piece: Piece) -> bool:
    """Whether a line between a text and a date is an office, be it one for the occasion: 治丧小组."""
    return _is_office(piece) or (piece.kind in OPEN and SIGNER.match(piece.text) is not None)
