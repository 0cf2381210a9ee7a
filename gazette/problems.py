"""Every message that Gazette gives: one line each, from the one place that prints. CODES.md says what the codes mean.

Ranges: G0 seeds and readings, G1 content pages and vocabulary, G2 people's edits, G3 templates and website, G4 search,
G5 the machine, G6 check.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from gazette.model import Problem, Severity

FINE, PROBLEMS, USAGE, ABORTED = 0, 1, 2, 3  # exit codes


def line(problem: Problem) -> str:
    """One line: `path:line:column: G012 what; mend`. Whatever the texts hold, it stays one line of visible characters.

    >>> line(Problem("seeds/a.txt", 3, None, "G003", "a NUL byte at byte 41", "remove it"))
    'seeds/a.txt:3: G003 a NUL byte at byte 41; remove it'
    """
    where = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part not in (None, ""))
    note = "note: " if problem.severity is Severity.NOTE else ""
    return _visible(f"{where}: {problem.code} {note}{problem.what}; {problem.mend}")


def show(problems: Iterable[Problem], stream: TextIO | None = None, quiet: bool = False) -> None:
    """Print problems, each once, in the order of their places; `quiet` leaves the notes out."""
    out = stream or sys.stderr
    try:
        for text in dict.fromkeys(line(p) for p in sorted(problems, key=_place) if not (quiet and _is_note(p))):
            print(_encodable(text, out), file=out)
    except OSError:  # nobody listens any more, and the exit code still says it
        hang_up(out)


def hang_up(stream: TextIO) -> None:
    """Let what is still to be said go nowhere, where whoever read it has closed the pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def exit_code(problems: Iterable[Problem], strict: bool = False) -> int:
    """3 where anything was fatal, 1 where `strict` and anything was wrong (notes are not), else 0."""
    found = {problem.severity for problem in problems}
    if Severity.FATAL in found:
        return ABORTED
    return PROBLEMS if strict and Severity.ERROR in found else FINE


def _is_note(problem: Problem) -> bool:
    return problem.severity is Severity.NOTE


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line or 0, problem.column or 0, problem.code, problem.what


def _visible(text: str) -> str:
    """Show what a terminal would act on or hide (line ends, escapes, bidi controls, lone surrogates) as escapes."""
    return "".join(c if c.isprintable() or c == "\u3000" else c.encode("unicode_escape").decode() for c in text)


def _encodable(text: str, stream: TextIO) -> str:
    """A terminal in another locale gets escapes, never an exception."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
