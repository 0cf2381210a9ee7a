"""content/ is read whole: good pages stand, bad ones are told, every name has an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from gazette import contentpage, library
from gazette.model import Article, Contributor, Library, Place, Problem, Severity, Source, Topic, Vocabulary
from gazette.shelf import Shelf

ARTICLE = Article(
    title="临清交警大队开展整治",
    body="正文。",
    slug="linqing",
    topics=("road-safety",),
    places=("临清市", "冠县"),
    agencies=("临清交警大队",),
    contributors=(Contributor("记者", "李怀磊"),),
    source=Source("a.txt", ((1, 2),)),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "vocabulary").mkdir()
    (folder / "vocabulary" / "topics.yaml").write_text("- {id: road-safety, label: 道路交通安全, narrower: []}\n")
    (folder / "articles" / "linqing.md").write_text(contentpage.dumps(ARTICLE), encoding="utf-8")
    return folder


def load(content: Path) -> tuple[Library, tuple[Problem, ...]]:
    return library.load(content, content.parent / "seeds")


def test_a_good_archive(content: Path) -> None:
    found, problems = load(content)
    assert problems == ()
    assert found.articles == (ARTICLE,)


def test_a_bad_page_is_told_and_the_others_stand(content: Path) -> None:
    (content / "articles" / "bad.md").write_text("---\ntitel: x\n---\n", encoding="utf-8")
    found, problems = load(content)
    assert [(Path(p.path).name, p.line, p.code) for p in problems] == [("bad.md", 2, "G107"), ("bad.md", 2, "G103")][:1]
    assert found.articles == (ARTICLE,)


def test_pages_in_folders_are_known_by_where_they_stand(content: Path) -> None:
    folder = content / "articles" / "2019"
    folder.mkdir()
    (content / "articles" / "linqing.md").rename(folder / "linqing.md")
    found, problems = load(content)
    assert problems == ()
    assert dict(found.files) == {"linqing": "articles/2019/linqing.md"}
    (folder / "linqing.md").rename(content / "articles" / "linqing.md")
    assert dict(load(content)[0].files) == {}


def test_an_unknown_topic_is_told_with_its_line_and_the_nearest(content: Path) -> None:
    page = content / "articles" / "linqing.md"
    page.write_text(page.read_text(encoding="utf-8").replace("road-safety", "road-safty"), encoding="utf-8")
    found, (problem,) = load(content)
    assert (problem.code, problem.what) == ("G110", "the vocabulary has no topic 'road-safty'")
    assert "road-safety" in problem.mend
    assert page.read_text(encoding="utf-8").split("\n")[(problem.line or 0) - 1] == "topics: [road-safty]"
    assert found.articles == ()


def test_two_pages_with_one_address_are_both_named_and_abort(content: Path) -> None:
    (content / "articles" / "2023").mkdir()
    (content / "articles" / "2023" / "Linqing.md").write_text(
        contentpage.dumps(ARTICLE).replace("开展整治", "另一篇"), encoding="utf-8"
    )
    _, (problem,) = load(content)
    assert (problem.code, problem.severity) == ("G111", Severity.FATAL)
    assert "临清交警大队开展整治" in problem.what
    assert "临清交警大队另一篇" in problem.what


def test_bytes_that_are_no_text_are_told(content: Path) -> None:
    (content / "articles" / "bad.md").write_bytes("---\ntitle: 甲\n".encode("gb18030"))
    _, (problem,) = load(content)
    assert (problem.code, problem.what) == ("G108", "byte 11 is not UTF-8")


def test_links_out_of_the_tree_and_hidden_files_are_not_pages(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: 秘密\n---\n", encoding="utf-8")
    (content / "articles" / "out.md").symlink_to(tmp_path / "secret.md")
    (content / "articles" / ".hidden.md").write_text("---\ntitle: 隐藏\n---\n", encoding="utf-8")
    assert load(content)[0].articles == (ARTICLE,)


def test_settings(content: Path) -> None:
    (content / "site.yaml").write_text("name: 聊城公报\nscripts: [hans]\nnmae: x\n", encoding="utf-8")
    found, (problem,) = load(content)
    assert (found.site.name, found.site.scripts) == ("聊城公报", ("hans",))
    assert (problem.code, problem.line) == ("G112", 3)


def test_the_newspapers_of_seeds(content: Path) -> None:
    text = "publisher: 齐鲁晚报\nnewspapers:\n  quanzhou-: 泉州晚报\n  quanzhou-jingji-: 泉州商报\n"
    (content / "site.yaml").write_text(text, encoding="utf-8")
    found, problems = load(content)
    assert problems == ()
    seeds = ("quanzhou-3.txt", "quanzhou-jingji-1.txt", "other.txt", "")
    assert [found.site.newspaper(seed) for seed in seeds] == ["泉州晚报", "泉州商报", "齐鲁晚报", "齐鲁晚报"]


@pytest.mark.parametrize("value", ["泉州晚报", "[泉州晚报]", "{quanzhou-: [泉州晚报]}", "{quanzhou-: }"])
def test_newspapers_that_name_none_are_told(content: Path, value: str) -> None:
    (content / "site.yaml").write_text(f"newspapers: {value}\n", encoding="utf-8")
    found, (problem,) = load(content)
    assert (problem.code, problem.line) == ("G112", 1)
    assert found.site.newspapers == ()


def test_a_hand_written_page_begins_with_its_title(content: Path) -> None:
    (content / "pages").mkdir()
    (content / "pages" / "about.md").write_text("# 关于\n\n说明。\n", encoding="utf-8")
    (content / "pages" / "bad.md").write_text("说明。\n", encoding="utf-8")
    found, (problem,) = load(content)
    assert [(page.slug, page.title, page.body) for page in found.pages] == [("about", "关于", "说明。")]
    assert (problem.code, problem.line) == ("G113", 1)


def test_every_name_has_one_address() -> None:
    words = Vocabulary(places=(Place("guan-county", "冠县"),))
    given = library.addresses((ARTICLE,), words)
    assert given["place", "冠县"] == "guan-county"
    assert given["place", "临清市"] == "linqingshi"
    assert given["agency", "临清交警大队"].isascii()
    assert given["person", "李怀磊"].isascii()


def test_names_that_sound_alike_have_two_addresses() -> None:
    people = tuple(Contributor("记者", name) for name in ("李怀磊", "李怀雷"))
    given = library.addresses((Article(title="甲", body="", contributors=people),), Vocabulary())
    assert given["person", "李怀磊"] != given["person", "李怀雷"]


def test_of_a_shelf_only_files_that_changed_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "content" / "articles"
    folder.mkdir(parents=True)
    for name in "abc":
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n文。\n", encoding="utf-8")
    read: list[str] = []
    as_it_is = library.page
    monkeypatch.setattr(library, "page", lambda path, *more: (read.append(path.stem), as_it_is(path, *more))[1])
    shelf = Shelf()
    before, _ = library.load_articles(folder, Vocabulary(), shelf=shelf)
    (folder / "b.md").write_text("---\ntitle: b\n---\n\n又一文。\n", encoding="utf-8")
    (folder / "c.md").unlink()
    (folder / "d.md").write_text("no page\n", encoding="utf-8")
    after, problems = library.load_articles(folder, Vocabulary(), shelf=shelf)
    assert read == ["a", "b", "c", "b", "d"]
    assert (after, problems) == library.load_articles(folder, Vocabulary())
    assert after[0] is before[0]
    del read[:]
    assert library.load_articles(folder, Vocabulary(), shelf=shelf) == (after, problems)
    assert read == []
    shelf.forget({folder / "a.md"})
    assert library.load_articles(folder, Vocabulary(), shelf=shelf)[0][0] is after[0]  # it says the same
    assert read == ["a"]
    shelf.forget(())
    library.load_articles(folder, Vocabulary((Topic("x", "y"),)), shelf=shelf)
    assert read == ["a", "a", "b", "d"]
