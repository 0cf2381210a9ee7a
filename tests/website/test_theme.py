"""The folder of templates: what is wrong with it, in one line each."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.model import Severity
from gazette.website import theme

WORDS = "nav_home: {hans: 首页, hant: 首頁}\n"


def folder(tmp_path: Path, interface: str | None = WORDS) -> Path:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "site.css").write_bytes(b"body{}")
    (tmp_path / "base.html").write_text("x", encoding="utf-8")
    (tmp_path / ".base.html.swp").write_bytes(b"\xff")
    if interface is not None:
        (tmp_path / "interface.yaml").write_text(interface, encoding="utf-8")
    return tmp_path


def test_sources_assets_and_words(tmp_path: Path) -> None:
    loaded, problems = theme.load(folder(tmp_path))
    assert problems == ()
    assert set(loaded.sources) == {"base.html", "interface.yaml"}
    assert loaded.assets == {"assets/site.css": b"body{}"}
    assert loaded.strings["hant"]("nav_home") == "首頁"


@pytest.mark.parametrize(
    ("interface", "line", "what"),
    [
        (None, None, "the interface strings are missing"),
        ("a: {hans: 一, hant: 一}\nb: {hans: 二}\n", 2, "the interface string 'b' lacks a script"),
        ("a: {hans: 一, hant: ''}\n", 1, "the interface string 'a' lacks a script"),
        ("a: 一\n", 1, "the interface string 'a' lacks a script"),
    ],
)
def test_words_that_lack_something_are_fatal(
    tmp_path: Path, interface: str | None, line: int | None, what: str
) -> None:
    _, problems = theme.load(folder(tmp_path, interface))
    assert [(p.line, p.what, p.severity) for p in problems] == [(line, what, Severity.FATAL)]


@pytest.mark.parametrize("name", ["base.html", "assets/site.css"])
def test_a_merge_that_was_not_finished(tmp_path: Path, name: str) -> None:
    path = folder(tmp_path) / name
    path.write_text("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n", encoding="utf-8")
    _, problems = theme.load(tmp_path)
    assert [(p.path, p.line, p.code, p.severity) for p in problems] == [(path.as_posix(), 2, "G117", Severity.FATAL)]


def test_a_template_that_is_not_utf8(tmp_path: Path) -> None:
    (folder(tmp_path) / "list.html").write_bytes("列表".encode("gb18030"))
    _, problems = theme.load(tmp_path)
    assert [(Path(p.path).name, p.what) for p in problems] == [("list.html", "not UTF-8 at byte 0")]
