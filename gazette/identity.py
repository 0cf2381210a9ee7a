"""Which article is which across conversions, so that an address, once given, stays with its article.

Lines say it where the seed is unchanged. Where it changed, texts are compared by sketches: the smallest hashes of their
overlapping four-character pieces, from which the resemblance of two texts can be estimated without keeping the texts
(Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gazette import ranges
from gazette.manifest import Entry, Manifest
from gazette.ranges import Ranges

PIECE = 4  # characters of an overlapping piece
SKETCH = 16  # hashes kept of a text
SAME_LINES = 0.25  # share of lines from which an article of an unchanged seed is the one that had them
ALIKE = 0.2  # resemblance from which two texts of one seed are one article
VERY_ALIKE = 0.5  # the same, where even the seed is another one

Pair = tuple[float, int, str]  # how alike, the index of an article, an address


@dataclass(frozen=True, slots=True)
class Fresh:
    """A newly generated article, as far as its identity goes."""

    seed: str
    seed_digest: str
    lines: Ranges
    digest: str  # of the page's text
    plain: str  # title and body


def match(articles: Sequence[Fresh], manifest: Manifest, origin: Mapping[str, str]) -> Mapping[int, str]:
    """The address of every article that the manifest knows, by the article's index. Each is given once.

    `origin` says under which name the manifest remembers each seed (origins).
    """
    found = _by_digest(articles, manifest)
    for pairs in (_by_lines, _by_text):
        left = {index: fresh for index, fresh in enumerate(articles) if index not in found}
        given = set(found.values())
        free = {slug: entry for slug, entry in manifest.articles.items() if slug not in given}
        _take_best(found, pairs(left, free, origin))
    return found


def _take_best(found: dict[int, str], pairs: Iterable[Pair]) -> None:
    """Join what is left, the likeliest pairs first."""
    given = set(found.values())
    for _, index, slug in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if index not in found and slug not in given:
            found[index] = slug
            given.add(slug)


def _by_digest(articles: Sequence[Fresh], manifest: Manifest) -> dict[int, str]:
    """The common case: the very same text, from the very same seed."""
    known = {(entry.seed, entry.generated): slug for slug, entry in sorted(manifest.articles.items())}
    found: dict[int, str] = {}
    for index, fresh in enumerate(articles):
        slug = known.pop((fresh.seed, fresh.digest), None)
        if slug is not None:
            found[index] = slug
    return found


def _by_lines(left: Mapping[int, Fresh], free: Mapping[str, Entry], origin: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs of one unchanged seed that share lines."""
    entries: dict[tuple[str, str], list[str]] = {}
    for slug, entry in free.items():
        entries.setdefault((entry.seed, entry.seed_digest), []).append(slug)
    for index, fresh in left.items():
        for slug in entries.get((origin.get(fresh.seed, ""), fresh.seed_digest), ()):
            score = overlap(fresh.lines, free[slug].lines)
            if score >= SAME_LINES:
                yield score, index, slug


def _by_text(left: Mapping[int, Fresh], free: Mapping[str, Entry], origin: Mapping[str, str]) -> Iterator[Pair]:
    """Pairs whose texts resemble each other: a little within one seed, much across seeds."""
    having: dict[str, list[str]] = {}
    for slug, entry in free.items():
        for value in _values(entry.sketch):
            having.setdefault(value, []).append(slug)
    for index, fresh in left.items() if having else ():
        own = sketch(fresh.plain)
        for slug in {slug for value in _values(own) for slug in having.get(value, ())}:
            entry = free[slug]
            score = resemblance(own, entry.sketch)
            if score >= (ALIKE if entry.seed == origin.get(fresh.seed) else VERY_ALIKE):
                yield score, index, slug


def origins(seeds: Mapping[str, str], manifest: Manifest) -> Mapping[str, str]:
    """The name under which the manifest remembers each seed (name to digest): a renamed one is known by its digest."""
    digests: dict[str, set[str]] = {}
    for name, seed in manifest.seeds.items():
        digests.setdefault(name, set()).add(seed.digest)
    for entry in manifest.articles.values():
        digests.setdefault(entry.seed, set()).add(entry.seed_digest)
    found = {name: name for name, digest in sorted(seeds.items()) if digest in digests.get(name, ())}
    by_digest = {digest: old for old in sorted(digests.keys() - found.keys()) for digest in digests[old]}
    taken = set(found.values())
    for name, digest in sorted(seeds.items()):
        if name not in found and digest in by_digest and by_digest[digest] not in taken:
            found[name] = by_digest[digest]
            taken.add(found[name])
    return {name: name for name in seeds if name in digests and name not in taken} | found


def overlap(one: Ranges, other: Ranges) -> float:
    """Shared lines over all lines of both (Jaccard), 0 to 1."""
    left, right = set(ranges.numbers(one)), set(ranges.numbers(other))
    return len(left & right) / len(left | right) if left | right else 0.0


def sketch(text: str) -> str:
    """The smallest hashes of a text's pieces, as hexadecimal digits, eight a hash."""
    return "".join(f"{value:08x}" for value in sorted(_hashes(text))[:SKETCH])


def resemblance(one: str, other: str) -> float:
    """The estimated share of pieces that two sketched texts have in common, 0 to 1."""
    left, right = _values(one), _values(other)
    smallest = sorted(left | right)[:SKETCH]
    return sum(value in left and value in right for value in smallest) / len(smallest) if left and right else 0.0


def alike(one: str, others: Mapping[str, str]) -> Iterator[tuple[float, str]]:
    """Which of other sketches, by name, resemble one so much that they are of one article, whatever else is known."""
    own = _values(one)
    for name, other in others.items():
        if not own.isdisjoint(_values(other)) and (score := resemblance(one, other)) >= VERY_ALIKE:
            yield score, name


def _values(text: str) -> set[str]:
    return {text[i : i + 8] for i in range(0, len(text), 8)}


def contained(text: str, others: Collection[str]) -> float:
    """The share of a text's pieces that stand in the other texts, 0 to 1."""
    pieces = _pieces(text)
    return len(pieces & set().union(*map(_pieces, others))) / len(pieces) if pieces else 0.0


def _pieces(text: str) -> set[str]:
    """Overlapping pieces of what a reader sees: no blanks, and no backslashes, which Markdown may have needed."""
    seen = "".join(text.replace("\\", "").split())
    return {seen[i : i + PIECE] for i in range(max(1, len(seen) - PIECE + 1))} if seen else set()


def _hashes(text: str) -> set[int]:
    # CRC-32 spreads short texts evenly enough for sampling, and is quick; the product mixes its linear pattern.
    pieces = _pieces(text)
    return {zlib.crc32(piece.encode("utf-8", "surrogatepass")) * 0x9E3779B1 & 0xFFFFFFFF for piece in pieces}
