"""The website, whole: one library in, every file of every variant out. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette import markdown, urls
from gazette.model import Library, Problem
from gazette.script import Hant, to_hant
from gazette.website import (
    article,
    downloads,
    feeds,
    figures,
    home,
    indexes,
    lists,
    neighbours,
    review,
    seedpage,
    single,
    sitemap,
    styleguide,
)
from gazette.website.catalogue import catalogue
from gazette.website.edition import LANGUAGES, Body, Edition
from gazette.website.frame import Chrome, chrome, frame
from gazette.website.shelves import Shelf, shelves
from gazette.website.templating import Templates
from gazette.website.theme import ASSETS, Theme
from gazette.website.view import View

Output = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Options:
    """What a website depends on besides its library and theme."""

    base_url: str = ""  # with a final slash; "" where the site's address is not known
    scripts: tuple[str, ...] = ("hans", "hant")  # the first is the default


def render(library: Library, theme: Theme, options: Options) -> Iterator[Output | Problem]:
    """Every file of the site, by path. A Problem in their midst is fatal: the site is not whole then."""
    templates = Templates(theme)
    indexed: list[str] = []
    for edition in editions(library, theme, options):
        shared = chrome(edition, options.scripts)
        stock = tuple(shelves(edition))
        for view in views(edition, stock):
            yield page(templates, shared, view)
            if view.head.index and edition.script == options.scripts[0]:
                indexed.append(view.path)
        for path, data in companions(edition, stock):
            yield edition.root + path, data
    variants = [(LANGUAGES[script], urls.ROOTS[script]) for script in options.scripts]
    yield from sitemap.files(options.base_url, indexed, variants)
    yield from assets(theme)


def editions(library: Library, theme: Theme, options: Options) -> Iterator[Edition]:
    """The library in each script of the site. What does not depend on the script is found out once."""
    sorted_once, written = catalogue(library), _bodies(library)
    related = neighbours.related(library.articles, library.vocabulary)
    hant = Hant(library.vocabulary.protected)
    for script in options.scripts:
        shown = to_hant(library, hant) if script == "hant" else library
        yield Edition(
            script=script,
            library=shown,
            original=library,
            catalogue=sorted_once,
            bodies=written if shown is library else _bodies(shown),
            original_bodies=written,
            related=related,
            convert=hant.convert if script == "hant" else str,
            t=theme.strings[script],
            base_url=options.base_url,
        )


def _bodies(library: Library) -> tuple[Body, ...]:
    return tuple(markdown.blocks(article.body) for article in library.articles)


def views(edition: Edition, stock: Sequence[Shelf]) -> Iterator[View]:
    """Every page of a variant."""
    yield home.view(edition)
    raw = {page.name: page for page in edition.library.seeds}
    for position, item in enumerate(edition.library.articles):
        source = raw.get(item.source.seed) if item.source else None
        yield article.view(edition, position, source)
    yield from lists.views(edition, stock)
    yield from indexes.views(edition)
    yield from seedpage.views(edition)
    yield from figures.views(edition)
    yield from review.views(edition)
    yield from single.views(edition)
    yield styleguide.view(edition)


def page(templates: Templates, shared: Chrome, view: View) -> Output | Problem:
    """One page as HTML: a function of what its variant shares and its own view, nothing else."""
    around = frame(shared, view)
    values = {"t": shared.t, "site": shared.site, "page": around, "view": view.content}
    html = templates.render(view.template, values)
    return html if isinstance(html, Problem) else (urls.ROOTS[shared.script] + view.path, html.encode())


def companions(edition: Edition, stock: Sequence[Shelf]) -> Iterator[Output]:
    """The files beside the pages: downloads and feeds."""
    for position in range(len(edition.library.articles)):
        yield from downloads.files(edition, position)
    yield from feeds.files(edition, stock)


def assets(theme: Theme) -> Sequence[Output]:
    """Style sheets, scripts and icons; and the mark that tells GitHub Pages to serve files as they are."""
    return (
        *((f"{ASSETS}{name.removeprefix(ASSETS)}", data) for name, data in theme.assets.items()),
        (".nojekyll", b""),
    )
