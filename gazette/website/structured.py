"""What machines read in an article page: JSON-LD (schema.org), Open Graph, and Dublin Core as Zotero takes it.

Zotero reads <meta> and not JSON-LD: the type from `DC.type`, title, people and language from Dublin Core, the date from
`citation_date`, the paper from `DC.source`, the tags from `article:tag`. `citation_journal_title` would make it a
journal article and is never written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.website.view import Meta


@dataclass(frozen=True, slots=True)
class Described:
    """What machines are told about an article. Addresses are absolute or ""."""

    title: str
    description: str
    url: str
    language: str
    authors: tuple[str, ...]
    machine_date: str  # "" where less than a year is certain
    newspaper: str
    archive: str
    section: str
    topics: tuple[str, ...]
    places: tuple[str, ...]
    agencies: tuple[str, ...]
    source_url: str


def article_json_ld(item: Described) -> str:
    """A NewsArticle, safe inside a <script> element. Only what is known is said."""
    known: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": item.title,
        "url": item.url,
        "inLanguage": item.language,
        "datePublished": item.machine_date,
        "articleSection": item.section,
        "author": _things("Person", item.authors),
        "publisher": _thing("NewsMediaOrganization", item.newspaper),
        "isPartOf": _thing("Newspaper", item.newspaper),
        "contentLocation": _things("Place", item.places),
        "about": _things("Thing", item.topics) + _things("GovernmentOrganization", item.agencies),
        "isBasedOn": item.source_url,
    }
    return script_safe({key: value for key, value in known.items() if value})


def home_json_ld(name: str, url: str, language: str, description: str, search_url: str) -> str:
    """A WebSite, with how to search it."""
    known: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": url,
        "inLanguage": language,
        "description": description,
    }
    if search_url:
        known["potentialAction"] = {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search_url}?q={{query}}"},
            "query-input": "required name=query",
        }
    return script_safe({key: value for key, value in known.items() if value})


def script_safe(value: object) -> str:
    """JSON that cannot end the <script> element it stands in, nor open a comment there."""
    text = _ENCODER.encode(value)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def article_metas(item: Described) -> tuple[Meta, ...]:
    """Dublin Core and what Zotero reads."""
    pairs: list[tuple[str, str, str]] = [
        ("name", "DC.type", "NewsItem"),
        ("name", "DC.title", item.title),
        ("name", "DC.language", item.language),
        ("name", "DC.identifier", item.url),
        ("name", "DC.source", item.newspaper),
        ("name", "DC.publisher", item.newspaper),
        ("name", "DC.isPartOf", item.archive),
        ("name", "DC.date", item.machine_date),
        ("name", "citation_date", item.machine_date),
        ("property", "og:type", "article"),
        ("property", "article:section", item.section),
    ]
    pairs += [("name", "DC.creator", name) for name in item.authors]
    pairs += [("name", "DC.coverage", name) for name in item.places]
    pairs += [("property", "article:tag", name) for name in (*item.topics, *item.agencies)]
    if len(item.machine_date) == len("2019-12-09"):
        pairs.append(("property", "article:published_time", item.machine_date))
    return tuple(Meta(kind, key, value) for kind, key, value in pairs if value)


def _thing(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _things(kind: str, names: Iterable[str]) -> list[dict[str, str]]:
    return [_thing(kind, name) for name in names]
