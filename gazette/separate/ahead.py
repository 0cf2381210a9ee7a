"""Headlines that all stand above the first text of a page, as an export may print them, brought to their texts.

Their order is that of the texts. Where one article ends and another begins is told by bylines, by how texts open and by
which text has the words of a headline that no other has: the likeliest way to give the lines to texts is found, and
counts where it is much likelier than one headline of so many lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import inf
from operator import attrgetter
from typing import NamedTuple

from . import breaks, limits
from .cohesion import Lexicon
from .elements import around
from .flow import Item
from .parts import Kind

LINES = 4  # above the first text, at least: one headline may have three
HEADLINES = 3  # of several articles that they are, at least
LINES_MOST, STARTS_MOST = 16, 24  # such lines, and places where an article may begin: more would take long
NONE, COSTS = -3.0, (0.0, -2.0, -4.0)  # log-odds of an article without a headline, and of a headline of so many lines
LINE_MORE = -3.0  # and of each line more
BYLINE = 2.0  # log-odds of an article that begins with the byline between two texts
WORDS = 8.0  # log-odds of a headline all of whose words stand in its text, and none elsewhere
WORDS_MOST = WORDS + 1e-6  # the most that they say, with room for rounding
GAIN = 4.0  # log-odds by which several headlines are likelier than one


class Start(NamedTuple):
    """Where an article may begin: the place of its first item, and what speaks for that."""

    at: int
    odds: float


Words = tuple[list[tuple[str, list[int]]], float]  # those that stand below, each with its places; what all weigh


class Plan(NamedTuple):
    """A way to give lines to articles: how likely it is, and the lines and the first item of each article."""

    odds: float
    articles: tuple[tuple[int, int], ...] = ()


def brought(items: Sequence[Item], lexicon: Lexicon) -> Sequence[Item]:
    """The items of a page, each headline above its text."""
    count = next((i for i, item in enumerate(items) if item.kind is not Kind.TITLE), len(items))
    if not LINES <= count <= min(LINES_MOST, len(items) - 1) or any(item.level or item.field for item in items[:count]):
        return items
    plans = Plans(items, count, _starts(items, count, lexicon), lexicon)
    plan = plans.best(0, 0)
    if sum(lines > 0 for lines, _ in plan.articles) < HEADLINES or plan.odds < plans.alone() + GAIN:
        return items
    found: list[Item] = []
    first, ends = 0, [at for _, at in plan.articles[1:]] + [len(items)]
    for (lines, at), end in zip(plan.articles, ends, strict=True):
        found += [*items[first : first + lines], *items[at:end]]
        first += lines
    return found


def _starts(items: Sequence[Item], first: int, lexicon: Lexicon) -> list[Start]:
    """The likeliest places where an article may begin, that of the first one among them."""
    able = nlargest(STARTS_MOST, _able(items, first, lexicon), key=attrgetter("odds"))
    return [Start(first, 0.0), *sorted(able)]


def _able(items: Sequence[Item], first: int, lexicon: Lexicon) -> Iterator[Start]:
    texts = [item for item in items if item.kind is Kind.TEXT]
    read = 0
    for i in range(first, len(items)):
        item, below_text = items[i], items[i - 1].kind is Kind.TEXT
        if below_text and item.kind is Kind.TEXT:
            before, after = around(texts, read, read + 1)
            yield Start(i, breaks.judge(before, item, after, lexicon)[0])
        elif below_text:
            yield Start(i, BYLINE if item.kind is Kind.BYLINE else 0.0)
        read += item.kind is Kind.TEXT


class Plans:
    """The ways to give headline lines to articles, each weighed once."""

    def __init__(self, items: Sequence[Item], count: int, starts: Sequence[Start], lexicon: Lexicon) -> None:
        """Take the items of a page that begins with so many headline lines, and where its articles may begin."""
        self._items, self._count, self._starts, self._lexicon = items, count, starts, lexicon
        self._known: dict[tuple[int, int], Plan] = {}
        self._words: dict[tuple[int, int], Words] = {}
        self._places: dict[str, list[int]] = defaultdict(list)
        wanted = frozenset().union(*(item.pairs for item in items[:count]))
        for i in range(count, len(items)):
            for pair in items[i].pairs & wanted:
                self._places[pair].append(i)

    def best(self, line: int, start: int) -> Plan:
        """The likeliest way to give the lines from one on to the articles from a place on."""
        if start == len(self._starts):
            return Plan(LINE_MORE * (self._count - line))
        found = self._known.get((line, start))
        if found is None:
            found = self._known[line, start] = self._best(line, start)
        return found

    def _best(self, line: int, start: int) -> Plan:
        """The same, weighed: the words of lines are looked for only where the most that they could say is enough."""
        best = Plan(-inf)
        for end in range(start + 1, len(self._starts) + 1):
            for lines in range(min(len(COSTS), self._count - line) + 1):
                rest, (odds, tell) = self.best(line + lines, end), self._base(line, lines, start)
                if odds + rest.odds + (WORDS_MOST if tell else 0.0) < best.odds:
                    continue
                if tell:
                    odds += WORDS * self._told(line, lines, start, end)
                best = max(best, Plan(odds + rest.odds, ((lines, self._starts[start].at), *rest.articles)))
        return best

    def alone(self) -> float:
        """How likely it is that all lines are one headline."""
        return self._odds(0, self._count, 0, len(self._starts))

    def _odds(self, line: int, lines: int, start: int, end: int) -> float:
        """The log-odds of an article with some of the lines."""
        odds, tell = self._base(line, lines, start)
        return odds + WORDS * self._told(line, lines, start, end) if tell else odds

    def _base(self, line: int, lines: int, start: int) -> tuple[float, bool]:
        """The same without what their words say, and whether these are asked."""
        first = self._starts[start]
        if self._items[first.at].kind is Kind.TITLE:  # it has its own headline
            return limits.IMPOSSIBLE if lines else first.odds, False
        if not lines:
            return first.odds + NONE, False
        if line and _is_one(self._items[line - 1].text, self._items[line].text):
            return limits.IMPOSSIBLE, False
        return first.odds + (COSTS[min(lines, len(COSTS)) - 1] + LINE_MORE * max(0, lines - len(COSTS))), True

    def _told(self, line: int, lines: int, start: int, end: int) -> float:
        """The weighed share of the words of lines that stand in an article, less that of those that stand elsewhere."""
        places, total = self._words_of(line, lines)
        first = self._starts[start].at
        until = self._starts[end].at if end < len(self._starts) else len(self._items)
        inside, outside = [], []
        for pair, at in places:
            count = bisect_left(at, until) - bisect_left(at, first)
            if count:
                inside.append(pair)
            if count < len(at):
                outside.append(pair)
        return (self._lexicon.weight(frozenset(inside)) - self._lexicon.weight(frozenset(outside))) / total

    def _words_of(self, line: int, lines: int) -> Words:
        """The words of lines; each stretch of lines is tried with many articles."""
        found = self._words.get((line, lines))
        if found is None:
            words = frozenset().union(*[item.pairs for item in self._items[line : line + lines]])
            places = [(pair, self._places[pair]) for pair in words & self._places.keys()]
            found = self._words[line, lines] = places, self._lexicon.weight(words) or 1.0
        return found


def _is_one(above: str, below: str) -> bool:
    """Whether a mark shows that two lines are one headline."""
    return above.endswith(("——", "：", "，")) or below.startswith("——")
