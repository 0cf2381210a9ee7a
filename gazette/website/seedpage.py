"""The page of a raw newspaper page: every line as the seed has it, coloured by the article it went to, linked back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from gazette import ranges, urls
from gazette.model import Layout, Page
from gazette.website import feeds, indexes
from gazette.website.edition import Edition
from gazette.website.passages import destinations
from gazette.website.view import DateView, Head, Link, View

HUES = 8  # colours that tell neighbouring articles apart; their numbers tell them all apart


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a run of lines is: an article (number from 1, hue from 1), or furniture, section,
    unplaced, withdrawn (the text of such lines is not shown), blank."""

    kind: str
    numbers: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()  # by article: the fragment of the passage; "" for what stands above the body


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the seed."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a run of lines went: the article, and the words and the fragment of the passage ("" for its head)."""

    article: Legend
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines that went to one passage. `first`: the run before it went to another article."""

    kind: str
    lines: tuple[Line, ...]
    places: tuple[Place, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Legend:
    """An article of the page: its number, hue, link, and how many lines it took."""

    number: int
    hue: int
    link: Link
    lines: int


@dataclass(frozen=True, slots=True)
class SeedPage:
    """What a raw page shows."""

    name: str
    newspaper: str
    date: DateView | None  # of the page, where its articles have one and the same
    digest: str
    legend: tuple[Legend, ...]
    runs: tuple[Run, ...]
    counts: tuple[tuple[str, int], ...]  # (kind, lines)
    feed: str
    previous: Link | None
    following: Link | None


def views(edition: Edition) -> Iterator[View]:
    """Every raw page."""
    pages = edition.library.seeds
    for n, page in enumerate(pages):
        yield _view(edition, page, pages[n - 1] if n else None, pages[n + 1] if n + 1 < len(pages) else None)


def _view(edition: Edition, page: Page, before: Page | None, after: Page | None) -> View:
    shelf = edition.catalogue.seeds.get(page.name, ())
    lines = [_lines(edition, position) for position in shelf]
    legend = tuple(
        Legend(n, (n - 1) % HUES + 1, edition.article(position), sum(_shown(page, line) for line in taken))
        for n, (position, taken) in enumerate(zip(shelf, lines, strict=True), 1)
    )
    withdrawn = frozenset(n for n, at in enumerate(shelf, 1) if edition.library.articles[at].withdrawn)
    layout = edition.library.layouts.get(page.name, Layout())
    owners = _owners(page, [_passages(edition, position, page) for position in shelf], layout, withdrawn)
    content = SeedPage(
        name=page.name,
        newspaper=edition.library.site.newspaper(page.name),
        date=_date(edition, shelf),
        digest=page.digest,
        legend=legend,
        runs=_runs(edition, page, owners, legend),
        counts=_counts(owners),
        feed=feeds.of_raw_page(page.name),
        previous=_link(before),
        following=_link(after),
    )
    crumbs = (Link(edition.t("nav_home"), urls.HOME), Link(edition.t("nav_seeds"), indexes.SEEDS))
    title = edition.t("seed_title", name=page.name)
    description = edition.t("seed_description", name=page.name, count=len(shelf))
    head = Head(title, description, current="seeds", crumbs=crumbs, feed=content.feed)
    return View(urls.seed(page.name), "seed.html", head, content)


def _date(edition: Edition, shelf: Sequence[int]) -> DateView | None:
    dates = {article.date: n for n in shelf if not (article := edition.library.articles[n]).withdrawn}
    return edition.date(min(dates.values())) if len(dates) == 1 else None


def _lines(edition: Edition, position: int) -> frozenset[int]:
    source = edition.library.articles[position].source
    return frozenset(ranges.numbers(source.lines)) if source else frozenset()


def _passages(edition: Edition, position: int, page: Page) -> dict[int, str]:
    """The lines of an article, each with the fragment of the passage that it went to."""
    original = edition.original.articles[position]
    found = {} if original.withdrawn else destinations(original, edition.original_bodies[position], page)
    return {line: found.get(line, "") for line in _lines(edition, position)}


def _shown(page: Page, line: int) -> bool:
    return 1 <= line <= len(page.lines) and bool(page.lines[line - 1].strip())


def _owners(page: Page, taken: Iterable[Mapping[int, str]], layout: Layout, withdrawn: frozenset[int]) -> list[Owner]:
    """The owner of each line. Articles come before layout, and a line that several articles share has them all."""
    by_line: dict[int, list[tuple[int, str]]] = {}
    for n, anchors in enumerate(taken, 1):
        for line, anchor in anchors.items():
            by_line.setdefault(line, []).append((n, anchor))
    kinds = {"unplaced": layout.unplaced, "furniture": layout.furniture, "section": layout.sections}
    other = {line: kind for kind, spans in kinds.items() for line in ranges.numbers(spans)}
    return [
        Owner("blank")
        if not text.strip()
        else _taken(by_line[number], withdrawn)
        if number in by_line
        else Owner(other.get(number, "unplaced"))
        for number, text in enumerate(page.lines, 1)
    ]


def _taken(places: Sequence[tuple[int, str]], withdrawn: frozenset[int]) -> Owner:
    numbers = tuple(n for n, _ in places)
    kind = "withdrawn" if withdrawn.intersection(numbers) else "article"
    return Owner(kind, numbers, tuple(anchor for _, anchor in places))


def _runs(edition: Edition, page: Page, owners: list[Owner], legend: tuple[Legend, ...]) -> tuple[Run, ...]:
    """Lines by owner; blank lines go with the run before them."""
    carried: list[Owner] = []
    for owner in owners:
        carried.append(carried[-1] if owner.kind == "blank" and carried else owner)
    numbered = [
        (owner, Line(number, "" if owner.kind == "withdrawn" else text))
        for number, (owner, text) in enumerate(zip(carried, page.lines, strict=True), 1)
    ]
    groups = [(owner, tuple(line for _, line in group)) for owner, group in groupby(numbered, key=itemgetter(0))]
    before = [Owner(""), *(owner for owner, _ in groups)]
    return tuple(
        Run(owner.kind, lines, _places(edition, owner, legend), owner.numbers != last.numbers or not owner.numbers)
        for (owner, lines), last in zip(groups, before, strict=False)
    )


def _places(edition: Edition, owner: Owner, legend: tuple[Legend, ...]) -> tuple[Place, ...]:
    return tuple(
        Place(legend[n - 1], edition.t(_PASSAGES[anchor[0]], n=int(anchor[1:])) if anchor else "", anchor)
        for n, anchor in zip(owner.numbers, owner.anchors, strict=True)
    )


_PASSAGES = {"p": "passage_paragraph", "s": "passage_subhead", "c": "passage_caption"}


def _counts(owners: Iterable[Owner]) -> tuple[tuple[str, int], ...]:
    kinds = ("article", "section", "furniture", "unplaced", "withdrawn")
    found = [owner.kind for owner in owners]
    return tuple((kind, found.count(kind)) for kind in kinds if kind in found)


def _link(page: Page | None) -> Link | None:
    return Link(page.name, urls.seed(page.name)) if page else None
