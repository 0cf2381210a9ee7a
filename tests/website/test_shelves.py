"""What the list of a place says of what is above and below it, in both scripts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gazette import library as archives
from gazette.model import Article, Library, Place, Vocabulary
from gazette.website.edition import Edition
from gazette.website.render import Options, editions
from gazette.website.shelves import Shelf, shelves
from gazette.website.theme import Theme

PLACES = (
    Place("", "孝感市", "4209", "prefecture", "湖北省"),
    Place("", "湖北省", "42", "province"),
    Place("xiaochang-xian", "孝昌县", "420921", "county", "孝感市"),
)


@pytest.fixture(scope="module")
def both(library: Library, theme: Theme) -> list[Edition]:
    """The archive with articles about places that no vocabulary has."""
    more = (
        Article("孝昌县一", "孝昌县。\n", slug="xiaochang-1", places=("孝昌县",)),
        Article("湖北省一", "湖北省。\n", slug="hubei-1", places=("湖北省",)),
    )
    articles = (*library.articles, *more)
    named = archives.addresses(articles, library.vocabulary)
    places = tuple(replace(place, id=named.get(("place", place.name), "")) for place in PLACES)
    return list(editions(replace(library, articles=articles, addresses=named, places=places), theme, Options()))


def shelf(edition: Edition, identifier: str) -> Shelf:
    return next(each for each in shelves(edition) if each.path == f"places/{identifier}.html")


def relations(each: Shelf) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(facet.heading, [(link.text, link.path) for link in facet.links]) for facet in each.relations]


def test_a_place_that_no_vocabulary_has_shows_all_that_contains_it(both: list[Edition]) -> None:
    hans, hant = (relations(shelf(edition, "xiaochangxian")) for edition in both)
    assert hans == [("所属", [("孝感市", ""), ("湖北省", "places/hubeisheng.html")])]  # no article names 孝感市
    assert hant == [("所屬", [("孝感市", ""), ("湖北省", "places/hubeisheng.html")])]
    assert "420921" in dict(shelf(both[1], "xiaochangxian").facts).values()


def test_a_place_shows_what_lies_in_it_with_nothing_listed_between(both: list[Edition]) -> None:
    hans, hant = (relations(shelf(edition, "hubeisheng")) for edition in both)
    assert hans == [("所辖", [("孝昌县", "places/xiaochangxian.html")])]
    assert hant == [("所轄", [("孝昌縣", "places/xiaochangxian.html")])]


def test_places_of_the_vocabulary_show_theirs(both: list[Edition]) -> None:
    found = dict(relations(shelf(both[0], "baita")))
    assert [name for name, _ in found["所属"]] == ["青河县", "临水市"]
    assert {name for name, _ in dict(relations(shelf(both[0], "qinghe")))["所辖"]} == {"白塔乡", "无坐标村"}


def test_the_archive_on_disk_knows_what_contains_a_place(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("---\ntitle: 孝昌县一\nplaces: [孝昌县]\n---\n\n孝昌县。\n", "utf-8")
    loaded, problems = archives.load(tmp_path, tmp_path / "seeds")
    assert problems == ()
    assert loaded.vocabulary == Vocabulary()
    known = {place.name: place for place in loaded.places}
    assert known["孝昌县"].id == loaded.addresses["place", "孝昌县"]
    assert known[known["孝昌县"].parent].parent == "湖北省"
