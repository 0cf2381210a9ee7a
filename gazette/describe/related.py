"""Which articles belong together, and why: shared sentences, agencies, places, topics and rare words.

An inverted index gives the candidates. A key that many articles share leads only to the nearest of them in the order
given, so that the work grows with the number of articles, not with its square. What sharing a key says is a whole
number, so that sums do not depend on the order of keys.
"""

from __future__ import annotations

import bisect
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, count, islice, pairwise, repeat
from typing import NamedTuple, TypeVar

from gazette.describe.likeness import Features, Key, characters, facets, features, names, numbers, text
from gazette.memo import Memo
from gazette.model import Article, Vocabulary
from gazette.parallel import begun
from gazette.rows import Rows
from gazette.unfolded import Unfolded

KIND = "likeness"  # under which it is kept what is compared
MOST = 6  # relations an article
MANY = 500  # articles; fewer are compared before processes have started
REPRINT = 0.6  # the share of the shorter text from which on two articles are prints of one text
REPEATS = 0.12  # the share, and

_TWO = 2  # the number of shared sentences, from which on one article repeats another
_NEAR = 24  # articles to which a key leads
_RARE = 40  # a word that more articles have is not rare
_UNIT = 1 << 20  # what 1.0 is as a worth
_LEAST_WORTH = 3 * _UNIT // 2
_WEIGHT = {"sentence": 4.0, "agency": 3.0, "place": 2.0, "topic": 1.5, "word": 1.0}
_LABEL = {"agency": "同一单位", "place": "同一地点", "topic": "同一主题", "word": "同样提到"}

Relations = tuple["Relation", ...]
T = TypeVar("T")


class Reason(NamedTuple):
    """Why two articles belong together: reprint, repeats, agency, place, topic or word; what they share, or how many
    sentences."""

    kind: str
    values: tuple[str, ...] = ()
    sentences: int = 0


class Relation(NamedTuple):
    """An article that belongs to another: its slug and position among those given, how much, and why."""

    slug: str
    position: int
    score: float
    reasons: tuple[Reason, ...]


def related(
    articles: Sequence[Article], vocabulary: Vocabulary, jobs: int = 1, memo: Memo | None = None
) -> tuple[Relations, ...]:
    """For each article the few that belong to it most, best first; found in `jobs` processes."""
    return tuple(each(articles, vocabulary, lambda found: found, jobs, memo or Memo()))


def each(
    articles: Sequence[Article],
    vocabulary: Vocabulary,
    tell: Callable[[Relations], T],
    jobs: int,
    memo: Memo,
    pages: Sequence[str] = (),
    beside: AbstractContextManager[object] | None = None,
) -> Iterator[T]:
    """The same, as `tell` says it in the process that found it: relations take ten times the memory of their words.
    `pages`: the digests of the articles' files; `beside`: what other processes do while articles are filed in this
    one."""
    index = Index(articles, vocabulary)
    index.read(jobs, memo, pages)
    with beside or nullcontext():
        index.file_all()
        index.let_go()
    return index.told(range(len(articles)), tell, jobs)


def in_words(relation: Relation) -> str:
    """The reasons of a relation in Chinese: 同一单位：冠县交警大队；同一主题：脱贫攻坚."""
    parts = []
    for reason in relation.reasons:
        if reason.kind in ("reprint", "repeats"):
            parts.append("同一篇文章的另一版本" if reason.kind == "reprint" else f"有{reason.sentences}句相同")
        else:
            parts.append(f"{_LABEL[reason.kind]}：{'、'.join(reason.values)}")
    return "；".join(parts)


