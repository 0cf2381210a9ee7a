"""The fault table, first part: what stands in seeds/. A test a row, run through the command itself."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gazette import contentpage, paths
from gazette.search.fold import fold
from gazette.seeds import LIMIT, LINES
from tests.faults.workshop import BRIEF, OTHER, ROOT, Outcome, Workshop, snapshot
from tests.growth import growth, slowness
from tests.patience import HANGS


def rejected(shop: Workshop, name: str, data: bytes) -> Outcome:
    """Convert with one bad seed beside a good one: the good one's page is the same as ever, nothing else appears."""
    shop.seed("good.txt", BRIEF)
    shop.convert()
    before = shop.pages()
    assert len(before) == 1
    shop.seed(name, data)
    outcome = shop.convert()
    assert outcome.code == 0
    assert shop.pages() == before
    assert shop.convert("--strict").code == 1
    assert "Traceback" not in outcome.err
    return outcome


# --- encodings --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16", "utf-16-be"])
def test_other_encodings_give_the_page_of_their_utf8_twin(shop: Workshop, encoding: str) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    twin = shop.pages()
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    shop.seed("a.txt", mark + BRIEF.encode(encoding))
    outcome = shop.convert("--strict")
    assert outcome.code == 0
    assert shop.pages() == twin


@pytest.mark.parametrize(
    ("data", "offset"),
    [
        (BRIEF.encode() + b"\xff", len(BRIEF.encode())),
        (BRIEF.encode()[:100], 99),
        (BRIEF.encode() + OTHER.encode("gb18030"), len(BRIEF.encode())),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)), 0),
    ],
    ids=["a stray byte", "cut within a character", "two encodings", "a picture"],
)
def test_invalid_or_mixed_bytes_are_refused_with_the_offset(shop: Workshop, data: bytes, offset: int) -> None:
    outcome = rejected(shop, "bad.txt", data)
    assert re.fullmatch(rf"seeds/bad.txt:\d+: G002 byte {offset} \(0x..\) is not UTF-8 text; .*", outcome.lines[0])
    assert "\ufffd" not in "".join(shop.pages().values())


def test_gb18030_that_is_cut_off_is_refused_where_it_is_cut(shop: Workshop) -> None:
    data = BRIEF.replace("三十六", "九").encode("gb18030") + b"\x81"
    outcome = rejected(shop, "bad.txt", data)
    assert f"G002 byte {len(data) - 1} (0x81) is not GB18030 text; " in outcome.lines[0]


def test_nul_is_refused_and_other_controls_are_removed_and_counted(shop: Workshop) -> None:
    outcome = rejected(shop, "bad.txt", BRIEF.replace("民警", "民\0警").encode())
    assert "G003 a NUL character at byte" in outcome.lines[0]
    shop.seed("bad.txt", OTHER.replace("扶贫办", "扶\x07贫\x1b办"))
    outcome = shop.convert("--strict")
    assert outcome.code == 0
    assert "G008 note: 2 invisible characters were removed (U+0007, U+001B)" in outcome.err
    assert shop.page("茌平区扶贫办联合")


@pytest.mark.parametrize("c", list("\x0b\x0c\x1c\x1d\x1e\x85\u2028"), ids=lambda c: f"U+{ord(c):04X}")
def test_these_are_not_line_ends(shop: Workshop, c: str) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    twin = next(iter(shop.pages().values()))
    shop.seed("a.txt", BRIEF.replace("货车、", f"货车、{c}"))
    shop.convert()
    page = next(iter(shop.pages().values()))
    assert page.replace("货车、 校车", "货车、校车") == twin
    assert c not in page


@pytest.mark.parametrize(
    "c", list("\u061c\u200e\u202e\u2066\u2069\u200b\u200c\u2060\ufeff"), ids=lambda c: f"U+{ord(c):04X}"
)
def test_bidi_and_zero_width_characters_change_neither_page_nor_address(shop: Workshop, c: str) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    twin = shop.pages()
    (shop.content / "manifest.json").unlink()
    for name in twin:
        (shop.content / "articles" / f"{name}.md").unlink()
    shop.seed("a.txt", BRIEF.replace("交警大队", f"交{c}警{c}大队"))
    outcome = shop.convert("--strict")
    assert outcome.code == 0
    assert shop.pages() == twin
    assert "invisible characters were removed" in outcome.err


def test_radicals_are_shown_and_found_as_the_characters(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.replace("负责人", "负责⼈").replace("大队负", "⼤队负").replace("民警", "⺠警"))
    shop.convert()
    text = shop.page("大队负责人介绍").read_text()
    assert "民警" in text
    assert fold("⽅⻓") == fold("方长")


def test_compatibility_ideographs_are_shown_unchanged_and_folded_for_search(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.replace("车辆", "\uf902\U0002f836"))
    shop.convert()
    assert shop.page("\uf902\U0002f836")
    assert fold("\uf902") == fold("車") == fold("车")


