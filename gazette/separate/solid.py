"""Headline lines on solid pages, whose lines were cut exactly and which have neither indents nor blanks.

Text fills its column up to the end of its paragraph. A line that does neither is a headline, and so is one that is too
wide; what is as wide as the column is weighed: whether the line below goes on with it, or the text below speaks of it.
The weights stand in weights.py, learnt by tests/separate/train.py from real news set like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import exp, log1p

from . import (
    atop,
    bylines,
    cohesion,
    headlines,
    joints,
    language,
    ledes,
    limits,
    marks,
    openings,
    signatures,
    titlelines,
    titleness,
    weights,
    worded,
)
from .layout import Column, Layout, fills_exactly
from .lines import Line
from .weighing import Features, bounded, more, some, weigh

LOOSE = "，,：:、 "  # the first lines of a headline may end with these
SMALL = frozenset(cohesion.EMPTY)  # headlines have few of these
MARK = re.compile(r"[，。、；：？！“”（）《》…,:?! 　]")
COLON = re.compile("[：:](?![“「])(?=.)")
MAKERS = re.compile(r"[（(][^（()）]{2,20}[）)]")
ENDS = re.compile("[？！；?!;…]+")
SURELY_TEXT = -4.0  # log-odds of a headline that its subject hardly makes up for
HOPELESS = -1e9  # of a reading that cannot be
NAMED = 12.0  # of who or what the headline below tells of, with its colon
MOST = 3.0  # log-odds of a beginning: more is not better
WORDED, OPENS = "it is worded like a headline", "an article opens below"
DEAR = {WORDED: worded.MOST, OPENS: MOST}  # features that take long to find, and the most that they may be


def heads(lines: Sequence[Line], layout: Layout) -> dict[int, float]:
    """The lines that may be headlines or subheads, and the log-odds that they are: the likeliest reading of a page."""
    found: dict[int, float] = {}
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and may_be_head(lines, i, layout):
            run.append(i)
        elif run:
            found.update(_likeliest(lines, run, layout))
            run = []
    return found


def _likeliest(lines: Sequence[Line], run: Sequence[int], layout: Layout) -> Iterator[tuple[int, float]]:
    """The likeliest labels of lines one below the other, each weighed below text and below a headline line."""
    odds = [_odds(lines, i, layout, first=i == run[0], alone=len(run) == 1) for i in run]
    best = (0.0, HOPELESS)  # how likely the best reading is whose last line is text, or a headline's
    kept: list[tuple[bool, bool]] = []
    for text, head in odds:
        ways = (best[0] - _plus(text), best[1] - _plus(head)), (best[0] - _plus(-text), best[1] - _plus(-head))
        kept.append((ways[0][1] > ways[0][0], ways[1][1] > ways[1][0]))
        best = max(ways[0]), max(ways[1])
    label = best[1] > best[0]
    for i, pair, above in zip(reversed(run), reversed(odds), reversed(kept), strict=True):
        below_head = above[label]
        yield i, abs(pair[below_head]) if label else -abs(pair[below_head])
        label = below_head


def _odds(lines: Sequence[Line], i: int, layout: Layout, *, first: bool, alone: bool) -> tuple[float, float]:
    """The log-odds that a line is a headline's below text, and below a headline line, as none of a run's first is.

    Of what is surely text, as most lines are, the subject is not looked at. How surely a line alone is text, nobody
    asks: what is dear is not looked at, either, where the most that it could say would not be enough.
    """
    learnt = weights.FULL if fills_exactly(lines[i], layout.columns[i]) else weights.ODD
    found, named = _at_once(lines, i, layout), NAMED * (titlelines.named(lines, i, layout) > 0)
    leads = titleness.KICKER * _leads_in(lines, i, layout)
    dash = titleness.KICKER * titleness.opens_with_dash(lines[i].text)
    above = [some(_above(lines, i, layout, below_head=head)) for head in (False, not first)]
    left = {name: most * abs(learnt[name]) for name, most in DEAR.items() if name in found}
    while True:
        own = weigh(some(found), learnt) + named + leads
        text, head = [more(seen, learnt, own) for seen in above]
        head += dash
        if not left or (alone and max(text, head) + sum(left.values()) < SURELY_TEXT):
            break
        name = next(iter(left))
        found[name] = _dear(lines, i, name)
        del left[name]
    said = more(some(atop.subject(lines, i, i + 1)), learnt) if max(text, head) > SURELY_TEXT else 0.0
    return text + said, head + said


def _leads_in(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a dash ends a line right above what may be the headline itself, and is none of text."""
    below = lines[i + 1] if i + 1 < len(lines) and lines[i].text.endswith(headlines.DASH) else None
    if below is None or below.gap or fills_exactly(below, layout.columns[i + 1]):
        return False
    return headlines.may_be_title(below.text)


def _plus(odds: float) -> float:
    """Minus the logarithm of the probability of what has these log-odds against it."""
    return log1p(exp(odds)) if odds < 30 else odds


