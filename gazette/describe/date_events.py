"""Dated events that a text mentions: 党的二十大精神 is not older than October 2022.

A pattern of the vocabulary is a phrase as printed. `A + B` asks that B also stands in the text, `A - B` that it does
not. `{n}` is a number of years after the event's date: with 1949, 新中国成立{n}周年 reads any anniversary. Two events
with the same pattern are alternatives: a text that has it was printed in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gazette.describe.date_clues import Clue, Weight, clause_before
from gazette.describe.date_days import Days, between, since, until
from gazette.describe.date_intervals import interval
from gazette.describe.date_numerals import number
from gazette.model import Event

_YEARS = "{n}"
_COUNT = "([0-9〇一二三四五六七八九十百]{1,5})"
_GOVERNED = re.compile(r"(今年|明年|去年|(?:19|20)\d\d年)(?:底|初|上半年|下半年)?(?:[^，。；]{0,10})$")
_SHIFT = {"今年": 0, "明年": -1, "去年": 1}


@dataclass(frozen=True, slots=True)
class _Phrase:
    needle: str
    with_: tuple[str, ...]
    without: tuple[str, ...]
    events: tuple[Event, ...]


def event_clues(text: str, events: Sequence[Event]) -> Iterator[Clue]:
    """The dated events that a text mentions; of phrases that overlap, the longer speaks."""
    phrases, counted = _compiled(tuple(events))
    found = [hit for phrase in phrases if phrase.needle in text for hit in _hits(text, phrase)]
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    covered = 0
    for start, end, phrase in found:
        if end > covered:
            covered = end
            yield from _clue(text, start, end, phrase.events)
    for pattern, event in counted:
        for match in pattern.finditer(text):
            yield from _anniversary(text, match, event)


def _hits(text: str, phrase: _Phrase) -> Iterator[tuple[int, int, _Phrase]]:
    if not all(w in text for w in phrase.with_) or any(w in text for w in phrase.without):
        return
    start = text.find(phrase.needle)
    while start >= 0:
        yield start, start + len(phrase.needle), phrase
        start = text.find(phrase.needle, start + len(phrase.needle))


@lru_cache(maxsize=8)
def _compiled(events: tuple[Event, ...]) -> tuple[tuple[_Phrase, ...], tuple[tuple[re.Pattern[str], Event], ...]]:
    by_pattern: dict[str, list[Event]] = {}
    counted = []
    for event in events:
        for pattern in event.patterns:
            if _YEARS in pattern:
                before, after = pattern.split(_YEARS, 1)
                counted.append((re.compile(re.escape(before) + _COUNT + re.escape(after)), event))
            else:
                by_pattern.setdefault(pattern, []).append(event)
    return tuple(_phrase(p, tuple(e)) for p, e in by_pattern.items()), tuple(counted)


def _phrase(pattern: str, events: tuple[Event, ...]) -> _Phrase:
    needle, *rest = re.split(r" ([+-]) ", pattern)
    pairs = list(zip(rest[::2], rest[1::2], strict=True))
    return _Phrase(
        needle.strip(),
        tuple(w.strip() for sign, w in pairs if sign == "+"),
        tuple(w.strip() for sign, w in pairs if sign == "-"),
        events,
    )


def _clue(text: str, start: int, end: int, events: tuple[Event, ...]) -> Iterator[Clue]:
    governed = _governing(text, start)
    first_year = interval(events[0].date)[0].year
    if governed and events[0].bound == "within":
        if governed in _SHIFT:
            yield Clue("event", start, end, _year(first_year - _SHIFT[governed]), Weight.FIRM)
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


def _anniversary(text: str, match: re.Match[str], event: Event) -> Iterator[Clue]:
    years = number(match[1])
    if years is None or not 0 < years <= 300:
        return
    year = interval(event.date)[0].year + years
    governed = _governing(text, match.start())
    if governed in _SHIFT:
        yield Clue("anniversary", *match.span(), _year(year - _SHIFT[governed]), Weight.FIRM)
    elif not governed:
        # It is spoken of from the year before on, and most in its own year.
        yield Clue("anniversary", *match.span(), since(date(year - 1, 7, 1)), Weight.FIRM)
        yield Clue("anniversary", *match.span(), between(date(year - 1, 12, 1), date(year, 12, 31)), Weight.LIKELY)


def _year(year: int) -> Days:
    return between(date(year, 1, 1), date(year, 12, 31))
