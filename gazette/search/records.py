"""What is searched: every article as a search-only HTML copy, and as a row of what facets, sorting and ranking need."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gazette import markdown, urls
from gazette.describe.date_intervals import interval
from gazette.describe.date_words import display
from gazette.model import Article, Library
from gazette.search.fold import usual
from gazette.search.similar import sentence
from gazette.search.tokens import Block, arrange, block, content, edges, single

Convert = Callable[[str], str]
InBoth = str | list[str]
SMALL = 200  # archives up to this size find a single character anywhere; larger ones in headlines and tags

_RUN, _STOP = "\u2061", "\u2062"  # between the position of an exception and its characters, and after them
_SENTENCE = re.compile("[。！？；!?;]")
_SHORT = 12  # sentences up to this length say nothing about where a text comes from


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of an article without its text. Days are YYYYMMDD; 0 and 99999999 where a side is open."""

    first: int
    last: int
    topics: tuple[str, ...]  # ids, with broader ones
    places: tuple[str, ...]  # names, with the places that contain them
    agencies: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article as the index takes it."""

    address: str
    date: str  # in words
    content: str  # tokens
    exceptions: str  # where what is printed is not what the tables make of the folded characters
    length: int  # word characters
    sentences: tuple[int, ...]  # as similar.py takes them
    zones: tuple[tuple[InBoth, ...], ...]  # what readers may expect to find: headline, lede, the rest

    def html(self, language: str) -> str:
        """The copy that Pagefind reads. `language` names no language, so that no segmenter runs."""
        noted = f'<i id="{html.escape(f"{self.exceptions}|{self.date}")}"></i>'
        return (
            f'<html lang="{language}"><body data-pagefind-body>{html.escape(self.content, quote=False)}{noted}</body>'
        )


def findable(library: Library) -> tuple[Article, ...]:
    """Every article that readers may find, sorted by slug."""
    return tuple(sorted((article for article in library.articles if not article.withdrawn), key=lambda a: a.slug))


def texts(article: Article) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What is searched of an article, in three zones: headline block; lede; the rest with captions and byline."""
    headline = (article.title, article.kicker, article.subtitle)
    body = tuple(block.text for block in markdown.blocks(article.body))
    rest = (*body[1:], *article.captions, article.byline)
    return _there(headline), _there(body[:1]), _there(rest)


def _there(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part.strip())


def record(article: Article, tags: Iterable[str], convert: Convert, everywhere: bool) -> Record:
    """An article with the names of its `tags`; `convert` gives the Traditional form of a text. With `everywhere` a
    single character is found wherever it stands."""
    zones = texts(article)
    parts = [[block(text) for text in zone] for zone in zones]
    blocks = [part for zone in parts for part in zone]
    tagged = [block(tag) for tag in tags]
    tokens, starts = arrange(tagged, parts)
    alone = {char for part in (*(blocks if everywhere else parts[0]), *tagged) for char in part.folded}
    printed = [text for zone in zones for text in zone]
    hant = [convert(text) for text in printed]
    both = iter([in_both(text, other) for text, other in zip(printed, hant, strict=True)])
    return Record(
        address=urls.article(article.slug),
        date=_in_words(article.date),
        content=content(tokens, [*map(single, sorted(alone)), *sorted(edges(blocks))]),
        exceptions=_exceptions(blocks, starts, hant),
        length=sum(len(part.folded) for part in blocks),
        sentences=tuple(sorted(_sentences(printed))),
        zones=tuple(tuple(next(both) for _ in zone) for zone in zones),
    )


def in_both(text: str, hant: str) -> InBoth:
    """A text; with its Traditional form where the browser's table does not give that."""
    return text if hant == text.translate(usual("hant")) else [text, hant]


def _exceptions(blocks: Sequence[Block], starts: Sequence[int], hant: Sequence[str]) -> str:
    """Where a script prints another character than the folded one, or than the usual Traditional one for it."""
    in_hans: list[tuple[int, str]] = []
    in_hant: list[tuple[int, str]] = []
    for part, start, other in zip(blocks, starts, hant, strict=True):
        in_hans.extend(_differences(start, part.folded.translate(usual("hans")), part.chars))
        in_hant.extend(_differences(start, part.folded.translate(usual("hant")), part.chars_of(other)))
    return f"{_runs(in_hans)}|{_runs(in_hant)}"


def _differences(start: int, expected: str, printed: str) -> Iterable[tuple[int, str]]:
    if expected == printed or len(expected) != len(printed):
        return ()
    return ((start + n, char) for n, char in enumerate(printed) if char != expected[n])


def _runs(found: Sequence[tuple[int, str]]) -> str:
    """Positions from one run to the next, and the characters of each run."""
    out: list[str] = []
    last = -2
    at = 0
    for position, char in found:
        if position == last + 1 and out:
            out[-1] += char
        else:
            out.append(f"{position - at}{_RUN}{char}")
            at = position
        last = position
    return _STOP.join(out)


def _sentences(printed: Iterable[str]) -> set[int]:
    return {sentence(part) for text in printed for part in _SENTENCE.split(text) if len(part) > _SHORT}


class Above:
    """Topics and places with what stands above them, as readers who choose the broader one expect."""

    def __init__(self, library: Library) -> None:
        self._topics = {topic.id: topic.broader for topic in library.vocabulary.topics}
        self._places = {place.name: place.parent for place in (*library.places, *library.vocabulary.places)}
        self._labels = {topic.id: topic.label for topic in library.vocabulary.topics}

    def row(self, article: Article) -> Row:
        """An article's row. Topics and places come most relevant first, then those above them."""
        return Row(
            *days(article.date),
            topics=_with_above(article.topics, self._topics),
            places=_with_above(article.places, self._places),
            agencies=tuple(dict.fromkeys(article.agencies)),
            people=tuple(dict.fromkeys(who.name for who in article.contributors)),
        )

    def tags(self, article: Article) -> tuple[str, ...]:
        """The names of an article's own tags."""
        topics = (self._labels.get(topic, "") for topic in article.topics)
        return tuple(name for name in dict.fromkeys((*topics, *article.places, *article.agencies)) if name)


def _with_above(names: Iterable[str], above: Mapping[str, str]) -> tuple[str, ...]:
    found = dict.fromkeys(names)
    for name in tuple(found):
        while (name := above.get(name, "")) and name not in found:
            found[name] = None
    return tuple(found)


def _in_words(edtf: str) -> str:
    """A date as the article's own page has it; "" where it is none."""
    try:
        return display(edtf, "hans")
    except ValueError:
        return ""


@lru_cache(maxsize=1 << 14)
def days(edtf: str) -> tuple[int, int]:
    """The first and last day of a date, as numbers."""
    try:
        first, last = interval(edtf)
    except ValueError:
        return 0, 99999999
    return (
        0 if first == date.min else int(first.strftime("%Y%m%d")),
        99999999 if last == date.max else int(last.strftime("%Y%m%d")),
    )
