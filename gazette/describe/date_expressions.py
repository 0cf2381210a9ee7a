"""The calendar expressions of a text, and which year each belongs to.

The text is read once, left to right. A bare 6月16日 belongs, as a historian would have it, to the year of the page,
unless its paragraph has just spoken of another year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gazette.describe.date_bare import day_clues, part_clues
from gazette.describe.date_clues import Clue, Weight
from gazette.describe.date_days import between
from gazette.describe.date_explicit import explicit_clues
from gazette.describe.date_grammar import ACADEMIC_YEAR, DATE, PARTS_OF_A_YEAR, WORD
from gazette.describe.date_story import ANOTHER_YEAR, Story


def calendar_clues(text: str) -> Iterator[Clue]:
    """The calendar expressions of a text that bound the day on which it was printed, in order."""
    if "学年" in text:
        yield from _academic_years(text)
    story = Story(text)
    for token in sorted((*DATE.finditer(text), *WORD.finditer(text)), key=re.Match.start):
        if token.re is WORD:
            yield from _word(story, token)
        elif token["month"] is not None:
            yield from day_clues(story, token)
        else:
            yield from explicit_clues(story, token)
        story.previous_end = token.end()


def _academic_years(text: str) -> Iterator[Clue]:
    """2020—2021学年 runs from one summer to the next."""
    for match in ACADEMIC_YEAR.finditer(text):
        year = int(match[1])
        days = between(date(year, 7, 1), date(year + 1, 8, 31))
        yield Clue("academic year", *match.span(), days, Weight.LIKELY)


def _word(story: Story, token: re.Match[str]) -> Iterator[Clue]:
    if token[0] in PARTS_OF_A_YEAR:
        yield from part_clues(story, token)
    else:
        _turn_to_year(story, token[0], token.end())


def _turn_to_year(story: Story, word: str, end: int) -> None:
    if word in ("今年", "本年"):
        story.speak_of_now()
    elif word in ("次年", "翌年"):
        year = story.year_at(end)
        story.speak_of(year + 1 if year else ANOTHER_YEAR, story.paragraph_end(end))
    elif word in ("去年", "前年", "上年"):
        story.speak_of(ANOTHER_YEAR, story.paragraph_end(end))
    elif word != "同年":
        story.speak_of(ANOTHER_YEAR, story.sentence_end(end))
