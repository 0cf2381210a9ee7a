"""Where every page lives, relative to the root of its variant; and links that work under any root and from disk."""

from __future__ import annotations

import posixpath
from functools import lru_cache

from gazette import paths

HOME = "index.html"
SEARCH = "search.html"
FIGURES = "figures.html"
OFFICIALS = "officials/index.html"
REVIEW = "review.html"
NOT_FOUND = "404.html"
STYLEGUIDE = "styleguide/index.html"

ROOTS = {"hans": "", "hant": "zh-hant/"}  # where each script's variant begins


@lru_cache(maxsize=1 << 15)
def article(slug: str) -> str:
    """The address of an article."""
    return f"articles/{paths.portable(slug)}.html"


def topic(identifier: str) -> str:
    """The address of a topic's list."""
    return f"topics/{identifier}.html"


def place(identifier: str) -> str:
    """The address of a place's list."""
    return f"places/{identifier}.html"


def agency(identifier: str) -> str:
    """The address of an agency's list."""
    return f"agencies/{identifier}.html"


def person(identifier: str) -> str:
    """The address of a contributor's list."""
    return f"people/{identifier}.html"


def date(period: str) -> str:
    """The address of a year's (2019) or month's (2019-12) list."""
    return f"dates/{period}.html"


def seed(name: str) -> str:
    """The address of the page that shows a seed's raw text; `name` is the seed's file name."""
    stem = name.removesuffix(".txt")
    return f"seeds/{paths.unique(stem if stem != name else f'{name}/')}.html"  # a.TXT is another seed than a.txt


def relative(target: str, page: str) -> str:
    """The link from `page` to `target`, both paths from one root, with a fragment or query kept.

    >>> relative("topics/road-safety.html", "articles/a.html")
    '../topics/road-safety.html'
    """
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
