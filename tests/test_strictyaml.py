"""YAML is read as people mean it, and what surprises is refused with its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.model import Problem
from gazette.strictyaml import DEPTH, Document, load, strings


def read(text: str) -> Document:
    document = load(text, "page.md", first_line=2)
    assert isinstance(document, Document), document
    return document


@pytest.mark.parametrize("text", ["12:30", "no", "010", "2019-12-09", "1e3", "yes", "true", "0x10", "1_000", "="])
def test_what_looks_like_another_type_stays_a_string(text: str) -> None:
    assert read(f"title: {text}\n").value == {"title": text}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_an_empty_value_is_the_empty_string(text: str) -> None:
    assert read(f"kicker: {text}\n").value == {"kicker": ""}


def test_a_quoted_null_is_a_word() -> None:
    assert read('title: "null"\n').value == {"title": "null"}


def test_lines_are_those_of_the_file() -> None:
    document = read("title: 标题\npeople:\n- {role: 记者, name: 李}\n")
    assert document.line("title") == 2
    assert document.line("people", 0, "name") == 4
    assert document.line("people", 0, "name", "nothing below") == 4


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\na: 2\n", 3, "the key 'a' stands twice (first on line 2)"),
        ("a: &x 1\n", 2, "an anchor (&name) stands here"),
        ("a: 1\nb: *a\n", 3, "an alias (*name) stands here"),
        ("a: !!python/object:os.system x\n", 2, "a tag (tag:yaml.org,2002:python/object:os.system) stands here"),
        ("? [a]\n: b\n", 2, "a key is not a plain word"),
        ("<<: {a: b}\n", 2, "a merge key (<<) stands here"),
        ("a: 1\n---\nb: 2\n", 3, "a second document begins here"),
        ("[" * 500, 2, f"values are nested more than {DEPTH} deep"),
    ],
)
def test_what_surprises_is_refused(text: str, line: int, what: str) -> None:
    problem = load(text, "page.md", first_line=2)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.path, problem.line, problem.what) == ("G105", "page.md", line, what)


def test_a_slip_is_told_with_its_place() -> None:
    problem = load("a: b\n c: d\n", "page.md", first_line=2)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == ("G104", 3)


def test_strings_of_a_list_or_a_lone_string() -> None:
    assert list(strings(["a", "b"])) == ["a", "b"]
    assert list(strings("a")) == ["a"]
    assert list(strings("")) == []


@given(st.text())
def test_any_text_gives_a_document_or_a_problem(text: str) -> None:
    assert isinstance(load(text, "p"), Document | Problem)
