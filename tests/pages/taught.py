"""What the joining and dividing of pages is taught with: more articles than are measured.

The clean articles of the press pages (tests/press/tuned) stand beside those of tests/corpus/tuned, so that a weight is
not learnt from a handful of features alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tests.pages.corpus import Clean, Piece, load
from tests.press import source
from tests.press.make import folders

SHORTEST = 80  # characters of a body that layouts can cut
ENDS = "。！？…”）》.!?)"


@cache
def taught() -> tuple[Clean, ...]:
    """The tuned articles, then those of the press pages, by page."""
    pages = (folder for folder in folders("tuned"))
    return (*load("tuned"), *(clean for folder in pages for clean in _of(folder.name, folder / "source.txt")))


def _of(page: str, path: Path) -> list[Clean]:
    found = source.parse(path.read_text(encoding="utf-8"))
    return [clean for article in found.articles if fits(clean := _clean(page, article))]


def _clean(page: str, article: source.Clean) -> Clean:
    """An article of a press page in the form of the corpus."""
    fields = {key: source.plain(article.fields.get(key, "")) for key in source.HEAD}
    people = [entry.split(maxsplit=1) for entry in article.fields.get("people", "").split(";") if entry.strip()]
    body = [Piece(role, source.plain(text)) for role, text in article.body]
    body += [Piece("caption", source.plain(text)) for text in article.captions]
    return Clean(
        name=f"{page}-{article.name}",
        body=tuple(body),
        kicker=fields["kicker"],
        headline=fields["title"],
        subtitle=fields["subtitle"],
        section=fields["section"],
        byline=" / ".join(source.plain(line) for line in article.bylines),
        contributors=tuple((role, name) for role, name in (entry for entry in people if len(entry) == 2)),
    )


def fits(article: Clean) -> bool:
    """Whether layouts can set an article: it is long enough, and its paragraphs end as paragraphs do."""
    texts = [piece.text for piece in article.body if piece.role in ("lede", "paragraph")]
    return sum(map(len, texts)) >= SHORTEST and all(text[-1] in ENDS for text in texts)
