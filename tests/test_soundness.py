"""What people cannot mean is told; what readers cannot see is not shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import contentpage, problems, soundness

PAGE = "---\ntitle: 甲\n{}\n---\n\n文\n"


@given(st.text())
def test_what_is_shown_is_the_text_without_controls(text: str) -> None:
    shown, found = soundness.seen(text, "x.md")
    if "\0" in text:
        assert shown is None
        assert [problem.code for problem in found] == ["G126"]
    elif shown == text:
        assert found == ()
    else:
        assert [problem.code for problem in found] in (["G119"], ["G117"])
        assert "\n" not in problems.line(found[0])


def test_text_that_people_write_is_shown_as_it_is() -> None:
    text = "甲\t乙\n\u3000\u200b\u202e⽅\ue000👨\u200d👩 \U000e0100"
    assert soundness.seen(text, "x.md") == (text, ())


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("date: 2019-12", []),
        ("date: 2019-12-01/2019-12-09", []),
        ("date: 2019-21", []),
        ("date: 201X", []),
        ("date: ../2019", []),
        ("date: 2019-12-09/2019-12-01", ["G118"]),
        ("date: 12月9日", ["G118"]),
        ('places: [甲, "乙\\x07"]', ["G103"]),
        ('byline: "甲\\u2028乙"', []),
        ('byline: "甲\\x0b乙"', ["G103"]),
        ('kicker: "甲\\0"', ["G103"]),
        ('kicker: "\\u4e59"', []),
    ],
)
def test_fields(field: str, codes: list[str]) -> None:
    text = PAGE.format(field)
    article, wrong = contentpage.loads(text, "x", "x.md")
    assert wrong == ()
    assert article
    found = list(soundness.faults(article, text, "x.md"))
    assert [problem.code for problem in found] == codes
    assert [problem.line for problem in found] == [3] * len(codes)
