"""Several machines build one archive: what they made joins to the site that one machine makes, byte for byte."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import build
from gazette import contentpage, options, shards
from gazette.search.making import Making
from gazette.share import Share, share
from tests.pages.archive import make_articles

ROOT = Path(__file__).resolve().parent.parent
NUMBER = 3
Machine = Callable[[str], Path]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(archive: Path, *words: str) -> int:
    folders = [word for name in ("seeds", "content", "site") for word in (f"--{name}", str(archive / name))]
    base = ["--templates", str(ROOT / "templates"), "--base-url", "https://a.example/r/", "--quiet"]
    return build.main([*words, *folders, *base])


def bring(machines: list[Path], archive: Path) -> Path:
    """Carry what every machine made to the one that joins; the folder of the shards there."""
    there = shards.folder(options.Options(site=archive / "site").cache, Share(1, NUMBER)).parent
    for machine in machines:
        (made,) = machine.glob(f".gazette/site/shards/*of{NUMBER}")
        shutil.copytree(made, there / made.name)
    return there


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with the archive of the five seeds, not yet converted."""

    def make(name: str) -> Path:
        shutil.copytree(ROOT / "seeds", tmp_path / name / "seeds")
        ours = shutil.ignore_patterns("articles", "manifest.json")
        shutil.copytree(ROOT / "content", tmp_path / name / "content", ignore=ours)
        return tmp_path / name

    return make


def test_three_machines_make_the_site_of_one(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, joining = machine("alone"), machine("joining")
    assert run(alone, "build") == 0
    machines = [machine(f"machine-{number}") for number in range(1, NUMBER + 1)]
    for number, each in enumerate(machines, 1):
        assert run(each, "build", "--shard", f"{number}/{NUMBER}") == 0
        assert not (each / "site").exists()
    bring(machines, joining)
    monkeypatch.setattr(Making, "make", None)  # no part of the index is made again
    assert run(joining, "assemble") == 0
    assert files(joining / "site") == files(alone / "site")
    assert files(joining / "content") == files(alone / "content")


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """Sixty invented articles, and the shards of them, made here."""
    (tmp_path / "content" / "articles").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "content" / "vocabulary")
    for article in make_articles(60, 1):
        page = tmp_path / "content" / "articles" / f"{article.slug}.md"
        page.write_text(contentpage.dumps(article), encoding="utf-8")
    return tmp_path


QUICK = ("--no-search", "--scripts", "hans")


def test_sixty_articles_and_what_is_refused(invented: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(invented, "build", *QUICK) == 0
    one = files(invented / "site")
    shutil.rmtree(invented / "site")
    assert run(invented, "assemble", *QUICK) == 3
    assert "G511 there are no shards" in capsys.readouterr().err
    for number in (1, 3):
        assert run(invented, "build", "--shard", f"{number}/3", *QUICK) == 0
    assert run(invented, "assemble", *QUICK) == 3
    assert re.search(r"G511 shard 2/3 is missing; build --shard 2/3", capsys.readouterr().err)
    assert run(invented, "build", "--shard", "2/3", *QUICK) == 0
    assert run(invented, "assemble", "--no-search") == 3
    assert "G512 shard 1/3 was made from other texts, options or versions" in capsys.readouterr().err
    assert run(invented, "assemble", *QUICK) == 0
    assert files(invented / "site") == one
    page = next((invented / "content" / "articles").iterdir())
    page.write_text(page.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    assert run(invented, "assemble", *QUICK) == 3
    assert "G512" in capsys.readouterr().err
    assert files(invented / "site") == one
    for number in (1, 2, 3):
        assert run(invented, "build", "--shard", f"{number}/3", *QUICK) == 0
    shown = next(invented.glob(f".gazette/site/shards/*/site/articles/{page.stem}.html"))
    text = shown.read_text(encoding="utf-8")
    shown.write_text(text.replace("又一段", "另一段"), encoding="utf-8")
    assert run(invented, "assemble", *QUICK) == 3
    assert "G513 a file of a shard is missing or changed" in capsys.readouterr().err
    assert files(invented / "site") == one
    shown.write_text(text, encoding="utf-8")
    assert run(invented, "assemble", *QUICK) == 0
    assert "又一段" in (invented / "site" / "articles" / f"{page.stem}.html").read_text(encoding="utf-8")


def test_every_piece_of_work_falls_to_one_share_and_stays_there() -> None:
    names = [f"articles/{number}.html" for number in range(600)]
    for of in (1, 2, 12, 256):
        owners = [[each for each in range(1, of + 1) if Share(each, of).has(name)] for name in names]
        assert all(len(owner) == 1 for owner in owners)
    sizes = [sum(Share(each, 3).has(name) for name in names) for each in (1, 2, 3)]
    assert min(sizes) > 150


def test_shares_are_read_as_people_write_them() -> None:
    assert share("3/12") == Share(3, 12)
    assert str(share("3/12")) == "3of12"


@pytest.mark.parametrize("text", ["", "3", "0/3", "4/3", "1/257", "1/0", "-1/3", "1/3 ", "a/b", "１/３"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no share: write 3/12"):
        share(text)
    with pytest.raises(SystemExit):
        options.parse(["build", "--shard", text])


def test_a_damaged_description_is_a_missing_shard(tmp_path: Path) -> None:
    asked = options.Options(site=tmp_path / "site")
    folder = shards.folder(asked.cache, Share(1, 1))
    folder.mkdir(parents=True)
    for text in (
        "",
        "[]",
        "{}",
        json.dumps({"number": 1, "of": 1, "inputs": "", "listed": [], "files": {}, "format": 0}),
    ):
        (folder / shards.NAME).write_text(text)
        assert getattr(shards.load(asked), "code", None) == "G511"
