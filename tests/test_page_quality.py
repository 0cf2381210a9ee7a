"""How well generated pages are read: floors that only rise, and pages that were once read wrongly."""

import json
from pathlib import Path

import pytest

from tests.pages.shrink import wrong

PAGES = Path(__file__).parent / "pages"


def cases(folder: str) -> list[Path]:
    """The kept pages of one folder."""
    return sorted(path.parent for path in (PAGES / folder).glob("*/seed.txt"))


def still_wrong(case: Path) -> list[str]:
    """The figures of a kept page that are not at their best."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return wrong((case / "seed.txt").read_text(encoding="utf-8"), expected)


@pytest.mark.parametrize("case", cases("regressions"), ids=lambda case: case.name)
def test_a_page_that_was_once_read_wrongly_is_read_right(case: Path) -> None:
    assert not still_wrong(case)


def test_every_failure_is_explained_and_still_fails() -> None:
    readme = (PAGES / "failures" / "README.md").read_text(encoding="utf-8")
    for case in cases("failures"):
        assert f"- `{case.name}`: " in readme
        assert still_wrong(case), f"{case.name} is read right now: move it to regressions"
