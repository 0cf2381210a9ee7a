"""A workshop for every test of faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.workshop import Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """An empty archive."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    return Workshop(tmp_path)
