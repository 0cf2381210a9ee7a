"""The page that shows every component, with values of its own: it does not depend on what the archive holds."""

from __future__ import annotations

from dataclasses import dataclass

from gazette import urls
from gazette.website.edition import Edition
from gazette.website.indexes import Year
from gazette.website.matrix import Cell, Matrix, Row
from gazette.website.paging import Pager
from gazette.website.placemap import Dot, Label, PlaceMap, Scale
from gazette.website.proof import Proof, RawLine, State
from gazette.website.timeline import Bar, Stretch, Tick, Timeline
from gazette.website.view import Card, DateView, Head, Link, View

_HERE = urls.STYLEGUIDE


@dataclass(frozen=True, slots=True)
class StyleGuide:
    """One of each."""

    card: Card
    proofs: tuple[Proof, ...]
    pager: Pager
    timeline: Timeline
    map: PlaceMap
    matrix: Matrix
    years: tuple[Year, ...]


def view(edition: Edition) -> View:
    """The style guide; neither in the search nor in the sitemap."""
    head = Head(edition.t("styleguide_title"), index=False, crumbs=(Link(edition.t("nav_home"), urls.HOME),))
    words = edition.convert
    content = StyleGuide(
        _card(words("示例：乡镇开展巡查，保道路安全")), _proofs(), _pager(), _timeline(), _map(), _matrix(), _years()
    )
    return View(urls.STYLEGUIDE, "styleguide.html", head, content)


def _card(title: str) -> Card:
    date = DateView("2019-12~", "2019-12~", "2019-12", _HERE)
    return Card(
        title=title,
        path=_HERE,
        date=date,
        kicker="引",
        summary="，".join([title] * 4),
        places=(Link("A", _HERE),),
        topics=(Link("B", _HERE, 12),),
        reason=title,
    )


def _proofs() -> tuple[Proof, ...]:
    lines = (RawLine(6, "", "甲乙丙丁", ""), RawLine(7, "", "戊己", "庚辛"))
    return Proof(State.EXACT, lines), Proof(State.EDITED, lines), Proof(State.ABSENT)


def _pager() -> Pager:
    links = (Link("1", _HERE), Link(""), Link("3", _HERE), Link("4", _HERE), Link(""), Link("9", _HERE))
    return Pager(3, 9, links, _HERE, _HERE)


def _timeline() -> Timeline:
    heights = enumerate(((8, 32), (30, 64), (58, 96)), 1)
    bars = tuple(Bar(x, 4, height, f"2019-{n:02}", n, _HERE) for n, (x, height) in heights)
    stretches = (Stretch(10, 40, 0, "2019/2020", 2), Stretch(30, 60, 1, "2019/2020", 1))
    ticks = (Tick(0, 50, Link("2019", _HERE)), Tick(50, 50, Link("2020", _HERE)))
    return Timeline(bars, stretches, ticks, 2, (Link("2019-01", _HERE, 1), Link("2019/2020", "", 3)), 4)


def _map() -> PlaceMap:
    dots = (
        Dot(120, 60, 14, Link("A", _HERE, 9), Label(138, 64, "start"), area=True),
        Dot(260, 110, 6, Link("B", _HERE, 2), Label(250, 114, "end")),
    )
    return PlaceMap(400, 160, dots, Scale(100, 20), tuple(dot.link for dot in dots), 1)


def _matrix() -> Matrix:
    cells = tuple(Cell(n, n, _HERE if n else "") for n in range(5))
    places = tuple(Link(letter, _HERE, 1) for letter in "ABCDE")
    return Matrix(places, (Row(Link("I", _HERE, 1), cells), Row(Link("II", _HERE, 1), cells[::-1])))


def _years() -> tuple[Year, ...]:
    months = tuple(Link(f"{n}", _HERE if n % 3 else "", n) for n in range(1, 13))
    return (Year(Link("2020", _HERE, 9), months), Year(Link("2019", _HERE, 8), months))
