"""What was measured, as a Markdown table and as a plot in SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log10

from tests.bench.measure import Cost


@dataclass(frozen=True, slots=True)
class Builder:
    """One program at one size. A cost is missing where it was not measured."""

    costs: Mapping[str, Cost]  # cold, no change, one edit …
    files: int = 0
    size: int = 0  # bytes


@dataclass(frozen=True, slots=True)
class Size:
    """All that was measured with so many articles."""

    articles: int
    hugo: Builder
    gazette: Builder
    search: Builder | None = None  # as a build indexes
    pagefind: Builder | None = None  # the same pages in one index
    stages: Mapping[str, float] = field(default_factory=dict)
    machine: str = ""  # what it was measured on, and what else that did
    runs: int = 1


HEADS = ("articles", "what", "Hugo", "Gazette", "ratio")


def markdown(sizes: Sequence[Size]) -> str:
    """The whole report."""
    parts = [
        "# Benchmark",
        "Both programs in turn, in one run, on the same articles of about 1,000 characters. CPU seconds are those of "
        "all processors; where other work shares the machine, compare those. Gazette makes lists of people and "
        "periods, downloads, figures, data and related articles, in one script except where the row says both; Hugo "
        "makes lists of topics, places and agencies, and related articles only where the row says so. Made by "
        "`make bench`.",
        "\n".join(f"- {size.articles:,} articles: {_measured(size)}" for size in sizes),
        "![Seconds of a cold build by number of articles](results.svg)",
        table(HEADS, [row for size in sizes for row in rows(size)]),
        *_growth(sizes),
        *_searches(sizes),
        "## Where the time goes",
        "Processor seconds in one process, without search, and shares.",
        table(("stage", *(f"{size.articles:,}" for size in sizes)), shares(sizes)),
    ]
    return "\n\n".join(parts) + "\n"


def _measured(size: Size) -> str:
    return f"{'one run' if size.runs == 1 else f'medians of {size.runs} runs'} on {size.machine or 'a machine'}."


def _growth(sizes: Sequence[Size]) -> Iterator[str]:
    """How our cold build grows from one size to the next."""
    pairs = list(pairwise(sizes))
    if pairs:
        yield "## Growth"
        lines = [
            (
                f"{small.articles:,} to {large.articles:,}",
                *(f"{one / other:.1f}" for one, other in _grown(small, large)),
            )
            for small, large in pairs
        ]
        yield table(("articles", "seconds, times", "CPU seconds, times", "memory, times"), lines)


def _grown(small: Size, large: Size) -> Iterator[tuple[float, float]]:
    before, after = small.gazette.costs["cold"], large.gazette.costs["cold"]
    yield from ((after.seconds, before.seconds), (after.processor, before.processor), (after.memory, before.memory))


def _searches(sizes: Sequence[Size]) -> Iterator[str]:
    if lines := [line for size in sizes for line in searched(size)]:
        yield "## Search index"
        yield table(("articles", "what", "Pagefind, one index", "Gazette", "ratio"), lines)


def table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table; what is no number stands left.

    >>> print(table(("a", "b"), [("x", "1")]))
    | a | b |
    | --- | ---: |
    | x | 1 |
    """
    under = ["---", *("---:" for _ in heads[1:])]
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, under, *lines))


def rows(size: Size) -> Iterator[tuple[str, ...]]:
    """The rows of one size, website only."""
    yield from _costs(f"{size.articles:,}", size.hugo, size.gazette)


def searched(size: Size) -> Iterator[tuple[str, ...]]:
    """The rows of one size, search index only."""
    if size.search and size.pagefind:
        yield from _costs(f"{size.articles:,}", size.pagefind, size.search)


