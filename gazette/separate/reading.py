"""The pipeline of separation, top to bottom."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import replace

from gazette.model import ArticleReading, Block, Page, Reading, Role, Span

from . import (
    across,
    ahead,
    captions,
    cohesion,
    confidence,
    flow,
    hidden,
    homing,
    layout,
    lede,
    lines,
    orphans,
    pieces,
    remainders,
    revise,
    runin,
    scene,
    seams,
    sections,
    sides,
    signs,
    spans,
    stitch,
    turned,
    wedged,
)
from .blocks import article
from .flow import Item
from .grouping import Group
from .parts import Kind, Piece
from .stitch import Link


def separate(page: Page) -> Reading:
    """Divide a page into articles; every non-blank character is placed exactly once."""
    looked = gc.isenabled()
    gc.disable()  # to look for garbage takes a tenth of the time and finds none: nothing of a page stands in a circle
    try:
        return _separated(page)
    finally:
        if looked:
            gc.enable()


def _separated(page: Page) -> Reading:
    printed = read_lines(page)
    parts, items = _read(printed)
    return _assemble(page, printed, parts, *_groups(parts, items))


def read_lines(page: Page) -> Sequence[lines.Line]:
    """The lines of a page that hold something, columns that stand side by side or were read across one by one."""
    return across.undo(lines.settle(runin.apart(page, sides.apart(page, lines.printed(page)))))


def read_groups(page: Page) -> tuple[list[Group], cohesion.Lexicon]:
    """The articles of a page before they are told into headlines and paragraphs, and what its words weigh."""
    return _groups(*_read(read_lines(page)))


def read_items(page: Page) -> tuple[Item, ...]:
    """The stitched paragraphs, headline lines and bylines of a page in reading order."""
    return _read(read_lines(page))[1]


def read_pieces(page: Page) -> list[Piece]:
    """The pieces of a page before anything is stitched."""
    printed = read_lines(page)
    return _pieces(printed, layout.measure(printed))


def _pieces(printed: Sequence[lines.Line], seen: layout.Layout) -> list[Piece]:
    return captions.set_apart(revise.revise(pieces.cut_into_pieces(printed, seen)))


def _read(printed: Sequence[lines.Line]) -> tuple[list[Piece], tuple[Item, ...]]:
    seen = layout.measure(printed)
    parts, links, words = _stitched(_pieces(printed, seen), printed, seen)
    parts = flow.take_out_captions(parts, links)
    turns = turned.onward(parts)
    return parts, flow.items(parts, (*links, *turned.links(parts, turns)), words, turns)


def _stitched(
    parts: list[Piece], printed: Sequence[lines.Line], seen: layout.Layout
) -> tuple[list[Piece], tuple[Link, ...], Sequence[frozenset[str]]]:
    """The pieces of a page, the joints between them and their words; divided where a text lacks its rest."""
    view = scene.scene(parts)
    links = stitch.links(view)
    uncovered = hidden.uncover(parts, links, printed, seen)
    if len(uncovered) > len(parts):
        parts, view = uncovered, scene.scene(uncovered)
        links = stitch.links(view)
    for _ in range(seams.ROUNDS):
        divided, odds = seams.divide(view, links)
        if len(divided) == len(view.pieces):
            break
        view = scene.scene(divided, odds)
        links = stitch.links(view)
    if len(view.pieces) > len(parts):
        parts, links = seams.close(view.pieces, links)
        return parts, links, [cohesion.bigrams(part.text) for part in parts]
    return parts, links, view.words


def _groups(parts: Sequence[Piece], items: Sequence[Item]) -> tuple[list[Group], cohesion.Lexicon]:
    lexicon = cohesion.Lexicon.of(item.pairs for item in items if item.kind is Kind.TEXT)
    found = homing.bring_home(
        remainders.bring_home(lede.bring_home(wedged.group(parts, ahead.brought(items, lexicon), lexicon)))
    )
    return orphans.adopt(found, lexicon), lexicon


def _assemble(
    page: Page,
    printed: Sequence[lines.Line],
    parts: Sequence[Piece],
    groups: Sequence[Group],
    lexicon: cohesion.Lexicon,
) -> Reading:
    owners = _owners(parts, groups)
    notes = [Block(Role.FURNITURE, part.spans, part.text) for part in parts if part.kind is Kind.FURNITURE]
    notes += [_mark(page, line.marks) for line in printed if line.marks]
    groups, headings = _sections(groups)
    articles = [
        article(group, owners.get(number, []), headings[number], notes, seen)
        for number, (group, seen) in enumerate(zip(groups, signs.signs(groups, lexicon), strict=True))
    ]
    reading = Reading(page, tuple(sorted(articles, key=_first_line)), tuple(sorted(notes, key=lambda note: note.spans)))
    leftover = spans.leftover(reading)
    return replace(reading, unplaced=leftover, doubts=confidence.of_page(leftover))


def _mark(page: Page, span: Span) -> Block:
    """The marks of a heading, or the name of a field."""
    return Block(Role.FURNITURE, (span,), page.lines[span.line - 1][span.start : span.end])


def _sections(groups: Sequence[Group]) -> tuple[list[Group], list[Block | None]]:
    """The groups without their section names, and the section of each: as far as the order of print says so, too."""
    found, headings = sections.apart(groups)
    order = sorted(range(len(groups)), key=lambda number: _first_span(groups[number]))
    if order == list(range(len(groups))):
        return found, headings
    printed = dict(zip(order, sections.apart([groups[number] for number in order])[1], strict=True))
    return found, [heading if printed[number] == heading else None for number, heading in enumerate(headings)]


def _first_span(group: Group) -> Span:
    return min(span for _, item in group.items for span in item.spans)


def _first_line(found: ArticleReading) -> Span:
    return min(span for block in spans.blocks(found) for span in block.spans)


def _owners(parts: Sequence[Piece], groups: Sequence[Group]) -> dict[int, list[Piece]]:
    """The captions of each group: a caption belongs to the text printed before it, or the first one after it."""
    group_of = {span: number for number, group in enumerate(groups) for _, item in group.items for span in item.spans}
    owners: dict[int, list[Piece]] = {}
    last: int | None = None
    waiting: list[Piece] = []
    for part in parts:
        if part.kind is Kind.CAPTION:
            (waiting if last is None else owners.setdefault(last, [])).append(part)
        elif part.spans[0] in group_of:
            last = group_of[part.spans[0]]
            owners.setdefault(last, []).extend(waiting)
            waiting = []
    return owners
