"""Labels revised by their neighbours: lists, authors, the paper's name in a header."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from . import (
    bullets,
    bylines,
    captions,
    elsewhere,
    figures,
    furniture,
    headlines,
    limits,
    marks,
    names,
    pictures,
    signers,
    summaries,
    titlelines,
)
from .parts import Kind, Piece
from .signers import OPEN

SOURCE = re.compile(
    r"^[\u4e00-\u9fff]{3,16}(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:\d{1,2}时)?(?:发布|供稿|提供)$"
    r"|^[（(]?(?:(?:数据|资料|图表|图片|信息)来源\s?[:：]\S{2,24}|[^，。；：:、]{4,20}提供|未完待续|未完|待续)[）)]?$"
)
NOTE_MIN = 6  # characters of a note in brackets
EDGE = 6  # pieces at the top of a page among which its header stands
LIST_MIN = 5  # lines under one another that make a list
LIST_LINE = 24  # characters of the longest line of a list or a poem
SUBTITLE_MORE = 8  # characters by which a subtitle may be longer than headlines usually are
SURE_SUBTITLE = 2.0
ACCOUNT = re.compile(
    r"^(?:i|I)?[\u4e00-\u9fff]{2,6}(?:发布|融媒体?|在线|之声|资讯|公安|交警|教育|文旅|先锋|民政|消防|网|圈)$"
)
CUT_MARKS = frozenset("，、,")
NAME_REST = 3  # characters that the rest of a name has less than
ROLE_LAST = re.compile(r"(?:记者|通讯员|实习生)$")
# The mark that stands before authors and before nothing else, and a name, whatever the family: □ 沙启明.
MARKED_NAME = re.compile(r"^□[ \u3000]*[\u4e00-\u9fff]{2,3}$")
NAME_MAX = 8  # characters of a paper's or a page's name in a header


def revise(pieces: Sequence[Piece]) -> list[Piece]:
    """Apply every rule to every piece, in order."""
    found = list(signers.whole_offices(pieces))
    found = list(pictures.picture_news(lists_and_verse(found)))
    for rule, kinds in RULES:
        found = [rule(found, i) if piece.kind in kinds else piece for i, piece in enumerate(found)]
    return found


def lists_and_verse(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Many short lines with no text below are a list or a poem: the first is its headline, the others text."""
    stretches = [
        (kind, list(group))
        for kind, group in groupby(pieces, key=lambda piece: piece.kind is Kind.TITLE and not piece.level)
    ]
    for at, (titles, run) in enumerate(stretches):
        below = stretches[at + 1][1][0] if at + 1 < len(stretches) else None
        if not titles or len(run) < LIST_MIN or (below and _heads_text(below)):
            yield from run
            continue
        heads = _heads_of_verse(run)
        yield from run[: heads - 1]
        last = run[heads - 1]
        yield last._replace(kind=Kind.BYLINE, title=0.0) if heads > 1 and names.is_name(last.text) else last
        for piece in run[heads:]:
            named = heads == 1 and piece is run[1] and names.is_name(piece.text)
            yield piece._replace(kind=Kind.BYLINE if named else Kind.TEXT, title=0.0, sealed=True)


def _heads_text(below: Piece) -> bool:
    """Whether what stands below several lines shows that they are headline lines: a byline, or more than a line."""
    return below.kind is Kind.BYLINE or (below.kind is Kind.TEXT and len(below.text) > LIST_LINE)


def _heads_of_verse(run: Sequence[Piece]) -> int:
    """How many lines of a list or a poem are headline lines: those before the first indented one, else one."""
    indented = [i for i, piece in enumerate(run) if piece.indented]
    return indented[0] if len(indented) > 1 and indented[0] else 1


def source(pieces: Sequence[Piece], i: int) -> Piece:
    """A line that only says where figures or answers come from is text, whole by itself: 数据来源：某县统计局."""
    piece = pieces[i]
    if i and (SOURCE.match(piece.text) or (pieces[i - 1].kind is Kind.TEXT and _is_note(piece))):
        return piece._replace(kind=Kind.TEXT, title=0.0, sealed=True)
    return piece


def _is_note(piece: Piece) -> bool:
    """Whether brackets hold a whole line: （以上由市医保局解答，记者 白雪 整理）."""
    whole = piece.lines == 1 and len(piece.text) >= NOTE_MIN and marks.bracketed(piece.text)
    return whole and not headlines.NUMBERED.match(piece.text)


