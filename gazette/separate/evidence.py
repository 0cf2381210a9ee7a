"""What is seen of a run of headline lines: named features and their weights.

The weights stand in weights.py, learnt by tests/separate/train.py; each feature's name is also the reason that is
shown to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from . import bullets, bylines, headlines, joints, ledes, limits, moulds, naming, subjects, weights
from .cohesion import Lexicon
from .flow import Item
from .lazy import lazy
from .parts import Kind
from .weighing import Features, reasons, some, weigh

Form = tuple[tuple[int, int], ...]
FOREIGN = 0.5  # parts of one article are more alike than this (subjects.alike)
TELLING = 200  # characters of a text that surely says what it speaks of
UNDIVIDED = 500  # characters of a section; from twice as many on, a text has hardly any subheads
LONGER = 8  # characters by which a run is longer than another


@dataclass(frozen=True)
class Run:
    """A run of headline lines and bylines, and the paragraphs around it, nearest first.

    `since` and `until` are the paragraphs from the run above and to the run below.
    """

    items: tuple[Item, ...]
    titles: tuple[Item, ...]
    above: tuple[Item, ...]
    below: tuple[Item, ...]
    since: tuple[Item, ...] = ()
    until: tuple[Item, ...] = ()
    first_byline: bool = False  # it starts with the first byline on the page, and no other run does
    order: int = 0  # among the runs of the page
    signed: bool = False  # the text below opens with a dateline or ends with a credit

    @lazy
    def form(self) -> Form:
        """Level and length of its lines."""
        return tuple((item.level, len(item.text)) for item in self.titles)

    @lazy
    def whole(self) -> list[str]:
        """Its lines; those that their column cut are joined, or that are cut inside a word: 大气污 / 染防治会."""
        return _whole(self.titles)

    @lazy
    def size(self) -> int:
        """The characters of its lines."""
        return sum(length for _, length in self.form)

    @lazy
    def since_size(self) -> int:
        """The characters of the texts from the run above."""
        return sum(len(item.text) for item in self.since)

    @lazy
    def until_size(self) -> int:
        """The characters of the texts to the run below."""
        return sum(len(item.text) for item in self.until)

    @lazy
    def first_title(self) -> int:
        """Which of its items is its first headline line."""
        return next(i for i, item in enumerate(self.items) if item.kind is Kind.TITLE)

    @lazy
    def amid(self) -> bool:
        """Whether it stands inside its article, between the halves of a paragraph."""
        return bool(self.titles) and self.titles[0].amid

    @lazy
    def words(self) -> frozenset[str]:
        """The words of its lines."""
        return frozenset().union(*(item.pairs for item in self.titles))


class Verdict(NamedTuple):
    """`new` > 0: a headline rather than a subhead; `up` > 0: belongs to the text above rather than below."""

    new: float
    up: float
    why: tuple[str, ...]
    form: Form
    first: str = ""  # its first line
    line: int = 0  # the number of that


def judge(run: Run, runs: Sequence[Run], lexicon: Lexicon, marks: str) -> Verdict:
    """Weigh what is seen of a run among all the runs of its page."""
    seen = features(run, runs, lexicon, marks)
    return Verdict(
        weigh(seen, weights.NEW),
        _direction(run, lexicon),
        reasons(seen, weights.NEW),
        run.form,
        run.titles[0].text,
        run.titles[0].line,
    )


def features(run: Run, runs: Sequence[Run], lexicon: Lexicon, marks: str) -> Features:
    """Everything seen of a run."""
    return some({**_wording(run), **_neighbours(run), **_company(run, runs), **_cohesion(run, lexicon), marks: 1.0})


def _wording(run: Run) -> Features:
    texts = run.whole
    longest = max(len(part) for text in texts for part in headlines.PARTS.split(text))
    whole = "".join(texts)
    return {
        "it is named as a headline": any(item.field for item in run.titles),
        "a picture ends the little text below it": any(item.pieces[0].pictured for item in run.titles),
        "it is numbered": bool(headlines.NUMBERED.match(texts[0])),
        "it is nothing but a number": moulds.is_number(texts[0]),
        "its phrases are parallel": all(headlines.parallel(text) for text in texts),
        "its two lines are even": len(texts) == 2 and abs(len(texts[0]) - len(texts[1])) <= 1,
        "it is made of phrases": any(" " in text or "\u3000" in text for text in texts),
        "it names who acts": any(headlines.has_actor(text) for text in texts),
        "it names who acts, then a colon": any(headlines.actor_with_colon(text) for text in texts),
        "it has a comma": "，" in whole or "," in whole,
        "it has a dash": "——" in whole,
        "it quotes": "“" in whole,
        "the name of a column ends it": any(headlines.names_column(text) for text in texts),
        "it is the title of a notice": headlines.stands_alone(whole) or headlines.stands_alone(texts[0]),
        "it is very short": longest <= 6,
        "it is short": longest <= 9,
        "it is long": longest >= 14,
        "it is very long": longest >= 20,
        "it is longer than subheads are": longest >= 26,
        "it has several lines": len(texts) > 1,
        "it has many lines": len(texts) > 2,
    }


def _whole(titles: Iterable[Item]) -> list[str]:
    found: list[str] = []
    full = False
    for item in titles:
        text = bullets.bare(item.text)
        if found and (full or joints.completed_word(found[-1], text)):
            found[-1] += text
        else:
            found.append(text)
        full = item.pieces[-1].full
    return found


def _neighbours(run: Run) -> Features:
    kinds = [item.kind for item in run.items]
    since = run.since_size
    return {
        "a byline follows it": Kind.BYLINE in kinds[kinds.index(Kind.TITLE) :],
        "a byline precedes it": kinds[0] is Kind.BYLINE,
        "a note on its author ends the text above": kinds[0] is Kind.BYLINE and run.items[0].text[0] in "（(",
        "a caption stands above it": run.items[0].under is Kind.CAPTION,
        "a line of the sheet stands above it": run.items[0].under is Kind.FURNITURE,
        "the only byline so far precedes it": run.first_byline and len(run.since) <= 2,
        "a dateline follows it": _reports(run.until),
        "the text below opens as articles do": ledes.opens(run.until[0].text) if run.until else 0.0,
        "a credit precedes it": bool(run.since) and bylines.signed(run.since[-1].text),
        "a credit ends the text below": bool(run.until) and bylines.credit(run.until[-1].text) is not None,
        "the text above is short": since < 160,
        "the text above is long": min(1.0, max(0.0, (since - UNDIVIDED) / UNDIVIDED)),
        "the text below is short": run.until_size < 160,
        "one paragraph above": len(run.since) == 1,
        "one paragraph under the first headline": len(run.since) == 1 and run.order == 1,
        "one paragraph below": len(run.until) == 1,
        "another text is broken off for it": run.items[0].fresh,
        "wide blanks above it": run.items[0].gap > run.below[0].gap + 1 if run.below else False,
        "it is indented": run.titles[0].indented,
    }


def _reports(texts: Sequence[Item]) -> bool:
    """Whether a report with a dateline follows, behind a summary perhaps."""
    behind = len(texts) > 1 and len(texts[0].text) <= limits.SUMMARY_LONGEST
    return any(bylines.dateline(text.text) is not None for text in texts[: 1 + behind])


def _credited(texts: Sequence[Item]) -> bool:
    return bool(texts) and bylines.credit(texts[-1].text) is not None


def _company(run: Run, runs: Sequence[Run]) -> Features:
    """How the other runs near it look."""
    others = [other for other in runs if other is not run]
    at = next(i for i, other in enumerate(runs) if other is run)
    above, below = runs[at - 1] if at else None, runs[at + 1] if at + 1 < len(runs) else None
    series = at > 1 and _follows_series(run, runs[at - 1], runs[at - 2])
    return {
        "the run above has its mould": above is not None and same_mould(above, run),
        "the run below has its mould": below is not None and same_mould(run, below),
        "the run above is as long": above is not None and alike(run.form, above.form, 1),
        "the run below is as long": below is not None and alike(run.form, below.form, 1),
        "a byline ends the text above": above is not None and _signs_off(above, run),
        "only it has such lines": len(run.whole) > 1 and not any(alike(run.form, o.form) for o in others),
        "it follows a series": series,
        "only the text below is signed": run.signed and not _credited(run.since) and not series,
        "others on the page look like it": bool(others)
        and sum([alike(run.form, other.form) for other in others]) / len(others),
        "others are longer": any(other.size > run.size + LONGER for other in others),
        "datelines or credits on the page": sum([other.signed for other in runs]) / len(runs),
    }


def _signs_off(above: Run, run: Run) -> bool:
    """Whether the byline over a run is that of the text above, whose own headline has none."""
    return run.items[0].kind is Kind.BYLINE and bool(run.since) and above.items[-1].kind is not Kind.BYLINE


def _follows_series(run: Run, *series: Run) -> bool:
    """Whether the runs above are as long as it, and no text between is signed: an article that is signed at its end.

    The first subhead of an article may stand right below its headline.
    """
    unsigned = not any(_credited(other.since) for other in (run, series[0]))
    return unsigned and all(run.form == other.form[-len(run.form) :] for other in series)


def same_mould(above: Run, below: Run) -> bool:
    """Whether two runs that follow one another look like subheads of one feature, of one line or of several."""
    if moulds.same(above.titles[-1].text, below.titles[0].text):
        return True
    several = len(above.titles) == len(below.titles) > 1
    return several and all(moulds.same(a.text, b.text) for a, b in zip(above.titles, below.titles, strict=True))


def alike(form: Form, other: Form, slack: int = limits.FORM_SLACK) -> bool:
    """Whether two runs have as many lines, of the same level and nearly the same length."""
    if len(form) != len(other):
        return False
    for (level, size), (other_level, other_size) in zip(form, other, strict=True):
        if level != other_level or abs(size - other_size) > slack:
            return False
    return True


def _cohesion(run: Run, lexicon: Lexicon) -> Features:
    """What the texts around it and its own words share."""
    if not run.above or not run.below:
        return {}
    shared = lexicon.cosine([item.pairs for item in run.since], [item.pairs for item in run.until])
    parts = ([item.pairs for item in part] for part in (run.since, run.until, run.titles))
    up, down, own = map(subjects.subject, parts)
    alikeness = subjects.alike(up, down)
    size = min(run.since_size, run.until_size)
    above, below = (lexicon.share(run.words, [item.pairs for item in part]) for part in (run.above, run.below))
    return {
        "the texts around it share little": max(0.0, 1 - shared / limits.AKIN),
        "the texts around it speak of the same": alikeness,
        "the texts around it speak of other things": max(0.0, 1 - alikeness / FOREIGN) * min(1.0, size / TELLING),
        "it speaks of what stands below": subjects.alike(own, down) - subjects.alike(own, up),
        "the first text below names what those above do": naming.shared(
            run.until[0].text, [item.text for item in run.since]
        ),
        "its words come again below": lexicon.share(run.words, [run.below[0].pairs]),
        # Those of a headline below its text do; the words of a subhead may stand on either side.
        "its words stand above": max(0.0, above - below),
    }


def _direction(run: Run, lexicon: Lexicon) -> float:
    """Whether its words stand above (> 0) or below (< 0)."""
    up = lexicon.share(run.words, [item.pairs for item in run.since[-limits.DIRECTION :]])
    down = lexicon.share(run.words, [item.pairs for item in run.until[: limits.DIRECTION]])
    return limits.DIRECTION_WEIGHT * (up - down)
