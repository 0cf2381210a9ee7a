"""The pieces of a page as a stitcher sees them, and what is seen of joining two of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from gazette.model import Span

from . import bylines, captions, elsewhere, joints, limits, moulds, signatures, subjects
from .cohesion import Lexicon, bigrams
from .joints import End
from .lazy import lazy
from .parts import Kind, Piece
from .subjects import Subject

FLOW = (Kind.TEXT, Kind.TITLE)  # what may be joined
HARDLY_CUT = 1.0  # log-odds of a line that is surely one of a headline
SURELY_WHOLE = 5.0  # of one that is so surely a headline that it is no text that was cut
TENTHS = 10.0  # of a cosine: that of two halves of a text is small
SUBHEAD_REST = 6  # characters: less may be what the column cut off a subhead above it
REACH = 6  # pieces that speak for a text

Odds = Mapping[tuple[Span, Span], float]  # by the last line of a text that was broken off, and the first of its rest
NO_SEAMS: Odds = MappingProxyType({})


class Speech:
    """What the texts that pieces belong to speak of, as far as it is asked for."""

    def __init__(self, pieces: Sequence[Piece], ends: Sequence[End], words: Sequence[frozenset[str]]) -> None:
        """Take the pieces of a page with what is known of each."""
        self._pieces, self._ends, self._words = pieces, ends, words
        self._above: dict[int, Subject] = {}
        self._below: dict[int, Subject] = {}

    def above(self, i: int) -> Subject:
        """What a piece and the text above it speak of."""
        found = self._above.get(i)
        if found is None:
            found = self._above[i] = subjects.subject([self._words[k] for k in self.reach_above(i)])
        return found

    def below(self, i: int) -> Subject:
        """What a piece and the paragraphs that surely follow it speak of."""
        found = self._below.get(i)
        if found is None:
            found = self._below[i] = subjects.subject([self._words[k] for k in self.reach_below(i)])
        return found

    def reach_above(self, i: int) -> range:
        """A piece and those above it that surely belong to its text."""
        return range(self._first(i), i + 1)

    def reach_below(self, i: int) -> range:
        """A piece and the paragraphs that surely follow it."""
        return range(i, self._last(i))

    def _first(self, i: int) -> int:
        """Where the text that a piece belongs to may start: at the headline above, or below what was broken off."""
        pieces, first = self._pieces, i
        while first and pieces[first].kind is Kind.TEXT and i - first < REACH:
            above = pieces[first - 1]
            if above.kind not in FLOW or (above.kind is Kind.TEXT and not self._ends[first - 1].closed):
                break
            first -= 1
        return first

    def _last(self, i: int) -> int:
        """Behind the last of the paragraphs that follow a piece: each surely starts one, or the piece says little."""
        last, most = i + 1, min(i + REACH, len(self._pieces))
        if last < most and self._pieces[last].kind is Kind.TEXT and self._says_little(i):
            last += 1
        while last < most and self._pieces[last].kind is Kind.TEXT and self._ends[last].anchored:
            last += 1
        return last

    def _says_little(self, i: int) -> bool:
        """Whether a finished text is so short that the one below it, most likely of the same article, speaks for it."""
        return self._ends[i].closed and len(self._words[i]) < limits.SPEAKS


@dataclass(frozen=True)
class Scene:
    """The pieces of a page with what joints need to know of each."""

    pieces: Sequence[Piece]
    ends: Sequence[End]
    words: Sequence[frozenset[str]]
    speech: Speech
    flow: tuple[int, ...]  # the pieces that may be joined, in page order
    heads: tuple[int, ...]  # those that are surely headline lines
    texts: tuple[int, ...]  # how many text pieces stand before each place of the flow
    indents: bool  # paragraphs are indented
    signed: bool  # a credit ends some text
    below_text: bool  # headlines seem to stand below their texts
    rests: Odds  # of each seam and each text that may go on there: the log-odds that it does

    @lazy
    def lexicon(self) -> Lexicon:
        """How much each pair of characters says; where nothing may be joined, nobody asks."""
        return Lexicon.of(self.words)

    def rest(self, a: int, b: int) -> float | None:
        """The log-odds that a piece goes on at a seam; None where that was not asked for."""
        return self.rests.get((self.pieces[a].spans[-1], self.pieces[b].spans[0]))

    def cosine(self, a: int, b: int) -> float:
        """How alike the text down to a piece and the one from another on are, by what others here lack: 0 to 10."""
        above = [self.words[i] for i in self.speech.reach_above(a)]
        return TENTHS * self.lexicon.cosine(above, [self.words[i] for i in self.speech.reach_below(b)])


def scene(pieces: Sequence[Piece], rests: Odds = NO_SEAMS) -> Scene:
    """Look at the pieces of a page; `rests`: what is known of its seams."""
    ends = [
        joints.describe(
            piece.text,
            title=title_of(piece),
            anchored=piece.level > 0 or piece.indented or piece.sealed or elsewhere.began(pieces, i),
            sealed=piece.sealed or elsewhere.goes_on(pieces, i) or _signed_alone(pieces, i),
        )
        for i, piece in enumerate(pieces)
    ]
    words = [bigrams(piece.text) for piece in pieces]
    flow = tuple(i for i, piece in enumerate(pieces) if piece.kind in FLOW)
    texts, count = [], 0
    for i in flow:
        texts.append(count)
        count += pieces[i].kind is Kind.TEXT and not pieces[i].apart and not pieces[i].seam
    return Scene(
        pieces,
        ends,
        words,
        Speech(pieces, ends, words),
        flow,
        tuple([i for i in flow if is_surely_head(pieces[i])]),
        tuple(texts),
        captions.indents_paragraphs(pieces),
        any(bylines.credit(pieces[i].text) for i in flow),
        _ends_with_headline(pieces, flow),
        rests,
    )


def _signed_alone(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a bare name ends a piece, and no text stands below: in a line as long as these, no column was cut."""
    below = pieces[i + 1].kind if i + 1 < len(pieces) else None
    return pieces[i].lines == 1 and below is not Kind.TEXT and signatures.ends_with_name(pieces[i].text)


