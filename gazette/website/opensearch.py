"""How a browser offers the archive among its search engines (OpenSearch 1.1), where the site's address is known."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from gazette import urls
from gazette.website.edition import Edition

FILE = "opensearch.xml"
_LONGEST = 16  # characters of a short name


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The description, by path inside the variant."""
    if not edition.base_url:
        return
    site, address = edition.library.site, edition.absolute(urls.SEARCH)
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(site.name[:_LONGEST])}</ShortName>",
        f"<Description>{escape(edition.t('search_description'))}</Description>",
        f"<Language>{edition.language}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        f'<Url type="text/html" template={quoteattr(f"{address}?q={{searchTerms}}")}/>',
        "</OpenSearchDescription>",
    )
    yield FILE, ("\n".join(parts) + "\n").encode()
