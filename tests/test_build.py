"""The command as people run it: the five seeds end to end, and bad input that leaves the rest as it was."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import build
from gazette import lock, options
from gazette.progress import Progress
from gazette.search import pagefind

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., tuple[int, str, str]]


def lay_out(folder: Path) -> Path:
    """A folder with the seeds, the templates and the hand-written parts of content/, nothing converted yet."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("articles", "manifest.json"))
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of which nothing is converted yet."""
    return lay_out(tmp_path)


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive converted and built, without search. It is not for use: tests work on copies."""
    folder = lay_out(tmp_path_factory.mktemp("standing"))
    with contextlib.chdir(folder):
        assert build.main(["--no-search", "--quiet"]) == 0
    return folder


@pytest.fixture
def built(standing: Path, archive: Path) -> Path:
    """The archive, converted and built without search."""
    return Path(shutil.copytree(standing, archive, dirs_exist_ok=True))


@pytest.fixture
def run(archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run build.py in the archive: exit code, standard output, standard error."""
    monkeypatch.chdir(archive)

    def command(*words: str) -> tuple[int, str, str]:
        code = build.main(list(words))
        return code, *capsys.readouterr()

    return command


def snapshot(folder: Path) -> Mapping[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def seeds_of(content: Path) -> Counter[str]:
    pages = (page.read_text(encoding="utf-8") for page in (content / "articles").glob("*.md"))
    return Counter(found[1][:3] for page in pages if (found := re.search(r"^  seed: (\S+)$", page, re.M)))


def test_the_five_seeds_give_24_articles_and_a_site(run: Run, archive: Path) -> None:
    code, out, err = run("build", "--strict")
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"5 seeds, 24 articles, \d+ files written, 0 unchanged, 24 search records, 0 problems in [\d.]+ s\n"
        r"Home page: site/index.html\n",
        out,
    )
    assert seeds_of(archive / "content") == {"000": 11, "001": 10, "002": 1, "003": 1, "004": 1}
    assert run("check") == (0, "5 seeds, 24 articles: all is well.\n", "")


def test_a_second_build_changes_nothing(run: Run, built: Path) -> None:
    before = {folder: snapshot(built / folder) for folder in ("content", "site")}
    for _ in range(2):  # the second one finds that nothing changed at all
        code, out, _ = run("--no-search", "--why")
        assert code == 0
        assert re.fullmatch(r"5 seeds, 24 articles, 0 files written, \d+ unchanged, 0 problems in .*\n.*\n", out)
        assert {folder: snapshot(built / folder) for folder in before} == before


def test_to_see_that_nothing_changed_takes_few_modules(run: Run, built: Path) -> None:
    """Importing what makes pages takes longer than the rest of such a build."""
    run("--no-search", "--quiet")
    told = "import sys, build; build.main(['--no-search', '--quiet']); print(*sys.modules)"
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {told}"
    found = subprocess.run([sys.executable, "-c", code], cwd=built, capture_output=True, text=True, check=True)
    assert {"gazette.record"} <= set(found.stdout.split())
    assert {"gazette.website", "gazette.separate", "gazette.describe", "jinja2"}.isdisjoint(found.stdout.split())


def test_an_edit_is_told_with_what_shows_it_and_nothing_else_is_made_anew(run: Run, built: Path) -> None:
    run("--no-search", "--quiet")
    page = min((built / "content" / "articles").glob("*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n末尾又补一段。\n", encoding="utf-8")
    _, out, _ = run("--no-search", "--why")
    *why, summary, _ = out.splitlines()
    kinds = {"": ("html", "txt", "md", "json"), "zh-hant/": ("html", "txt")}
    made = [f"{root}articles/{page.stem}.{kind}" for root, each in kinds.items() for kind in each]
    assert [line for line in why if not line.startswith("data/")] == [f"{path}: text of {page.stem}" for path in made]
    assert f"{len(why)} files written" in summary


def test_what_is_kept_gives_the_site_that_a_build_from_nothing_gives(run: Run, archive: Path) -> None:
    """Seeds, pages, vocabulary, templates, settings and options change; each time the two sites are compared."""
    content, templates, seeds = archive / "content", archive / "templates", archive / "seeds"
    run("--no-search", "--quiet", "--scripts", "hans")
    page, other, third, *_ = sorted((content / "articles").glob("*.md"))

    def change(path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text, (path, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    abroad = ("--base-url", "https://other.example/")
    changes: list[tuple[Callable[[], object], tuple[str, ...]]] = [
        (lambda: (change(page, "\ntitle: ", "\ntitle: 更正："), other.rename(other.with_name("new-name.md"))), ()),
        (lambda: (third.unlink(), change(page, "\ntitle: ", "\nwithdrawn: 撤下\ntitle: ")), ()),
        (lambda: change(content / "vocabulary" / "topics.yaml", "label: ", "label: 新"), ()),
        (lambda: change(templates / "macros" / "parts.html", "{% macro", "{# #}{% macro"), ()),
        (lambda: (change(content / "site.yaml", "name: ", "name: 新"), min(seeds.glob("*.txt")).unlink()), abroad),
        (lambda: shutil.rmtree(archive / "site" / "articles"), abroad),
    ]
    for make, said in changes:
        make()
        words = ("--no-search", "--quiet", "--scripts", "hans", *said)
        assert run(*words)[0] == 0
        assert run(*words, "--site", "clean/site")[0] == 0
        assert snapshot(archive / "site") == snapshot(archive / "clean" / "site")
        shutil.rmtree(archive / "clean")


def test_after_a_build_that_was_cut_short_the_next_one_is_whole(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site was published, but what is to be remembered of it was not written."""
    run("--no-search", "--quiet", "--scripts", "hans")
    page = min((archive / "content" / "articles").glob("*.md"))
    before = page.read_text(encoding="utf-8")
    page.write_text(before + "\n末尾又补一段。\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("gazette.record.save", lambda *_: None)
        run("--no-search", "--quiet", "--scripts", "hans")
    assert "末尾又补一段" in (archive / "site" / "articles" / f"{page.stem}.html").read_text(encoding="utf-8")
    page.write_text(before, encoding="utf-8")
    _, out, _ = run("--no-search", "--why", "--scripts", "hans")
    assert f"articles/{page.stem}.html: its file was changed or is missing" in out
    assert "末尾又补一段" not in (archive / "site" / "articles" / f"{page.stem}.html").read_text(encoding="utf-8")


def test_convert_needs_nothing_but_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = tmp_path / "pages"
    assert build.main(["convert", "--seeds", str(ROOT / "seeds"), "--content", str(content)]) == 0
    assert sum(seeds_of(content).values()) == 24
    assert capsys.readouterr().out.startswith("5 seeds, 24 articles, 0 problems in ")


def test_a_seed_that_is_no_text_is_told_and_the_others_stand(run: Run, built: Path) -> None:
    before = snapshot(built / "content")
    (built / "seeds" / "bad.txt").write_bytes("聊城".encode() + b"\xff\xff")
    code, _, err = run("--no-search")
    assert code == 0
    (line,) = err.splitlines()
    assert re.match(r"seeds/bad\.txt:\d*:?.*G00\d .*byte 6", line), line
    assert snapshot(built / "content") == before
    assert run("--no-search", "--strict")[0] == 1


def test_an_empty_seed_is_told_once_and_gives_no_page(run: Run, archive: Path) -> None:
    (archive / "seeds" / "empty.txt").write_text(" \n\n")
    code, out, err = run("convert", "--strict")
    assert code == 0
    assert out.startswith("5 seeds, 24 articles, 0 problems in ")
    (line,) = err.splitlines()
    assert line.startswith("seeds/empty.txt: G004 note: the seed is empty; ")


def test_gb18030_gives_the_same_pages_as_utf_8(run: Run, archive: Path) -> None:
    run("convert", "--quiet")
    expected = snapshot(archive / "content" / "articles")
    shutil.rmtree(archive / "content" / "articles")
    (archive / "content" / "manifest.json").unlink()
    for seed in (archive / "seeds").glob("*.txt"):
        seed.write_bytes(seed.read_text(encoding="utf-8").encode("gb18030"))
    run("convert", "--quiet")
    assert snapshot(archive / "content" / "articles") == expected


def test_a_broken_front_matter_is_told_with_its_line_and_the_others_stand(run: Run, built: Path) -> None:
    page, other, *_ = sorted((built / "content" / "articles").glob("*.md"))
    page.write_text(page.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitel: ", 1), encoding="utf-8")
    edited = page.read_bytes()
    code, _, err = run("--no-search")
    assert code == 0
    assert f"content/articles/{page.name}:2: G107 `titel` is not a field that pages have; did you mean `title`?" in err
    assert page.read_bytes() == edited
    assert (built / "site" / "articles" / f"{other.stem}.html").exists()


def test_a_broken_template_leaves_the_published_site_as_it_was(run: Run, built: Path) -> None:
    before = snapshot(built / "site")
    base = built / "templates" / "base.html"
    base.write_text(base.read_text(encoding="utf-8") + "\n{% if %}\n", encoding="utf-8")
    last = base.read_text(encoding="utf-8").count("\n")
    code, out, err = run("--no-search")
    assert (code, out) == (3, "")
    (line,) = err.splitlines()
    assert line.startswith(f"templates/base.html:{last}: G301 ")
    assert snapshot(built / "site") == before


def test_two_pages_with_one_address_abort(run: Run, built: Path) -> None:
    before = snapshot(built / "site")
    page = next((built / "content" / "articles").glob("*.md"))
    (built / "content" / "articles" / "copy").mkdir()
    shutil.copy(page, built / "content" / "articles" / "copy" / page.name)
    code, _, err = run("--no-search")
    assert code == 3
    assert page.stem in err
    assert snapshot(built / "site") == before


def test_a_second_build_at_the_same_time_is_refused(run: Run, archive: Path) -> None:
    with lock.hold(archive / "content") as busy:
        assert busy is None
        code, out, err = run("--no-search")
    assert (code, out) == (3, "")
    assert re.search(r"content: G501 process \d+ .* is building here; wait for it to end, or stop it", err)


def test_a_missing_seed_folder_aborts(run: Run) -> None:
    code, out, err = run("--seeds", "nowhere")
    assert (code, out) == (3, "")
    assert err.startswith("nowhere: G013 the folder cannot be read")


def test_where_the_index_fails_the_published_site_stays_as_it_was(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("--quiet")
    before = snapshot(archive / "site")
    shutil.rmtree(archive / ".gazette")

    def fail(*_: object) -> Path:
        raise pagefind.PagefindError("no memory")

    monkeypatch.setattr(pagefind, "write", fail)
    page = next((archive / "content" / "articles").glob("*.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    code, out, err = run()
    assert (code, out) == (3, "")
    assert "G401 no memory" in err
    assert snapshot(archive / "site") == before


# --- watching ---------------------------------------------------------------------------------------------------


def test_the_parts_of_a_search_index_that_stand_are_taken_as_they_are_and_others_put_back(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "MANY", 0)  # files are looked at by another process
    run("--quiet", "--scripts", "hans")
    site = archive / "site"
    before = snapshot(site)
    lost, spoilt = sorted((site / "pagefind").glob("*/fragment/*"))[:2]
    lost.unlink()
    spoilt.write_bytes(b"x")
    _, out, _ = run("--scripts", "hans")
    assert "2 files written" in out
    assert snapshot(site) == before


def test_whoever_watches_sees_the_page_first_then_all_then_the_search(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("convert", "--quiet")
    asked, last = options.parse(["watch", "--quiet", "--scripts", "hans", "--jobs", "2"]), list[build.Done]()
    say = Progress(sys.stderr, quiet=True)
    assert [done.changed for done in build.watch_steps(asked, say, last, frozenset())] == [False, True, True]
    page = min((archive / "content" / "articles").glob("*.md")).resolve()
    page.write_text(page.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: 更正："), encoding="utf-8")
    html, site = archive / "site" / "articles" / f"{page.stem}.html", archive / "site"
    steps = build.watch_steps(asked, say, last, frozenset([page]))
    before, index = snapshot(site), (site / "index.html").stat().st_ino

    assert next(steps).changed
    assert "更正：" in html.read_text(encoding="utf-8")
    now = snapshot(site)
    assert {path for path in now if now[path] != before[path]} <= {f"articles/{page.stem}.{kind}" for kind in KINDS}

    assert next(steps).problems == ()  # what conversion says
    assert next(steps).more
    now = snapshot(site)
    assert {path for path in now if path.startswith("pagefind/") and now[path] != before[path]} == set()
    assert "更正：" in (site / "feed.xml").read_text(encoding="utf-8") + (site / "seeds" / "index.html").read_text(
        encoding="utf-8"
    )

    with monkeypatch.context() as patched:  # by now the part that changed was indexed, beside the pages
        patched.setattr("gazette.search.index.spread", lambda _, parts, *__, **___: parts and pytest.fail("made again"))
        assert [done.aborted for done in steps] == [False]
    assert index == (site / "index.html").stat().st_ino or "更正：" in (site / "index.html").read_text(encoding="utf-8")
    run("build", "--quiet", "--scripts", "hans", "--site", "clean/site")
    assert snapshot(site) == snapshot(archive / "clean" / "site")
    assert last[0].saving is not None
    last[0].saving.join()
    assert "0 files written" in run("build", "--scripts", "hans")[1]


KINDS = ("html", "txt", "md", "json")


def watched() -> tuple[options.Options, list[build.Done], Callable[..., list[build.Done]]]:
    """Somebody watches; what they asked for, what the process keeps, and what an edit of some files does."""
    asked = options.parse(["watch", "--quiet", "--scripts", "hans", "--jobs", "1", "--no-search"])
    last, say = list[build.Done](), Progress(sys.stderr, quiet=True)

    def save(*paths: Path) -> list[build.Done]:
        return list(build.watch_steps(asked, say, last, frozenset(paths)))

    save()
    return asked, last, save


def test_what_somebody_else_did_to_the_site_is_mended_when_an_edit_is_shown(run: Run, archive: Path) -> None:
    run("convert", "--quiet")
    _, last, save = watched()
    site, page = archive / "site", min((archive / "content" / "articles").glob("*.md")).resolve()
    (site / "index.html").write_text("spoilt")
    shutil.rmtree(site / "topics")
    (site / "places" / "own.html").write_text("mine")
    page.write_text(page.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: 更正："), encoding="utf-8")
    save(page)
    run("build", "--quiet", "--scripts", "hans", "--no-search", "--site", "clean/site")
    assert snapshot(site) == snapshot(archive / "clean" / "site")
    assert last[0].whole


def test_a_page_that_was_shown_at_once_and_then_given_up_is_made_again(
    run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("convert", "--quiet")
    asked, last, save = watched()
    before, page = snapshot(archive / "site"), min((archive / "content" / "articles").glob("*.md")).resolve()
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\ntitle: ", "\ntitle: 更正："), encoding="utf-8")
    steps = build.watch_steps(asked, Progress(sys.stderr, quiet=True), last, frozenset([page]))
    next(steps)
    steps.close()
    assert snapshot(archive / "site") != before
    page.write_text(text, encoding="utf-8")
    monkeypatch.setattr(build, "preview", lambda *_: frozenset())
    save(page)
    assert snapshot(archive / "site") == before


def test_a_page_that_cannot_be_read_is_not_shown_at_once(run: Run, archive: Path) -> None:
    run("convert", "--quiet")
    asked = options.parse(["watch", "--quiet", "--scripts", "hans", "--jobs", "1", "--no-search"])
    last, say = list[build.Done](), Progress(sys.stderr, quiet=True)
    list(build.watch_steps(asked, say, last, frozenset()))
    page = min((archive / "content" / "articles").glob("*.md")).resolve()
    page.write_text("no front matter", encoding="utf-8")
    assert not build.preview(asked, last[0], frozenset([page]))
    assert not build.preview(asked, last[0], frozenset([archive / "templates" / "base.html"]))
    assert (archive / "site" / "articles" / f"{page.stem}.html").exists()


def test_who_begins_to_watch_a_site_that_stands_sees_edits(run: Run, archive: Path) -> None:
    """Another process has built it of the very same, so that nothing need be made; but pages to come need what makes
    them."""
    run("build", "--quiet", "--scripts", "hans", "--no-search")
    asked = options.parse(["watch", "--quiet", "--scripts", "hans", "--jobs", "1", "--no-search"])
    last, say = list[build.Done](), Progress(sys.stderr, quiet=True)
    assert not any(done.changed for done in build.watch_steps(asked, say, last, frozenset()))
    page = min((archive / "content" / "articles").glob("*.md")).resolve()
    page.write_text(page.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: 更正："), encoding="utf-8")
    assert next(build.watch_steps(asked, say, last, frozenset([page]))).changed
    assert "更正：" in (archive / "site" / "articles" / f"{page.stem}.html").read_text(encoding="utf-8")


def test_whoever_watches_is_told_what_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    pages = {Path(f"content/articles/{number:02}.md"): "" for number in range(11, 0, -1)}
    written = {**pages, Path("content/manifest.json"): ""}
    build.tell(build.Done(counts=("1 seed", "11 articles"), written=written))
    build.tell(build.Done())
    named = [f"Wrote content/articles/{number:02}.md" for number in range(1, 11)]
    assert capsys.readouterr().out.splitlines() == [*named, "and 1 more page", "1 seed, 11 articles"]
