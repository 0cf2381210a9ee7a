"""Conflict markers are found where git writes them, and nowhere else."""

from __future__ import annotations

import pytest

from gazette import merging, problems, seeds, strictyaml
from gazette.model import Problem

BOTH = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> other\n"
SAID = "G117 a merge was not finished: git's conflict markers stand here; keep what is right, delete the markers"


@pytest.mark.parametrize("text", [BOTH, BOTH.replace("\n", "\r\n"), BOTH.replace(" HEAD", "").replace(" other", "")])
def test_both_sides_of_a_conflict_are_told_with_their_line(text: str) -> None:
    found = merging.unfinished(f"---\n{text}", "x.md")
    assert found
    assert problems.line(found) == f"x.md:2:1: {SAID}"


@pytest.mark.parametrize(
    "text", ["", "标题\n=======\n", "<<<<<<< 甲\n", ">>>>>>> 甲\n<<<<<<< 乙\n", "a <<<<<<< b\n>>>>>>>\n"]
)
def test_other_marks_are_text(text: str) -> None:
    assert merging.unfinished(text, "x.md") is None


def test_seeds_and_vocabularies_are_judged_as_well() -> None:
    page, found = seeds.examine("a.txt", BOTH.encode())
    assert (page, [problem.code for problem in found]) == (None, ["G117"])
    document = strictyaml.load(BOTH, "topics.yaml")
    assert isinstance(document, Problem)
    assert document.code == "G117"
