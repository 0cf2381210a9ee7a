"""The body of an article as its page shows it: passages with anchors, each with its proof, and a contents list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from gazette import ranges
from gazette.markdown import MdBlock
from gazette.model import Article, Page
from gazette.website.proof import Proof, Source, State
from gazette.website.view import Link

CONTENTS_FROM = 3  # subheads from which an article gets a contents list
_markup = partial(str.__new__, Markup)  # which first asks any value whether it is HTML already
_ABSENT = Proof(State.ABSENT)


class Passage(NamedTuple):
    """A block of the body. `kind` is subhead, paragraph or other; paragraphs are numbered from 1."""

    kind: str
    anchor: str
    number: int
    text: str
    html: Markup
    proof: Proof
    lines: str  # the raw lines as people write them: 6-18, 20


def passages(shown: Sequence[MdBlock], proofs: Sequence[Proof]) -> tuple[Passage, ...]:
    """The body's passages, each with the proof found for it."""
    found = []
    for (anchor, number), block, proof in zip(_named(shown), shown, proofs, strict=True):
        html = _markup(block.html)  # safe: markdown.blocks escapes whatever is not its own markup
        lines = line_ranges(proof) if proof.lines else ""
        found.append(Passage(block.kind, anchor, number, block.text, html, proof, lines))
    return tuple(found)


def _named(body: Iterable[MdBlock]) -> Iterator[tuple[str, int]]:
    """The fragment of each block, and the number of a paragraph (0 for a subhead)."""
    paragraphs = subheads = 0
    for block in body:
        subhead = block.kind == "subhead"
        subheads, paragraphs = subheads + subhead, paragraphs + (not subhead)
        yield (f"s{subheads}", 0) if subhead else (f"p{paragraphs}", paragraphs)


def caption_anchor(number: int) -> str:
    """The fragment of a caption, counted from 1."""
    return f"c{number}"


def destinations(original: Article, body: Sequence[MdBlock], page: Page) -> dict[int, str]:
    """The fragment of the passage that each raw line went to, by line; the first passage where several share it."""
    names = [*(anchor for anchor, _ in _named(body)), *map(caption_anchor, range(1, len(original.captions) + 1))]
    found: dict[int, str] = {}
    proofs = prove(original, [*(block.text for block in body), *original.captions], page)
    for name, proof in zip(names, proofs, strict=True):
        for line in proof.lines:
            found.setdefault(line.number, name)
    return found


def prove(original: Article, texts: Sequence[str], page: Page | None) -> tuple[Proof, ...]:
    """The proof of each text, in reading order; absent where the raw page is not there.

    The texts are the original's, since raw pages are never converted.
    """
    if page is None or original.source is None:
        return (_ABSENT,) * len(texts)
    source = Source(page, ranges.numbers(original.source.lines))
    return tuple(source.prove(text) for text in texts)


def line_ranges(proof: Proof) -> str:
    """The numbers of a proof's lines, blank ones between them left out of account."""
    return ranges.dumps(_bridged(line.number for line in proof.lines)) if proof.lines else ""


def _bridged(numbers: Iterable[int]) -> ranges.Ranges:
    """Ranges that run on over a blank line or two: what a reader would call lines 6 to 18."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and 0 < number - found[-1][1] <= 2:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def contents(body: Iterable[Passage]) -> tuple[Link, ...]:
    """The contents list of a long article; nothing for a short one."""
    links = tuple(Link(passage.text, f"#{passage.anchor}") for passage in body if passage.kind == "subhead")
    return links if len(links) >= CONTENTS_FROM else ()