def makers(pieces: Sequence[Piece], i: int) -> Piece:
    """A note of several lines on who wrote the text above is a byline: （作者为青山县农业技术推广 / 站站长）."""
    piece = pieces[i]
    noted = piece.lines > 1 and piece.text[0] in "（(" and bylines.is_byline(piece.text)
    return piece._replace(kind=Kind.BYLINE) if noted else piece


def item(pieces: Sequence[Piece], i: int) -> Piece:
    """An item of a list, or what announces one, is whole although it ends no sentence: 一、时间：……；"""
    piece = pieces[i]
    below = pieces[i + 1] if i + 1 < len(pieces) else None
    opens = piece.indented or _is_item(piece)
    if piece.kind is not Kind.TEXT or not opens or (piece.full and piece.lines > 1) or below is None:
        return piece
    numbered = below.kind is Kind.TEXT and _is_item(below)
    ends = piece.text[-1] in "；;" or (piece.text[-1] in "：:" and (below.indented or numbered))
    return piece._replace(sealed=True) if ends and below.kind is Kind.TEXT and (below.indented or numbered) else piece


def _is_item(piece: Piece) -> bool:
    return headlines.NUMBERED.match(piece.text) is not None or bullets.bare(piece.text) != piece.text


def brief(pieces: Sequence[Piece], i: int) -> Piece:
    """What stands behind the mark that opens the text above, too, tells of no picture: ▲……（李雷） / ▲……"""
    piece, above = pieces[i], pieces[i - 1] if i else None
    alike = above is not None and above.kind is Kind.TEXT and above.text[0] == piece.text[0] in bullets.MARKS
    return piece._replace(kind=Kind.TEXT) if alike and not captions.PHOTO_END.search(piece.text) else piece


def author(pieces: Sequence[Piece], i: int) -> Piece:
    """A line between a headline and its text that only names people is a byline; an office is below a heading mark."""
    piece = pieces[i]
    if signers.FULL_STOP in piece.text:
        return piece
    below = next((other.kind for other in pieces[i + 1 :] if other.kind is not Kind.FURNITURE), None)
    between = i > 0 and pieces[i - 1].kind is Kind.TITLE and (below is Kind.TEXT or _lists_names(piece.text))
    short = piece.kind in (Kind.TITLE, Kind.TEXT) and piece.lines == 1 and not piece.level
    cut = between and pieces[i - 1].full and not piece.gap and titlelines.goes_on(pieces[i - 1].text, piece.text)
    named = short and between and not cut and _names_author(piece.text)
    office = short and between and pieces[i - 1].level > 0 and signers.OFFICE.match(piece.text) is not None
    if (named and len(pieces[i - 1].text) > 1) or office:
        return piece._replace(kind=Kind.BYLINE, title=0.0)
    return piece


def _names_author(text: str) -> bool:
    return names.is_author(text) or names.is_pen_name(text) or MARKED_NAME.match(text) is not None


def rest_of_name(pieces: Sequence[Piece], i: int) -> Piece:
    """What the line above, a byline, had no room for: 通讯员 黄 / 丽芬, 通讯员 刘一 / 剑, 特约通讯员 / 韩梅."""
    piece = pieces[i]
    if not i or pieces[i - 1].kind is not Kind.BYLINE or piece.gap or piece.level or piece.lines > 1:
        return piece
    if marks.closed(piece.text):
        return piece  # the end of a text that was cut: 通讯员 宁晓 文 / 已。
    last = re.split(r"[ \u3000]", pieces[i - 1].text)[-1]
    cut = len(piece.text) < NAME_REST and (len(last) == 1 or _lacks_end(pieces[i - 1], last, piece.text))
    named = ROLE_LAST.search(last) is not None and names.is_author(piece.text)
    return piece._replace(kind=Kind.BYLINE, title=0.0) if cut or named else piece


def _lacks_end(byline: Piece, last: str, rest: str) -> bool:
    """Whether the last name of a full line is one with a single character below: 刘一 / 剑."""
    return byline.full and len(rest) == 1 and len(last) == NAME_REST - 1 and names.is_person(last + rest)


def _lists_names(text: str) -> bool:
    """Whether a line is surely two names or more, so that it needs no text below: 廖永明 黄丽珍."""
    parts = text.split()
    return len(parts) > 1 and all(len(part) == 3 and names.is_name(part) for part in parts)


