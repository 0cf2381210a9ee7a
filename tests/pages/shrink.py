"""Make a wrongly read page small: leave out articles and furniture as long as something is still read wrongly.

    python -m tests.pages.shrink LAYOUT SEED NAME    writes tests/pages/failures/NAME/{seed.txt,expected.json}
    python -m tests.pages.shrink --promote     moves failures that are read right now to tests/pages/regressions

Only tuned layouts and articles: what is held out is not to be looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from gazette.model import Page
from gazette.separate import separate
from gazette.separate.contributors import contributors
from tests.pages.corpus import load
from tests.pages.layouts import TUNED
from tests.pages.make import Made, page
from tests.pages.score import score
from tests.pages.sheet import NOBODY, SECTION

FAILURES = Path(__file__).parent / "failures"
IDEAL = ("article", "paragraph", "subhead", "caption", "headline", "contributor", "section", "furniture", "conserved")


@dataclass(frozen=True, slots=True)
class Small:
    """A page in the making: lines with their owners, and the truth of the articles that are left."""

    lines: tuple[tuple[str, int], ...]
    articles: dict[int, dict[str, Any]]

    @property
    def text(self) -> str:
        """The page's text."""
        return "\n".join(line for line, _ in self.lines)

    @property
    def truth(self) -> dict[str, Any]:
        """Its truth, in the form of a gold reading."""
        furniture = [line for line, owner in self.lines if owner == NOBODY and line.strip()]
        return {"seed": "seed.txt", "articles": list(self.articles.values()), "furniture": furniture}

    def without(self, index: int, size: int) -> Small:
        """The page without some lines that belong to nobody."""
        return Small(_tidy(self.lines[:index] + self.lines[index + size :]), self.articles)

    def without_article(self, owner: int) -> Small:
        """The page without one article, and without the name of its section if no other article stands under it."""
        articles = {o: a for o, a in self.articles.items() if o != owner}
        used = {article["section"] for article in articles.values()}
        lines = (line for line in self.lines if line[1] != owner)
        kept = (line for line in lines if line[1] != SECTION or _name(line[0]) in used)
        return Small(_tidy(tuple(kept)), articles)


def _tidy(lines: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """Runs of blank lines no longer than three, none at the ends."""
    out: list[tuple[str, int]] = []
    for line in lines:
        if line[0] or any(before[0] for before in out[-3:]):
            out.append(line)
    while out and not out[-1][0]:
        out.pop()
    return tuple(out)


def as_page(name: str, text: str) -> Page:
    """A text as the seeds' reader would give it."""
    return Page(name, tuple(text.split("\n")), hashlib.sha256(text.encode()).hexdigest())


def figures(text: str, truth: dict[str, Any]) -> dict[str, float]:
    """What the separation reaches on one page."""
    reading = separate(as_page("seed.txt", text))
    people = [[person.name for person in contributors(article)] for article in reading.articles]
    return score(reading, truth, None, people)[0].figures()


def wrong(text: str, truth: dict[str, Any]) -> list[str]:
    """The figures that are not at their best on one page."""
    got = figures(text, truth)
    return [key for key in IDEAL if got[key] < 1]


def start(made: Made) -> Small:
    """A made page, ready to be made small."""
    lines = tuple(zip(made.text.split("\n"), made.owners, strict=True))
    articles: Any = made.truth["articles"]
    return Small(_tidy(lines), dict(enumerate(articles)))


def _steps(small: Small) -> Iterator[Small]:
    if len(small.articles) > 1:
        yield from (small.without_article(owner) for owner in small.articles)
    index = 0
    for owner, run in groupby(small.lines, key=lambda line: line[1] if line[0] else None):
        size = len(list(run))
        if owner == NOBODY:
            yield small.without(index, size)
        index += size


def _name(line: str) -> str:
    """The name of a section without the marks of a heading."""
    return line.strip("# ")


def shrink(small: Small, figure: str) -> Small:
    """The smallest page found on which this figure is still not at its best."""
    for step in _steps(small):
        if figure in wrong(step.text, step.truth):
            return shrink(step, figure)
    return small


def write(name: str, small: Small) -> None:
    """Keep a page and what should be read in it."""
    folder = FAILURES / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seed.txt").write_text(small.text, encoding="utf-8")
    text = json.dumps(small.truth, ensure_ascii=False, indent=1) + "\n"
    (folder / "expected.json").write_text(text, encoding="utf-8")


def promote() -> None:
    """Move the failures that are read right now to the regressions, with their lines of the README."""
    readme = FAILURES / "README.md"
    for case in sorted(path.parent for path in FAILURES.glob("*/seed.txt")):
        expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
        if not wrong((case / "seed.txt").read_text(encoding="utf-8"), expected):
            case.rename(FAILURES.parent / "regressions" / case.name)
            lines = readme.read_text(encoding="utf-8").splitlines(keepends=True)
            readme.write_text("".join(x for x in lines if not x.startswith(f"- `{case.name}`")), encoding="utf-8")


def main() -> None:
    """Shrink one page, or promote."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("layout", choices=TUNED, nargs="?")
    parser.add_argument("seed", type=int, nargs="?")
    parser.add_argument("name", nargs="?")
    parser.add_argument("--promote", action="store_true")
    parser.add_argument("--figure", choices=IDEAL, default="article")
    args = parser.parse_args()
    if args.promote:
        promote()
        return
    small = start(page(args.layout, TUNED[args.layout], args.seed, load("tuned")))
    if args.figure in wrong(small.text, small.truth):
        write(args.name, shrink(small, args.figure))


if __name__ == "__main__":
    main()
