"""A workshop for every test of faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.workshop import BRIEF, OTHER, Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """An empty archive."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    return Workshop(tmp_path)


@pytest.fixture
def built(shop: Workshop) -> Workshop:
    """A built archive in which a seed has changed since, so that there is something to convert and to publish."""
    shop.seed("a.txt", BRIEF)
    shop.seed("b.txt", OTHER)
    assert shop.build("--scripts", "hans").code == 0
    shop.seed("a.txt", BRIEF.replace("三十六", "四十八"))
    return shop
