"""The index: what is in it, what is indexed again, and what happens when Pagefind fails."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.model import Article, Library, Site
from gazette.search import making, pagefind
from gazette.search.index import index, make_ahead, tidy
from gazette.search.making import Making
from gazette.search.parts import divide
from gazette.search.records import Above, days, findable, record, texts
from gazette.search.similar import groups, sentence
from tests.pages.archive import make_articles
from tests.search.conftest import ROOT, library
from tests.search.texts import ARTICLES

LIMIT = 9_000  # characters: forty articles give several parts


@pytest.fixture(scope="module")
def forty() -> Library:
    return library(make_articles(40, 1))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_second_run_indexes_nothing_and_an_edit_one_part(forty: Library, tmp_path: Path) -> None:
    first = index(forty, tmp_path / "a", tmp_path / "cache", limit=LIMIT)
    assert first.records == 40
    assert first.reindexed == first.parts > 2
    assert index(forty, tmp_path / "a", tmp_path / "cache", limit=LIMIT).reindexed == 0
    edited = replace(forty.articles[3], body=forty.articles[3].body + "\n\n后来补记一句。")
    changed = replace(forty, articles=(*forty.articles[:3], edited, *forty.articles[4:]))
    assert index(changed, tmp_path / "a", tmp_path / "cache", limit=LIMIT).reindexed == 1
    index(changed, tmp_path / "b", tmp_path / "other cache", limit=LIMIT)
    assert files(tmp_path / "a") == files(tmp_path / "b")  # incremental equals clean


def test_an_edit_joins_one_shelf_anew(forty: Library, tmp_path: Path) -> None:
    index(forty, tmp_path / "a", tmp_path / "cache", limit=1_000)
    before = {path.name for path in (tmp_path / "a").glob("*-words-*")}
    edited = replace(forty.articles[3], body=forty.articles[3].body + "\n\n后来补记一句。")
    index(
        replace(forty, articles=(*forty.articles[:3], edited, *forty.articles[4:])),
        tmp_path / "a",
        tmp_path / "cache",
        limit=1_000,
    )
    after = {path.name for path in (tmp_path / "a").glob("*-words-*")}
    assert len(before) == len(after) > 2
    assert len(after - before) == 1


def test_parts_made_ahead_are_not_made_again_and_what_is_left_over_is_removed(forty: Library, tmp_path: Path) -> None:
    out, cache = tmp_path / "a", tmp_path / "cache"
    index(forty, out, cache, limit=LIMIT)
    parts = {path.name for path in cache.iterdir()}
    fewer = replace(forty, articles=forty.articles[1:])
    make_ahead(fewer, cache, LIMIT)
    assert index(fewer, out, cache, limit=LIMIT).reindexed == 0
    index(fewer, tmp_path / "b", tmp_path / "other cache", limit=LIMIT)
    assert files(out) == files(tmp_path / "b")
    tidy(cache)
    left = {path.name for path in cache.iterdir()}
    assert left == {path.name for path in (tmp_path / "other cache").iterdir()} != parts


def test_only_what_browsers_load_is_there(forty: Library, tmp_path: Path) -> None:
    index(forty, tmp_path / "a", tmp_path / "cache")
    kinds = {Path(name).suffix for name in files(tmp_path / "a")}
    assert kinds == {".bin", ".js", ".json", ".pf_fragment"}


def test_what_stands_is_not_written_again(forty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = (tmp_path / "a", tmp_path / "cache")
    before = index(forty, *places)
    with monkeypatch.context() as patched:
        patched.setattr("gazette.search.index.files", lambda *_: pytest.fail("made again"))
        assert index(forty, *places) == replace(before, reindexed=0)
    whole = files(tmp_path / "a")
    (tmp_path / "a" / "parts.json").write_text("{}")
    index(forty, *places)
    assert files(tmp_path / "a") == whole
    tagged = replace(forty.articles[3], date="2015-02")
    index(replace(forty, articles=(*forty.articles[:3], tagged, *forty.articles[4:])), *places)
    assert files(tmp_path / "a") != whole


CHANGES = {
    "title": "另题",
    "kicker": "引题",
    "subtitle": "副题",
    "body": "另一段。\n",
    "byline": "记者 甲",
    "date": "2001~",
    "captions": ("图注",),
    "topics": ("road-safety",),
    "places": ("另县",),
    "agencies": ("另局",),
}


@pytest.mark.parametrize("field", CHANGES)
def test_whatever_a_copy_for_searching_holds_names_its_folder(forty: Library, tmp_path: Path, field: str) -> None:
    made = Making(forty, len(forty.articles), tmp_path)
    part = divide(findable(forty), LIMIT)[0]
    changed = replace(part.articles[0], **{field: CHANGES[field]})  # type: ignore[arg-type]
    other = replace(part, articles=(changed, *part.articles[1:]))
    tags = made.above.tags
    assert record(changed, tags(changed), made.convert, True) != record(
        part.articles[0], tags(part.articles[0]), made.convert, True
    )
    assert made.folder(other) != made.folder(part)


def test_an_edit_looks_at_the_edited_article_alone(
    forty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(forty, tmp_path / "a", tmp_path / "cache")
    looked: list[str] = []
    monkeypatch.setattr(making, "record", lambda article, *more: looked.append(article.slug) or record(article, *more))
    edited = replace(forty.articles[3], title="另题")
    changed = replace(forty, articles=(*forty.articles[:3], edited, *forty.articles[4:]))
    index(changed, tmp_path / "a", tmp_path / "cache")
    assert looked == [edited.slug]
    (copies,) = (tmp_path / "cache").glob("*/copies.json.z")
    copies.write_bytes(copies.read_bytes()[:-9])  # damaged: all are made anew
    index(forty, tmp_path / "a", tmp_path / "cache")
    assert len(looked) == 1 + len(forty.articles)
    index(forty, tmp_path / "b", tmp_path / "other cache")
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_two_processes_make_the_same_index(forty: Library, tmp_path: Path) -> None:
    one = index(forty, tmp_path / "a", tmp_path / "cache", limit=LIMIT)
    assert index(forty, tmp_path / "b", tmp_path / "other cache", limit=LIMIT, jobs=8) == one
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_every_article_stands_in_one_part(forty: Library) -> None:
    found = findable(forty)
    divided = divide(found, LIMIT)
    assert sorted((article for part in divided for article in part.articles), key=lambda a: a.slug) == list(found)
    assert len({part.name for part in divided}) == len(divided)
    without = divide(found[1:], LIMIT)
    home = next(part for part in divided if found[0] in part.articles)
    assert [part for part in divided if part is not home] == [part for part in without if part.name != home.name]


def test_where_pagefind_fails_nothing_changes(forty: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(forty, tmp_path / "a", tmp_path / "cache")
    before = files(tmp_path / "a")
    monkeypatch.setattr(pagefind, "get_executable", lambda: Path("/nowhere/pagefind"))
    report = index(library(make_articles(41, 1)), tmp_path / "a", tmp_path / "cache")
    assert [problem.code for problem in report.problems] == ["G401"]
    assert "cannot be started" in report.problems[0].what
    assert files(tmp_path / "a") == before


@pytest.mark.parametrize(("script", "message"), [("exit 1", "stopped"), ("cat > /dev/null", "stopped")])
def test_a_pagefind_that_dies_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str
) -> None:
    binary = tmp_path / "pagefind"
    binary.write_text(f"#!/bin/sh\n{script.replace('cat > /dev/null', 'head -c 10 > /dev/null')}\n")
    binary.chmod(0o755)
    monkeypatch.setattr(pagefind, "get_executable", lambda: binary)
    with pytest.raises(pagefind.PagefindError, match=message):
        pagefind.write([("a.html", "<html><body>甲乙</body></html>")], tmp_path / "made")


def test_modules_are_asked_for_all_at_once() -> None:
    search = (ROOT / "templates" / "assets" / "search.js").read_text(encoding="utf-8")
    finding = re.search(r'FINDING = "([^"]*)"', search)
    asked = re.search(r"PARTS = \{ page: `([^`]*)`, quick: (FINDING), highlight: \"([^\"]*)\" \}", search)
    assert finding
    assert asked
    for entry, listed in zip(("page", "quick", "highlight"), asked.groups(), strict=True):
        names = listed.replace("${FINDING}", finding[1]).replace("FINDING", finding[1]).split()
        assert needed(entry) == {entry, *names}


def needed(name: str) -> set[str]:
    """Modules of search that one needs, with itself."""
    source = (ROOT / "templates" / "assets" / "search" / f"{name}.js").read_text(encoding="utf-8")
    return {name}.union(*map(needed, re.findall(r'^import .* from "\./(\w+)\.js";$', source, re.MULTILINE)))


def test_an_empty_archive_has_an_index(tmp_path: Path) -> None:
    assert index(Library(Site(), ()), tmp_path / "a", tmp_path / "cache").records == 0
    assert json.loads((tmp_path / "a" / "parts.json").read_bytes())["shelves"] == []


def test_withdrawn_texts_are_nowhere(tmp_path: Path) -> None:
    index(library(ARTICLES), tmp_path / "a", tmp_path / "cache")
    assert "谁也不该".encode() not in b"".join(files(tmp_path / "a").values())
    assert "known-withdrawn" not in {article.slug for article in findable(library(ARTICLES))}


def test_what_is_searched_of_an_article() -> None:
    article = Article(
        "题", "导语。\n\n## 小标题\n\n第二段*强调*。", kicker="引", subtitle="副", byline="记者 甲", captions=("图",)
    )
    assert texts(article) == (("题", "引", "副"), ("导语。",), ("小标题", "第二段强调。", "图", "记者 甲"))


@pytest.mark.parametrize(
    ("edtf", "bounds"),
    [
        ("2019-12-09", (20191209, 20191209)),
        ("2019-12~", (20191201, 20191231)),
        ("2018/2019", (20180101, 20191231)),
        ("../2019", (0, 20191231)),
        ("XXXX", (0, 99999999)),
        ("not a date", (0, 99999999)),
    ],
)
def test_days(edtf: str, bounds: tuple[int, int]) -> None:
    assert days(edtf) == bounds


def test_broader_topics_and_places_are_included() -> None:
    article = Article("题", "文", slug="a", topics=("road-safety",), places=("冠县",))
    row = Above(library([article])).row(article)
    assert row.topics[0] == "road-safety"
    assert len(row.topics) > 1
    assert row.places[0] == "冠县"


def test_near_duplicates_are_one_group() -> None:
    same, other = [sentence(char * 30) for char in "甲乙丙"], [sentence(char * 40) for char in "丁戊"]
    assert groups([same, other, [*same[:2], sentence("己" * 20)], other[:1]]) == (0, 1, 0, 3)
