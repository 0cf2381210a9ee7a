"""What is kept of a conversion gives what converting everything gives, and no page is read twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from gazette import conversion, seeds, vocabulary
from gazette.conversion import Conversion
from gazette.model import Page, Reading, Vocabulary
from gazette.separate import headlines, language, learnt, subjects

ROOT = Path(__file__).resolve().parent.parent
PAGES, WORDS = seeds.read_folder(ROOT / "seeds")[0][2:], vocabulary.load(ROOT / "content" / "vocabulary")[0]


@pytest.fixture(scope="module")
def whole() -> Conversion:
    return conversion.convert(PAGES, WORDS, jobs=1)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are read."""
    names: list[str] = []
    separate = conversion.separate

    def noted(page: Page) -> Reading:
        names.append(page.name)
        return separate(page)

    monkeypatch.setattr(conversion, "separate", noted)
    return names


def test_it_comes_back_from_json(whole: Conversion, read: list[str]) -> None:
    kept = json.loads(json.dumps(conversion.dump(whole)))
    found = conversion.restore(kept, PAGES, WORDS)
    assert found == whole
    assert conversion.convert(PAGES, WORDS, 1, found) is found
    assert read == []


def test_a_page_more_or_less_or_changed_is_all_that_is_read(whole: Conversion, read: list[str]) -> None:
    edited = replace(PAGES[1], lines=(*PAGES[1].lines, "又补一段。"), digest="5d")
    for pages in (PAGES[1:], (PAGES[0], edited), (edited, *PAGES[::2])):
        kept = conversion.restore(json.loads(json.dumps(conversion.dump(whole))), pages, WORDS)
        read.clear()
        assert conversion.convert(pages, WORDS, 1, kept) == conversion.convert(pages, WORDS, 1, whole)
        assert read == [edited.name] * 2 if edited in pages else read == []
        assert conversion.convert(pages, WORDS, 1, whole) == conversion.convert(pages, WORDS, 1)


def test_another_vocabulary_describes_anew_and_reads_nothing(whole: Conversion, read: list[str]) -> None:
    other = Vocabulary()
    kept = conversion.restore(json.loads(json.dumps(conversion.dump(whole))), PAGES, other)
    found = conversion.convert(PAGES, other, 1, kept)
    assert read == []
    assert found.articles != whole.articles
    assert found == conversion.convert(PAGES, other, 1)


def test_tables_are_read_before_processes_are_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = (headlines.places, language.table, learnt.table, subjects.table)
    for table in tables:
        table.cache_clear()

    def looked_at(work: Callable[[Page], Reading], pages: Sequence[Page], _jobs: int) -> Iterator[Reading]:
        assert all(table.cache_info().currsize for table in tables)
        return map(work, pages)

    monkeypatch.setattr(conversion, "spread", looked_at)
    assert conversion.convert(PAGES[:1], WORDS, jobs=2).readings
