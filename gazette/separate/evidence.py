"""Evidence about a run of headline lines and about a break between two paragraphs: small named rules, added up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import bylines, headlines
from . import thresholds as T
from .cohesion import Lexicon
from .flow import Item
from .pieces import Kind

@dataclass(frozen=True, slots=True)
class Run:
    """A run of headline lines and bylines, and the paragraphs around it, nearest first."""

    items: tuple[Item, ...]
    titles: tuple[Item, ...]
    above: tuple[Item, ...]
    below: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`new` > 0: a headline rather than a subhead; `up` > 0: belongs to the text above rather than below."""

    new: float
    up: float
    why: tuple[str, ...]
    form: tuple[tuple[int, int], ...]  # level and length of its lines


def judge(run: Run, lexicon: Lexicon, level: float) -> Verdict:
    """Add up what every rule says about a run."""
    found = [(level, "its heading mark")]
    found += [(value, name) for rule in NEW_RULES if (value := rule(run)) for name in [_name(rule)]]
    found.append((_cohesion(run, lexicon), "what the texts around it share"))
    new = sum(value for value, _ in found)
    why = tuple(name for value, name in sorted(found, key=lambda pair: -abs(pair[0])) if value)
    return Verdict(new, _direction(run, lexicon), why, form_of(run.titles))


def form_of(titles: Sequence[Item]) -> tuple[tuple[int, int], ...]:
    """Level and length of headline lines."""
    return tuple((item.level, len(item.text)) for item in titles)


def _name(rule: object) -> str:
    return str(getattr(rule, "__doc__", "")).split("\n")[0].rstrip(".")


def byline_follows(run: Run) -> float:
    """A byline follows it."""
    kinds = [item.kind for item in run.items]
    return 4.0 if Kind.TITLE in kinds and Kind.BYLINE in kinds[kinds.index(Kind.TITLE):] else 0.0


def dateline_follows(run: Run) -> float:
    """The text below opens with a dateline."""
    return 4.0 if run.below and bylines.dateline(run.below[0].text) else 0.0


def credit_precedes(run: Run) -> float:
    """The text above ends with a credit."""
    return 4.0 if run.above and bylines.credit(run.above[0].text) else 0.0


def is_numbered(run: Run) -> float:
    """It is numbered like a subhead."""
    return -3.0 if run.titles and headlines.NUMBERED.match(run.titles[0].text) else 0.0


def is_parallel(run: Run) -> float:
    """It is made of parallel phrases, as subheads are."""
    texts = [item.text for item in run.titles]
    if all(headlines.parallel(text) for text in texts):
        return -2.5
    if len(texts) == 2 and abs(len(texts[0]) - len(texts[1])) <= 1 and len(texts[0]) <= 12:
        return -2.0
    return -1.0 if all(" " in text or "\u3000" in text for text in texts) else 0.0


def names_an_actor(run: Run) -> float:
    """It names who acts."""
    return 1.0 if any(headlines.has_actor(item.text) for item in run.titles) else -0.5


def actor_with_colon(run: Run) -> float:
    """It names who acts, then a colon."""
    return 1.5 if any(headlines.ACTOR_COLON.match(item.text) for item in run.titles) else 0.0


def has_headline_marks(run: Run) -> float:
    """It has a headline's colon, comma or dash."""
    return 1.0 if any(mark in item.text for item in run.titles for mark in "：:，,！——") else 0.0


def length(run: Run) -> float:
    """Its length."""
    longest = max((len(part) for item in run.titles for part in headlines.PARTS.split(item.text)), default=0)
    return -0.7 if longest <= 10 else (0.8 if longest >= 16 else 0.0)


NEW_RULES = (byline_follows, dateline_follows, credit_precedes, is_numbered, is_parallel, names_an_actor,
             actor_with_colon, has_headline_marks, length)


def _cohesion(run: Run, lexicon: Lexicon) -> float:
    """Texts that share little speak for a new article."""
    if not run.above or not run.below:
        return 0.0
    return turn(run.above, run.below[0], run.below[1:], lexicon)


def turn(before: Sequence[Item], item: Item, after: Sequence[Item], lexicon: Lexicon) -> float:
    """How much a paragraph turns to something new: it has less in common with what stands before than with what follows."""
    even = min(len(before), len(after)) or len(before)  # the same number on both sides, or the larger wins
    back = lexicon.kinship(item.pairs, [other.pairs for other in before[:even]])
    ahead = lexicon.kinship(item.pairs, [other.pairs for other in after[:even]]) if after else 0.3
    return max(-2.0, min(2.0, 5 * (ahead - back) + 3 * (0.25 - back)))


def _direction(run: Run, lexicon: Lexicon) -> float:
    """Whether its words stand above (> 0) or below (< 0)."""
    words = frozenset().union(*(item.pairs for item in run.titles))
    up = lexicon.share(words, [item.pairs for item in run.above[:2]])
    down = lexicon.share(words, [item.pairs for item in run.below[:2]])
    return 4 * (up - down)


def breaks(before: Sequence[Item], item: Item, after: Sequence[Item], lexicon: Lexicon) -> tuple[float, str]:
    """Evidence for a new article between two paragraphs without a headline between them; nearest first."""
    if bylines.credit(before[0].text):
        return 6.0, "the text above ends with a credit"
    if bylines.dateline(item.text):
        return 5.0, "the text opens with a dateline"
    score = turn(before, item, after, lexicon)
    if bylines.credit(item.text):
        score += 1.5  # briefs that end with a credit are often one paragraph long
    if before[0].column and item.column and abs(before[0].column - item.column) > T.OTHER_COLUMN:
        score += 1.0
    return score, "what the texts share"
