"""The values of the generator: lines that know their article, sheets, styles."""

from __future__ import annotations

from dataclasses import dataclass

from tests.pages.corpus import Clean

NOBODY = -1  # the owner of furniture
SECTION = -2  # the owner of section names


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, the index of the article that it belongs to, and what it is to it."""

    text: str
    owner: int = NOBODY
    role: str = "text"  # headline, byline, text, subhead, caption, section, furniture


Lines = list[Line]


BLANK = Line("")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout makes: the lines of a page and the articles as they are printed on it."""

    lines: tuple[Line, ...]
    articles: tuple[Clean, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a layout prints text. Width in full-width characters; None leaves lines unwrapped."""

    width: int | None = None
    indent: str = ""
    kinsoku: bool = True
    half: bool = True  # ASCII takes half the width of a Han character
    words: bool = False  # Latin words and numbers stay whole
    gap: int = 1  # blank lines between paragraphs
    subhead_lines: int = 1
    subhead_indent: bool = False  # subheads are indented as paragraphs are
    subhead_wraps: bool = False  # one longer than the column goes on in the next line
    headline: str = "{}"  # how headlines are marked, as in Markdown
    subhead: str = "{}"


INDENT = "\u3000\u3000"


TEXT = ("lede", "paragraph", "subhead")
