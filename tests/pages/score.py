"""Figures that compare a reading of a page with its truth.

All texts are compared after NFKC, without white space, with straight quotes. Each figure lies between 0 and 1.

article      F1 of articles whose headline matches and whose body's character accuracy is at least 0.99
characters   1 - Levenshtein / length of the paired bodies, averaged over the true articles
paragraph, subhead, caption, headline, contributor, section, furniture   F1 of whole texts that are equal
conserved    share of the page's non-blank characters that stand in exactly one place of the reading
invented     share of the reading's characters that do not stand in the spans they claim
bcubed       F1 of the division of the page's characters into articles
windowdiff   how wrong the places are where one article gives way to another (0 is best)
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from gazette.model import ArticleReading, Block, Page, Reading, Role, Span
from tests.pages.divisions import bcubed, windowdiff
from tests.pages.figures import Score

QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "―": "-", "…": ".", "⋯": "."})
SIGNATURE = re.compile(r"\([\u4e00-\u9fff·,、]{2,24}\)$")
CREDIT = re.compile(r"(本报记者|新华社记者|记者|通讯员|责任编辑)|.{0,16}(摄|摄影报道)(\(.{2,10}\))?$")
TEXT = ("lede", "paragraph")
EXACT = 0.99  # character accuracy at which a body counts as right
SAME_HEADLINE = 0.98


def norm(text: str | None) -> str:
    """Text as it is compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "").translate(QUOTES))


# --- both sides in one form -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Plain:
    """An article as it is compared: its headline parts together, its body by role, the people it credits."""

    title: str  # "" where the page prints none
    headline: str  # kicker, title and subtitle together
    body: tuple[tuple[str, str], ...]  # role and text, normalised
    people: tuple[str, ...] = ()
    section: str = ""
    confidence: float = 1.0  # how sure the reading is of it

    def texts(self, *roles: str) -> list[str]:
        """The texts of the body that have one of these roles, without the authors' signature at the end."""
        return [SIGNATURE.sub("", text) for role, text in self.body if role in roles and text]

    def bodies(self) -> tuple[str, ...]:
        """The body alone, with its subheads, and with subheads and captions; lines that only credit people left out."""
        steps = (TEXT, (*TEXT, "subhead"), (*TEXT, "subhead", "caption"))
        return tuple("".join(t for t in self.texts(*roles) if len(t) > 40 or not CREDIT.match(t)) for roles in steps)


def from_truth(article: Mapping[str, Any]) -> Plain:
    """An article of a truth in the form of the gold readings."""
    parts = [article.get(key) for key in ("kicker", "title", "subtitle")]
    body = tuple((piece["role"], norm(piece["text"])) for piece in article["body"])
    people = _names(person["name"] for person in article["contributors"])
    headline = norm("".join(part or "" for part in parts))
    return Plain(norm(article["title"]), headline, body, people, norm(article["section"]))


def from_reading(article: ArticleReading, people: Iterable[str] = ()) -> Plain:
    """An article of a reading, with the names of its contributors."""
    parts = [block.text for block in (article.kicker, article.headline, article.subtitle) if block]
    body = tuple((block.role.value, norm(block.text)) for block in (*article.body, *article.captions))
    title = norm(article.headline.text) if article.headline else ""
    section = norm(article.section.text) if article.section else ""
    return Plain(title, norm("".join(parts)), body, _names(people), section, article.confidence)


def _names(people: Iterable[str]) -> tuple[str, ...]:
    """Each name once, whatever its roles."""
    return tuple(sorted({norm(name) for name in people}))


def similarity(true: Plain, ours: Plain) -> float:
    """The characters of two bodies that agree, with subheads and captions counted in or out, whichever fits better."""
    return max(Levenshtein.normalized_similarity(a, b) for a, b in zip(true.bodies(), ours.bodies(), strict=True))


def same_headline(true: Plain, ours: Plain) -> bool:
    """Whether two headlines are the same, in whatever way they are divided into kicker, title and subtitle."""
    if not true.title:
        return True
    close = Levenshtein.normalized_similarity(true.headline, ours.headline) >= SAME_HEADLINE
    within = true.title == ours.title and len(ours.headline) <= len(true.headline) + 8
    return close or within or sorted(true.headline) == sorted(ours.headline)


def pair(truths: Sequence[Plain], ours: Sequence[Plain]) -> list[tuple[float, Plain, Plain | None]]:
    """Each true article with the found one that is most like it, most similar pairs first."""
    scored = sorted(
        ((similarity(t, o), i, j) for i, t in enumerate(truths) for j, o in enumerate(ours)),
        key=lambda x: (-x[0], *x[1:]),
    )
    partner: dict[int, tuple[float, int]] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if score >= 0.3 and i not in partner and j not in taken:
            partner[i] = (score, j)
            taken.add(j)
    return [(partner[i][0], t, ours[partner[i][1]]) if i in partner else (0.0, t, None) for i, t in enumerate(truths)]


# --- scoring a page ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one true article."""

    exact: bool
    similarity: float
    true: Plain
    ours: Plain | None


