"""Every code: a case that gives its message, exactly as CODES.md shows it, and the same case mended, which does not."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

import build
from gazette import codes, conversion, library, lock, problems, serve, shards, texts, website
from gazette.model import Problem
from gazette.publish import Folder
from gazette.search.index import index
from gazette.search.verdict import Verdict
from gazette.share import Share
from tests.faults.injection import refuse
from tests.faults.workshop import BRIEF, OTHER, ROOT, Workshop

Case = Callable[[Workshop, pytest.MonkeyPatch], Iterator[list[str]]]  # what is said, then what is said after mending
CASES: dict[str, Case] = {}

PAGE = "---\ntitle: 甲\n{}\n---\n\n文\n"
SOURCE = "source:\n  seed: a.txt\n  lines: 1-5"


def case(code: str) -> Callable[[Case], Case]:
    def keep(made: Case) -> Case:
        CASES[code] = made
        return made

    return keep


def seed_case(code: str, name: str, bad: bytes | str, good: bytes | str = OTHER) -> None:
    """A seed beside a good one."""

    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        shop.seed("a.txt", BRIEF)
        for data in (bad, good):
            shop.seed(name, data)
            yield shop.convert().lines


def file_case(code: str, path: str, bad: str | bytes, good: str | bytes) -> None:
    """A file below the archive's folder, judged by `check`."""

    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        (shop.root / path).parent.mkdir(parents=True, exist_ok=True)
        for data in (bad, good):
            (shop.root / path).write_bytes(data.encode() if isinstance(data, str) else data)
            yield check(shop)


def check(shop: Workshop, *more: str) -> list[str]:
    return from_command(shop, *shop.words("check"), "--site", str(shop.site), *more)


def converted(shop: Workshop) -> Path:
    """One seed and its page."""
    shop.seed("a.txt", BRIEF)
    assert shop.convert().code == 0
    return next((shop.content / "articles").iterdir())


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    """Opening a file fails. (Whoever runs the tests as root may read whatever its permissions are.)"""
    usual = os.open

    def refusing(file: Any, *given: Any, **more: Any) -> Any:
        if str(file) == str(path):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
        return usual(file, *given, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refusing)
        yield


# --- G0: seeds --------------------------------------------------------------------------------------------------

seed_case("G002", "b.txt", OTHER.encode() + b"\xff")
seed_case("G003", "b.txt", OTHER.replace("扶贫办", "扶\0贫办"))
seed_case("G004", "b.txt", " \n\n")
seed_case("G005", "b.txt", BRIEF)
seed_case("G007", "b.txt", b"x" * 300_000)
seed_case("G008", "b.txt", OTHER.replace("扶贫办", "扶\u200b贫办"))
seed_case("G009", "b.txt", OTHER.replace("扶贫办", "扶\ue863贫办"))
seed_case("G010", "b.txt", OTHER.encode("gb18030"))
seed_case("G011", "b.txt", OTHER.replace("电工", "电⼯"))


@case("G001")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    shop.seed("a.txt", BRIEF)
    (shop.seeds / "b.txt").symlink_to("nowhere.txt")
    yield shop.convert().lines
    shop.seed("nowhere.txt", OTHER)
    yield shop.convert().lines


@case("G006")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    (shop.seeds / "b.txt").mkdir()
    yield shop.convert().lines
    (shop.seeds / "b.txt").rmdir()
    yield shop.convert().lines


