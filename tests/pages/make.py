"""Print clean articles as page text with its truth.

Pure: the same seed gives the same page. Every operation works on lines that know which article they belong to, so that
a page's truth is known for each character. A layout composes the operations of cutting, setting, placing and dressing.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.pages.corpus import Clean
from tests.pages.drawing import Pool
from tests.pages.sheet import NOBODY, Sheet

Layout = Callable[[random.Random, "Pool"], Sheet]


@dataclass(frozen=True, slots=True)
class Made:
    """A page of the generator: its text, its truth as a gold reading has it, the owner and the role of each line."""

    name: str
    text: str
    truth: dict[str, object]
    owners: tuple[int, ...]
    roles: tuple[str, ...]


def truth(article: Clean) -> dict[str, object]:
    """An article in the form of a gold reading."""
    return {
        "section": article.section or None,
        "kicker": article.kicker or None,
        "title": article.headline or None,
        "subtitle": article.subtitle or None,
        "contributors": [{"role": role, "name": name} for role, name in article.contributors],
        "body": [{"role": piece.role, "text": piece.text} for piece in article.body],
    }


def page(name: str, layout: Layout, seed: int, articles: Sequence[Clean]) -> Made:
    """Make one page: the layout draws what it needs from the articles."""
    rng = random.Random(f"{name}/{seed}")
    sheet = layout(rng, Pool(rng, articles))
    furniture = [line.text for line in sheet.lines if line.owner == NOBODY and line.text.strip()]
    gold = {"seed": f"{name}-{seed:03}.txt", "articles": [truth(a) for a in sheet.articles], "furniture": furniture}
    text = unicodedata.normalize("NFC", "\n".join(line.text for line in sheet.lines))
    owners = tuple(line.owner for line in sheet.lines)
    return Made(f"{name}-{seed:03}", text, gold, owners, tuple(line.role for line in sheet.lines))
