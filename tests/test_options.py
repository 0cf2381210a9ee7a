"""The command line is read into one value, and every command says how to use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette.options import COMMANDS, Options, parse


def test_build_is_the_default() -> None:
    assert parse([]).command == "build"
    assert parse(["--no-search", "--site", "out"]) == parse(["build", "--no-search", "--site", "out"])


def test_what_was_asked() -> None:
    options = parse(["build", "--scripts", "hans", "--base-url", "https://a.example/repo", "--strict", "--jobs", "1"])
    assert options == Options(scripts=("hans",), base_url="https://a.example/repo/", strict=True, jobs=1)


def test_names_may_stand_on_both_sides_of_an_option() -> None:
    options = parse(["proposals", "accept", "one", "--content", "c", "two", "three"])
    assert (options.action, options.content, options.names) == ("accept", Path("c"), ("one", "two", "three"))
    assert parse(["proposals", "accept", "--content", "c", "one"]).names == ("one",)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        parse([command, "--help"])
    assert done.value.code == 0
    assert f"Example: python build.py {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["--scripts", "latin"],
        ["--base-url", "a.example"],
        ["explode"],
        ["--jobs", "x"],
        ["check", "x"],
        ["places", "x", "y"],
        ["proposals", "accept", "--content", "c", "x", "--explode"],
    ],
)
def test_nonsense_is_a_usage_error(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        parse(words)
    assert done.value.code == 2
    assert "build.py" in capsys.readouterr().err


def test_the_vocabulary_is_the_archives_own_where_it_has_one(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    assert Options(content=tmp_path).vocabulary == tmp_path / "vocabulary"
    assert Options(content=tmp_path / "none").vocabulary.name == "vocabulary"