@case("G012")
def _(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    path, usual = shop.seed("a.txt", BRIEF), os.fstat

    def growing(descriptor: int) -> os.stat_result:
        with path.open("ab") as file:
            file.write(b"\n")
        return usual(descriptor)

    patch.setattr("gazette.seeds.os.fstat", growing)
    yield shop.convert().lines
    patch.undo()
    yield shop.convert().lines


@case("G013")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    shop.seeds.rmdir()
    yield shop.convert().lines
    shop.seeds.mkdir()
    yield shop.convert().lines


def name_case(code: str, folder: str, name: str, text: str) -> None:
    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        bad = shop.root / folder / name.replace(".", "\udcff.")
        bad.parent.mkdir(parents=True, exist_ok=True)
        try:
            bad.write_text(text)
        except OSError:
            pytest.skip("this file system has only UTF-8 names")
        yield list(dict.fromkeys((*shop.convert().lines, *check(shop))))
        bad.rename(shop.root / folder / name)
        yield check(shop)


name_case("G014", "seeds", "b.txt", OTHER)
name_case("G116", "content/articles", "x.md", PAGE.format("date: 2019"))


@case("G040")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    converted(shop)
    bag(shop, "record")
    shop.seed("a.txt", BRIEF + "\n")
    yield check(shop)
    shop.seed("a.txt", BRIEF)
    yield check(shop)


@case("G041")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    bag(shop, "record")
    shop.seed("a.txt", BRIEF)
    yield check(shop)
    bag(shop, "record")
    yield check(shop)


@case("G042")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    path = shop.seed("a.txt", BRIEF)
    bag(shop, "record")
    path.unlink()
    yield check(shop)
    shop.seed("a.txt", BRIEF)
    yield check(shop)


file_case("G043", "seeds/SHA256SUMS", "<<<<<<< HEAD\n", "")


def bag(shop: Workshop, *words: str) -> list[str]:
    return shop.run("bag", *words, "--templates", str(ROOT / "templates" / "macros")).lines


@case("G044")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    converted(shop)
    assert bag(shop, "export", str(shop.root / "bag")) == []
    kept = (shop.root / "bag/data/seeds/a.txt").read_bytes()
    for data in (kept[:-1] + b"?", kept):
        (shop.root / "bag/data/seeds/a.txt").write_bytes(data)
        places = [
            word for name in ("seeds", "content", "templates") for word in (f"--{name}", str(shop.root / "x" / name))
        ]
        (shop.root / "x").mkdir(exist_ok=True)
        yield [re.sub("[0-9a-f]{64}", "…", line) for line in restore(shop, *places)]


@case("G045")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    (shop.root / "bag").mkdir()
    (shop.root / "bag" / "mine.txt").touch()
    yield bag(shop, "export", str(shop.root / "bag"))
    (shop.root / "bag" / "mine.txt").unlink()
    yield bag(shop, "export", str(shop.root / "bag"))


def restore(shop: Workshop, *places: str) -> list[str]:
    return from_command(shop, "bag", "restore", str(shop.root / "bag"), *places)


def said(shop: Workshop, *found: object) -> list[str]:
    """The lines of those that are problems."""
    lines = (problems.line(each) for each in found if isinstance(each, Problem))
    return [line.replace(f"{shop.root}/", "") for line in lines]


def from_command(shop: Workshop, *words: str) -> list[str]:
    """The command with no folders but those that are named."""
    err = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stderr", err)
        patch.setattr("sys.stdout", io.StringIO())
        build.main(list(words))
    return err.getvalue().replace(f"{shop.root}/", "").splitlines()


# --- G1: content ------------------------------------------------------------------------------------------------

file_case("G101", "content/articles/x.md", "文\n", PAGE.format("date: 2019"))
file_case("G102", "content/articles/x.md", "---\ntitle: 甲\n", PAGE.format("date: 2019"))
file_case("G103", "content/articles/x.md", PAGE.format("byline: [甲, 乙]"), PAGE.format("byline: 甲 乙"))
file_case("G104", "content/articles/x.md", PAGE.format("byline: '甲"), PAGE.format("byline: 甲"))
file_case("G105", "content/articles/x.md", PAGE.format("title: 乙"), PAGE.format("kicker: 乙"))
file_case("G106", "content/articles/x.md", PAGE.format(SOURCE.replace("a.txt", "../a.txt")), PAGE.format(SOURCE))
file_case("G107", "content/articles/x.md", PAGE.format("titel: 乙"), PAGE.format("kicker: 乙"))
file_case("G108", "content/articles/x.md", PAGE.format("kicker: 乙").encode("gb18030"), PAGE.format("kicker: 乙"))
file_case("G110", "content/articles/x.md", PAGE.format("topics: [road-safty]"), PAGE.format("topics: [road-safety]"))
file_case("G112", "content/site.yaml", "nmae: 档案\n", "name: 档案\n")
file_case("G113", "content/pages/about.md", "关于\n", "# 关于\n")
MARKS = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> other\n"
file_case("G117", "content/articles/x.md", PAGE.format("date: 2019") + MARKS, PAGE.format("date: 2019") + "=======\n")
file_case("G118", "content/articles/x.md", PAGE.format("date: 2019-13"), PAGE.format("date: 2019-12"))
file_case("G119", "content/articles/x.md", PAGE.format("date: 2019") + "文\x07\n", PAGE.format("date: 2019"))
file_case("G126", "content/articles/x.md", PAGE.format("date: 2019") + "文\0\n", PAGE.format("date: 2019"))
file_case("G120", "content/vocabulary/topics.yaml", b"- {id: x, label: \xff}\n", "- {id: x, label: 路, words: [路]}\n")
file_case("G121", "content/vocabulary/topics.yaml", "- {id: x, lable: 路}\n", "- {id: x, label: 路}\n")
file_case("G122", "content/vocabulary/topics.yaml", "- 路\n", "- {id: x, label: 路}\n")
file_case(
    "G123", "content/vocabulary/topics.yaml", "- {id: x, label: 路}\n- {id: x, label: 桥}\n", "- {id: x, label: 路}\n"
)
file_case(
    "G124", "content/vocabulary/places.yaml", "- {id: gx, name: 冠县, parent: 聊城}\n", "- {id: gx, name: 冠县}\n"
)


@case("G109")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = converted(shop)
    page = page.rename(page.with_name("x.md"))
    with unreadable(page):
        yield check(shop)
    yield check(shop)


@case("G111")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    for name in ("x/mine.md", "y/mine.md"):
        (shop.content / "articles" / name).parent.mkdir(parents=True)
        (shop.content / "articles" / name).write_text(PAGE.format("date: 2019"))
    yield shop.convert().lines
    (shop.content / "articles/y/mine.md").rename(shop.content / "articles/y/other.md")
    yield shop.convert().lines


@case("G114")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    (shop.root / "x.md").write_text(PAGE.format("date: 2019"))
    (shop.content / "articles").mkdir()
    (shop.content / "articles" / "x.md").symlink_to(shop.root / "x.md")
    yield shop.convert().lines
    (shop.root / "x.md").replace(shop.content / "articles" / "x.md")
    yield shop.convert().lines


@case("G115")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = converted(shop)
    page.rename(page.with_name("lukuang.md"))
    for name in ("lukaung", "lukuang"):
        yield shop.run("explain", f"content/articles/{name}.md").lines


@case("G125")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    (shop.content / "vocabulary").mkdir()
    for name in ("聊城", "聊城市"):
        yield from_command(shop, "places", name, "--content", str(shop.content))


@case("G130")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    shop.seed("a.txt", BRIEF + "\n今年是新中国成立70周年。\n\n2021年3月5日，大队组织民警开展学雷锋活动。\n")
    yield shop.convert().lines
    shop.seed("a.txt", BRIEF + "\n今年是新中国成立70周年。\n\n2019年3月5日，大队组织民警开展学雷锋活动。\n")
    yield shop.convert().lines


# --- G2: people's edits -----------------------------------------------------------------------------------------


def named(shop: Workshop) -> Path:
    """One seed, with its page under a short name."""
    page = converted(shop)
    edit(shop.content / "manifest.json", page.stem, "x")
    return page.rename(page.with_name("x.md"))


@case("G201")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    page.write_text(page.read_text() + "\n编者按\n")
    shop.seed("a.txt", BRIEF.replace("三十六", "四十八"))
    yield shop.convert().lines
    assert shop.run_proposals("dismiss", "x").code == 0
    yield shop.convert().lines


@case("G202")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    page.write_text(page.read_text() + "\n编者按\n")
    (shop.seeds / "a.txt").unlink()
    yield shop.convert().lines
    assert shop.run_proposals("retire", "x").code == 0
    yield shop.convert().lines


@case("G203")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    named(shop)
    (shop.seeds / "a.txt").unlink()
    yield shop.convert().lines
    assert shop.run_proposals("retire", "a.txt").code == 0
    yield shop.convert().lines


@case("G204")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    page.write_text(page.read_text() + "\n编者按\n")
    shop.seed("a.txt", OTHER)
    yield shop.convert().lines
    page.unlink()
    yield shop.convert().lines


@case("G206")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    converted(shop).unlink()
    yield shop.convert().lines
    (shop.content / "manifest.json").unlink()
    yield shop.convert().lines


@case("G207")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    named(shop)
    shop.seed("a.txt", OTHER)
    yield shop.convert().lines
    yield shop.convert().lines


@case("G208")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    page.write_text(page.read_text() + "\n编者按\n")
    shop.seed("a.txt", BRIEF.replace("三十六", "四十八"))
    shop.convert()
    yield shop.run_proposals("accept", "y").lines
    yield shop.run_proposals("accept", "x").lines


@case("G210")
def _(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    shop.seed("a.txt", BRIEF.replace("三十六", "四十八"))
    usual = conversion.describe

    def describe_while_a_page_is_saved(*given: Any) -> Any:
        page.write_text(page.read_text() + "\n编者按\n")
        return usual(*given)

    patch.setattr(conversion, "describe", describe_while_a_page_is_saved)
    yield shop.convert().lines
    patch.undo()
    yield shop.convert().lines


file_case("G230", "content/manifest.json", "<<<<<<< HEAD\n{}\n", '{"format": 1, "articles": {}, "seeds": {}}')
file_case("G231", "content/manifest.json", '{"format": 99}', '{"format": 1, "articles": {}, "seeds": {}}')


# --- G3, G4: website and search ---------------------------------------------------------------------------------


def template_case(code: str, name: str, spoil: Callable[[str], str | None]) -> None:
    """A file of templates/ that is spoilt; the theme is loaded and, where that goes well, the site is rendered."""

    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        path = shop.own_templates() / name
        kept = path.read_text()
        for text in (spoil(kept), kept):
            path.unlink() if text is None else path.write_text(text)
            theme, found = website.load(shop.templates)
            archive, _ = build.load(build.Options(content=shop.content, seeds=shop.seeds), library.Shelf())
            rendered = name.endswith(".html") and not found
            made = website.render(archive, theme, website.Options(scripts=("hans",))) if rendered else ()
            yield said(shop, *found, *made)


template_case("G301", "404.html", lambda text: text + "{% endfor %}")
template_case("G302", "interface.yaml", lambda _: None)
template_case("G303", "interface.yaml", lambda text: "x: {hans: 甲}\n" + text)


@case("G401")
def _(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    converted(shop)
    archive, _ = library.load(shop.content, shop.seeds)
    patch.setattr("gazette.search.pagefind.get_executable", lambda: "/bin/false")
    for _ in range(2):
        report = index(archive, shop.root / ".gazette" / "site" / "pagefind", shop.root / "parts")
        yield said(shop, *report.problems)
        patch.undo()


@case("G402")
def _(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    patch.setenv("CHROMIUM", "/nowhere/chromium")
    yield check(shop, "--search")
    patch.undo()
    patch.setattr("gazette.commands.judge", lambda *_: Verdict(1, 1.0, 1.0, 1.0, 1, 1, 1, ()))
    yield check(shop, "--search")


@case("G403")
def _(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    for wrong in (("'县城路': x is not found",), ()):
        verdict = Verdict(1, 0.5 if wrong else 1.0, 1.0, 1.0, 1, 1, 1, wrong)
        patch.setattr("gazette.commands.judge", lambda *_, verdict=verdict: verdict)
        yield check(shop, "--search")


# --- G5: the machine --------------------------------------------------------------------------------------------


@case("G501")
def _(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    patch.setattr("gazette.lock.os.getpid", lambda: 4711)
    patch.setattr("gazette.lock.sys.argv", ["build.py", "watch"])
    with lock.hold(shop.content):
        yield shop.convert().lines
    yield shop.convert().lines


def refused_case(code: str, number: int) -> None:
    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        shop.seed("a.txt", BRIEF)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("gazette.disk.os.fsync", lambda _: refuse(number)())
            yield shop.convert().lines
        yield shop.convert().lines


refused_case("G502", errno.ENOSPC)
refused_case("G503", errno.EIO)


def site_of_case(code: str, before: str, bad: str, good: str) -> None:
    """A file that is published into a folder that holds another one."""

    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        for n, name in enumerate((bad, good)):
            folder = shop.root / f"{n}" / "site"
            folder.mkdir(parents=True)
            if before and name == bad:
                (folder / before).touch()
            published = Folder(folder).publish({name: b""})
            yield [line.replace(f"{n}/", "") for line in said(shop, published)]


site_of_case("G504", "", "con.html", "content.html")
site_of_case("G505", "thesis.doc", "x.html", "y.html")


@case("G506")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    with unreadable(page):
        yield shop.convert().lines
    yield shop.convert().lines


@case("G507")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    words = ("watch", "--seeds", str(shop.seeds), "--content", str(shop.content), "--site", str(shop.site))
    yield from_command(shop, *words, "--bind", "203.0.113.1")
    serve.SiteServer(shop.site, port=0).server_close()
    yield []


def raising_case(code: str, error: BaseException) -> None:
    @case(code)
    def made(shop: Workshop, patch: pytest.MonkeyPatch) -> Iterator[list[str]]:
        def raising(*_: object) -> None:
            raise error

        shop.seed("a.txt", BRIEF)
        patch.setattr(conversion, "describe", raising)
        yield shop.convert().lines
        patch.undo()
        yield shop.convert().lines


raising_case("G508", MemoryError())
raising_case("G509", KeyboardInterrupt("SIGTERM"))


def shard_case(code: str, change: Callable[[Path], None]) -> None:
    """The first of two shares of a site; of the second only what joining them asks first."""

    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        shop.seed("a.txt", BRIEF)
        (shop.root / "templates").mkdir()
        folders = {name: shop.root / name for name in ("seeds", "content", "templates", "site")}
        asked = build.Options(**folders)
        for n in (1, 2):
            share = shards.folder(asked.cache, Share(n, 2))
            (share / "site").mkdir(parents=True)
            (share / "site" / f"{n}.html").write_bytes(b"x")
            shard = shards.Shard(n, 2, shards.inputs(asked), (), {f"{n}.html": hashlib.sha256(b"x").hexdigest()})
            (share / shards.NAME).write_text(json.dumps(asdict(shard)))
        for spoil in (change, lambda _: None):
            kept = shop.root / "kept"
            shutil.copytree(asked.cache, kept)
            spoil(shards.folder(asked.cache, Share(2, 2)))
            found = shards.load(asked)
            yield said(shop, *((found,) if isinstance(found, Problem) else shards.pages(found, asked, {})))
            shutil.rmtree(asked.cache)
            kept.rename(asked.cache)


shard_case("G511", shutil.rmtree)
shard_case("G512", lambda share: edit(share / shards.NAME, '"inputs": "', '"inputs": "0'))
shard_case("G513", lambda share: (share / "site" / "2.html").unlink())


# --- G6: check --------------------------------------------------------------------------------------------------


def remembered(shop: Workshop, change: Callable[[dict[str, Any]], None]) -> None:
    """Change what the manifest remembers of the seed."""
    path = shop.content / "manifest.json"
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def unedited(shop: Workshop, page: Path, old: str, new: str) -> None:
    """Change a page as if it had been generated so."""
    edit(page, old, new)
    remembered(shop, lambda data: data["articles"]["x"].update(digest=texts.digest(page.read_text())))


@case("G601")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    kept = re.search(r"lines: (.*)", page.read_text())
    assert kept
    unedited(shop, page, kept[0], "lines: 1-3")
    yield check(shop)
    unedited(shop, page, "lines: 1-3", kept[0])
    yield check(shop)


@case("G602")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    kept = re.search(r"lines: (.*)", page.read_text())
    assert kept
    edit(page, kept[0], "lines: 1-99")
    yield check(shop)
    edit(page, "lines: 1-99", kept[0])
    yield check(shop)


@case("G603")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    shop.seed("a.txt", BRIEF)
    yield check(shop)
    shop.convert()
    yield check(shop)


@case("G604")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    unedited(shop, page, "三十六处", "三十六")
    yield check(shop)
    unedited(shop, page, "三十六", "三十六处")
    yield check(shop)


@case("G605")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    edit(page, "三十六处", "三十七处")
    yield check(shop)
    edit(page, "三十七处", "三十六处")
    yield check(shop)


@case("G606")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    named(shop)
    remembered(shop, lambda data: data["seeds"]["a.txt"].update(unplaced="3"))
    yield check(shop)
    remembered(shop, lambda data: data["seeds"]["a.txt"].pop("unplaced"))
    yield check(shop)


@case("G607")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    page = named(shop)
    text = page.read_text()
    start = text.index("大队负责人介绍")
    page.write_text(text[:start])
    other = page.with_name("y.md")
    source = "source:\n  seed: a.txt\n  lines: {}"
    for lines in ("4", "5"):
        other.write_text(
            f"---\ntitle: 冠县介绍成效\ntitle_derived: true\n{source.format(lines)}\n---\n\n{text[start:]}"
        )
        yield check(shop)


HTML = "<!doctype html><title>x</title>{}"


def site_case(code: str, name: str, bad: str | None, good: str) -> None:
    """A file of a built site beside its home page."""

    @case(code)
    def made(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
        shop.site.mkdir()
        (shop.site / "other.html").write_text(HTML.format(""))
        for text in (bad, good):
            if text is not None:
                (shop.site / name).write_text(text)
            yield check(shop)


site_case("G610", "index.html", None, HTML.format(""))
site_case("G612", "index.html", HTML.format("<p><b>x</p>"), HTML.format("<p>x</p>"))
site_case("G613", "index.html", HTML.format("<a href='there.html'>x</a>"), HTML.format("<a href='other.html'>x</a>"))


@case("G611")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    named(shop)
    (shop.site / "articles").mkdir(parents=True)
    (shop.site / "index.html").write_text(HTML.format(""))
    yield check(shop)
    (shop.site / "articles" / "x.html").write_text(HTML.format(""))
    yield check(shop)


@case("G614")
def _(shop: Workshop, _: pytest.MonkeyPatch) -> Iterator[list[str]]:
    shop.site.mkdir()
    (shop.site / "index.html").write_text(HTML.format(""))
    for text in ("<feed>\n<entry>\n</feed>", "<feed/>"):
        (shop.site / "feed.xml").write_text(text)
        yield check(shop)


# --- the page of codes ------------------------------------------------------------------------------------------


def used() -> set[str]:
    sources = [ROOT / "build.py", *(ROOT / "gazette").rglob("*.py")]
    return {code for path in sources for code in re.findall(r'"(G\d{3})"', path.read_text(encoding="utf-8"))}


def test_every_code_used_is_described_and_has_a_case() -> None:
    assert list(codes.entries()) == sorted(used()) == sorted(CASES)


def test_every_entry_says_what_it_means_and_how_to_mend_it() -> None:
    for code, entry in codes.entries().items():
        head, example, meaning, mend = entry.split("\n\n")
        assert re.fullmatch(rf"{code} [A-Z].*[^.]", head)
        assert re.fullmatch(rf"    \S.*: {code} .+; .+", example)
        assert meaning.endswith(".")
        assert mend.endswith(".")


@pytest.mark.parametrize("code", sorted(CASES))
def test_the_message_is_the_one_that_is_documented(code: str, shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty, mended = ([line for line in said if f" {code} " in line] for said in CASES[code](shop, monkeypatch))
    assert faulty == [codes.entries()[code].split("\n\n")[1].strip()]
    assert mended == []


def test_the_command_explains_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(["explain", "G012", "g201"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("G012 Seed keeps changing\n\n    seeds/a.txt: G012 ")
    assert "\nG201 Proposal open\n" in said
    assert build.main(["explain", "G999"]) == 1
