"""Nothing of a seed is lost or invented: its lines and characters against the pages made of it.

Two proofs for each seed. By lines: every line that is not blank stands in an article's `source.lines`, or in the
manifest as a section heading, furniture or unplaced. By characters: what the lines hold and what the pages say are the
same characters, each as often. The pages of a seed are seen together, since a person may move text between them. Where
a person has edited a page the difference is told, not judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from gazette import markdown, ranges, texts
from gazette.manifest import Manifest
from gazette.model import Article, Layout, Library, Page, Problem, Severity

_SHOWN = 12  # characters of a difference that a message quotes
_NAMED = 3  # pages that a message names
_PIECE = 2  # characters from which a piece of a line counts as found on a page
_MARKS = re.compile(r"^[\W_]+|[\W_]+$")

Characters = Counter[str]


def content(library: Library, folder: Path, by_people: Collection[str] = ()) -> tuple[Problem, ...]:
    """Judge every seed of the archive. `folder` holds them; of those in `by_people` people changed pages (touched)."""
    by_seed: dict[str, list[Article]] = {page.name: [] for page in library.seeds}
    for article in library.articles:
        if article.source is not None and article.source.seed in by_seed:
            by_seed[article.source.seed].append(article)
    return tuple(
        problem
        for page in library.seeds
        for problem in _seed(
            Share(str(folder / page.name), page, tuple(by_seed[page.name]), library.layouts.get(page.name)),
            page.name in by_people,
        )
    )


def touched(library: Library, manifest: Manifest, files: Mapping[str, str]) -> frozenset[str]:
    """The seeds among whose pages a person edited, added, moved, withdrew or deleted one.

    `files`: the texts of content/, by path (texts.read). A page that was held back or found without a memory of it has
    no digest in the manifest, and counts as a person's.
    """
    edited = {
        slug: entry.seed
        for slug, entry in manifest.articles.items()
        if entry.path not in files or texts.digest(files[entry.path]) != entry.digest
    }
    # A page that was kept may name a seed under its old name, which another seed may have now.
    remembered = {slug: entry.seed for slug, entry in manifest.articles.items() if slug not in edited}
    named = {
        article.source.seed
        for article in library.articles
        if article.source is not None and remembered.get(article.slug) != article.source.seed
    }
    return frozenset({*edited.values(), *(named & manifest.seeds.keys())})


@dataclass(frozen=True, slots=True)
class Share:
    """A seed, the pages made of it, and where the rest of its lines went (None where it was not converted)."""

    path: str
    page: Page
    articles: tuple[Article, ...]
    layout: Layout | None = None

    def claimed(self) -> set[int]:
        """Lines that the articles name."""
        return {n for article in self.articles if article.source for n in ranges.numbers(article.source.lines)}

    def aside(self) -> set[int]:
        """Lines of furniture, and unplaced ones: they stand on no page."""
        layout = self.layout or Layout()
        return {*ranges.numbers(layout.furniture), *ranges.numbers(layout.unplaced)}

    def sections(self) -> set[int]:
        """Lines of section headings, which several articles may share."""
        return set(ranges.numbers((self.layout or Layout()).sections))

    def characters(self, lines: Iterable[int]) -> Characters:
        """What these lines hold, blanks left out."""
        count = len(self.page.lines)
        return _characters(self.page.lines[n - 1] for n in set(lines) if n <= count)


def _seed(share: Share, by_people: bool) -> Iterator[Problem]:
    if share.layout is None and not share.articles:
        yield Problem(share.path, None, None, "G603", "the seed was not converted yet", "run python build.py build")
        return
    severity = Severity.NOTE if by_people else Severity.ERROR
    yield from _lines(share, severity)
    yield from _headings(share, severity)
    yield from _unplaced(share)
    missing, invented = difference(share)
    if missing or invented:
        yield _characters_differ(share.path, missing, invented, by_people)
    elif by_people and (pages := moved(share)):
        yield _moved(share.path, pages)


def _lines(share: Share, severity: Severity) -> Iterator[Problem]:
    count = len(share.page.lines)
    for article in share.articles:
        last = max(ranges.numbers(article.source.lines), default=0) if article.source else 0
        if last > count:
            what = f"{article.slug} names line {last}, and the seed has {count}"
            yield Problem(share.path, None, None, "G602", what, "correct source.lines of the page")
    placed = share.claimed() | share.aside() | share.sections()
    lost = [n for n, line in enumerate(share.page.lines, 1) if line.strip() and n not in placed]
    for first, last in ranges.of_lines(lost):
        what = f"{_line_names(first, last)} in no page and no layout"
        yield Problem(share.path, first, None, "G601", what, _mend(severity), severity)


def _unplaced(share: Share) -> Iterator[Problem]:
    for first, last in (share.layout or Layout()).unplaced:
        what = f"{_line_names(first, last)} in no article"
        yield Problem(share.path, first, None, "G606", what, "look at it, and report the page", Severity.NOTE)


def _headings(share: Share, severity: Severity) -> Iterator[Problem]:
    """Section headings are compared apart, since what is printed once may stand on several pages."""
    headings = [_characters((article.section,)) for article in share.articles if article.section]
    printed = _characters({article.section for article in share.articles})
    for line in sorted(share.sections() - share.claimed()):
        found = share.characters((line,))
        partly = line in share.aside() and any(heading <= found for heading in headings)
        if not (found <= printed or partly):
            what = f"the heading of line {line} is on no page"
            yield Problem(share.path, line, None, "G601", what, _mend(severity), severity)


def _mend(severity: Severity) -> str:
    """A note is of a seed whose pages people changed."""
    if severity is Severity.NOTE:
        return "people edited its pages; nothing needs doing"
    return "convert again, or report the page"


def _line_names(first: int, last: int) -> str:
    return f"line {first} stands" if first == last else f"lines {first} to {last} stand"


def difference(share: Share) -> tuple[Characters, Characters]:
    """Characters of the lines that the pages lack, and characters of the pages that the lines lack."""
    claimed, sections = share.claimed(), share.sections()
    expected = share.characters(claimed | sections)
    pages = _pages(share.articles)
    free = share.characters(sections - claimed) + _furniture_within(share, claimed & share.aside())
    return expected - pages - free, pages - expected


def moved(share: Share) -> list[str]:
    """The pages that hold text of other lines than those that they name: by slug."""
    sections = share.characters(share.sections())
    return [
        article.slug
        for article in share.articles
        if article.source and _pages((article,)) - sections - share.characters(ranges.numbers(article.source.lines))
    ]


def _furniture_within(share: Share, lines: Collection[int]) -> Characters:
    """What may be furniture in lines that are partly text: all but the longest piece that stands on a page.

    The layout names whole lines. Marks at the ends of a line (`## 标题`) are never missed; where no piece of it stands
    on any page, nothing of the line is free.
    """
    printed = "".join("".join(part.split()) for article in share.articles for part in _printed(article))
    matcher = SequenceMatcher(b=printed, autojunk=False)
    free = Counter[str]()
    for number in sorted(lines):
        line = "".join(share.page.lines[number - 1].split()) if number <= len(share.page.lines) else ""
        core = _MARKS.sub("", line)
        matcher.set_seq1(core)
        match = matcher.find_longest_match()
        free += Counter(line) - Counter(core)
        if match.size >= min(_PIECE, len(core)):
            free += Counter(core) - Counter(core[match.a : match.a + match.size])
    return free


def _pages(articles: Iterable[Article]) -> Characters:
    """What the pages of a seed say of it. A heading that several pages share was printed once."""
    printed = Counter[str]()
    sections: dict[str, None] = {}
    for article in articles:
        printed += _characters(_printed(article))
        sections[article.section] = None
    return printed + _characters(sections)


def _printed(article: Article) -> Iterator[str]:
    if not article.title_derived:
        yield article.title
    yield from (article.kicker, article.subtitle, article.byline)
    yield from (block.text for block in markdown.blocks(article.body))
    yield from article.captions


def _characters(parts: Iterable[str]) -> Characters:
    return Counter(c for part in parts for c in part if not c.isspace())


def _characters_differ(path: str, missing: Characters, invented: Characters, by_people: bool) -> Problem:
    what = " and ".join(
        f"{_count(characters)} {verb} ({_quote(characters)})"
        for characters, verb in ((missing, "missing from its pages"), (invented, "in its pages that it lacks"))
        if characters
    )
    if by_people:
        return Problem(path, None, None, "G605", what, "people edited its pages; nothing needs doing", Severity.NOTE)
    return Problem(path, None, None, "G604", what, "convert again, or report the page")


def _moved(path: str, pages: Sequence[str]) -> Problem:
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    what = f"text of other lines stands in {', '.join(pages[:_NAMED])}{more}, and nothing is lost or invented"
    return Problem(path, None, None, "G607", what, "nothing needs doing: its pages are judged together", Severity.NOTE)


def _count(characters: Characters) -> str:
    number = characters.total()
    return f"{number} character" if number == 1 else f"{number} characters"


def _quote(characters: Characters) -> str:
    text = "".join(characters.elements())
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
