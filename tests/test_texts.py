"""content/ is read byte for byte, and nothing outside it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import disk, problems, texts


def test_pages_proposals_and_the_manifest(tmp_path: Path) -> None:
    names = ("articles/a.md", "articles/x/b.md", "proposals/a.md", "proposals/a.diff", "manifest.json")
    for name in (*names, "articles/.c.md", "articles/d.txt", "vocabulary/e.md", "pages/f.md", "articles/g.md~"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    files, found = texts.read(tmp_path)
    assert files == {name: name for name in names}
    assert found == ()


def test_nothing_is_nothing(tmp_path: Path) -> None:
    assert texts.read(tmp_path / "no") == ({}, ())


@given(st.binary(max_size=60))
def test_bytes_come_back(data: bytes) -> None:
    assert texts.encode(data.decode("utf-8", "surrogateescape")) == data


def test_line_ends_come_back(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_bytes(b"a\r\nb\rc\n")
    assert texts.read(tmp_path)[0]["articles/a.md"] == "a\r\nb\rc\n"


def test_links_out_of_the_tree_are_not_followed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret")
    (content / "articles" / "a.md").symlink_to(tmp_path / "secret.md")
    (content / "articles" / "loop.md").symlink_to("loop.md")
    files, found = texts.read(content)
    assert files == {}
    assert [problems.line(problem) for problem in found] == [
        f"{content}/articles/a.md: G114 the page is a link that leads out of content/; put the file itself there",
        f"{content}/articles/loop.md: G506 the page cannot be read (Too many levels of symbolic links);"
        " put a file there that you may read",
    ]


def test_a_file_where_the_folder_of_pages_should_be_is_fatal(tmp_path: Path) -> None:
    (tmp_path / "articles").write_text("x")
    files, found = texts.read(tmp_path)
    assert files == {}
    assert [problems.line(problem) for problem in found] == [
        f"{tmp_path}/articles: G506 this is a file where a folder should be; move it away, and put the folder back"
    ]
    assert problems.exit_code(found) == problems.ABORTED


def test_a_page_that_cannot_be_read_is_fatal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    found = texts.read(tmp_path)[1]
    assert [problem.code for problem in found] == ["G506"]
    assert problems.exit_code(found) == problems.ABORTED


def test_files_that_stand_as_they_did_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "articles" / f"{name}.md").write_text(name)
    known: texts.Known = {}
    before = texts.read(tmp_path, known)
    opened: list[str] = []
    as_it_is = disk.whole
    monkeypatch.setattr(disk, "whole", lambda path: (opened.append(Path(path).stem), as_it_is(path))[1])
    assert texts.read(tmp_path, known) == before
    assert opened == []
    (tmp_path / "articles" / "a.md").write_text("another")
    (tmp_path / "articles" / "b.md").unlink()
    texts.forget(known, tmp_path, [tmp_path / "articles" / "c.md", tmp_path.parent / "c.md"])
    assert texts.read(tmp_path, known)[0] == {"articles/a.md": "another", "articles/c.md": "c"}
    assert opened == ["a", "c"]
    texts.forget(known, tmp_path, [])
    assert texts.read(tmp_path, known) == texts.read(tmp_path)
    assert opened[2:4] == ["a", "c"]
