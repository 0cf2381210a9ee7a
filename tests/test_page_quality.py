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


def test_every_kept_failure_is_explained() -> None:
    readme = (PAGES / "failures" / "README.md").read_text(encoding="utf-8")
    explained = [line.split("`")[1] for line in readme.splitlines() if line.startswith("- `")]
    assert sorted(explained) == [case.name for case in cases("failures")]