def score(
    reading: Reading,
    truth: Mapping[str, Any],
    owners: Sequence[int] | None = None,
    people: Sequence[Sequence[str]] = (),
) -> tuple[Score, list[Verdict]]:
    """Compare one reading with its truth.

    `owners` gives the true article (or a negative number) of each line of the page, for the figures about
    divisions; `people` the contributors' names of each article of the reading, where they are known.
    """
    out = Score()
    truths = [from_truth(a) for a in truth["articles"]]
    names = people or [()] * len(reading.articles)
    ours = [from_reading(a, n) for a, n in zip(reading.articles, names, strict=True)]
    verdicts = [
        Verdict(o is not None and s >= EXACT and same_headline(t, o), s, t, o) for s, t, o in pair(truths, ours)
    ]
    article = out.f1["article"]
    article.hit, article.true, article.ours = sum(v.exact for v in verdicts), len(truths), len(ours)
    for verdict in verdicts:
        out.means["characters"].add(verdict.similarity)
        out.f1["contributor"].add(verdict.true.people, verdict.ours.people if verdict.ours else ())
        found = verdict.ours.section if verdict.ours else ""
        out.f1["section"].add(filter(None, [verdict.true.section]), filter(None, [found]))
    for key, roles in (("paragraph", TEXT), ("subhead", ("subhead",)), ("caption", ("caption",))):
        out.f1[key].add((t for a in truths for t in a.texts(*roles)), (t for a in ours for t in a.texts(*roles)))
    out.f1["headline"].add((a.headline for a in truths if a.title), (a.headline for a in ours if a.headline))
    printed = [norm(line) for block in reading.furniture for line in lines_of(reading.page, block) if _speaks(line)]
    out.f1["furniture"].add(map(norm, truth.get("furniture", ())), printed)
    conserved, invented, size = conservation(reading)
    out.means["conserved"].add(conserved, size)
    out.means["invented"].add(invented, size)
    if owners is not None:
        true_labels, our_labels = labels(reading, owners)
        out.means["bcubed"].add(bcubed(true_labels, our_labels))
        out.means["windowdiff"].add(windowdiff(true_labels, our_labels))
    return out, verdicts


# --- conservation -----------------------------------------------------------------------------------------------


def blocks(article: ArticleReading) -> Iterator[Block]:
    """Every block of an article, its section too."""
    head = (article.section, article.kicker, article.headline, article.subtitle)
    yield from (block for block in head if block)
    yield from (*article.bylines, *article.body, *article.captions)


def printed_blocks(reading: Reading) -> Iterator[Block]:
    """Every block of a reading once: a section that several articles share is one block."""
    seen: set[tuple[Span, ...]] = set()
    for article in reading.articles:
        for block in blocks(article):
            if block.role is Role.SECTION and block.spans in seen:
                continue
            seen.add(block.spans)
            yield block
    yield from reading.furniture


def lines_of(page: Page, block: Block) -> list[str]:
    """What a block takes of each line."""
    return [page.lines[span.line - 1][span.start : span.end] for span in block.spans]


def _speaks(text: str) -> bool:
    """Whether a text has letters or digits: marks alone, as those of headings, say nothing."""
    return any(c.isalnum() for c in text)


def dense(text: str) -> str:
    """Text without blanks."""
    return "".join(text.split())


def conservation(reading: Reading) -> tuple[float, float, int]:
    """The shares conserved and invented, and the page's non-blank characters."""
    size = sum(len(dense(line)) for line in reading.page.lines)
    places: Counter[tuple[int, int]] = Counter()
    invented = stated = 0
    for block in printed_blocks(reading):
        claimed = dense("".join(lines_of(reading.page, block)))
        stated += len(dense(block.text))
        if dense(block.text) != claimed:
            invented += max(1, (Counter(dense(block.text)) - Counter(claimed)).total())
        places.update((span.line, i) for span in block.spans for i in range(span.start, span.end))
    places.update((span.line, i) for span in reading.unplaced for i in range(span.start, span.end))
    once = sum(
        places[number, i] == 1
        for number, line in enumerate(reading.page.lines, 1)
        for i, c in enumerate(line)
        if not c.isspace()
    )
    return once / max(1, size), invented / max(1, stated), size


def labels(reading: Reading, owners: Sequence[int]) -> tuple[list[int], list[int]]:
    """The true and the found article of each letter and digit in page order; -1 where it belongs to none."""
    found: dict[tuple[int, int], int] = {}
    for number, article in enumerate(reading.articles):
        for block in blocks(article):
            owner = -1 if block.role is Role.SECTION else number
            found.update(((span.line, i), owner) for span in block.spans for i in range(span.start, span.end))
    places = [(n, i) for n, line in enumerate(reading.page.lines, 1) for i, c in enumerate(line) if c.isalnum()]
    return [max(-1, owners[n - 1]) for n, _ in places], [found.get(place, -1) for place in places]


ROLES = {Role.KICKER: "headline", Role.SUBTITLE: "headline", Role.LEDE: "text", Role.PARAGRAPH: "text"}


def confusions(reading: Reading, roles: Sequence[str]) -> Counter[tuple[str, str]]:
    """How many lines of each true role were read as which: the role of most of a line's characters."""
    found: dict[int, Counter[str]] = {}
    for block in printed_blocks(reading):
        for span in block.spans:
            role = ROLES.get(block.role, block.role.value)
            found.setdefault(span.line, Counter())[role] += span.end - span.start
    lines = ((n, role) for n, role in enumerate(roles, 1) if _speaks(reading.page.lines[n - 1]))
    return Counter((role, found[n].most_common(1)[0][0] if n in found else "unplaced") for n, role in lines)


def review_auc(verdicts: Sequence[Verdict]) -> float:
    """How well confidence tells right articles from wrong: the chance that a right one is surer than a wrong one.

    The area under the ROC curve (Hanley and McNeil, Radiology 143, 1982); 0.5 is chance, 1 where nothing is wrong.
    """
    right = [v.ours.confidence for v in verdicts if v.ours and v.exact]
    wrong = [v.ours.confidence for v in verdicts if v.ours and not v.exact]
    if not right or not wrong:
        return 1.0
    return sum((r > w) + (r == w) / 2 for r in right for w in wrong) / (len(right) * len(wrong))
