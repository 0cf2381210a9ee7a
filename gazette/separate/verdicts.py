"""What is thought of the runs of a page together, and of the places where an article may break off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from . import blanks, breaks, evidence, ledes, levels, limits, summaries
from .cohesion import Lexicon
from .elements import Element, around
from .evidence import Run, Verdict
from .flow import Item
from .weighing import bounded

LEDE = 0.35  # what it counts how a paragraph opens, on a page with headlines inside articles
SERIES = 2  # subheads above that a line is compared with


@dataclass(frozen=True, slots=True)
class Judged:
    """What is thought of each run, and of a break before each paragraph, by element."""

    verdicts: dict[int, Verdict]
    breaks: dict[int, tuple[float, str]]
    level: int = 0  # of the headings that are headlines of articles, where the page tells

    def told(self, found: dict[int, Verdict]) -> Judged:
        """The same with other verdicts."""
        return replace(self, verdicts=found)


def judge(elements: Sequence[Element], lexicon: Lexicon) -> Judged:
    """Judge every run and every place between two paragraphs."""
    return Judged(_verdicts(elements, lexicon), _breaks(elements, lexicon), levels.article_level(elements))


def _verdicts(elements: Sequence[Element], lexicon: Lexicon) -> dict[int, Verdict]:
    """Judge every run."""
    places = [i for i, element in enumerate(elements) if isinstance(element, Run) and element.titles]
    runs = [element for i in places if isinstance(element := elements[i], Run)]
    marks = heading_marks(runs)
    found = [evidence.judge(run, company(runs, k), lexicon, marks[k]) for k, run in enumerate(runs)]
    found = [verdict._replace(new=verdict.new + _unlike_series(runs, found, k)) for k, verdict in enumerate(found)]
    said = blanks.say(elements)
    found = [_with_blanks(verdict, said.get(i, 0.0)) for i, verdict in zip(places, found, strict=True)]
    return dict(zip(places, _of_one_mind(runs, found), strict=True))


def _with_blanks(verdict: Verdict, said: float) -> Verdict:
    """A verdict with what the blank lines of the page say."""
    if not said:
        return verdict
    return verdict._replace(new=verdict.new + said, why=(blanks.APART if said > 0 else blanks.CLOSE, *verdict.why))


def _of_one_mind(runs: Sequence[Run], found: Sequence[Verdict]) -> Iterator[Verdict]:
    """Runs that follow one another and look the same are the same: each leans to its neighbours of equal form."""
    for k, verdict in enumerate(found):
        mates = [found[j].new for j in _mould_mates(runs, k)]
        peers = mates or [
            other.new
            for other in found[max(0, k - limits.PEERS) : k + limits.PEERS + 1]
            if other is not verdict and evidence.alike(verdict.form, other.form, limits.PEER_SLACK)
        ]
        pull = limits.MATE_PULL if mates else limits.PEER_PULL
        mean = sum(peers) / len(peers) if peers else verdict.new
        leaning = bounded(mean, limits.PEER_MAX)
        yield verdict._replace(new=(1 - pull) * verdict.new + pull * leaning)


def _unlike_series(runs: Sequence[Run], found: Sequence[Verdict], k: int) -> float:
    """What it says that a run differs from the subheads above.

    A longer line below subheads of one mould is the headline of what comes next; one as short as 灯下 is rather the
    last of them.
    """
    above = found[max(0, k - SERIES) : k]
    if len(above) < SERIES or any(verdict.new > 0 for verdict in above) or found[k].form[0][0]:
        return 0.0
    like_them = any(evidence.same_mould(runs[j], runs[k]) or _as_long(found[j], found[k]) for j in (k - 2, k - 1))
    if like_them:
        return 0.0
    size = _size(found[k])
    if size <= limits.SECTION_SHORT and size < min(map(_size, above)):
        return -limits.UNLIKE_SERIES
    longer = size > max(map(_size, above)) + limits.PEER_SLACK
    return limits.UNLIKE_SERIES if longer and evidence.same_mould(runs[k - 2], runs[k - 1]) else 0.0


def _as_long(one: Verdict, other: Verdict) -> bool:
    return evidence.alike(one.form, other.form, limits.PEER_SLACK)


def _size(verdict: Verdict) -> int:
    return sum(length for _, length in verdict.form)


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
    """The evidence for a new article at every paragraph that follows another, be a headline inside it or not."""
    texts = [element for element in elements if isinstance(element, Item)]
    found, read = {}, 0
    inside = any(isinstance(element, Run) and element.amid for element in elements)
    for i, element in enumerate(elements):
        if isinstance(element, Item):
            before, after = around(texts, read, read + 1)
            above = elements[i - 1]
            if isinstance(above, Item) and before:
                new, why = breaks.judge(before, element, after, lexicon)
                found[i] = new - limits.SUMMARY * summaries.above(elements, i), why
            elif isinstance(above, Run) and above.amid and before:
                found[i] = breaks.judge(before, element, after, lexicon)
            if inside and i in found:
                new, why = found[i]
                found[i] = new + LEDE * ledes.opens(element.text), why
            read += 1
    return found
