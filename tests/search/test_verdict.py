"""The verdict: search is exact on the generated archive of 1,000 articles, and the verdict notices when it is not."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gazette.model import Article, Library, Problem
from gazette.search.browser import NoBrowserError, chromium
from gazette.search.index import index
from gazette.search.records import texts
from gazette.search.sample import Question, Truth, questions
from gazette.search.tokens import block
from gazette.search.verdict import Judge, ask, judge, judge_with, quoted
from gazette.serve import SiteServer


@pytest.mark.browser
def test_search_is_exact_on_a_thousand_articles(browser: Browser, large: Library, large_site: Path) -> None:
    verdict = judge_with(browser, large, large_site, count=40)
    assert verdict.wrong == ()
    assert (verdict.recall, verdict.precision, verdict.headlines) == (1.0, 1.0, 1.0)
    assert verdict.cold_bytes <= 300_000


@pytest.mark.browser
def test_search_is_exact_in_many_parts_and_shelves(
    browser: Browser, small: Library, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 1_000
    monkeypatch.setattr("gazette.search.verdict.LIMIT", limit)
    many = shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("*-*"))
    assert not index(small, many / "pagefind", tmp_path / "cache", limit=limit).problems
    manifest = json.loads((many / "pagefind" / "parts.json").read_bytes())
    assert sum(len(shelf["parts"]) for shelf in manifest["shelves"]) > len(manifest["shelves"]) > 2
    verdict = judge_with(browser, small, many, count=40)
    assert verdict.wrong == ()
    assert verdict.recall == 1.0


@pytest.mark.browser
def test_every_slice_of_every_text_is_found_and_only_there(browser: Browser, small: Library, site: Path) -> None:
    """Strings of two to eight characters as they are printed, whatever punctuation stands in them and at their ends."""
    judged = Judge(small)
    rng = random.Random(11)
    strange = [article for article in judged.articles if article.slug.startswith("known-")]
    slices = [_slice(rng, rng.choice(articles)) for _ in range(120) for articles in (strange, judged.articles)]
    asked = [text for text in slices if len(block(text).folded) and text == text.strip()]
    typed = [quoted(text if n % 3 else judged.convert(text)) for n, text in enumerate(asked)]
    with SiteServer(site, port=0) as server:
        answers = ask(browser, f"{server.url}search.html", typed)
    for text, answer in zip(typed, answers, strict=True):
        outcome = judged.outcome(Question("slice", text), text, answer)
        assert outcome.wrong == ""
        if text[0] != '"' and len(block(text).folded) > 1:
            assert {judged.order[row] for row, _ in answer["rows"]} == judged.truth.containing(text)[1]


def _slice(rng: random.Random, article: Article) -> str:
    text = rng.choice([text for zone in texts(article) for text in zone])
    length = rng.randint(2, 8)
    at = rng.randint(0, max(0, len(text) - length))
    return text[at : at + length]


@pytest.mark.browser
def test_an_index_of_other_texts_is_noticed(
    browser: Browser, small: Library, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gazette.search.verdict.COLD", 1)  # how long first searches take is no matter here
    changed = [replace(article, body="本段未曾编入索引，也没有人读过。") for article in small.articles]
    one_script = replace(small, articles=tuple(changed), site=replace(small.site, scripts=("hans",)))
    verdict = judge_with(browser, one_script, site, count=12)
    assert verdict.recall < 1
    assert any("not found in" in line for line in verdict.wrong)


@pytest.mark.browser
def test_variants_that_do_not_stand_are_not_asked(
    browser: Browser, small: Library, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gazette.search.verdict.COLD", 1)
    one = shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("zh-hant"))
    assert judge_with(browser, small, one, count=6).wrong == ()


def test_questions_are_the_same_every_time_and_of_every_kind(large: Library) -> None:
    asked = questions(large.articles, 60)
    assert asked == questions(large.articles, 60)
    assert {question.kind for question in asked} == {"word", "phrase", "number", "mixed", "headline", "name"}


def test_truth(small: Library) -> None:
    truth = Truth(small.articles)
    assert truth.containing("公共文化") == ({"known-culture-plain"}, {"known-culture", "known-culture-plain"})
    assert truth.containing("交警大隊")[0] == {"known-police"} | truth.containing("交警大队")[0]


def test_without_a_browser_it_says_so(small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(NoBrowserError, match="no Chromium"), chromium():
        pass
    problem = judge(small, tmp_path)
    assert isinstance(problem, Problem)
    assert problem.code == "G402"
