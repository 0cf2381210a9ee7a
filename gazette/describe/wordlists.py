"""Word lists, written as text: words with blanks between them, longest first where one begins with another."""

from __future__ import annotations

import re


def words(block: str) -> tuple[str, ...]:
    """The words of a block of text, each once, the longest first so that an alternation finds it first."""
    return tuple(sorted(dict.fromkeys(block.split()), key=len, reverse=True))


def any_of(block: str) -> str:
    """A regular expression, without group, for any of the words of a block of text."""
    return "|".join(re.escape(word) for word in words(block))
