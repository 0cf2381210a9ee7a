"""JSON that is written piece by piece is the JSON of the whole."""

from __future__ import annotations

import json

import pytest

from gazette.jsonstream import pieces

ROWS = [[n, "文", None, {"a": [n]}] for n in range(600)]


MANY = {str(n): row for n, row in enumerate(ROWS)}


@pytest.mark.parametrize("plain", [[], {}, ROWS, {"a": {}, "b": []}, MANY, {"x": {"文": MANY, "empty": {}}}])
def test_it_is_the_json_of_the_whole(plain: object) -> None:
    assert "".join(pieces(plain)) == json.dumps(plain, separators=(",", ":"))


def test_iterators_stand_for_lists() -> None:
    assert json.loads("".join(pieces({"hans": {"made": iter(ROWS), "none": iter(())}}))) == {
        "hans": {"made": ROWS, "none": []}
    }
