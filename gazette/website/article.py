"""The page of an article: headline block, body with proof, record, citations, neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote, urlencode

from gazette import ranges, urls
from gazette.model import Article, Page
from gazette.website import cite, downloads, indexes, officialpages, structured
from gazette.website.cite import Citation, Work
from gazette.website.doubts import doubts
from gazette.website.edition import Edition
from gazette.website.passages import Passage, caption_anchor, contents, line_ranges, passages, prove
from gazette.website.proof import Proof
from gazette.website.view import Brief, DateView, Head, Link, View

RELATED = 5
SIBLINGS = 20  # the raw page lists them all


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption with its proof."""

    text: str
    anchor: str
    proof: Proof
    lines: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stays of a withdrawn article: why it went, and where to ask."""

    reason: str
    report: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that an article's page shows."""

    article: Article
    newspaper: str
    date: DateView
    body: tuple[Passage, ...]
    contents: tuple[Link, ...]
    captions: tuple[Caption, ...]
    topics: tuple[Link, ...]
    places: tuple[Link, ...]
    agencies: tuple[Link, ...]
    people: tuple[tuple[str, Link], ...]  # (role, who)
    officials: tuple[tuple[str, Link], ...]  # (office, who), named in the text
    doubts: tuple[Link, ...]
    seed: Link | None
    proved: bool  # whether the raw page is there to compare with
    lines: str
    address: str
    citations: tuple[Citation, ...]
    downloads: tuple[Link, ...]
    report: str
    edit: str
    related: tuple[tuple[Brief, str], ...]  # each with the reason
    siblings: tuple[Link, ...]
    previous: Link | None
    following: Link | None


def view(edition: Edition, position: int, page: Page | None) -> View:
    """The page of the article at `position`; `page` is its raw page, where the archive has it."""
    article = edition.library.articles[position]
    if article.withdrawn:
        return _tombstone(edition, position)
    path = urls.article(article.slug)
    previous, following = _neighbours(edition, position)
    date = edition.date(position)
    body, captions = _body(edition, position, page)
    described = _described(edition, position, date)
    content = ArticlePage(
        article=article,
        newspaper=described.newspaper,
        date=date,
        body=body,
        contents=contents(body),
        captions=captions,
        topics=tuple(map(edition.topic, article.topics)),
        places=tuple(map(edition.place, article.places)),
        agencies=tuple(map(edition.agency, article.agencies)),
        people=tuple((who.role, edition.person(who.name)) for who in article.contributors),
        officials=_officials(edition, position),
        doubts=tuple(doubt.link for doubt in doubts(edition, article)),
        seed=edition.seed(article.source.seed) if article.source else None,
        proved=page is not None,
        lines=ranges.dumps(article.source.lines) if article.source else "",
        address=edition.absolute(path),
        citations=cite.citations(_work(edition, article, described), edition.t("cite_accessed")),
        downloads=downloads.links(edition, article),
        report=_report(edition, article),
        edit=_edit(edition, article),
        related=_related(edition, position),
        siblings=_siblings(edition, position),
        previous=previous,
        following=following,
    )
    return View(path, "article.html", _head(edition, content, described), content)


def _head(edition: Edition, page: ArticlePage, described: structured.Described) -> Head:
    return Head(
        title=page.article.title,
        description=described.description,
        current="dates",
        crumbs=_crumbs(edition, page.article, page.date),
        metas=structured.article_metas(described),
        json_ld=structured.article_json_ld(described),
        previous=page.previous.path if page.previous else "",
        following=page.following.path if page.following else "",
    )


def _tombstone(edition: Edition, position: int) -> View:
    """A withdrawn article: the address stays, the text goes."""
    article = edition.library.articles[position]
    head = Head(title=edition.t("withdrawn_title"), description=article.withdrawn, index=False, crumbs=_home(edition))
    content = Tombstone(article.withdrawn, _report(edition, article))
    return View(urls.article(article.slug), "withdrawn.html", head, content)


