"""Merges that git could not finish: its conflict markers stand in a file until a person has chosen."""

from __future__ import annotations

import re

from gazette.model import Problem, Severity

_OURS = re.compile(r"^<{7}(?: .*)?\r?$", re.MULTILINE)
_THEIRS = re.compile(r"^>{7}(?: .*)?\r?$", re.MULTILINE)


def unfinished(text: str, path: str, first_line: int = 1, severity: Severity = Severity.ERROR) -> Problem | None:
    """The problem that a text holds both versions of a conflict; `first_line` is the line on which it begins."""
    start = _OURS.search(text)
    if start is None or not _THEIRS.search(text, start.end()):
        return None
    line = first_line + text.count("\n", 0, start.start())
    what, mend = "a merge was not finished: git's conflict markers stand here", "keep what is right, delete the markers"
    return Problem(path, line, 1, "G117", what, mend, severity)
