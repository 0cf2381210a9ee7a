"""The flow of text: stitched paragraphs in reading order, with everything that stood in their way taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gazette.model import Span

from . import captions, elsewhere
from .cohesion import together
from .parts import Kind, Piece, glue
from .stitch import Link

CAPTION_TITLE = 2.5  # what looks more like a headline than this is not taken for a caption


class Item(NamedTuple):
    """A paragraph, a line of a headline or a byline, whole again. `joints` are the links that were stitched in it."""

    kind: Kind
    pieces: tuple[Piece, ...]
    text: str
    joints: tuple[Link, ...] = ()
    pairs: frozenset[str] = frozenset()  # its words, for cohesion
    fresh: bool = False  # the order of reading jumps to it: what stood before it goes on elsewhere
    under: Kind | None = None  # what is printed right above it
    amid: bool = False  # a line of a headline inside its article, between the halves of a paragraph

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans in reading order."""
        if len(self.pieces) == 1:
            return self.pieces[0].spans
        return tuple([span for piece in self.pieces for span in piece.spans])

    @property
    def first(self) -> Span:
        """The first of them."""
        return self.pieces[0].spans[0]

    @property
    def line(self) -> int:
        """The number of its first line as read."""
        return self.pieces[0].line

    @property
    def column(self) -> float:
        """The width of its column where it was wrapped, else 0."""
        first = self.pieces[0]
        return first.width if first.lines > 1 else 0.0

    @property
    def gap(self) -> int:
        """Blank lines above it."""
        return self.pieces[0].gap

    @property
    def indented(self) -> bool:
        """Whether its first line is indented."""
        return self.pieces[0].indented

    @property
    def field(self) -> str:
        """What its line is named as."""
        return self.pieces[0].field

    @property
    def level(self) -> int:
        """Its heading marks."""
        return self.pieces[0].level


def take_out_captions(pieces: Sequence[Piece], links: Sequence[Link]) -> list[Piece]:
    """Mark as captions what stands apart and was not stitched, and the short whole pieces that alone stand between two
    halves of a paragraph."""
    linked = {i for link in links for i in (link.a, link.b)}
    if all(piece.kind in (Kind.CAPTION, Kind.FURNITURE) or piece.apart for piece in pieces):
        return [
            piece._replace(kind=Kind.TEXT) if piece.kind is Kind.CAPTION else piece for piece in pieces
        ]  # nothing but captions
    marked = [
        piece._replace(kind=Kind.CAPTION) if piece.apart and i not in linked else piece
        for i, piece in enumerate(pieces)
    ]
    for link in links:
        between = [i for i in range(link.a + 1, link.b) if pieces[i].kind not in (Kind.FURNITURE, Kind.BYLINE)]
        if between and all(i not in linked and _short(pieces[i]) for i in between):
            for i in between:
                marked[i] = pieces[i]._replace(kind=Kind.CAPTION)
    return marked


def _short(piece: Piece) -> bool:
    return (
        piece.kind is Kind.CAPTION
        or piece.apart
        or (piece.title < CAPTION_TITLE and captions.may_be_caption(piece.text))
    )


def items(
    pieces: Sequence[Piece], links: Sequence[Link], words: Sequence[frozenset[str]], turns: Mapping[int, int]
) -> tuple[Item, ...]:
    """Read the pieces in order, following every link and what goes on on a further page (`turns`).

    Captions and furniture are left out.
    """
    reached = frozenset(turns.values())
    return tuple(
        _item(
            [pieces[i] for i in run],
            joints,
            [words[i] for i in run],
            fresh or (run[0] not in reached and elsewhere.began(pieces, run[0])),
            pieces[run[0] - 1].kind if run[0] else None,
        )
        for run, joints, fresh in _runs(pieces, links, turns)
    )


def _runs(
    pieces: Sequence[Piece], links: Sequence[Link], turns: Mapping[int, int]
) -> Iterator[tuple[list[int], list[Link], bool]]:
    """The pieces of each paragraph in reading order, the links that join them, and whether the order jumps to it."""
    following = _following(pieces, links, turns)
    by_start = {link.a: link for link in links}
    preceded = set(following.values())
    seen: set[int] = set()
    order = [i for i, piece in enumerate(pieces) if piece.kind not in (Kind.CAPTION, Kind.FURNITURE)]
    # Chains from their starts first; what then remains stands in a circle and is read from its first piece.
    for start in [i for i in order if i not in preceded] + order:
        at: int | None = start
        run: list[int] = []
        joints: list[Link] = []
        fresh = bool(seen)
        while at is not None and at not in seen:
            seen.add(at)
            link = by_start.get(run[-1]) if run else None
            if link and link.b == at:
                joints.append(link)
            elif run:
                yield run, joints, fresh
                run, joints, fresh = [], [], False
            run.append(at)
            at = following.get(at)
        if run:
            yield run, joints, fresh


def _item(
    pieces: Sequence[Piece], joints: Sequence[Link], words: Sequence[frozenset[str]], fresh: bool, under: Kind | None
) -> Item:
    kind = Kind.TEXT if joints else pieces[0].kind
    if len(pieces) == 1:
        return Item(kind, tuple(pieces), pieces[0].text, tuple(joints), words[0], fresh, under)
    glued = [glue(left.text, right.text)[len(left.text) :] for left, right in pairwise(pieces)]
    text = pieces[0].text + "".join(glued)
    return Item(kind, tuple(pieces), text, tuple(joints), together(tuple(words)), fresh, under)


def _following(pieces: Sequence[Piece], links: Sequence[Link], turns: Mapping[int, int]) -> dict[int, int]:
    """Which piece is read after which: a link's other half, else the next piece if no link claims it."""
    following = {**turns, **{link.a: link.b for link in links}}
    claimed = set(following.values())
    flow = [i for i, piece in enumerate(pieces) if piece.kind not in (Kind.CAPTION, Kind.FURNITURE)]
    for i, j in pairwise(flow):
        if i not in following and j not in claimed:
            following[i] = j
    return following
