"""The packaged lists of words are there, each under its name."""

from __future__ import annotations

from importlib import resources

import pytest

from gazette.words import words


def test_a_list_holds_its_words_only() -> None:
    text = resources.files("gazette").joinpath("data", "words.txt").read_text(encoding="utf-8")
    names = [line[1:].strip() for line in text.splitlines() if line.startswith("@")]
    assert len(names) == len(set(names))
    assert all(words(name) for name in names)
    assert not any(word.startswith(("@", "#")) for name in names for word in words(name))


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("no such list")
