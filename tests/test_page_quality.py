"""How well generated pages are read: floors that only rise, and pages that were once read wrongly."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from tests.bench.separation import measure, total
from tests.pages import lengthy
from tests.pages.abreast import ABREAST
from tests.pages.corpus import Clean, load
from tests.pages.layouts import HELD_OUT, HELD_OUT_TURNS, TUNED
from tests.pages.parted import PARTED
from tests.pages.score import Verdict, review_auc
from tests.pages.shrink import wrong
from tests.pages.signed import SIGNED

PAGES = Path(__file__).parent / "pages"
SAMPLE = 12  # pages a layout

# What was reached on the sample, rounded down (errors up) to half a hundredth. Raise the floors when the separation
# gets better; never lower them. The aim for articles and paragraphs is 0.95.
FLOORS: Mapping[str, Mapping[str, float]] = {
    "tuned": {
        "article": 0.98,
        "paragraph": 0.99,
        "subhead": 0.995,
        "caption": 0.97,
        "headline": 0.995,
        "contributor": 0.99,
        "furniture": 1.0,
        "characters": 0.995,
        "bcubed": 0.995,
        "conserved": 1.0,
    },
    "read across": {
        "article": 0.76,
        "paragraph": 0.94,
        "headline": 0.905,
        "conserved": 1.0,
    },
    "held-out articles": {
        "article": 0.96,
        "paragraph": 0.985,
        "subhead": 0.97,
        "caption": 0.94,
        "headline": 0.98,
        "contributor": 0.995,
        "furniture": 0.995,
        "characters": 0.985,
        "bcubed": 0.995,
        "conserved": 1.0,
    },
    "held-out layouts": {
        "article": 0.97,
        "paragraph": 0.985,
        "subhead": 1.0,
        "headline": 0.97,
        "contributor": 1.0,
        "furniture": 0.965,
        "characters": 0.99,
        "bcubed": 0.99,
        "conserved": 1.0,
    },
    "held-out turns": {
        "article": 0.89,
        "paragraph": 0.915,
        "headline": 0.985,
        "contributor": 0.96,
        "furniture": 1.0,
        "characters": 0.96,
        "bcubed": 0.965,
        "conserved": 1.0,
    },
    "signed": {
        "article": 1.0,
        "paragraph": 1.0,
        "headline": 1.0,
        "contributor": 0.935,
        "conserved": 1.0,
    },
    "lengthy": {
        "article": 0.915,
        "paragraph": 0.995,
        "subhead": 0.955,
        "headline": 0.935,
        "conserved": 1.0,
    },
    "parted": {
        "article": 0.695,
        "paragraph": 0.88,
        "headline": 0.96,
        "conserved": 1.0,
    },
}
CEILINGS: Mapping[str, Mapping[str, float]] = {
    "tuned": {"invented": 0.0, "windowdiff": 0.005},
    "read across": {"invented": 0.0},
    "held-out articles": {"invented": 0.0, "windowdiff": 0.01},
    "held-out layouts": {"invented": 0.0, "windowdiff": 0.015},
    "held-out turns": {"invented": 0.0, "windowdiff": 0.025},
}

LAYOUTS = {
    "read across": ABREAST,
    "held-out layouts": HELD_OUT,
    "held-out turns": HELD_OUT_TURNS,
    "signed": SIGNED,
    "lengthy": lengthy.LENGTHY,
    "parted": PARTED,
}
SAMPLES = {"parted": 60}  # of few layouts

# How well confidence tells right articles from wrong (0.5 is chance). Of the held-out layouts four articles of 193 are
# misread, and each of them moves the figure by .03: they count among all that is held out, and none may be trusted.
SURENESS: Mapping[tuple[str, ...], float] = {
    ("tuned",): 0.945,
    ("held-out articles",): 0.935,
    ("held-out turns",): 0.95,
    ("held-out articles", "held-out layouts", "held-out turns"): 0.94,
}
TRUSTED = 0.9  # an article that is as sure is hardly looked at


@cache
def reached(part: str) -> tuple[Mapping[str, float], Sequence[Verdict]]:
    """The figures of one part of the sample, and what came of its articles."""
    layouts = LAYOUTS.get(part, TUNED)
    scores, verdicts = measure(layouts, _articles(part), SAMPLES.get(part, SAMPLE))
    return total(scores).figures(), [verdict for _, verdict in verdicts]


def _articles(part: str) -> Sequence[Clean]:
    if part == "lengthy":
        return lengthy.articles()
    return load("tuned" if part in ("tuned", "read across") else "heldout")


@pytest.mark.parametrize(("part", "figure"), [(part, figure) for part in FLOORS for figure in FLOORS[part]])
def test_a_figure_is_not_below_its_floor(part: str, figure: str) -> None:
    assert reached(part)[0][figure] >= FLOORS[part][figure]


@pytest.mark.parametrize(("part", "figure"), [(part, figure) for part in CEILINGS for figure in CEILINGS[part]])
def test_an_error_is_not_above_its_ceiling(part: str, figure: str) -> None:
    assert reached(part)[0][figure] <= CEILINGS[part][figure]


@pytest.mark.parametrize("parts", SURENESS, ids=" and ".join)
def test_confidence_tells_right_articles_from_wrong(parts: tuple[str, ...]) -> None:
    assert review_auc([verdict for part in parts for verdict in reached(part)[1]]) >= SURENESS[parts]


def test_no_misread_article_of_layouts_never_learnt_is_trusted() -> None:
    misread = [verdict.ours for verdict in reached("held-out layouts")[1] if verdict.ours and not verdict.exact]
    assert misread
    assert max(article.confidence for article in misread) < TRUSTED


def cases(folder: str) -> list[Path]:
    """The kept pages of one folder."""
    return sorted(path.parent for path in (PAGES / folder).glob("*/seed.txt"))


def still_wrong(case: Path) -> list[str]:
    """The figures of a kept page that are not at their best."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return wrong((case / "seed.txt").read_text(encoding="utf-8"), expected)


@pytest.mark.parametrize("case", cases("regressions"), ids=lambda case: case.name)
def test_a_page_that_was_once_read_wrongly_is_read_right(case: Path) -> None:
    assert not still_wrong(case)


def test_every_kept_failure_is_explained() -> None:
    readme = (PAGES / "failures" / "README.md").read_text(encoding="utf-8")
    explained = [line.split("`")[1] for line in readme.splitlines() if line.startswith("- `")]
    assert sorted(explained) == [case.name for case in cases("failures")]
