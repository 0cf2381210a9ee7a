"""What an article is about: terms of the vocabulary, weighed by where they stand, how often, and how rare they are.

A topic's score is the sum over its terms of weight × rarity × presence. Presence grows with the count and saturates,
more slowly in long articles (the BM25 of Robertson and Zaragoza, 2009), and headline, lede and subheads add to it.
Rarity is an inverse document frequency over the articles given, damped by a prior so that one article alone works.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import rjieba

from gazette.describe.evidence import Evidence
from gazette.describe.lexicon import Lexicon
from gazette.describe.segments import word_edges
from gazette.describe.text import HEADLINE, LEDE, SECTION, SUBHEAD
from gazette.model import Term, Topic

MOST = 5  # topics an article
ENOUGH = 5.0  # the least score of a topic
BESIDE = 0.35  # the least score of a topic as a share of the best one's …
AMPLE = 10.0  # … but no topic needs more than this
ONCE = 0.6  # what the score of a topic is worth that has one mention, not in a headline or subhead
CLEAR = 10.0  # the score from which on a narrower topic stands whatever the broader one says
FAR = 2.0  # below that, a broad topic of so many times the narrower one's score is what the article is about
FALLBACK = "other"  # the topic of what no other fits

# As if that many articles had been read before, that share of which has the term: a seed that comes hardly moves the
# tags of another, and the terms that a large archive has everywhere still fade.
_PRIOR_ARTICLES, _PRIOR_SHARE = 1000, 0.02
_LEAST_RARITY = 0.5  # what a term that all articles have still counts
_SATURATION, _FLOOR, _USUAL_LENGTH = 1.2, 0.4, 600  # BM25's k1, 1 - b and average length
_BONUS = {HEADLINE: 2.0, SECTION: 2.0, LEDE: 0.7, SUBHEAD: 0.7}
_HEADS = {HEADLINE, SECTION, SUBHEAD}
_LISTED = re.compile(r"[^。；，！？;!?,]{0,10}、[^。；，！？;!?,]{0,10}")
_OPENS, _CLOSES = frozenset("“‘「"), frozenset("”’」")
_NUMERALS = frozenset("一二三四五六七八九十两")  # “七一” is a day
_SHORT = 3  # characters up to which a term may be an accident of two neighbouring words
_DUTIES = 3  # classes of topics in one enumeration that make it a list of duties


class Hit(NamedTuple):
    """A term at passages[passage][start:end], and the topics for which it counts there.

    A term in the name of an agency (扶贫 in 区扶贫办) supports a topic that the text speaks of; alone it gives none.
    """

    term: str
    passage: int
    start: int
    end: int
    topics: tuple[str, ...]
    in_name: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """How much an article is about a topic, and the terms that say so, strongest first."""

    topic: str
    score: float
    terms: tuple[tuple[str, float], ...]
    once: bool = False  # whether one mention outside headlines is all there is

    @property
    def worth(self) -> float:
        """The score, less where one mention in passing earned it."""
        return self.score * ONCE if self.once else self.score


def _is_likened(text: str, hit: Hit) -> bool:
    """Whether a term is said of something else: an everyday word alone between quotation marks (果树的“医院”)."""
    alone = text[hit.start - 1 : hit.start] in _OPENS and text[hit.end : hit.end + 1] in _CLOSES
    return alone and hit.end < len(text) and hit.term[0] not in _NUMERALS and rjieba.has_word(hit.term)


def _bonus(zones: Sequence[str]) -> float:
    """What the zones of a term's mentions add to its presence, each once."""
    if len(zones) == 1:  # most terms stand once
        return _BONUS.get(zones[0], 0.0)
    return sum(_BONUS.get(zone, 0.0) for zone in sorted(set(zones)))


