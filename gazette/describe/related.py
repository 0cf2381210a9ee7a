"""Which articles belong together, and why: shared sentences, agencies, places, topics and rare words.

An inverted index gives the candidates. A key that many articles share leads only to the nearest of them in the order
given, so that the work grows with the number of articles, not with its square.
"""

from __future__ import annotations

import bisect
import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from gazette.memo import Memo, Text
from gazette.model import Article, Vocabulary
from gazette.parallel import spread

MOST = 6  # relations an article
MANY = 500  # articles; fewer are compared before processes have started
REPRINT = 0.6  # the share of the shorter text from which on two articles are prints of one text
REPEATS = 0.12  # the share, and

_TWO = 2  # the number of shared sentences, from which on one article repeats another
_NEAR = 24  # articles to which a key leads
_RARE = 40  # a word that more articles have is not rare
_LEAST_SENTENCE = 8  # characters; shorter ones are headings and formulas
_LEAST_SCORE = 1.5
_WEIGHT = {"sentence": 4.0, "agency": 3.0, "place": 2.0, "topic": 1.5, "word": 1.0}
_LABEL = {"agency": "同一单位", "place": "同一地点", "topic": "同一主题", "word": "同样提到"}
_SENTENCE_END = re.compile(r"[。！？；!?;\n]+")
_COUNTER = re.compile(r"^第?[一二三四五六七八九十]+是?")
_COUNTS = frozenset("第一二三四五六七八九十")  # with which a count begins
_MARKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z]+")
_INNER_MARKS = re.compile(r"[^\u4e00-\u9fff0-9A-Za-z。！？；!?;\n]+")  # those that end no sentence
_WORD = re.compile(r"[\u4e00-\u9fff]{3,}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

Key = tuple[str, str]  # kind, value


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
) -> tuple[tuple[Relation, ...], ...]:
    """For each article the few that belong to it most, best first; found in `jobs` processes."""
    return _Index(articles, {topic.id: topic.label for topic in vocabulary.topics}, jobs, memo or Memo()).relations()


def in_words(relation: Relation) -> str:
    """The reasons of a relation in Chinese: 同一单位：冠县交警大队；同一主题：脱贫攻坚."""
    parts = []
    for reason in relation.reasons:
        if reason.kind in ("reprint", "repeats"):
            parts.append("同一篇文章的另一版本" if reason.kind == "reprint" else f"有{len(reason.values)}句相同")
        else:
            parts.append(f"{_LABEL[reason.kind]}：{'、'.join(reason.values)}")
    return "；".join(parts)


