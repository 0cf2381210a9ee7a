"""Picture news: a picture's text that is an article of its own, under 图片新闻 or a headline, with its photographer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from . import captions
from .parts import Kind, Piece, glue

HEAD = re.compile(
    r"^[【\[]?(?:图片(?:新闻|报道|故事)|图说[\u4e00-\u9fff]{0,4}|摄影报道|新闻图片|光影[\u4e00-\u9fff]{0,4})[】\]]?$"
)
PHOTOGRAPHER = re.compile(
    r"^[（(]?[\u4e00-\u9fff·]{2,4}(?:[ \u3000、][\u4e00-\u9fff·]{2,4}){0,2}[ \u3000]*(?:摄影报道|摄影|摄|/图)[）)]?$"
)
TEXT_LINE = 30  # characters from which a picture's text under a headline is an article


def picture_news(found: Iterable[Piece]) -> Iterator[Piece]:
    """The texts of picture news as text, each with the photographer's name printed below it."""
    pieces = list(found)
    under = False  # the piece before is the head of picture news, or the text below it
    last: Piece | None = None
    for i, piece in enumerate(pieces):
        if under and last and last.kind is Kind.TEXT and _ends(piece):
            last = last._replace(
                text=glue(last.text, piece.text), spans=last.spans + piece.spans, full=False, after=piece.after
            )
            continue
        if last:
            yield last
        head = last is not None and last.kind is Kind.TITLE and (HEAD.match(last.text) or _alone(pieces, i))
        if piece.kind is Kind.CAPTION and head:
            piece = piece._replace(kind=Kind.TEXT)
        if piece.kind is Kind.TEXT and last and HEAD.match(last.text) and captions.PHOTO_END.search(piece.text[-48:]):
            piece = piece._replace(sealed=True)
        under = piece.kind is Kind.TEXT and last is not None and HEAD.match(last.text) is not None
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
