"""Picture news: a picture's text that is an article of its own, under 图片新闻 or a headline, with its photographer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from . import bylines, captions, headlines, marks
from .lines import Line
from .parts import Kind, Piece, glue

PHOTOGRAPHER = re.compile(
    r"^[（(]?[\u4e00-\u9fff·]{2,4}(?:[ \u3000、][\u4e00-\u9fff·]{2,4}){0,2}[ \u3000]*(?:摄影报道|摄影|摄|/图)[）)]?$"
)
CREDIT_REST = 4  # characters of the rest of a photographer's name and of what he did
PICTURED_MAX = 200  # characters of a picture's text under a headline of its own
SHOWS = re.compile(r"[（(]?(?:图为|[上下左右本题]图)")
TEXT_LINE = 30  # characters from which a picture's text under a headline is an article


def picture_news(found: Iterable[Piece]) -> Iterator[Piece]:
    """The texts of picture news as text, each with the photographer's name printed below it."""
    pieces = list(found)
    under = False  # the piece before is the head of picture news, or the text below it
    last: Piece | None = None
    for i, piece in enumerate(pieces):
        if under and last and last.kind is Kind.TEXT and _ends(piece):
            last = last._replace(
                text=glue(last.text, piece.text),
                spans=last.spans + piece.spans,
                full=False,
                after=piece.after,
                sealed=True,
            )
            continue
        if last:
            yield last
        named = last is not None and headlines.PICTURE_NEWS.match(last.text) is not None
        head = last is not None and last.kind is Kind.TITLE and (named or _alone(pieces, i))
        if piece.kind is Kind.CAPTION and head:
            piece = piece._replace(kind=Kind.TEXT)
        if piece.kind is Kind.TEXT and named and captions.PHOTO_END.search(piece.text[-48:]):
            piece = piece._replace(sealed=True)
        under = piece.kind is Kind.TEXT and named
        last = piece
    if last:
        yield last


def _ends(piece: Piece) -> bool:
    """Whether a piece ends a picture's text: its last line, which names the photographer, or the name alone."""
    if piece.gap or piece.indented:
        return False
    return PHOTOGRAPHER.match(piece.text) is not None or (
        piece.kind is Kind.CAPTION and captions.PHOTO_END.search(piece.text[-48:]) is not None
    )


def _alone(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a long caption is all that stands under its headline."""
    below = next((other for other in pieces[i + 1 :] if other.kind is not Kind.FURNITURE), None)
    return len(pieces[i].text) >= TEXT_LINE and (below is None or below.kind is Kind.TITLE)


def ends_credit(piece: Piece, line: Line) -> bool:
    """Whether a line is what a column cut off the photographer's name at the end of a text: …吊运脐橙。 孙吴 / 摄."""
    if line.text[-1] not in bylines.PHOTOGRAPHER_END or len(line.text) > CREDIT_REST or line.gap or line.indented:
        return False
    open_text = piece.kind is Kind.TEXT and not marks.closed(piece.text)
    return open_text and bylines.signed(f"{piece.text}{line.text}")


def whole_caption(piece: Piece) -> Piece:
    """A line, with the rest of its photographer's name, as the caption that it may be."""
    short = piece.lines == 2 and not piece.indented and captions.looks_like_caption(piece.text)
    return piece._replace(kind=Kind.CAPTION) if short else piece


def headed(pieces: Sequence[Piece], i: int) -> Piece:
    """A line over little text that a caption (图为……) ends, above the next headline or the end, heads picture news.

    Of thousands of subheads in printed pages none stands so, for the sections of a feature are longer.
    """
    size = pictures = 0
    for below in pieces[i + 1 :]:
        if below.kind is Kind.CAPTION:
            pictures += SHOWS.match(below.text) is not None
        elif below.kind is Kind.TITLE and (size or pictures):
            break
        elif below.kind is Kind.TEXT:
            size += len(below.text)
            if pictures or size > PICTURED_MAX:
                return pieces[i]
    return pieces[i]._replace(pictured=True) if size and pictures else pieces[i]
