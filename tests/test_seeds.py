"""Seeds become pages of clean lines; what is odd is told; what cannot be read stops nothing else."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import problems, seeds
from gazette.model import Page, Problem
from gazette.radicals import IDEOGRAPHS

TEXT = "冠县交警大队\n\n全力提升  道路交通管理水平，\n"


def page(data: bytes) -> Page:
    found = seeds.decode("a.txt", data)
    assert isinstance(found, Page)
    return found


def problem(data: bytes) -> Problem:
    found = seeds.decode("a.txt", data)
    assert isinstance(found, Problem)
    return found


def notes(data: bytes) -> list[str]:
    return [problems.line(found) for found in seeds.examine("a.txt", data)[1]]


# --- one seed ---------------------------------------------------------------------------------------------------


def test_lines_are_kept_with_their_blanks() -> None:
    assert page(TEXT.encode()).lines == ("冠县交警大队", "", "全力提升  道路交通管理水平，")


def test_the_digest_is_of_the_bytes() -> None:
    assert page(TEXT.encode()).digest == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert page(f"甲{end}{end}乙{end}".encode()).lines == ("甲", "", "乙")


@pytest.mark.parametrize("c", list("\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029"))
def test_other_separators_are_no_line_ends_but_still_part_what_they_parted(c: str) -> None:
    assert page(f"甲{c}乙\n丙".encode()).lines == ("甲 乙", "丙")
    assert notes(f"甲{c}乙".encode()) == [
        f"a.txt:1:2: G008 note: 1 invisible characters were removed (U+{ord(c):04X}); nothing needs doing"
    ]


UNSEEN = "\x01\x08\x1b\x7f\x9f\u00ad\u061c\u200b\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufffe\U000e0041"


@pytest.mark.parametrize("c", list(UNSEEN), ids=lambda c: f"U+{ord(c):04X}")
def test_invisible_characters_are_removed_and_counted(c: str) -> None:
    assert page(f"交{c}警{c}大队".encode()).lines == ("交警大队",)
    assert "2 invisible characters were removed" in notes(f"交{c}警{c}大队".encode())[0]


def test_tabs_and_ideographic_spaces_stay() -> None:
    assert page("\u3000\u3000甲\t乙".encode()).lines == ("\u3000\u3000甲\t乙",)


def test_every_radical_is_shown_as_its_character() -> None:
    for radical, ideograph in IDEOGRAPHS.items():
        assert page(chr(radical).encode()).lines == (ideograph,)
        assert unicodedata.name(ideograph).startswith("CJK UNIFIED IDEOGRAPH")
    assert len(IDEOGRAPHS) == 214 + 114


def test_radicals_are_counted_with_their_place() -> None:
    assert notes("甲\n乙⽅⻓".encode()) == [
        "a.txt:2:2: G011 note: 2 radicals are shown as characters (U+2ED3, U+2F45); nothing needs doing"
    ]


@pytest.mark.parametrize("text", ["，。：；！？（）", "２０２４年ＡＢ", "\uf900豈\U0002f800", "ﬁ①㈱", "é e\u0301"])
def test_nothing_else_is_normalised(text: str) -> None:
    assert page(text.encode()).lines == (text,)


@pytest.mark.parametrize("c", ["\ue000", "\U000f0000", "\ufffd"])
def test_private_use_and_replacement_characters_are_kept_and_told(c: str) -> None:
    assert page(f"李{c}磊".encode()).lines == (f"李{c}磊",)
    assert notes(f"李{c}磊".encode()) == [
        f"a.txt:1:2: G009 note: 1 characters have no agreed meaning (U+{ord(c):04X}); compare with the printed page"
    ]


def test_another_encoding_is_told() -> None:
    assert page(TEXT.encode("gb18030")).lines == page(TEXT.encode()).lines
    assert notes(TEXT.encode("gb18030")) == ["a.txt: G010 note: read as GB18030; save it as UTF-8 if you can"]


def test_a_clean_seed_gives_no_notes() -> None:
    assert notes(TEXT.encode()) == []


def test_invalid_bytes_are_refused_with_line_and_offset() -> None:
    found = problem("冠县交警大队\n".encode() + b"\xff\n")
    assert problems.line(found) == "a.txt:2: G002 byte 19 (0xFF) is not UTF-8 text; save the seed as UTF-8"


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        ("中\0文".encode(), 3),
        (b"\xef\xbb\xbf" + "中\0文".encode(), 6),
        (b"\xff\xfe" + "中\0文".encode("utf-16-le"), 4),
        (b"\xfe\xff" + "中\0文".encode("utf-16-be"), 4),
    ],
)
def test_nul_is_refused_with_its_offset(data: bytes, offset: int) -> None:
    assert problem(data).code == "G003"
    assert problem(data).what == f"a NUL character at byte {offset}"


@pytest.mark.parametrize("data", [b"", b"\n\n", " \u3000\t\r\n".encode(), b"\xef\xbb\xbf", "\u200b\x0c".encode()])
def test_nothing_but_blanks_is_one_warning(data: bytes) -> None:
    assert notes(data) == ["a.txt: G004 note: the seed is empty; delete it, or put the page's text into it"]


def test_a_huge_seed_is_refused() -> None:
    assert problem(b"a" * (seeds.LIMIT + 1)).code == "G007"
    assert page(b"a" * seeds.LIMIT)
    many = problem(b"a\n" * (seeds.LINES + 1))
    assert problems.line(many) == (
        "a.txt: G007 the seed has 20,001 lines; a page may have 20,000; split it into one file a page"
    )
    assert page(b"a\n" * seeds.LINES)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_page_or_one_problem(data: bytes) -> None:
    found = seeds.decode("a.txt", data)
    if isinstance(found, Page):
        assert not any(c in line for line in found.lines for c in "\0\n\r\x0b\x0c\x85\u2028")
    else:
        assert problems.line(found)


@given(st.text(max_size=300))
def test_every_visible_character_is_kept_in_order(text: str) -> None:
    """What is removed or mapped is exactly controls, invisible characters and radicals."""
    found = seeds.decode("a.txt", text.encode())
    if isinstance(found, Page):
        assert _visible("".join(found.lines)) == [IDEOGRAPHS.get(ord(c), c) for c in _visible(text)]


def _visible(text: str) -> list[str]:
    return [c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Cn", "Mn")]


# --- a folder ---------------------------------------------------------------------------------------------------


def names(folder: Path) -> list[str]:
    return [found.name for found in seeds.read_folder(folder)[0]]


def lines(folder: Path) -> list[str]:
    return [problems.line(found).replace(f"{folder}/", "") for found in seeds.read_folder(folder)[1]]


def test_only_text_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "C.TXT", ".hidden.txt", "a.txt~", ".a.txt.swp", "readme.md", "SHA256SUMS"):
        (tmp_path / name).write_text(name)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.txt").write_text("x")
    assert names(tmp_path) == ["C.TXT", "a.txt", "b.txt"]
    assert lines(tmp_path) == []


def test_a_missing_folder_is_fatal(tmp_path: Path) -> None:
    found = seeds.read_folder(tmp_path / "no")[1]
    assert problems.line(found[0]) == (
        f"{tmp_path}/no: G013 the folder cannot be read (No such file or directory); name it with --seeds"
    )
    assert problems.exit_code(found) == problems.ABORTED


def test_what_cannot_be_read_stops_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xff")
    (tmp_path / "b.txt").write_text("好")
    (tmp_path / "c.txt").write_text("\0")
    assert names(tmp_path) == ["b.txt"]
    assert [line.split()[1] for line in lines(tmp_path)] == ["G002", "G003"]


@pytest.mark.parametrize("twin", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_copy_is_told_and_left_out_whatever_its_encoding(tmp_path: Path, twin: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT, encoding=twin, newline="\r\n")
    assert names(tmp_path) == ["a.txt"]
    assert "b.txt: G005 note: this is a copy of a.txt; delete one of the two" in lines(tmp_path)


def test_links_that_leave_the_folder_are_refused_and_others_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("外")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "real.data").write_text("内")
    (folder / "in.txt").symlink_to("real.data")
    (folder / "out.txt").symlink_to(outside)
    (folder / "dead.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    assert names(folder) == ["in.txt"]
    assert [line.split()[:2] for line in lines(folder)] == [
        ["dead.txt:", "G001"],
        ["loop.txt:", "G001"],
        ["out.txt:", "G006"],
    ]


def test_a_linked_folder_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("好")
    (tmp_path / "seeds").symlink_to("real")
    assert names(tmp_path / "seeds") == ["a.txt"]


def test_pipes_and_folders_do_not_stop_the_build(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    assert names(tmp_path) == []
    assert [line.split()[1] for line in lines(tmp_path)] == ["G006", "G006"]


def test_a_seed_that_keeps_changing_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("好")
    real = os.fstat

    def changing(descriptor: int) -> os.stat_result:
        with path.open("a") as file:
            file.write("好")
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", changing)
    assert [line.split()[1] for line in lines(tmp_path)] == ["G012"]


def test_a_seed_that_changes_once_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("旧" * 10)
    real, calls = os.fstat, []

    def changing(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            path.write_text("新" * 20)
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", changing)
    assert seeds.read_folder(tmp_path)[0][0].lines == ("新" * 20,)


def test_an_unreadable_seed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("好")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert lines(tmp_path) == [
        "a.txt: G001 the seed cannot be read (Permission denied); mend its permissions or restore it"
    ]


def test_names_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xb9\xda\xcf\xd8.txt")).write_text("好")
    except OSError:
        pytest.skip("this file system has only UTF-8 names")
    assert lines(tmp_path) == [
        "\\udcb9\\udcda\\udccf\\udcd8.txt: G014 the name of the seed is not UTF-8; rename the file"
    ]
