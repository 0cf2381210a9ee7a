"""The archive as data: data/ with the articles of each year as JSON Lines and CSV, described, with their digests.

`datapackage.json` follows the Data Package standard (datapackage.org), `SHA256SUMS` what `sha256sum --check` reads.
Withdrawn articles are in none. `llms.txt` tells programs that read for people where to begin (llmstxt.org).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence

from gazette import ranges, urls
from gazette.website import indexes, tables
from gazette.website.cells import derived
from gazette.website.edition import Edition
from gazette.website.jsonfile import json_file

FOLDER = "data/"
SCHEMA = "article.schema.json"
Record = dict[str, object]

# The fields of an article: name, JSON Schema type, what it says. `text` is in the JSON Lines alone.
FIELDS = (
    ("id", "string", "name of the article, the last part of its address"),
    ("url", "string", "address of its page"),
    ("title", "string", "headline"),
    ("kicker", "string", "line above the headline"),
    ("subtitle", "string", "line below the headline"),
    ("section", "string", "column or page heading it stood under"),
    ("byline", "string", "byline as printed"),
    ("newspaper", "string", "newspaper that printed it"),
    ("contributors", "array", "role and name of each contributor"),
    ("date", "string", "date of publication as exactly as it is known (EDTF, ISO 8601-2)"),
    ("date_basis", "string", "evidence for the date, quoted"),
    ("topics", "array", "topics, most relevant first"),
    ("places", "array", "places, most relevant first"),
    ("agencies", "array", "agencies, most relevant first"),
    ("captions", "array", "captions of pictures"),
    ("seed", "string", "file name of the raw page"),
    ("lines", "string", "lines of the raw page, in reading order"),
    ("text", "string", "text, a blank line between paragraphs"),
)
COLUMNS = tuple(name for name, _, _ in FIELDS if name != "text")
LINES = ("data_lines",)  # what is derived of each article for one file


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every file, by path inside the variant."""
    digests: list[tuple[str, int, str]] = []  # name, bytes, SHA-256
    for name, data in _tables(edition):
        digests.append((name, len(data), hashlib.sha256(data).hexdigest()))
        yield FOLDER + name, data
    described = ((SCHEMA, json_file(_schema())), ("datapackage.json", json_file(_package(edition, digests))))
    sums = [(name, digest) for name, _, digest in digests]
    sums += [(name, hashlib.sha256(data).hexdigest()) for name, data in described]
    yield from ((FOLDER + name, data) for name, data in described)
    yield f"{FOLDER}SHA256SUMS", "".join(f"{digest}  {name}\n" for name, digest in sorted(sums)).encode()
    yield "llms.txt", _guide(edition).encode()


def _tables(edition: Edition) -> Iterator[tuple[str, bytes]]:
    for year, positions in sorted(_by_year(edition).items()):
        lines = [_data_lines(edition, position) for position in positions]
        yield f"articles-{year}.jsonl", "".join(record for record, _ in lines).encode()
        yield f"articles-{year}.csv", tables.file(COLUMNS, (row for _, row in lines))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _by_year(edition: Edition) -> dict[str, list[int]]:
    """The articles by the first year that they may belong to."""
    years: dict[str, list[int]] = {}
    for position in edition.catalogue.newest:
        years.setdefault((*edition.catalogue.bounds[position].years(), "undated")[0], []).append(position)
    return years


@derived
def _data_lines(edition: Edition, position: int) -> tuple[str, str]:
    """An article as a line of JSON, and of CSV."""
    record = _record(edition, position)
    return f"{_ENCODER.encode(record)}\n", tables.lines(COLUMNS, [record])


def _record(edition: Edition, position: int) -> Record:
    article = edition.library.articles[position]
    path = urls.article(article.slug)
    return {
        "id": article.slug,
        "url": edition.absolute(path) or path,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "section": article.section,
        "byline": article.byline,
        "newspaper": edition.newspaper(position),
        "contributors": [f"{who.role} {who.name}".strip() for who in article.contributors],
        "date": article.date,
        "date_basis": article.date_basis,
        "topics": [edition.topic(topic).text for topic in article.topics],
        "places": list(article.places),
        "agencies": list(article.agencies),
        "captions": list(article.captions),
        "seed": article.source.seed if article.source else "",
        "lines": ranges.dumps(article.source.lines) if article.source else "",
        "text": "\n\n".join(block.text for block in edition.bodies[position]),
    }


def _schema() -> Record:
    """A line of the JSON Lines, as JSON Schema."""
    kinds: dict[str, Record] = {
        "string": {"type": "string"},
        "array": {"type": "array", "items": {"type": "string"}},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Article",
        "type": "object",
        "properties": {name: {**kinds[kind], "description": what} for name, kind, what in FIELDS},
        "required": [name for name, _, _ in FIELDS],
        "additionalProperties": False,
    }


def _package(edition: Edition, digests: Iterable[tuple[str, int, str]]) -> Record:
    site = edition.library.site
    newspapers = (site.publisher, *(name for _, name in site.newspapers))
    known: Record = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "articles",
        "title": site.name,
        "description": site.tagline,
        "homepage": edition.absolute(urls.HOME),
        "sources": [{"title": name} for name in dict.fromkeys(newspapers) if name],
        "resources": [_resource(*digest) for digest in digests],
    }
    return {key: value for key, value in known.items() if value or key == "resources"}


def _resource(name: str, size: int, digest: str) -> Record:
    stem, _, kind = name.rpartition(".")
    table = [{"name": column, "type": "string", "description": what} for column, _, what in FIELDS if column != "text"]
    described: Record = {"type": "table", "schema": {"fields": table}} if kind == "csv" else {"jsonSchema": SCHEMA}
    return {
        "name": f"{stem}-{kind}",
        "path": name,
        "format": kind,
        "mediatype": "text/csv" if kind == "csv" else "application/jsonl",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        **described,
    }


def _guide(edition: Edition) -> str:
    """llms.txt: what the archive is, and where its lists, data and feeds are."""
    site, t = edition.library.site, edition.t
    entries: Sequence[tuple[str, str]] = (
        *((page.title, f"{page.slug}.html") for page in edition.library.pages),
        (t("nav_topics"), indexes.TOPICS),
        (t("nav_places"), indexes.PLACES),
        (t("nav_agencies"), indexes.AGENCIES),
        (t("nav_dates"), indexes.DATES),
        (t("nav_figures"), urls.FIGURES),
        (t("data"), f"{FOLDER}datapackage.json"),
        (t("feed"), "feed.xml"),
    )
    written = "".join(f"- [{text}]({edition.absolute(path) or path})\n" for text, path in entries)
    note = t("llms_note", count=len(edition.catalogue.newest))
    return f"# {site.name}\n\n> {site.tagline or t('home_description', name=site.name)}\n\n{note}\n\n{written}"
