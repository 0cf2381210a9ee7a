"""Pieces: runs of printed lines that surely belong together, before anything that was cut is stitched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from . import (
    abutting,
    atop,
    bullets,
    bylines,
    captions,
    edges,
    furniture,
    headlines,
    insertions,
    inside,
    limits,
    marks,
    names,
    pictured,
    pictures,
    revise,
    rows,
    signatures,
    solid,
    strays,
    titlelines,
    titleness,
)
from .layout import Column, Layout, fills, fills_exactly
from .lines import Line
from .parts import Kind, Piece, glue

QUOTE_ROOM = 3.0  # a line of text that ends with a quotation may be this short of its column and run on
SIGNS_ROOM = 4.0  # one that only names who wrote is as short at least, and no text runs on from it
FULL_ROOM = 1.5  # the same for one that ends a sentence
MIDST = frozenset("，。、；：,;:")  # no text goes on with one of these behind the end of a sentence
SURE_TITLE = 3.0  # a headline line by its position


def cut_into_pieces(lines: Sequence[Line], layout: Layout) -> tuple[Piece, ...]:
    """Label every line, join the lines of a paragraph where nothing was cut, and weigh what may be a headline."""
    return tuple(_rejoin(list(_lone_titles(join_lines(lines, layout), layout))))


def _rejoin(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Join what was kept apart as a possible headline, and was found to be text, to the text that it opens."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting and piece.kind is Kind.TEXT and not piece.gap and not _is_whole(waiting):
            waiting = _join(waiting, piece, None)._replace(tentative=False)
        else:
            if waiting:
                yield waiting
            waiting = piece
        if not waiting.tentative or waiting.kind is not Kind.TEXT:
            yield waiting
            waiting = None
    if waiting:
        yield waiting


def _is_whole(piece: Piece) -> bool:
    """Whether a line ends its paragraph: a sentence ends before its column does."""
    return marks.closed(piece.text) and not piece.full


def join_lines(lines: Sequence[Line], layout: Layout) -> list[Piece]:
    """Label every line alone, then join the lines of a paragraph where nothing was cut."""
    pieces: list[Piece] = []
    headline = 0  # how many of the next lines are headline lines
    inserted, whole = insertions.insertions(lines, layout), rows.whole_lines(lines)
    heads, atop_text = solid.heads(lines, layout) if layout.solid else {}, atop.heads(lines, layout)
    bulleted, sheet = bullets.headlines_behind(lines, layout) | bullets.numbered(lines), edges.of_sheet(lines)
    listed = bullets.items(lines)
    for i in range(len(lines)):
        piece = _alone(lines, layout, i, i in sheet)
        if _is_settled(pieces, piece, lines[i], i in listed):
            continue
        fresh = headline == 0 and _may_start(pieces, lines, i)
        piece = _by_place(piece, pieces[-1] if pieces else None, i in inserted, i in whole)
        if piece.sealed:
            headline = 0
        elif i in bulleted:
            piece, headline = piece._replace(kind=Kind.TITLE), 1
        elif layout.solid:
            piece = _weighed(piece, pieces[-1] if pieces else None, heads.get(i, 0.0))
        elif headline == 0:
            headline = titlelines.count(lines, i, layout) if fresh else strays.headline(lines, i, layout, atop_text)
        if not layout.solid or headline:
            piece = _as_headline(piece, lines, i, layout, headline > 0, fresh)
        headline = max(0, headline - 1)
        if pieces and piece.kind is Kind.TEXT and inside.set_in(pieces[-1], lines, i, layout):
            piece = piece._replace(apart=True)
        if pieces and not piece.apart and _continues(pieces, piece, lines, layout, i):
            pieces[-1] = _join(pieces[-1], piece, lines[i - 1])
        else:
            pieces.append(piece)
    return pieces


def _is_settled(pieces: list[Piece], piece: Piece, line: Line, item: bool) -> bool:
    """Whether a line was added at once, for nothing else tells what it is: an item of a list, the end of a credit."""
    if item:
        pieces.append(piece._replace(kind=Kind.TEXT))
    elif pieces and pictures.ends_credit(pieces[-1], line):
        pieces[-1] = pictures.whole_caption(_join(pieces[-1], piece, None))
    else:
        return False
    return True


def _by_place(piece: Piece, above: Piece | None, inserted: bool, whole: bool) -> Piece:
    """A line with what its place says: a row of a table, a caption set into a column, who wrote the text above."""
    if whole and piece.kind is not Kind.FURNITURE:
        return piece._replace(kind=Kind.TEXT, sealed=True)
    if inserted:
        return piece._replace(kind=Kind.CAPTION)
    if above and above.kind is Kind.BYLINE:
        return revise.rest_of_name([above, piece], 1)
    signs = bylines.is_credit if piece.gap else bylines.credit
    return piece._replace(kind=Kind.TEXT) if above and above.kind is Kind.TEXT and signs(piece.text) else piece


def _weighed(piece: Piece, above: Piece | None, title: float) -> Piece:
    """A line of a solid page as the headline line, or the text, that it was found to be."""
    names_rest = above is not None and above.kind is Kind.BYLINE and len(piece.text) < revise.NAME_REST
    if piece.kind not in (Kind.TEXT, Kind.TITLE) or piece.level or names_rest:
        return piece
    return piece._replace(kind=Kind.TITLE if title > 0 else Kind.TEXT, title=max(0.0, min(SURE_TITLE, title)))


def _as_headline(piece: Piece, lines: Sequence[Line], i: int, layout: Layout, counted: bool, fresh: bool) -> Piece:
    """A line as the headline line, or the text, that it is by its shape."""
    if piece.sealed or piece.kind is Kind.CAPTION:
        return piece
    if counted and piece.kind in (Kind.TEXT, Kind.TITLE):
        return piece._replace(kind=Kind.TITLE, title=SURE_TITLE)
    if fresh and piece.kind is Kind.TEXT and _over_dateline(lines, i):
        return piece._replace(kind=Kind.TITLE, title=SURE_TITLE)
    if fresh and layout.wrapped and titlelines.undecided(lines, i):
        return piece._replace(tentative=True)
    if piece.kind is Kind.TITLE and layout.wrapped and titlelines.opens_text(lines, i, layout):
        return piece._replace(kind=Kind.TEXT)
    return piece


def _over_dateline(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is shaped like a headline and a report opens right below it, however wide it is."""
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    return bylines.dateline(below) is not None and headlines.may_be_title(lines[i].text)


