"""What the program makes of the pages: our scorer's figures of the reading, and those of the labels and dates.

Labels and dates are judged twice: on the articles as the program found them, so that what separation loses is lost
here too, and (`ideal_…`) on the gold reading, which shows what describing alone is worth. A gold label is a form, or
several divided by `|`; those of `topics+` and the like are right but need not be found: they count neither for nor
against. A date is right where it is one of `accept`, or where its interval lies in `within` and holds `covers`, so that
neither a guess nor a refusal passes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from edtf import parse_edtf

from gazette import vocabulary
from gazette.describe import describe
from gazette.model import Article, ArticleReading, Reading
from gazette.separate import separate
from gazette.separate.contributors import contributors
from tests.pages.figures import Score
from tests.pages.score import Verdict, from_reading, from_truth, pair, score
from tests.press.ideal import ideal
from tests.press.make import HERE, folders
from tests.separate.render import page_of

LABELS = ("topics", "places", "agencies")
VOCABULARY = HERE.parent.parent / "content" / "vocabulary"


@dataclass(slots=True)
class Tally:
    """Labels that were due, found, and rightly found."""

    due: int = 0
    met: int = 0
    given: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """The share of the due labels that were given."""
        return self.met / self.due if self.due else 1.0

    @property
    def precision(self) -> float:
        """The share of the given labels that are right."""
        return self.right / self.given if self.given else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.recall * self.precision / (self.recall + self.precision or 1)

    def add(self, due: Sequence[str], allowed: Sequence[str], given: Sequence[str]) -> tuple[list[str], list[str]]:
        """Count one article; return what is missing and what is wrong."""
        good = {name for form in (*due, *allowed) for name in form.split("|")}
        given = [_short(name, good) for name in given]
        missing = [form for form in due if not set(form.split("|")) & set(given)]
        wrong = [name for name in given if name not in good]
        self.due += len(due)
        self.met += len(due) - len(missing)
        self.given += len(given)
        self.right += len(given) - len(wrong)
        return missing, wrong

    def merge(self, other: Tally) -> None:
        """Add another tally."""
        self.due += other.due
        self.met += other.met
        self.given += other.given
        self.right += other.right


def _short(name: str, good: set[str]) -> str:
    """A place that is named with the one around it (定陶区马集镇) where the gold names both apart."""
    ends = (end for end in sorted(good) if end != name and name.endswith(end))
    return next((end for end in ends if name.removesuffix(end) in good), name)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one page."""

    name: str
    truth: dict[str, Any]
    reading: Reading
    figures: Score
    verdicts: tuple[Verdict, ...]
    labels: Labels  # of the articles as found
    ideal: Labels  # of the articles as they ought to have been found


@dataclass(frozen=True, slots=True)
class Labels:
    """What came of describing one page."""

    tallies: dict[str, Tally]
    faults: tuple[str, ...]  # one a line
    date: str
    dated: bool


def bounds(text: str) -> tuple[str, str]:
    """The first and the last day of an EDTF date, as ISO dates; "" where it does not parse."""
    parsed = parse_edtf(text, fail_silently=True)
    if parsed is None:
        return "", ""
    return _day(parsed.lower_strict(), "0000-01-01"), _day(parsed.upper_strict(), "9999-12-31")


def _day(found: Any, otherwise: str) -> str:
    """A day of the calendar as an ISO date; an interval's open end is infinite."""
    return otherwise if isinstance(found, float) else "{:04}-{:02}-{:02}".format(*found[:3])


def dated(date: str, wanted: dict[str, str]) -> bool:
    """Whether a date says what the page lets a historian say."""
    if date in wanted.get("accept", "").split(", "):
        return True
    (low, high), (first, last), (start, end) = bounds(date), bounds(wanted["within"]), bounds(wanted["covers"])
    return bool(low) and first <= low <= start and end <= high <= last


@cache
def measure(half: str) -> tuple[Result, ...]:
    """Every page of a half, read and described together as an archive is."""
    paths = folders(half)
    truths = [json.loads((f / "gold.json").read_text(encoding="utf-8")) for f in paths]
    readings = [separate(page_of(f.name, (f / "seed.txt").read_text(encoding="utf-8"))) for f in paths]
    wanted = [ideal(f.name, truth) for f, truth in zip(paths, truths, strict=True)]
    words = vocabulary.load(VOCABULARY)[0]
    found = map(_labels, truths, readings, describe(readings, words)[0])
    best = map(_labels, truths, wanted, describe(wanted, words)[0])
    return tuple(
        Result(f.name, truth, reading, *_figures(reading, truth), *both)
        for f, truth, reading, *both in zip(paths, truths, readings, found, best, strict=True)
    )


def _figures(reading: Reading, truth: dict[str, Any]) -> tuple[Score, tuple[Verdict, ...]]:
    names = [[person.name for person in contributors(a)] for a in reading.articles]
    figures, verdicts = score(reading, truth, None, names)
    return figures, tuple(verdicts)


def _labels(truth: dict[str, Any], reading: Reading, articles: Sequence[Article]) -> Labels:
    tallies = {key: Tally() for key in LABELS}
    faults: list[str] = []
    for true, ours in _partners(truth, reading, articles):
        for key, tally in tallies.items():
            given = getattr(ours, key) if ours else ()
            missing, wrong = tally.add(true["labels"][key], true["labels"][f"{key}+"], given)
            if missing or wrong:
                faults.append(f"{name_of(true)}: {key}: missing {missing}, wrong {wrong}, given {list(given)}")
    date = articles[0].date if articles else ""
    return Labels(tallies, tuple(faults), date, dated(date, truth["date"]))


def name_of(true: dict[str, Any]) -> str:
    """How a gold article is called in a report."""
    return str(true["title"] or true["body"][0]["text"])[:18]


def _partners(
    truth: dict[str, Any], reading: Reading, articles: Sequence[Article]
) -> list[tuple[dict[str, Any], Article | None]]:
    """Each gold article with what the program made of it."""
    plain = [from_reading(a) for a in reading.articles]
    found = {id(p): article for p, article in zip(plain, articles, strict=True)}
    pairs = pair([from_truth(a) for a in truth["articles"]], plain)
    return [
        (true, found[id(ours)] if ours else None) for true, (_, _, ours) in zip(truth["articles"], pairs, strict=True)
    ]


def total(results: Sequence[Result]) -> dict[str, float]:
    """The figures of several pages together."""
    figures = Score()
    for result in results:
        figures.merge(result.figures)
    found, best = [r.labels for r in results], [r.ideal for r in results]
    return figures.figures() | _total_labels(found) | {f"ideal_{k}": v for k, v in _total_labels(best).items()}


def _total_labels(pages: Sequence[Labels]) -> dict[str, float]:
    tallies = {key: Tally() for key in LABELS}
    for page in pages:
        for key, tally in page.tallies.items():
            tallies[key].merge(tally)
    out = {"dates": sum(page.dated for page in pages) / max(1, len(pages))}
    for key, tally in tallies.items():
        out |= {f"{key}_recall": tally.recall, f"{key}_precision": tally.precision, f"{key}_f1": tally.f1}
    return out


def paragraphs(article: ArticleReading) -> list[str]:
    """The texts of a found article, for reports."""
    return [f"{block.role}: {block.text}" for block in (*article.body, *article.captions)]
