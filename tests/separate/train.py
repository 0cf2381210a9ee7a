"""Learn the weights of gazette/separate/{weights,cutweights}.py from generated pages: logistic regression.

Where one of several things may be true, or none (a piece goes on with one of the texts that wait), they are weighed
against one another: conditional logits, of which the logistic regression of a single thing is the simplest case.

    python -m tests.separate.train [--pages N] [--only joint …] [--news qqnews]

The same pages, rules and numbers give the same file. Only tuned layouts and articles are used, those of the tuned press
pages among them. Headlines (`--only whole full odd`, `--only new`) are taught with real news, too (`--news`, see
news.py), headlines below a text that was cut and seams (`--only atop seam`) with nothing else, rests that go home
(`--only home`) with news and a few generated pages (parted.py).

WHOLE, FULL, ODD, ATOP, SEAM and HOME were learnt so, ATOP and SEAM before some of the columns kept Latin words and
numbers whole ("the text above is short" alone in ATOP is of later: with all of it, headlines of several lines were
lost; so is "a sentence ends where it was broken off" in SEAM, learnt from all full lines above headlines: with all of
SEAM, pages read across fell below a floor). NEW is a mean of what was learnt so: two fifths before and three fifths
after some headlines of the news were set in two lines (the former is the mean of tables before and after
subjects.txt.xz was made of local news), and of what was learnt with printed pages, too (see below). With any of these
tables alone some floor fails, or real pages are read worse. JOINT and BREAK were learnt without the news and with press
pages that counted 6, and a few thresholds were set since, so that a run of today differs from them. By hand, on tuned
pages: "the characters run on" was raised from .48 to .55, "the texts speak of the same" from 2.57 to 3.5 (the new table
finds texts less alike), "all of the texts share words" is 2, and in NEW "the run below has its mould" from -.52 to
-1.2, nearly that of the run above, and "its phrases are parallel" from -.5 to -.9, since county papers print such
subheads more than the news does; in WHOLE "it is made of phrases" from -.8 to -.4, for the same reason. "its words
stand above" was learnt when what stands below was not yet taken off it. Set by hand, since the news hardly prints them:
that the name of a column ends a headline (3 in ATOP), and dashes at its ends (2.5 and 2); and "both halves begin
alike" in JOINT.

Whole pages of a newspaper (`--printed`, a folder of folders as in tests/press; 424 pages of a national daily of 2019
and 2020, each set in two layouts, which cannot be kept here) teach what pages of drawn articles do not: neighbours that
tell of one event, columns' names behind headlines, notes on authors, pictures' makers between articles. Seven tenths of
what NEW became by them were taken, but nothing of what county papers print otherwise: phrases, moulds, series, "others
on the page look like it", "others are longer", how long the text below is, who acts, credits. Set by hand: that the
name of a column ends it (5), a note on its author (3), a caption (1.5) or a line of the sheet (2.1) above it, that it
is nothing but a number (-4); "datelines or credits on the page" is 1.62. In TITLE and WHOLE: a subtitle behind a dash
below (4), a column's name (3); in ODD 2; in WHOLE "a headline may stand right below" is 1. WHOLE, learnt with these
pages, lost long subheads of features and was not taken. Of HOME, "both articles name the same" alone is theirs.

NEW was learnt once more from all kinds of pages together, so that none pays for another: a printed page's run counted
1, one of drawn news .3, a generated one 4, one of the press or the seeds 8, with weights pulled (8) towards the table
before. Held fixed were those that daily and county papers do not share (phrases, moulds, series, who acts, how long a
line is and what stands around it), and afterwards "a credit ends the text below" was set to 1.2, "it is very short" to
-.28, "datelines or credits on the page" to 1.3 and "it is longer than subheads are" to .4, to hold all floors.

AFRESH weighs what a second look sees on pages that were read once. It was learnt from 1,475 printed pages, each set in
one way (unwrapped, wrapped at 30 without indents or at 17, or cut at 20 with the rests below), three fifths of them
only a part of a page, for a page may hold a single article, and from news set in all of these; a generated page's run
counted 3, one of the press 8, of the seeds 40. Set by hand: "a byline follows it" (2), which a daily does not print and
county papers do, "the text above breaks off" (1.8) and "both would be far longer than an article" (14), of which there
is hardly any.

TITLE was learnt earlier, and rules were made since that know its weights: what is learnt today, with the news or
without, was tried and not taken. Take a new table only where tests/test_page_quality.py and tests/press hold.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from gazette.separate import (
    afresh,
    atop,
    breaks,
    cutweights,
    evidence,
    flow,
    grouping,
    pieces,
    reading,
    rests,
    scene,
    seams,
    stitch,
    threads,
    titleness,
    verdicts,
    weights,
)
from gazette.separate import layout as layout_of
from gazette.separate.cohesion import Lexicon
from gazette.separate.elements import Element, around, elements_of
from gazette.separate.evidence import Run
from gazette.separate.parts import Kind
from gazette.separate.weighing import Features, weigh
from tests.bench.separation import as_page
from tests.pages import columns, lengthy, parted
from tests.pages.corpus import load
from tests.pages.interrupted import INTERRUPTED
from tests.pages.layouts import TUNED
from tests.pages.make import Layout, Made, page
from tests.pages.score import norm
from tests.pages.signed import SIGNED
from tests.pages.taught import taught
from tests.pages.varied import VARIED
from tests.pages.whole import SOLID, WHOLE
from tests.press.make import folders
from tests.separate import homes, news, solid_lines

Example = tuple[Features, bool]
Group = Sequence[Example]  # at most one of which is true
Lesson = Callable[[Made], Iterator[tuple[str, Group]]]
TARGET, CUT_TARGET = Path(weights.__file__), Path(cutweights.__file__)
PULL = 3.0  # how strongly weights are pulled towards the prior (the inverse variance of a Gaussian)
# What is known of county papers beyond the generated pages; the weights are pulled towards these.
PRIOR = {
    "new": {
        "a byline follows it": 4.0,
        "a dateline follows it": 4.0,
        "a credit precedes it": 4.0,
        "it is named as a headline": 8.0,
        "a picture ends the little text below it": 3.0,
        "another text is broken off for it": 4.0,
        "it is numbered": -3.0,
        "its phrases are parallel": -2.5,
        "the only byline so far precedes it": -3.0,
        "its two lines are even": -1.5,
        "it names who acts": 1.0,
        "it names who acts, then a colon": 2.5,
        "it has a comma": 0.5,
        "it has a dash": 1.0,
        "it is the title of a notice": 6.0,
        "it is short": -0.7,
        "it is long": 0.8,
        "the texts around it share little": 2.0,
        "its heading mark is higher": 3.0,
        "its heading mark is lower": -6.0,
        "its heading mark is the same as below a section": 5.0,
    },
    "break": {
        "always": -2.6,
        "the text above ends with a credit": 8.0,
        "the text opens with a dateline": 9.0,
        "the text ends with a credit": 1.5,
        "the texts share little": 2.0,
        "the text is more like what follows": 1.0,
        "signed texts stand below": 1.0,
        "the column changes": 1.0,
        "it opens with who acts, new here": 1.0,
        "another text is broken off for it": 4.0,
        "it opens like an article and ends with a credit": 1.0,
        "it opens with who acts, known from above": -1.0,
        "the paragraph above alone is set wider": 5.0,
    },
    "title": {
        "a byline stands right below": 2.0,
        "it fills its column": -1.0,
        "it is wider than its column": 2.0,
        "it does not fill its column": 2.0,
        "blanks above and below": 1.0,
        "it is a short line": 1.5,
        "it is a long line": -1.5,
        "it has a comma": -0.8,
        "it has several commas": -2.0,
        "it is made of phrases": 1.5,
        "it opens like a paragraph": -2.0,
        "it has a colon or is numbered": 1.0,
        "it has a dash": 1.0,
        "it ends like half a sentence": -1.5,
        "it leaves a bracket open": -3.0,
        "its words come again": 3.0,
        "no text above": 3.0,
        "the text above is finished": 0.5,
        "the text above may run on": -1.5,
        "it runs on": -4.0,
        "an indented text below": 0.5,
        "a word runs on into the text below": -1.5,
    },
    "whole": {
        "a byline stands right below": 2.0,
        "it is a short line": 1.5,
        "it is a long line": -1.5,
        "it has several commas": -1.0,
        "it is made of phrases": 1.5,
        "it opens like a paragraph": -2.0,
        "it ends like half a sentence": -1.5,
        "it leaves a bracket open": -3.0,
        "it stands in brackets": -3.0,
        "it asks or exclaims": -2.0,
        "its words come again": 3.0,
        "no text above": 3.0,
        "no text below": 2.0,
        "the text above is finished": 2.0,
    },
    "full": {
        "it is worded like a headline": 1.0,
        "it runs on into the line below": -0.3,
    },
    "odd": {
        "it is worded like a headline": 1.0,
        "it ends a sentence": -3.0,
    },
    "joint": {
        "always": -3.0,
        "stands next": 3.0,
        "ends with a comma": 2.0,
        "ends without a full stop": 1.0,
        "looks like a headline": -1.5,
        "completes a word": 1.0,
        "the halves of the word cannot stand alone": 1.2,
        "closes the open quotation": 4.0,
        "leaves the quotation open": -2.0,
        "closes a quotation that is not open": -2.0,
        "starts with a mark that cannot start a line": 5.0,
        "opens like a paragraph for sure": -3.0,
        "opens like a paragraph": -1.5,
        "starts with a particle": 3.0,
        "a number and its unit are cut": 2.0,
        "a number is cut": 1.5,
        "continues the enumeration": 2.0,
        "breaks the enumeration": -1.0,
        "ends with a colon or semicolon": -0.5,
        "may end here": -1.0,
        "stands apart like a caption": -2.0,
        "says what a picture shows": -3.0,
        "the columns differ in width": -1.0,
        "only what runs on lacks an indent": 2.0,
        "a headline over its text": -4.0,
        "ends a sentence": -3.0,
        "its own headline stands above it": -1.0,
        "a byline stands above it": -4.0,
        "opens with when": -2.0,
        "opens with who acts": -1.0,
        "an article ends with a credit above it": 1.5,
    },
    "atop": {},
    "seam": {},
    "home": {},
    "afresh": {},
}
GOLD = Path(__file__).resolve().parent.parent / "gold"
SEEDS = GOLD.parent.parent / "seeds"
KINDS = ("title", "whole", "full", "odd", "atop", "joint", "seam", "new", "break", "home", "afresh")
CUT = ("atop", "seam", "home", "afresh")  # what stands in cutweights.py
CUT_HEAD = '"""Learnt weights of cut columns and second looks, as log-odds; written by tests/separate/train.py."""\n\n'
NEWS_PAGES = 1200
PARTED_SEEDS = range(5000, 5400)
NEWS_DRAWN = 9  # articles of which a page is made
GOLD_WEIGHT = 16  # how often a real page counts against a generated one
PRESS_WEIGHT = 16  # and an invented one as newspapers print them
STEPS = 250
RATE = 0.05


def examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches: ("new" or "break", features, whether a new article starts there)."""
    items = reading.read_items(as_page(made))
    elements = tuple(elements_of(items))
    words = Lexicon.of(item.pairs for item in items if item.kind is Kind.TEXT)
    yield from _runs(made, elements, words)
    yield from _breaks(made, elements, words)