def _body(edition: Edition, position: int, page: Page | None) -> tuple[tuple[Passage, ...], tuple[Caption, ...]]:
    article, original = edition.library.articles[position], edition.original.articles[position]
    written = [block.text for block in edition.original_bodies[position]]
    proofs = prove(original, [*written, *original.captions], page)
    captions = tuple(
        Caption(text, caption_anchor(n), proof, line_ranges(proof))
        for n, (text, proof) in enumerate(zip(article.captions, proofs[len(written) :], strict=True), 1)
    )
    return passages(edition.bodies[position], proofs[: len(written)]), captions


def _officials(edition: Edition, position: int) -> tuple[tuple[str, Link], ...]:
    """Each with where the index has them."""
    shown = zip(edition.officials[position], officialpages.named(edition, position), strict=True)
    return tuple([(words.role, Link(words.name, edition.entries[official.name])) for official, words in shown])


def _home(edition: Edition) -> tuple[Link, ...]:
    return (Link(edition.t("nav_home"), urls.HOME),)


def _crumbs(edition: Edition, article: Article, date: DateView) -> tuple[Link, ...]:
    """Home, the period, the raw page's column."""
    period = Link(edition.t("nav_dates"), indexes.DATES)
    return (*_home(edition), period, Link(date.text, date.path), *((Link(article.section),) if article.section else ()))


def _neighbours(edition: Edition, position: int) -> tuple[Link | None, Link | None]:
    """The articles before and after in time: older is previous."""
    at = edition.catalogue.order[position]
    newest = edition.catalogue.newest
    older = edition.article(newest[at + 1]) if at + 1 < len(newest) else None
    newer = edition.article(newest[at - 1]) if at > 0 else None
    return older, newer


def _siblings(edition: Edition, position: int) -> tuple[Link, ...]:
    """The other articles of the same raw page, in its order, as many as a list can hold."""
    article = edition.library.articles[position]
    shelf = edition.catalogue.seeds.get(article.source.seed, ()) if article.source else ()
    shown = (n for n in shelf if n != position and not edition.library.articles[n].withdrawn)
    return tuple(edition.article(n) for n in islice(shown, SIBLINGS))


def _related(edition: Edition, position: int) -> tuple[tuple[Brief, str], ...]:
    shown = [(n, why) for n, why in edition.related[position] if not edition.library.articles[n].withdrawn]
    return tuple((edition.brief(n), edition.convert(why)) for n, why in shown[:RELATED])


def _described(edition: Edition, position: int, date: DateView) -> structured.Described:
    article, site = edition.library.articles[position], edition.library.site
    raw = edition.seed(article.source.seed).path if article.source else ""
    return structured.Described(
        title=article.title,
        description=edition.summary(position, 120),
        url=edition.absolute(urls.article(article.slug)),
        language=edition.language,
        authors=tuple(who.name for who in article.contributors if who.role in cite.WRITERS),
        machine_date=date.machine,
        newspaper=edition.newspaper(position),
        archive=site.name,
        section=article.section,
        topics=tuple(edition.label(topic) for topic in article.topics),
        places=article.places,
        agencies=article.agencies,
        source_url=edition.absolute(raw) if raw else "",
    )


def _work(edition: Edition, article: Article, described: structured.Described) -> Work:
    return Work(
        key=article.slug,
        title=article.title,
        authors=described.authors,
        newspaper=described.newspaper,
        archive=described.archive,
        machine=described.machine_date,
        edtf=article.date,
        url=described.url,
        language=edition.language,
        keywords=described.topics,
    )


def _report(edition: Edition, article: Article) -> str:
    """A prefilled issue in the archive's repository; "" where the site names none."""
    site = edition.library.site
    if not site.repository:
        return ""
    where = edition.absolute(urls.article(article.slug)) or urls.article(article.slug)
    body = edition.t("report_body", where=where, file=_file(edition, article))
    title = edition.t("report_title", title=article.title)
    return f"{site.repository.rstrip('/')}/issues/new?" + urlencode({"title": title, "body": body})


def _edit(edition: Edition, article: Article) -> str:
    """The page that edits the article's file in the archive's repository."""
    site = edition.library.site
    if not site.repository:
        return ""
    return f"{site.repository.rstrip('/')}/edit/{quote(site.branch)}/{quote(_file(edition, article))}"


def _file(edition: Edition, article: Article) -> str:
    """Where the article's page stands in the repository, also after a person moved it."""
    return f"content/{edition.library.files.get(article.slug, f'articles/{article.slug}.md')}"
