"""Signs that an article was misread: what a careful person would stumble over, as features for weights.ARTICLE.

An article is looked at alone and beside its neighbours in reading order, for a mistake hardly ever spoils one article
alone: what one lacks, the next has too much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log1p
from typing import NamedTuple

from . import bylines, limits, marks, subjects
from .choices import Use
from .cohesion import Lexicon
from .flow import Item
from .grouping import Group
from .lazy import lazy
from .subjects import Subject
from .weighing import Features

SIGNED = 0.6  # of the doubt that a missing headline casts, where the text is signed, as briefs without headlines are
DECISIONS = ("its joints are unsure", "its headlines and breaks are unsure")
BESIDE = {
    DECISIONS[0]: "the joints beside it are unsure",
    DECISIONS[1]: "the headlines and breaks beside it are unsure",
    "its text is very short": "a text beside it is very short",
}
# What decisions say, which are told as doubts of their own where they were taken.
TOLD = frozenset({*DECISIONS, *map(BESIDE.__getitem__, DECISIONS)})
# Columns side by side, read across: wide blanks between other characters. It looks for blanks first, for they are few.
GAP = re.compile(r"[ \u3000](?<=\S.)[ \u3000]{2,}(?=\S)")
Words = frozenset[str]


class Sign(NamedTuple):
    """A feature of an article, how strong it is (above 0), and the line to look at."""

    name: str
    value: float
    line: int


@dataclass(frozen=True)
class Sketch:
    """An article as its signs are read from it."""

    group: Group
    lexicon: Lexicon  # of all paragraphs of the page

    @lazy
    def body(self) -> tuple[Item, ...]:
        """Its paragraphs."""
        return tuple(item for use, item in self.group.items if use is Use.BODY)

    @lazy
    def heads(self) -> tuple[Item, ...]:
        """Its headline lines."""
        return tuple(item for use, item in self.group.items if use in (Use.HEAD, Use.BELOW))

    @lazy
    def words(self) -> Words:
        """The words of its text."""
        return frozenset().union(*(item.pairs for item in self.body))

    @lazy
    def shared(self) -> list[Words]:
        """The words of each of its paragraphs that stand in others, too, be they its own or not."""
        return [item.pairs & self.lexicon.repeated for item in self.body]

    @lazy
    def told(self) -> Words:
        """The words of its paragraphs that stand in others, too."""
        return frozenset().union(*self.shared)

    @lazy
    def subject(self) -> Subject:
        """What it speaks of."""
        return subjects.subject([item.pairs for item in (*self.body, *self.heads)])

    @lazy
    def repeated(self) -> Words:
        """The words that stand in several of its paragraphs."""
        counts = Counter(chain.from_iterable(self.shared))
        return frozenset([pair for pair, count in counts.items() if count > 1])

    @lazy
    def spread(self) -> tuple[int, int]:
        """Its first and its last line."""
        lines = [piece.line for _, item in self.group.items for piece in item.pieces]
        return min(lines, default=1), max(lines, default=1)

    @lazy
    def alone(self) -> tuple[Sign, ...]:
        """What is seen of it alone."""
        found = (*_unsure(self.group), *_missing(self), *_open(self.body), *_crowded(self))
        return tuple(sign for sign in found if sign.value > 0)


def signs(groups: Sequence[Group], lexicon: Lexicon) -> Iterator[tuple[Sign, ...]]:
    """The signs of each article of a page."""
    sketches = [Sketch(group, lexicon) for group in groups]
    for i, own in enumerate(sketches):
        near = sketches[max(0, i - limits.NEAR) : i] + sketches[i + 1 : i + 1 + limits.NEAR]
        beside = sketches[max(0, i - 1) : i] + sketches[i + 1 : i + 2]
        found = (*own.alone, *_beside(beside), *_mixed(own, near, lexicon))
        yield tuple(sign for sign in found if sign.value > 0)


def features(seen: Iterable[Sign]) -> Features:
    """Signs as features; what both neighbours show counts twice."""
    found: Features = {}
    for sign in seen:
        found[sign.name] = found.get(sign.name, 0.0) + sign.value
    return found


def _unsure(group: Group) -> Iterator[Sign]:
    """How improbable it is that all of its decisions are right: minus the logarithm of the probability, folded.

    It is the odds that a small doubt multiplies, so that twice the doubt says as much more wherever it stands.
    """
    joints = [
        (link.score - max(0.0, link.runner_up), item.pieces[number + 1].line)
        for _, item in group.items
        for number, link in enumerate(item.joints)
    ]
    choices = [(decision.margin, decision.line) for decision in group.decisions]
    for name, found in zip(DECISIONS, (joints, choices), strict=True):
        if found:
            unsure = sum(log1p(exp(-max(-30.0, margin))) for margin, _ in found)
            yield Sign(name, log1p(min(limits.UNSURE_MOST, unsure) / limits.UNSURE_LEAST), min(found)[1])


def _missing(own: Sketch) -> Iterator[Sign]:
    """A headline or a text that is not there."""
    first = own.spread[0]
    signed = bool(own.body) and bylines.signed(own.body[-1].text)  # as briefs without headlines are
    yield Sign("it has no headline", (1 - SIGNED * signed) * (not own.heads), first)
    yield Sign("it has no text", not own.body, first)
    yield Sign("its text is very short", sum(len(item.text) for item in own.body) < limits.ARTICLE_SHORT, first)


def _open(body: Sequence[Item]) -> Iterator[Sign]:
    """Paragraphs that are not finished."""
    ends = [item for item in body if not _ended(item)]
    if ends:
        yield Sign("a paragraph ends without a full stop", min(3, len(ends)), ends[0].pieces[-1].line)
    if halved := next((item for item in body if any(marks.open_brackets(item.text))), None):
        yield Sign("a quotation or bracket has one half only", 1.0, halved.line)


def _ended(item: Item) -> bool:
    whole = item.pieces[-1].sealed or item.text[-1] in "：:；;"
    return whole or marks.CLOSED.search(item.text[-8:]) is not None or bylines.signed(item.text)


def _crowded(own: Sketch) -> Iterator[Sign]:
    """Things of which an article has one: a signature, a byline, a headline; and lines that hold several columns."""
    credited = [item for item in own.body[:-1] if bylines.signed(item.text)]
    if credited:
        yield Sign("a credit stands inside it", 1.0, credited[0].pieces[-1].line)
    if len(own.heads) > limits.HEADS_USUAL:
        yield Sign("its headline has many lines", 1.0, own.heads[0].line)
    if gapped := next((item for _, item in own.group.items if GAP.search(item.text)), None):
        yield Sign("a line has wide gaps", 1.0, gapped.line)


def _beside(others: Sequence[Sketch]) -> Iterator[Sign]:
    """What is wrong with its neighbours may be wrong with it."""
    for sign in (sign for other in others for sign in other.alone):
        if sign.name in BESIDE:
            yield Sign(BESIDE[sign.name], sign.value, sign.line)


def _mixed(own: Sketch, near: Sequence[Sketch], lexicon: Lexicon) -> Iterator[Sign]:
    """Texts whose words or lines are mixed with those of others near."""
    first, last = own.spread
    inside = [other for other in near if other.spread[0] <= last and first <= other.spread[1]]
    for other in inside[:1]:
        yield Sign("another text stands between its lines", 1.0, max(first, other.spread[0]))
    if own.heads and own.body:
        title = frozenset().union(*(item.pairs for item in own.heads))
        there = [lexicon.weight(title & other.words) for other in near]
        less = _elsewhere(lexicon.weight(title), there, lexicon.weight(title & own.words))
        yield Sign("its headline has more in common with another text", less, own.heads[0].line)
    again = own.repeated.union(*(item.pairs for item in own.heads))
    told = frozenset().union(*[other.told for other in near])
    strange = [(0.0, item.line) for item in own.body]
    for k, (item, shared) in enumerate(zip(own.body, own.shared, strict=True)):
        here, both = lexicon.weight(item.pairs & again), shared & told
        if lexicon.weight_again(both) > here:  # as few are: most have more in common with their own article
            there = [lexicon.weight_again(both & other.told) for other in near]
            whole = lexicon.weight_again(shared) + lexicon.unknown * (len(item.pairs) - len(shared))
            strange[k] = _elsewhere(whole, there, here), item.line
    if foreign := list(_foreign(own, near)):
        yield max(foreign, key=lambda sign: sign.value)
    if strange:
        yield Sign("a paragraph has more in common with another text", *max(strange))


def _foreign(own: Sketch, near: Sequence[Sketch]) -> Iterator[Sign]:
    """A paragraph that speaks of what a text near speaks of rather than of what its own article does."""
    items = (*own.body, *own.heads)
    long = [item for item in own.body if len(item.pairs) >= limits.SPEAKS and len(items) > 1]
    for item in long:
        said = subjects.subject([item.pairs])
        ours = subjects.alike_rest(said, own.subject)
        most = max([subjects.alike(said, other.subject) for other in near], default=0.0)
        if most > ours:
            yield Sign("a paragraph speaks of what another text does", most - ours, item.line)


def _elsewhere(words: float, there: Sequence[float], own: float) -> float:
    """By how much of their weight words stand rather in a text near than in their own, by what weighs of them there."""
    return max(0.0, max(there, default=0.0) - own) / words if words else 0.0
