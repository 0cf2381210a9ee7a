"""Slots: every word of every part stands in the slot where a browser looks for it, as Pagefind wrote it."""

from __future__ import annotations

import gzip
import unicodedata
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page

from gazette.search import pagefind
from gazette.search.slots import joined, packed, slot, slots
from gazette.search.tokens import SOLO

WORDS = ("公共", "公共ㄊ", "共文", "一〆", "〆ㄊ公", "〆ㄊ共", "c+", "\U00020000𠮷", "ㄱ")
PARTS = [[(word, f"{word} of {part}".encode()) for word in WORDS[part:]] for part in range(3)]


@pytest.mark.parametrize("count", [1, 4, 64])
def test_a_slot_holds_the_words_of_all_parts_one_part_after_another(count: int) -> None:
    found = [unpacked(data) for data in joined([packed(part, count) for part in PARTS], count)]
    assert len(found) == count
    for number, parts in enumerate(found):
        assert parts == [[record for word, record in part if slot(word, count) == number] for part in PARTS]


def unpacked(data: bytes) -> list[list[bytes]]:
    """The records of each part, each of which names the part."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    plain = unpacker.decompress(data)
    assert unpacker.eof
    assert not unpacker.unused_data
    found = []
    for part, records in enumerate(PARTS):
        assert plain[:1] == b"\x9a"
        count, plain = int.from_bytes(plain[1:5]), plain[5:]
        kept = []
        for _ in range(count):
            (record,) = (record for _, record in records if plain.startswith(record))
            kept.append(record)
            plain = plain[len(record) :]
        found.append(kept)
        assert all(record.endswith(f"of {part}".encode()) for record in kept)
    assert not plain
    return found


def test_words_that_begin_alike_stand_together_but_for_edges() -> None:
    assert slot("公共", 1 << 20) == slot("公共ㄊ", 1 << 20)
    assert slot(f"{SOLO}ㄊ公", 1 << 20) != slot(f"{SOLO}ㄊ共", 1 << 20)
    assert slot(f"{SOLO}ㄊ公", 1 << 20) == slot(f"{SOLO}ㄎ公", 1 << 20)


def test_words_are_spread_evenly() -> None:
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 200)]
    filled = [0] * 256
    for first in han:
        for second in han:
            filled[slot(first + second, 256)] += 1
    assert max(filled) < 2 * sum(filled) / len(filled)


@pytest.mark.parametrize(("size", "count"), [(0, 1), (1_499, 1), (1_500, 2), (10_000, 8), (6_400_000, 8192)])
def test_there_are_more_slots_for_more_text(size: int, count: int) -> None:
    assert slots(size) == count


@pytest.mark.browser
def test_the_browser_looks_in_the_same_slot(page: Page, home: str) -> None:
    page.goto(f"{home}search.html")
    words = [*WORDS, *(f"{SOLO}{word}" for word in WORDS)]
    for count in (1, 16, 4096):
        found = page.evaluate(
            """async ([words, count]) => {
                const { slot } = await import(new URL("assets/search/postings.js", location.href).href);
                return words.map((word) => slot(word, count));
            }""",
            [words, count],
        )
        assert found == [slot(word, count) for word in words]


def test_pagefinds_words_are_taken_apart_without_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Pagefind wrote of all words, one after another, is what stood in its files; each begins with its word."""
    files: list[bytes] = []
    apart = pagefind._postings
    monkeypatch.setattr(pagefind, "_postings", lambda packed: files.append(gzip.decompress(packed)) or apart(packed))
    strange = " ".join(
        ("한국 각ㄱ café cafe", "长" * 90, "甲乙" * 300, *(f"{a}{b}" for a in "公共文化" for b in "交警大队"))
    )
    pages = [(f"{n}.html", f'<html lang="und"><body>{strange * (1 + n % 3)} 第{n}</body></html>') for n in range(300)]
    found = pagefind.write(pages, tmp_path / "made")
    whole = b"".join(data[len(pagefind.MAGIC) :] for data in files)
    for word, record in found:
        assert record[0] == 0x83
        assert word.encode() in record[1 : len(word.encode()) + 4]
        assert record in whole
    with pytest.raises(ValueError, match="words instead of"):
        apart(gzip.compress(files[0].replace(b"\x83", b"\x84")))
    heads = len(whole) - sum(len(record) for _, record in found)
    assert 0 < heads <= 6 * len(files)  # a list of a list of words
    assert {"公交", "cafe", "长" * 90} <= {word for word, _ in found}
    assert unicodedata.normalize("NFD", "한국") in {word for word, _ in found}
    assert len(found) == len({word for word, _ in found})
