"""Learn the weights of gazette/separate/weights.py from generated pages: logistic regression, pulled towards what is known.

    python -m tests.separate.train [--pages N]

The same pages and numbers give the same file. Only tuned layouts and articles are used.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gazette.separate import evidence, flow, grouping, reading, weights
from gazette.separate.cohesion import Lexicon, lexicon
from gazette.separate.evidence import Features, Run
from gazette.separate.pieces import Kind
from tests.bench.separation import as_page
from tests.pages.corpus import load
from tests.pages.layouts import TUNED
from tests.pages.make import Made, page
from tests.pages.score import norm

Example = tuple[Features, bool]
TARGET = Path(weights.__file__)
PULL = 3.0  # how strongly weights are pulled towards the prior (the inverse variance of a Gaussian)
# What is known of county papers beyond the generated pages; the weights are pulled towards these.
PRIOR = {
    "new": {
        "a byline follows it": 4.0, "a dateline follows it": 4.0, "a credit precedes it": 4.0, "it is numbered": -3.0,
        "its phrases are parallel": -2.5, "its two lines are even": -1.5, "it names who acts": 1.0, "it names who acts, then a colon": 2.5,
        "it has a comma": 0.5, "it has a dash": 1.0, "it is short": -0.7, "it is long": 0.8, "the text turns to something new": 1.0,
        "its heading mark is higher": 3.0, "its heading mark is lower": -3.0, "its heading mark is the same as below a section": 1.5,
    },
    "break": {"always": -2.6, "the text above ends with a credit": 6.0, "the text opens with a dateline": 5.0,
              "the text ends with a credit": 1.5, "the text turns to something new": 1.0, "the column changes": 1.0},
}
STEPS = 400
RATE = 0.05


def examples(made: Made) -> Iterator[tuple[str, Features, bool]]:
    """What a made page teaches: ("new" or "break", features, whether a new article starts there)."""
    items = reading.read_items(as_page(made))
    elements = tuple(grouping.elements_of(items))
    words = lexicon(item.pairs for item in items if item.kind is Kind.TEXT)
    yield from _runs(made, elements, words)
    yield from _breaks(made, elements, words)


def _runs(made: Made, elements: Sequence[grouping.Element], words: Lexicon) -> Iterator[tuple[str, Features, bool]]:
    runs = [element for element in elements if isinstance(element, Run) and element.titles]
    for run, marks in zip(runs, grouping.heading_marks(runs), strict=True):
        owner = made.owners[run.titles[0].line - 1]
        if not run.since or not run.until or owner == -1:
            continue
        yield "new", evidence.features(run, runs, words, marks), owner == -2 or not _is_subhead(made, owner, run.titles[0].text)


def _is_subhead(made: Made, owner: int, text: str) -> bool:
    articles = made.truth["articles"]
    assert isinstance(articles, list)
    return any(norm(text) in norm(piece["text"]) for piece in articles[owner]["body"] if piece["role"] == "subhead")


def _breaks(made: Made, elements: Sequence[grouping.Element], words: Lexicon) -> Iterator[tuple[str, Features, bool]]:
    texts = [element for element in elements if isinstance(element, flow.Item)]
    adjacent = {id(b) for a, b in zip(elements, elements[1:], strict=False) if isinstance(a, flow.Item)}
    for i, item in enumerate(texts):
        if i and id(item) in adjacent:
            before, after = grouping.around(texts, i, i + 1)
            seen = evidence.break_features(before, item, after, words)
            yield "break", seen, made.owners[item.line - 1] != made.owners[texts[i - 1].line - 1]


def learn(data: Sequence[Example], start: Mapping[str, float]) -> dict[str, float]:
    """Logistic regression by full-batch Adam; deterministic."""
    names = ["always", *sorted({name for seen, _ in data for name in seen})]
    weight = dict.fromkeys(names, 0.0)
    first, second = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0.0)
    for step in range(1, STEPS + 1):
        slope = {name: PULL * (weight[name] - start.get(name, 0.0)) for name in names}
        for seen, new in data:
            error = 1 / (1 + math.exp(-evidence.weigh(seen, weight))) - new
            slope["always"] += error
            for name, value in seen.items():
                slope[name] += error * value
        for name in names:
            first[name] = 0.9 * first[name] + 0.1 * slope[name]
            second[name] = 0.99 * second[name] + 0.01 * slope[name] ** 2
            weight[name] -= RATE * (first[name] / (1 - 0.9**step)) / (math.sqrt(second[name] / (1 - 0.99**step)) + 1e-9)
    return {name: round(value, 2) for name, value in weight.items()}


def right(data: Sequence[Example], learnt: Mapping[str, float]) -> float:
    """The share of examples that the weights decide rightly."""
    return sum((evidence.weigh(seen, learnt) > 0) == new for seen, new in data) / max(1, len(data))


def show(name: str, learnt: Mapping[str, float]) -> str:
    """A table of weights as Python."""
    rows = "".join(f'    "{key}": {value},\n' for key, value in learnt.items())
    return f"{name} = {{\n{rows}}}\n"


def main() -> None:
    """Learn and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=60, help="pages a layout")
    args = parser.parse_args()
    articles = load("tuned")
    data: dict[str, list[Example]] = {"new": [], "break": []}
    for name, layout in TUNED.items():
        for seed in range(1000, 1000 + args.pages):
            for kind, seen, new in examples(page(name, layout, seed, articles)):
                data[kind].append((seen, new))
    text = '"""Learnt weights, as log-odds; written by tests/separate/train.py, read by evidence.py."""\n\n'
    for kind in ("new", "break"):
        learnt = learn(data[kind], PRIOR[kind])
        sys.stdout.write(f"{kind}: {len(data[kind])} examples, {right(data[kind], learnt):.4f} right\n")
        text += show(kind.upper(), learnt)
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
