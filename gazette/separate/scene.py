"""The pieces of a page as a stitcher sees them, and what is seen of joining two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import joints, limits, weights
from .cohesion import Lexicon, bigrams
from .joints import End
from .parts import Kind, Piece
from .weighing import Features, weigh


@dataclass(frozen=True, slots=True)
class Scene:
    """The pieces of a page with what joints need to know of each."""

    pieces: Sequence[Piece]
    ends: Sequence[End]
    words: Sequence[frozenset[str]]
    lexicon: Lexicon
    flow: tuple[int, ...]  # the pieces that may be joined, in page order
    texts: tuple[int, ...]  # how many text pieces stand before each place of the flow


def scene(pieces: Sequence[Piece]) -> Scene:
    """Look at the pieces of a page."""
    ends = [
        joints.describe(
            piece.text,
            title=piece.title if piece.kind is Kind.TITLE else -1.0,
            anchored=piece.level > 0 or piece.indented or piece.sealed,
            sealed=piece.sealed,
        )
        for piece in pieces
    ]
    words = [bigrams(piece.text) for piece in pieces]
    lexicon = Lexicon.of(words)
    flow = tuple(i for i, piece in enumerate(pieces) if piece.kind in (Kind.TEXT, Kind.TITLE))
    texts, count = [], 0
    for i in flow:
        texts.append(count)
        count += pieces[i].kind is Kind.TEXT and not pieces[i].apart
    return Scene(pieces, ends, words, lexicon, flow, tuple(texts))


def pairs(view: Scene) -> list[tuple[int, int]]:
    """The places in the flow of every unfinished piece and of each piece near it that could continue it."""
    found = []
    for here, a in enumerate(view.flow):
        if view.ends[a].closed or view.pieces[a].level:
            continue
        for there in range(max(0, here - limits.JOINT_BACK), min(len(view.flow), here + limits.JOINT_WINDOW + 1)):
            b = view.flow[there]
            both_titles = view.pieces[a].kind is Kind.TITLE and view.pieces[b].kind is Kind.TITLE
            if here != there and not view.ends[b].anchored and not both_titles:
                found.append((here, there))
    return found


def features(view: Scene, here: int, there: int) -> Features:
    """What is seen of joining two pieces."""
    a, b = view.flow[here], view.flow[there]
    return {**_content(view, a, b), **_place(view, here, there)}


def must_go_on(view: Scene, a: int) -> bool:
    """Whether a piece is surely text that was cut, so that some joint has to be made."""
    piece = view.pieces[a]
    last = view.ends[a].tail[-1]
    if piece.kind is not Kind.TEXT or last in "：:；;…—":
        return False
    return piece.lines > 2 or len(piece.text) > limits.BODY_LONG or last in "，、" or piece.full


def content(view: Scene, here: int, there: int) -> float:
    """What a joint says by itself, wherever its halves stand."""
    return weigh(_content(view, view.flow[here], view.flow[there]), weights.JOINT)


def _content(view: Scene, a: int, b: int) -> Features:
    found = {**view.ends[a].need, **view.ends[b].start, **joints.pair(view.ends[a], view.ends[b])}
    found["the texts share words"] = min(3.0, view.lexicon.common(view.words[a], view.words[b]))
    one, other = view.pieces[a], view.pieces[b]
    if one.lines > 1 and other.lines > 1 and abs(one.width - other.width) > limits.COLUMN_SLACK:
        found["the columns differ in width"] = 1.0
    if one.lines == 1 and one.gap and one.after:
        found["a line alone between blanks"] = 1.0
    if one.tentative and not other.gap and b == a + 1:
        found["a first line with its text below"] = 1.0
    if one.full and one.lines > 1:
        found["the last line is full"] = 1.0
    if other.apart:
        found["stands apart like a caption"] = 1.0
    return found


def _place(view: Scene, here: int, there: int) -> Features:
    """Where the pieces stand to one another."""
    if there < here:
        return {"stands before": 1.0, "pieces between": view.texts[here] - view.texts[there] - 1.0}
    between = view.texts[there] - view.texts[here + 1]
    if between <= 0:
        found = {"stands next": 1.0}
        if there == here + 1 and view.pieces[view.flow[there]].gap == 0:
            found["no blank between"] = 1.0
        return found
    before = view.ends[view.flow[there - 1]]
    after = view.ends[view.flow[here + 1]]
    return {
        "pieces between": min(8.0, between),
        "follows a finished piece": float(before.closed),
        "what stands next is unfinished too": float(not after.closed),
        "stands second next": float(between == 1),
    }
