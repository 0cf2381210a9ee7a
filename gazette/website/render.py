"""The website, whole: one library in, every file of every variant out. Nothing is read or written here."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import Any

from gazette import urls
from gazette.alike import like
from gazette.memo import Found, Memo, Text
from gazette.model import Library
from gazette.script import Hant
from gazette.share import WHOLE, Share
from gazette.stream import File, Item, Keep, Output, pass_on
from gazette.unfolded import Joined, Unfolded
from gazette.website import (
    dataset,
    figuredata,
    neighbours,
    officials,
    reuse,
    sitemap,
    stated,
)
from gazette.website.bodies import Body, beginnings, bodies
from gazette.website.catalogue import Catalogue, catalogue
from gazette.website.datapackage import Sums
from gazette.website.edition import LANGUAGES, Edition
from gazette.website.frame import chrome
from gazette.website.ledger import Ledger
from gazette.website.neighbours import Told
from gazette.website.printing import Printer
from gazette.website.reuse import Articles, Known, Memory, index_like, traditional
from gazette.website.stock import Stock, cells, told
from gazette.website.tasks import articles, collections, companions, followed, pages
from gazette.website.templating import Templates
from gazette.website.theme import ASSETS, Theme
from gazette.website.trace import Trace, filed_alike, names
from gazette.website.tracing import traced
from gazette.website.variant import FIRST, Task, Variant


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

    traces: Mapping[str, Trace | Ledger] = field(default_factory=dict)
    memo: Found = field(default_factory=dict)
    relations: Told = field(default_factory=Told)
    reasons: Callable[[], Iterable[tuple[str, str]]] = tuple
    variants: tuple[tuple[Edition, Printer], ...] = ()
    memory: Memory | None = None  # where one process builds again and again
    base: str = field(default="", compare=False)  # the check of the file with the traces that these go back to


NOTHING = Rendered()
NONE: Mapping[str, File] = MappingProxyType({})
_DESCRIBES = "what it describes changed, or its file"  # why data/ is described anew


def render(
    library: Library,
    theme: Theme,
    options: Options,
    jobs: int = 1,
    last: Rendered = NOTHING,
    intact: Mapping[str, File] = NONE,
    keep: Keep = pass_on,
    remember: Callable[[Found], None] | None = None,
) -> Generator[Item, None, Rendered]:
    """Every file of the site, by path, made in `jobs` processes: the same ones in the same order, however many.

    `last` is what the last build knew, `intact` the files that stand in the site as it left them: those of them that
    are still right come without their bytes. All others are given to `keep` as soon as they are made. A Problem is
    fatal: the site is not whole then. What was found in texts is given to `remember`, and let go, before
    relations are told.
    """
    templates = _templates(theme, last)
    theme = templates.theme
    if not last.traces:  # all pages will be made
        templates.begin(options.scripts, jobs)
    memo, memory = Memo(last.memo, keep=bool(last.variants)), last.memory
    traces: dict[str, Trace | Ledger] = {}
    reasons: list[Sequence[tuple[str, str]]] = []
    variants: list[tuple[Edition, Printer]] = []
    sums = Sums(library, intact)
    for edition in editions(library, theme, options, jobs, memo, memory, last.relations, remember):
        printer = Printer(templates, chrome(edition, options.scripts))
        variant = _variant(edition, printer, options, last, intact, keep)
        neighbours.wait(edition.related)  # while it was made, lists were found out
        made = yield from sums.noted(variant.files(jobs))
        traces[edition.script] = made if memory is None else made.trace()
        reasons.append(variant.reasons)
        variants.append((edition, printer))
    if options.share.whole:
        new = yield from ending(theme, options, traces[options.scripts[0]].listed(), sums)
        reasons.append([(path, _DESCRIBES if last.traces else FIRST) for path in new])
    relations = neighbours.told(library.articles, library.vocabulary, files(library), variants[0][0].related)
    why = partial(chain.from_iterable, reasons)
    return Rendered(traces, memo.found, relations, why, tuple(variants), memory, last.base)


def _templates(theme: Theme, last: Rendered) -> Templates:
    """The templates of a theme: those that the last build compiled, where it had the same."""
    known = (printer.templates for _, printer in last.variants if _same(printer.templates.theme, theme))
    return next(known, None) or Templates(theme)


def _same(one: Theme, other: Theme) -> bool:
    """Whether two themes say the same, though each has words of its own."""
    words = [{script: strings.words for script, strings in theme.strings.items()} for theme in (one, other)]
    return one == replace(other, strings=one.strings) and words[0] == words[1]


def ending(theme: Theme, options: Options, listed: Iterable[str], sums: Sums) -> Generator[Output, None, Sequence[str]]:
    """What the site has besides its variants: the description of the data whose `sums` were noted, the sitemap of the
    pages `listed`, and the assets. It comes to the paths of what was described anew."""
    described = tuple(sums.files(options.base_url))
    yield from described
    variants = [(LANGUAGES[script], urls.ROOTS[script]) for script in options.scripts]
    yield from sitemap.files(options.base_url, sorted(listed), variants)
    yield from assets(theme)
    return [path for path, data in described if data is not None]


def _variant(
    edition: Edition, printer: Printer, options: Options, last: Rendered, intact: Mapping[str, File], keep: Keep
) -> Variant:
    """One script's website. What its tasks share is made here, once."""
    memory, before = last.memory, last.traces.get(edition.script, Trace()).trace()
    known = memory.scripts.get(edition.script) if memory else None
    noted = traced(edition, options.scripts)
    notes = noted.notes
    assert notes is not None
    alike = known is None and filed_alike(before, notes) and options.share.whole
    listed = Stock(edition, names(before)) if alike and memory is None else reuse.listing(edition, known)
    notes.sources |= cells(edition, listed) | {"template": printer.templates.closure}
    if memory is None:
        notes.passing = (*figuredata.ROWS, *dataset.LINES, *stated.WORDS)
    else:
        notes.named |= told(listed)
    if known is not None:
        notes.adopt(known.notes)
    each = (collections(noted, listed), followed(noted, listed), articles(noted), pages(noted, listed))
    parts = tuple(chain.from_iterable((*each, companions(noted))))
    listed.settle(keep=memory is not None)
    readers = None
    if memory is not None:
        outline = tuple(map(_outline, parts))
        if known is not None and known.outline == outline and notes.goes_on(before.digests):
            readers = known.readers
        memory.scripts[edition.script] = Known(edition, listed, notes, outline, readers)
    tasks = _shared(Joined(parts), options.share)
    return Variant(noted, tasks, printer, before, intact, keep, listed.find_all, readers)


