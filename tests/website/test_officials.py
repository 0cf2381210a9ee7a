"""The index of officials: every one that an article names, with office and article, in both scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

import pytest

from gazette import urls, website
from gazette.model import Article, Library, Site, Vocabulary
from gazette.website import officialpages, officials
from gazette.website.edition import Edition
from gazette.website.officialpages import OfficialsPage
from gazette.website.officials import Official
from gazette.website.render import editions
from gazette.website.theme import Theme

from .test_incremental import Builder

OPTIONS = website.Options("https://archive.example/", ("hans", "hant"))


def found(*paragraphs: str) -> tuple[Official, ...]:
    return officials.unfold(officials.find(paragraphs))


def article(slug: str, body: str, **fields: str) -> Article:
    return Article(title=f"标题{slug}", slug=slug, body=body, **{"date": "2020-01-01", **fields})


def edition(theme: Theme, script: str, *articles: Article) -> Edition:
    library = Library(Site("公报"), articles, Vocabulary())
    return next(each for each in editions(library, theme, OPTIONS) if each.script == script)


def index(edition: Edition) -> list[OfficialsPage]:
    contents = [officialpages.view(edition, page).content for page in officialpages.lists(edition)]
    return [content for content in contents if isinstance(content, OfficialsPage)]


def names(pages: list[OfficialsPage]) -> list[str]:
    return [person.name for page in pages for letter in page.letters for person in letter.people]


def test_each_is_found_once_for_each_office_where_the_text_names_it_first() -> None:
    here = "县委书记张金涛调研春耕。"
    assert found("天气晴。", here, here, "副县长张金涛介绍情况。") == (
        Official(2, "县委书记", "张金涛", 0, 4),
        Official(4, "副县长", "张金涛", 0, 3),
    )


def test_a_name_printed_with_blanks_is_no_piece_of_the_text() -> None:
    assert found("副县长单 伟、刘 明到场。") == (Official(1, "副县长", "单伟", 0, -1),)


def test_names_stand_by_sound_and_homophones_apart(theme: Theme) -> None:
    body = "".join(f"县长{name}介绍。\n\n" for name in ("姜春", "蒋芬梅", "姜志强", "曾国强", "单伟", "张伟", "蔡明"))
    shown = index(edition(theme, "hans", article("a", body)))
    assert names(shown) == ["蔡明", "姜春", "姜志强", "蒋芬梅", "单伟", "曾国强", "张伟"]
    assert [letter.letter for page in shown for letter in page.letters] == ["C", "J", "S", "Z"]


def test_one_name_has_every_office_with_its_articles_the_newest_first(theme: Theme) -> None:
    old = article("old", "县长张伟介绍。\n", date="2010-01-01")
    new = article("new", "天气晴。\n\n县委书记张伟介绍。\n", date="2020-01-01")
    (page,) = index(edition(theme, "hans", old, new))
    (person,) = page.letters[0].people
    assert [(office.role, [m.article.path for m in office.mentions]) for office in person.offices] == [
        ("县委书记", ["articles/new.html#p2"]),
        ("县长", ["articles/old.html#p1"]),
    ]


def test_subheads_do_not_count_as_paragraphs(theme: Theme) -> None:
    (page,) = index(edition(theme, "hans", article("a", "## 小标题\n\n县长张伟介绍。\n")))
    assert page.letters[0].people[0].offices[0].mentions[0].article.path == "articles/a.html#p1"


def test_withdrawn_articles_name_nobody(theme: Theme) -> None:
    (page,) = index(edition(theme, "hans", article("gone", "县长张伟介绍。\n", withdrawn="撤下")))
    assert (page.count, page.letters) == (0, ())


def test_a_long_index_has_pages_and_every_name_its_address(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(officials, "SIZE", 3)
    body = "".join(f"县长{name}介绍。\n\n" for name in ("蔡明", "丁强", "姜春", "刘伟", "马超", "张伟", "赵刚"))
    shown = edition(theme, "hans", article("a", body))
    pages = list(officialpages.lists(shown))
    assert [page.address for page in pages] == [urls.OFFICIALS, "officials/2.html", "officials/3.html"]
    held = {
        person.anchor: page.address
        for page, content in zip(pages, index(shown), strict=True)
        for letter in content.letters
        for person in letter.people
    }
    assert {name: unquote(address) for name, address in shown.entries.items()} == {
        name: f"{page}#{name}" for name, page in held.items()
    }
    assert [(way.text, way.path) for way in pages[0].ways][-2:] == [
        ("M", "officials/2.html#letter-M"),
        ("Z", "officials/2.html#letter-Z"),
    ]


def test_the_other_script_shows_names_and_offices_as_its_text_does_under_the_same_anchors(theme: Theme) -> None:
    (page,) = index(edition(theme, "hant", article("a", "县委书记张金涛到场，副县长单 伟、刘 明也到场。\n")))
    people = [person for letter in page.letters for person in letter.people]
    assert [(person.name, person.anchor, person.offices[0].role) for person in people] == [
        ("單偉", "单伟", "副縣長"),
        ("張金濤", "张金涛", "縣委書記"),
    ]


@pytest.mark.parametrize("root", ["", "zh-hant/"])
def test_an_article_leads_to_the_index_and_the_index_to_the_paragraph(pages: Mapping[str, str], root: str) -> None:
    source = pages[f"{root}articles/qinghe-jiaojing-1a2b.html"]
    links = [unquote(link) for link in re.findall(r'href="\.\./(officials/[^"]*)"', source)]
    assert links == ["officials/index.html#张金涛", "officials/index.html#单伟"]
    listed = pages[f"{root}officials/index.html"]
    assert all(f'id="{name}"' in listed for name in ("张金涛", "单伟"))
    assert set(re.findall(r'href="\.\./articles/([^"]*)"', listed)) == {"qinghe-jiaojing-1a2b.html#p5"}
    assert 'id="p5"' in source


def test_the_index_of_contributors_leads_to_it(pages: Mapping[str, str]) -> None:
    assert 'href="../officials/index.html">文中人物索引</a>' in pages["people/index.html"]
    assert 'href="../officials/index.html">文中人物索引</a>' in pages["zh-hant/people/index.html"]


def test_only_what_names_somebody_is_made_anew_when_the_index_grows(theme: Theme) -> None:
    before = Library(Site("公报"), (article("a", "县长张伟介绍。\n"), article("b", "天气晴。\n")), Vocabulary())
    after = replace(before, articles=(before.articles[0], article("b", "天气晴。县长赵刚介绍。\n")))
    builder = Builder(theme, OPTIONS)
    builder.build(before)
    reasons = builder.build(after)
    assert reasons["officials/index.html"].startswith(("place of 赵刚", "entries of the index"))
    assert "articles/b.html" in reasons
