"""Learn which pairs of characters speak of the same things, for gazette/separate/subjects.py.

    python -m pip install numpy scipy     (by hand: nothing else needs them)
    python -m tests.separate.learn_subjects 199801.txt xin-wen-lian-bo/news qqnews     (see learn_language.py, news.py)

What local papers print tells most about what they speak of: of the evening news, which says much about few things, a
part is enough.

Latent semantic analysis (Deerwester et al. 1990): the pairs of every passage, weighed by how rare they are, are put on
the few directions that tell passages best from one another.
"""

from __future__ import annotations

import argparse
import lzma
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from math import log
from pathlib import Path
from typing import Any

from gazette.separate import language, subjects
from gazette.separate.cohesion import bigrams
from tests.separate import news
from tests.separate.learn_language import broadcasts, paragraphs

TARGET = Path(subjects.__file__).parent.parent / "data" / "subjects.txt.xz"
PASSAGE = 600  # characters: what stands together that far speaks of the same
SHORTEST = 80
BROADCASTS = 3  # of so many items of the evening news, one is taken
RAREST = 24  # passages that a pair must stand in
COMMONEST = 0.1  # of the passages: what stands in more tells nothing
OUTLIERS = 0.995  # of the values are told apart; the others are as large as the largest of these


def passages(texts: Iterator[str]) -> Iterator[frozenset[str]]:
    """The pairs of each passage."""
    for text in texts:
        cut = (text[at : at + PASSAGE] for at in range(0, len(text), PASSAGE))
        yield from (frozenset(bigrams(part)) for part in cut if len(part) >= SHORTEST)


def known(found: Sequence[frozenset[str]]) -> dict[str, float]:
    """The pairs that are neither rare nor common, each with how much it tells."""
    counts = Counter(pair for passage in found for pair in passage)
    most = COMMONEST * len(found)
    return {pair: log(len(found) / count) for pair, count in sorted(counts.items()) if RAREST <= count <= most}


def directions(found: Sequence[frozenset[str]], weights: dict[str, float]) -> Any:
    """A row of numbers for each pair: where it points, as long as it tells much."""
    import numpy as np
    from scipy.sparse import csr_matrix, diags
    from scipy.sparse.linalg import norm, svds

    place = {pair: at for at, pair in enumerate(weights)}
    cells = [(row, place[pair]) for row, passage in enumerate(found) for pair in sorted(passage) if pair in place]
    weight = np.array(list(weights.values()))
    rows, columns = np.array(cells).T
    table = csr_matrix((weight[columns], (rows, columns)), shape=(len(found), len(place)))
    table = diags(1 / np.maximum(norm(table, axis=1), 1e-9)) @ table
    start = np.random.default_rng(1).standard_normal(min(table.shape))
    vectors = svds(table, k=subjects.DIRECTIONS, v0=start)[2].T
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True) * weight[:, None]


def letters(weights: dict[str, float], vectors: Any) -> str:
    """The lines of pairs that subjects reads: a pair, then a letter for each direction."""
    import numpy as np

    most = len(subjects.LETTERS) // 2
    step = np.quantile(abs(vectors), OUTLIERS) / most
    steps = np.clip(np.round(vectors / step), -most, most).astype(int) + most
    rows = zip(weights, steps, strict=True)
    return "".join(f"{pair}{''.join(subjects.LETTERS[value] for value in row)}\n" for pair, row in rows)


def middle(found: Sequence[frozenset[str]], lines: str) -> str:
    """The line that subjects reads first: where passages point on the average, as what all news have in common."""
    known = subjects.Table(["\t".join(["0"] * subjects.DIRECTIONS), *lines.splitlines()])
    pointing = [subject for passage in found if (subject := known.subject(known.sum(passage))).length]
    rows = ([number / at.length for number in at.numbers] for at in pointing)
    return "\t".join(f"{sum(row) / len(pointing):.3f}" for row in zip(*rows, strict=True)) + "\n"


def main() -> None:
    """Read the corpora and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("broadcasts", type=Path)
    parser.add_argument("news", type=Path)
    args = parser.parse_args()
    told = list(broadcasts(args.broadcasts))[::BROADCASTS]
    printed = (text.translate(language.ALIKE) for text in news.texts(args.news, news.WORDS))
    found = list(passages(paragraphs(args.corpus.read_text(encoding="utf-8").splitlines())))
    found += passages(chain(map("".join, told), printed))
    weights = known(found)
    lines = letters(weights, directions(found, weights))
    TARGET.write_bytes(lzma.compress((middle(found, lines) + lines).encode(), preset=9))


if __name__ == "__main__":
    main()
