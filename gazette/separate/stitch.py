"""Stitching: which piece continues which, decided for the whole page at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import joints
from . import thresholds as T
from .cohesion import Lexicon
from .joints import End, Joint
from .pieces import Kind, Piece


@dataclass(frozen=True, slots=True)
class Link:
    """Piece `b` continues piece `a`; `runner_up` is the next best score for either of them."""

    a: int
    b: int
    joint: Joint
    runner_up: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A joint that could be made."""

    a: int
    b: int
    joint: Joint


def links(pieces: Sequence[Piece], ends: Sequence[End], words: Sequence[frozenset[str]], lexicon: Lexicon) -> tuple[Link, ...]:
    """The best set of joints: every piece continues at most one other and is continued by at most one."""
    candidates = _candidates(pieces, ends, words, lexicon)
    chosen: list[Link] = []
    for tangle in _tangles(candidates):
        chosen += _assign(tangle)
    return tuple(sorted(chosen, key=lambda link: link.a))


def _candidates(pieces: Sequence[Piece], ends: Sequence[End], words: Sequence[frozenset[str]], lexicon: Lexicon) -> list[Candidate]:
    flow = [i for i, piece in enumerate(pieces) if piece.kind in (Kind.TEXT, Kind.TITLE, Kind.CAPTION)]
    place = {i: at for at, i in enumerate(flow)}
    found = []
    for i in flow:
        if ends[i].closed or pieces[i].level:
            continue
        here = place[i]
        for j in flow[max(0, here - T.JOINT_BACK): here + T.JOINT_WINDOW + 1]:
            if i != j and (joint := _score(pieces, ends, words, lexicon, i, j)).score >= T.JOINT_ACCEPT:
                found.append(Candidate(i, j, joint))
    return found


def _score(pieces: Sequence[Piece], ends: Sequence[End], words: Sequence[frozenset[str]], lexicon: Lexicon, i: int, j: int) -> Joint:
    """The joint's own evidence, and how far apart the pieces stand and how much they share."""
    joint = joints.joint(ends[i], ends[j])
    between = pieces[i + 1: j] if i < j else pieces[j + 1: i]
    apart = sum(1 for piece in between if piece.kind is Kind.TEXT)
    far = -2.5 - 0.2 * apart if j < i else (2.5 if not apart else -0.5 - 0.25 * apart)
    # A headline shares its words with its text without being continued by it.
    shared = min(1.0, lexicon.common(words[i], words[j]) / 2) if pieces[i].kind is Kind.TEXT else 0.0
    return Joint(joint.score + far + shared, joint.why)


def _tangles(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Groups of candidates that compete for the same pieces, found by union-find."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for candidate in candidates:
        parent[root(("a", candidate.a))] = root(("b", candidate.b))
    groups: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(root(("a", candidate.a)), []).append(candidate)
    return list(groups.values())


def _assign(tangle: Sequence[Candidate]) -> list[Link]:
    """The assignment with the highest sum; greedy where a tangle is too large to search."""
    chosen = _exact(tangle) if len({c.b for c in tangle}) <= T.JOINT_EXACT else _greedy(tangle)
    return [Link(c.a, c.b, c.joint, _runner_up(tangle, c)) for c in chosen]


def _runner_up(tangle: Sequence[Candidate], chosen: Candidate) -> float:
    return max((c.joint.score for c in tangle if (c.a == chosen.a) != (c.b == chosen.b)), default=0.0)


def _greedy(tangle: Sequence[Candidate]) -> list[Candidate]:
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen = []
    for c in sorted(tangle, key=lambda c: (-c.joint.score, c.a, c.b)):
        if c.a not in used_a and c.b not in used_b:
            used_a.add(c.a)
            used_b.add(c.b)
            chosen.append(c)
    return chosen


def _exact(tangle: Sequence[Candidate]) -> list[Candidate]:
    """Search with memory over the starts already taken (a tangle holds few)."""
    starts = sorted({c.b for c in tangle})
    bit = {b: 1 << k for k, b in enumerate(starts)}
    best: dict[int, tuple[float, tuple[Candidate, ...]]] = {0: (0.0, ())}
    for a in sorted({c.a for c in tangle}):
        options = [c for c in tangle if c.a == a]
        grown = dict(best)
        for taken, (score, chosen) in best.items():
            for c in options:
                if taken & bit[c.b]:
                    continue
                total = score + c.joint.score
                key = taken | bit[c.b]
                if key not in grown or total > grown[key][0]:
                    grown[key] = (total, (*chosen, c))
        best = grown
    return list(max(best.values(), key=lambda pair: pair[0])[1])
