"""The review list: every doubtful decision of the readings, worst first, with its line of the seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazette.model import Doubt, Reading


def doubts(readings: Iterable[Reading]) -> tuple[tuple[str, Doubt], ...]:
    """The doubts of pages and articles, least sure first, each with the name of its seed."""
    return tuple(
        sorted(_all(readings), key=lambda found: (found[1].confidence, found[0], found[1].line, found[1].kind))
    )


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """The list as it is printed: `seed:line: how sure, which rule, why`."""
    for seed, doubt in doubts(readings):
        yield f"{seed}:{doubt.line}: {doubt.confidence:.2f} {doubt.kind}: {doubt.why}"


def _all(readings: Iterable[Reading]) -> Iterator[tuple[str, Doubt]]:
    for reading in readings:
        yield from ((reading.page.name, doubt) for doubt in reading.doubts)
        for article in reading.articles:
            yield from ((reading.page.name, doubt) for doubt in article.doubts)
