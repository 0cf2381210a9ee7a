"""Which articles belong together, and why: shared sentences, agencies, places, topics and rare words.

An inverted index gives the candidates. A key that many articles share leads only to the nearest of them in the order
given, so that the work grows with the number of articles, not with its square. What sharing a key says is a whole
number, so that sums do not depend on the order of keys.
"""

from __future__ import annotations

import bisect
import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.describe.likeness import Key, bare, facets, names, plain, printed, words
from gazette.memo import Memo
from gazette.model import Article, Vocabulary
from gazette.parallel import spread

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


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles belong together: reprint, repeats, agency, place, topic or word, and what they share."""

    kind: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """An article that belongs to another: its slug and position among those given, how much, and why."""

    slug: str
    position: int
    score: float
    reasons: tuple[Reason, ...]


def related(
    articles: Sequence[Article], vocabulary: Vocabulary, jobs: int = 1, memo: Memo | None = None
) -> tuple[Relations, ...]:
    """For each article the few that belong to it most, best first; found in `jobs` processes."""
    return Index(articles, vocabulary).relations(jobs, memo or Memo())


def in_words(relation: Relation) -> str:
    """The reasons of a relation in Chinese: 同一单位：冠县交警大队；同一主题：脱贫攻坚."""
    parts = []
    for reason in relation.reasons:
        if reason.kind in ("reprint", "repeats"):
            parts.append("同一篇文章的另一版本" if reason.kind == "reprint" else f"有{len(reason.values)}句相同")
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
        self._postings: list[list[int]] = []
        self._worths: list[int] = []

    def relations(self, jobs: int, memo: Memo) -> tuple[Relations, ...]:
        """For each article those that belong to it."""
        texts = [plain(article) for article in self._articles]
        sentences = [bare(text) for text in texts]
        self._lengths = [sum(map(len, found)) for found in sentences]
        self._sentences = _shared(sentences)
        self._words = memo.each("words", words, [(text,) for text in texts], jobs, MANY)
        self._having = Counter(word for found in self._words for word in found)
        self._most = self.most()
        self._keys = [frozenset(map(self._key, self._all_keys(n))) for n in range(len(texts))]
        for position, each in enumerate(self._keys):
            for key in each:
                self._postings[key].append(position)
        self._worths = list(map(self._worth, range(len(self._names))))
        found = list(spread(self.of, range(len(texts)), jobs, MANY))
        self._best = [best for best, _ in found]
        return tuple(relations for _, relations in found)

    def _key(self, key: Key) -> int:
        number = self._number.setdefault(key, len(self._names))
        if number == len(self._names):
            self._names.append(key)
            self._postings.append([])
            self._worths.append(0)
        return number

    def _all_keys(self, position: int) -> Iterator[Key]:
        yield from facets(self._articles[position])
        yield from (("sentence", sentence) for sentence in self._sentences[position])
        yield from (("word", word) for word in self._words[position] if self._tells(word))

    def most(self) -> int:
        """How many articles may have a word that is rare, as many words as there are."""
        return min(_RARE, max(2, self._having.total() // 200))

    def _tells(self, word: str) -> bool:
        """Whether a word is one that few articles have and that names things; 与此同时 and 上半年 do not."""
        return 2 <= self._having[word] <= self._most and names(word)

    def _worth(self, key: int) -> int:
        """What sharing a key says: more the fewer articles have it."""
        having = max(1, len(self._postings[key]))
        rarity = -math.log(having / (len(self._articles) + 1)) / 6
        return round(_WEIGHT[self._names[key][0]] * (0.25 + 0.75 * min(1.0, rarity)) * _UNIT)

    # --- what belongs to an article

    def of(self, position: int) -> tuple[tuple[int, ...], Relations]:
        """The articles with which an article was compared, and those of them that belong to it."""
        candidates: dict[int, int] = defaultdict(int)
        for key in self._keys[position]:
            worth = self._worths[key]
            for other in self._near(key, position):
                candidates[other] += worth
        candidates.pop(position, None)
        least = min(heapq.nlargest(2 * MOST, candidates.values()), default=0)
        near = [other for other, worth in candidates.items() if worth >= least]
        best = sorted(near, key=lambda other: (-candidates[other], other))[: 2 * MOST]
        found = [relation for other in best if (relation := self._relation(position, other)) is not None]
        return tuple(best), tuple(sorted(found, key=lambda r: (-r.score, r.position))[:MOST])

    def _near(self, key: int, position: int) -> Sequence[int]:
        """The articles that have a key, or the nearest of them."""
        found = self._postings[key]
        if len(found) <= _NEAR:
            return found
        at = bisect.bisect_left(found, position)
        return found[max(0, at - _NEAR // 2) : at + _NEAR // 2 + 1]

    def _relation(self, position: int, other: int) -> Relation | None:
        both = self._keys[position] & self._keys[other]
        score = sum(self._worths[key] for key in both)
        if score < _LEAST_WORTH:
            return None
        shared = sorted(both, key=lambda key: (-self._worths[key], self._names[key]))
        reasons = tuple(self._reasons(position, other, shared))
        if not reasons:
            return None
        return Relation(self._articles[other].slug, other, round(score / _UNIT, 3), reasons)

    def _reasons(self, position: int, other: int, shared: Sequence[int]) -> Iterator[Reason]:
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, value in map(self._names.__getitem__, shared):
            by_kind[kind].append(value)
        common = self._sentences[position] & self._sentences[other]
        shorter = min(self._lengths[position], self._lengths[other])
        share = sum(map(len, common)) / shorter if shorter else 0.0
        if share >= REPRINT:
            yield Reason("reprint", printed(self._articles[position], common))
        elif len(common) >= _TWO and share >= REPEATS:
            yield Reason("repeats", printed(self._articles[position], common))
        for kind in ("agency", "place", "topic"):
            if by_kind[kind]:
                yield Reason(kind, tuple(self._labels.get(v, v) for v in by_kind[kind][:3]))
        if by_kind["word"]:
            yield Reason("word", tuple(by_kind["word"][:3]))


def _shared(sentences: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Those sentences of each text that another has too; nearly all others would lead nowhere and fill the memory."""
    having = Counter(sentence for each in sentences for sentence in each)
    shared = {sentence for sentence, count in having.items() if count > 1}
    return [each & shared for each in sentences]
