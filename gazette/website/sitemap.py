"""sitemap.xml with the other script of each page as its alternate, split at 50,000 addresses; and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

LIMIT = 50_000  # addresses in one file (sitemaps.org)


def files(base_url: str, paths: Sequence[str], variants: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """The sitemap of pages `paths`, which every variant has: (language, root) in order, the default one first.

    Nothing where the site's address is not known: a sitemap must be absolute.
    """
    if not base_url:
        yield "robots.txt", b"User-agent: *\nAllow: /\n"
        return
    entries = [entry for path in paths for entry in _entries(base_url, path, variants)]
    chunks = [entries[start : start + LIMIT] for start in range(0, max(1, len(entries)), LIMIT)]
    names = ["sitemap.xml"] if len(chunks) == 1 else [f"sitemap-{n}.xml" for n in range(1, len(chunks) + 1)]
    for name, chunk in zip(names, chunks, strict=True):
        yield name, _document("urlset", _ALTERNATES if len(variants) > 1 else "", chunk)
    if len(chunks) > 1:
        locations = [f"<sitemap><loc>{escape(base_url + name)}</loc></sitemap>" for name in names]
        yield "sitemap.xml", _document("sitemapindex", "", locations)
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base_url}sitemap.xml\n".encode()


_ALTERNATES = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def _document(root: str, more: str, lines: Sequence[str]) -> bytes:
    opening = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{more}>'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', opening, *lines, f"</{root}>", ""]).encode()


def _entries(base_url: str, path: str, variants: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The lines of a page, one for each variant."""
    shown = {root: address(base_url, root, path) for _, root in variants}
    if len(shown) == 1:
        return (f"<url><loc>{escape(each)}</loc></url>" for each in shown.values())
    quoted = {root: quoteattr(each) for root, each in shown.items()}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href={quoted[root]}/>'
        for language, root in (*variants, ("x-default", variants[0][1]))
    )
    return (f"<url><loc>{escape(each)}</loc>{alternates}</url>" for each in shown.values())


def address(base_url: str, root: str, path: str) -> str:
    """The canonical address of a page: a home page has its folder's."""
    return base_url + root + ("" if path == "index.html" else path)
