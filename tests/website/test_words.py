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


def test_words_that_a_script_brings_stand_in_both_scripts_and_are_used(theme: Theme) -> None:
    """What is made in the browser has its words in site.js: Simplified, Traditional."""
    table, rest = theme.assets["assets/site.js"].decode().split("const t = ", maxsplit=1)
    lines = table.split("const WORDS = {\n")[1].split("\n};")[0].splitlines()
    words = [re.fullmatch(r"""  (\w+): \["([^"]+)", "([^"]+)"\],""", line) for line in lines]
    assert all(words), lines
    for word in words:
        assert word
        assert re.search(rf"""\b{word[1]}\b""", rest), f"{word[1]} is not used"
    # Only what both scripts write alike may stand alike.
    assert {word[2] for word in words if word and word[2] == word[3]} == {"明暗", "深色", "小", "中", "大", "特大"}


def test_nothing_is_asked_for_that_is_not_there(theme: Theme) -> None:
    assert asked() - set(theme.strings["hans"].words) - {"lines_", "kind_", "theme_", "size_"} == set()


def test_nothing_stands_there_that_is_not_asked_for(theme: Theme) -> None:
    unused = {key for key in theme.strings["hans"].words if not key.startswith(BUILT)} - asked()
    assert unused == set()


def test_both_scripts_fill_the_same_places(theme: Theme) -> None:
    slots = re.compile(r"\{([a-z]+)\}")
    for key, word in theme.strings["hans"].words.items():
        assert sorted(slots.findall(word)) == sorted(slots.findall(theme.strings["hant"].words[key])), key
