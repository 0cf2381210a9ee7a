"""Lists are the same whether cards were printed before, with their articles, or are printed now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gazette import website
from gazette.model import Library
from gazette.website import ready
from gazette.website.frame import chrome
from gazette.website.printing import Printer
from gazette.website.render import editions
from gazette.website.stock import Stock
from gazette.website.tasks import views
from gazette.website.templating import Templates
from gazette.website.theme import Theme

from .conftest import OPTIONS

LIST = "list.html"


def printed_now(library: Library, theme: Theme) -> dict[str, bytes]:
    """The pages of lists, without anything that was printed before."""
    templates = Templates(theme)
    found = {}
    for edition in editions(library, theme, OPTIONS):
        printer = Printer(templates, chrome(edition, OPTIONS.scripts))
        pages = (printer.page(view) for view in views(edition, Stock(edition)) if view.template == LIST)
        found.update(page for page in pages if isinstance(page, tuple))
    return found


def built(library: Library, theme: Theme) -> dict[str, bytes]:
    made = (item for item in website.render(library, theme, OPTIONS) if isinstance(item, tuple))
    return {path: data for path, data in made if isinstance(data, bytes)}


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What lists take of what was printed before."""
    found: list[str] = []

    class Noted(ready.Pieces):
        def get(self, position: int, up: str) -> str:
            found.append(super().get(position, up))
            return found[-1]

    monkeypatch.setattr("gazette.website.variant.Pieces", Noted)
    return found


def test_lists_are_the_same_with_cards_that_were_printed_before(
    library: Library, theme: Theme, taken: list[str]
) -> None:
    site, now = built(library, theme), printed_now(library, theme)
    assert {path: site[path] for path in now} == now
    assert any(path.count("/") > 1 for path in now), "no list has a second page"
    assert taken
    assert all(taken)


@pytest.mark.parametrize(
    "otherwise",
    [
        "{{ once(parts.card, item=item, up=page.up, t=t, summary=false) }}",
        "{{ once(parts.card, item=item, up=page.top, t=t) }}{{ item.title }}{{ item.places|length }}",
        "{{ once(parts.brief, item=item, up=page.up) }}",
        "{{ parts.card(item=item, up=page.up, t=t) }}",
    ],
)
def test_a_theme_that_prints_them_otherwise_has_its_way(library: Library, theme: Theme, otherwise: str) -> None:
    usual = "{{ once(parts.card, item=item, up=page.up, t=t) }}"
    assert usual in theme.sources[LIST]
    own = replace(theme, sources={**theme.sources, LIST: theme.sources[LIST].replace(usual, otherwise)})
    site, now = built(library, own), printed_now(library, own)
    assert {path: site[path] for path in now} == now


def test_a_theme_without_cards_of_its_own_prints_what_it_has(library: Library, theme: Theme) -> None:
    sources = {**theme.sources, LIST: "{% for group in view.groups %}{{ group.cards|length }}{% endfor %}"}
    sources["macros/parts.html"] = sources["macros/parts.html"].replace("macro card(", "macro other_card(")
    own = replace(theme, sources=sources)
    site, now = built(library, own), printed_now(library, own)
    assert {path: site[path] for path in now if path in site} == {path: now[path] for path in now if path in site}
