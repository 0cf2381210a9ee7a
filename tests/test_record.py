"""What is remembered from build to build helps where it is right, and is passed over where it is not."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from gazette import conversion, disk, record
from gazette.model import Page, Problem, Severity, Vocabulary
from gazette.record import Record
from gazette.stream import Stored
from gazette.website import Rendered
from gazette.website.cells import Derived
from gazette.website.trace import Made, Trace

TEXT, TITLE, OPENING = ("text", "a"), ("article", "a"), ("opening", "a")
TRACES = {
    "hans": Trace(
        made={"articles/a.html": Made((("articles/a.html", "4f"),), ("articles/a.html",), (TITLE, OPENING))},
        derived={OPENING: Derived("0a", (TEXT,))},
        digests={TEXT: "1b", TITLE: "2c"},
    )
}
RENDERED = Rendered(TRACES, {"words": {"1b": ["公交车"]}})
PROBLEM = Problem("content/x.md", 3, None, "G107", "what", "mend", Severity.NOTE)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in ("index.html", "articles/a.html"):
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(path, encoding="utf-8")
    return tmp_path / "site"


def _stored(path: Path) -> Stored:
    mark = disk.mark(path)
    assert mark is not None
    return Stored(disk.digest(path), mark, same=False)


@pytest.fixture
def kept(site: Path) -> Record:
    stored = {path: _stored(site / path) for path in disk.list_files(site)}
    known = record.of(stored, stored, Record())
    return Record("5d", (((PROBLEM,), ("1 seeds",)), ((), ())), known.files)


def test_what_was_saved_comes_back(site: Path, kept: Record) -> None:
    cache = site.parent / "cache"
    record.save(kept, RENDERED, cache)
    found = record.load(cache)
    assert (found.inputs, found.said, found.files) == (kept.inputs, kept.said, kept.files)
    assert record.load_rendered(found, cache) == RENDERED
    assert record.standing(found, site).inputs == "5d"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _bits(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-5] ^= 1
    path.write_bytes(data)


def _forge(path: Path) -> None:
    """A change without its check, which nobody makes who knows no better."""
    check, _, text = path.read_text(encoding="ascii").partition("\n")
    path.write_text(f"{check}\n{text.replace('5d', '6e').replace('1b', '1c').replace('1d', '1e')}", encoding="ascii")


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(100))


def _pickled(path: Path) -> None:
    path.write_bytes(b"\x80\x04\x95cos\nsystem\n(S'exit 1'\ntR.")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [_cut, _bits, _forge, _garbage, _pickled, _empty, Path.unlink])
@pytest.mark.parametrize("name", [record.NAME, record.TRACES, record.MEMO])
def test_what_is_damaged_is_passed_over(site: Path, kept: Record, name: str, damage: Callable[[Path], None]) -> None:
    cache = site.parent / "cache"
    record.save(kept, RENDERED, cache)
    damage(cache / name)
    found = record.load(cache)
    assert (found == Record()) == (name == record.NAME)
    rendered = record.load_rendered(found, cache)
    assert (rendered.traces == {}) == (name != record.MEMO)
    assert (rendered.memo == {}) == (name == record.MEMO)


@pytest.mark.parametrize("damage", [_cut, _bits, _forge, _garbage, _pickled, _empty, Path.unlink])
@pytest.mark.parametrize("name", [record.TRACES, record.CHANGES])
def test_changes_of_a_trace_count_only_where_all_is_whole(
    site: Path, kept: Record, name: str, damage: Callable[[Path], None]
) -> None:
    cache = site.parent / "cache"
    record.save(kept, RENDERED, cache)
    known = record.load_rendered(record.load(cache), cache)
    record.save(kept, replace(known, traces={"hans": replace(known.traces["hans"], digests={TEXT: "1d"})}), cache)
    found = record.load_rendered(record.load(cache), cache).traces["hans"].trace()
    assert (found.digests[TEXT], found.digests[TITLE], found.derived) == ("1d", "2c", TRACES["hans"].derived)
    damage(cache / name)
    assert record.load_rendered(record.load(cache), cache).traces == {}


@pytest.mark.parametrize("damage", [_cut, _bits, _garbage, _pickled, _empty, Path.unlink])
def test_a_conversion_that_is_damaged_is_passed_over(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    page, words = Page("a.txt", ("交警大队查处超员三十九起。",), "5d"), Vocabulary()
    made = conversion.convert([page], words, jobs=1)
    record.save_conversion(made, tmp_path)
    assert record.load_conversion(tmp_path, [page], words) == made
    damage(tmp_path / record.CONVERSION)
    assert record.load_conversion(tmp_path, [page], words) == conversion.NONE


def test_traces_of_another_build_are_passed_over(site: Path, kept: Record) -> None:
    """A build that died between the two files leaves traces that the record does not name."""
    cache = site.parent / "cache"
    record.save(kept, RENDERED, cache)
    before = (cache / record.NAME).read_bytes()
    record.save(kept, Rendered(), cache)
    (cache / record.NAME).write_bytes(before)
    assert record.load_rendered(record.load(cache), cache).traces == {}


def test_another_version_of_the_program_begins_anew(site: Path, kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = site.parent / "cache"
    record.save(kept, RENDERED, cache)
    monkeypatch.setattr(record, "program", lambda: "another")
    assert record.load(cache) == Record()
    assert record.load_rendered(kept, cache) == Rendered()


def test_the_program_is_its_files_and_its_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(record.PROGRAM, tmp_path / "gazette", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "build.py").write_bytes((record.PROGRAM.parent / "build.py").read_bytes())
    as_it_is = record.program()
    monkeypatch.setattr(record, "PROGRAM", tmp_path / "gazette")
    record.program.cache_clear()
    assert len(as_it_is) == 64
    (tmp_path / "gazette" / "urls.py").write_text("# changed\n", encoding="utf-8")
    changed = record.program()
    record.program.cache_clear()
    monkeypatch.setattr(record.metadata, "distributions", lambda: [])
    assert len({as_it_is, changed, record.program()}) == 3
    record.program.cache_clear()


@pytest.mark.parametrize("path", ["index.html", "articles/a.html"])
def test_a_file_that_was_touched_stands_and_one_that_was_changed_does_not(site: Path, kept: Record, path: str) -> None:
    os.utime(site / path, ns=(1, 1))
    touched = record.standing(kept, site)
    assert touched.files.keys() == kept.files.keys()
    assert touched.inputs == ""
    (site / path).write_text(path.upper(), encoding="utf-8")
    assert record.standing(kept, site).files.keys() == kept.files.keys() - {path}


def test_a_file_too_many_or_too_few_is_seen(site: Path, kept: Record) -> None:
    (site / "more.html").write_text("?", encoding="utf-8")
    assert record.standing(kept, site).inputs == ""
    (site / "more.html").unlink()
    assert record.standing(kept, site) == kept
    (site / "index.html").unlink()
    assert record.standing(kept, site).inputs == ""


def test_every_input_and_option_counts(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("1", encoding="utf-8")
    said = [record.inputs([tmp_path], ("x",)), record.inputs([tmp_path], ("y",))]
    (tmp_path / "a.md").write_text("2", encoding="utf-8")
    said.append(record.inputs([tmp_path], ("x",)))
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    said.append(record.inputs([tmp_path], ("x",)))
    said.append(record.inputs([tmp_path, tmp_path / "nowhere"], ("x",)))
    assert len(set(said)) == len(said)
    assert record.inputs([tmp_path], ("x",)) == said[3]


def test_it_holds_no_text_and_runs_nothing(site: Path, kept: Record) -> None:
    """Plain JSON behind a check."""
    cache = site.parent / "cache"
    record.save(kept, RENDERED, cache)
    for name in (record.NAME, record.TRACES):
        assert json.loads((cache / name).read_text(encoding="ascii").partition("\n")[2])


def test_what_another_process_saves_comes_back(site: Path, kept: Record) -> None:
    cache = site.parent / "cache"
    first = record.save_apart(kept, RENDERED, cache)
    record.save_apart(kept, RENDERED, cache, first).join()
    assert not first.is_alive()
    assert record.load(cache).files == kept.files
    assert record.load_rendered(record.load(cache), cache) == RENDERED


def test_of_files_that_were_not_given_the_record_says_what_it_said(site: Path, kept: Record) -> None:
    (site / "index.html").write_text("new", encoding="utf-8")
    stored = _stored(site / "index.html")
    found = record.of(("index.html", "articles/a.html"), {"index.html": stored}, kept)
    assert found.files["articles/a.html"] == kept.files["articles/a.html"]
    assert (found.files["index.html"].digest, found.files["index.html"].mark) == (stored.digest, stored.mark)
    assert record.of(("index.html",), {}, kept).files.keys() == {"index.html"}
