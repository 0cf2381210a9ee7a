"""Every way to read an element of a page, given how the reading so far ends, and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import ClassVar, NamedTuple

from . import digests, headlines, limits, splits
from .elements import Element
from .evidence import Run, Verdict
from .flow import Item
from .labels import Label
from .parts import Kind
from .standings import Standing, State, ends
from .verdicts import Judged

DIGEST = 6.0  # what it says for a subhead that a line is the label of a digest
AFTER_BYLINE = 2.5  # what it says for a subhead that a line stands below its article's byline
ABOVE = 2.0  # what a headline costs over its text in a page whose headlines stand below
BARE_SUB = (2.0, 0.3)  # what a subhead costs in an article without a headline above, where none stand below, and else
SECTION = 3.0  # what a subhead costs that is worded like the name of a section, or of a column above a signed headline
JUMP = 3.0  # what it costs that the order of reading jumps inside a headline


class Use(Label):
    """What an item is in its article."""

    BELOW: ClassVar[Use]  # headline printed under its article
    HEAD: ClassVar[Use]  # headline printed over its article
    SUB: ClassVar[Use]
    BYLINE: ClassVar[Use]
    BODY: ClassVar[Use]


BARE = (State.BARE, State.BARE_FRESH)
AMID = "its text goes on above and below it"


# A headline or subhead just read makes a difference to a text below, but none to another headline.
READ_ALIKE = {State.HEADED_FRESH: State.HEADED, State.BARE_FRESH: State.BARE, State.ENDED: State.START}


class Choice(NamedTuple):
    """One way to read an element: uses of its items; `cut` says before which of them a new article starts."""

    state: State
    score: float
    uses: tuple[Use, ...]
    cuts: tuple[int, ...]
    why: str
    ends: Sequence[Standing]  # how a reading ends with it, by how many subheads the article before has

    @classmethod
    def of(cls, state: State, score: float, uses: tuple[Use, ...], cuts: tuple[int, ...], why: str) -> Choice:
        """A choice, with how it ends: a page asks for that at each of the ways that lead to it."""
        return cls(state, score, uses, cuts, why, ends(state, bool(cuts), Use.SUB in uses, Use.HEAD in uses))


Read = dict[State, tuple[Choice, ...]]  # the ways to read an element, by how the reading so far ends


class Choices:
    """The ways to read each element of a page. They are weighed once: a page is decoded twice, then read back."""

    def __init__(self, elements: Sequence[Element], judged: Judged) -> None:
        """Take the elements with what is thought of them."""
        self.elements = elements
        self._judged = judged
        self._titled = [isinstance(element, Run) and bool(element.titles) for element in elements]
        # For each element, by whether headlines may stand below and by state; those of paragraphs are known.
        self._found = [
            (_paragraph(judged.breaks.get(i)),) * 2 if isinstance(element, Item) else ({}, {})
            for i, element in enumerate(elements)
        ]
        self._tails: dict[int, tuple[float, ...]] = {}

    def at(self, i: int, state: State, below: bool) -> tuple[Choice, ...]:
        """Every way to read element `i` in a state; with `below`, headlines may stand under their articles."""
        if self._titled[i]:
            state = READ_ALIKE.get(state, state)
        known = self._found[i][below and state in BARE]  # elsewhere, none may stand under an article
        found = known.get(state)
        if found is None:
            run = self.elements[i]
            found = known[state] = tuple(self._read(run, i, state, below)) if isinstance(run, Run) else ()
        return found

    def _read(self, run: Run, i: int, state: State, below: bool) -> Iterable[Choice]:
        judged = self._judged
        if not run.titles:
            return _bylines(state, run)
        if i not in self._tails:
            self._tails[i] = tuple(splits.tails(run.titles, judged.verdicts, i))
        if run.amid:
            return _amid(state, run, judged.breaks.get(i + 1, (0.0, ""))[0])
        last = i == len(self.elements) - 1
        found = _run(state, run, judged.verdicts[i], self._tails[i], below, last=last)
        return (_as_marked(choice, run, judged.level) for choice in found) if judged.level else found


OPENS = Choice.of(State.BARE, 0.0, (Use.BODY,), (0,), "text without a headline above")
HEADED, BARELY = (Choice.of(same, 0.0, (Use.BODY,), (), "") for same in (State.HEADED, State.BARE))
PARAGRAPH: Read = {
    State.START: (OPENS,),
    State.ENDED: (OPENS,),
    State.HEADED: (HEADED,),
    State.HEADED_FRESH: (HEADED,),
    State.BARE: (BARELY,),
    State.BARE_FRESH: (BARELY,),
}


def _paragraph(new: tuple[float, str] | None) -> Read:
    """Every way to read a paragraph; `new`: what speaks for a new article that opens with it, and why."""
    if new is None:
        return PARAGRAPH
    opens = Choice.of(State.BARE, new[0], (Use.BODY,), (0,), new[1])
    return {**PARAGRAPH, State.HEADED: (HEADED, opens), State.BARE: (BARELY, opens)}


def _bylines(state: State, run: Run) -> Iterator[Choice]:
    cuts = (0,) if state is State.START else ()
    yield Choice.of(State.BARE if state is State.START else state, 0.0, (Use.BYLINE,) * len(run.items), cuts, "")


def _amid(state: State, run: Run, new: float) -> Iterator[Choice]:
    """A headline inside its article, or above it where the text below begins the article; `new` speaks for that."""
    if state in BARE:
        yield Choice.of(State.HEADED_FRESH, 0.0, _uses(run, Use.HEAD), (), AMID)
    yield Choice.of(State.HEADED_FRESH, new, _uses(run, Use.HEAD), (0,), AMID)


def _run(
    state: State, run: Run, verdict: Verdict, tails: Sequence[float], below: bool, *, last: bool
) -> Iterator[Choice]:
    """Every way to read a run of headline lines; `tails` says what speaks for dividing it before its second line, …"""
    headed, bare = state in (State.HEADED, State.HEADED_FRESH), state in BARE
    alone = limits.IMPOSSIBLE if headlines.stands_alone(run.titles[0].text) else 0.0
    section = SECTION if _names_section(run) else 0.0
    label = limits.IMPOSSIBLE if digests.is_label(run.titles[0].text) and (headed or bare) else 0.0
    new, up, why = verdict.new / 2, verdict.up / 2, "; ".join(verdict.why[:2])
    if headed or bare:
        # Where headlines stand above, an article without one hardly has subheads, and none below either.
        yield Choice.of(
            State.BARE_FRESH if bare and below else State.HEADED_FRESH,
            alone - section - new - (3.0 if last else 0.0) - (BARE_SUB[below] if bare else 0.0),
            _uses(run, Use.SUB),
            (),
            why,
        )
    # Where the order of reading jumps inside a run, one headline ends and another begins.
    jumps = {k for k in range(1, min(len(run.titles), limits.SPLITS)) if run.titles[k].fresh}
    if bare:
        other = label + (limits.IMPOSSIBLE if _holds_notice(run.titles[1:]) else 0.0)
        score = other + new + min(0.0, up) - (0.0 if below else 6.0) - (JUMP if jumps else 0.0)
        yield Choice.of(State.ENDED, score, _uses(run, Use.BELOW), (), why)
        for k in range(1, min(len(run.titles), limits.SPLITS)) if below else sorted(jumps):
            yield _split(run, k, Use.BELOW, Use.HEAD, new - (0.0 if k in jumps else 1.0), why)
    other = label + (limits.IMPOSSIBLE if _holds_notice(_below_byline(run)) else 0.0)
    costs = (JUMP if jumps else 0.0) + (limits.ORPHAN if last else 0.0) + (ABOVE if below and bare else 0.0)
    yield Choice.of(
        State.HEADED_FRESH,
        other + new - max(0.0, up) - costs,
        _uses(run, Use.HEAD),
        (run.first_title,),
        why,
    )
    signed = _lines_above_byline(run)
    for k, tail in enumerate(tails, 1):
        if digests.is_label(run.titles[k].text):
            tail = DIGEST
        elif headlines.stands_alone(run.titles[k].text):
            tail = limits.IMPOSSIBLE
        elif k == signed:
            tail = max(tail, AFTER_BYLINE)
        yield _split(run, k, Use.HEAD, Use.SUB, label + new - max(0.0, up) - 1.0 + tail, why)


def _names_section(run: Run) -> bool:
    """Whether a run is worded like the name of a section, or begins with that of a column over a signed headline."""
    first = run.titles[0].text
    signed = len(run.titles) > 1 and run.items[-1].kind is Kind.BYLINE
    column = signed and headlines.COLUMN_NAME.match(first)
    return bool(column or headlines.SECTION.match(first))


def _holds_notice(titles: Iterable[Item]) -> bool:
    """Whether one of several lines is the headline of a notice, which belongs to no headline above it."""
    return any(headlines.stands_alone(item.text) for item in titles)


def _below_byline(run: Run) -> Iterator[Item]:
    """The headline lines below the first byline under a headline."""
    below = dropwhile(lambda item: item.kind is not Kind.BYLINE, run.items[run.first_title :])
    return (item for item in below if item.kind is Kind.TITLE)


def _lines_above_byline(run: Run) -> int:
    """How many headline lines stand above the only byline, where others stand below it; else 0."""
    kinds = [item.kind for item in run.items]
    return kinds.index(Kind.BYLINE) if kinds.count(Kind.BYLINE) == 1 and kinds[-1] is Kind.TITLE else 0


def _as_marked(choice: Choice, run: Run, level: int) -> Choice:
    """A choice weighed by the heading marks: those of the articles' level and above are headlines, no others."""
    used = zip(choice.uses, run.items, strict=True)
    wrong = any(
        (use is Use.SUB) if item.level <= level else (use is not Use.SUB and item is run.titles[0])
        for use, item in used
        if item.level
    )
    return choice._replace(score=choice.score + limits.IMPOSSIBLE) if wrong else choice


def _uses(run: Run, use: Use) -> tuple[Use, ...]:
    return tuple([use if item.kind is Kind.TITLE else Use.BYLINE for item in run.items])


def _split(run: Run, k: int, first: Use, second: Use, score: float, why: str) -> Choice:
    """A run of which the first k titles are one thing and the others another."""
    uses, seen, cut = [], 0, 0
    if second is Use.SUB and run.items[-1].kind is Kind.BYLINE:
        score += limits.SUBHEAD_SIGNED
    for i, item in enumerate(run.items):
        if item.kind is Kind.BYLINE:
            uses.append(Use.BYLINE)
            continue
        if seen == k:
            cut = i
        uses.append(first if seen < k else second)
        seen += 1
    cuts = (cut,) if second is Use.HEAD else (run.first_title,)
    return Choice.of(State.HEADED_FRESH, score, tuple(uses), cuts, why)
