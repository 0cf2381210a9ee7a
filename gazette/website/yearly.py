"""Articles in files by year, so that an edit makes one of them anew and to make one takes bounded memory.

A year that has very many is divided by the digests of its articles' addresses, like the leaves of a trie. So a file
depends on the articles that it holds and on nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette.website.edition import Edition

_BRANCHES = "abcd"
_DEPTH = 16  # letters, which is all that a digest of 32 bits has to tell


@dataclass(frozen=True, slots=True)
class Part:
    """A file in each of its formats: its name, which is mostly a year and "" for an only one, and its articles."""

    name: str
    positions: tuple[int, ...]


def parts(edition: Edition, weights: Mapping[int, int], most: int) -> Iterator[Part]:
    """The articles that have a weight (by position), in the same order, by the first year that they may belong to.

    A year that weighs more than `most` comes in parts, as far as no single article does: 2019, or 2019-a to 2019-d, or
    some of these in four again.
    """
    years: dict[str, list[int]] = {}
    for position in weights:
        years.setdefault((*edition.catalogue.bounds[position].years(), "undated")[0], []).append(position)
    for year, positions in sorted(years.items()):
        for branch, held in _divided(edition, positions, weights, most):
            yield Part(f"{year}-{branch}" if branch else year, held)


def _divided(
    edition: Edition, positions: Sequence[int], weights: Mapping[int, int], most: int
) -> Iterator[tuple[str, tuple[int, ...]]]:
    if sum(map(weights.__getitem__, positions)) <= most:
        yield "", tuple(positions)
        return
    letters = {position: _letters(edition.library.articles[position].slug) for position in positions}
    waiting = [""]
    while waiting:
        branch = waiting.pop()
        held = tuple(position for position in positions if letters[position].startswith(branch))
        if len(branch) < _DEPTH and len(held) > 1 and sum(map(weights.__getitem__, held)) > most:
            waiting += [branch + letter for letter in reversed(_BRANCHES)]
        elif held:
            yield branch, held


def _letters(slug: str) -> str:
    number = int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4])
    return "".join(_BRANCHES[number >> 2 * n & 3] for n in range(_DEPTH))
