"""Work spread over processes gives the same results in the same order."""

from __future__ import annotations

import os

import pytest

from gazette.parallel import spread


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("tasks", [0, 1, 5, 200])
def test_results_in_order(jobs: int, tasks: int) -> None:
    assert list(spread(square, range(tasks), jobs)) == [n * n for n in range(tasks)]


def test_few_tasks_stay_in_this_process() -> None:
    assert set(spread(process, range(8), jobs=2)) == {os.getpid()}


def test_many_tasks_leave_it() -> None:
    assert os.getpid() not in set(spread(process, range(200), jobs=2))


def test_an_error_of_the_work_is_raised() -> None:
    with pytest.raises(TypeError):
        list(spread(square, ["x"] * 200, jobs=2))  # type: ignore[list-item]
