"""Drawing the articles that a layout wants."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.pages.corpus import Clean
from tests.pages.dressing import credited


@dataclass(slots=True)
class Pool:
    """Articles still to be printed, drawn without repetition."""

    rng: random.Random
    articles: Sequence[Clean]
    used: set[str] = field(default_factory=set)

    def take(self, count: int, want: Callable[[Clean], bool]) -> list[Clean]:
        """Draw articles that fit, credited in one way or another; fewer when there are not enough."""
        credited_now = (credited(self.rng, a) for a in self.articles if a.name not in self.used)
        fitting = [a for a in credited_now if want(a)]
        chosen = self.rng.sample(fitting, min(count, len(fitting)))
        self.used.update(a.name for a in chosen)
        return chosen


def is_feature(article: Clean) -> bool:
    """A long article with subheads."""
    return bool(article.headline) and article.has("subhead") and article.size >= 450


def has_plain_lede(article: Clean) -> bool:
    """A feature whose lede names no reporters, and may so be printed apart."""
    return is_feature(article) and article.has("lede") and not article.body[0].text.startswith("本报讯")


def is_brief(article: Clean) -> bool:
    """A short article under a headline of one line, without a byline of its own."""
    return (
        bool(article.headline)
        and not (article.kicker or article.subtitle or article.byline)
        and not article.has("subhead")
        and article.size <= 360
        and not article.has("lede")
    )


def is_story(article: Clean) -> bool:
    """Any article with a headline and no subheads."""
    return bool(article.headline) and not article.has("subhead") and not article.has("lede")


def is_signed(article: Clean) -> bool:
    """A brief that its authors sign at the end."""
    return (
        not article.has("subhead")
        and article.size <= 400
        and article.body[-1].text.endswith("）")
        and not article.byline
    )
