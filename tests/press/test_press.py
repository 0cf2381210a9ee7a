"""Pages as they come are read and described as well as ever; their gold is what they print."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from gazette import vocabulary
from tests.pages.score import review_auc
from tests.press.make import HALVES, folders, make
from tests.press.measure import VOCABULARY, Result, bounds, dated, measure, total
from tests.press.populations import population_of

PAGES = [folder for half in HALVES for folder in folders(half)]
ALL = [pytest.param(folder, id=folder.name) for folder in PAGES]


def dense(text: str | None) -> str:
    return "".join((text or "").split())


def gold_of(folder: Path) -> dict[str, Any]:
    reading: dict[str, Any] = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return reading


def printed(truth: dict[str, Any]) -> list[str]:
    """Every text of a gold reading once; a section that several articles share is printed once."""
    texts = [a[key] for a in truth["articles"] for key in ("kicker", "title", "subtitle")]
    texts += [line for a in truth["articles"] for line in a["byline"]]
    texts += [piece["text"] for a in truth["articles"] for piece in a["body"]]
    texts += sorted({a["section"] for a in truth["articles"] if a["section"]})
    return [dense(text) for text in (*texts, *truth["furniture"]) if text]


def stretches(text: str, seed: str) -> int:
    """How many stretches of a seed make up a text, the longest taken first; 999 where it cannot be made up."""
    count = start = 0
    while start < len(text):
        end = start
        while end < len(text) and text[start : end + 1] in seed:
            end += 1
        if end == start:
            return 999
        count, start = count + 1, end
    return count


@pytest.mark.parametrize("folder", ALL)
def test_pages_are_what_their_source_makes(folder: Path) -> None:
    seed, truth = make((folder / "source.txt").read_text(encoding="utf-8"))
    assert (folder / "seed.txt").read_text(encoding="utf-8") == seed
    assert (folder / "gold.json").read_text(encoding="utf-8") == truth


@pytest.mark.parametrize("folder", ALL)
def test_gold_holds_each_character_of_its_seed_once(folder: Path) -> None:
    seed = dense((folder / "seed.txt").read_text(encoding="utf-8"))
    texts = printed(gold_of(folder))
    assert Counter("".join(texts)) == Counter(seed)
    most = 40 if folder.name.endswith("-across") else 4  # read across, each line is a stretch
    assert [text for text in texts if stretches(text, seed) > most] == []


@pytest.mark.parametrize("folder", ALL)
def test_labels_are_of_the_vocabulary(folder: Path) -> None:
    known = {topic.id for topic in vocabulary.load(VOCABULARY)[0].topics}
    for article in gold_of(folder)["articles"]:
        labels = article["labels"]
        assert {topic for form in (*labels["topics"], *labels["topics+"]) for topic in form.split("|")} <= known
        assert labels["topics"] or labels["topics+"]
    assert all(bounds(gold_of(folder)["date"][key])[0] for key in ("within", "covers"))


def test_a_date_is_neither_guessed_nor_refused() -> None:
    wanted = {"accept": "XXXX-07, XXXX", "within": "2022-06-14/2022-07-31", "covers": "2022-06-20"}
    said = ["2022-06-14/2022-07", "2022-06-20", "XXXX-07", "2022-06-01/2022-06-30", "2022-07", "2022", "nonsense"]
    assert [dated(date, wanted) for date in said] == [True, True, True, False, False, False, False]


KEYS = (
    "article", "paragraph", "subhead", "caption", "headline", "contributor", "section", "furniture",
    "topics_recall", "topics_precision", "places_f1", "agencies_f1", "dates",
    "ideal_topics_recall", "ideal_topics_precision", "ideal_places_f1", "ideal_agencies_f1", "ideal_dates",
)  # fmt: skip
# How well each population is read, in the order of KEYS, and how well confidence tells right articles from wrong.
FLOORS = {
    "tuned": (
        *(0.94, 0.98, 0.99, 0.96, 0.95, 0.97, 0.85, 0.95),
        *(0.95, 0.91, 0.96, 0.94, 0.94),
        *(0.97, 0.92, 0.98, 0.96, 0.94),
    ),
    "tuned-later": (
        *(0.97, 0.99, 0.99, 0.99, 0.92, 0.99, 0.85, 0.97),
        *(0.94, 0.94, 0.99, 0.99, 0.99),
        *(0.97, 0.98, 0.99, 0.99, 0.99),
    ),
    "tuned-latest": (
        *(0.92, 0.97, 0.99, 0.95, 0.97, 0.99, 0.84, 0.99),
        *(0.92, 0.92, 0.98, 0.95, 0.99),
        *(0.92, 0.93, 0.99, 0.95, 0.99),
    ),
    "tuned-newest": (
        *(0.75, 0.92, 0.99, 0.99, 0.93, 0.96, 0.94, 0.99),
        *(0.96, 0.89, 0.92, 0.93, 0.99),
        *(0.98, 0.91, 0.97, 0.98, 0.99),
    ),
    "tuned-fresh": (
        *(0.97, 0.97, 0.94, 0.99, 0.99, 0.99, 0.96, 0.99),
        *(0.84, 0.89, 0.97, 0.85, 0.59),
        *(0.84, 0.89, 0.98, 0.85, 0.59),
    ),
    "tuned-second": (
        *(0.98, 0.99, 0.99, 0.99, 0.98, 0.99, 0.96, 0.87),
        *(0.79, 0.81, 0.96, 0.91, 0.83),
        *(0.79, 0.81, 0.96, 0.91, 0.83),
    ),
    "held": (
        *(0.73, 0.925, 0.84, 0.95, 0.83, 0.91, 0.59, 0.90),
        *(0.82, 0.86, 0.92, 0.88, 0.92),
        *(0.85, 0.87, 0.94, 0.89, 0.96),
    ),
}  # only rise
# Over all tuned and all held pages but the fresh and the second ones: single populations have too few misread articles
# to tell skill from chance, and new pages may not lower a floor of those before.
SURENESS = {"tuned": 0.8, "held": 0.78}  # only rise; 0.5 is chance


def population(name: str) -> list[Result]:
    """The results of a population's pages."""
    return [result for result in measure(name.partition("-")[0]) if population_of(result.name) == name]


@pytest.mark.parametrize("name", FLOORS)
def test_reading_and_labels_never_fall(name: str) -> None:
    figures = total(population(name))
    fallen = {key: figures[key] for key, floor in zip(KEYS, FLOORS[name], strict=True) if figures[key] < floor}
    assert fallen == {}
    assert figures["conserved"] == 1
    assert figures["invented"] == 0


@pytest.mark.parametrize("half", SURENESS)
def test_confidence_tells_right_articles_from_wrong(half: str) -> None:
    since = (f"{half}-fresh", f"{half}-second")
    before = [result for result in measure(half) if population_of(result.name) not in since]
    assert review_auc([verdict for result in before for verdict in result.verdicts]) >= SURENESS[half]
