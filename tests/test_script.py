"""Readers of Traditional Chinese see Traditional text; addresses, dates and code stay."""

from __future__ import annotations

from types import MappingProxyType

from gazette.model import Article, Contributor, HandPage, Library, Place, Site, Source, Topic, Vocabulary
from gazette.script import Hant, to_hant

ARTICLE = Article(
    title="临清交警大队",
    body="开展整治。\n\n## 实绩",
    slug="linqing",
    date="2023-06~",
    topics=("road-safety",),
    places=("临清市",),
    contributors=(Contributor("记者", "李怀磊"),),
    source=Source("临清.txt", ((1, 2),)),
)


def test_phrases_before_characters() -> None:
    assert Hant().convert("头发发展后来皇后") == "頭髮發展後來皇后"


def test_protected_names_are_taken_as_they_are_and_the_longest_first() -> None:
    hant = Hant([("范", "范"), ("范书记", "范書記"), ("于县长", "于縣長")])
    assert hant.convert("范书记和于县长") == "范書記和于縣長"


def test_an_article() -> None:
    library = Library(
        Site(name="公报"),
        (ARTICLE,),
        Vocabulary(topics=(Topic("road-safety", "道路交通安全"),), places=(Place("linqing", "临清市"),)),
        (HandPage("about", "关于", "见 [说明](说明.html) 与 `语言`。"),),
        addresses=MappingProxyType({("place", "临清市"): "linqing"}),
    )
    hant = to_hant(library, Hant())
    (article,) = hant.articles
    assert (article.title, article.body) == ("臨清交警大隊", "開展整治。\n\n## 實績")
    assert (article.slug, article.date, article.topics, article.source) == (
        ARTICLE.slug,
        ARTICLE.date,
        ARTICLE.topics,
        ARTICLE.source,
    )
    assert article.places == ("臨清市",) == (hant.vocabulary.places[0].name,)
    assert hant.addresses["place", article.places[0]] == "linqing"
    assert hant.vocabulary.topics[0].label == "道路交通安全"
    assert hant.pages[0].body == "見 [說明](说明.html) 與 `语言`。"


def test_forms_are_those_that_newspapers_print() -> None:
    assert Hant().convert("为群众着想，村里考核、启动、吃面") == "為群眾著想，村裡考核、啟動、吃麵"
