"""What the benchmark computes, on literal values; and that its archive is the same every time."""

from __future__ import annotations

import doctest
import sys
import time
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.bench import county, hugo, measure, report, results
from tests.bench.measure import Cost, FailedError, family, middle, run
from tests.bench.report import Builder, Size

THEIRS = Builder({"cold": Cost(8, 14, 200_000_000), "no change": Cost(8, 14, 1)}, files=100, size=4_000_000)
OURS = Builder({"cold": Cost(4, 7, 300_000_000), "no change": Cost(0.8, 0.8, 1)}, files=400, size=9_000_000)
SIZES = [Size(1_000, THEIRS, OURS, stages={"read": 1.0, "templates": 3.0}), Size(10_000, THEIRS, OURS)]


def test_medians_figure_by_figure() -> None:
    assert middle([Cost(1, 9, 50), Cost(2, 1, 10), Cost(30, 2, 20)]) == Cost(2, 2, 20)


def test_a_process_with_all_that_descend_from_it() -> None:
    assert family(2, {9: 3, 2: 1, 3: 2, 5: 1, 4: 3}) == [2, 3, 4, 9]


def test_time_and_memory_of_children_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The child holds its memory until it was looked at."""
    resident, seen = measure._resident, tmp_path / "seen"

    def looking(process: int) -> int:
        found = resident(process)
        if found > 60_000_000:
            seen.touch()
        return found

    monkeypatch.setattr(measure, "_resident", looking)
    held = (
        "import pathlib, time; held = bytearray(60_000_000)\n"
        f"while not pathlib.Path({str(seen)!r}).exists(): time.sleep(0.01)"
    )
    cost = run(
        [sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {held!r}])"], tmp_path
    )
    assert cost.seconds > 0
    assert cost.memory > 60_000_000


def test_who_measures_takes_a_small_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a look at the memory takes."""
    look = 0.05  # seconds
    looks: list[int] = []

    def dear(process: int) -> int:
        began = time.thread_time()
        while time.thread_time() - began < look:
            pass
        looks.append(process)
        return 1

    monkeypatch.setattr(measure, "_resident", dear)
    cost = run([sys.executable, "-c", "import time; time.sleep(1)"], tmp_path)
    assert 1 <= len(looks) <= 1 + cost.seconds / (measure.PAUSE * look)


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="so it is"):
        run([sys.executable, "-c", "raise SystemExit('so it is')"], tmp_path)


def test_the_report_compares_row_by_row() -> None:
    text = report.markdown(SIZES)
    assert "| 1,000 | cold, s | 8.00 | 4.00 | 0.50 |" in text
    assert "| 10,000 | no change, CPU s | 14.00 | 0.80 | 0.06 |" in text
    assert "| 1,000 | memory, MB | 200 | 300 | 1.50 |" in text
    assert "| templates | 3.00 (75%) | – |" in text


def test_the_search_index_is_compared_where_it_was_measured() -> None:
    assert "## Search index" not in report.markdown(SIZES)
    searched = Size(1_000, THEIRS, OURS, search=Builder(OURS.costs), pagefind=Builder(THEIRS.costs))
    assert "| articles | what | Pagefind, one index |" in report.markdown([searched])


def test_what_only_hugo_did_is_compared_with_our_cold_build() -> None:
    related = Builder({**THEIRS.costs, "cold, Hugo with related articles": Cost(80, 80, 1)})
    assert "| 1,000 | cold, Hugo with related articles, s | 80.00 | 4.00 | 0.05 |" in report.markdown(
        [Size(1_000, related, OURS)]
    )


def test_growth_and_what_it_was_measured_on_are_told() -> None:
    large = replace(SIZES[1], gazette=Builder({"cold": Cost(44, 63, 600_000_000), "no change": Cost(1, 1, 1)}))
    text = report.markdown([replace(SIZES[0], machine="a busy machine", runs=3), large])
    assert "- 1,000 articles: medians of 3 runs on a busy machine." in text
    assert "| 1,000 to 10,000 | 11.0 | 9.0 | 2.0 |" in text


def test_sizes_are_kept_until_they_are_measured_again(tmp_path: Path) -> None:
    searched = replace(SIZES[0], search=Builder(OURS.costs, size=5))
    assert results.load(tmp_path / "results.json") == []
    results.save(tmp_path / "results.json", [SIZES[1], searched])
    assert results.load(tmp_path / "results.json") == [searched, SIZES[1]]


def test_the_plot_is_a_picture_with_a_line_for_each() -> None:
    picture = ET.fromstring(report.svg(SIZES))
    assert len(picture.findall("{http://www.w3.org/2000/svg}polyline")) == 3


def test_the_archive_is_the_same_every_time_and_a_countys() -> None:
    one = list(county.articles(60))
    assert one == list(county.articles(60))
    assert 900 < sum(len(article.body) for article in one) / 60 < 1_100
    assert len({place for article in one for place in article.places}) <= county.PLACES


def test_hugo_is_given_the_same_articles(tmp_path: Path) -> None:
    hugo.write(tmp_path / "hugo", islice(county.articles(3), 2))
    pages = sorted((tmp_path / "hugo" / "content" / "articles").iterdir())
    assert [page.stem for page in pages] == ["article-00001", "article-00002"]
    first = next(county.articles(3))
    assert first.body in pages[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("module", [hugo, measure, report])
def test_examples(module: object) -> None:
    found = doctest.testmod(module)  # type: ignore[arg-type]
    assert found.attempted
    assert not found.failed
