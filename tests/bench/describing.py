"""Measure the describing step: processor time for an article of 1,000 characters, best of several runs.

    python -m tests.bench.describing

Ends with 1 where it is slower than the floor.
"""

from __future__ import annotations

import itertools
import sys
import time

from gazette.describe import describe
from gazette.model import Reading
from tests.describe.readings import reading, words
from tests.pages.corpus import load

ARTICLES, ON_A_PAGE, LENGTH, RUNS = 250, 5, 1000, 5
FLOOR = 400  # articles a second on one core that others use too; the aim is 500


def pages() -> list[Reading]:
    """Pages of articles of a thousand characters, no paragraph twice."""
    paragraphs = itertools.cycle([piece.text for clean in load("tuned") for piece in clean.body])
    articles = []
    for number in range(ARTICLES):
        body: list[list[str]] = []
        while sum(len(text) for _, text in body) < LENGTH:
            body.append(["paragraph", f"{next(paragraphs)}第{number}号{len(body)}件。"])
        articles.append({"headline": f"第{number}号", "body": body})
    return [reading(f"{at}.txt", articles[at : at + ON_A_PAGE]) for at in range(0, ARTICLES, ON_A_PAGE)]


def main() -> int:
    """Print the speed; 1 where it is below the floor."""
    made, vocabulary = pages(), words()
    describe(made[:2], vocabulary)  # load the tables
    best = float("inf")
    for _ in range(RUNS):
        began = time.process_time()
        describe(made, vocabulary)
        best = min(best, time.process_time() - began)
    speed = ARTICLES / best
    sys.stdout.write(f"{best / ARTICLES * 1000:.2f} ms an article, {speed:.0f} articles a second (floor {FLOOR})\n")
    return int(speed < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
