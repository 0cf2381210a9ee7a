"""The fault table, second part: what stands in content/ and templates/. A test a row, through the command itself."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gazette import contentpage, markdown, texts
from tests.faults.conftest import copied
from tests.faults.workshop import BRIEF, Outcome, Workshop, snapshot
from tests.patience import HANGS


@pytest.fixture
def built(standing: Workshop, tmp_path: Path) -> Workshop:
    """Two seeds, built."""
    return copied(standing, tmp_path)


def refused(shop: Workshop, page: Path, text: str) -> Outcome:
    """Build with one page spoilt: it is told and left out, the others' pages are the same bytes."""
    others = {path: path.read_bytes() for path in page.parent.iterdir() if path != page}
    page.write_text(text)
    outcome = shop.build("--strict", "--scripts", "hans")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert page.read_text() == text
    assert all((shop.site / "articles" / f"{path.stem}.html").exists() for path in others)
    assert not (shop.site / "articles" / f"{page.stem}.html").exists()
    assert {path.read_bytes() for path in others} == set(others.values())
    return outcome


FRONT = "---\ntitle: 甲\n{}\n---\n\n文\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没有\n", ":1:1: G101 "),
        ("---\ntitle: 甲\n", ":1:1: G102 "),
        (FRONT.format("title: 乙"), ":3:1: G105 the key 'title' stands twice"),
        (FRONT.format("byline: &a 甲"), ":3:9: G105 an anchor"),
        (FRONT.format("byline: *a"), ":3:9: G105 an alias"),
        (FRONT.format("byline: !!python/object/apply:os.system [id]"), ":3:9: G105 a tag"),
        (FRONT.format("byline: " + "[" * 500 + "]" * 500), ":3:24: G105 values are nested"),
        (FRONT.format("topics: {a: b}"), ":3: G103 `topics` is not a list"),
        (FRONT.format("byline: [甲, 乙]"), ":3: G103 `byline` is not a text"),
        (FRONT.format("titel: 乙"), ":3: G107 `titel` is not a field that pages have; did you mean `title`?"),
        (FRONT.format("byline: 'x"), ":4:1: G104 this is not valid YAML"),
        (FRONT.format("topics: [road-safty]"), ":3: G110 the vocabulary has no topic 'road-safty'; nearest: road-safe"),
        ("---\ndate: 2019\n---\n文\n", ":2: G103 the page has no title"),
        ("---\ntitle: '\u200b '\n---\n文\n", ":2: G103 nothing of the title can be seen"),
        (FRONT.format("date: gestern"), ":3: G118 `date` says 'gestern', which is no date"),
        (FRONT.format("date: 2019-13-45"), ":3: G118 "),
        (FRONT.format('byline: "a\\x07"'), ":3: G103 `byline` holds U+0007, which cannot be shown"),
        (FRONT.format("<<<<<<< HEAD\nbyline: 甲\n=======\n>>>>>>> other"), ":3:1: G117 a merge was"),
        (FRONT.format("source:\n  seed: a.txt\n  lines: 1-999999999"), ":5: G103 `source.lines` is not a list of line"),
        (FRONT.format("source:\n  seed: ../../etc/passwd\n  lines: 1"), ":4: G106 '../../etc/passwd' is not a file"),
        (FRONT.format("source:\n  seed: /etc/passwd\n  lines: 1"), ":4: G106 "),
        (FRONT.format('source:\n  seed: "a\\0.txt"\n  lines: 1'), ":4: G106 "),
        (FRONT.format("source:\n  seed: a\\b.txt\n  lines: 1"), ":4: G106 "),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_a_page_with_wrong_front_matter_is_left_out_and_told_with_its_line(
    built: Workshop, text: str, said: str
) -> None:
    page = built.page("冠县交警大队")
    outcome = refused(built, page, text)
    assert any(line.startswith(f"content/articles/{page.name}{said}") for line in outcome.lines), outcome.err