def afresh_examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches a second look, once it was read: whether an article starts at a run."""
    items = reading.read_items(as_page(made))
    elements = tuple(elements_of(items))
    words = Lexicon.of(item.pairs for item in items if item.kind is Kind.TEXT)
    judged = verdicts.judge(elements, words)
    below, steps = grouping.best(elements, judged) if elements else (True, ())
    for looked in () if below else afresh.look(elements, steps, judged, words):
        run = elements[looked.at]
        assert isinstance(run, Run)
        if made.owners[run.titles[0].line - 1] != -1:
            yield "afresh", [(looked.seen, _is_new(made, run))]


def gold_pages() -> Iterator[Made]:
    """The seeds whose reading is known, each line with the article that holds it."""
    for path in sorted(GOLD.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        yield _as_made(path.stem, SEEDS / truth["seed"], truth)


def press_pages() -> Iterator[Made]:
    """The tuned press pages in the same way."""
    yield from printed_pages(folders("tuned"))


def printed_pages(found: Iterable[Path]) -> Iterator[Made]:
    """Pages in folders, each its text (seed.txt) and its reading (gold.json)."""
    for folder in found:
        truth = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        yield _as_made(folder.name, folder / "seed.txt", truth)


def _as_made(name: str, seed: Path, truth: dict[str, Any]) -> Made:
    for article in truth["articles"]:
        for key in ("kicker", "title", "subtitle", "section"):
            article.setdefault(key, None)
    text = seed.read_text(encoding="utf-8")
    owners = tuple(_owners(text.split("\n"), truth["articles"]))
    return Made(name, text, truth, owners, ("",) * len(owners))


def _owners(lines_of_page: Sequence[str], articles: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    whole = [
        "\n".join(
            norm(text)
            for text in (
                *(article[key] or "" for key in ("kicker", "title", "subtitle")),
                *(piece["text"] for piece in article["body"]),
            )
        )
        for article in articles
    ]
    sections = {norm(article["section"]) for article in articles if article["section"]}
    last = -1
    for line in lines_of_page:
        text = norm(line).lstrip("#")
        found = [i for i, article in enumerate(whole) if text and text in article]
        # What stands in several articles, a mere full stop above all, belongs to that of the line above.
        last = last if last in found or not text else found[0] if found else -1
        yield last if found else (-2 if text in sections else -1)


def title_examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches about single lines: whether each is a line of a headline or a subhead."""
    printed = reading.read_lines(as_page(made))
    seen = layout_of.measure(printed)
    joined = pieces.join_lines(printed, seen)
    for i, piece in enumerate(joined):
        owner = made.owners[piece.line - 1]
        if pieces.may_be_lone_title(piece, seen) and not piece.level and owner != -1:
            heading = owner == -2 or _is_heading(made, owner, piece.text)
            features = titleness.see(piece, *pieces.neighbours(joined, i), wrapped=seen.wrapped, whole=seen.whole)
            # What ends a page of news that were put together ends none that was printed.
            if not (seen.whole and "no text below" in features):
                yield "whole" if seen.whole else "title", [(features, heading)]
            joined[i] = piece._replace(kind=Kind.TITLE if heading else Kind.TEXT)


