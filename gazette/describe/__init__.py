"""What each article is about, where, who and when: readings in, articles out, each tag with its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from gazette.model import Article, Problem, Reading, Vocabulary


def describe(
    readings: Sequence[Reading], vocabulary: Vocabulary
) -> tuple[tuple[tuple[Article, ...], ...], tuple[Problem, ...]]:
    """Describe every article of every reading, grouped and ordered as the readings are (describing.py).

    What that takes is imported here: a build that reads no new page needs other parts of this package alone.
    """
    if not readings:
        return (), ()
    from gazette.describe import describing

    return describing.describe(readings, vocabulary)
