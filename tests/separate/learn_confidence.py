"""Learn weights.ARTICLE, what each sign says about an article's being misread: logistic regression, as in train.py.

    python -m tests.separate.learn_confidence qqnews [--pages N]     (see news.py)

It learns from tuned generated pages, from the tuned pages of tests/press and from pages of real news, and changes
nothing about how pages are read. The same pages and numbers give the same weights.

By hand, on tuned pages: "it has no headline" was lowered from 2.31 to 1.4, "a quotation or bracket has one half only"
is 2.99 as it was learnt without the news, whose quotations are often open, and "a text beside it is very short" is .1.
Learnt anew since, the whole table tells held-out articles less well: some weights are between the old and the new ones.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gazette.model import Page
from gazette.separate import reading, sections, signs
from gazette.separate.blocks import article
from tests.bench.separation import as_page, made_pages
from tests.pages.corpus import load
from tests.pages.interrupted import INTERRUPTED
from tests.pages.layouts import TUNED
from tests.pages.score import EXACT, from_reading, from_truth, pair, same_headline
from tests.pages.whole import WHOLE
from tests.press.make import folders
from tests.separate.render import page_of
from tests.separate.train import TARGET, Group, learn, news_pages, show

NEWS_PAGES = 400  # fewer than for headlines: invented pages show more kinds of misreading
PRESS_WEIGHT = 8  # how often a press page counts against a generated one
# What everybody knows and few of the pages show.
PRIOR = {
    "always": -4.0,
    "a line has wide gaps": 2.0,
    "a credit stands inside it": 2.0,
    "a quotation or bracket has one half only": 2.0,
}
NAME = "ARTICLE"


def examples(shown: Page, truth: Mapping[str, Any]) -> Iterator[Group]:
    """The signs of each article of a page, and whether it was misread."""
    groups, lexicon = reading.read_groups(shown)
    groups = sections.apart(groups)[0]
    ours = [from_reading(article(group, (), None, [])) for group in groups]
    pairs = pair([from_truth(a) for a in truth["articles"]], ours)
    exact = {id(o) for alike, true, o in pairs if o and alike >= EXACT and same_headline(true, o)}
    for plain, seen in zip(ours, signs.signs(groups, lexicon), strict=True):
        yield [(signs.features(seen), id(plain) not in exact)]


def lessons(pages: int, real: Path) -> Iterator[Group]:
    """The examples of all pages; `real`: a clone of the repository of news.py."""
    for _, made in made_pages(TUNED | INTERRUPTED, load("tuned"), pages, first=1000):
        yield from examples(as_page(made), made.truth)
    for made in news_pages(real, WHOLE, NEWS_PAGES):
        yield from examples(as_page(made), made.truth)
    for folder in folders("tuned"):
        shown = page_of(folder.name, (folder / "seed.txt").read_text(encoding="utf-8"))
        found = list(examples(shown, json.loads((folder / "gold.json").read_text(encoding="utf-8"))))
        yield from found * PRESS_WEIGHT


def main() -> None:
    """Learn and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=64, help="pages a layout")
    parser.add_argument("news", type=Path)
    args = parser.parse_args()
    data = list(lessons(args.pages, args.news))
    learnt = PRIOR | learn(data, PRIOR)  # what no generated page has is as likely as was thought
    sys.stdout.write(f"{len(data)} articles, {sum(wrong for ((_, wrong),) in data)} of them misread\n")
    before = TARGET.read_text(encoding="utf-8").partition(f"{NAME} = ")[0]
    TARGET.write_text(before + show(NAME, learnt), encoding="utf-8")


if __name__ == "__main__":
    main()