def _may_start(pieces: Sequence[Piece], lines: Sequence[Line], i: int) -> bool:
    """Whether a new block may start at a line: after a blank, a headline, a byline, the end of a sentence."""
    if not pieces or lines[i].gap or lines[i].indented or pieces[-1].kind is not Kind.TEXT:
        return True
    if bylines.signed(pieces[-1].text):
        return not signatures.goes_on(pieces[-1].text, lines[i].text)
    return atop.ends(lines[i - 1].text) or marks.bracketed(pieces[-1].text)


def _lone_titles(pieces: Sequence[Piece], layout: Layout) -> Iterator[Piece]:
    """Weigh every single line that may be a headline against its neighbours."""
    found = list(pieces)
    for i, piece in enumerate(pieces):
        if layout.indents and _is_cut_text(found, i) and may_be_lone_title(piece, layout):
            found[i] = piece._replace(kind=Kind.TEXT, title=0.0)
        elif not layout.solid and may_be_lone_title(piece, layout):
            title = titleness.title(piece, *neighbours(found, i), wrapped=layout.wrapped, whole=layout.whole)
            title += limits.WHOLE_UNCUT * (layout.whole and title > 0)
            found[i] = piece._replace(kind=Kind.TITLE if title > 0 else Kind.TEXT, title=title)
        yield found[i]


