"""From groups to a Reading: which block is kicker, headline, subtitle, lede; where captions go; what is left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gazette.model import ArticleReading, Block, Role, Span

from . import boxes, confidence, continuations, headlines, joints, lede, limits, spans, titlelines, titles
from .choices import Use
from .flow import Item
from .grouping import Group
from .parts import Piece, glue
from .signs import Sign

DASH = re.compile(r"(?:——|—|--)\s*")


def block(role: Role, items: Iterable[Item], joiner: str = " ") -> Block:
    """One block out of items; headline parts are joined by one blank."""
    found = tuple(items)
    if len(found) == 1:
        return Block(role, found[0].spans, found[0].text)
    return Block(
        role, tuple([span for item in found for span in item.spans]), joiner.join([item.text for item in found])
    )


def article(
    group: Group, captions: Sequence[Piece], section: Block | None, notes: list[Block], seen: Sequence[Sign] = ()
) -> ArticleReading:
    """One article out of a group. Continuation notes cut off its paragraphs are added to `notes`."""
    heads = [item for use, item in group.items if use in (Use.HEAD, Use.BELOW)]
    kicker, headline, subtitle = headline_parts(heads)
    body = tuple(_body(group, notes))
    paragraphs = tuple(part.text for part in body if part.role is not Role.SUBHEAD)
    sure = confidence.overall(seen)
    return ArticleReading(
        body=body,
        section=section,
        kicker=kicker,
        headline=headline,
        subtitle=subtitle,
        bylines=tuple(block(Role.BYLINE, [item]) for use, item in group.items if use is Use.BYLINE),
        captions=tuple(Block(Role.CAPTION, piece.spans, piece.text) for piece in captions),
        derived_title=None
        if headline
        else titles.derive(
            paragraphs or [*(piece.text for piece in captions), *(item.text for _, item in group.items)]
        ),
        doubts=confidence.doubts(group, seen, sure),
        confidence=sure,
    )


def headline_parts(heads: Sequence[Item]) -> tuple[Block | None, Block | None, Block | None]:
    """Kicker, headline and subtitle among the lines of a headline block."""
    if not heads:
        return None, None, None
    heads = whole_lines(heads)
    if any(item.field for item in heads):
        return _by_name(heads)
    if len(heads) == 1:
        return _one_line(heads[0])
    main = _main_line(heads)
    kicker = block(Role.KICKER, heads[:main]) if main else None
    rest = heads[main + 1 :]
    return kicker, block(Role.HEADLINE, [heads[main]]), block(Role.SUBTITLE, rest) if rest else None


def whole_lines(heads: Sequence[Item]) -> list[Item]:
    """Headline lines, those put together that a column cut inside a word or before the last one."""
    found: list[Item] = []
    for item in heads:
        above = found[-1] if found else None
        cut = above is not None and above.pieces[-1].full and not item.gap
        if above and cut and _goes_on(above.text, item.text, item is heads[-1]):
            found[-1] = above._replace(pieces=above.pieces + item.pieces, text=glue(above.text, item.text))
        else:
            found.append(item)
    return found


def _goes_on(headline: str, line: str, last: bool) -> bool:
    """Whether a line is the rest of the one above; a word of its own above another headline rather names a section."""
    return titlelines.goes_on(headline, line) if last else bool(joints.completed_word(headline, line))


def _by_name(heads: Sequence[Item]) -> tuple[Block | None, Block | None, Block | None]:
    """Kicker, headline and subtitle as the page names them."""
    kickers = [item for item in heads if item.field[:1] and item.field[0] in "引眉肩"]
    subtitles = [item for item in heads if item.field.startswith("副")]
    main = [item for item in heads if item not in kickers and item not in subtitles]
    if not main:
        kickers, main = [], kickers
    return (
        block(Role.KICKER, kickers) if kickers else None,
        block(Role.HEADLINE, main or subtitles),
        block(Role.SUBTITLE, subtitles) if subtitles and main else None,
    )


def _main_line(heads: Sequence[Item]) -> int:
    """Which line is the headline proper."""
    if boxes.is_label(heads[0].text):
        return 1 + (_main_line(heads[1:]) if len(heads) > 2 else 0)
    for i, item in enumerate(heads[:-1]):
        if item.text.endswith(("——", "—", "--", "：", ":")):
            return i + 1
    for i, item in enumerate(heads[1:], 1):
        if item.text.startswith(("——", "—", "--")):
            return i - 1
    if len(heads) == 2 and len(heads[0].text) <= limits.SECTION_SHORT < len(heads[1].text):
        return 1
    return max(range(len(heads)), key=lambda i: (not headlines.parallel(heads[i].text), len(heads[i].text) > 8, -i))


def _one_line(item: Item) -> tuple[Block | None, Block | None, Block | None]:
    """A line that holds kicker and headline, told apart by a dash: 青山县—— 稳步前行."""
    if (label := boxes.LABELLED.match(item.text)) and len(item.spans) == 1:
        return _split_line(item, len(label[1]), label.end())
    match = DASH.search(item.text)
    whole = block(Role.HEADLINE, [item])
    if match is None or len(item.spans) != 1 or match.start() < 12 or len(item.text) - match.end() < 6:
        return None, whole, None
    before, after = item.text[: match.end()].rstrip(), item.text[match.end() :]
    if len(after) > 4 and match[0].strip() and "，" not in before and "," not in before:
        return None, whole, None
    return _split_line(item, len(before), match.end())


def _split_line(item: Item, end: int, start: int) -> tuple[Block, Block, None]:
    """A line whose first characters are the kicker and whose last ones the headline."""
    span = item.spans[0]
    kicker = Block(Role.KICKER, (Span(span.line, span.start, span.start + end),), item.text[:end])
    return kicker, Block(Role.HEADLINE, (Span(span.line, span.start + start, span.end),), item.text[start:]), None


def _body(group: Group, notes: list[Block]) -> Iterable[Block]:
    """Lede, paragraphs and subheads in reading order."""
    body, has_lede = lede.order([(use, item) for use, item in group.items if use in (Use.SUB, Use.BODY)])
    subheads: list[Item] = []
    for number, (use, item) in enumerate(body):
        if use is Use.SUB:
            subheads.append(item)
            if number + 1 < len(body) and body[number + 1][0] is Use.SUB:
                continue
            yield block(Role.SUBHEAD, subheads)
            subheads = []
        else:
            yield _paragraph(Role.LEDE if has_lede and not number else Role.PARAGRAPH, item, notes)


def _paragraph(role: Role, item: Item, notes: list[Block]) -> Block:
    """A paragraph without the continuation notes that are printed at its ends."""
    start, end = continuations.inline(item.text)
    whole = block(role, [item])
    if (start, end) == (0, len(item.text)):
        return whole
    before, kept, after = spans.split(whole.spans, item.text, start, end)
    notes += [
        Block(Role.FURNITURE, cut, text.strip())
        for cut, text in ((before, item.text[:start]), (after, item.text[end:]))
        if cut
    ]
    return Block(role, kept, item.text[start:end].strip())
