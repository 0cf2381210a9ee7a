"""The value that flows through the first half of the separation: a piece of the page and what it was taken for."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from gazette.model import Span

from . import names
from .labels import Label


class Kind(Label):
    """What a piece was taken for."""

    TEXT: ClassVar[Kind]
    TITLE: ClassVar[Kind]
    BYLINE: ClassVar[Kind]
    CAPTION: ClassVar[Kind]
    FURNITURE: ClassVar[Kind]


class Piece(NamedTuple):
    """A run of lines and the label it got; `full` says that its last line fills its column.

    A named tuple, for it is changed at every line, and a dataclass of so many fields is slow to change.
    """

    kind: Kind
    spans: tuple[Span, ...]
    text: str
    gap: int = 0
    after: int = 0  # blank lines below
    level: int = 0
    indented: bool = False
    full: bool = False
    lines: int = 1
    width: float = 0.0
    tentative: bool = False  # the first line of a block that may be a headline although it fills its column
    sealed: bool = False  # whole by itself: never joined to another piece
    over: float = 0.0  # ems by which its first line is wider than its column
    apart: bool = False  # it stands like a caption: short, whole, set apart
    field: str = ""  # 引题, 标题, 副题: what its line is named as
    seam: bool = False  # the column may have been cut above it; else it goes on with the piece above
    title: float = 0.0  # how much speaks for a headline line, where it is one line that may be one
    pictured: bool = False  # a headline line over little text that a picture's caption ends

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.spans[0].line


def glue(left: str, right: str) -> str:
    """Join two halves of a text: without a blank, but for two Latin words and two names in brackets.

    >>> glue("交通安", "全"), glue("New", "York"), glue("保存。（池鱼", "樊一诺）")
    ('交通安全', 'New York', '保存。（池鱼 樊一诺）')
    """
    latin = left[-1:].isascii() and left[-1:].isalpha() and right[:1].isascii() and right[:1].isalpha()
    return f"{left} {right}" if latin or names.parted(left, right) else left + right
