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


def test_what_is_remembered_of_deleted_pages_is_of_one_reading() -> None:
    """Pages are deleted while their seed comes, goes, is read otherwise and changes its name: none comes back."""
    history = QuickHistory()
    steps = (
        lambda: history.first(at=[2], pace=1),
        lambda: history.seed_is_renamed(n=0, name="b.txt"),
        lambda: history.page_is_deleted(n=0),
        lambda: history.page_is_deleted(n=0),
        lambda: history.seed_is_read_otherwise(at=[], n=0),
        lambda: history.seed_is_deleted(n=0),
        lambda: history.seed_is_written(at=[], name="a.txt", start=100),
        lambda: history.seed_is_deleted(n=0),
        lambda: history.seed_is_written(at=[], name="a.txt", start=100),
        lambda: history.seed_is_read_otherwise(at=[4, 5, 6], n=0),
        lambda: history.page_is_deleted(n=0),
        lambda: history.page_is_deleted(n=0),
        lambda: history.seed_is_read_otherwise(at=[2, 4], n=0),
        lambda: history.page_is_deleted(n=0),
        lambda: history.seed_is_renamed(n=0, name="b.txt"),
    )
    for step in steps:
        step()
        history.the_promises_hold()
