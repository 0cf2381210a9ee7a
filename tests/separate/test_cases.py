"""Golden cases: a folder holds a page (seed.txt) and its reading (expected/reading.txt)."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.separate import separate
from tests.separate.render import page_of, render

CASES = sorted(path.parent for path in (Path(__file__).resolve().parent.parent / "cases").glob("*/seed.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    page = page_of("seed.txt", (case / "seed.txt").read_text(encoding="utf-8"))
    assert render(separate(page)) == (case / "expected" / "reading.txt").read_text(encoding="utf-8")