def _is_cut_text(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a line is the first of a paragraph that was cut above a headline: it is indented and fills its column."""
    piece, below = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else None
    if not (piece.full and piece.indented) or below is None or below.gap or below.title != SURE_TITLE:
        return False
    return not below.indented and not titlelines.goes_on(piece.text, below.text)


def may_be_lone_title(piece: Piece, layout: Layout) -> bool:
    """Whether a piece is a single line whose label is still open.

    One that opens as texts do could be none but on a page where each text ends with its full stop.
    """
    open_kind = piece.kind in (Kind.TEXT, Kind.TITLE) and piece.title != SURE_TITLE
    whole = piece.sealed or bylines.is_credit(piece.text) or _is_paragraph(piece, layout)
    shaped = headlines.may_be_title(piece.text) or (layout.whole and headlines.opens_with_clause(piece.text))
    return open_kind and piece.lines == 1 and not whole and shaped


def _is_paragraph(line: Line | Piece, layout: Layout) -> bool:
    """Whether a line is indented as paragraphs are, ends a sentence and is longer than most headlines are."""
    indented = layout.indents and line.indented and len(line.text) > limits.TITLE_USUAL
    return indented and marks.closed(line.text)


def neighbours(pieces: Sequence[Piece], i: int) -> tuple[Piece | None, Piece | None, Piece | None]:
    """The piece above, the first below that is not furniture, and the next text below."""
    near = [other for other in pieces[i + 1 : i + 4] if other.kind is not Kind.FURNITURE]
    text = next((other for other in near if other.kind is Kind.TEXT), None)
    return pieces[i - 1] if i else None, near[0] if near else None, text


def _alone(lines: Sequence[Line], layout: Layout, i: int, of_sheet: bool) -> Piece:
    line = lines[i]
    full, column = fills_exactly(line, layout.columns[i]), layout.columns[i].widest if layout.wrapped else 0.0
    kind = Kind.FURNITURE if of_sheet else _kind(line, full and layout.wrapped)
    if kind is Kind.FURNITURE and not of_sheet and i and inside.stands(lines, i, layout):
        kind = Kind.TEXT
    if kind is Kind.TITLE and _is_paragraph(line, layout):
        kind = Kind.TEXT
    if kind is Kind.CAPTION and inside.runs_through(lines, i, layout):
        kind = Kind.TEXT
    if kind is Kind.BYLINE and inside.names_makers(lines, i, layout):
        kind = Kind.TEXT
    return Piece(
        kind,
        (line.span,),
        line.text,
        gap=line.gap,
        after=lines[i + 1].gap if i + 1 < len(lines) else 0,
        level=line.level,
        field=line.field,
        indented=line.indented,
        full=full,
        width=line.width,
        over=line.width - column if column else 0.0,
    )


def headline_line(lines: Sequence[Line], i: int, layout: Layout) -> Piece:
    """A line as one of a headline."""
    return _alone(lines, layout, i, False)._replace(kind=Kind.TITLE, title=SURE_TITLE)


def _kind(line: Line, fills_column: bool) -> Kind:
    if furniture.is_furniture(line.text):
        return Kind.FURNITURE
    if line.level:
        return Kind.TITLE
    if bylines.is_byline(line.text):
        return Kind.BYLINE
    if captions.looks_like_caption(line.text) or (not fills_column and pictured.names_scene(line.text)):
        return Kind.CAPTION
    return Kind.TITLE if not fills_column and headlines.may_be_title(line.text) else Kind.TEXT


def _continues(pieces: Sequence[Piece], new: Piece, lines: Sequence[Line], layout: Layout, i: int) -> bool:
    """Whether a line belongs to the piece above it by position alone."""
    piece, last, line = pieces[-1], lines[i - 1], lines[i]
    cut_name = new.kind is Kind.BYLINE and _ends_signature(piece, last, line, layout.columns[i - 1])
    if (
        line.gap
        or new.kind is Kind.FURNITURE
        or (new.kind is Kind.BYLINE and not cut_name)
        or piece.tentative
        or piece.kind in (Kind.FURNITURE, Kind.BYLINE, Kind.TITLE)
    ):
        return False
    if (
        piece.sealed
        or piece.lines >= limits.PARAGRAPH_LINES
        or marks.bracketed(piece.text)
        or new.sealed
        or new.title == SURE_TITLE
        or (layout.solid and new.kind is Kind.TITLE)
        or line.level
        or (line.indented and layout.indents)
        or not layout.wrapped
    ):
        return False
    if new.kind is Kind.CAPTION or (piece.kind is Kind.CAPTION and captions.ends(piece.text)):
        return False
    if layout.indents and piece.lines > 1 and piece.kind is Kind.TEXT and not marks.closed(last.text):
        # A line that lacks more of its column than the word below it needs ends its text, with a stop or without.
        column = layout.columns[i - 1]
        short = column.widest - last.reach > max(SIGNS_ROOM, column.word) or bylines.finished(last.text)
        if short and not fills(last, column):
            return False
    begun = marks.NO_START.match(line.text) is not None and not (marks.closed(last.text) and line.text[0] in MIDST)
    loose = begun or bylines.credit(line.text)
    if layout.indents and marks.closed(last.text) and not loose:
        # An indent would open a paragraph: without one, a line is text that runs on or a headline.
        full = fills(last, layout.columns[i - 1])
        return full and _same_text(piece, line) and not abutting.belongs_above(pieces, line)
    if layout.indents and not loose and piece.kind is Kind.TEXT and abutting.belongs_above(pieces, line):
        return False
    if marks.closed(last.text) and not loose and abutting.starts_anew(piece.text, lines, i, layout):
        return False
    return _runs_on(piece, last, line, layout.columns[i - 1])


def _ends_signature(piece: Piece, last: Line, line: Line, column: Column) -> bool:
    """Whether a line is what its column cut off the signature of the text above: …收入。■记者周 / 牧 通讯员 唐果."""
    return piece.kind is Kind.TEXT and fills(last, column) and signatures.goes_on(piece.text, line.text)


def _same_text(piece: Piece, line: Line) -> bool:
    return not bylines.signed(piece.text) and bylines.dateline(line.text) is None


def _runs_on(piece: Piece, last: Line, line: Line, column: Column) -> bool:
    """Whether the text of a wrapped paragraph runs on into the next line."""
    if marks.NO_START.match(line.text):
        return True
    room = column.widest - last.reach
    if piece.kind is Kind.CAPTION:
        return not marks.closed(last.text) and room <= limits.COLUMN_SLACK
    if marks.closed(last.text):
        return (
            (fills_exactly(last, column) or (line.text[0] in marks.OPENERS and fills(last, column)))
            and room < (QUOTE_ROOM if last.text[-1] in "”’」』" else FULL_ROOM)
            and bylines.dateline(line.text) is None
        )
    if bylines.signed(piece.text):
        return _ends_signature(piece, last, line, column)
    return not (piece.lines == 1 and room > SIGNS_ROOM and names.is_author(piece.text))


def _join(piece: Piece, new: Piece, last: Line | None) -> Piece:
    blank = " " if last and last.trailing and "（" in piece.text[-12:] else ""  # between two names in a credit
    # All fields in their order: to replace some of them by name, at most lines of a page, takes twice as long.
    return Piece(
        piece.kind,
        piece.spans + new.spans,
        glue(piece.text + blank, new.text),
        piece.gap,
        new.after,
        piece.level,
        piece.indented,
        new.full,
        piece.lines + new.lines,
        max(piece.width, new.width),
        piece.tentative,
        piece.sealed,
        piece.over,
        piece.apart,
        piece.field,
        piece.seam,
        piece.title,
    )
