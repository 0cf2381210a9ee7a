"""A page's gold as the reading that separation ought to give, so that labels can be judged apart from separation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gazette.model import ArticleReading, Block, Reading, Role, Span
from tests.separate.render import page_of


class _Lines:
    """The lines of a page as it would be without columns: a line a block."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def block(self, role: Role, text: str) -> Block:
        self.lines.append(text)
        return Block(role, (Span(len(self.lines), 0, len(text)),), text)

    def blocks(self, role: Role, texts: Iterable[str]) -> tuple[Block, ...]:
        return tuple(self.block(role, text) for text in texts)

    def maybe(self, role: Role, text: str | None) -> Block | None:
        return self.block(role, text) if text else None


def ideal(name: str, truth: dict[str, Any]) -> Reading:
    """The reading of a gold: its articles in order, and its furniture."""
    lines = _Lines()
    articles = tuple(_article(lines, article) for article in truth["articles"])
    furniture = lines.blocks(Role.FURNITURE, truth["furniture"])
    return Reading(page_of(name, "\n".join(lines.lines)), articles, furniture)


def _article(lines: _Lines, article: dict[str, Any]) -> ArticleReading:
    pieces = [(Role(piece["role"]), piece["text"]) for piece in article["body"]]
    return ArticleReading(
        section=lines.maybe(Role.SECTION, article["section"]),
        kicker=lines.maybe(Role.KICKER, article["kicker"]),
        headline=lines.maybe(Role.HEADLINE, article["title"]),
        subtitle=lines.maybe(Role.SUBTITLE, article["subtitle"]),
        bylines=lines.blocks(Role.BYLINE, article["byline"]),
        body=tuple(lines.block(role, text) for role, text in pieces if role is not Role.CAPTION),
        captions=lines.blocks(Role.CAPTION, (text for role, text in pieces if role is Role.CAPTION)),
        derived_title=None if article["title"] else pieces[0][1][:20],
    )
