"""Splits: how much the last lines of a headline block look like the first subhead of the text below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from . import evidence, headlines, limits, moulds
from .evidence import Verdict
from .flow import Item

DIVIDES = " \u3000，、：；,:;"
SUB_AT_MOST = 1.0  # a run whose log-odds are below this may well be a subhead


def tails(titles: Sequence[Item], verdicts: Mapping[int, Verdict], at: int) -> Iterator[float]:
    """How much the last lines of a headline block look like subheads, from its second line on, from its third, …"""
    if len(titles) > 1:
        nearby, series = _nearby(verdicts, at), _series(verdicts, at)
        yield from (_tail(titles[:k], titles[k:], nearby, series) for k in range(1, min(len(titles), limits.SPLITS)))


def _nearby(verdicts: Mapping[int, Verdict], at: int) -> list[Verdict]:
    reach = 3 * limits.COMPANY
    return [verdicts[i] for i in range(at - reach, at + reach + 1) if i in verdicts]


def _series(verdicts: Mapping[int, Verdict], at: int) -> list[Verdict]:
    """The runs that follow one up to the first that is rather a headline."""
    following = (verdicts[i] for i in range(at + 1, at + 3 * limits.COMPANY + 1) if i in verdicts)
    return list(takewhile(lambda verdict: verdict.new < SUB_AT_MOST, following))


def _tail(heads: Sequence[Item], titles: Sequence[Item], others: Iterable[Verdict], series: Sequence[Verdict]) -> float:
    """How much the last lines of a headline block look like the page's subheads."""
    if titles[0].field:
        return limits.IMPOSSIBLE
    if _opens_series(titles, series) or _set_apart_series(heads, titles, series):
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
    form, marks = ((titles[0].level, len(text)),), _marks(text)
    as_long = all(verdict.form == form and _marks(verdict.first) == marks for verdict in series)
    return as_long or all(moulds.same(text, verdict.first) for verdict in series[:2])


def _marks(text: str) -> str:
    """The marks and blanks that divide a line."""
    return "".join(filter(DIVIDES.__contains__, text)).replace("\u3000", " ")


def _set_apart_series(heads: Sequence[Item], titles: Sequence[Item], series: Sequence[Verdict]) -> bool:
    """Whether lines below a headline stand apart from it, and are nearly as long as the subheads that follow."""
    form = tuple((item.level, len(item.text)) for item in titles)
    apart = titles[0].gap > max((item.gap for item in heads[1:]), default=0)
    short = max(len(item.text) for item in titles) <= limits.SUBHEAD_LONG
    return apart and short and len(series) > 1 and all(evidence.alike(form, other.form) for other in series[:2])