def solid_examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches about the lines of pages with neither indents nor blanks."""
    yield from solid_lines.examples(made, _is_heading)


def _is_heading(made: Made, owner: int, text: str) -> bool:
    return _is_headline(made, owner, text) or _is_subhead(made, owner, text)


def _is_headline(made: Made, owner: int, text: str) -> bool:
    articles = made.truth["articles"]
    assert isinstance(articles, list)
    article = articles[owner]
    whole = norm("".join(article[key] or "" for key in ("kicker", "title", "subtitle")))
    return norm(text).strip("-") in whole.replace("-", "") or norm(text) in whole


def joint_examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches about joints: at each piece, which of the texts that wait goes on, if any does."""
    found = threads.Threads(scene.scene(reading.read_pieces(as_page(made))))
    true = _true_joints(made, found.view)
    state = threads.State()
    for there in range(len(found.view.flow)):
        state = found.awake(state, there)
        steps = found.steps(state, there)
        if steps:
            yield "joint", [(found.features(state, s.here, there), true.get(there) == s.here) for s in steps]
        state = found.after(state, there, next((s.here for s in steps if true.get(there) == s.here), threads.NEW))


def seam_examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches about seams: which line goes on with a text that was broken off, if any does."""
    view = scene.scene(reading.read_pieces(as_page(made)))
    true, found = _lines_below(made), rests.Rests(view)
    for end, joint in seams.lacking(view, stitch.links(view)).items():
        rest = true.get(view.pieces[end].spans[-1].line)
        able = [place for place in seams.places(view) if place.piece > end]
        if able:
            yield "seam", [(found.features(end, at, joint), _line(view, at) == rest) for at in able]


def atop_examples(made: Made) -> Iterator[tuple[str, Group]]:
    """What a made page teaches about headlines below a text that was cut: where each begins, if one stands there."""
    printed = reading.read_lines(as_page(made))
    seen = layout_of.measure(printed)
    heading = [made.roles[line.number - 1] in solid_lines.HEADINGS for line in printed]
    for end in range(1, len(printed)):
        able = list(atop.starts(printed, end, seen))
        true = end
        while true and heading[true - 1] and (true == end or not printed[true].gap):
            true -= 1
        if able:
            yield "atop", [(atop.see(printed, at, end, seen), at == true) for at in able]


def _line(view: scene.Scene, place: rests.Place) -> int:
    return view.pieces[place.piece].spans[place.line].line


def _lines_below(made: Made) -> dict[int, int]:
    """The next line of its article for each line of a page."""
    found, last = {}, {}
    for line, (owner, role) in enumerate(zip(made.owners, made.roles, strict=True), 1):
        if owner >= 0 and role != "caption":
            if owner in last:
                found[last[owner]] = line
            last[owner] = line
    return found


def _true_joints(made: Made, view: scene.Scene) -> dict[int, int]:
    """The place of each rest of a text, and that of what it continues."""
    articles = made.truth["articles"]
    assert isinstance(articles, list)
    whole = ["\n".join(norm(p["text"]) for p in article["body"] if p["role"] != "subhead") for article in articles]
    owners = [made.owners[view.pieces[piece].line - 1] for piece in view.flow]
    texts = [norm(view.pieces[piece].text) for piece in view.flow]
    return {
        there: here
        for here, a in enumerate(texts)
        for there, b in enumerate(texts)
        if here < there and owners[here] == owners[there] >= 0 and a[-12:] + b[:12] in whole[owners[here]]
    }


def _runs(made: Made, elements: Sequence[Element], words: Lexicon) -> Iterator[tuple[str, Group]]:
    runs = [element for element in elements if isinstance(element, Run) and element.titles]
    for k, (run, marks) in enumerate(zip(runs, verdicts.heading_marks(runs), strict=True)):
        owner = made.owners[run.titles[0].line - 1]
        if not run.since or not run.until or owner == -1:
            continue
        yield "new", [(evidence.features(run, verdicts.company(runs, k), words, marks), _is_new(made, run))]


def _is_new(made: Made, run: Run) -> bool:
    """Whether an article begins with a run. With a line of text that was taken for a heading, none does."""
    owners = [(made.owners[item.line - 1], item.text) for item in run.titles]
    return any(
        owner == -2 or (owner >= 0 and _is_headline(made, owner, text) and not _is_subhead(made, owner, text))
        for owner, text in owners
    )


def _is_subhead(made: Made, owner: int, text: str) -> bool:
    articles = made.truth["articles"]
    assert isinstance(articles, list)
    return any(norm(text) in norm(piece["text"]) for piece in articles[owner]["body"] if piece["role"] == "subhead")


def _breaks(made: Made, elements: Sequence[Element], words: Lexicon) -> Iterator[tuple[str, Group]]:
    texts = [element for element in elements if isinstance(element, flow.Item)]
    adjacent = {id(b) for a, b in pairwise(elements) if isinstance(a, flow.Item)}
    for i, item in enumerate(texts):
        if i and id(item) in adjacent:
            before, after = around(texts, i, i + 1)
            seen = breaks.features(before, item, after, words)
            yield "break", [(seen, made.owners[item.line - 1] != made.owners[texts[i - 1].line - 1])]


def learn(data: Sequence[Group], start: Mapping[str, float]) -> dict[str, float]:
    """Conditional logits by full-batch Adam; deterministic. That none of a group is true is worth 0."""
    names = ["always", *sorted({*start, *(name for group in data for seen, _ in group for name in seen)} - {"always"})]
    weight = dict.fromkeys(names, 0.0)
    first, second = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for step in range(1, STEPS + 1):
        slope = {name: PULL * (weight[name] - start.get(name, 0.0)) for name in names}
        for group in data:
            _add_errors(slope, group, weight)
        for name in names:
            first[name] = 0.9 * first[name] + 0.1 * slope[name]
            second[name] = 0.99 * second[name] + 0.01 * slope[name] ** 2
            weight[name] -= RATE * (first[name] / (1 - 0.9**step)) / (math.sqrt(second[name] / (1 - 0.99**step)) + 1e-9)
    return {name: round(value, 2) for name, value in weight.items()}


def _add_errors(slope: dict[str, float], group: Group, weight: Mapping[str, float]) -> None:
    """Add the slope of one group's loss."""
    odds = [math.exp(max(-30.0, min(30.0, weigh(seen, weight)))) for seen, _ in group]
    total = 1 + sum(odds)
    for odd, (seen, true) in zip(odds, group, strict=True):
        error = odd / total - true
        slope["always"] += error
        for name, value in seen.items():
            slope[name] += error * value


