"""Every message is one line, every code is described, and the exit code follows the worst that happened."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import problems
from gazette.model import Problem, Severity

A = Problem("seeds/a.txt", 3, 7, "G003", "a NUL character at byte 41", "export the text again")


def test_a_line_says_where_what_and_how() -> None:
    assert problems.line(A) == "seeds/a.txt:3:7: G003 a NUL character at byte 41; export the text again"


def test_a_line_leaves_out_what_is_not_known() -> None:
    assert problems.line(Problem("a", None, None, "G001", "x", "y")) == "a: G001 x; y"
    assert problems.line(Problem("a", 2, None, "G001", "x", "y")) == "a:2: G001 x; y"


def test_notes_say_that_they_are_notes() -> None:
    note = Problem("a", None, None, "G008", "x", "y", Severity.NOTE)
    assert problems.line(note) == "a: G008 note: x; y"


@given(st.text(), st.text(), st.text())
def test_a_line_is_one_visible_line_whatever_the_texts_hold(path: str, what: str, mend: str) -> None:
    text = problems.line(Problem(path, None, None, "G001", what, mend))
    assert len(text.splitlines()) == 1
    assert all(c.isprintable() or c == "\u3000" for c in text)


def test_terminal_escapes_and_bidi_controls_are_shown_not_sent() -> None:
    text = problems.line(Problem("a\x1b[31m\u202e\udcff", None, None, "G001", "x\ny", "z"))
    assert text == "a\\x1b[31m\\u202e\\udcff: G001 x\\ny; z"


def test_show_prints_each_once_in_order_of_place() -> None:
    out = io.StringIO()
    later = Problem("seeds/b.txt", None, None, "G004", "x", "y", Severity.NOTE)
    problems.show([later, A, A], out)
    assert out.getvalue().splitlines() == [problems.line(A), problems.line(later)]


def test_quiet_leaves_notes_out() -> None:
    out = io.StringIO()
    problems.show([A, Problem("b", None, None, "G004", "x", "y", Severity.NOTE)], out, quiet=True)
    assert out.getvalue().splitlines() == [problems.line(A)]


def test_a_terminal_in_another_locale_gets_escapes() -> None:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, "ascii", write_through=True) as out:
        problems.show([Problem("冠县", None, None, "G001", "x", "y")], out)
        said = raw.getvalue()
    assert said == b"\\u51a0\\u53bf: G001 x; y\n"


@pytest.mark.parametrize(
    ("severities", "strict", "code"),
    [
        ([], True, 0),
        ([Severity.NOTE], True, 0),
        ([Severity.ERROR], False, 0),
        ([Severity.ERROR, Severity.NOTE], True, 1),
        ([Severity.FATAL], False, 3),
        ([Severity.ERROR, Severity.FATAL], True, 3),
    ],
)
def test_exit_codes(severities: list[Severity], strict: bool, code: int) -> None:
    found = [Problem("a", None, None, "G001", "x", "y", severity) for severity in severities]
    assert problems.exit_code(found, strict) == code
