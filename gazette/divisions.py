"""The packaged table of China's divisions (gazette/data/README.md): provinces down to towns, with their codes.

A code has 2 digits for a province, 4 for a prefecture, 6 for a county, 9 for a town; it begins with its parent's code.
"""

from __future__ import annotations

import lzma
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LEVELS = {2: "province", 4: "prefecture", 6: "county", 9: "township"}


@dataclass(frozen=True, slots=True)
class Division:
    """One division: code, name as the state writes it, seat in degrees, names before its status changed."""

    code: str
    name: str
    latitude: float | None = None
    longitude: float | None = None
    former: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """province, prefecture, county, zone or township."""
        # The Bureau of Statistics numbers development zones as counties from 71 on.
        return "zone" if len(self.code) == 6 and self.code[4] == "7" else _LEVELS[len(self.code)]


@cache
def table() -> dict[str, Division]:
    """Every province, prefecture, county and zone by code."""
    rows = (line.split("\t") for line in _data("divisions.tsv").decode("utf-8").splitlines() if line[0] != "#")
    return {row[0]: _division(row) for row in rows}


def _division(row: list[str]) -> Division:
    code, name, latitude, longitude, former = (*row, "", "", "")[:5]
    return Division(code, name, _degrees(latitude), _degrees(longitude), tuple(former.split()))


def _degrees(text: str) -> float | None:
    return float(text) if text else None


def parent(code: str) -> str:
    """The code of the nearest division above, "" for a province: a county may stand directly below a province."""
    above = {9: 6, 6: 4, 4: 2}.get(len(code), 0)
    while above and code[:above] not in table():
        above -= 2
    return code[:above]


def townships(county: str) -> tuple[Division, ...]:
    """The streets, towns and townships of a county, by code."""
    return tuple(Division(county + item[:3], item[3:]) for item in _townships().get(county, "").split("\t") if item)


@cache
def _townships() -> dict[str, str]:
    lines = lzma.decompress(_data("townships.tsv.xz")).decode("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


def _data(name: str) -> bytes:
    return resources.files("gazette").joinpath("data", name).read_bytes()
