"""Names that every system can store, and that cannot leave their folder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import paths, problems


@pytest.mark.parametrize("path", ["index.html", "articles/a-1.html", "zh-hant/a/b.html", ".nojekyll", "冠县.html"])
def test_good_names(path: str) -> None:
    assert paths.fault(path) is None


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/etc/passwd", "it is absolute"),
        ("../x", "it has a part '..'"),
        ("a/../x", "it has a part '..'"),
        ("a//x", "it has a part ''"),
        ("", "it has a part ''"),
        ("./x", "it has a part '.'"),
        ("a\\x", "'\\\\' is not a character for file names"),
        ("a\0", "'\\x00' is not a character for file names"),
        ("a:b", "':' is not a character for file names"),
        ("a?", "'?' is not a character for file names"),
        ("a\n", "'\\n' is not a character for file names"),
        ("\udcff", "'\\udcff' is not a character for file names"),
        ("con", "'con' is a reserved name"),
        ("a/NUL.html", "'NUL.html' is a reserved name"),
        ("COM1.x.y", "'COM1.x.y' is a reserved name"),
        ("a.", "'a.' ends with a full stop or a space"),
        ("a /b", "'a ' ends with a full stop or a space"),
        ("县" * 85 + "x", "a name is longer than 255 bytes"),
    ],
)
def test_names_that_are_refused(path: str, why: str) -> None:
    assert paths.fault(path) == why


def test_84_han_characters_fit() -> None:
    assert paths.fault("县" * 84 + ".md") is None


@pytest.mark.parametrize("pair", [("a/B.html", "a/b.html"), ("é.html", "e\u0301.html"), ("straße", "STRASSE")])
def test_names_that_some_system_takes_for_one(pair: tuple[str, str]) -> None:
    first, second = sorted(pair)
    assert [problems.line(found) for found in paths.faults(pair)] == [
        f"{second}: G504 some systems take the file name for that of {first}; rename the page or seed that gives the "
        "name"
    ]


def test_a_name_is_not_a_file_and_a_folder() -> None:
    assert [found.what for found in paths.faults(["a/b", "A"])] == ["A is a file and a folder"]


@given(st.lists(st.text(max_size=20), max_size=5))
def test_no_names_raise(names: list[str]) -> None:
    for found in paths.faults(names):
        assert problems.exit_code([found]) == problems.ABORTED


@given(st.text(max_size=300), st.text(max_size=9))
def test_portable_names_are_safe_and_unique_ones_stay_apart(one: str, other: str) -> None:
    for name in (one, other):
        assert paths.fault(paths.portable(name) + ".html") is None
        assert paths.portable(paths.portable(name)) == paths.portable(name)
    if one != other:
        assert paths.fold(paths.unique(one)) != paths.fold(paths.unique(other))


@pytest.mark.parametrize("name", ["000_0f2e56c5cff88224", "冠县交警-2f", "a.b~c"])
def test_good_names_stay_as_they_are(name: str) -> None:
    assert paths.portable(name) == paths.unique(name) == name
