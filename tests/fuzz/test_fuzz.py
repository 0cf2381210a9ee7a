"""A short run of the fuzzers belongs to every test run."""

from __future__ import annotations

from itertools import islice

import pytest

from tests.fuzz.inputs import inputs
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_no_input_raises(target: str) -> None:
    for number, data in enumerate(islice(inputs(seed=20), 120)):
        try:
            TARGETS[target](data)
        except Exception as error:
            pytest.fail(f"input {number}: {data!r}: {error!r}")
