"""What is folded up looks like what it is unfolded to, and is unfolded only for whoever asks."""

from __future__ import annotations

from collections.abc import Iterator

from gazette.unfolded import Awaited, Joined, Unfolded


def test_it_is_the_sequence_of_what_is_unfolded() -> None:
    asked: list[str] = []
    folded = Unfolded(("1", "2", "3"), lambda text: asked.append(text) or int(text))
    assert (len(folded), folded[1], asked) == (3, 2, ["2"])
    assert (list(folded), list(folded[1:])) == ([1, 2, 3], [2, 3])


def test_joined_they_are_one_sequence() -> None:
    joined = Joined(([], [0, 1], range(2, 2), range(2, 5)))
    assert (list(joined), [joined[n] for n in range(5)], joined[1:4]) == ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [1, 2, 3])
    assert list(Joined(())) == []


def test_whoever_asks_for_what_is_being_made_waits_for_all() -> None:
    asked: list[int] = []

    def make() -> Iterator[str]:
        for number in range(3):
            asked.append(number)
            yield str(number)

    values = Awaited(make())
    assert not asked
    assert values[1] == "1"
    assert asked == [0, 1, 2]
    assert (len(values), list(values), values[1:], values.wait()) == (3, ["0", "1", "2"], ("1", "2"), ("0", "1", "2"))
    assert asked == [0, 1, 2]