def _inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a run of characters lies in one of the spans, which are sorted and do not overlap."""
    at = bisect_right(spans, start, key=lambda span: span[0])
    return at > 0 and end <= spans[at - 1][1]


class Tagger:
    """Gives topics to articles."""

    def __init__(self, topics: Sequence[Topic]) -> None:
        self.topics = {topic.id: topic for topic in topics}
        self._weights: dict[str, dict[str, float]] = defaultdict(dict)  # by term, then topic
        excluded: dict[str, list[str]] = defaultdict(list)
        for topic in topics:
            for term in (*topic.terms, *_label(topic)):
                self._weights[term.text].setdefault(topic.id, term.weight)
            for phrase in topic.excludes:
                excluded[phrase].append(topic.id)
        self.terms = Lexicon({term: tuple(weights) for term, weights in self._weights.items()})
        self._reach = max(map(len, excluded), default=0)
        self.excluded = Lexicon({phrase: frozenset(ids) for phrase, ids in excluded.items()})

    def sharing(self, terms: Lexicon[tuple[str, ...]], excluded: Lexicon[frozenset[str]]) -> Tagger:
        """The same tagger with the same lexicons, which share their reading of a text with others."""
        twin = copy(self)
        twin.terms, twin.excluded = terms, excluded
        return twin

    def hits(self, evidence: Evidence) -> tuple[Hit, ...]:
        """Every term that counts: not in a longer term, across two words, in an excluded phrase or a list of duties."""
        found = tuple(self._hits(evidence))
        likened = {hit.term for hit in found if _is_likened(evidence.passages[hit.passage].text, hit)}
        return tuple(hit for hit in found if hit.term not in likened) if likened else found

    def _hits(self, evidence: Evidence) -> Iterator[Hit]:
        spans = defaultdict(list)
        for agency in sorted(evidence.agencies, key=lambda agency: agency.start):
            spans[agency.passage].append((agency.start, agency.end))
        for number, passage in enumerate(evidence.passages):
            text = passage.text
            terms = list(self.terms.outer(text))
            if not terms:
                continue
            found = []
            excluded = self.excluded.longest(text)
            begins = [low for low, _, _ in excluded]
            names = spans[number]
            edges = word_edges(text)
            for start, end, topics in terms:
                if end - start <= _SHORT and start not in edges and end not in edges:
                    continue  # 研发 in 调研|发现
                if text[start].isdigit() and text[start - 1 : start].isdigit():
                    continue  # 110 in the number of an identity card
                if excluded:
                    near = excluded[bisect_left(begins, end - self._reach) : bisect_right(begins, start)]
                    barred = {t for _, high, ids in near if end <= high for t in ids}
                    topics = tuple(t for t in topics if t not in barred)
                if topics:
                    named = bool(names) and _inside(names, start, end)
                    found.append(Hit(text[start:end], number, start, end, topics, named))
            yield from self._without_duties(text, found)

    def _without_duties(self, text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
        """The hits without those in a list of duties: 党建、主题教育、安全生产、信访等工作 is about none of them."""
        run: list[Hit] = []
        for hit in hits:
            if run and not _LISTED.fullmatch(text, run[-1].end, hit.start):
                yield from self._unless_duties(run)
                run = []
            run.append(hit)
        yield from self._unless_duties(run)

    def _unless_duties(self, run: Sequence[Hit]) -> Sequence[Hit]:
        if len(run) < _DUTIES:
            return run
        classes = {self.topics[hit.topics[0]].broader or hit.topics[0] for hit in run}
        return () if len(classes) >= _DUTIES else run

    def scores(self, evidence: Evidence, hits: Sequence[Hit], rarity: Rarity) -> tuple[Score, ...]:
        """How much the article is about each topic that has terms in it, most first."""
        length = sum(len(passage.text) for passage in evidence.passages)
        slow = _SATURATION * (_FLOOR + (1 - _FLOOR) * length / _USUAL_LENGTH)
        zones: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))  # by topic, then term
        spoken = set()
        for hit in hits:
            zone = evidence.passages[hit.passage].zone
            for topic in hit.topics:
                zones[topic][hit.term].append(zone)
                if not hit.in_name:
                    spoken.add(topic)
        scores = []
        for topic in spoken:
            parts = {}
            for term, found in zones[topic].items():
                presence = len(found) * (_SATURATION + 1) / (len(found) + slow) + _bonus(found)
                parts[term] = self._weights[term][topic] * rarity.of(term) * presence
            strongest = sorted(parts.items(), key=lambda part: (-part[1], part[0]))
            found = zones[topic][strongest[0][0]]
            once = len(parts) == 1 and not _HEADS.intersection(found)
            scores.append(Score(topic, math.fsum(parts.values()), tuple(strongest), once))
        return tuple(sorted(scores, key=lambda s: (-s.score, s.topic)))

    def choose(self, scores: Sequence[Score]) -> tuple[str, ...]:
        """The topics that an article gets, most relevant first: one to five, none above another of them."""
        if not scores:
            return (FALLBACK,) if FALLBACK in self.topics else ()
        least = max(ENOUGH, min(BESIDE * scores[0].score, AMPLE))
        good = [scores[0], *(s for s in scores[1:] if s.worth >= least)]
        return tuple(self._levelled(good))[:MOST]

    def _levelled(self, good: Sequence[Score]) -> Iterator[str]:
        """The topics without those above another, unless the one above says far more than all below it."""
        score = {s.topic: s.score for s in good}
        best_below: dict[str, float] = defaultdict(float)
        for topic, value in score.items():
            above = self.topics[topic].broader
            best_below[above] = max(best_below[above], value)
        for topic in score:
            above = self.topics[topic].broader
            if above in score and _outweighs(score[above], best_below[above]):
                continue
            if not best_below[topic] or _outweighs(score[topic], best_below[topic]):
                yield topic


def _outweighs(broad: float, narrow: float) -> bool:
    """Whether an article is about a broad topic and not about the narrower ones that it has."""
    return narrow < CLEAR and broad > FAR * narrow


@lru_cache(maxsize=4)
def tagger(topics: tuple[Topic, ...]) -> Tagger:
    """The tagger of a vocabulary; building one takes some hundredths of a second."""
    return Tagger(topics)


class Rarity:
    """How much each term says, from how many of the articles have it."""

    def __init__(self, articles: Iterable[Sequence[Hit]]) -> None:
        self._having: Counter[str] = Counter()
        self._articles = 0
        self._known: dict[str, float] = {}
        for hits in articles:
            self._articles += 1
            self._having.update({hit.term for hit in hits})

    def of(self, term: str) -> float:
        """From 0.5 for a term that every article has up to 1 for one that hardly any has."""
        if term not in self._known:
            share = (self._having[term] + _PRIOR_SHARE * _PRIOR_ARTICLES) / (self._articles + _PRIOR_ARTICLES)
            rarity = min(1.0, math.log(share) / math.log(_PRIOR_SHARE))
            self._known[term] = _LEAST_RARITY + (1 - _LEAST_RARITY) * rarity
        return self._known[term]


def _label(topic: Topic) -> Iterator[Term]:
    """A topic's own label speaks for it even where no term is written."""
    if not topic.terms and topic.id != FALLBACK:
        yield Term(topic.label, 4.0)
