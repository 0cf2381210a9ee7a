"""The interface: every word that a template or builder asks for is there, and none that nothing asks for."""

from __future__ import annotations

import re
from pathlib import Path

from gazette.website.theme import Theme

from .archive import TEMPLATES

PACKAGE = Path(__file__).resolve().parents[2] / "gazette" / "website"
# Keys that are put together: the beginnings that stand in the code.
BUILT = (
    "theme_",
    "size_",
    "kind_",
    "lines_",
    "level_",
    "nav_",
    "index_",
    "download_",
    "search_",
    "doubt_",
    "passage_",
    "read_",
    "why_",
)


def asked() -> set[str]:
    templates = [path.read_text("utf-8") for path in TEMPLATES.rglob("*.html")]
    modules = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    words = re.compile(r"""\bt\(\s*"([a-z_]+)"(?! ~)""")
    pairs = re.compile(r"""\("((?:count|review|title|figures)_[a-z]+)",""")
    return {key for text in (*templates, *modules) for key in (*words.findall(text), *pairs.findall(text))}


def test_nothing_is_asked_for_that_is_not_there(theme: Theme) -> None:
    assert asked() - set(theme.strings["hans"].words) - {"lines_", "kind_", "theme_", "size_"} == set()


def test_nothing_stands_there_that_is_not_asked_for(theme: Theme) -> None:
    unused = {key for key in theme.strings["hans"].words if not key.startswith(BUILT)} - asked()
    assert unused == set()


def test_both_scripts_fill_the_same_places(theme: Theme) -> None:
    slots = re.compile(r"\{([a-z]+)\}")
    for key, word in theme.strings["hans"].words.items():
        assert sorted(slots.findall(word)) == sorted(slots.findall(theme.strings["hant"].words[key])), key