def _outline(tasks: Sequence[Task]) -> object:
    """What the names of tasks are made from, besides the articles."""
    return tasks.folded if isinstance(tasks, Unfolded) else tuple(task.name for task in tasks)


def _shared(tasks: Sequence[Task], share: Share) -> Sequence[Task]:
    """The tasks that fall to a share."""
    return tasks if share.whole else tuple(task for task in tasks if share.has(task.name))


def editions(
    library: Library,
    theme: Theme,
    options: Options,
    jobs: int = 1,
    memo: Memo | None = None,
    memory: Memory | None = None,
    relations: Told | None = None,
    remember: Callable[[Found], None] | None = None,
) -> Iterator[Edition]:
    """The library in each script of the site. What does not depend on the script is found out once; what was found in
    texts is given to `remember`, and let go."""
    memo = memo or Memo()
    known = {script: each.edition for script, each in memory.scripts.items()} if memory else {}
    before = next(iter(known.values()), None)
    articles = Articles(library, before.original if before else None)
    written, pages = bodies(library.articles), files(library)
    find_related = memory.relatives.related if memory else partial(neighbours.related, last=relations)
    shared: dict[str, Any] = {"original": library, "original_bodies": written}

    @contextmanager
    def sorting() -> Iterator[None]:
        """Find out what texts say; meanwhile the archive is sorted, and whatever else this process has to do."""
        said = _said(written, articles, before, pages, jobs, memo)
        shared["catalogue"] = before.catalogue if before and articles.filed_alike else _sorted(library, before)
        yield
        shared.update(said())
        _let_go(memo, remember)  # before other processes share it

    shared["related"] = find_related(library.articles, library.vocabulary, jobs, memo, pages, beside=sorting())
    for script in options.scripts:
        hant = Hant(library.vocabulary.protected) if script == "hant" else None  # 40 MB
        shown = traditional(library, hant, known.get(script)) if hant else library
        edition = Edition(
            script=script,
            library=shown,
            bodies=written if shown is library else bodies(shown.articles),
            beginnings=beginnings(shown.articles),
            **shared,
            convert=hant.convert if hant else str,
            t=theme.strings[script],
            base_url=options.base_url,
        )
        yield index_like(edition, known.get(script))


def _let_go(memo: Memo, remember: Callable[[Found], None] | None) -> None:
    if remember is not None:
        remember(memo.found)
        memo.found = {}


def _sorted(library: Library, before: Edition | None) -> Catalogue:
    return like(catalogue(library), before.catalogue if before else None)


def files(library: Library) -> Sequence[str]:
    """The digests of the articles' files, by position; "" where one is not known."""
    return [library.digests.get(article.slug, "") for article in library.articles]


def _said(
    written: Sequence[Body], articles: Articles, before: Edition | None, pages: Sequence[str], jobs: int, memo: Memo
) -> Callable[[], dict[str, object]]:
    """What texts state, and whom they name: both found where their paragraphs are, which nobody keeps. It is begun, and
    waited for by whoever calls what is returned."""
    paragraphs = Unfolded(articles.new, lambda position: tuple(stated.paragraphs(written[position])))
    finish = memo.begin("said", _found, paragraphs, jobs, pages=[pages[position] for position in articles.new])

    def said() -> dict[str, object]:
        found = finish()
        folded = articles.fill(before.stated.folded if before else (), lambda _: [each for each, _ in found])
        named = [officials.unfold(each) for _, each in found]
        named_by_all = articles.fill(before.officials if before else (), lambda _: named)
        return {"stated": stated.unfolded(folded), "officials": named_by_all}

    return said


def _found(text: Text) -> tuple[str, str]:
    return stated.find(text), officials.find(text)


def assets(theme: Theme) -> Sequence[Output]:
    """Style sheets, scripts and icons; and the mark that tells GitHub Pages to serve files as they are."""
    return (
        *((f"{ASSETS}{name.removeprefix(ASSETS)}", data) for name, data in theme.assets.items()),
        (".nojekyll", b""),
    )
