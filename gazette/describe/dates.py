"""When a page was printed, as a historian would date it: from what its texts say, each step with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gazette.describe.date_clues import Clue, Weight, quotation
from gazette.describe.date_days import (
    ALL,
    Days,
    hull,
    stretch,
    to_edtf,
    without_stray_januaries,
)
from gazette.describe.date_events import Almanac, almanac, event_clues
from gazette.describe.date_expressions import calendar_clues
from gazette.describe.date_intervals import interval
from gazette.describe.date_numerals import with_ascii_digits
from gazette.describe.date_words import display
from gazette.model import Event

__all__ = ["Evidence", "PageDate", "almanac", "date_page", "display", "interval"]

JOINED = " … "


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that bounds the date: which text it stands in, where, and the days that it allows there.

    `earliest` and `latest` are None where the passage sets no such bound.
    """

    kind: str
    quote: str
    text: int
    offset: int
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class PageDate:
    """When a page was published: EDTF level 1, the deciding passages, all evidence, and what contradicts it."""

    edtf: str
    basis: str
    evidence: tuple[Evidence, ...]
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class _Witness:
    clue: Clue
    text: int
    quote: str


def date_page(texts: Sequence[str], events: Sequence[Event] | Almanac) -> PageDate:
    """Date a page from the texts printed on it: its articles and its furniture, in any order, a string each.

    Who dates many pages gives the almanac of the events, made once. The texts were printed on one day, so their
    evidence is joined. Evidence that cannot be joined widens the date and is
    told in `conflict`. Where nothing settles the year, the date says so (2015-06/.., XXXX-07, XXXX).
    """
    known = events if isinstance(events, Almanac) else almanac(tuple(events))
    witnesses = sorted(_witnesses(texts, known), key=_order)
    days, decided, contradicted = _join(witnesses)
    deciding = _deciding(decided)
    conflict = "; ".join(_contradiction(w) for w in contradicted)
    edtf = to_edtf(days)
    if conflict and len(edtf) == 10 and edtf[0] != "X":
        edtf += "?"
    quotes = _quotes(sorted(deciding + contradicted, key=lambda w: (w.text, w.clue.start)))
    return PageDate(edtf, JOINED.join(quotes), tuple(_evidence(witnesses, days)), conflict)


def _quotes(witnesses: Iterable[_Witness]) -> list[str]:
    """The passages, each once, and none that is part of another."""
    quotes = list(dict.fromkeys(witness.quote for witness in witnesses))
    return [q for q in quotes if not any(q in other and q != other for other in quotes)]


def _witnesses(texts: Sequence[str], known: Almanac) -> Iterable[_Witness]:
    for index, text in enumerate(texts):
        plain = with_ascii_digits(text)
        for clue in (*calendar_clues(plain), *event_clues(plain, known)):
            yield _Witness(clue, index, quotation(text, clue.start, clue.end))


def _order(witness: _Witness) -> tuple[int, int, int, int]:
    """Stronger first; of equals the later first, since texts tell of the past and not of the future."""
    clue = witness.clue
    return clue.weight, -(clue.days & -clue.days).bit_length(), witness.text, clue.start


def _join(witnesses: Sequence[_Witness]) -> tuple[Days, list[_Witness], list[_Witness]]:
    """The days that the evidence allows, the evidence that was used, and what contradicts it."""
    speech = [w for w in witnesses if w.clue.weight is not Weight.CUSTOM]
    customs = [w for w in witnesses if w.clue.weight is Weight.CUSTOM]
    days, used = ALL, list[_Witness]()
    contradicted = []
    for witness in speech:
        both = days & witness.clue.days
        if both:
            used.append(witness)
            days = both
        elif witness.clue.weight <= Weight.FIRM:
            contradicted.append(witness)
    if any(w.clue.wraps for w in used):
        days = without_stray_januaries(days)
    for witness in customs:
        if _starts_within(witness.clue.days, days):
            used.append(witness)
            days &= witness.clue.days
    settled = any(w.clue.weight is Weight.SETTLES for w in used)
    for witness in contradicted:
        if witness.clue.weight is Weight.SETTLES or not settled:
            days = hull(days | witness.clue.days)
    return days, used, contradicted


def _starts_within(custom: Days, days: Days) -> bool:
    """Whether a custom of newspapers has a first day that the rest allows; figures “as of” an older day are stale."""
    return bool(custom & ~(custom << 1) & days)


def _deciding(used: Sequence[_Witness]) -> list[_Witness]:
    """The evidence that is needed: what can be left out without changing the result is left out, weakest first."""
    rest = [ALL]
    for witness in used:
        both = rest[-1] & witness.clue.days
        rest.append(rest[-1] if both == rest[-1] else both)  # one number for all that change nothing: it is large
    joined, needed = ALL, []
    for index in range(len(used) - 1, -1, -1):
        if rest[index] & joined != rest[index + 1] & joined:
            needed.append(used[index])
            joined &= used[index].clue.days
    return needed


def _contradiction(witness: _Witness) -> str:
    return f"“{witness.quote}” ({to_edtf(witness.clue.days)}) contradicts the other evidence"


def _evidence(witnesses: Iterable[_Witness], days: Days) -> Iterable[Evidence]:
    for witness in sorted(witnesses, key=lambda w: (w.text, w.clue.start)):
        clue = witness.clue
        earliest, latest = stretch(clue.days, clue.days & days or clue.days)
        yield Evidence(clue.kind, witness.quote, witness.text, clue.start, earliest, latest)