def test_what_cannot_be_seen_is_not_published(built: Workshop) -> None:
    """Feeds would not be XML with it. The person's file stays as it is."""
    page = built.page("冠县交警大队")
    text = page.read_text() + "甲\x07乙\x0b丙\x85丁\ufffe\n"
    page.write_text(text)
    outcome = built.build("--strict", "--scripts", "hans")
    line = len(text.split("\n")) - 1
    what = "4 characters that cannot be seen are not shown (U+0007, U+000B, U+0085, U+FFFE)"
    assert outcome.lines == [f"content/articles/{page.name}:{line}:2: G119 note: {what}; delete them if you can"]
    assert outcome.code == 0
    assert "甲乙 丙 丁" in (built.site / "articles" / f"{page.stem}.html").read_text()
    assert built.run("check", "--site", str(built.site)).code == 0
    assert page.read_text() == text


@pytest.mark.parametrize("title", ["12:30", "no", "010", "1e3", "2019-12-01", "~x", "0x1F", "[草案]", "a: b", "#1"])
def test_scalars_are_the_strings_that_they_look_like(title: str) -> None:
    written = contentpage.dumps(contentpage.Article(title, "文"))
    article, wrong = contentpage.loads(written, "a", "a.md")
    assert wrong == ()
    assert article is not None
    assert article.title == title
    if title[0] not in "~[#" and ": " not in title:
        plain, _ = contentpage.loads(f"---\ntitle: {title}\n---\n\n文\n", "a", "a.md")
        assert plain is not None
        assert plain.title == title


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
     "data:text/html,x", "blob:x", "intent://x", "vbscript:x", "//evil.example/x", "\\\\evil.example",
     "/\\evil.example", "file:///etc/passwd", "%6aavascript:alert(1)", " javascript:alert(1)"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["[字]({})", "[字](<{}>)", "<{}>", "[字][a]\n\n[a]: {}", "![字]({})"])
def test_links_that_are_not_on_the_list_are_not_links(address: str, form: str) -> None:
    html = markdown.render(form.format(address))
    for target in re.findall(r"(?:href|src)=\"([^\"]*)\"", html):
        assert re.match(r"(https?:|mailto:|/?[\w.%#][^:]*$)", target), html
        assert not target.startswith("//")


@pytest.mark.parametrize(
    "raw", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- x -->", "<a href=x>"]
)
def test_html_in_a_body_is_text(raw: str) -> None:
    html = markdown.render(raw)
    assert not re.search(r"<(?!/?p>)", html)


def test_a_link_out_of_the_tree_is_not_read(built: Workshop) -> None:
    secret = built.root / "secret.md"
    secret.write_text("---\ntitle: 秘密\n---\n\n秘密的内容\n")
    (built.content / "articles" / "x.md").symlink_to(secret)
    (built.content / "articles" / "y").symlink_to(built.root)
    outcome = built.build("--strict")
    assert outcome.code == 1
    assert "content/articles/x.md: G114 the page is a link that leads out of content/" in outcome.err
    assert not [path for path in built.site.rglob("*.html") if "秘密的内容" in path.read_text()]
    assert secret.read_text() == "---\ntitle: 秘密\n---\n\n秘密的内容\n"


def test_a_folder_of_pages_that_leads_out_of_the_tree_is_not_read(built: Workshop) -> None:
    (built.content / "articles").rename(built.root / "elsewhere")
    (built.content / "articles").symlink_to(built.root / "elsewhere")
    built.seed("a.txt", BRIEF.replace("三十六", "四十八"))
    before = snapshot(built.root / "elsewhere", built.content, built.site)
    outcome = built.build()
    assert outcome.code == 3
    said = "content/articles: G114 the folder is a link that leads out of content/; put the folder itself there"
    assert outcome.lines == [said]
    assert snapshot(built.root / "elsewhere", built.content, built.site) == before


@pytest.mark.parametrize("name", ["a?b", "con", "x\ny", "n" * 251, "a\u202eb"])
def test_a_page_whose_name_can_be_no_address_is_left_out(shop: Workshop, name: str) -> None:
    shop.seed("a.txt", BRIEF)
    shop.convert()
    page = shop.content / "articles" / f"{name}.md"
    page.write_text(FRONT.format("date: 2019"))
    outcome = shop.build("--strict", "--scripts", "hans")
    assert outcome.code == 1
    assert len(outcome.lines) == 1
    assert re.search(
        r": G116 the name of the page (cannot be an address: .*|holds U\+.*); rename the file$", outcome.err
    )
    assert len(list((shop.site / "articles").glob("*.html"))) == 1
    assert page.exists()


