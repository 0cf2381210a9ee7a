"""Templates made quick print what the templates as they stand print."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from gazette.website.edition import Edition
from gazette.website.frame import chrome, frame
from gazette.website.stock import Stock
from gazette.website.strings import Strings
from gazette.website.tasks import views
from gazette.website.templating import Templates
from gazette.website.theme import Theme

from .conftest import OPTIONS

WORDS = Strings("hans", {"plain": "<正文>", "counted": "共{n}篇（{n}）", "formatted": "{n:03}", "again": "{gone}"})
PARTS = """
{% macro link(item, up="../", class="plain") %}<a class="{{ class }}" href="{{ up }}{{ item }}">{{ item }}
{%- endmacro %}
{% macro list(items, t) %}{{ t("plain") }}{% for item in items %}{{ link(item=item) }}{{ loop.index }}{% endfor %}
{% endmacro %}
{% macro outer() %}{{ secret }}{% endmacro %}
{% macro calling() %}{{ caller() }}{% endmacro %}
{% macro again(n) %}{% if n %}{{ n }}{{ again(n=n - 1) }}{% endif %}{% endmacro %}
"""
PAGES = (
    '{{ t("plain") }}{{ t("counted", n=3) }}{{ t("counted", n="<3>") }}{{ t("formatted", n=3) }}',
    '{{ parts.link(item="a&b") }}{{ parts.link("c", class="d", up="") }}',
    '{% set item = "mine" %}{{ parts.list(items=["x", item], t=t) }}{{ item }}',
    '{% for up in ["1", "2"] %}{% set item = "3" %}{{ parts.link(item=up, up=item) }}{{ up }}{% endfor %}',
    "{{ parts.again(n=3) }}",
    '{% call parts.calling() %}{{ parts.link(item="in") }}{% endcall %}',
    '{{ parts.link(item=safe) ~ "<" }}{{ parts.link(item=safe)|length }}',
    "{% include 'piece.html' %}{% for name in [1, 2] %}{% include 'piece.html' %}{% endfor %}",
    '{% set text %}{{ parts.link(item="held") }}{% endset %}{{ text }}',
    "{% for each in [1, 2, 3] %}{{ each }}{% if not loop.last %}、{% endif %}{{ loop.first }}{% else %}-{% endfor %}",
    "{% for each in [] %}{{ loop.first }}{% else %}none{{ name }}{% endfor %}",
    "{% for x in [1, 2] %}{{ loop.first }}{% for y in [loop.last, 4] %}{{ loop.index }}{{ y }}{% endfor %}{% endfor %}",
    "{% for x in [1, 2] %}{% for y in [loop.last, 4] %}{{ loop.first }}{{ y }}{% endfor %}{{ loop.last }}{% endfor %}",
    "{% for x in [1, 2] %}{% set name = x %}{{ name }}{% endfor %}{{ name }}",
    "{% for x in [none, 1] %}{{ x is none }}{{ x is not none }}{% if no is defined %}{{ no }}{% endif %}{% endfor %}",
)
PIECE = "{% set seen = 'set' %}{{ seen }}{{ name }}{{ parts.link(item=name) }}{% include 'piece2.html' %}"


def theme(page: str) -> Theme:
    top = '{% import "parts.html" as parts %}{% set name = "top" %}'
    sources = {"page.html": top + page, "parts.html": PARTS, "piece.html": PIECE, "piece2.html": "<{{ name }}>"}
    return Theme("look", sources, {}, {"hans": WORDS})


@pytest.mark.parametrize("page", PAGES)
def test_a_template_made_quick_prints_the_same(page: str) -> None:
    templates, values = Templates(theme(page)), {"t": WORDS, "safe": Markup("<b>")}
    quick = templates._environment_with(WORDS).get_template("page.html").render(values)
    assert quick == templates._render("page.html", values)


@pytest.mark.parametrize("page", ["\n{{ parts.outer() }}", '\n{{ t("again") }}{{ t("none") }}', "\n{% include 'no' %}"])
def test_what_is_wrong_is_told_as_without_it(page: str) -> None:
    templates = Templates(theme(page))
    problem = templates.render("page.html", {"t": WORDS})
    assert not isinstance(problem, str)
    assert problem == templates._render("page.html", {"t": WORDS})


def test_a_macro_stands_where_it_is_called_and_words_are_text() -> None:
    environment = Templates(theme(PAGES[2]))._environment_with(WORDS)
    code = environment.compile(theme(PAGES[2]).sources["page.html"], "page.html", raw=True)
    assert "&lt;正文&gt;" in code
    assert "'link'" not in code


def test_loops_are_told_first_and_last_by_flags_and_look_no_name_up() -> None:
    page = "{% for x in [1, 2] %}{{ safe }}{{ loop.first }}{% endfor %}"
    environment = Templates(theme(page))._environment_with(WORDS)
    code = environment.compile(theme(page).sources["page.html"], "page.html", raw=True)
    before, _, within = code.partition("for (")
    assert "LoopContext(" not in code
    assert "resolve('safe')" in before
    assert "resolve(" not in within


@pytest.mark.parametrize("script", ["hans", "hant"])
def test_every_page_is_printed_the_same(script: str, hans: Edition, hant: Edition, theme: Theme) -> None:
    edition = {"hans": hans, "hant": hant}[script]
    shared, templates = chrome(edition, OPTIONS.scripts), Templates(theme)
    quick = templates._environment_with(edition.t)
    for view in views(edition, Stock(edition)):
        around = frame(shared, view)
        values = {
            "t": shared.t,
            "site": shared.site,
            "handwritten": shared.handwritten,
            "page": around,
            "view": view.content,
        }
        assert quick.get_template(view.template).render(values) == templates._render(view.template, values), view.path
