"""What contains a place that only articles name: told where it is known, left open where it is not."""

from __future__ import annotations

import pytest

from gazette.describe import containers
from gazette.model import Article, Place, Vocabulary

OWN = Vocabulary(places=(Place("guan-xian", "冠县", "371525", "county", "聊城市"),))


def parents(*articles: Article) -> dict[str, str]:
    return {place.name: place.parent for place in containers.known(articles, OWN)}


def article(*places: str, body: str = "") -> Article:
    return Article(title="报道", body=body, places=places)


@pytest.mark.parametrize(
    ("places", "body", "expected"),
    [
        (("孝昌县",), "", {"孝昌县": "孝感市", "孝感市": "湖北省", "湖北省": ""}),
        (("东莞市",), "", {"东莞市": "广东省", "广东省": ""}),
        (("冠县",), "", {}),  # the vocabulary has it
        (("柳林镇", "冠县"), "", {"柳林镇": "冠县"}),  # a town of the table, of the county that the article names
        (("新桃源村", "孝昌县"), "走进孝昌县新桃源村", {"新桃源村": "孝昌县"}),  # as printed
        (("新桃源村", "孝昌县"), "走进新桃源村", {"新桃源村": ""}),  # nothing tells
        (("城关镇",), "", {"城关镇": ""}),  # dozens have that name
    ],
)
def test_what_contains_a_place(places: tuple[str, ...], body: str, expected: dict[str, str]) -> None:
    found = parents(article(*places, body=body))
    assert {name: found.get(name, "") for name in expected} == expected


def test_towns_of_one_name_in_two_counties_are_told_of_neither() -> None:
    one = article("新桃源村", "孝昌县", body="孝昌县新桃源村")
    other = article("新桃源村", "冠县", body="冠县新桃源村")
    assert parents(one, one)["新桃源村"] == "孝昌县"
    assert "新桃源村" not in parents(one, other)


def test_a_place_has_code_level_and_seat_where_the_table_has_them() -> None:
    found = {place.name: place for place in containers.known([article("孝昌县")], OWN)}
    assert (found["孝昌县"].code, found["孝昌县"].level) == ("420921", "county")
    assert found["孝昌县"].latitude is not None
