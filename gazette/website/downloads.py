"""An article as files: plain text in each script; the Markdown page as the archive keeps it, and JSON, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from gazette import contentpage
from gazette.model import Article
from gazette.website.edition import Edition
from gazette.website.jsonfile import json_file
from gazette.website.view import Link

_FIELDS = tuple(field.name for field in fields(Article) if field.name not in ("body", "slug", "reading"))


def links(edition: Edition, article: Article) -> tuple[Link, ...]:
    """The downloads of an article's page."""
    base = f"articles/{article.slug}"
    where = {"txt": f"{base}.txt"} | {kind: edition.for_programs(f"{base}.{kind}") for kind in ("md", "json")}
    return tuple(Link(edition.t(f"download_{kind}"), path) for kind, path in where.items())


def files(edition: Edition, position: int) -> Iterator[tuple[str, bytes]]:
    """The files, by path inside the variant. Withdrawn articles have none."""
    article = edition.library.articles[position]
    if article.withdrawn:
        return
    base = f"articles/{article.slug}"
    yield f"{base}.txt", text(edition, position).encode()
    if not edition.leads:
        return
    yield f"{base}.md", contentpage.dumps(article).encode()
    yield f"{base}.json", json_file(_record(edition, position))


def text(edition: Edition, position: int) -> str:
    """The article as plain text, headline block first, where it came from last."""
    article = edition.library.articles[position]
    heading = [part for part in (article.kicker, article.title, article.subtitle, article.byline) if part]
    body = [block.text for block in edition.bodies[position]]
    source = f"{article.source.seed}" if article.source else ""
    address = edition.absolute(f"articles/{article.slug}.html")
    foot = [part for part in (edition.date(position).text, edition.newspaper(position), source, address) if part]
    return "\n\n".join(["\n".join(heading), *body, *article.captions, "\n".join(foot)]) + "\n"


def _record(edition: Edition, position: int) -> dict[str, object]:
    """The article's fields as the model names them, with its address and language."""
    article = edition.library.articles[position]
    blocks = [{"kind": block.kind, "text": block.text} for block in edition.bodies[position]]
    known = {name: _plain(value) for name in _FIELDS if (value := getattr(article, name))}
    address = edition.absolute(f"articles/{article.slug}.html")
    return {"id": article.slug, "url": address, "language": edition.language, **known, "blocks": blocks}


def _plain(value: object) -> object:
    """A field as JSON has it."""
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return list(map(_plain, value))
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)} if is_dataclass(value) else value
