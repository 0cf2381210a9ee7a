"""Measure the separation step on generated pages: figures per layout, speed, and growth.

    python -m tests.bench.separation [--pages N] [--failures] [--layout NAME …]

Tuned layouts and articles may be looked at by whoever improves the separation; held-out ones are for measuring alone:
their failures are never printed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gazette.model import Page
from gazette.separate import separate
from gazette.separate.contributors import contributors
from tests.pages.abreast import ABREAST
from tests.pages.causes import CAUSES, causes
from tests.pages.corpus import Clean, load
from tests.pages.figures import COUNTS, MEANS, Score
from tests.pages.layouts import HELD_OUT, HELD_OUT_TURNS, TUNED
from tests.pages.make import Layout, Made, page
from tests.pages.score import Verdict, confusions, review_auc, score

WIDTH = 24


def say(text: str) -> None:
    """Print one line of the report."""
    sys.stdout.write(text + "\n")


def as_page(made: Made) -> Page:
    """A made page as the seeds' reader would give it."""
    data = made.text.encode()
    return Page(f"{made.name}.txt", tuple(made.text.split("\n")), hashlib.sha256(data).hexdigest())


def made_pages(
    layouts: Mapping[str, Layout], articles: Sequence[Clean], count: int, first: int = 0
) -> Iterator[tuple[str, Made]]:
    """So many pages of each layout, with seeds from the first on."""
    for name, layout in layouts.items():
        for seed in range(first, first + count):
            yield name, page(name, layout, seed, articles)


def measure(
    layouts: Mapping[str, Layout], articles: Sequence[Clean], count: int
) -> tuple[dict[str, Score], list[tuple[str, Verdict]]]:
    """The figures of each layout and what came of each article."""
    scores = {name: Score() for name in layouts}
    verdicts: list[tuple[str, Verdict]] = []
    for name, made in made_pages(layouts, articles, count):
        reading = separate(as_page(made))
        people = [[person.name for person in contributors(article)] for article in reading.articles]
        figures, judged = score(reading, made.truth, made.owners, people)
        scores[name].merge(figures)
        verdicts.extend((made.name, verdict) for verdict in judged)
    return scores, verdicts


def total(scores: Mapping[str, Score]) -> Score:
    """All layouts together."""
    out = Score()
    for entry in scores.values():
        out.merge(entry)
    return out


def table(title: str, scores: Mapping[str, Score]) -> None:
    """Print the figures of each layout, then of all."""
    keys = (*COUNTS, *MEANS)
    say(f"\n{title:{WIDTH}}" + "".join(f"{key[:9]:>10}" for key in keys))
    for name, entry in (*scores.items(), ("all", total(scores))):
        figures = entry.figures()
        say(f"{name:{WIDTH}}" + "".join(f"{figures[key]:10.4f}" for key in keys))


def speed(made: Sequence[Made]) -> None:
    """Print how fast pages are read and how the time grows with a page's length."""
    pages = [as_page(m) for m in made]
    size = sum(len(m.text.encode()) for m in made)
    started = time.process_time()
    for each in pages:
        separate(each)
    spent = time.process_time() - started
    say(f"\nspeed {size / spent / 1e6:.2f} MB/s ({size / 1e6:.2f} MB in {spent:.2f} s)")
    lines = tuple(line for each in pages for line in (*each.lines, "", ""))
    times = [_seconds(Page("long.txt", lines[: len(lines) // part], "")) for part in (4, 2, 1)]
    say("doubling " + ", ".join(f"{b / a:.2f}" for a, b in pairwise(times)))


def _seconds(one: Page) -> float:
    started = time.process_time()
    separate(one)
    return time.process_time() - started


def failures(verdicts: Sequence[tuple[str, Verdict]]) -> None:
    """Print the articles that were not read right."""
    for name, verdict in verdicts:
        if not verdict.exact:
            shown = verdict.true.headline or dict(verdict.true.body)["paragraph"][:16]
            found = verdict.ours.headline if verdict.ours else None
            say(f"{name}: {shown}: body {verdict.similarity:.3f}, headline {found!r}")


def errors(layouts: Mapping[str, Layout], articles: Sequence[Clean], count: int) -> None:
    """Print why articles are misread in each layout."""
    counts = Counter(
        (name, cause)
        for name, made in made_pages(layouts, articles, count)
        for cause, _ in causes(made, separate(as_page(made)))
    )
    say(f"\n{'misread for':{WIDTH}}" + "".join(f"{each:>17}" for each in CAUSES))
    for layout in layouts:
        say(f"{layout:{WIDTH}}" + "".join(f"{counts[layout, each] or '':>17}" for each in CAUSES))


def roles(layouts: Mapping[str, Layout], articles: Sequence[Clean], count: int) -> None:
    """Print how many lines of each role were read as which: rows are true, columns found."""
    seen: Counter[tuple[str, str]] = Counter()
    for _, made in made_pages(layouts, articles, count):
        seen += confusions(separate(as_page(made)), made.roles)
    names = sorted({name for pair in seen for name in pair})
    say(f"\n{'lines read as':{WIDTH}}" + "".join(f"{name:>10}" for name in names))
    for true in names:
        say(f"{true:{WIDTH}}" + "".join(f"{seen[true, ours]:10}" for ours in names))


def main() -> None:
    """Run the report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20, help="pages a layout")
    parser.add_argument("--layout", nargs="*", help="only these layouts")
    parser.add_argument("--failures", action="store_true", help="list the tuned articles that were read wrongly")
    args = parser.parse_args()
    tuned = {name: layout for name, layout in TUNED.items() if not args.layout or name in args.layout}
    scores, verdicts = measure(tuned, load("tuned"), args.pages)
    table("tuned", scores)
    if not args.layout:
        table("read across", measure(ABREAST, load("tuned"), args.pages)[0])
        table("held-out articles", measure(TUNED, load("heldout"), args.pages)[0])
        table("held-out layouts", measure(HELD_OUT, load("heldout"), args.pages)[0])
        table("held-out turns", measure(HELD_OUT_TURNS, load("heldout"), args.pages)[0])
        speed([made for _, made in made_pages(TUNED, load("tuned"), args.pages)])
    say(f"\nconfidence tells right from wrong articles: {review_auc([verdict for _, verdict in verdicts]):.3f}")
    errors(tuned, load("tuned"), args.pages)
    if not args.layout:
        for layouts in (TUNED, HELD_OUT, HELD_OUT_TURNS):
            errors(layouts, load("heldout"), args.pages)
    roles(tuned, load("tuned"), args.pages)
    if args.failures:
        failures(verdicts)


if __name__ == "__main__":
    main()
