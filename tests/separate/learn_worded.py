"""Learn how headlines are worded, and the lines of text that a column cuts, for gazette/separate/worded.py.

    python -m tests.separate.learn_worded qqnews                                        (see news.py)

The lines of text are as long as the headlines: the first ones of paragraphs, and some from inside. The same texts give
the same file.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from gazette.separate import worded
from tests.pages.corpus import Piece
from tests.separate import news
from tests.separate.learn_openings import Example, learn, table

TARGET = Path(worded.__file__).parent.parent / "data" / "worded.txt"
INSIDE = 3  # of so many paragraphs, one gives a line from inside, too
TWICE = 2  # how often a headline counts


def examples(found: Sequence[Sequence[Piece]], rng: random.Random) -> list[Example]:
    """Headlines and subheads, and lines of text."""
    titles = [piece.text for pieces in found for piece in pieces if piece.role != "paragraph"]
    texts = [piece.text for pieces in found for piece in pieces if piece.role == "paragraph"]
    lines = [text for text in titles for _ in range(TWICE)]
    data = [(tuple(sorted(worded.features(text))), True) for text in lines]
    for number, text in enumerate(texts):
        size = len(rng.choice(titles))
        places = [0, rng.randrange(len(text))] if number % INSIDE == 0 else [0]
        cut = [text[at : at + size] for at in places if at + size < len(text)]
        data += [(tuple(sorted(worded.features(part))), False) for part in cut]
    rng.shuffle(data)
    return data


def main() -> None:
    """Read the texts and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    args = parser.parse_args()
    found = list(news.told(args.articles, news.WORDS))
    TARGET.write_text(table(learn(examples(found, random.Random(1)))), encoding="utf-8")


if __name__ == "__main__":
    main()
