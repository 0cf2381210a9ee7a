"""Stitching: which piece continues which, decided for the whole page at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import joints, matching, weights
from . import thresholds as T
from .cohesion import Lexicon, bigrams
from .joints import End
from .matching import Candidate
from .parts import Kind, Piece
from .weighing import Features, reasons, weigh


@dataclass(frozen=True, slots=True)
class Link:
    """Piece `b` continues piece `a`; `score` is the log-odds, `runner_up` the next best score for either of them."""

    a: int
    b: int
    score: float
    runner_up: float
    why: tuple[str, ...]


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
    ends = [joints.describe(piece.text, title=piece.title if piece.kind is Kind.TITLE else -1.0,
                            anchored=piece.level > 0 or piece.indented) for piece in pieces]
    words = [bigrams(piece.text) for piece in pieces]
    lexicon = Lexicon.of(words)
    flow = tuple(i for i, piece in enumerate(pieces) if piece.kind in (Kind.TEXT, Kind.TITLE))
    texts, count = [], 0
    for i in flow:
        texts.append(count)
        count += pieces[i].kind is Kind.TEXT and not pieces[i].apart
    return Scene(pieces, ends, words, lexicon, flow, tuple(texts))


def links(view: Scene) -> tuple[Link, ...]:
    """The best set of joints: every piece continues at most one other and is continued by at most one."""
    candidates, seen = [], {}
    for here, there in pairs(view):
        a, b = view.flow[here], view.flow[there]
        found = features(view, here, there)
        score = weigh(found, weights.JOINT)
        if score > T.JOINT_ACCEPT:
            candidates.append(Candidate(a, b, score))
            seen[a, b] = found
    return tuple(Link(c.a, c.b, c.score, runner_up, reasons(seen[c.a, c.b], weights.JOINT))
                 for c, runner_up in matching.best(candidates))


def pairs(view: Scene) -> list[tuple[int, int]]:
    """The places in the flow of every unfinished piece and of each piece near it that could continue it."""
    found = []
    for here, a in enumerate(view.flow):
        if view.ends[a].closed or view.pieces[a].level:
            continue
        for there in range(max(0, here - T.JOINT_BACK), min(len(view.flow), here + T.JOINT_WINDOW + 1)):
            b = view.flow[there]
            both_titles = view.pieces[a].kind is Kind.TITLE and view.pieces[b].kind is Kind.TITLE
            if here != there and not view.ends[b].anchored and not both_titles:
                found.append((here, there))
    return found


def features(view: Scene, here: int, there: int) -> Features:
    """What is seen of joining two pieces."""
    a, b = view.flow[here], view.flow[there]
    found = {**view.ends[a].need, **view.ends[b].start, **joints.pair(view.ends[a], view.ends[b]), **_place(view, here, there)}
    found["the texts share words"] = min(3.0, view.lexicon.common(view.words[a], view.words[b]))
    one, other = view.pieces[a], view.pieces[b]
    if one.lines > 1 and other.lines > 1 and abs(one.width - other.width) > T.COLUMN_SLACK:
        found["the columns differ in width"] = 1.0
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
    return {"pieces between": min(8.0, between), "follows a finished piece": float(before.closed),
            "what stands next is unfinished too": float(not after.closed), "stands second next": float(between == 1)}
