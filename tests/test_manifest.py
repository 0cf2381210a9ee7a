"""The manifest comes back as it was written; a broken one is told with its line, never ignored."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import manifest, problems
from gazette.manifest import Entry, Manifest, Seed
from gazette.model import Layout, Problem

D = "0123456789abcdef" * 4
ONE = Manifest(
    {"jia-2f": Entry("articles/jia-2f.md", "a.txt", D, ((3, 4), (9, 9)), D, "00ff00ff")},
    {"a.txt": Seed(D, Layout(((1, 1),), ((2, 2),), ((5, 6),)))},
)
TEXT = f"""{{
"format": 1,
"articles": {{
"jia-2f": {{"path": "articles/jia-2f.md", "seed": "a.txt", "seed_digest": "{D}", "lines": "3-4, 9", "digest": "{D}", \
"sketch": "00ff00ff"}}
}},
"seeds": {{
"a.txt": {{"digest": "{D}", "sections": "1", "furniture": "2", "unplaced": "5-6"}}
}}
}}
"""


def test_one_entry_a_line() -> None:
    assert manifest.dumps(ONE) == TEXT


def test_it_comes_back() -> None:
    assert manifest.loads(TEXT) == ONE
    assert manifest.loads(manifest.dumps(Manifest())) == Manifest()
    deleted = Manifest({"jia-2f": Entry("articles/jia-2f.md", "a.txt", D, ((3, 4),), D, "00ff00ff", "", True, D[::-1])})
    assert manifest.loads(manifest.dumps(deleted)) == deleted


ranges_ = st.lists(st.tuples(st.integers(1, 99), st.integers(0, 9)), max_size=3).map(
    lambda pairs: tuple((first, first + more) for first, more in pairs)
)
names = st.text(st.characters(exclude_characters="/\\\0"), min_size=1, max_size=9)
digests = st.sampled_from(["", D])
entries = st.builds(
    Entry,
    path=st.just("articles/x.md"),
    seed=names,
    seed_digest=digests,
    lines=ranges_,
    digest=digests,
    sketch=st.sampled_from(["", "00ff00ff"]),
    proposed=digests,
)


@given(st.dictionaries(names, entries, max_size=4), st.dictionaries(names, st.builds(Seed, digest=digests), max_size=3))
def test_every_manifest_comes_back(articles: dict[str, Entry], seeds: dict[str, Seed]) -> None:
    one = Manifest(articles, seeds)
    assert manifest.loads(manifest.dumps(one)) == one
    assert manifest.dumps(one).encode()


def test_a_seed_name_that_is_not_utf8_can_be_written() -> None:
    one = Manifest(seeds={"\udcb9.txt": Seed(D)})
    assert manifest.dumps(one).encode()
    assert manifest.loads(manifest.dumps(one)) == one


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "m:1:1: G230 the manifest is not JSON (Expecting value); "),
        ("<<<<<<< HEAD\n" + TEXT, "m:1:1: G230 the manifest is not JSON (Expecting value); "),
        ("[" * 100_000, "m: G230 the manifest is not JSON ("),
        ("[]", "m: G230 the manifest is broken: it has no format number; "),
        ('{"format": ' + "9" * 5000 + "}", "m: G230 the manifest is not JSON ("),
        (TEXT.replace('"format": 1', '"format": 2'), "m: G231 the manifest was written by a newer Gazette; "),
        (TEXT.replace('"seeds"', '"sead"'), "m: G230 the manifest is broken: it has no 'seeds'; "),
        (TEXT.replace('"3-4, 9"', '"4-3"'), "m:4: G230 the manifest is broken: the entry 'jia-2f' lacks or misstates "),
        (TEXT.replace('"3-4, 9"', "[3]"), "m:4: G230 the manifest is broken: the entry 'jia-2f' is not understood; "),
        (TEXT.replace(D, "x"), "m:4: G230 the manifest is broken: the entry 'jia-2f' lacks or misstates "),
        (TEXT.replace('"path": "articles/', '"path": "../'), "m:4: G230 the manifest is broken: the entry 'jia-2f' "),
        (TEXT.replace('"path": "articles/', '"path": "articles/../../'), "m:4: G230 the manifest is broken: "),
        (TEXT.replace('"jia-2f": {', '"../x": {'), "m:4: G230 the manifest is broken: '../x' is not a name; "),
        (TEXT.replace('"seeds"', '"articles"'), "m:6: G230 the manifest is broken: 'articles' stands twice; "),
    ],
)
def test_a_broken_manifest_is_fatal_and_told_in_one_line(text: str, said: str) -> None:
    found = manifest.loads(text, "m")
    assert isinstance(found, Problem)
    assert problems.line(found).startswith(said)
    assert problems.exit_code([found]) == problems.ABORTED


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    assert manifest.loads(text)


def test_reading_a_file(tmp_path: Path) -> None:
    path = tmp_path / manifest.NAME
    assert manifest.read(path) == (Manifest(), ())
    path.write_text(TEXT)
    assert manifest.read(path) == (ONE, ())
    path.write_bytes(b"\xff")
    assert [problems.line(p) for p in manifest.read(path)[1]] == [
        f"{path}: G230 the manifest cannot be read (it is not UTF-8); "
        "restore it from git; where it has conflict markers, keep the lines of both sides"
    ]


def test_what_the_manifest_tells() -> None:
    assert manifest.layouts(ONE) == {"a.txt": Layout(((1, 1),), ((2, 2),), ((5, 6),))}
    assert manifest.addresses(ONE) == {"articles/jia-2f.md": "jia-2f"}