def _costs(head: str, theirs: Builder, ours: Builder) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys((*ours.costs, *theirs.costs)):  # what only one has is compared with the other's cold
        cost, other = ours.costs.get(name, ours.costs["cold"]), theirs.costs.get(name, theirs.costs["cold"])
        yield head, f"{name}, s", *_pair(other.seconds, cost.seconds, 1, 2)
        yield head, f"{name}, CPU s", *_pair(other.processor, cost.processor, 1, 2)
    yield head, "memory, MB", *_pair(theirs.costs["cold"].memory, ours.costs["cold"].memory, 1e6, 0)
    if ours.files:
        yield head, "files", *_pair(theirs.files, ours.files, 1, 0)
    yield head, "MB", *_pair(theirs.size, ours.size, 1e6, 1)


def _pair(theirs: float, ours: float, unit: float, digits: int) -> tuple[str, str, str]:
    return f"{theirs / unit:,.{digits}f}", f"{ours / unit:,.{digits}f}", f"{ours / theirs:.2f}" if theirs else "–"


def shares(sizes: Sequence[Size]) -> list[tuple[str, ...]]:
    """Seconds and shares by stage, a column a size."""
    names = list(dict.fromkeys(name for size in sizes for name in size.stages))
    return [(name, *(_share(size.stages, name) for size in sizes)) for name in names]


def _share(stages: Mapping[str, float], name: str) -> str:
    return f"{stages[name]:.2f} ({stages[name] / sum(stages.values()):.0%})" if name in stages else "–"


# --- the plot -------------------------------------------------------------------------------------------------------

WIDTH, HEIGHT, MARGIN = 640, 400, 64
COLOURS = {"Hugo, cold": "#b3541e", "Gazette, cold": "#1f5fa8", "Gazette, no change": "#3a7d44"}


def svg(sizes: Sequence[Size]) -> str:
    """Seconds by number of articles, both axes logarithmic."""
    lines = {
        "Hugo, cold": [(size.articles, size.hugo.costs["cold"].seconds) for size in sizes],
        "Gazette, cold": [(size.articles, size.gazette.costs["cold"].seconds) for size in sizes],
        "Gazette, no change": [(size.articles, size.gazette.costs["no change"].seconds) for size in sizes],
    }
    every = [point for line in lines.values() for point in line]
    across, up = _scale([x for x, _ in every], WIDTH), _scale([y for _, y in every], HEIGHT)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"',
        ' font-family="sans-serif" font-size="13">',
        "<title>Seconds of a build by number of articles</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *(_tick(across(10.0**power), None, f"{10**power:,}") for power in _powers([x for x, _ in every])),
        *(_tick(None, HEIGHT - up(10.0**power), f"{10.0**power:g} s") for power in _powers([y for _, y in every])),
        *(
            _line(name, number, [(across(x), HEIGHT - up(y)) for x, y in line])
            for number, (name, line) in enumerate(lines.items())
        ),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _scale(values: Sequence[float], room: int) -> Callable[[float], float]:
    """Maps values to pixels from the lower end; the axis runs from a power of ten to a power of ten."""
    powers = _powers(values)
    low, span = powers[0], max(1, powers[-1] - powers[0])
    return lambda value: round(MARGIN + (log10(value) - low) / span * (room - 2 * MARGIN), 1)


def _powers(values: Sequence[float]) -> range:
    low, high = log10(min(values)), log10(max(values))
    return range(int(low // 1), int(-(-high // 1)) + 1)


def _tick(x: float | None, y: float | None, label: str) -> str:
    if x is not None:
        line = f'<line x1="{x}" y1="{MARGIN}" x2="{x}" y2="{HEIGHT - MARGIN}" stroke="#ddd"/>'
        return f'{line}<text x="{x}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle">{label}</text>'
    line = f'<line x1="{MARGIN}" y1="{y}" x2="{WIDTH - MARGIN}" y2="{y}" stroke="#ddd"/>'
    return f'{line}<text x="{MARGIN - 8}" y="{(y or 0) + 4}" text-anchor="end">{label}</text>'


def _line(name: str, number: int, points: Sequence[tuple[float, float]]) -> str:
    colour = COLOURS[name]
    path = " ".join(f"{x},{y}" for x, y in points)
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in points)
    key = f'<text x="{MARGIN + number * 180}" y="{MARGIN - 24}" fill="{colour}">{name}</text>'
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}{key}'
