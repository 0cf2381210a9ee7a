"""The tables of gazette/data that every page is read with. To read them takes as long as to read some dozen pages."""

from __future__ import annotations

from . import headlines, language, learnt, subjects


def ready() -> None:
    """Read them now: processes that are forked later need not do so each."""
    language.table()
    subjects.table()
    headlines.places()
    for name in ("openings", "ledes", "worded"):
        learnt.table(name)
