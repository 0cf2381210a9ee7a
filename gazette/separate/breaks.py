"""What is seen of the place between two paragraphs: named features and their weights, as of runs in evidence.py."""

from __future__ import annotations

from collections.abc import Sequence

from . import bylines, headlines, limits, subjects, weights
from .cohesion import Lexicon
from .flow import Item
from .weighing import Features, reasons, some, weigh


def judge(before: Sequence[Item], item: Item, after: Sequence[Item], lexicon: Lexicon) -> tuple[float, str]:
    """Evidence for a new article between two paragraphs without a headline between them; nearest first."""
    seen = features(before, item, after, lexicon)
    return weigh(seen, weights.BREAK), "; ".join(reasons(seen, weights.BREAK)[:2])


def _actors(before: Sequence[Item], item: Item) -> Features:
    """Whether a paragraph opens with somebody who acts, and whether the paragraphs above name them."""
    match = headlines.ACTOR.search(item.text[: limits.OPENING])
    if match is None:
        return {}
    known = any(match[0] in other.text for other in before)
    return {"it opens with who acts, known from above" if known else "it opens with who acts, new here": 1.0}


def features(before: Sequence[Item], item: Item, after: Sequence[Item], lexicon: Lexicon) -> Features:
    """Everything seen of the place between two paragraphs."""
    other = before[0].column and item.column and abs(before[0].column - item.column) > limits.OTHER_COLUMN
    back_again = other and len(before) > 1 and abs(before[1].column - item.column) <= limits.OTHER_COLUMN
    above, below = [other.pairs for other in before[::-1]], [other.pairs for other in after]
    own, up, down = map(lexicon.sketch, ([item.pairs], above, below))
    back, ahead = lexicon.alike(own, up), lexicon.alike(own, down)
    spoken, said, told = subjects.subject([item.pairs]), subjects.subject(above), subjects.subject(below)
    opens, ends = bool(headlines.TEXT_START.match(item.text)), bylines.credit(item.text) is not None
    apart = max(0.0, 1 - lexicon.alike(up, lexicon.sketch([item.pairs, *below[:2]])) / limits.AKIN)
    return some(
        {
            "the text above ends with a credit": bylines.signed(before[0].text),
            "the text opens with a dateline": bylines.dateline(item.text) is not None,
            "the text ends with a credit": ends,
            "the texts share little": apart,
            "the texts speak of the same": subjects.alike(said, subjects.subject([item.pairs, *below[:2]])),
            "the text speaks of what follows": bool(below)
            * (subjects.alike(spoken, told) - subjects.alike(spoken, said)),
            "the text is more like what follows": (ahead - back) / (ahead + back) if below and ahead + back else 0.0,
            "signed texts stand below": sum(bylines.credit(beside.text) is not None for beside in after) / 3,
            "the column changes": bool(other),
            "the paragraph above alone is set wider": bool(back_again) and before[0].column > item.column,
            "another text is broken off for it": item.fresh,
            "wide blanks": item.gap > before[0].gap + 1,
            "the text above is short": len(before[0].text) < 60 and bylines.credit(before[0].text) is None,
            "the text is short": len(item.text) < 60 and not ends,
            "the text opens like an article": opens,
            "it opens like an article and ends with a credit": opens and ends,
            **_actors(before, item),
        }
    )
