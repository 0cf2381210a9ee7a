"""What of the pages of content/ is kept from one process to the next."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from gazette import library, record
from gazette.model import Article, Topic, Vocabulary
from gazette.shelf import Shelf

WORDS = Vocabulary(topics=(Topic("roads", "道路", ""),))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles" / "below").mkdir(parents=True)
    for name in ("a", "b", "below/c"):
        write(folder, name, f"{name} 的文。\r\n\r\n又一段。")
    return folder


def write(content: Path, name: str, text: str, front: str = "topics: [roads]") -> None:
    data = f"---\r\ntitle: {name}\r\n{front}\r\n---\r\n\r\n{text}\r\n".encode("utf-8-sig")
    (content / "articles" / f"{name}.md").write_bytes(data)


def load(content: Path, shelf: Shelf | None, words: Vocabulary = WORDS) -> tuple[Article, ...]:
    return library.load_articles(content / "articles", words, shelf=shelf)[0]


@pytest.fixture
def kept(content: Path, tmp_path: Path) -> Path:
    """What a build left of the pages."""
    shelf = Shelf()
    load(content, shelf)
    record.save_shelf(shelf, content, tmp_path / "cache")
    return tmp_path / "cache"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are read from their text."""
    names: list[str] = []
    as_it_is = library.page
    monkeypatch.setattr(library, "page", lambda path, *more: (names.append(path.stem), as_it_is(path, *more))[1])
    return names


def test_pages_come_back_and_only_those_that_changed_are_read(content: Path, kept: Path, read: list[str]) -> None:
    before = load(content, record.load_shelf(kept))
    assert read == []
    assert before == load(content, None)
    write(content, "b", "另一文。")
    (content / "articles" / "a.md").rename(content / "articles" / "e.md")
    read.clear()
    after = load(content, record.load_shelf(kept))
    assert read == ["b", "e"]
    assert after == load(content, None)


def test_a_file_of_the_same_size_and_time_is_seen_to_be_another(content: Path, kept: Path) -> None:
    path = content / "articles" / "a.md"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace("又一段".encode(), "又两段".encode()))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "又两段" in load(content, record.load_shelf(kept))[0].body


def test_pages_with_a_fault_are_told_of_again(content: Path, tmp_path: Path) -> None:
    write(content, "b", "文。", front="topics: [unknown]")
    write(content, "a", "文\x01。")
    shelf, cache = Shelf(), tmp_path / "cache"
    told = library.load_articles(content / "articles", WORDS, shelf=shelf)
    assert [problem.code for problem in told[1]] == ["G119", "G110"]
    record.save_shelf(shelf, content, cache)
    assert library.load_articles(content / "articles", WORDS, shelf=record.load_shelf(cache)) == told


def test_other_topics_judge_pages_anew(content: Path, kept: Path) -> None:
    other = Vocabulary(topics=(Topic("bridges", "桥梁", ""),))
    assert load(content, record.load_shelf(kept), other) == ()


def test_a_link_is_looked_at_as_if_nothing_were_kept(content: Path, kept: Path, tmp_path: Path) -> None:
    path = content / "articles" / "a.md"
    path.rename(tmp_path / "a.md")
    path.symlink_to(tmp_path / "a.md")
    articles, problems = library.load_articles(content / "articles", WORDS, shelf=record.load_shelf(kept))
    assert [problem.code for problem in problems] == ["G114"]
    assert [article.slug for article in articles] == ["b", "c"]


def test_what_is_damaged_is_passed_over(content: Path, kept: Path, read: list[str]) -> None:
    path = kept / record.PAGES
    path.write_bytes(path.read_bytes()[:-9])
    assert record.load_shelf(kept) == Shelf()
    assert load(content, record.load_shelf(kept))
    assert read == ["a", "b", "c"]


def test_no_text_is_written_down(kept: Path) -> None:
    plain = json.loads((kept / record.PAGES).read_text(encoding="ascii").partition("\n")[2])
    assert len(plain["pages"]) == 3
    assert "又一段" not in str(plain)


def test_names_that_many_articles_have_are_the_very_same(content: Path, tmp_path: Path) -> None:
    for name in "abc":
        front = "topics: [roads]\r\nplaces: [东桥]\r\nagencies: [县路局]\r\ncontributors:\r\n- {role: 记者, name: 李行}"
        write(content, name if name != "c" else "below/c", "文。", front)
    shelf, cache = Shelf(), tmp_path / "cache"
    for known in (shelf, record.load_shelf(cache)):
        articles = load(content, known)
        names = {id(name) for each in articles for name in (*each.topics, *each.places, *each.agencies)}
        assert (len(articles), len(names)) == (3, 3)
        assert len({id(each.contributors[0].role) for each in articles}) == 1
        record.save_shelf(shelf, content, cache)