class _Index:
    def __init__(self, articles: Sequence[Article], labels: dict[str, str], jobs: int, memo: Memo) -> None:
        self._articles = articles
        self._jobs = jobs
        self._labels = labels
        texts = [_plain(article) for article in articles]
        bare = [_bare(text) for text in texts]
        self._lengths = [sum(map(len, found)) for found in bare]
        self._sentences = _shared(bare)
        found_words = memo.each("words", _words, [(text,) for text in texts], jobs, MANY)
        having = Counter(word for found in found_words for word in found)
        keys = [
            {*_facets(article), *(("sentence", s) for s in shared), *_rare(found, having)}
            for article, shared, found in zip(articles, self._sentences, found_words, strict=True)
        ]
        self._names = sorted(set().union(*keys))  # keys are compared by their numbers, which are many times as quick
        number = {key: n for n, key in enumerate(self._names)}
        self._keys = [sorted(number[key] for key in each) for each in keys]  # sums of fractions depend on their order
        self._postings: list[list[int]] = [[] for _ in self._names]
        for position, each in enumerate(self._keys):
            for key in each:
                self._postings[key].append(position)
        self._worths = [
            self._worth(kind, len(found)) for (kind, _), found in zip(self._names, self._postings, strict=True)
        ]

    def relations(self) -> tuple[tuple[Relation, ...], ...]:
        return tuple(spread(self._of, range(len(self._articles)), self._jobs, MANY))

    def _of(self, position: int) -> tuple[Relation, ...]:
        candidates: dict[int, float] = defaultdict(float)
        for key in self._keys[position]:
            worth = self._worths[key]
            for other in self._near(key, position):
                candidates[other] += worth
        candidates.pop(position, None)
        least = min(heapq.nlargest(2 * MOST, candidates.values()), default=0.0)
        near = [other for other, worth in candidates.items() if worth >= least]
        best = sorted(near, key=lambda other: (-candidates[other], other))[: 2 * MOST]
        found = [relation for other in best if (relation := self._relation(position, other)) is not None]
        return tuple(sorted(found, key=lambda r: (-r.score, r.position))[:MOST])

    def _near(self, key: int, position: int) -> Sequence[int]:
        """The articles that have a key, or the nearest of them."""
        found = self._postings[key]
        if len(found) <= _NEAR:
            return found
        at = bisect.bisect_left(found, position)
        return found[max(0, at - _NEAR // 2) : at + _NEAR // 2 + 1]

    def _worth(self, kind: str, having: int) -> float:
        """What sharing a key says: more the fewer articles have it."""
        rarity = -math.log(having / (len(self._articles) + 1)) / 6
        return _WEIGHT[kind] * (0.25 + 0.75 * min(1.0, rarity))

    def _relation(self, position: int, other: int) -> Relation | None:
        both = set(self._keys[position]).intersection(self._keys[other])
        shared = sorted(both, key=lambda key: (-self._worths[key], key))
        score = sum(self._worths[key] for key in shared)
        reasons = tuple(self._reasons(position, other, shared))
        if score < _LEAST_SCORE or not reasons:
            return None
        return Relation(self._articles[other].slug, other, round(score, 3), reasons)

    def _reasons(self, position: int, other: int, shared: Sequence[int]) -> Iterator[Reason]:
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, value in map(self._names.__getitem__, shared):
            by_kind[kind].append(value)
        common = self._sentences[position] & self._sentences[other]
        shorter = min(self._lengths[position], self._lengths[other])
        share = sum(map(len, common)) / shorter if shorter else 0.0
        if share >= REPRINT:
            yield Reason("reprint", _printed(self._articles[position], common))
        elif len(common) >= _TWO and share >= REPEATS:
            yield Reason("repeats", _printed(self._articles[position], common))
        for kind in ("agency", "place", "topic"):
            if by_kind[kind]:
                yield Reason(kind, tuple(self._labels.get(v, v) for v in by_kind[kind][:3]))
        if by_kind["word"]:
            yield Reason("word", tuple(by_kind["word"][:3]))


def _plain(article: Article) -> str:
    """The body without Markdown's marks; enough for comparing, and far cheaper than rendering."""
    lines = (line.lstrip("# ") for line in article.body.split("\n"))
    return _ESCAPED.sub(r"\1", "\n".join((article.title, *lines)))


def _bare(text: str) -> frozenset[str]:
    """The sentences of a text as bare characters, without a leading count."""
    pieces = map(_uncounted, _SENTENCE_END.split(_INNER_MARKS.sub("", text)))
    return frozenset(piece for piece in pieces if len(piece) >= _LEAST_SENTENCE)


def _uncounted(sentence: str) -> str:
    return _COUNTER.sub("", sentence) if sentence[:1] in _COUNTS else sentence


def _shared(bare: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Those sentences of each text that another has too; nearly all others would lead nowhere and fill the memory."""
    having = Counter(sentence for each in bare for sentence in each)
    shared = {sentence for sentence, count in having.items() if count > 1}
    return [each & shared for each in bare]


def _printed(article: Article, bare: Collection[str]) -> tuple[str, ...]:
    """Some sentences of an article, bare, as they are printed, in its order."""
    pieces = ((_uncounted(_MARKS.sub("", piece)), piece.strip()) for piece in _SENTENCE_END.split(_plain(article)))
    return tuple({sentence: printed for sentence, printed in pieces if sentence in bare}.values())


def _facets(article: Article) -> Iterator[Key]:
    yield from (("agency", name) for name in article.agencies)
    yield from (("place", name) for name in article.places)
    yield from (("topic", name) for name in article.topics)


def _words(text: Text) -> tuple[str, ...]:
    """The words of three and more Han characters, which are the ones that name things."""
    return tuple(sorted({word for word in rjieba.cut(text[0]) if _WORD.fullmatch(word)}))


def _rare(words: Iterable[str], having: Counter[str]) -> Iterator[Key]:
    """The words that few articles have and that name things; 与此同时 and 上半年 do not."""
    most = min(_RARE, max(2, having.total() // 200))
    return (("word", word) for word in words if 2 <= having[word] <= most and _names(word))


@lru_cache(maxsize=1 << 16)
def _names(word: str) -> bool:
    """Whether a word is a noun, by the part of speech that the segmenter's dictionary gives it."""
    return all(tag.startswith("n") for _, tag in rjieba.tag(word))