def test_private_use_characters_are_kept_and_told(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.replace("民警", "民\ue863警"))
    outcome = shop.convert("--strict")
    assert shop.page("民\ue863警")
    assert "G009 note: 1 characters have no agreed meaning (U+E863)" in outcome.err
    assert outcome.code == 0


def test_full_width_digits_are_kept_and_found(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.replace("12月9日", "２０２４年１２月９日"))
    shop.convert()
    assert shop.page("２０２４年１２月９日上午")
    assert fold("２０２４ＡＢ") == fold("2024ab")


# --- sizes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"\n\n \t\n", "\u3000\r\n".encode(), "\ufeff\u200b".encode()])
def test_an_empty_file_gives_no_page_and_one_warning(shop: Workshop, data: bytes) -> None:
    shop.seed("good.txt", BRIEF)
    shop.seed("empty.txt", data)
    outcome = shop.convert("--strict")
    assert outcome.lines == ["seeds/empty.txt: G004 note: the seed is empty; delete it, or put the page's text into it"]
    assert (outcome.code, len(shop.pages())) == (0, 1)


MEASURE = """
import resource, sys
import build
code = build.main(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "data",
    [
        lambda: BRIEF.encode() * (100 * 1024 * 1024 // len(BRIEF.encode()) + 1),
        lambda: "县\n".encode() * 1_000_000,
        lambda: "县".encode() * (10 * 1024 * 1024 // 3),
        lambda: BRIEF.encode() * (LIMIT // len(BRIEF.encode())),
        lambda: BRIEF.replace("\n", "").encode() * (LIMIT // len(BRIEF.encode())),
        lambda: "县\n".encode() * LINES,
        lambda: b"\n" * (LIMIT - 3) + "县".encode(),
    ],
    ids=["100 MB", "a million lines", "a 10 MB line", "all news", "one line", "one character a line", "blank lines"],
)
def test_huge_files_are_a_page_or_refused_in_10_seconds_and_1_gb(shop: Workshop, data: object) -> None:
    shop.seed("huge.txt", data())  # type: ignore[operator]
    command = [sys.executable, "-c", MEASURE, *shop.words("convert")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=False)
    assert done.returncode == 0, done.stderr
    pages = len(shop.pages()) if (shop.content / "articles").exists() else 0
    assert pages or " G007 " in done.stderr
    seconds, memory = done.stderr.split()[-2:]  # of the processor: the machine may be busy with other tests, or slow
    assert float(seconds) < 10 * slowness()
    assert int(memory) * (1 if sys.platform == "darwin" else 1024) < 1024**3


# --- names and places -------------------------------------------------------------------------------------------


def test_the_same_page_twice_gives_one_set_of_articles(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    before = shop.pages()
    shop.seed("b.txt", BRIEF.encode("gb18030"))
    outcome = shop.convert("--strict")
    assert shop.pages() == before
    assert "seeds/b.txt: G005 note: this is a copy of a.txt; delete one of the two" in outcome.lines


def test_the_same_headline_twice_gives_two_addresses_whichever_is_read_first(shop: Workshop) -> None:
    one, two = BRIEF, BRIEF.replace("三十六处", "四十八处")
    shop.seed("a.txt", one)
    shop.seed("b.txt", two)
    shop.convert()
    first = set(shop.pages())
    (shop.content / "manifest.json").unlink()
    for name in first:
        (shop.content / "articles" / f"{name}.md").unlink()
    shop.seed("a.txt", two)
    shop.seed("b.txt", one)
    shop.convert()
    assert len(first) == 2
    assert set(shop.pages()) == first


def test_a_renamed_seed_keeps_its_addresses(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    before = set(shop.pages())
    (shop.seeds / "a.txt").rename(shop.seeds / "0 new.txt")
    assert shop.convert("--strict").code == 0
    assert set(shop.pages()) == before
    assert "seed: 0 new.txt" in shop.page("冠县").read_text()


def test_a_deleted_seed_leaves_its_pages_until_they_are_retired(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF)
    shop.seed("b.txt", OTHER)
    shop.convert()
    edited = shop.page("冠县")
    edited.write_text(edited.read_text() + "\n编者按\n")
    for path in shop.seeds.iterdir():
        path.unlink()
    shop.seed("c.txt", "莘县中学举行开学典礼\n\n本报讯 昨天，莘县中学举行开学典礼，全校三千名师生参加，校长致辞。\n")
    outcome = shop.convert("--strict")
    assert outcome.code == 1
    assert sorted(line.split()[1] for line in outcome.lines) == ["G202", "G203"]
    assert len(shop.pages()) == 3
    assert shop.run_proposals("retire", "b.txt").code == 0
    assert edited.exists()
    assert len(shop.pages()) == 2


@pytest.mark.parametrize("headline", ["冠县" * 300, "A" * 900, "\U00020000" * 300, "！？" * 200, "CON", "a:*?<>|b"])
def test_long_and_odd_headlines_give_short_portable_file_names(shop: Workshop, headline: str) -> None:
    shop.seed("a.txt", BRIEF.replace("冠县：扎实开展道路安全整治", headline))
    assert shop.convert("--strict").code == 0
    for path in (shop.content / "articles").iterdir():
        assert paths.fault(path.name) is None
        assert len(path.name.encode()) + len(".tmp-1234567") < 255


@pytest.mark.parametrize(
    "names",
    [("A.txt", "a.txt"), ("\u00e9.txt", "e\u0301.txt"), ("CON.txt", "NUL.txt"), ("a:b.txt", "a?b.txt"),
     ("冠县 .txt", ".a.txt"), ("县" * 83 + ".txt", "<script>.txt"), ("-rf.txt", "a b.txt"),
     ("#a.txt", "a%2f..%2f.txt")],
    ids=repr,
)  # fmt: skip
def test_any_names_of_seeds_give_unique_portable_files(shop: Workshop, names: tuple[str, str]) -> None:
    shop.seed(names[0], BRIEF)
    shop.seed(names[1], OTHER)
    wanted = sum(not name.startswith(".") for name in {path.name for path in shop.seeds.iterdir()})
    outcome = shop.build()
    assert outcome.code == 0, outcome.err
    assert len(shop.pages()) == wanted
    found = [path.relative_to(shop.site).as_posix() for path in shop.site.rglob("*") if path.is_file()]
    assert paths.faults(found) == ()
    assert len([path for path in found if path.startswith("seeds/") and path != "seeds/index.html"]) >= wanted


def test_a_long_headline_can_be_read_back(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.replace("冠县：扎实开展道路安全整治", "冠县扎实开展道路安全整治" * 20))
    shop.convert()
    for name, text in shop.pages().items():
        article, wrong = contentpage.loads(text, name, name)
        assert article is not None
        assert wrong == ()


def test_unreadable_and_foreign_files_are_refused(shop: Workshop) -> None:
    outside = shop.root / "outside.txt"
    outside.write_text(OTHER)
    shop.seed("good.txt", BRIEF)
    (shop.seeds / "link.txt").symlink_to(outside)
    (shop.seeds / "dead.txt").symlink_to("nowhere.txt")
    (shop.seeds / "folder.txt").mkdir()
    outcome = shop.convert("--strict")
    assert outcome.code == 1
    assert [line.split()[:2] for line in outcome.lines] == [
        ["seeds/dead.txt:", "G001"],
        ["seeds/folder.txt:", "G006"],
        ["seeds/link.txt:", "G006"],
    ]
    assert len(shop.pages()) == 1


def test_pipes_sockets_and_devices_are_refused_and_nobody_waits_for_them(shop: Workshop) -> None:
    shop.seed("good.txt", BRIEF)
    os.mkfifo(shop.seeds / "pipe.txt")
    (shop.seeds / "zero.txt").symlink_to("/dev/zero")
    (shop.seeds / "loop.txt").symlink_to("loop.txt")
    with socket.socket(socket.AF_UNIX) as ear, contextlib.chdir(shop.seeds):
        ear.bind("ear.txt")
    done = subprocess.run(
        [sys.executable, "build.py", *shop.words("build", "--scripts", "hans")],
        cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert re.findall(r"seeds/(\w+)\.txt: (G\d+)", done.stderr) == [
        ("ear", "G001"), ("loop", "G001"), ("pipe", "G006"), ("zero", "G006"),
    ]  # fmt: skip
    assert shop.run("bag", "record").code == 0
    assert len((shop.seeds / "SHA256SUMS").read_text().splitlines()) == 1


def test_seeds_are_never_changed(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.encode("gb18030"))
    shop.seed("b.txt", b"\xff\xff")
    before = snapshot(shop.seeds)
    shop.build()
    assert snapshot(shop.seeds) == before


# --- time -------------------------------------------------------------------------------------------------------

PATTERNS = {
    "brackets": "（",
    "quotes": "“",
    "reporters": "记者 李明 通讯员 ",
    "digits": "1",
    "dates": "2019年12月",
    "stops": "。",
    "blanks": " \u3000",
    "markup": "*_`[<&#",
    "one character a line": "文\n",
    "blank lines": "文\n\n",
    "subheads": "一、标题\n\n",
    "numbers": "1.\n",
    "captions": "图为大队排查隐患。李明 摄\n",
    "places": "冠县清泉街道",
    "agencies": "冠县公安局交通警察大队",
    "colons": "：\n",
}


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_time_grows_in_step_with_the_text(tmp_path: Path, pattern: str) -> None:
    """Doubling the text takes at most 2.5 times as long, from sizes where a start-up does not count."""
    del tmp_path
    from gazette import describe, seeds, vocabulary
    from gazette.model import Page
    from gazette.separate import separate

    words, _ = vocabulary.load(ROOT / "content" / "vocabulary")

    def read(characters: int) -> None:
        page = seeds.decode("a.txt", ("县" + pattern * (characters // len(pattern))).encode())
        assert isinstance(page, Page)
        describe.describe([separate(page)], words)

    assert growth(read, 14_000, enough=2.5) <= 2.5
