"""What is fuzzed: each target takes any bytes, and raises where a promise is broken."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from gazette import (
    contentpage,
    edits,
    manifest,
    markdown,
    pagefiles,
    problems,
    ranges,
    seeds,
    slugs,
    strictyaml,
    vocabulary,
)
from gazette.describe import describe
from gazette.manifest import Manifest
from gazette.model import Page, Reading, Role, Vocabulary
from gazette.search.fold import fold
from gazette.separate import separate

ROOT = Path(__file__).resolve().parent.parent.parent


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def seed(data: bytes) -> None:
    """Bytes of a seed are a page or told; a page is separated with every character in its place, and converted."""
    page, found = seeds.examine("a.txt", data)
    assert page or found
    for problem in found:
        assert "\n" not in problems.line(problem)
    if page is not None:
        convert(page)


def convert(page: Page) -> None:
    """From page to content page and back, with nothing lost or invented on the way."""
    reading = separate(page)
    assert _placed(reading) == _solid("".join(page.lines)), "characters lost or invented by separation"
    articles, _ = describe([reading], _words())
    plan = edits.plan([(reading, articles[0])], Manifest(), {})
    for path, text in plan.writes.items():
        if path.startswith("articles/"):
            article, wrong = contentpage.loads(text, "a", path)
            assert article is not None, wrong
            assert contentpage.dumps(article) == text
    for article in articles[0]:
        assert slugs.article_slug(article.title, article.body, ()).isascii()


@cache
def _words() -> Vocabulary:
    return vocabulary.load(ROOT / "content" / "vocabulary")[0]


def _placed(reading: Reading) -> list[str]:
    spans = set(reading.unplaced)
    for block in reading.furniture:
        spans.update(block.spans)
    for article in reading.articles:
        parts = (article.section, article.kicker, article.headline, article.subtitle)
        for block in (*filter(None, parts), *article.bylines, *article.body, *article.captions):
            assert block.role in Role
            spans.update(block.spans)
    lines = reading.page.lines
    return _solid("".join(lines[span.line - 1][span.start : span.end] for span in sorted(spans)))


def _solid(text: str) -> list[str]:
    return sorted(c for c in text if not c.isspace())


def content_page(data: bytes) -> None:
    """Any text is a page or told, with one line a problem."""
    text = _text(data)
    article, wrong = contentpage.loads(text, "a", "a.md")
    assert (article is None) == bool(wrong)
    if article is not None:
        again, _ = contentpage.loads(contentpage.dumps(article), "a", "a.md")
        assert again is not None
    pagefiles.source(text)


def front_matter(data: bytes) -> None:
    strictyaml.load(_text(data), "a.yaml")
    content_page(b"---\ntitle: x\n" + data + b"\n---\n")


def memory(data: bytes) -> None:
    found = manifest.loads(_text(data))
    if isinstance(found, Manifest):
        assert manifest.loads(manifest.dumps(found)) == found


def body(data: bytes) -> None:
    """Markdown renders; escaped text renders to itself."""
    text = _text(data)
    markdown.render(text)
    line = " ".join(c for c in text.split() if c.isprintable())
    if line and not any(unicodedata.category(c) in ("Cs", "Cc") for c in line):
        assert "".join(block.text for block in markdown.blocks(markdown.escape(line))) == line


def words(data: bytes) -> None:
    """Names and queries: what was decoded holds no lone surrogates."""
    text = data.decode("utf-8", "ignore")
    ranges.loads(text)
    fold(text)
    slugs.slug(text)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "seed": seed,
    "content page": content_page,
    "front matter": front_matter,
    "manifest": memory,
    "body": body,
    "words": words,
}
