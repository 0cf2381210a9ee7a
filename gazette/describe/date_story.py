"""Where the reading of a text stands: which year its bare days belong to, and how it spoke of the day before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gazette.describe.date_grammar import AFTER_SPAN, ANY_YEAR, Tense, tense

ANOTHER_YEAR = 0  # a year that is not the page's and that the text does not say: 去年, 明年, 每年


@dataclass(slots=True)
class Story:
    """A text and what has been read of it so far."""

    text: str
    previous_end: int = 0
    _tense: Tense = Tense.TOLD
    _year: int | None = None
    _year_end: int = 0
    _ends: dict[str, tuple[int, int]] = field(default_factory=dict)
    _latest: int | None = None
    _now: bool | None = None

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
        return self._next("\n", offset)

    def sentence_end(self, offset: int) -> int:
        """The offset at which the sentence ends."""
        return min(self._next("。", offset), self.paragraph_end(offset))

    def _next(self, mark: str, offset: int) -> int:
        """Where a mark stands next, or the text ends; remembered, since one paragraph may have a thousand days."""
        since, end = self._ends.get(mark, (0, -1))
        if not since <= offset <= end:
            end = self.text.find(mark, offset)
            end = len(self.text) if end < 0 else end
            self._ends[mark] = (offset, end)
        return end

    @property
    def latest_year(self) -> int:
        """The latest year that the text names, 0 where it names none."""
        if self._latest is None:
            self._latest = max((int(year[:4]) for year in ANY_YEAR.findall(self.text)), default=0)
        return self._latest

    @property
    def of_this_year(self) -> bool:
        """Whether the text speaks of 今年."""
        if self._now is None:
            self._now = "今年" in self.text
        return self._now