def _ends_with_headline(pieces: Sequence[Piece], flow: Sequence[int]) -> bool:
    """Whether the page starts with a text and ends with a headline."""
    return bool(flow) and is_head(pieces[flow[-1]]) and not is_head(pieces[flow[0]])


def is_head(piece: Piece) -> bool:
    """Whether a piece was taken for a headline line."""
    return piece.kind is Kind.TITLE


def title_of(piece: Piece) -> float:
    """How much a piece looks like a headline, -1 where it is text."""
    return piece.title if piece.kind is Kind.TITLE else -1.0


def may_go_on(view: Scene, a: int) -> bool:
    """Whether a piece may be continued: it is unfinished, or its last line says nothing about that."""
    piece = view.pieces[a]
    whole = piece.level > 0 or title_of(piece) > SURELY_WHOLE or _signed(view.pieces, a) or _has_mould(view, a)
    return not whole and (not view.ends[a].closed or _may_go_on(view, a))


Sort = int  # of a piece that waits: 2 where it is a headline line, and 1 where it ends a sentence


def sort(view: Scene, a: int) -> Sort:
    """What decides about a piece, whatever stands below, whether another one may continue it."""
    return 2 * (view.pieces[a].kind is Kind.TITLE) + view.ends[a].closed


def may_continue(view: Scene, b: int) -> frozenset[Sort]:
    """The sorts of pieces that a piece may continue."""
    if view.ends[b].anchored:
        return frozenset()
    titles = (0,) if view.pieces[b].kind is Kind.TITLE else (0, 2)
    closed = (0, 1) if lacks_indent(view, b) else (0,)
    return frozenset([title + whole for title in titles for whole in closed])


def _signed(pieces: Sequence[Piece], a: int) -> bool:
    """Whether a byline stands right below a headline line, which is thus whole."""
    return pieces[a].kind is Kind.TITLE and a + 1 < len(pieces) and pieces[a + 1].kind is Kind.BYLINE


def _has_mould(view: Scene, a: int) -> bool:
    """Whether a headline line is cast like another one near it: subheads of one feature, each of them whole."""
    pieces, heads = view.pieces, view.heads
    if not is_surely_head(pieces[a]):
        return False
    at = bisect_left(heads, a)
    near = heads[max(0, at - limits.COMPANY) : at + limits.COMPANY + 1]
    return any(moulds.same(pieces[a].text, pieces[head].text) for head in near if head != a)


def is_surely_head(piece: Piece) -> bool:
    """Whether a piece is hardly a text that was cut, for it looks like a headline line."""
    return piece.kind is Kind.TITLE and piece.title >= HARDLY_CUT


def _may_go_on(view: Scene, a: int) -> bool:
    """Whether a text that ends a sentence may yet go on elsewhere: its last line is full, and indents would tell."""
    piece = view.pieces[a]
    whole = view.ends[a].sealed or piece.kind is not Kind.TEXT
    return view.indents and piece.full and piece.lines > 1 and not whole


def may_be_cut(view: Scene, a: int) -> bool:
    """Whether a text may have been cut at the end of a sentence: its last line is full, and no text stands below it."""
    return view.ends[a].closed and above_head(view, a) and _may_go_on(view, a)


def above_head(view: Scene, a: int) -> bool:
    """Whether a headline or a byline stands right below a piece."""
    return a + 1 < len(view.pieces) and view.pieces[a + 1].kind in (Kind.TITLE, Kind.BYLINE)


def lacks_indent(view: Scene, b: int) -> bool:
    """Whether a text has no indent, though paragraphs have one."""
    piece = view.pieces[b]
    return view.indents and not piece.indented and piece.kind is Kind.TEXT


def is_bare(view: Scene, b: int) -> bool:
    """Whether a piece is surely the rest of a text: it lacks its indent, and no headline stands above it."""
    piece = view.pieces[b]
    below_text = b > 0 and view.pieces[b - 1].kind is Kind.TEXT
    return below_text and lacks_indent(view, b) and piece.lines > 1 and not piece.seam


def must_go_on(view: Scene, a: int) -> bool:
    """Whether a piece is surely text that was cut, so that some joint has to be made."""
    piece = view.pieces[a]
    last = view.ends[a].tail[-1]
    if view.ends[a].closed or piece.kind is not Kind.TEXT:
        return False
    if last in "：:；;…—" and not (fills_column(view, a) and above_head(view, a)):
        return False
    opens = view.indents and piece.indented and piece.full  # no headline has an indent and fills its column
    return opens or not limits.HARDLY_TITLE < piece.title < 0.0


def fills_column(view: Scene, a: int) -> bool:
    """Whether a line of text fills its column at its end, as an odd end hardly does where paragraphs are indented."""
    piece = view.pieces[a]
    return view.indents and piece.full and piece.lines > 1


def surely_cut(view: Scene, a: int) -> bool:
    """Whether a text surely has to go on: its last line fills its column, be it the first of a paragraph."""
    piece = view.pieces[a]
    opens = view.indents and piece.full and piece.indented and above_head(view, a)
    return fills_column(view, a) or (opens and len(view.pieces[a + 1].text) >= SUBHEAD_REST)


def may_be_rest(view: Scene, b: int) -> bool:
    """Whether a piece may be the rest of a text that was cut: no headline line."""
    return view.pieces[b].kind is Kind.TEXT or view.pieces[b].title < limits.REST_TITLE