def may_be_head(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line could be one of a headline: not where a text surely goes on, nor where a sentence ends."""
    line = lines[i]
    if line.level or marks.NO_START.match(line.text) or not _shaped(line.text) or headlines.is_other(line.text):
        return False
    if i + 1 < len(lines) and titleness.leads(line.text, lines[i + 1].text):
        return False
    full = fills_exactly(line, layout.columns[i])
    if not i or line.gap or not _goes_on(lines, i - 1, layout):
        return not full or headlines.may_be_title(line.text.rstrip(LOOSE) or line.text)
    return not full and not marks.closed(line.text) and not signatures.goes_on(lines[i - 1].text, line.text)


def _shaped(text: str) -> bool:
    bare = text.rstrip(LOOSE)
    return len(text) <= limits.TITLE_MAX and not headlines.holds_sentence(text) and any(map(str.isalnum, bare))


def _goes_on(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Whether a line is surely text that goes on below it."""
    return fills_exactly(lines[i], layout.columns[i]) and not _ends(lines[i].text)


def _ends(text: str) -> bool:
    """Whether a line may end its paragraph, be it with a note in brackets."""
    return atop.ends(text) or (text[-1] in "）)" and not any(marks.open_brackets(text)))


def see(lines: Sequence[Line], i: int, layout: Layout, *, below_head: bool) -> Features:
    """Everything seen of a line below text, or below a headline line."""
    around = {**_above(lines, i, layout, below_head=below_head), **atop.subject(lines, i, i + 1)}
    return {**_own(lines, i, layout), **some(around)}


def _own(lines: Sequence[Line], i: int, layout: Layout) -> Features:
    """What is seen of a line and of what stands right below it."""
    found = _at_once(lines, i, layout)
    return some({**found, **{name: _dear(lines, i, name) for name in DEAR if name in found}})


def _at_once(lines: Sequence[Line], i: int, layout: Layout) -> Features:
    """The same, 0 in place of what is dear."""
    return {
        **_shape(lines[i], layout.columns[i]),
        **titleness.wording(lines[i].text),
        **_below(lines, i, layout),
    }


def _dear(lines: Sequence[Line], i: int, name: str) -> float:
    """What takes long to find, by its name."""
    if name == WORDED:
        return worded.like_headline(lines[i].text)
    return bounded(ledes.opens(_text(lines, i + 1)), MOST)


def _shape(line: Line, column: Column) -> Features:
    text = line.text
    full = fills_exactly(line, column)
    return {
        "it is too wide": atop.is_wide(line, column, limits.COLUMN_TIGHT[0]),
        "it is short": not full and line.reach < column.widest / 2,
        "it has no mark": not MARK.search(text),
        "its words are small": sum(char in SMALL for char in text) / len(text),
        "it ends a sentence": marks.closed(text),
        "it ends like none": text[-1] in "，,、；;—",
        "it ends with a colon": text[-1] in "：:" and not headlines.may_be_title(text),
        "it has the shape of a headline": headlines.may_be_title(text),
        "several sentences end inside it": len(ENDS.findall(text[:-1])) > 1,
        WORDED: 0.0,
        "a colon stands inside it": COLON.search(text) is not None,
        "it is the title of a notice": headlines.stands_alone(text),
        "it opens a paragraph": bounded(openings.opens(text), MOST),
    }


def _above(lines: Sequence[Line], i: int, layout: Layout, *, below_head: bool) -> Features:
    above = lines[i - 1] if i and not lines[i].gap else None
    if below_head:
        full = above is not None and fills_exactly(above, layout.columns[i - 1])
        return {
            "a headline line above": 1.0,
            "a headline line above as wide as its column": full,
            "a headline line above runs on into it": language.runs_on(lines[i - 1].text, lines[i].text),
            "it is much longer than the headline line above": lines[i].width > 2 * lines[i - 1].width,
        }
    if above is not None and bylines.is_byline(above.text):
        signed = i > 1 and not above.gap and _ends(lines[i - 2].text)
        return {"the text above is signed" if signed else "a byline above": 1.0}
    if above is None or headlines.is_other(above.text):
        return {"no text above": 1.0}
    full, ends = fills_exactly(above, layout.columns[i - 1]), _ends(above.text)
    goes_on = full and not ends
    return {
        "the text above ends before its column does": ends and not full,
        "the text above ends with its column": ends and full,
        "the text above was cut": goes_on,
        "the text above ends no sentence": not full and not ends,
        "the text above runs on into it": goes_on and language.runs_on(above.text, lines[i].text),
    }


def _below(lines: Sequence[Line], i: int, layout: Layout) -> Features:
    if i + 1 == len(lines):
        return {"nothing below": 1.0}
    text, below = lines[i].text, lines[i + 1]
    if below.gap:
        return {"a blank below": 1.0}
    if bylines.is_byline(below.text):
        return {"a byline below": 1.0}
    goes_on = language.runs_on(text, below.text)
    return {
        "the line below cannot open": marks.NO_START.match(below.text) is not None,
        "it runs on into the line below": goes_on,
        "a word runs on into the line below": bool(joints.completed_word(text, below.text)),
        "the line below opens a paragraph": bounded(openings.opens(below.text), MOST),
        OPENS: 0.0,
        "a dateline below": bylines.dateline(below.text) is not None,
        "a name in brackets below": MAKERS.match(below.text) is not None,
        "the line below is as wide as its column": fills_exactly(below, layout.columns[i + 1]),
        "the line below may be a headline": _shaped(below.text)
        and not fills_exactly(below, layout.columns[i + 1])
        and not marks.closed(below.text),
    }


def _text(lines: Sequence[Line], i: int) -> str:
    """The first lines of the text that may open at a line."""
    return "".join([line.text for line in lines[i : i + 3]])
