"""Texts that go on on a further page of the same seed: which text below 上接第一版 answers which one above 下转第四版.

The page that a note names is that over which the rest stands, or no other text of the seed goes on elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from . import captions, continuations, elsewhere, marks
from .parts import Kind, Piece
from .stitch import Link

COUNT = ("", *"一二三四五六七八九")
NUMERALS = {f"{ten}{one}": str(10 * k + n) for k, ten in enumerate(("", "十", "二十")) for n, one in enumerate(COUNT)}
NUMBER = r"0?(\d{1,2}|[一二三四五六七八九十]{1,3})"
PAGE = re.compile(rf"(?<![\d一二三四五六七八九十])(?:第\s?)?[A-Z]?{NUMBER}\s?版")
SHEET = re.compile(r"^[A-Z]?0?(\d{1,2})(?=[ \u3000·|]|$)")  # 3 综合新闻, A4
SURE = 9.0  # log-odds of a joint that notes tell: never a doubt, so it needs no reasons


def onward(pieces: Sequence[Piece]) -> dict[int, int]:
    """Each text that goes on on a further page, and its rest there."""
    pages = _pages(pieces)
    left = [i for i, piece in enumerate(pieces) if piece.kind is Kind.TEXT and elsewhere.goes_on(pieces, i)]
    came = [j for j in range(1, len(pieces)) if _arrives(pieces, j)] if left else []
    if len(left) == len(came) == 1 and left[0] < came[0]:
        return {left[0]: came[0]}
    found = {}
    for i in left:
        named = _named(pieces, i)
        rests = [j for j in came if j > i and pages[j] == named]
        rivals = [k for k in left if _named(pieces, k) == named]
        if named and len(rests) == len(rivals) == 1:
            found[i] = rests[0]
    return found


def links(pieces: Sequence[Piece], turns: Mapping[int, int]) -> tuple[Link, ...]:
    """The joints of those that were cut inside a paragraph; of others the rest is a paragraph of its own."""
    indents = captions.indents_paragraphs(pieces)
    return tuple(
        Link(i, j, SURE, 0.0, ())
        for i, j in turns.items()
        if continuations.inline(pieces[i].text)[1] == len(pieces[i].text)
        and (not marks.closed(pieces[i].text) or (indents and not pieces[j].indented))
    )


def _arrives(pieces: Sequence[Piece], j: int) -> bool:
    """Whether a text began on another page; a headline printed once more above its note leads another way."""
    noted = pieces[j].kind is Kind.TEXT and elsewhere.began(pieces, j)
    return noted and Kind.TITLE not in [piece.kind for piece in pieces[max(0, j - 2) : j]]


def _named(pieces: Sequence[Piece], i: int) -> str:
    """The page that the note at the end of a text, or right below it, names; "" where none is named."""
    note = continuations.goes_on(pieces[i].text)
    found = PAGE.search(note[0] if note else pieces[i + 1].text)
    return _number(found[1]) if found else ""


def _pages(pieces: Sequence[Piece]) -> list[str]:
    """The number of the page on which each piece stands, by the header above; "" where none says it."""
    found, page = [], ""
    for piece in pieces:
        if piece.kind is Kind.FURNITURE and not continuations.is_note(piece.text):
            header = PAGE.search(piece.text) or SHEET.match(piece.text)
            page = _number(header[1]) if header else page
        found.append(page)
    return found


def _number(printed: str) -> str:
    return NUMERALS.get(printed, printed)
