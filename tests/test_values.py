"""Values that are made by the hundred thousand."""

from __future__ import annotations

from dataclasses import replace

from gazette.values import value


@value
class _Pair:
    one: str
    other: int = 0


@value
class _Named:
    name: str
    said: str = ""

    def __hash__(self) -> int:
        return 7


def test_they_are_told_by_what_they_say() -> None:
    assert _Pair("一", 1) == replace(_Pair("一"), other=1)
    assert {_Pair("一"), _Pair("一", 0), _Pair("二")} == {_Pair("一"), _Pair("二")}
    assert not hasattr(_Pair("一"), "__dict__")


def test_a_quicker_hash_of_their_own_stays() -> None:
    assert hash(_Named("一")) == 7
    assert _Named("一") != _Named("一", "二")
