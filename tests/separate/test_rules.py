"""Every rule's example holds, and every weight that is learnt is the weight of something seen."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import gazette.separate as package
from gazette.separate import weights

MODULES = sorted(module.name for module in pkgutil.iter_modules(package.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"gazette.separate.{name}"))
    assert failed == 0


@pytest.mark.parametrize("table", [weights.TITLE, weights.JOINT, weights.NEW, weights.BREAK])
def test_weights_are_moderate_and_have_a_base(table: dict[str, float]) -> None:
    assert "always" in table
    assert all(abs(value) < 12 for value in table.values())
