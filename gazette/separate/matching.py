"""Matching of open ends to open starts: the assignment with the highest sum of log-odds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from . import limits


@dataclass(frozen=True, slots=True)
class Candidate:
    """A joint that could be made: piece b after piece a."""

    a: int
    b: int
    score: float


def best(candidates: Sequence[Candidate]) -> list[tuple[Candidate, float]]:
    """The chosen joints in page order, each with the next best score for either of its pieces."""
    chosen = [c for tangle in tangles(candidates) for c in assign(tangle)]
    of_a: dict[int, list[float]] = defaultdict(list)
    of_b: dict[int, list[float]] = defaultdict(list)
    for c in candidates:
        of_a[c.a].append(c.score)
        of_b[c.b].append(c.score)
    return [
        (c, max((*_without(of_a[c.a], c.score), *_without(of_b[c.b], c.score)), default=0.0))
        for c in sorted(chosen, key=lambda c: c.a)
    ]


def _without(scores: Sequence[float], one: float) -> list[float]:
    rest = list(scores)
    rest.remove(one)
    return rest


def tangles(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
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


def assign(tangle: Sequence[Candidate]) -> list[Candidate]:
    """The assignment of one tangle; greedy where it is too large to search."""
    size = max(len({c.a for c in tangle}), len({c.b for c in tangle}))
    return _hungarian(tangle) if size <= limits.TANGLE_MAX else _greedy(tangle)


def _greedy(tangle: Sequence[Candidate]) -> list[Candidate]:
    used_a: set[int] = set()
    used_b: set[int] = set()
    chosen = []
    for c in sorted(tangle, key=lambda c: (-c.score, c.a, c.b)):
        if c.a not in used_a and c.b not in used_b:
            used_a.add(c.a)
            used_b.add(c.b)
            chosen.append(c)
    return chosen


def _hungarian(tangle: Sequence[Candidate]) -> list[Candidate]:
    """Maximum-weight matching by shortest augmenting paths (Kuhn-Munkres); leaving a piece unmatched is worth 0."""
    rows, columns = sorted({c.a for c in tangle}), sorted({c.b for c in tangle})
    by_pair = {(c.a, c.b): c for c in tangle}
    size = len(columns) + len(rows)  # a dummy column a row
    cost = [[-by_pair[a, b].score if (a, b) in by_pair else 0.0 for b in columns] + [0.0] * len(rows) for a in rows]
    row_of = _solve(cost, len(rows), size)
    found = [by_pair.get((rows[row], columns[column])) for column, row in enumerate(row_of[: len(columns)]) if row >= 0]
    return [c for c in found if c is not None]


def _solve(cost: Sequence[Sequence[float]], height: int, width: int) -> list[int]:
    """The row assigned to each column, or -1, so that the costs' sum is least; height <= width."""
    u, v = [0.0] * (height + 1), [0.0] * (width + 1)
    match = [0] * (width + 1)
    for row in range(1, height + 1):
        match[0], at = row, 0
        least, used, way = [float("inf")] * (width + 1), [False] * (width + 1), [0] * (width + 1)
        while match[at]:
            used[at] = True
            at = _step(cost, match, at, u, v, least, used, way)
        while at:
            match[at], at = match[way[at]], way[at]
    return [row - 1 for row in match[1:]]


def _step(
    cost: Sequence[Sequence[float]],
    match: Sequence[int],
    at: int,
    u: list[float],
    v: list[float],
    least: list[float],
    used: Sequence[bool],
    way: list[int],
) -> int:
    """Grow the path by the cheapest free column and shift the potentials."""
    row = match[at]
    delta, following = float("inf"), 0
    for column in range(1, len(v)):
        if used[column]:
            continue
        reduced = cost[row - 1][column - 1] - u[row] - v[column]
        if reduced < least[column]:
            least[column], way[column] = reduced, at
        if least[column] < delta:
            delta, following = least[column], column
    for column in range(len(v)):
        if used[column]:
            u[match[column]] += delta
            v[column] -= delta
        else:
            least[column] -= delta
    return following
