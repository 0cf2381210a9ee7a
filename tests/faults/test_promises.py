"""The promises that no table row can hold: whatever people and faults do, in whatever order, no edit is lost."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

from tests.faults.persons import QuickHistory, RealHistory
from tests.faults.sites import SiteHistory


def histories(usual: int, steps: int) -> settings:
    """How many are tried; `make fuzz` sets the number, a short run belongs to every test run."""
    return settings(
        max_examples=int(os.environ.get("GAZETTE_HISTORIES", usual)),
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target],  # shrinking would take minutes
        print_blob=True,
    )


TestNoEditIsLost = RealHistory.TestCase
TestNoEditIsLost.settings = histories(40, steps=20)
TestNoEditIsLostInLongHistories = QuickHistory.TestCase
TestNoEditIsLostInLongHistories.settings = histories(40, steps=40)
TestASiteIsThatOfABuildFromNothing = SiteHistory.TestCase
TestASiteIsThatOfABuildFromNothing.settings = histories(6, steps=8)
