"""Folding, and that the browser folds alike."""

import unicodedata

import pytest
from playwright.sync_api import Page

from gazette.radicals import IDEOGRAPHS
from gazette.search.fold import fold, groups, usual


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("12345", "１２３４５"),
        ("led", "ＬＥＤ"),
        ("方车", "⽅⻋"),
        ("交警大队", "交警大隊"),
        ("了解", "瞭解"),
        ("借口", "藉口"),
        ("里", "裡"),
        ("罗立行复", "\uf90f\uf9f7\ufa08\uf966"),
        ("cafe", "Café"),
        ("方", "方\ufe00"),
        ("电脑", "电\u200b脑"),
        ("36%", "36％"),
    ],
)
def test_what_is_typed_and_what_is_printed_become_one(typed: str, printed: str) -> None:
    assert fold(typed) == fold(printed)


@pytest.mark.parametrize("gap", ["，", "·", "“", "　", "\n", "😀", "\ue000"])
def test_punctuation_is_a_gap(gap: str) -> None:
    assert fold(f"公{gap}共") == "公 共"


def test_symbols_are_words() -> None:
    assert fold("5℃") != fold("5㎡")
    assert len(fold("5%")) == 2
    assert fold("5%").translate(usual("hans")) == "5%"


def test_folding_twice_changes_nothing() -> None:
    everything = "".join(map(chr, range(0xD800))) + "".join(map(chr, range(0xE000, 0x10000)))
    assert fold(fold(everything)) == fold(everything)


def test_a_character_stands_in_one_group() -> None:
    chars = [char for group in groups() for char in dict.fromkeys(group)]
    assert len(chars) == len(set(chars))


@pytest.mark.browser
def test_the_browser_folds_alike(page: Page, home: str) -> None:
    planes = (range(0x20, 0xD800), range(0xE000, 0x10000), range(0x2F800, 0x2FA20), range(0x20000, 0x20100))
    known = [chr(code) for plane in planes for code in plane if unicodedata.category(chr(code)) != "Cn"]
    page.goto(f"{home}search.html")
    folded = page.evaluate(
        """async (chars) => {
            const { foldCharacter } = await import(new URL("assets/search/fold.js", location.href).href);
            return chars.map(foldCharacter);
        }""",
        known,
    )
    different = {char: (fold(char), other) for char, other in zip(known, folded, strict=True) if fold(char) != other}
    assert different == {}


def test_no_symbol_is_spelled_as_another() -> None:
    narrow = (chr(code) for code in range(0x20, 0xF900) if code not in IDEOGRAPHS)
    symbols = [char for char in narrow if unicodedata.category(char)[0] == "S" and fold(char) != " "]
    assert len({fold(symbol) for symbol in symbols}) == len(symbols) > 3000
