"""The promises that no table row can hold: whatever people and faults do, in whatever order, no edit is lost."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, Phase, settings

from tests.faults.persons import History

# `make fuzz` sets the number; here a short run belongs to every test run.
NUMBER = int(os.environ.get("GAZETTE_HISTORIES", "40"))

TestNoEditIsLost = History.TestCase
TestNoEditIsLost.settings = settings(
    max_examples=NUMBER,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.target],  # shrinking would take minutes
    print_blob=True,
)
