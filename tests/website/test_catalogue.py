"""The archive sorted: shelves, order, and dates that say only what is known."""

from __future__ import annotations

from datetime import date

import pytest

from gazette.model import Library
from gazette.website import dates
from gazette.website.catalogue import catalogue

BOUNDS = [
    ("2019-12-09", date(2019, 12, 9), date(2019, 12, 9), ("2019",), "2019-12", "2019-12-09"),
    ("2019-12~", date(2019, 12, 1), date(2019, 12, 31), ("2019",), "2019-12", "2019-12"),
    ("2019", date(2019, 1, 1), date(2019, 12, 31), ("2019",), "", "2019"),
    ("2019/2020", date(2019, 1, 1), date(2020, 12, 31), ("2019", "2020"), "", ""),
    ("2015/2020", date(2015, 1, 1), date(2020, 12, 31), (), "", ""),
    ("2019-12/..", date(2019, 12, 1), None, (), "", ""),
    ("XXXX", None, None, (), "", ""),
    ("nonsense", None, None, (), "", ""),
]


@pytest.mark.parametrize(("edtf", "first", "last", "years", "month", "machine"), BOUNDS)
def test_bounds(
    edtf: str, first: date | None, last: date | None, years: tuple[str, ...], month: str, machine: str
) -> None:
    bounds = dates.bounds(edtf)
    assert (bounds.first, bounds.last) == (first, last)
    assert (bounds.years(), bounds.month(), bounds.machine()) == (years, month, machine)


def test_broader_topics_hold_the_articles_of_narrower_ones_once(library: Library) -> None:
    shelves = catalogue(library).topics
    assert set(shelves["road-safety"]) | set(shelves["hazard-control"]) == set(shelves["public-security"])
    assert len(shelves["public-security"]) == len(set(shelves["public-security"]))


def test_withdrawn_articles_stand_on_no_shelf_but_their_seeds(library: Library) -> None:
    sorted_archive = catalogue(library)
    gone = next(n for n, article in enumerate(library.articles) if article.withdrawn)
    assert gone not in sorted_archive.newest
    assert not any(gone in shelf for shelf in sorted_archive.topics.values())
    assert gone in sorted_archive.seeds["000_feature.txt"]


def test_newest_first(library: Library) -> None:
    sorted_archive = catalogue(library)
    days = [sorted_archive.bounds[n].first or sorted_archive.bounds[n].last for n in sorted_archive.newest]
    known = [day for day in days if day]
    assert known == sorted(known, reverse=True)
    assert [sorted_archive.newest[place] for place in sorted_archive.order.values()] == list(sorted_archive.newest)
