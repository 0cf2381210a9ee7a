"""Readings and vocabularies for the tests of the describing step, made from plain texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from gazette import vocabulary
from gazette.model import ArticleReading, Block, Page, Reading, Role, Span, Vocabulary

CASES = Path(__file__).parent / "cases"
CONTENT = Path(__file__).parents[2] / "content" / "vocabulary"


@cache
def words() -> Vocabulary:
    """The vocabulary that the archive ships."""
    found, problems = vocabulary.load(CONTENT)
    assert problems == ()
    return found


def cases(name: str) -> Any:
    """The labelled cases of cases/NAME."""
    return json.loads((CASES / name).read_text(encoding="utf-8"))


def reading(name: str, articles: Iterable[Mapping[str, Any]]) -> Reading:
    """A page of articles, each block on a line of its own with a blank line after it."""
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
    return Reading(Page(name, tuple(lines), "0" * 64), made)


def brief(headline: str, *paragraphs: str) -> dict[str, Any]:
    """A short article as a mapping."""
    return {"headline": headline, "body": [["paragraph", text] for text in paragraphs]}
