"""Readings and vocabularies for the tests of the describing step, made from plain texts; and how tags are scored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from gazette import vocabulary
from gazette.describe import describe
from gazette.model import Article, ArticleReading, Block, Page, Reading, Role, Span, Vocabulary

CASES = Path(__file__).parent / "cases"
CONTENT = Path(__file__).parents[2] / "content" / "vocabulary"


@cache
def words() -> Vocabulary:
    """The vocabulary that the archive ships."""
    found, problems = vocabulary.load(CONTENT)
    assert problems == ()
    return found


def rows(name: str) -> Iterator[list[str]]:
    """The labelled cases of cases/NAME: a line each, fields between bars."""
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [field.strip() for field in line.split("|")]


def reading(name: str, articles: Iterable[Mapping[str, Any]], furniture: Sequence[str] = ()) -> Reading:
    """A page of articles and its furniture, each block on a line of its own with a blank line after it."""
    lines: list[str] = []

    def block(role: Role, text: str) -> Block:
        lines.extend((text, ""))
        return Block(role, (Span(len(lines) - 1, 0, len(text)),), text)

    def optional(role: Role, text: str) -> Block | None:
        return block(role, text) if text else None

    made = tuple(
        ArticleReading(
            section=optional(Role.SECTION, article.get("section", "")),
            kicker=optional(Role.KICKER, article.get("kicker", "")),
            headline=optional(Role.HEADLINE, article.get("headline", "")),
            subtitle=optional(Role.SUBTITLE, article.get("subtitle", "")),
            bylines=tuple(block(Role.BYLINE, text) for text in [article.get("byline", "")] if text),
            body=tuple(block(Role(role), text) for role, text in article["body"]),
            captions=tuple(block(Role.CAPTION, text) for text in article.get("captions", ())),
        )
        for article in articles
    )
    heads = tuple(block(Role.FURNITURE, text) for text in furniture)
    return Reading(Page(name, tuple(lines), "0" * 64), made, heads)


def brief(headline: str, *paragraphs: str) -> dict[str, Any]:
    """A short article as a mapping."""
    return {"headline": headline, "body": [["paragraph", text] for text in paragraphs]}


def described(
    *articles: Mapping[str, Any], vocabulary: Vocabulary | None = None, furniture: Sequence[str] = ()
) -> tuple[Article, ...]:
    """The articles of one page, described."""
    pages, _ = describe([reading("a.txt", articles, furniture)], vocabulary or words())
    return tuple(replace(article, slug=str(number)) for number, article in enumerate(pages[0]))


def sentence(text: str, vocabulary: Vocabulary | None = None) -> Article:
    """A page of one sentence, described."""
    return described({"headline": "", "body": [["paragraph", text]]}, vocabulary=vocabulary)[0]


@cache
def seeds() -> tuple[tuple[dict[str, Any], Article], ...]:
    """The articles of the five seeds as a careful reader divided and labelled them, with how they are described."""
    pages = json.loads((CASES / "seeds.json").read_text(encoding="utf-8"))
    found, _ = describe([reading(page["seed"], page["articles"]) for page in pages], words())
    return tuple(
        pair
        for page, articles in zip(pages, found, strict=True)
        for pair in zip(page["articles"], articles, strict=True)
    )


@dataclass
class Tally:
    """Tags that had to be given and were; that had to be given; that were given and are wrong."""

    right: int = 0
    wanted: int = 0
    wrong: int = 0
    slips: tuple[str, ...] = ()

    def add(self, name: str, got: Sequence[str], must: Sequence[str], may: Sequence[str] = ()) -> None:
        """Count one article. A place's or agency's label is right where it ends in the label wanted."""
        hit = [label for label in must if any(tag.endswith(label) for tag in got)]
        bad = [tag for tag in got if not any(tag.endswith(label) for label in (*must, *may))]
        self.right += len(hit)
        self.wanted += len(must)
        self.wrong += len(bad)
        if bad or len(hit) < len(must):
            self.slips += (f"{name}: got {list(got)}, wanted {list(must)}",)

    @property
    def recall(self) -> float:
        return self.right / self.wanted

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / (self.recall + self.precision)