class Index:
    """Which articles have which keys."""

    def __init__(self, articles: Sequence[Article], vocabulary: Vocabulary) -> None:
        self._articles = list(articles)
        self._labels = {topic.id: topic.label for topic in vocabulary.topics}
        self._number: dict[Key, int] = {}
        self._names: list[Key] = []  # keys are compared by their numbers, which is many times as quick
        self._worths: list[int] = []

    def read(self, jobs: int, memo: Memo, pages: Sequence[str]) -> None:
        """Find out what of each article is compared. `pages`: the digests of the articles' files."""
        self._found: Sequence[Features] = memo.each(KIND, features, Unfolded(self._articles, text), jobs, MANY, pages)

    def file_all(self) -> None:
        """File every article under its keys."""
        self._having = Counter(chain.from_iterable(words.split() for words, *_ in self._found))
        self._most = self.most(self._having)
        self._telling = {word for word in self._having if self._tells(word, self._having)}
        self._repeated = _repeated(self._found)
        self._lengths = array("I", (characters(numbers(sentences)) for _, sentences, _ in self._found))
        given: defaultdict[Key, int] = defaultdict(count().__next__)
        self._keys = Rows(
            sorted({given[key] for key in self._all_keys(n, words.split())})
            for n, (words, *_) in enumerate(self._found)
        )
        self._number = dict(given)
        self._names = list(given)
        self._postings = self._keys.turned(len(self._names))
        self._worths = list(map(self._worth, range(len(self._names))))

    def let_go(self) -> None:
        """Let go of what was read: a quarter of what the process holds, which relations need no more."""
        self._found = ()

    def _all_keys(self, position: int, words: Iterable[str]) -> Iterator[Key]:
        repeated, telling = self._repeated[position], self._telling.intersection(words)
        return chain(facets(self._articles[position]), zip(repeat("sentence"), repeated), zip(repeat("word"), telling))

    def most(self, having: Counter[str]) -> int:
        """How many articles may have a word that is rare, as many as have each word."""
        return min(_RARE, max(2, having.total() // 200))

    def _tells(self, word: str, having: Counter[str]) -> bool:
        """Whether a word is one that few articles have and that names things; 与此同时 and 上半年 do not."""
        return 2 <= having[word] <= self._most and names(word)

    def _worth(self, key: int) -> int:
        """What sharing a key says: more the fewer articles have it."""
        having = max(1, self._holders(key))
        rarity = -math.log(having / (len(self._articles) + 1)) / 6
        return round(_WEIGHT[self._names[key][0]] * (0.25 + 0.75 * min(1.0, rarity)) * _UNIT)

    def _keys_of(self, position: int) -> Iterable[int]:
        return self._keys[position]

    def _holders(self, key: int) -> int:
        """How many articles have a key."""
        start, end = self._postings.bounds(key)
        return end - start

    # --- what belongs to an article

    def told(self, positions: Sequence[int], tell: Callable[[Relations], T], jobs: int) -> Iterator[T]:
        """What belongs to the articles at some positions, as `tell` says it; begun."""
        return begun(lambda position: tell(self.of(position)[1]), positions, jobs, MANY)

    def of(self, position: int) -> tuple[tuple[int, ...], Relations]:
        """The articles with which an article was compared, and those of them that belong to it."""
        best = self._candidates(position)
        own, near = frozenset(self._keys_of(position)), []
        for other in best:
            both = own.intersection(self._keys_of(other))
            score = sum(map(self._worths.__getitem__, both))
            if score >= _LEAST_WORTH:
                near.append((-round(score / _UNIT, 3), other, both))
        told = ((score, other, tuple(self._reasons(position, other, both))) for score, other, both in sorted(near))
        found = (Relation(self._articles[other].slug, other, -score, why) for score, other, why in told if why)
        return best, tuple(islice(found, MOST))

    def _candidates(self, position: int) -> tuple[int, ...]:
        """The articles that share most with one, as far as their keys lead there, best first."""
        candidates: dict[int, int] = {}
        known = candidates.get
        for key in self._keys_of(position):
            worth = self._worths[key]
            for other in self._near(key, position):
                candidates[other] = known(other, 0) + worth
        candidates.pop(position, None)
        least = sorted(candidates.values(), reverse=True)[: 2 * MOST][-1:]
        near = sorted((-worth, other) for other, worth in candidates.items() if worth >= least[0])
        return tuple(other for _, other in near[: 2 * MOST])

    def _near(self, key: int, position: int) -> Sequence[int]:
        """The articles that have a key, or the nearest of them."""
        return nearest(self._postings.all, *self._postings.bounds(key), position)

    def _reasons(self, position: int, other: int, both: frozenset[int]) -> Iterator[Reason]:
        common = self._repeated[position] & self._repeated[other]
        shorter = min(self._lengths[position], self._lengths[other])
        share = characters(common) / shorter if shorter else 0.0
        if share >= REPRINT:
            yield Reason("reprint", sentences=len(common))
        elif len(common) >= _TWO and share >= REPEATS:
            yield Reason("repeats", sentences=len(common))
        told = [(-self._worths[key], *name) for key in both if (name := self._names[key])[0] != "sentence"]
        by_kind: dict[str, list[str]] = {}
        for _, kind, value in sorted(told):
            by_kind.setdefault(kind, []).append(value)
        for kind in ("agency", "place", "topic", "word"):
            if kind in by_kind:
                yield Reason(kind, tuple(self._labels.get(value, value) for value in by_kind[kind][:3]))


def nearest(filed: Sequence[int], start: int, end: int, position: int) -> Sequence[int]:
    """Of the positions filed[start:end], which ascend, the few that are nearest to one."""
    if end - start > _NEAR:
        at = bisect.bisect_left(filed, position, start, end)
        start, end = max(start, at - _NEAR // 2), min(end, at + _NEAR // 2 + 1)
    return filed[start:end]


def _repeated(found: Sequence[Features]) -> list[frozenset[int]]:
    """Those sentences of each text that another has too; all others would lead nowhere and fill the memory."""
    every = sorted(chain.from_iterable(numbers(sentences) for _, sentences, _ in found))
    shared = frozenset(one for one, other in pairwise(every) if one == other)
    return [shared.intersection(numbers(sentences)) for _, sentences, _ in found]
