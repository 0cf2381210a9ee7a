"""Figures: sorted and filtered by pages of their own, every one in the downloads, each with its evidence."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gazette.website import figuredata, figures, stated
from gazette.website.edition import Edition
from gazette.website.figures import FiguresPage, Source
from gazette.website.stated import Stated
from gazette.website.view import View


@pytest.fixture(scope="module")
def views(hans: Edition) -> dict[str, View]:
    return {view.path: view for view in made(hans)}


def made(edition: Edition) -> list[View]:
    return [figures.view(edition, page) for page in figures.lists(edition, stated.places(edition))]


def listed(view: View) -> FiguresPage:
    assert isinstance(view.content, FiguresPage)
    return view.content


def rows(page: FiguresPage) -> list[tuple[Source, Stated]]:
    """The rows of a page, each with what it shares with its article's others."""
    return [(source, figure) for source, group in page.groups for figure in group]


def test_the_largest_come_first(views: dict[str, View]) -> None:
    values = [figure.value or 0.0 for _, figure in rows(listed(views[figures.BY_NUMBER]))]
    assert values == sorted(values, reverse=True)
    assert values[0] == 100_000


def test_by_agency_they_stand_together_and_those_without_come_last(views: dict[str, View]) -> None:
    paths = [source.agency.path for source, _ in rows(listed(views[figures.BY_AGENCY]))]
    assert paths == [*sorted(path for path in paths if path), *(path for path in paths if not path)]


def test_a_topic_has_its_own_and_says_which_it_is(views: dict[str, View]) -> None:
    page = listed(views["figures/topics/road-safety.html"])
    assert page.counts is not None
    assert page.counts.listed == len(rows(page)) < page.counts.every
    assert {source.article.path for source, _ in page.groups} == {"articles/qinghe-jiaojing-1a2b.html"}
    assert [link.text for link in page.topics if not link.path] == ["道路交通安全"]
    assert all(link.path for link in page.orders)


def test_ranked_lists_are_bounded_and_the_list_by_date_is_not(hans: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "RANKED", 7)
    monkeypatch.setattr(figures, "SIZE", 5)
    views = made(hans)
    by_date = [view for view in views if re.fullmatch(r"figures(/\d+)?\.html", view.path)]
    counts = listed(by_date[0]).counts
    assert counts is not None
    assert sum(len(rows(listed(view))) for view in by_date) == counts.every
    ranked = [len(rows(listed(view))) for view in views if view.path.startswith("figures/by-number")]
    assert sum(ranked) == 7
    assert max(ranked) <= 5
    assert [view.path for view in views if not view.head.index] == [view.path for view in views if view not in by_date]


def test_an_article_has_its_figures_on_one_page_and_only_first_pages_count(
    hans: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "SIZE", 30)
    by_date = [listed(view) for view in made(hans) if re.fullmatch(r"figures(/\d+)?\.html", view.path)]
    pages = [{source.article.path for source, _ in page.groups} for page in by_date]
    stated = Counter(source.article.path for page in by_date for source, _ in rows(page))
    few = [path for path, count in stated.items() if count <= 30]
    assert few
    assert all(sum(path in page for page in pages) == 1 for path in few)
    assert [page.counts is not None for page in by_date] == [True, *[False] * (len(by_date) - 1)]
    assert len(by_date) > 1


def test_each_leads_to_its_paragraph_and_its_date_to_the_evidence(pages: Mapping[str, str]) -> None:
    row = re.search(r"<tr><td[^>]*>8680余人次.*?</tr>", pages["figures.html"], re.S)
    assert row
    assert 'href="articles/qinghe-jiaojing-1a2b.html#p1"' in row[0]
    assert 'href="articles/qinghe-jiaojing-1a2b.html#record-date"' in row[0]
    after = re.findall(r"<tr>.*?</tr>", pages["figures.html"][row.end() :], re.S)
    others = after[: int(re.findall(r'rowspan="(\d+)"', row[0])[0]) - 1]
    assert others  # beside which the date and its evidence stand, too
    assert all("#p" in other and "qinghe-jiaojing" in other and "#record-date" not in other for other in others)


@pytest.mark.parametrize(
    ("value", "printed", "order"),
    [
        (31.0, "31公斤", None),
        (54.8, "54.8%", None),
        (73_000.0, "7.3万亩", "73000"),
        (1_234.0, "1,234户", "1234"),
        (92.0, "九十二处", "92"),
        (None, "数十家", ""),
    ],
)
def test_the_number_stands_beside_what_does_not_begin_with_it(
    value: float | None, printed: str, order: str | None
) -> None:
    assert Stated(1, value, printed, "", "").order == order


def test_the_downloads_hold_every_figure(files: Mapping[str, bytes], views: dict[str, View]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["figures.csv"].decode("utf-8-sig"), newline="")))
    articles = json.loads(files["figures.json"])
    records = [(article, figure) for article in articles for figure in article["figures"]]
    counts = listed(views["figures.html"]).counts
    assert counts is not None
    assert len(rows) == len(records) == counts.every
    article, figure = next(record for record in records if record[1]["printed"] == "8680余人次")
    assert (figure["value"], figure["paragraph"]) == (8680, 1)
    assert article["date"] == "2019-12~"
    assert article["basis"] == "于12月9日上午召开会议"
    assert article["address"] == "https://archive.example/repo/articles/qinghe-jiaojing-1a2b.html"
    row = next(row for row in rows if row["printed"] == "8680余人次")
    assert (row["value"], row["places"]) == ("8680", "青河县; 白塔乡")
    assert row["address"] == f"{article['address']}#p1"


def test_both_scripts_lead_to_the_same_files(files: Mapping[str, bytes]) -> None:
    assert 'href="figures.csv" download' in files["figures.html"].decode()
    assert 'href="../figures.csv" download' in files["zh-hant/figures.html"].decode()
    article = files["zh-hant/articles/qinghe-jiaojing-1a2b.html"].decode()
    own, shared = "articles/qinghe-jiaojing-1a2b.txt", "articles/qinghe-jiaojing-1a2b.json"
    assert f'href="../{own}" download' in article
    assert f'href="../../{shared}" download' in article
    assert {f"zh-hant/{own}", shared} <= files.keys()
    assert not {f"zh-hant/{shared}", "zh-hant/figures.csv", "zh-hant/figures.json"} & files.keys()


def test_very_many_figures_are_cut_into_parts(hans: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figuredata, "PART", 20)
    found = stated.places(hans)
    parts = figuredata.parts(hans, found)
    made = dict(file for part in parts for file in figuredata.files(hans, part))
    names = [part.name for part in parts]
    assert [link.path for link in figuredata.links(hans, names)] == list(made)
    assert {name[:4] for name in names} == {"2018", "2019", "2020", "2021", "2022", "unda"}
    assert {"2020-a", "2020-b"} <= set(names), names  # a year that has too many
    every = [json.loads(data) for path, data in made.items() if path.endswith(".json")]
    held = [sum(len(article["figures"]) for article in articles) for articles in every]
    assert sum(held) == sum(map(len, found))
    assert max(held) <= 25


def test_figures_that_stand_are_those_that_were_found(hans: Edition) -> None:
    found = stated.places(hans)
    at = found[0].position
    folded = [*hans.stated.folded]
    folded[at] = folded[found[1].position]
    now = replace(hans, stated=stated.unfolded(folded))
    again = stated.places(now, hans, found)
    assert again == stated.places(now) != found
    assert all(one is other for one, other in zip(again[1:], found[1:], strict=True))
