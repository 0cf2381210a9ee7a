"""The page for curators: what the machine was not sure of, worst first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette import urls
from gazette.model import Article
from gazette.website.doubts import Doubt, doubts
from gazette.website.edition import Edition
from gazette.website.paging import Pager, pages
from gazette.website.view import DateView, Head, Link, View


@dataclass(frozen=True, slots=True)
class Case:
    """An article to look at: how sure its reading is (0 to 1; None where nothing is said), and why."""

    link: Link
    confidence: int | None  # per cent
    reasons: tuple[Doubt, ...]
    seed: Link | None
    date: DateView


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A page of cases."""

    cases: tuple[Case, ...]
    count: int
    total: int
    pager: Pager


def views(edition: Edition) -> Iterator[View]:
    """The cases, paged."""
    articles = edition.library.articles
    doubtful = [n for n in edition.catalogue.newest if _reasons(edition, n)]
    doubtful.sort(key=lambda n: (_confidence(articles[n]), articles[n].slug))
    for path, pager, chunk in pages(urls.REVIEW, doubtful):
        content = ReviewPage(tuple(_case(edition, n) for n in chunk), len(doubtful), len(articles), pager)
        head = Head(
            title=edition.t("nav_review"),
            description=edition.t("review_note"),
            current="review",
            crumbs=(Link(edition.t("nav_home"), urls.HOME),),
            previous=pager.previous,
            following=pager.following,
            index=False,
        )
        yield View(path, "review.html", head, content)


def _confidence(article: Article) -> float:
    return article.reading.confidence if article.reading else 1.0


def _reasons(edition: Edition, position: int) -> tuple[Doubt, ...]:
    article, t = edition.library.articles[position], edition.t
    missing = (
        ("title_derived", article.title_derived),
        ("review_undated", not edition.catalogue.bounds[position].years()),
        ("review_untagged", not article.topics),
    )
    return (*doubts(edition, article), *(Doubt(Link(t(key))) for key, true in missing if true))


def _case(edition: Edition, position: int) -> Case:
    article = edition.library.articles[position]
    return Case(
        link=edition.article(position),
        confidence=round(100 * article.reading.confidence) if article.reading else None,
        reasons=_reasons(edition, position),
        seed=edition.seed(article.source.seed) if article.source else None,
        date=edition.date(position),
    )
