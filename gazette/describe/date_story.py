"""Where the reading of a text stands: which year its bare days belong to, and how it spoke of the day before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.describe.date_grammar import AFTER_SPAN, Tense, tense

ANOTHER_YEAR = 0  # a year that is not the page's and that the text does not say: 去年, 明年, 每年


@dataclass(slots=True)
class Story:
    """A text and what has been read of it so far."""

    text: str
    previous_end: int = 0
    _tense: Tense = Tense.TOLD
    _year: int | None = None
    _year_end: int = 0

    def year_at(self, offset: int) -> int | None:
        """The year that a bare day at an offset belongs to: None for the page's own, ANOTHER_YEAR for an unknown."""
        return self._year if offset < self._year_end else None

    def speak_of(self, year: int, until: int) -> None:
        """From here to the offset `until`, bare days belong to this year."""
        self._year, self._year_end = year, until

    def speak_of_now(self) -> None:
        """From here on, bare days belong to the page's own year."""
        self._year_end = 0

    def tense(self, token: re.Match[str], before: str, after: str) -> Tense:
        """How the text speaks of a day; of the end of a span as of its start."""
        start, end = token.span()
        if not (0 < start - self.previous_end <= 2 and AFTER_SPAN.search(self.text[max(0, start - 4) : start])):
            self._tense = tense(self.text, start, end, before, after)
        return self._tense

    def paragraph_end(self, offset: int) -> int:
        """The offset at which the paragraph ends."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def sentence_end(self, offset: int) -> int:
        """The offset at which the sentence ends."""
        end = self.text.find("。", offset)
        return self.paragraph_end(offset) if end < 0 else min(end, self.paragraph_end(offset))
