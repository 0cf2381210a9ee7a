"""The archive as data: data/ with the articles of each year (yearly.py) as JSON Lines and CSV, and their schema.

Withdrawn articles are in none. `llms.txt` tells programs that read for people where to begin (llmstxt.org).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from gazette import ranges, urls
from gazette.website import indexes, tables, yearly
from gazette.website.cells import derived
from gazette.website.edition import Edition
from gazette.website.jsonfile import json_file
from gazette.website.yearly import Part

FOLDER = "data/"
SCHEMA = "article.schema.json"
DESCRIPTION = "datapackage.json"
PART = 20_000  # articles of one file
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


def parts(edition: Edition) -> tuple[Part, ...]:
    """Every article that is not withdrawn, newest first, in parts of at most PART articles."""
    return tuple(yearly.parts(edition, dict.fromkeys(edition.catalogue.newest, 1), PART))


def path_of(name: str, kind: str) -> str:
    """Where the file of a part stands in the variant."""
    return f"{FOLDER}articles-{name}.{kind}"


def files(edition: Edition, part: Part) -> Iterator[tuple[str, bytes]]:
    """The files of a part, by path inside the variant."""
    lines = [_data_lines(edition, position) for position in part.positions]
    yield path_of(part.name, "jsonl"), "".join(record for record, _ in lines).encode()
    yield path_of(part.name, "csv"), tables.file(COLUMNS, (row for _, row in lines))


def guide(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """What tells how to read them."""
    yield FOLDER + SCHEMA, json_file(_schema())
    yield "llms.txt", _guide(edition).encode()


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


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
        "topics": [edition.label(topic) for topic in article.topics],
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
        (t("data"), FOLDER + DESCRIPTION),
        (t("feed"), "feed.xml"),
    )
    written = "".join(f"- [{text}]({edition.absolute(path) or path})\n" for text, path in entries)
    note = t("llms_note", count=len(edition.catalogue.newest))
    return f"# {site.name}\n\n> {site.tagline or t('home_description', name=site.name)}\n\n{note}\n\n{written}"
