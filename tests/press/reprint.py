"""Print every page in other ways, and measure each: python -m tests.press.reprint [tuned|held] [-v STYLE]

A page that is read right as it came and wrong when it is set in another width, with or without indents and blank lines,
shows a rule that fits the page and not the kind of text.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazette.separate import separate
from tests.pages.figures import Score
from tests.pages.score import score
from tests.press.make import HALVES, folders
from tests.press.printing import Press
from tests.press.source import Source, gold, parse
from tests.separate.render import page_of

SET = ("wrap", "raw", "indent", "gap", "leading", "depth")
NAME = re.compile(r"\b([a-z]\w*)(?:\.|#|\^)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a page is printed: settings that replace its own, the order of its layout, its punctuation."""

    settings: Mapping[str, str]
    order: Callable[[Source], list[str]] = lambda source: source.layout
    meta: Mapping[str, str] | None = None


def plain_order(source: Source) -> list[str]:
    """One article after another, each whole, its head above."""
    return _in_turn(source, lambda head, body: [*head, *body])


def below_order(source: Source) -> list[str]:
    """The same with the headlines and bylines below their texts, without sections, which would stand between two."""
    for article in source.articles:
        article.fields.pop("section", None)
    return _in_turn(source, lambda head, body: [*body, *head])


def _in_turn(source: Source, join: Callable[[list[str], list[str]], list[str]]) -> list[str]:
    names = dict.fromkeys(name for line in source.layout if line[:2] not in ("= ", "+ ") for name in NAME.findall(line))
    articles = {article.name: article for article in source.articles}
    lines, seen = [line for line in source.layout if line.startswith((":subhead", "= "))], set()
    for article in (articles[name] for name in names if name in articles):
        section = article.fields.get("section")
        lines += [f"{article.name}.c"] if section and section not in seen else []
        seen.add(section)
        keys = {"k": "kicker", "t": "title", "s": "subtitle"}
        head = [f"{article.name}.{part}" for part, key in keys.items() if key in article.fields]
        head += [f"{article.name}.b{n + 1}" for n in range(len(article.bylines))]
        captions = [f"{article.name}^{n + 1}" for n in range(len(article.captions))]
        lines += join(head, [f"{article.name}#", *captions])
    return lines


def tight(source: Source) -> list[str]:
    """The page's own order without a blank line."""
    return [line for line in source.layout if line.strip()]


def airy(source: Source) -> list[str]:
    """The page's own order, a blank line between all pieces."""
    return [row for line in source.layout if line.strip() for row in ((line,) if line[0] in ":=+" else (line, ""))]


def _set(wrap: int = 0, indent: int = 2, raw: str = "no", gap: int = 0, leading: int = 0) -> dict[str, str]:
    return {"wrap": str(wrap), "indent": str(indent), "raw": raw, "gap": str(gap), "leading": str(leading)}


STYLES: dict[str, Style] = {
    "as it came": Style({}),
    "PDF 30": Style(_set(30, 2, "yes"), tight),
    "PDF 30 without indents": Style(_set(30, 0, "yes"), tight),
    "narrow 13": Style(_set(13)),
    "narrow 15": Style(_set(15)),
    "narrow 18": Style(_set(18)),
    "narrow 13 without indents": Style(_set(13, 0)),
    "narrow 16 without indents": Style(_set(16, 0)),
    "wrapped 24": Style(_set(24)),
    "wrapped 24 without indents": Style(_set(24, 0)),
    "wrapped 20 with blanks": Style(_set(20, 0, gap=1)),
    "wrapped 20, blanks everywhere": Style(_set(20, 2, gap=1), airy),
    "unwrapped": Style(_set(0), tight),
    "unwrapped without indents": Style(_set(0, 0), tight),
    "unwrapped with blanks": Style(_set(0, 0, gap=1), airy),
    "ASCII marks": Style({}, meta={"punct": "ascii"}),
    "full-width digits": Style({}, meta={"digits": "full"}),
    "in turn, 18": Style(_set(18), plain_order),
    "in turn, 18 without indents": Style(_set(18, 0), plain_order),
    "in turn, unwrapped": Style(_set(0, 0), plain_order),
    "below, 18": Style(_set(18), below_order),
    "below, 18 without indents": Style(_set(18, 0), below_order),
    "below, unwrapped": Style(_set(0, 0), below_order),
}


def reprinted(text: str, style: Style) -> tuple[str, dict[str, Any]] | None:
    """A page's seed and gold in a style; none where its layout does not allow it."""
    source = _parsed(text, style.meta or {})
    layout = style.order(source)
    if style.settings:
        kept = [line for line in layout if not (line.startswith(":") and line[1:].split()[0] in SET)]
        layout = [f":{key} {value}" for key, value in style.settings.items()] + kept
    press = Press(replace(source, layout=layout))
    try:
        press.run()
    except (ValueError, KeyError, IndexError, StopIteration):
        return None
    return "\n".join(press.lines), gold(source, press.furniture)


def _parsed(text: str, meta: Mapping[str, str]) -> Source:
    return parse("".join(f"{key}: {value}\n" for key, value in meta.items()) + text)


def measure(sources: Iterable[Path], style: Style) -> tuple[Score, dict[str, float]]:
    """The figures of pages, given as their folders, in a style, and the article F1 of each page."""
    figures, pages = Score(), {}
    for folder in sources:
        printed = reprinted((folder / "source.txt").read_text(encoding="utf-8"), style)
        if printed is None:
            continue
        one, _ = score(separate(page_of(folder.name, printed[0])), printed[1])
        figures.merge(one)
        pages[folder.name] = one.figures()["article"]
    return figures, pages


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.press.reprint", description=__doc__)
    parser.add_argument("half", nargs="?", choices=HALVES, default="tuned")
    parser.add_argument("-v", "--verbose", action="store_true", help="the pages that are not read right")
    asked = parser.parse_args()
    keys = ("article", "paragraph", "headline", "section", "caption", "furniture", "bcubed")
    print(f"{'':<32}{'pages':>8}" + "".join(f"{key[:7]:>8}" for key in keys))
    whole = Score()
    for name, style in STYLES.items():
        figures, pages = measure(folders(asked.half), style)
        whole.merge(figures)
        print(f"{name:<32}{len(pages):>8}" + "".join(f"{figures.figures()[key]:>8.3f}" for key in keys), flush=True)
        if asked.verbose and asked.half == "tuned":
            print("    " + ", ".join(f"{page} {value:.2f}" for page, value in pages.items() if value < 1))
    print(f"{'all':<32}{'':>8}" + "".join(f"{whole.figures()[key]:>8.3f}" for key in keys))


if __name__ == "__main__":
    main()