def right(data: Sequence[Group], learnt: Mapping[str, float]) -> float:
    """The share of groups of which the right one, or none, is found."""
    return sum(_is_right(group, learnt) for group in data) / max(1, len(data))


def _is_right(group: Group, learnt: Mapping[str, float]) -> bool:
    best, true = max((weigh(seen, learnt), true) for seen, true in group)
    return true if best > 0 else not any(true for _, true in group)


def show(name: str, learnt: Mapping[str, float]) -> str:
    """A table of weights as Python."""
    rows = "".join(f'    "{key}": {value},\n' for key, value in learnt.items())
    return f"{name} = {{\n{rows}}}\n"


def _table(kind: str) -> dict[str, float]:
    """The table of weights of a kind."""
    found: dict[str, float] = getattr(cutweights if kind in CUT else weights, kind.upper())
    return found


def _pages(lesson: Lesson, pages: int) -> Iterator[Made]:
    """The pages of a lesson: joints are taught with more articles and layouts than headlines, for which rules were made
    that know the weights."""
    sets = [
        (TUNED | INTERRUPTED, load("tuned"), range(5000, 5000 + pages * 3 // 2)),
        (SIGNED, taught(), range(5000, 5000 + 8 * pages)),
    ]
    if lesson is not joint_examples:
        sets.append((lengthy.LENGTHY, lengthy.articles(), range(5000, 5000 + 6 * pages)))
    if lesson is solid_examples:
        sets += [(SOLID, articles, range(5000, 5000 + 6 * pages)) for articles in (load("tuned"), lengthy.articles())]
    if lesson is joint_examples:
        sets.append((TUNED | INTERRUPTED, taught(), range(1000, 1000 + pages)))
        sets.append((VARIED, taught(), range(1000, 1000 + 2 * pages)))
    for layouts, articles, seeds in sets:
        for name, layout in layouts.items():
            yield from (page(name, layout, seed, articles) for seed in seeds)


def news_pages(folder: Path, layouts: Mapping[str, Layout], count: int = NEWS_PAGES) -> Iterator[Made]:
    """Pages of real news."""
    drawn = tuple(news.articles(folder, news.WEIGHTS))
    for name, layout in layouts.items():
        for seed in range(5000, 5000 + count):
            yield page(name, layout, seed, random.Random(seed).sample(drawn, NEWS_DRAWN))


class Real(NamedTuple):
    """What was printed: a clone of the repository of news.py, and whole pages."""

    news: Path | None
    printed: Sequence[Made]


def _parted(real: Real) -> Iterator[Made]:
    """Pages of articles cut between sentences, and whole ones, for most pages have no rest."""
    if real.news:
        yield from news_pages(real.news, parted.PARTED)
        yield from news_pages(real.news, WHOLE, NEWS_PAGES // 3)
    yield from real.printed
    yield from (
        page(name, layout, seed, load("tuned")) for name, layout in parted.PARTED.items() for seed in PARTED_SEEDS
    )


def _taught(lesson: Lesson, pages: Iterable[Made]) -> dict[str, list[Group]]:
    data: dict[str, list[Group]] = {}
    for made in pages:
        for kind, group in lesson(made):
            data.setdefault(kind, []).append(group)
    return data


def _collect(lesson: Lesson, pages: int, real: Real) -> dict[str, list[Group]]:
    data: dict[str, list[Group]] = {}
    if lesson is homes.examples:
        return _taught(lesson, chain(_parted(real), press_pages(), gold_pages()))
    cut = lesson in (atop_examples, seam_examples)  # the other pages have hardly any of what these teach
    layouts = SOLID if lesson is solid_examples else columns.COLUMNS if cut else WHOLE
    generated = () if cut else _pages(lesson, pages)
    printed = (
        real.printed if lesson in (title_examples, examples, afresh_examples) else ()
    )  # the others ask for each line's role
    for made in chain(generated, news_pages(real.news, layouts) if real.news else (), printed):
        for kind, group in lesson(made):
            data.setdefault(kind, []).append(group)
    if cut:
        return data
    for pages_of, times in ((gold_pages, GOLD_WEIGHT), (press_pages, PRESS_WEIGHT)):
        for made in pages_of():
            for kind, group in lesson(made):
                data.setdefault(kind, []).extend([group] * times)
    return data


def _learn(data: Mapping[str, Sequence[Group]], kinds: Sequence[str]) -> dict[str, dict[str, float]]:
    found = {}
    for kind in kinds:
        found[kind] = learn(data[kind], PRIOR[kind])
        sys.stdout.write(f"{kind}: {len(data[kind])} groups, {right(data[kind], found[kind]):.4f} right\n")
    return found


def main() -> None:
    """Learn and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=16, help="pages a layout")
    parser.add_argument("--news", type=Path, help="a clone of the repository of news.py")
    parser.add_argument("--printed", type=Path, help="a folder of folders, a newspaper page each: seed.txt, gold.json")
    parser.add_argument("--only", nargs="*", default=KINDS, choices=KINDS, help="learn these tables, keep the others")
    args = parser.parse_args()
    printed = printed_pages(sorted(args.printed.iterdir())) if args.printed else ()
    real = Real(args.news, tuple(printed))
    # Each step is learnt on what the steps before it make of the pages.
    for lesson, kinds in (
        (title_examples, ("title", "whole")),
        (solid_examples, ("full", "odd")),
        (atop_examples, ("atop",)),
        (joint_examples, ("joint",)),
        (seam_examples, ("seam",)),
        (examples, ("new", "break")),
        (afresh_examples, ("afresh",)),
        (homes.examples, ("home",)),
    ):
        wanted = [kind for kind in kinds if kind in args.only]
        for kind, found in _learn(_collect(lesson, args.pages, real), wanted).items() if wanted else ():
            table = _table(kind)
            table.clear()
            table.update(found)
    text = (
        '"""Learnt weights, as log-odds; written by tests/separate/{train,learn_confidence}.py; '
        'the reasons that doubts tell."""\n\n'
    )
    tables = (*[kind for kind in KINDS if kind not in CUT], "article")  # learn_confidence.py learns the last
    text += "".join(show(kind.upper(), _table(kind)) for kind in tables)
    CUT_TARGET.write_text(CUT_HEAD + "".join(show(kind.upper(), _table(kind)) for kind in CUT), encoding="utf-8")
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
