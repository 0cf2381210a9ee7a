"""Setting an article: its headline, byline, paragraphs, subheads and captions as blocks of lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.pages.corpus import Clean, Piece
from tests.pages.cutting import cells, wrap
from tests.pages.sheet import Line, Lines, Style


def set_text(text: str, owner: int, style: Style, role: str = "text") -> Lines:
    """A paragraph as lines: indented, wrapped."""
    whole = style.indent + text
    if style.width is None:
        return [Line(whole, owner, role)]
    parts = wrap(whole, style.width, kinsoku=style.kinsoku, half=style.half, words=style.words)
    return [Line(part, owner, role) for part in parts]


def split_title(text: str, width: int | None) -> list[str]:
    """A headline in as many lines as the column needs, broken where a person would break it."""
    if width is None or len(text) <= width:
        return [text]
    middle = len(text) // 2
    breaks = [i + 1 for i, c in enumerate(text[:-1]) if c in " ，：,:"] or [middle]
    at = min(breaks, key=lambda i: abs(i - middle))
    if max(at, len(text) - at) > width:
        return wrap(text, width)
    return [text[:at].strip(), text[at:].strip()]


def set_headline(article: Clean, owner: int, style: Style, width: int | None = None) -> Lines:
    """Kicker, headline and subtitle, each in lines of its own."""
    parts = [part for part in (article.kicker, article.headline, article.subtitle) if part]
    lines = [part for text in parts for part in split_title(text, width)]
    return [Line(style.headline.format(text), owner, "headline") for text in lines]


def set_subhead(text: str, owner: int, style: Style) -> Lines:
    """A subhead in one line or, where it has two parts or is too long for its column, in two."""
    indent = style.indent if style.subhead_indent else ""
    if style.subhead_wraps:
        return set_text(style.subhead.format(text), owner, replace(style, indent=indent), "subhead")
    parts = text.split(" ") if style.subhead_lines == 2 else [text]
    return [Line(indent + style.subhead.format(part), owner, "subhead") for part in parts]


def set_piece(piece: Piece, owner: int, style: Style) -> Lines:
    """A body piece as lines."""
    return set_subhead(piece.text, owner, style) if piece.role == "subhead" else set_text(piece.text, owner, style)


def set_body(
    article: Clean, owner: int, style: Style, roles: Iterable[str] = ("lede", "paragraph", "subhead")
) -> list[Lines]:
    """The body's pieces of these roles as blocks, in reading order."""
    return [set_piece(piece, owner, style) for piece in article.body if piece.role in tuple(roles)]


def captions(article: Clean, owner: int, width: int | None = None) -> list[Lines]:
    """The captions, each a block, wrapped or not."""
    style = Style(width=width)
    return [set_text(piece.text, owner, style, "caption") for piece in article.body if piece.role == "caption"]


def byline(article: Clean, owner: int) -> list[Lines]:
    """The byline as a block, or nothing. A slash divides its lines."""
    return [[Line(part, owner, "byline") for part in article.byline.split(" / ")]] if article.byline else []


def spaced(line: Line, sign: str) -> Line:
    """A byline with a sign before it and wide spaces between its names."""
    return replace(line, text=sign + line.text.replace(" ", "\u3000"))


def tellable(article: Clean, style: Style) -> bool:
    """Whether paragraphs that are neither indented nor set apart can be told by their short last lines."""
    if style.indent or style.gap or style.width is None:
        return True
    lasts = [set_text(piece.text, 0, style)[-1].text for piece in article.body if piece.role in ("lede", "paragraph")]
    return all(sum(cells(c, style.half) for c in last) <= style.width - 2 for last in lasts)


def set_article(article: Clean, owner: int, style: Style, width: int | None = None) -> list[Lines]:
    """A whole article as blocks: its headline, its byline, its body."""
    return [set_headline(article, owner, style, width), *byline(article, owner), *set_body(article, owner, style)]
