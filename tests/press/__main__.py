"""Print what the program makes of the pages: python -m tests.press [tuned|held] [-v] [--open]

Columns with a star describe the gold reading instead of ours. -v prints what differs. The held pages are for measuring
only, so that it refuses to show their differences: who looks at them while mending has one estimate less. --open shows
them all the same.
"""

from __future__ import annotations

import argparse
from collections import Counter

from tests.pages.score import norm
from tests.press.make import HALVES
from tests.press.measure import Result, measure, paragraphs, total

SHOWN = {
    "article": "article", "paragraph": "para", "subhead": "subh", "caption": "capt", "headline": "headl",
    "contributor": "people", "section": "sect", "furniture": "furn", "conserved": "conserv", "invented": "invent",
    "topics_recall": "top-R", "topics_precision": "top-P", "places_f1": "place", "agencies_f1": "agency",
    "dates": "date", "ideal_topics_recall": "*top-R", "ideal_topics_precision": "*top-P", "ideal_places_f1": "*place",
    "ideal_agencies_f1": "*agency", "ideal_dates": "*date",
}  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.press", description=__doc__)
    parser.add_argument("half", nargs="?", choices=HALVES)
    parser.add_argument("-v", "--verbose", action="store_true", help="what differs")
    parser.add_argument("--open", action="store_true", help="show the held pages' differences too")
    asked = parser.parse_args()
    halves = (asked.half,) if asked.half else HALVES
    if asked.verbose and "held" in halves and not asked.open:
        parser.error("the held pages are not looked at while mending; ask for tuned, or add --open")
    for half in halves:
        results = measure(half)
        print(f"{half:<22}" + "".join(f"{label:>8}" for label in SHOWN.values()))
        for result in results:
            _row(result.name, total([result]))
            if asked.verbose:
                _differences(result)
        _row("all", total(results))


def _row(name: str, figures: dict[str, float]) -> None:
    print(f"{name:<22}" + "".join(f"{figures[key]:>8.3f}" for key in SHOWN))


def _differences(result: Result) -> None:
    """What a page's reading lacks, and what it has instead."""
    for verdict in result.verdicts:
        if not verdict.exact:
            title = verdict.true.title or verdict.true.body[0][1][:18]
            ours = f"{verdict.ours.headline!r}, {len(verdict.ours.body)} blocks" if verdict.ours else "none"
            print(f"    article {title!r} ({verdict.true.headline!r}): body {verdict.similarity:.3f}, ours {ours}")
    truth = Counter(f"{b['role']}: {norm(b['text'])}" for a in result.truth["articles"] for b in a["body"])
    found = Counter(norm(text).replace(":", ": ", 1) for a in result.reading.articles for text in paragraphs(a))
    for sign, differ in (("-", _alike(truth) - _alike(found)), ("+", _alike(found) - _alike(truth))):
        for text in differ:
            print(f"    {sign} {text if len(text) < 90 else text[:60] + ' … ' + text[-24:]}")
    furniture = Counter(map(norm, result.truth["furniture"]))
    placed = Counter(norm(b.text) for b in result.reading.furniture)
    print(f"    furniture missed {sorted(furniture - placed)}, extra {sorted(placed - furniture)}")
    for mark, labels in ((" ", result.labels), ("*", result.ideal)):
        right = "right" if labels.dated else f"wrong: {result.truth['date']}"
        print(f"   {mark}date {labels.date} ({right})")
        for fault in labels.faults:
            print(f"   {mark}{fault}")


def _alike(texts: Counter[str]) -> Counter[str]:
    """Ledes as the paragraphs that they are."""
    return Counter({text.replace("lede:", "paragraph:", 1): count for text, count in texts.items()})


if __name__ == "__main__":
    main()
