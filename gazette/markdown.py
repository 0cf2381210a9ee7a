"""Markdown: seed text into it without loss, and out of it as HTML that cannot do harm.

Only CommonMark's text constructs are used; raw HTML is shown as text, images are links, and a link goes only where
`_safe` allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Characters that may open markup anywhere in a line. "&" and "<" matter only before a name, but a reader of the source
# is helped by one rule rather than by five.
_ANYWHERE = re.compile(r"[\\`*_\[\]<&]")
_LINE_START = re.compile(r"(?:[#>+=~-]|\d{1,9}(?=[.)]))")
_LINK_SCHEMES = frozenset({"http", "https", "mailto"})


class MdBlock(NamedTuple):
    """A top-level block of a body: kind is paragraph, subhead or other (lists, quotations …)."""

    kind: str
    text: str  # plain text, without markup
    html: str


def escape(text: str) -> str:
    r"""Write one line of plain text as Markdown that renders to exactly that text.

    >>> escape("1. 打赢*攻坚战*")
    '1\\. 打赢\\*攻坚战\\*'
    """
    line = _ANYWHERE.sub(r"\\\g<0>", text.strip())
    start = _LINE_START.match(line)
    if start is None:
        return line
    digits = start.end() if line[0].isdigit() else 0
    return f"{line[:digits]}\\{line[digits:]}"


def subhead(text: str) -> str:
    """Write a subhead; a number sign anywhere is escaped, since closing ones would be dropped."""
    return "## " + _ANYWHERE.sub(r"\\\g<0>", text.strip()).replace("#", r"\#")


def render(body: str) -> str:
    """The HTML of a body."""
    return str(_parser().render(body))


def blocks(body: str) -> tuple[MdBlock, ...]:
    """The top-level blocks of a body, in order."""
    pieces = body.split("\n\n")
    if all(map(_BARE, pieces)):
        return tuple(map(_bare, pieces))
    return _parsed_blocks(body)


def first_paragraph(body: str) -> str:
    """The text of the first of the `blocks` of a body that is a paragraph, "" where none is; mostly without a look at
    the others, since a line in which nothing is markup says the same whatever follows."""
    for piece in body.split("\n\n"):
        if not _BARE(piece):
            return next((block.text for block in _parsed_blocks(body) if block.kind == "paragraph"), "")
        if piece[0] != "#":
            return piece
    return ""


# A paragraph or subhead of one line in which nothing is markup and nothing is escaped, which is most of them. Digits
# with a full stop or bracket would begin a list, blanks at the ends are not printed, number signs may close a head.
_BARE = re.compile(
    r"(?![#>+=~-]|\d+[.)]|\s)[^\x00-\x1f\x7f\"&<>\\`*_\[\]]+(?<!\s)"
    r"|## (?![#>+=~-]|\d+[.)]|\s)[^\x00-\x1f\x7f\"&<>\\`*_\[\]#]+(?<!\s)"
).fullmatch


def _bare(piece: str) -> MdBlock:
    if piece[0] == "#":
        return MdBlock("subhead", piece[3:], f"<h2>{piece[3:]}</h2>")
    return MdBlock("paragraph", piece, f"<p>{piece}</p>")


def _parsed_blocks(body: str) -> tuple[MdBlock, ...]:
    parser = _parser()
    found = []
    for group in _top_level(parser.parse(body)):
        kind = {"paragraph_open": "paragraph", "heading_open": "subhead"}.get(group[0].type, "other")
        html = str(parser.renderer.render(group, parser.options, {}))
        found.append(MdBlock(kind, _plain(group), html.strip()))
    return tuple(found)


def _top_level(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut the flat list of tokens into the blocks that stand at its top."""
    group: list[Token] = []
    depth = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield group
            group = []


def _plain(tokens: Sequence[Token]) -> str:
    lines = []
    for token in tokens:
        if token.type == "inline":
            lines.append("".join(_inline_text(child) for child in token.children or ()))
        elif token.type in ("code_block", "fence"):
            lines.append(token.content.rstrip("\n"))
    return "\n".join(lines)


def _inline_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    parser.validateLink = _safe  # type: ignore[assignment,method-assign]
    return parser


def _safe(address: str) -> bool:
    """Allow http, https, mailto and addresses inside the site; nothing else (javascript:, data:, //host …)."""
    if any(c.isspace() or ord(c) < 32 or c == "\\" for c in address) or address.startswith("//"):
        return False
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return False
    return scheme.lower() in _LINK_SCHEMES or (not scheme and ":" not in address.split("/", 1)[0])
