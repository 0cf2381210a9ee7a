"""A workshop for every test of faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.faults.workshop import BRIEF, OTHER, Workshop


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """An empty archive."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    return Workshop(tmp_path)


@pytest.fixture(scope="session")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """An archive of two seeds, built. It is not for use: tests work on copies."""
    made = Workshop(tmp_path_factory.mktemp("standing"))
    made.content.mkdir()
    made.seed("a.txt", BRIEF)
    made.seed("b.txt", OTHER)
    assert made.build("--scripts", "hans").code == 0
    return made


@pytest.fixture
def built(standing: Workshop, tmp_path: Path) -> Workshop:
    """A built archive in which a seed has changed since, so that there is something to convert and to publish."""
    shop = copied(standing, tmp_path)
    shop.seed("a.txt", BRIEF.replace("三十六", "四十八"))
    return shop


def copied(shop: Workshop, folder: Path) -> Workshop:
    """An archive again in another folder, with what its last build left."""
    return Workshop(Path(shutil.copytree(shop.root, folder, dirs_exist_ok=True)))
