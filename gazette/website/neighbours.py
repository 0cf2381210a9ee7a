"""What the website asks of the describing step, in one place, in the shapes that pages need."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from gazette.describe import date_intervals, date_words, figures, people, segments
from gazette.describe import related as relations
from gazette.describe.concerned import Concerned
from gazette.describe.likeness import Features
from gazette.describe.related import KIND, Relation
from gazette.describe.upkeep import Upkeep
from gazette.memo import Memo
from gazette.model import Article, Vocabulary
from gazette.unfolded import Awaited, Unfolded, fold


def word_edges(text: str) -> frozenset[int]:
    """The offsets of a text at which a word begins or ends."""
    return segments.word_edges(text)


def interval(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day of an EDTF date; None on a side that is open, and on both where it is not EDTF."""
    try:
        first, last = date_intervals.interval(edtf)
    except ValueError:
        return None, None
    return None if first == date.min else first, None if last == date.max else last


def display(edtf: str, script: str) -> str:
    """A date in words; as it stands where it is not EDTF."""
    try:
        return date_words.display(edtf, script)
    except ValueError:
        return edtf


Span = tuple[int, int]  # where a piece of a text begins and ends
Related = tuple[tuple[int, str], ...]  # positions of related articles, each with the reason


class Statement(NamedTuple):
    """A quantity that a text states: its value, None where it is no exact number, and where three things begin and end:
    what is printed, what it counts, and its clause."""

    value: float | None
    printed: int
    printed_end: int
    what: int
    what_end: int
    clause: int
    clause_end: int


def statements(text: str) -> tuple[Statement, ...]:
    """The quantities of a text, as places in it: so that they can be cut from the same text in the other script."""
    found = figures.counting(text)
    pauses = _clauses(text) if found else []
    return tuple([_statement(text, pauses, match, thing) for match, thing in found])


def _statement(text: str, pauses: Sequence[int], match: re.Match[str], thing: str) -> Statement:
    start, end = figures.beginning(text, match), match.end()
    clause, clause_end = _clause(text, pauses, start, end)
    what = max(0, text.find(thing, clause))
    return Statement(figures.amount(match), start, end, what, what + len(thing), clause, clause_end)


_PAUSE = re.compile(r"[，,；;。！？\n](?<!\d.(?=\d))", re.S)  # a comma inside a number is none


def _clauses(text: str) -> list[int]:
    """Where the pauses of a text stand."""
    return [match.start() for match in _PAUSE.finditer(text)]


def _clause(text: str, pauses: Sequence[int], start: int, end: int) -> Span:
    """The clause around text[start:end], without the pauses at its ends."""
    before, after = bisect_left(pauses, start), bisect_left(pauses, end)
    return pauses[before - 1] + 1 if before else 0, pauses[after] if after < len(pauses) else len(text)


def officials(text: str) -> tuple[tuple[str, str, int], ...]:
    """Whom a text names with an office: the office and the name as printed, and where the office begins."""
    return tuple((mention.role, mention.name, mention.offset) for mention in people.officials(text))


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of each article's relations, for the next build, with what it was found from: the labels of topics,
    and the digests of the articles' files, by slug, in their order."""

    labels: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    folded: Iterable[str] = ()


def told(articles: Sequence[Article], vocabulary: Vocabulary, pages: Sequence[str], found: Sequence[Related]) -> Told:
    """What `related` found, where the files of all articles are known."""
    if not all(pages):
        return Told()
    slugs = (article.slug for article in articles)
    folded = found.folded if isinstance(found, Unfolded) else Unfolded(found, fold)
    return Told(_labels(vocabulary), dict(zip(slugs, pages, strict=True)), folded)


def related(
    articles: Sequence[Article],
    vocabulary: Vocabulary,
    jobs: int = 1,
    memo: Memo | None = None,
    pages: Sequence[str] = (),
    last: Told | None = None,
    beside: AbstractContextManager[object] | None = None,
) -> Sequence[Related]:
    """For each article the positions of related ones, best first, each with the reason in (Simplified) words.

    `pages`: the digests of the articles' files. Of articles that no edit concerns what was told `last` stands.
    `beside`: what other processes do while this one is busy. What is returned may still be being made (`wait`).
    """
    memo = memo or Memo()
    known = _standing(articles, vocabulary, memo, pages, last) if last else None
    if known is None:
        return Unfolded(Awaited(relations.each(articles, vocabulary, _folded, jobs, memo, pages, beside)), _unfolded)
    folded, before = known
    index = Concerned(articles, vocabulary)
    index.read(jobs, memo, pages)
    with beside or nullcontext():
        pass
    concerned = tuple(index.by(before))
    anew = dict(zip(concerned, index.told(concerned, _folded, jobs), strict=True))
    return Unfolded(tuple(anew.get(n, each) for n, each in enumerate(folded)), _unfolded)


def wait(found: Sequence[Related]) -> None:
    """Wait until what `related` found is there: before that no other processes may be forked."""
    if isinstance(found, Unfolded) and isinstance(found.folded, Awaited):
        found.folded.wait()


def _standing(
    articles: Sequence[Article], vocabulary: Vocabulary, memo: Memo, pages: Sequence[str], last: Told
) -> tuple[Iterable[str], Mapping[int, Features]] | None:
    """What was told, and what was compared of those articles that are others now; None where all must be compared."""
    if last.labels != _labels(vocabulary) or [*last.pages] != [article.slug for article in articles]:
        return None
    others = [(n, page) for n, (page, now) in enumerate(zip(last.pages.values(), pages, strict=True)) if page != now]
    known = memo.known.get(KIND, {})
    if not all(page in known for _, page in others):
        return None
    return last.folded, {n: known[page] for n, page in others}


def _labels(vocabulary: Vocabulary) -> dict[str, str]:
    return {topic.id: topic.label for topic in vocabulary.topics}


def _told(found: Iterable[Relation]) -> Related:
    return tuple((item.position, relations.in_words(item)) for item in found)


def _folded(found: Iterable[Relation]) -> str:
    return fold(_told(found))


def _unfolded(folded: str) -> Related:
    return tuple((position, reason) for position, reason in json.loads(folded))


class Relatives:
    """`related` again and again: what an edit leaves as it was is the very same."""

    def __init__(self) -> None:
        self._upkeep = Upkeep()
        self._known: tuple[Sequence[object], tuple[Related, ...]] = ((), ())

    def related(
        self,
        articles: Sequence[Article],
        vocabulary: Vocabulary,
        jobs: int,
        memo: Memo,
        pages: Sequence[str],
        beside: AbstractContextManager[object],
    ) -> Sequence[Related]:
        """As `related` finds them."""
        with beside:
            pass  # an edit leaves little to be done
        before, told = self._known
        found = self._upkeep.relations(articles, vocabulary, jobs, memo, pages)
        known = zip_longest(found, before[: len(found)], told[: len(found)])
        now = tuple(said if each is old else _told(each) for each, old, said in known)
        self._known = found, now
        return now
