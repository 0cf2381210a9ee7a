"""Grouping: where articles start and end, decided for the whole page by the best sum of evidence (Viterbi).

The page is read as paragraphs with runs of headline lines between them. A run may be subheads of the running article,
the headline of the next one, the headline of the one above, or two of these, cut somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, takewhile

from . import bylines, evidence, headlines, limits, moulds
from .cohesion import Lexicon
from .evidence import Run, Verdict
from .flow import Item
from .parts import Kind


class Use(StrEnum):
    """What an item is in its article."""

    BELOW = "below"  # headline printed under its article
    HEAD = "head"  # headline printed over its article
    SUB = "sub"
    BYLINE = "byline"
    BODY = "body"


NAMES = {Use.BELOW: "headline of the text above", Use.HEAD: "headline", Use.SUB: "subhead", Use.BODY: "text"}
SUB_AT_MOST = 1.0  # a run whose log-odds are below this may well be a subhead
SURE = 9.0  # log-odds of a decision without an alternative


class State(StrEnum):
    """What a partial reading ends with."""

    START = "start"
    HEADED = "headed"  # inside an article with a headline above
    BARE = "bare"  # inside an article without one (so far)
    HEADED_FRESH = "headed fresh"  # a headline or subhead was just read, text must follow
    ENDED = "ended"  # a headline below closed the article


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to read an element: uses of its items; `cut` says before which of them a new article starts."""

    state: State
    score: float
    uses: tuple[Use, ...]
    cuts: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Node:
    """A partial reading, linked backwards."""

    score: float
    before: Node | None
    choice: Choice | None
    at: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at a line, the runner-up, how much better it was (log-odds), and why."""

    line: int
    what: str
    runner_up: str
    margin: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one article with their uses in reading order, and the decisions taken on the way."""

    items: tuple[tuple[Use, Item], ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """What is thought of each run, and of a break before each paragraph, by element."""

    verdicts: dict[int, Verdict]
    breaks: dict[int, tuple[float, str]]


Element = Item | Run
Around = tuple[tuple[Item, ...], tuple[Item, ...]]


def group(items: Sequence[Item], lexicon: Lexicon) -> tuple[Group, ...]:
    """Divide the flow of a page into articles."""
    elements = tuple(elements_of(items))
    judged = Judged(_verdicts(elements, lexicon), _breaks(elements, lexicon))
    best = [_decode(elements, judged, below) for below in (False, True)]
    above, under = best
    below = under.score - limits.BELOW_PRIOR > above.score
    return _read_back(elements, under if below else above, judged, below)


def elements_of(items: Sequence[Item]) -> Iterator[Element]:
    """Paragraphs, and runs of headline lines with the paragraphs around them."""
    texts = [item for item in items if item.kind is Kind.TEXT]
    stretches = [(kind is Kind.TEXT, tuple(found)) for kind, found in groupby(items, key=_text_or_not)]
    read = 0
    starts = [at for at, (is_text, stretch) in enumerate(stretches) if not is_text and stretch[0].kind is Kind.BYLINE]
    others = sum(item.kind is Kind.BYLINE for _, stretch in stretches for item in stretch[1:])
    for at, (is_text, stretch) in enumerate(stretches):
        if is_text:
            yield from stretch
            read += len(stretch)
            continue
        since = stretches[at - 1][1] if at else ()
        until = stretches[at + 1][1] if at + 1 < len(stretches) else ()
        titles = tuple(item for item in stretch if item.kind is Kind.TITLE)
        yield Run(
            stretch,
            titles,
            *around(texts, read, read),
            since,
            until,
            starts == [at] and not others,
            sum(not kind for kind, _ in stretches[:at]),
            _signed(until),
        )


def _signed(until: Sequence[Item]) -> bool:
    return bool(until) and (bylines.dateline(until[0].text) is not None or bylines.credit(until[-1].text) is not None)


def _text_or_not(item: Item) -> Kind:
    return Kind.TEXT if item.kind is Kind.TEXT else Kind.TITLE


def around(texts: Sequence[Item], before: int, after: int) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The paragraphs before one index and from another on, nearest first."""
    return tuple(texts[max(0, before - limits.NEIGHBOURS) : before][::-1]), tuple(
        texts[after : after + limits.NEIGHBOURS]
    )


def _verdicts(elements: Sequence[Element], lexicon: Lexicon) -> dict[int, Verdict]:
    """Judge every run."""
    places = [i for i, element in enumerate(elements) if isinstance(element, Run) and element.titles]
    runs = [element for i in places if isinstance(element := elements[i], Run)]
    marks = heading_marks(runs)
    found = [evidence.judge(run, company(runs, k), lexicon, marks[k]) for k, run in enumerate(runs)]
    return dict(zip(places, _of_one_mind(runs, found), strict=True))


def _of_one_mind(runs: Sequence[Run], found: Sequence[Verdict]) -> Iterator[Verdict]:
    """Runs that follow one another and look the same are the same: each leans to its neighbours of equal form."""
    for k, verdict in enumerate(found):
        peers = [found[j].new for j in _mould_mates(runs, k)] or [
            other.new
            for other in found[max(0, k - limits.PEERS) : k + limits.PEERS + 1]
            if other is not verdict and evidence.alike(verdict.form, other.form, limits.PEER_SLACK)
        ]
        mean = sum(peers) / len(peers) if peers else verdict.new
        yield replace(
            verdict,
            new=(1 - limits.PEER_PULL) * verdict.new
            + limits.PEER_PULL * max(-limits.PEER_MAX, min(limits.PEER_MAX, mean)),
        )


def _mould_mates(runs: Sequence[Run], k: int) -> list[int]:
    """The runs next to one that have its mould."""
    above = [k - 1] if k and evidence.same_mould(runs[k - 1], runs[k]) else []
    below = [k + 1] if k + 1 < len(runs) and evidence.same_mould(runs[k], runs[k + 1]) else []
    return above + below


def company(runs: Sequence[Run], k: int) -> Sequence[Run]:
    """The runs near one, itself among them."""
    return runs[max(0, k - limits.COMPANY) : k + limits.COMPANY + 1]


def heading_marks(runs: Sequence[Run]) -> list[str]:
    """What the heading marks of each run say, compared with those of the headline before it."""
    found = []
    reference, stacked = 0, False
    for run in runs:
        first, last = run.titles[0].level, run.titles[-1].level
        if not first or not reference:
            found.append("")
        elif first == reference:
            found.append(
                "its heading mark is the same as below a section" if stacked else "its heading mark is the same"
            )
        else:
            found.append("its heading mark is higher" if first < reference else "its heading mark is lower")
        if first and (not reference or first <= reference):
            stacked, reference = first < last or (stacked and first == reference), last
    return found


def _breaks(elements: Sequence[Element], lexicon: Lexicon) -> dict[int, tuple[float, str]]:
    """The evidence for a new article at every paragraph that follows another."""
    texts = [element for element in elements if isinstance(element, Item)]
    found, read = {}, 0
    for i, element in enumerate(elements):
        if isinstance(element, Item):
            before, after = around(texts, read, read + 1)
            if i and isinstance(elements[i - 1], Item):
                found[i] = evidence.breaks(before, element, after, lexicon)
            read += 1
    return found


def _decode(elements: Sequence[Element], judged: Judged, below: bool) -> Node:
    """The best reading of the page, given whether headlines may stand below their articles."""
    beam: dict[State, Node] = {State.START: Node(0.0, None, None, -1)}
    for i in range(len(elements)):
        grown: dict[State, Node] = {}
        for state, node in beam.items():
            for choice in _choices(state, elements, i, judged, below):
                score = node.score + choice.score
                if choice.state not in grown or score > grown[choice.state].score:
                    grown[choice.state] = Node(score, node, choice, i)
        beam = grown
    return max(beam.values(), key=lambda node: node.score)


def _choices(state: State, elements: Sequence[Element], i: int, judged: Judged, below: bool) -> Iterator[Choice]:
    element = elements[i]
    if isinstance(element, Item):
        yield from _paragraph(state, judged.breaks.get(i))
    elif not element.titles:
        yield from _bylines(state, element)
    else:
        yield from _run(state, element, judged.verdicts, i, below, last=i == len(elements) - 1)


def _paragraph(state: State, new: tuple[float, str] | None) -> Iterator[Choice]:
    if state in (State.START, State.ENDED):
        yield Choice(State.BARE, 0.0, (Use.BODY,), (0,), "text without a headline above")
        return
    same = State.HEADED if state in (State.HEADED, State.HEADED_FRESH) else State.BARE
    yield Choice(same, 0.0, (Use.BODY,), (), "")
    if state in (State.HEADED, State.BARE) and new:
        yield Choice(State.BARE, new[0], (Use.BODY,), (0,), new[1])


def _bylines(state: State, run: Run) -> Iterator[Choice]:
    cuts = (0,) if state is State.START else ()
    yield Choice(State.BARE if state is State.START else state, 0.0, (Use.BYLINE,) * len(run.items), cuts, "")


def _run(state: State, run: Run, verdicts: dict[int, Verdict], at: int, below: bool, last: bool) -> Iterator[Choice]:
    """Every way to read a run of headline lines."""
    headed, bare = state in (State.HEADED, State.HEADED_FRESH), state is State.BARE
    verdict = verdicts[at]
    new, up, why = verdict.new / 2, verdict.up / 2, "; ".join(verdict.why[:2])
    if headed or bare:
        # After its first subhead, an article without a headline above has none below either.
        yield Choice(
            State.HEADED_FRESH, -new - (3.0 if last else 0.0) - (2.0 if bare else 0.0), _uses(run, Use.SUB), (), why
        )
    if bare:
        yield Choice(State.ENDED, new + min(0.0, up) - (0.0 if below else 6.0), _uses(run, Use.BELOW), (), why)
    if bare and below:
        for k in range(1, min(len(run.titles), limits.SPLITS)):
            yield _split(run, k, Use.BELOW, Use.HEAD, new - 1.0, why)
    yield Choice(
        State.HEADED_FRESH,
        new - max(0.0, up) - (limits.ORPHAN if last else 0.0),
        _uses(run, Use.HEAD),
        (_first_title(run),),
        why,
    )
    for k in range(1, min(len(run.titles), limits.SPLITS)):
        yield _split(
            run,
            k,
            Use.HEAD,
            Use.SUB,
            new
            - max(0.0, up)
            - 1.0
            + _tail(run.titles[:k], run.titles[k:], _nearby(verdicts, at), _series(verdicts, at)),
            why,
        )


def _nearby(verdicts: dict[int, Verdict], at: int) -> list[Verdict]:
    reach = 3 * limits.COMPANY
    return [verdicts[i] for i in range(at - reach, at + reach + 1) if i in verdicts]


def _series(verdicts: dict[int, Verdict], at: int) -> list[Verdict]:
    """The runs that follow one up to the first that is rather a headline."""
    following = (verdicts[i] for i in range(at + 1, at + 3 * limits.COMPANY + 1) if i in verdicts)
    return list(takewhile(lambda verdict: verdict.new < SUB_AT_MOST, following))


def _tail(heads: Sequence[Item], titles: Sequence[Item], others: Iterable[Verdict], series: Sequence[Verdict]) -> float:
    """How much the last lines of a headline block look like the page's subheads."""
    if _opens_series(titles, series):
        return 2.0
    if max(len(item.text) for item in titles) >= max(len(item.text) for item in heads):
        return -3.0  # the headline proper is the longest line
    if len(titles) == 1 and not titles[0].level and not headlines.NUMBERED.match(titles[0].text):
        return -2.0  # a single line under a headline is its subtitle
    form = tuple((item.level, len(item.text)) for item in titles)
    return 2.0 if any(verdict.new < 0 and evidence.alike(form, verdict.form) for verdict in others) else -1.0


def _opens_series(titles: Sequence[Item], series: Sequence[Verdict]) -> bool:
    """Whether a headline's last line is the first of several subheads: it has the mould or the very length of all."""
    text = titles[0].text
    if len(titles) != 1 or len(series) < 2 or text.startswith(("—", "-")):
        return False
    as_long = all(verdict.form == ((titles[0].level, len(text)),) for verdict in series)
    return as_long or all(moulds.same(text, verdict.first) for verdict in series[:2])


def _first_title(run: Run) -> int:
    return next(i for i, item in enumerate(run.items) if item.kind is Kind.TITLE)


def _uses(run: Run, use: Use) -> tuple[Use, ...]:
    return tuple(use if item.kind is Kind.TITLE else Use.BYLINE for item in run.items)


def _split(run: Run, k: int, first: Use, second: Use, score: float, why: str) -> Choice:
    """A run of which the first k titles are one thing and the others another."""
    uses, seen, cut = [], 0, 0
    for i, item in enumerate(run.items):
        if item.kind is Kind.BYLINE:
            uses.append(Use.BYLINE)
            continue
        if seen == k:
            cut = i
        uses.append(first if seen < k else second)
        seen += 1
    cuts = (cut,) if second is Use.HEAD else (_first_title(run),)
    return Choice(State.HEADED_FRESH, score, tuple(uses), cuts, why)


def _read_back(elements: Sequence[Element], node: Node, judged: Judged, below: bool) -> tuple[Group, ...]:
    """The groups of the best path, each with the decisions taken in it."""
    groups: list[list[tuple[Use, Item]]] = []
    decisions: list[list[Decision]] = []
    for step in _steps(node):
        element, choice = elements[step.at], step.choice
        assert choice is not None
        items = element.items if isinstance(element, Run) else (element,)
        for k, item in enumerate(items):
            if k in choice.cuts or not groups:
                groups.append([])
                decisions.append([])
            groups[-1].append((choice.uses[k], item))
        decisions[-1].append(_decision(elements, step, judged, below))
    return tuple(Group(tuple(items), tuple(taken)) for items, taken in zip(groups, decisions, strict=True))


def _steps(node: Node) -> list[Node]:
    steps = []
    walk: Node | None = node
    while walk is not None and walk.choice is not None:
        steps.append(walk)
        walk = walk.before
    return steps[::-1]


def _decision(elements: Sequence[Element], step: Node, judged: Judged, below: bool) -> Decision:
    """What was decided at an element, and the best other way to read it."""
    element, choice = elements[step.at], step.choice
    assert choice is not None
    state = step.before.choice.state if step.before and step.before.choice else State.START
    others = [
        other
        for other in _choices(state, elements, step.at, judged, below)
        if other.uses != choice.uses or other.cuts != choice.cuts
    ]
    runner_up = max(others, key=lambda other: other.score, default=None)
    first = element.items[0] if isinstance(element, Run) else element
    margin = choice.score - runner_up.score if runner_up else SURE
    return Decision(first.line, _name(choice), _name(runner_up) if runner_up else "", margin, choice.why)


def _name(choice: Choice) -> str:
    """What a choice makes of its lines, in words."""
    found = [NAMES[use] for use in dict.fromkeys(choice.uses) if use is not Use.BYLINE]
    text = " and ".join(found) or "byline"
    return f"{text} of a new article" if choice.cuts and Use.HEAD not in choice.uses else text
