"""A second look at headlines and subheads: what the articles say that were found above and below one.

Whether a line is a headline or a subhead shows in what stands next to it (evidence), and in what both articles have in
common if it is a headline: one speaks of what the headline of the other does, has subheads of the same form, or is
signed as articles of the page are. That is known once the page was read; then it is read again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median
from typing import NamedTuple

from . import bylines, cutweights, evidence, ledes, limits, naming, subjects
from .choices import Use
from .cohesion import Lexicon
from .decoding import Step
from .elements import Element
from .evidence import Run
from .flow import Item
from .lazy import lazy
from .verdicts import Judged
from .weighing import Features, bounded, some, weigh

SAID = "the articles found above and below it say so"
NEXT_MOST = 10.0  # log-odds that what stands next to a run counts at most
MANY = 4  # headlines and subheads of an article with many
TEXTS = 24  # paragraphs of an article that are compared
PEERS = 6  # subheads on either side that a run is compared with, and headlines of the page
USUAL = 600  # characters of an article
LEAST = 20
LONG = 3000
FAR_LONGER = 2 * limits.ARTICLE_LONG
LONGER = 10  # characters by which a line is much longer than another
HEADLINE_SLACK = 3  # characters by which headlines of one form differ
SECTION_MOST = 1.5  # how unlike sections are at most (logarithm of their lengths)


class Looked(NamedTuple):
    """A run that is looked at again: which element it is, whether it was read as a headline, and what is seen."""

    at: int
    headline: bool
    seen: Features


@dataclass(frozen=True)
class Found:
    """A page as it was read: the places among its elements where articles, headlines, subheads and texts stand."""

    elements: Sequence[Element]
    steps: Sequence[Step]

    @lazy
    def cuts(self) -> list[int]:
        """Where articles begin, and the end of the page."""
        return [i for i, step in enumerate(self.steps) if step.choice.cuts] + [len(self.elements)]

    @lazy
    def runs(self) -> list[int]:
        """Where headline lines stand."""
        return [i for i, element in enumerate(self.elements) if isinstance(element, Run) and element.titles]

    @lazy
    def headlines(self) -> list[int]:
        """Those that were read as headlines."""
        return [i for i in self.runs if Use.HEAD in self.steps[i].choice.uses]

    @lazy
    def subheads(self) -> list[int]:
        """Those that hold a subhead."""
        return [i for i in self.runs if Use.SUB in self.steps[i].choice.uses]

    @lazy
    def texts(self) -> list[Item]:
        """All paragraphs."""
        return [element for element in self.elements if isinstance(element, Item)]

    @lazy
    def places(self) -> list[int]:
        """Where they stand."""
        return [i for i, element in enumerate(self.elements) if isinstance(element, Item)]

    @lazy
    def sizes(self) -> list[int]:
        """The characters of all texts before each element, and of all."""
        found = [0]
        for element in self.elements:
            found.append(found[-1] + (len(element.text) if isinstance(element, Item) else 0))
        return found

    @lazy
    def signed(self) -> float:
        """The share of the articles that open with a dateline or end with a credit."""
        edges = [self.read_before(cut) for cut in (0, *self.cuts)]
        found = [_reports(self.texts[a]) or _credited(self.texts[b - 1]) for a, b in pairwise(edges) if a < b]
        return sum(found) / max(1, len(found))

    def read_before(self, at: int) -> int:
        """How many paragraphs stand before a place."""
        return bisect_left(self.places, at)

    def near(self, places: Sequence[int], at: int) -> list[Run]:
        """The runs that stand at some places, nearest to one, but for that itself."""
        k, after = bisect_left(places, at), bisect_right(places, at)
        return [self.run(i) for i in (*places[max(0, k - PEERS) : k], *places[after : after + PEERS])]

    def run(self, at: int) -> Run:
        """The run at a place."""
        run = self.elements[at]
        assert isinstance(run, Run)
        return run


@dataclass(frozen=True)
class Around:
    """The articles above and below a run if it is a headline: their paragraphs next to it, what else is asked of them.

    An article may be long, so that no more of it is looked at for each run in it.
    """

    above: Sequence[Item]
    below: Sequence[Item]
    opens_above: Item
    ends_below: Item
    texts_above: int  # how many paragraphs
    texts_below: int
    size_above: int  # characters
    size_below: int
    heading: Run | None  # the headline of the article above
    subheads_above: Sequence[Run]  # nearest last
    subheads_below: Sequence[Run]


def again(elements: Sequence[Element], steps: Sequence[Step], judged: Judged, lexicon: Lexicon) -> Judged:
    """What is thought of the runs of a page once it was read."""
    found = dict(judged.verdicts)
    for at, headline, seen in look(elements, steps, judged, lexicon):
        new = limits.AFRESH * weigh(seen, cutweights.AFRESH)
        if abs(new) < limits.TOLD:
            continue  # too little to change what was thought
        verdict = found[at]
        why = verdict.why if (new > 0) == headline else (SAID, *verdict.why)
        found[at] = verdict._replace(new=new, why=why)
    return judged.told(found)


def look(elements: Sequence[Element], steps: Sequence[Step], judged: Judged, lexicon: Lexicon) -> Iterable[Looked]:
    """Look at each run with texts on both sides."""
    page = Found(elements, steps)
    for at in page.runs:
        run = page.run(at)
        if run.since and run.until and not run.amid:
            headline = Use.HEAD in steps[at].choice.uses
            around = _around(page, at)
            seen = {
                "what stands next to it": bounded(judged.verdicts[at].new, NEXT_MOST),
                "it was read as a headline": headline,
                **_itself(run, around),
                **_page(page, at),
                **_signs(run, around),
                **_lengths(around),
                **_subheads(run, around),
                **_subjects(run, around, lexicon),
            }
            yield Looked(at, headline, some(seen))


def _broken_off(text: Item) -> bool:
    """Whether a text was cut where its last line is full."""
    return text.pieces[-1].full and not bylines.finished(text.text)


def _around(page: Found, at: int) -> Around:
    k = bisect_left(page.cuts, at)
    start, end = page.cuts[k - 1] if k else 0, page.cuts[bisect_right(page.cuts, at)]
    first, here, last = map(page.read_before, (start, at, end))
    opens = page.elements[start]
    i = bisect_left(page.runs, at)
    above = page.runs[max(bisect_right(page.runs, start), i - PEERS) : i]
    below = page.runs[i + 1 : min(bisect_left(page.runs, end), i + 1 + PEERS)]
    return Around(
        page.texts[max(first, here - TEXTS) : here],
        page.texts[here : min(last, here + TEXTS)],
        page.texts[first],
        page.texts[last - 1],
        here - first,
        last - here,
        page.sizes[at] - page.sizes[start],
        page.sizes[end] - page.sizes[at],
        opens if isinstance(opens, Run) and opens.titles else None,
        [page.run(j) for j in above],
        [page.run(j) for j in below],
    )


def _itself(run: Run, around: Around) -> Features:
    heading = around.heading
    return {
        "a bracket ends it": _ends(run, "）)"),
        "a bracket ends the headline above": heading is not None and _ends(heading, "）)"),
        "a picture ends the little text below it": any(item.pieces[0].pictured for item in run.titles),
        "it asks or exclaims": _ends(run, "？?！!"),
        "another text is broken off for it": run.items[0].fresh,
        "the text above breaks off": _broken_off(run.since[-1]),
        "a byline follows it": run.items[-1] is not run.titles[-1],
        "a byline precedes it": run.items[0] is not run.titles[0],
        "only the headline above has a byline": heading is not None and _has_byline(heading) and not _has_byline(run),
    }


def _ends(run: Run, marks: str) -> bool:
    return run.titles[-1].text[-1:] in tuple(marks)


def _has_byline(run: Run) -> bool:
    return len(run.items) > len(run.titles)


def _page(page: Found, at: int) -> Features:
    """How the page was read, and what on it looks like the run."""
    run, articles = page.run(at), max(1, len(page.cuts) - 1)
    return {
        "articles of the page are long": log(max(page.sizes[-1], LEAST) / articles / USUAL),
        "headlines and subheads an article": min(MANY, len(page.runs) / articles),
        "articles with datelines or credits": page.signed,
        "headlines of the page look like it": _share(run, page.near(page.headlines, at), HEADLINE_SLACK),
        "subheads of the page look like it": _share(run, page.near(page.subheads, at)),
    }


def _share(run: Run, others: Sequence[Run], slack: int = limits.FORM_SLACK) -> float:
    """The share of others that look like a run."""
    return sum([evidence.alike(run.form, other.form, slack) for other in others]) / max(1, len(others))


def _reports(text: Item) -> bool:
    return bylines.dateline(text.text) is not None


def _credited(text: Item) -> bool:
    return bylines.credit(text.text) is not None


def _signs(run: Run, around: Around) -> Features:
    """Datelines, credits and the way in which articles open."""
    return {
        "the article above opens with a dateline": _reports(around.opens_above),
        "the text below opens with a dateline": _reports(around.below[0]),
        "a credit ends the text right above": _credited(run.since[-1]),
        "a credit ends the article below": _credited(around.ends_below),
        "the text below opens as articles do": ledes.opens(around.below[0].text),
    }


def _lengths(around: Around) -> Features:
    return {
        "both would be far longer than an article": max(0.0, (around.size_above + around.size_below) / FAR_LONGER - 1),
        "the article above is long": min(1.0, around.size_above / LONG),
        "the article below is long": log(max(around.size_below, LEAST) / USUAL),
        "the article above has one paragraph": around.texts_above == 1,
        "the article below has one paragraph": around.texts_below == 1,
    }


def _subheads(run: Run, around: Around) -> Features:
    """The subheads of both articles: one article has several of one form, and sections of nearly one length."""
    others = [*around.subheads_above, *around.subheads_below]
    if not others:
        return {"neither article has another subhead": True}
    usual = median([max(other.until_size, LEAST) for other in others])
    above, below = around.subheads_above[-1:], around.subheads_below[:1]
    return {
        "a subhead next to it has its mould": any(evidence.same_mould(other, run) for other in above)
        or any(evidence.same_mould(run, other) for other in below),
        "it is longer than their subheads": bounded((run.size - max([other.size for other in others])) / LONGER, 1.0),
        "subheads below look like it": _share(run, around.subheads_below),
        "its section is as long as theirs": SECTION_MOST
        - min(SECTION_MOST, abs(log(max(run.until_size, LEAST) / usual))),
    }


def _subjects(run: Run, around: Around, lexicon: Lexicon) -> Features:
    """What both articles and the lines between them speak of, and whom they name."""
    above, below = around.above, around.below
    up, down = [item.pairs for item in above], [item.pairs for item in below]
    own, points_up, points_down = map(subjects.subject, ([item.pairs for item in run.titles], up, down))
    title = "".join([item.text for item in run.titles])
    seen = {
        "the articles share words": lexicon.cosine(up, down),
        "it speaks of what stands below": subjects.alike(own, points_down) - subjects.alike(own, points_up),
        "it names what the text above does": naming.shared(title, [item.text for item in above]),
        "it names what the text below does": naming.shared(title, [item.text for item in below]),
        "the last text below names what the article above does": around.texts_below > 1
        and naming.shared(around.ends_below.text, [item.text for item in above]),
    }
    if around.heading:
        heading = subjects.subject([item.pairs for item in around.heading.titles])
        words = around.heading.words
        seen["the headline above and the text below speak of the same"] = subjects.alike(heading, points_down)
        seen["the headline above speaks of the text below"] = lexicon.share(words, down) - lexicon.share(words, up)
    return seen
