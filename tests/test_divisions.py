"""The packaged table of divisions: codes that begin with their parents', levels by length, towns by county."""

from __future__ import annotations

from gazette import divisions


def test_a_county_and_what_is_above_it() -> None:
    county = divisions.table()["371525"]
    assert (county.name, county.level) == ("冠县", "county")
    assert divisions.parent(county.code) == "3715"
    assert (divisions.table()["3715"].name, divisions.table()["37"].name) == ("聊城市", "山东省")
    assert divisions.parent("37") == ""


def test_every_division_stands_below_one_that_is_there() -> None:
    table = divisions.table()
    assert all(divisions.parent(code) in table for code in table if len(code) > 2)


def test_towns_of_a_county() -> None:
    towns = {town.name: town for town in divisions.townships("371525")}
    assert towns["柳林镇"].level == "township"
    assert towns["柳林镇"].code.startswith("371525")


def test_a_changed_status_keeps_its_former_name() -> None:
    assert "茌平县" in divisions.table()["371503"].former
