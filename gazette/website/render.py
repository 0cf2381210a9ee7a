"""The website, whole: one library in, every file of every variant out. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from gazette import markdown, urls
from gazette.model import Library, Problem
from gazette.parallel import spread
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
Printed = tuple[Output | Problem, str]  # with the path that the sitemap lists, or ""


@dataclass(frozen=True, slots=True)
class Options:
    """What a website depends on besides its library and theme."""

    base_url: str = ""  # with a final slash; "" where the site's address is not known
    scripts: tuple[str, ...] = ("hans", "hant")  # the first is the default


def render(library: Library, theme: Theme, options: Options, jobs: int = 1) -> Iterator[Output | Problem]:
    """Every file of the site, by path, made in `jobs` processes: the same ones in the same order, however many.

    A Problem in their midst is fatal: the site is not whole then.
    """
    templates = Templates(theme)
    templates.compile()
    listed: list[str] = []
    for edition in editions(library, theme, options):
        for output, shown in _variant(edition, templates, options, jobs):
            yield output
            listed += [shown] if shown and edition.script == options.scripts[0] else []
    variants = [(LANGUAGES[script], urls.ROOTS[script]) for script in options.scripts]
    yield from sitemap.files(options.base_url, listed, variants)
    yield from assets(theme)


def _variant(edition: Edition, templates: Templates, options: Options, jobs: int) -> Iterator[Printed]:
    """Every file of one script's website. What batches share is made here, once; the batches are spread."""
    shared, stock = chrome(edition, options.scripts), tuple(shelves(edition))
    pages, beside = tuple(batches(edition, stock)), tuple(companions(edition, stock))

    def make(number: int) -> list[Printed]:
        if number < len(pages):
            return [_listed(page(templates, shared, view), view) for view in pages[number]()]
        return [((edition.root + path, data), "") for path, data in beside[number - len(pages)]()]

    for made in spread(make, range(len(pages) + len(beside)), jobs):
        yield from made


def _listed(output: Output | Problem, view: View) -> Printed:
    return output, view.path if view.head.index else ""


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
    return (view for batch in batches(edition, stock) for view in batch())


def batches(edition: Edition, stock: Sequence[Shelf]) -> Iterator[Callable[[], Iterable[View]]]:
    """The pages of a variant in batches, each of which can be made without the others."""
    raw = {page.name: page for page in edition.library.seeds}
    yield partial(_one, home.view, edition)
    for position, item in enumerate(edition.library.articles):
        source = raw.get(item.source.seed) if item.source else None
        yield partial(_one, article.view, edition, position, source)
    for shelf in stock:
        yield partial(lists.views, edition, (shelf,))
    for kind in (indexes, seedpage, figures, review, single):
        yield partial(kind.views, edition)
    yield partial(_one, styleguide.view, edition)


def _one(make: Callable[..., View], *values: object) -> tuple[View]:
    return (make(*values),)


def page(templates: Templates, shared: Chrome, view: View) -> Output | Problem:
    """One page as HTML: a function of what its variant shares and its own view, nothing else."""
    around = frame(shared, view)
    values = {"t": shared.t, "site": shared.site, "page": around, "view": view.content}
    html = templates.render(view.template, values)
    return html if isinstance(html, Problem) else (urls.ROOTS[shared.script] + view.path, html.encode())


def companions(edition: Edition, stock: Sequence[Shelf]) -> Iterator[Callable[[], Iterable[Output]]]:
    """The files beside the pages, in batches: downloads and feeds, by path inside the variant."""
    for position in range(len(edition.library.articles)):
        yield partial(downloads.files, edition, position)
    yield partial(feeds.files, edition, stock)


def assets(theme: Theme) -> Sequence[Output]:
    """Style sheets, scripts and icons; and the mark that tells GitHub Pages to serve files as they are."""
    return (
        *((f"{ASSETS}{name.removeprefix(ASSETS)}", data) for name, data in theme.assets.items()),
        (".nojekyll", b""),
    )
