"""What was measured, kept from run to run in results.json, so that sizes can be measured one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.bench.measure import Cost
from tests.bench.report import Builder, Size


def save(path: Path, sizes: Iterable[Size]) -> None:
    """Write all sizes, the smallest first."""
    plain = [asdict(size) for size in sorted(sizes, key=lambda size: size.articles)]
    path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> list[Size]:
    """The sizes that were measured before; none where nothing was."""
    return list(map(_size, json.loads(path.read_text(encoding="utf-8")))) if path.is_file() else []


def _size(plain: dict[str, Any]) -> Size:
    builders = {name: _builder(plain.pop(name)) for name in ("hugo", "gazette", "search", "pagefind")}
    return Size(**plain, **builders)  # type: ignore[arg-type]  # the first two are always there


def _builder(plain: dict[str, Any] | None) -> Builder | None:
    if plain is None:
        return None
    costs = {name: Cost(**cost) for name, cost in plain["costs"].items()}
    return Builder(costs, plain["files"], plain["size"])
