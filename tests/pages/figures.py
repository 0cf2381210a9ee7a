"""Figures that add up over pages: F1 of bags of texts, means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class F1:
    """Hits among the true and among the found, added up over pages."""

    hit: float = 0
    true: float = 0
    ours: float = 0

    def add(self, true: Iterable[str], ours: Iterable[str]) -> None:
        """Count two bags of texts."""
        t, o = Counter(true), Counter(ours)
        self.hit += (t & o).total()
        self.true += t.total()
        self.ours += o.total()

    @property
    def value(self) -> float:
        """The harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        return 2 * self.hit / (self.true + self.ours) if self.true + self.ours else 1.0


@dataclass(slots=True)
class Mean:
    """An average."""

    total: float = 0
    count: int = 0

    def add(self, value: float, weight: int = 1) -> None:
        """Count one value so many times."""
        self.total += value * weight
        self.count += weight

    @property
    def value(self) -> float:
        """The average so far; 0 of nothing."""
        return self.total / self.count if self.count else 0.0


COUNTS = ("article", "paragraph", "subhead", "caption", "headline", "contributor", "section", "furniture")
MEANS = ("characters", "conserved", "invented", "bcubed", "windowdiff")


@dataclass(slots=True)
class Score:
    """All figures of any number of pages."""

    f1: dict[str, F1] = field(default_factory=lambda: {key: F1() for key in COUNTS})
    means: dict[str, Mean] = field(default_factory=lambda: {key: Mean() for key in MEANS})

    def figures(self) -> dict[str, float]:
        """Figure by name."""
        return {key: entry.value for key, entry in (*self.f1.items(), *self.means.items())}

    def merge(self, other: Score) -> None:
        """Add another score's pages."""
        for key, f1 in other.f1.items():
            mine = self.f1[key]
            mine.hit, mine.true, mine.ours = mine.hit + f1.hit, mine.true + f1.true, mine.ours + f1.ours
        for key, mean in other.means.items():
            self.means[key].total += mean.total
            self.means[key].count += mean.count
