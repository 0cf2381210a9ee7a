"""The website, whole: one library in, every file of every variant out. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from gazette import urls
from gazette.memo import Found, Memo
from gazette.model import Library
from gazette.script import Hant
from gazette.share import WHOLE, Share
from gazette.stream import Item, Keep, Output, pass_on
from gazette.website import (
    article,
    dataset,
    downloads,
    feeds,
    figuredata,
    figures,
    home,
    indexes,
    lists,
    neighbours,
    officialpages,
    officials,
    opensearch,
    reuse,
    review,
    seedpage,
    single,
    sitemap,
    stated,
    styleguide,
)
from gazette.website.bodies import Body, bodies
from gazette.website.catalogue import catalogue
from gazette.website.edition import LANGUAGES, Edition
from gazette.website.frame import chrome
from gazette.website.printing import Printer
from gazette.website.reuse import Articles, Known, Memory, index_like, traditional
from gazette.website.stock import Stock, cells, told
from gazette.website.templating import Templates
from gazette.website.theme import ASSETS, Theme
from gazette.website.trace import Trace
from gazette.website.tracing import traced
from gazette.website.variant import Task, Variant
from gazette.website.view import View


@dataclass(frozen=True, slots=True)
class Options:
    """What a website depends on besides its library and theme."""

    base_url: str = ""  # with a final slash; "" where the site's address is not known
    scripts: tuple[str, ...] = ("hans", "hant")  # the first is the default
    share: Share = WHOLE  # of a share only the files that fall to it are made, and no ending


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the next build can use, by script and of all texts; the files that were made anew, each with why; and each
    script's edition with what prints it."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    memo: Found = field(default_factory=dict)
    reasons: tuple[tuple[str, str], ...] = ()
    variants: tuple[tuple[Edition, Printer], ...] = ()
    memory: Memory | None = None  # where one process builds again and again


NOTHING = Rendered()


def render(
    library: Library,
    theme: Theme,
    options: Options,
    jobs: int = 1,
    last: Rendered = NOTHING,
    intact: Container[str] = (),
    keep: Keep = pass_on,
) -> Generator[Item, None, Rendered]:
    """Every file of the site, by path, made in `jobs` processes: the same ones in the same order, however many.

    `last` is what the last build knew, `intact` the files that stand in the site as it left them: those of them that
    are still right come without their bytes. All others are given to `keep` as soon as they are made. A Problem is
    fatal: the site is not whole then.
    """
    templates = _templates(theme, last)
    theme = templates.theme
    if not last.traces:  # all pages will be made
        templates.begin(options.scripts, jobs)
    memo, memory = Memo(last.memo, keep=bool(last.variants)), last.memory
    traces: dict[str, Trace] = {}
    reasons: list[tuple[str, str]] = []
    variants: list[tuple[Edition, Printer]] = []
    for edition in editions(library, theme, options, jobs, memo, memory):
        printer = Printer(templates, chrome(edition, options.scripts))
        variant = _variant(edition, printer, options, last, intact, keep)
        traces[edition.script] = yield from variant.files(jobs)
        reasons += variant.reasons
        variants.append((edition, printer))
    listed = [path for made in traces[options.scripts[0]].made.values() for path in made.listed]
    if options.share.whole:
        yield from ending(theme, options, listed)
    return Rendered(traces, memo.found, tuple(reasons), tuple(variants), memory)


def _templates(theme: Theme, last: Rendered) -> Templates:
    """The templates of a theme: those that the last build compiled, where it had the same."""
    known = (printer.templates for _, printer in last.variants if _same(printer.templates.theme, theme))
    return next(known, None) or Templates(theme)


def _same(one: Theme, other: Theme) -> bool:
    """Whether two themes say the same, though each has words of its own."""
    words = [{script: strings.words for script, strings in theme.strings.items()} for theme in (one, other)]
    return one == replace(other, strings=one.strings) and words[0] == words[1]


def ending(theme: Theme, options: Options, listed: Iterable[str]) -> Iterator[Output]:
    """What the site has besides its variants: the sitemap of the pages `listed`, and the assets."""
    variants = [(LANGUAGES[script], urls.ROOTS[script]) for script in options.scripts]
    yield from sitemap.files(options.base_url, sorted(listed), variants)
    yield from assets(theme)


def _variant(
    edition: Edition, printer: Printer, options: Options, last: Rendered, intact: Container[str], keep: Keep
) -> Variant:
    """One script's website. What its tasks share is made here, once."""
    memory, before = last.memory, last.traces.get(edition.script, Trace())
    known = memory.scripts.get(edition.script) if memory else None
    listed = reuse.listing(edition, known)
    noted = traced(edition, options.scripts)
    assert noted.notes is not None
    noted.notes.sources |= cells(edition, listed) | {"template": printer.templates.closure}
    noted.notes.named |= told(listed)
    if known is not None:
        noted.notes.adopt(known.notes)
    if memory is None:
        noted.notes.passing = (*figuredata.ROWS, *dataset.LINES, *stated.WORDS)
    else:
        memory.scripts[edition.script] = Known(edition, listed, noted.notes)
    every = (*collections(noted, listed), *pages(noted, listed), *companions(noted, listed))
    tasks = tuple(task for task in every if options.share.has(task.name))
    return Variant(noted, tasks, printer, before, intact, keep)