# --- what is no file --------------------------------------------------------------------------------------------


def ear(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made, contextlib.chdir(path.parent):
        made.bind(path.name)


NO_FILES: dict[str, Callable[[Path], None]] = {
    "pipe": os.mkfifo,
    "socket": ear,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "circle": lambda path: path.symlink_to(path.name),
    "nowhere": lambda path: path.symlink_to("nowhere"),
}


@pytest.fixture(params=NO_FILES)
def put(request: pytest.FixtureRequest) -> Iterator[Callable[[Path], None]]:
    """Put there what is no file. Whoever would wait for it for ever is woken, and fails."""
    before = signal.signal(signal.SIGALRM, lambda *_: pytest.fail("it waits for what never comes"))
    signal.alarm(HANGS)

    def put(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        NO_FILES[request.param](path)

    yield put
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def test_pipes_sockets_and_devices_among_pages_and_settings_are_told(
    built: Workshop, put: Callable[[Path], None]
) -> None:
    wanted = {path.name for path in (built.site / "articles").iterdir()}
    names = ("pages/about.md", "site.yaml", "vocabulary/places.yaml", "vocabulary/topics.yaml")
    for name in names:
        put(built.content / name)
    outcome = built.build("--strict", "--scripts", "hans")
    assert outcome.code == 1, outcome.err
    assert [line.split(": ")[0] for line in outcome.lines] == [f"content/{name}" for name in names]
    assert all(re.search(r": G1(09|14) the (page|settings|vocabulary) ", line) for line in outcome.lines), outcome.err
    assert {path.name for path in (built.site / "articles").iterdir()} == wanted
    assert built.run("check", "--site", str(built.site)).code == 1


def test_pipes_sockets_and_devices_where_edits_or_templates_stand_abort(
    built: Workshop, put: Callable[[Path], None]
) -> None:
    """What cannot be read is not deleted. A page that leads out of content/ is passed over, and told."""
    templates = built.own_templates()
    kept, old = snapshot(built.content, templates), snapshot(built.content, built.site)
    page = built.page("冠县交警大队")
    assets, proposal = templates / "assets" / "site.css", built.content / "proposals" / "x.md"
    for place in (built.content / "manifest.json", templates / "article.html", assets, proposal, page):
        put(place)
        outcome = built.build("--strict", "--scripts", "hans")
        assert outcome.lines[0].startswith(f"{place.relative_to(built.root)}: G"), outcome.err
        if outcome.code == 1:
            assert place.suffix == ".md"
            assert " G114 " in outcome.err
        else:
            assert outcome.code == 3
        place.unlink()
        assert outcome.code == 1 or snapshot(built.content, built.site) == {
            path: data for path, data in old.items() if path != str(place)
        }
        if str(place) in kept:
            place.write_bytes(kept[str(place)])


def test_nothing_outside_of_the_folders_is_read(built: Workshop) -> None:
    """Whatever stands there is told, and in no file of the site."""
    secret = built.root / "secret"
    secret.write_text("name: 秘密的内容\n# 秘密的内容\n")
    links = ("content/pages/x.md", "content/site.yaml", "content/vocabulary/topics.yaml")
    for name in links:
        (built.root / name).parent.mkdir(exist_ok=True)
        (built.root / name).symlink_to(secret)
    outcome = built.build("--strict")
    assert outcome.code == 1
    assert [line.split(": ")[0] for line in outcome.lines] == list(links)
    assert not [path for path in built.site.rglob("*.html") if "秘密的内容" in path.read_text()]
    (built.own_templates() / "assets" / "x.css").symlink_to(secret)
    outcome = built.build()
    assert outcome.code == 3
    assert outcome.lines[-1].startswith("templates/assets/x.css: G301 the template cannot be read (it is a link ")
    (built.content / "manifest.json").unlink()
    (built.content / "manifest.json").symlink_to(secret)
    assert built.build().code == 3


def test_settings_that_are_not_utf8_are_told(built: Workshop) -> None:
    (built.content / "site.yaml").write_bytes(b"name: \xff\n")
    assert built.build("--strict").lines == ["content/site.yaml: G108 byte 6 is not UTF-8; save the settings as UTF-8"]


def test_two_pages_with_one_address_are_both_named_and_abort(built: Workshop) -> None:
    for folder in ("x", "y"):
        (built.content / "articles" / folder).mkdir()
        (built.content / "articles" / folder / "mine.md").write_text(FRONT.format("date: 2019"))
    before = snapshot(built.content, built.site)
    outcome = built.build()
    assert outcome.code == 3
    assert outcome.lines == [
        "content/articles/y/mine.md: G111 this page and content/articles/x/mine.md would both have the address 'mine'; "
        "rename one of the two files"
    ]
    assert snapshot(built.content, built.site) == before


def test_a_moved_page_keeps_its_address(built: Workshop) -> None:
    page = built.page("冠县交警大队")
    (built.content / "articles" / "2019").mkdir()
    page.rename(built.content / "articles" / "2019" / "road.md")
    outcome = built.build("--strict")
    assert outcome.code == 0, outcome.err
    assert (built.site / "articles" / f"{page.stem}.html").exists()
    assert not (built.site / "articles" / "road.html").exists()


def test_a_broken_manifest_aborts(built: Workshop) -> None:
    path = built.content / "manifest.json"
    path.write_text("<<<<<<< HEAD\n" + path.read_text())
    before = snapshot(built.content, built.site)
    outcome = built.build()
    assert outcome.code == 3
    assert outcome.lines[0].startswith("content/manifest.json:1:1: G230 the manifest is not JSON")
    assert snapshot(built.content, built.site) == before


SPOILT: dict[str, Callable[[str, str], str]] = {
    "a loop without end": lambda text, block: text.replace(block, block + "{% for x in %}", 1),
    "an unknown name": lambda text, block: text.replace(block, block + "{{ nothing.at.all }}", 1),
    "an unknown file": lambda text, block: text.replace(block, block + "{% include 'no such template' %}", 1),
    "a wrong sum": lambda text, block: text.replace(block, block + "{{ 1 / 0 }}", 1),
    "an end of nothing": lambda text, _: text + "{% endfor %}",
    "a byte that is no text": lambda text, _: text + "\udcff",
}


def test_a_broken_template_names_file_and_line_and_the_last_good_site_stays(built: Workshop) -> None:
    template = built.own_templates() / "article.html"
    assert built.build("--scripts", "hans").code == 0
    built.seed("a.txt", BRIEF.replace("三十六", "四十八"))  # there is something new to convert, too
    before = snapshot(built.content, built.site)
    text = template.read_text()
    block = re.search(r"\{%-? block (?:main|content|body) -?%\}", text)
    assert block
    for name, spoil in SPOILT.items():
        template.write_bytes(texts.encode(spoil(text, block[0])))
        outcome = built.build("--scripts", "hans")
        assert outcome.code == 3, name
        assert len(outcome.lines) == 1, name
        assert re.match(r"templates/article\.html(:\d+)?: G301 ", outcome.lines[0]), outcome.err
        assert snapshot(built.content, built.site) == before, name


def test_braces_in_content_are_text(shop: Workshop) -> None:
    shop.seed("a.txt", BRIEF.replace("三十六处", "{{7*7}}处{% raw %}"))
    assert shop.build("--strict").code == 0
    page = shop.page("冠县交警大队")
    html = (shop.site / "articles" / f"{page.stem}.html").read_text()
    assert "{{7*7}}" in html
    assert "49处" not in html


def test_every_template_is_escaped_whatever_its_name(built: Workshop) -> None:
    folder = built.own_templates()
    for path in sorted(folder.rglob("*.html")):
        text = path.read_text()
        for marked in re.findall(r"\{\{[^}]*\|\s*safe\b[^}]*\}\}", text):
            pytest.fail(f"{path.name} switches escaping off: {marked}")
        assert "autoescape false" not in text


def test_json_in_pages_stays_inside_its_element(shop: Workshop) -> None:
    nasty = '</script><script>alert("1")</script><!--'
    shop.seed("a.txt", BRIEF)
    shop.convert()
    page = shop.page("冠县交警大队")
    page.write_text(page.read_text().replace("title: ", f"title: '{nasty}' #", 1))
    assert shop.build("--strict").code == 0
    html = (shop.site / "articles" / f"{page.stem}.html").read_text()
    assert "<script>alert" not in html
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    assert found
    assert nasty in json.dumps(json.loads(found[1]), ensure_ascii=False).replace('\\"', '"')