def subtitle(pieces: Sequence[Piece], i: int) -> Piece:
    """A short line right below a headline belongs to it above the byline, an indented text or a dateline."""
    piece = pieces[i]
    if piece.kind is not Kind.TEXT or piece.lines != 1 or piece.gap or piece.indented or piece.sealed or not i:
        return piece
    below = next((other for other in pieces[i + 1 : i + 3] if other.kind is not Kind.FURNITURE), None)
    opens = below is not None and (below.kind is Kind.BYLINE or (below.kind is Kind.TEXT and _opens(below)))
    short = len(piece.text) <= limits.TITLE_USUAL + SUBTITLE_MORE and headlines.may_be_subtitle(piece.text)
    if opens and short and pieces[i - 1].kind is Kind.TITLE:
        return piece._replace(kind=Kind.TITLE, title=SURE_SUBTITLE)
    return piece


def _opens(text: Piece) -> bool:
    return text.indented or bylines.dateline(text.text) is not None


def running_name(pieces: Sequence[Piece], i: int) -> Piece:
    """The paper's name beside a line of the sheet heads a further page where a line at the top said it already."""
    piece = pieces[i]
    if piece.level or not furniture.PAPER.match(piece.text):
        return piece
    beside = any(other.kind is Kind.FURNITURE for other in (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2]))
    said = any(other.kind is Kind.FURNITURE and piece.text in other.text for other in pieces[: min(i, EDGE)])
    return piece._replace(kind=Kind.FURNITURE, title=0.0) if beside and said else piece


def above_turn(pieces: Sequence[Piece], i: int) -> Piece:
    """What a comma ends between a text and the note that it goes on elsewhere is text: 会议指出， / （下转2版）."""
    piece = pieces[i]
    cut = i > 0 and pieces[i - 1].kind is Kind.TEXT and piece.text[-1] in CUT_MARKS and elsewhere.goes_on(pieces, i)
    return piece._replace(kind=Kind.TEXT, title=0.0) if cut else piece


def header_name(pieces: Sequence[Piece], i: int) -> Piece:
    """A short line among the lines of a page's header names the paper or the page."""
    piece = pieces[i]
    if piece.kind is not Kind.TITLE or i >= EDGE or len(piece.text) > NAME_MAX or piece.level:
        return piece
    top = all(other.kind is Kind.FURNITURE for other in pieces[:i])
    if top and headlines.names_places(piece.text) and i + 1 < len(pieces) and pieces[i + 1].kind is not Kind.TEXT:
        return piece._replace(kind=Kind.FURNITURE, title=0.0)
    if " " in piece.text:
        return piece
    dated = i > 0 or (len(pieces) > 1 and pieces[1].kind is Kind.FURNITURE) or furniture.PAPER.match(piece.text)
    below = pieces[i + 1].kind if i + 1 < len(pieces) else None
    if headlines.SECTION.match(piece.text) or headlines.COLUMN_NAME.match(piece.text):
        enclosed = i > 0 and top and below is Kind.FURNITURE
        return piece._replace(kind=Kind.FURNITURE, title=0.0) if enclosed else piece
    between = below is Kind.FURNITURE or (below is Kind.TITLE and piece.after > 0)
    named = furniture.PAPER.match(piece.text) or (below is Kind.FURNITURE and ACCOUNT.match(piece.text))
    over_header = i == 0 and below is Kind.FURNITURE and not piece.after
    paper = named or over_header or (i > 0 and between and piece.text[-1] not in "—：:")
    return piece._replace(kind=Kind.FURNITURE, title=0.0) if top and dated and paper else piece


ANY = OPEN | {Kind.BYLINE, Kind.CAPTION, Kind.FURNITURE}
# The rules in their order, each with the kinds of pieces that it may change.
RULES: tuple[tuple[Callable[[Sequence[Piece], int], Piece], frozenset[Kind]], ...] = (
    (source, OPEN),
    (figures.told, frozenset({Kind.TITLE})),
    (signers.contact, OPEN | {Kind.FURNITURE}),
    (item, frozenset({Kind.TEXT})),
    (summaries.excerpt, frozenset({Kind.TEXT})),
    (makers, frozenset({Kind.TEXT})),
    (signers.correspondent, frozenset({Kind.BYLINE})),
    (brief, frozenset({Kind.CAPTION})),
    (signers.greeting, OPEN),
    (signers.signature, ANY),
    (author, OPEN),
    (rest_of_name, ANY),
    (subtitle, frozenset({Kind.TEXT})),
    (header_name, frozenset({Kind.TITLE})),
    (running_name, frozenset({Kind.TITLE})),
    (above_turn, frozenset({Kind.TITLE})),
    (pictures.headed, frozenset({Kind.TITLE})),
)
