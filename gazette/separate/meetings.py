"""What is seen of joining two pieces of a page, as features for weights.JOINT: of each of them, and of both."""

from __future__ import annotations

from . import cohesion, joints, limits, pictured, starts, subjects
from .parts import Kind
from .scene import Scene, fills_column, is_head, lacks_indent, title_of
from .weighing import Features

SAME = 8  # characters of two texts that are hardly halves of one, where they begin with the same


def needs(view: Scene, a: int) -> Features:
    """What is seen of a piece that may have to go on, wherever it does."""
    piece = view.pieces[a]
    end = view.ends[a]
    found = {} if end.closed else joints.need(piece.text, end.left_open, title_of(piece))
    if piece.lines == 1 and piece.gap and piece.after:
        found["a line alone between blanks"] = 1.0
    if piece.full and piece.lines > 1:
        found["the last line is full"] = 1.0
    if view.ends[a].closed:
        found["ends a sentence"] = 1.0
    return found


def content(view: Scene, here: int, there: int) -> Features:
    """What stands at the joint of two pieces, wherever they stand."""
    return {**start(view, view.flow[there]), **meeting(view, here, there)}


def start(view: Scene, b: int) -> Features:
    """What the start of a piece says that may be a rest, whatever it continues."""
    piece, end = view.pieces[b], view.ends[b]
    found = starts.start(piece.text, end.stray)
    if lacks_indent(view, b):
        found["only what runs on lacks an indent"] = 1.0
    if piece.apart and pictured.shows_scene(piece.text) and "starts with a verb" not in found:
        found["says what a picture shows"] = 1.0
    if piece.kind is Kind.TEXT and len(piece.text) <= limits.MERE_REST and end.closed and not end.sealed:
        found["is a mere rest"] = 1.0
    return found


def meeting(view: Scene, here: int, there: int) -> Features:
    """What stands at the joint of two pieces, without what the start of the second says alone."""
    a, b = view.flow[here], view.flow[there]
    found, lexicon = joints.pair(view.ends[a], view.ends[b]), view.lexicon
    if both := lexicon.again[a] & lexicon.again[b]:
        small = min(len(view.words[a]), len(view.words[b]))
        found["the texts share words"] = min(3.0, lexicon.weight_again(both) / small**0.5)
        found["the texts share rare words"] = cohesion.rareness(both, small)
    if alike := subjects.alike(view.speech.above(a), view.speech.below(b)):
        found["the texts speak of the same"] = alike
    if lacks_indent(view, b) and fills_column(view, a):  # the column was cut: surely one of them goes on there
        found["all of the texts share words"] = view.cosine(a, b)
    if a and is_head(view.pieces[a - 1]):
        found["the headline above shares words"] = min(2.0, _common(view, a - 1, b))
    if b + 1 < len(view.pieces) and is_head(view.pieces[b + 1]):
        found["the headline below shares words"] = min(2.0, _common(view, b + 1, a))
    one, other = view.pieces[a], view.pieces[b]
    if len(one.text) >= SAME and other.text.startswith(one.text[:SAME]):
        found["both halves begin alike"] = 1.0
    if one.lines > 1 and other.lines > 1 and abs(one.width - other.width) > limits.COLUMN_SLACK:
        found["the columns differ in width"] = 1.0
    if one.tentative and not other.gap and b == a + 1:
        found["a first line with its text below"] = 1.0
    if view.ends[a].tail[-1] + view.ends[b].head[0] in lexicon.seen:
        found["the page has the same pair of characters"] = 1.0
    return found


def around(view: Scene, b: int) -> Features:
    """What is seen of a piece that may be a rest, wherever it comes from."""
    found = {}
    piece = view.pieces[b]
    if piece.apart:
        found["stands apart like a caption"] = 1.0
    if piece.kind is Kind.TITLE and piece.title > 0:
        found["what follows looks like a headline"] = min(3.0, piece.title)
    if b and is_head(view.pieces[b - 1]) and not view.below_text:
        found["its own headline stands above it"] = min(3.0, view.pieces[b - 1].title)
    if b and view.pieces[b - 1].kind is Kind.BYLINE and piece.kind is Kind.TEXT and not _signs_above(view, b):
        found["a byline stands above it"] = 1.0
    if piece.kind is Kind.TITLE and not view.ends[b].closed and _heads_text(view, b):
        found["a headline over its text"] = 1.0
    return found


def _signs_above(view: Scene, b: int) -> bool:
    """Whether the byline above a text that lacks its indent, and thus opens none, rather signs the text above."""
    below_text = b > 1 and view.pieces[b - 2].kind is Kind.TEXT
    return below_text and lacks_indent(view, b) and view.pieces[b].lines > 1


def _common(view: Scene, a: int, b: int) -> float:
    """What the weights of the words of two pieces say that stand in both."""
    both = view.lexicon.again[a] & view.lexicon.again[b]
    return view.lexicon.weight_again(both) / min(len(view.words[a]), len(view.words[b])) ** 0.5 if both else 0.0


def _heads_text(view: Scene, b: int) -> bool:
    """Whether a byline or the start of a paragraph stands below a headline line and the ones printed with it."""
    for at in range(b + 1, min(b + 1 + limits.HEAD_LINES, len(view.pieces))):
        if view.pieces[at].kind is Kind.BYLINE or view.ends[at].anchored:
            return True
        if view.pieces[at].kind is not Kind.TITLE:
            return False
    return False
