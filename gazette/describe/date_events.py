"""Dated events that a text mentions: 党的二十大精神 is not older than October 2022.

A pattern of the vocabulary is a phrase as printed. `A + B` asks that B also stands in the text, `A - B` that it does
not. `{n}` is a number of years after the event's date: with 1949, 新中国成立{n}周年 reads any anniversary. Two events
with the same pattern are alternatives: a text that has it was printed in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gazette.describe.date_clues import Clue, Weight, clause_before
from gazette.describe.date_days import Days, between, since, until
from gazette.describe.date_intervals import interval
from gazette.describe.date_numerals import number
from gazette.describe.lexicon import Lexicon
from gazette.model import Event

_YEARS = "{n}"
_DIGIT = "[0-9〇一二三四五六七八九十百]"
_MOST_DIGITS = 5
_COUNT = f"{_DIGIT}{{1,{_MOST_DIGITS}}}"
_NEAR = 2  # characters after a number that tell whether a counted phrase may stand there
_GOVERNED = re.compile(r"(今年|明年|去年|(?:19|20)\d\d年)(?:底|初|上半年|下半年)?(?:[^，。；]{0,10})$")
_SHIFT = {"今年": 0, "明年": 1, "去年": -1}  # the year of the event, counted from the page's
# Printed alike: commas and blanks between equal words, and all quotation marks. One character for one.
_ALIKE = (*((mark, "、") for mark in "，, \u3000"), *((mark, '"') for mark in "“”‘’「」『』"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    needle: str
    with_: tuple[str, ...]
    without: tuple[str, ...]
    events: tuple[Event, ...]

    def holds(self, text: str) -> bool:
        """Whether a text that has the needle has what else the pattern asks for, and not what it forbids."""
        return all(w in text for w in self.with_) and not any(w in text for w in self.without)


@dataclass(frozen=True, slots=True)
class Almanac:
    """The patterns of all events, ready to be found."""

    phrases: dict[str, tuple[_Phrase, ...]]  # by their words
    plain: Lexicon[str]  # the words without {n}
    counted: tuple[str, ...]  # the words with {n}, in the order of the groups of …
    pattern: re.Pattern[str]  # … this pattern, which is slow, so that …
    near: re.Pattern[str]  # … it is tried only around numbers that have what follows {n}, …
    reach: int  # … so many characters to both sides


@lru_cache(maxsize=8)
def almanac(events: tuple[Event, ...]) -> Almanac:
    """Prepare events for `event_clues`."""
    by_pattern: dict[str, list[Event]] = {}
    for event in events:
        for pattern in event.patterns:
            by_pattern.setdefault(pattern, []).append(event)
    phrases: dict[str, tuple[_Phrase, ...]] = {}
    for pattern, alternatives in by_pattern.items():
        phrase = _phrase(pattern, tuple(alternatives))
        phrases[phrase.needle] = (*phrases.get(phrase.needle, ()), phrase)
    phrases.pop("", None)
    plain = Lexicon({needle: needle for needle in phrases if _YEARS not in needle})
    counted = tuple(sorted((needle for needle in phrases if _YEARS in needle), key=lambda n: (-len(n), n)))
    followers = sorted({re.escape(needle.partition(_YEARS)[2][:_NEAR]) for needle in counted})
    return Almanac(
        phrases,
        plain,
        counted,
        re.compile("|".join(map(_expression, counted)) or "(?!)"),
        re.compile(f"{_DIGIT}(?:{'|'.join(followers)})" if followers else "(?!)"),
        max(map(len, counted), default=0) + _MOST_DIGITS,
    )


def _expression(needle: str) -> str:
    before, _, after = needle.partition(_YEARS)
    return f"{re.escape(before)}({_COUNT}){re.escape(after)}"


def event_clues(text: str, known: Almanac) -> Iterator[Clue]:
    """The dated events that a text mentions; of phrases that overlap, the longer speaks."""
    folded = _fold(text)
    covered = 0
    meant: dict[str, tuple[Event, ...]] = {}
    for start, end, needle, count in sorted(_found(folded, known), key=lambda found: (found[0], -found[1])):
        if end <= covered:
            continue  # within another; 党的二十大 and 二十大精神 overlap, and both speak
        covered = end
        if needle not in meant:
            meant[needle] = tuple(e for phrase in known.phrases[needle] if phrase.holds(folded) for e in phrase.events)
        if meant[needle]:
            yield from _clues(text, start, end, meant[needle], count)


def _found(text: str, known: Almanac) -> Iterator[tuple[int, int, str, str]]:
    """Where the phrases stand: start, end, the phrase, and the number in it."""
    yield from ((start, end, needle, "") for start, end, needle in known.plain.longest(text))
    begin = 0
    for near in known.near.finditer(text):
        begin, end = max(begin, near.start() - known.reach), near.end() + known.reach
        while found := known.pattern.search(text, begin, end):
            group = found.lastindex or 0
            yield *found.span(), known.counted[group - 1], found[group]
            begin = found.start() + 1


def _fold(text: str) -> str:
    for mark, alike in _ALIKE:
        text = text.replace(mark, alike)
    return text


def _phrase(pattern: str, events: tuple[Event, ...]) -> _Phrase:
    needle, *rest = re.split(r" ([+-]) ", pattern)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    return _Phrase(
        _fold(needle.strip()),
        tuple(_fold(w.strip()) for sign, w in pairs if sign == "+"),
        tuple(_fold(w.strip()) for sign, w in pairs if sign == "-"),
        events,
    )


def _clues(text: str, start: int, end: int, events: tuple[Event, ...], count: str) -> Iterator[Clue]:
    if count:
        yield from _anniversary(text, start, end, events[0], number(count))
        return
    bound = events[0].bound
    if bound == "ante" and "原" in clause_before(text, start, 5):
        return  # 原县国土资源局: the name is remembered, not in use
    governed = _governing(text, start)
    if governed and bound == "within":
        if governed in _SHIFT:
            year = interval(events[0].date)[0].year - _SHIFT[governed]
            yield Clue("event", start, end, _year(year), Weight.FIRM)
        return  # 2020年作为…收官之年 says nothing about now
    days = 0
    for event in events:
        days |= _allowed(event)
    weight = Weight.FIRM if all(e.bound == "post" for e in events) else Weight.LIKELY
    yield Clue("event", start, end, days, weight)


def _governing(text: str, start: int) -> str:
    found = _GOVERNED.search(clause_before(text, start, 20))
    return found[1] if found else ""


def _allowed(event: Event) -> Days:
    first, last = interval(event.date)
    if event.bound == "post":
        return since(first)
    return until(last) if event.bound == "ante" else between(first, last)


def _anniversary(text: str, start: int, end: int, event: Event, years: int | None) -> Iterator[Clue]:
    if years is None or not 0 < years <= 300:
        return
    year = interval(event.date)[0].year + years
    governed = _governing(text, start)
    if governed in _SHIFT:
        yield Clue("anniversary", start, end, _year(year - _SHIFT[governed]), Weight.FIRM)
    elif not governed:
        # It is spoken of from the year before on, and most in its own.
        yield Clue("anniversary", start, end, since(date(year - 1, 7, 1)), Weight.FIRM)
        if event.bound == "within":
            yield Clue("anniversary", start, end, _year(year), Weight.LIKELY)


def _year(year: int) -> Days:
    return between(date(year, 1, 1), date(year, 12, 31))
