"""Jinja: everything escaped, nothing undefined, and every fault told with file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from gazette import website
from gazette.model import Problem, Severity
from gazette.website import templating
from gazette.website.templating import Templates, breakable, clauses
from gazette.website.theme import Theme
from tests.website.archive import TEMPLATES

FAULTS = [
    ("{% if %}", 1, "Expected an expression, got 'end of statement block'"),
    ("a\nb {{ missing }}", 2, "UndefinedError: 'missing' is undefined"),
    ("a\n\n{{ 1 / 0 }}", 3, "ZeroDivisionError: division by zero"),
    ("a\n{% include 'none.html' %}", 2, "there is no template 'none.html'"),
    ("{% endblock %}", 1, "Encountered unknown tag 'endblock'"),
]


def templates(**sources: str) -> Templates:
    return Templates(Theme("look", {name.replace("_", "."): text for name, text in sources.items()}, {}, {}))


@pytest.mark.parametrize(("source", "line", "what"), FAULTS)
def test_a_broken_template_is_one_problem_with_its_line(source: str, line: int, what: str) -> None:
    problem = templates(page_html=source).render("page.html", {})
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line, problem.severity) == ("look/page.html", line, Severity.FATAL)
    assert what in problem.what
    assert "\n" not in problem.what


def test_the_fault_of_an_included_template_is_told_where_it_is() -> None:
    problem = templates(page_html="a{% include 'part.html' %}", part_html="x\ny\n{{ gone.away }}").render(
        "page.html", {}
    )
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("look/part.html", 3)


MACRO = "{% macro greet(name) %}Hello {{ name }}, {{ name|shout }}!{% endmacro %}"


def test_what_is_printed_once_is_what_the_macro_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templating, "_REMEMBERED", 2)  # so that what was remembered is forgotten now and then
    asked: list[str] = []
    page = MACRO + "{% for n in names %}{{ once(greet, name=n) }}{% endfor %}"
    made = templates(page_html=page)
    made._environment.filters["shout"] = lambda name: asked.append(name) or name.upper()
    names = ["a", "<b>", "a", "c", "a"]
    assert made.render("page.html", {"names": names}) == "".join(
        f"Hello {escape(name)}, {escape(name.upper())}!" for name in names
    )
    assert asked == ["a", "<b>", "c", "a"]


def test_the_fault_of_a_macro_that_is_printed_once_is_told_where_it_is() -> None:
    page = "{% import 'part.html' as part %}\n{{ once(part.bad, n=1) }}"
    part = "x\n{% macro bad(n) %}\n{{ n.gone }}{% endmacro %}"
    problem = templates(page_html=page, part_html=part).render("page.html", {})
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("look/part.html", 3)


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("狠抓源头 管理水平，大局稳定", ["狠抓源头", " ", "管理水平，", "大局稳定"]),
        ("“攻坚战”，好", ["“攻坚战”，", "好"]),
        ("增长1,000元,12:30开始", ["增长1,000元,12:30开始"]),
        ("临清交警大队——奋力", ["临清交警大队——", "奋力"]),
        ("", []),
    ],
)
def test_headlines_are_cut_where_a_line_may_end(title: str, pieces: list[str]) -> None:
    assert clauses(title) == pieces


@given(st.text())
def test_clauses_are_the_whole_headline(title: str) -> None:
    assert "".join(clauses(title)) == title


@given(st.text())
def test_a_headline_that_can_be_broken_is_the_same_headline(title: str) -> None:
    assert breakable(title).replace(Markup("<wbr>"), "") == escape(title)


def test_figures_in_headlines_stay_with_what_they_count() -> None:
    title = "材料科学与工程学院于7月12日至7月19日举行活动，查处各类交通违法行为5455起"
    assert not re.search(r"<wbr>\d|\d<wbr>|于<wbr>7", breakable(title))
    assert "工程学院<wbr>于7月12日" in breakable(title)


def test_what_opens_a_quotation_stands_on_its_line() -> None:
    title = "茌平区扶贫办开展“不忘初心、牢记使命”主题教育《读书月》活动"
    assert not re.search(r"[“《]<wbr>", breakable(title))
    assert "开展<wbr>“" in breakable(title)
    assert "教育<wbr>《" in breakable(title)


def test_everything_is_escaped_whatever_a_template_is_called() -> None:
    loaded = Templates(Theme("look", {"a.html.j2": "{{ x }}", "b": "{{ x }}"}, {}, {}))
    assert loaded.render("a.html.j2", {"x": "<b>"}) == "&lt;b&gt;"
    assert loaded.render("b", {"x": "{{ 7*7 }}"}) == "{{ 7*7 }}"


def test_interface_strings_that_cannot_be_read_are_not_told_as_missing(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES, tmp_path / "templates")
    (tmp_path / "templates" / "interface.yaml").write_bytes("界面".encode("gb18030"))
    problems = website.load(tmp_path / "templates")[1]
    assert [problem.code for problem in problems] == ["G301"]