def editions(
    library: Library,
    theme: Theme,
    options: Options,
    jobs: int = 1,
    memo: Memo | None = None,
    memory: Memory | None = None,
) -> Iterator[Edition]:
    """The library in each script of the site. What does not depend on the script is found out once."""
    memo = memo or Memo()
    known = {script: each.edition for script, each in memory.scripts.items()} if memory else {}
    before = next(iter(known.values()), None)
    articles = Articles(library, before.original if before else None)
    written = bodies(library.articles)
    find_related = memory.relatives.related if memory else neighbours.related
    shared: dict[str, Any] = {
        "original": library,
        "catalogue": before.catalogue if before and articles.filed_alike else catalogue(library),
        "original_bodies": written,
        **_said(written, articles, before, jobs, memo),
        "related": find_related(library.articles, library.vocabulary, jobs, memo),
    }
    hant = Hant(library.vocabulary.protected)
    for script in options.scripts:
        shown = traditional(library, hant, known.get(script)) if script == "hant" else library
        edition = Edition(
            script=script,
            library=shown,
            bodies=written if shown is library else bodies(shown.articles),
            **shared,
            convert=hant.convert if script == "hant" else str,
            t=theme.strings[script],
            base_url=options.base_url,
        )
        yield index_like(edition, known.get(script))


def _said(
    written: Sequence[Body], articles: Articles, before: Edition | None, jobs: int, memo: Memo
) -> dict[str, object]:
    """What texts state, and whom they name. Their paragraphs are let go before anything is printed."""
    said = [tuple(stated.paragraphs(written[n])) for n in articles.new]
    folded = articles.fill(before.stated.folded if before else (), lambda _: stated.find(said, jobs, memo))
    named = articles.fill(before.officials if before else (), lambda _: officials.find(said, jobs, memo))
    return {"stated": stated.unfolded(folded), "officials": named}


def views(edition: Edition, listed: Stock) -> Iterator[View]:
    """Every page of a variant."""
    return (view for task in pages(edition, listed) for view in task.make() if isinstance(view, View))


def pages(edition: Edition, listed: Stock) -> Iterator[Task]:
    """The pages of a variant as tasks, each of which can be done without the others."""
    raw = {page.name: page for page in edition.library.seeds}
    yield Task(urls.HOME, partial(_one, home.view, edition))
    for position, item in enumerate(edition.library.articles):
        seed = item.source.seed if item.source else ""
        task = partial(_one, article.view, edition, position, raw.get(seed))
        yield Task(urls.article(item.slug), task, ("raw page", seed))
    for shelf in listed.shelves:
        yield Task(shelf.path, partial(lists.views, edition, (shelf,)), ("list", shelf.path))
    for kind in (indexes, seedpage, review, single):
        yield Task(f"pages of {kind.__name__}", partial(kind.views, edition))
    for page in listed.lists:
        yield Task(page.address, partial(_one, figures.view, edition, page), ("figures", page.address))
    for entries in listed.officials:
        yield Task(
            entries.address, partial(_one, officialpages.view, edition, entries), ("entry page", entries.address)
        )
    yield Task(urls.STYLEGUIDE, partial(_one, styleguide.view, edition))


def _one(make: Callable[..., View], *values: object) -> tuple[View]:
    return (make(*values),)


def collections(edition: Edition, listed: Stock) -> Iterator[Task]:
    """The files that hold much of the archive, as tasks. They take longest, so that they come first: at the end all
    processes but one would wait."""
    if not edition.leads:
        return
    for part in listed.parts:
        yield Task(part.path("csv"), partial(figuredata.files, edition, part), ("figure file", part.name))
    yield Task("files of the data set", partial(dataset.files, edition))


def companions(edition: Edition, listed: Stock) -> Iterator[Task]:
    """The files beside the pages as tasks: downloads and feeds, by path inside the variant."""
    for position, item in enumerate(edition.library.articles):
        yield Task(f"downloads of {item.slug}", partial(downloads.files, edition, position))
    yield Task(feeds.ALL, partial(feeds.archive, edition))
    yield Task(opensearch.FILE, partial(opensearch.files, edition))
    for shelf in listed.shelves:
        yield Task(shelf.feed, partial(feeds.files, edition, (shelf,)), ("list", shelf.path))
    for seed in edition.library.seeds:
        yield Task(feeds.of_raw_page(seed.name), partial(feeds.raw_page, edition, seed.name))


def assets(theme: Theme) -> Sequence[Output]:
    """Style sheets, scripts and icons; and the mark that tells GitHub Pages to serve files as they are."""
    return (
        *((f"{ASSETS}{name.removeprefix(ASSETS)}", data) for name, data in theme.assets.items()),
        (".nojekyll", b""),
    )
