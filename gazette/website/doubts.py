"""What the separation was not sure of, as readers see it: in words, with the raw line to look at."""

from __future__ import annotations

import re

from gazette.model import Article
from gazette.website.edition import Edition
from gazette.website.view import Link

_NOTE = re.compile(r"(?P<kind>\w+), line (?P<line>\d+): (?P<why>.*)", re.S)  # as describe.assemble.note writes it


def links(edition: Edition, article: Article) -> tuple[Link, ...]:
    """The doubts of an article's reading; the note of each is the rule's own word on it, in English."""
    notes = article.reading.doubts if article.reading else ()
    return tuple(_link(edition, article, note) for note in notes)


def _link(edition: Edition, article: Article, note: str) -> Link:
    match = _NOTE.fullmatch(note)
    if match is None or article.source is None:
        return Link(note)
    key = f"doubt_{match['kind']}"
    text = edition.t(key if key in edition.t else "doubt_other", line=match["line"])
    raw = edition.seed(article.source.seed).path
    return Link(text, f"{raw}#L{match['line']}" if raw else "", note=match["why"])
