"""A map of dots: places by latitude and longitude, as large as the articles about them are many.

No map service is asked and no borders are drawn: an equirectangular drawing true at its middle latitude, with a scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from gazette import urls
from gazette.model import Place
from gazette.website.edition import Edition
from gazette.website.view import Link

WIDTH = 400
MARGIN = 44
LETTER = 12  # size of labels
SMALLEST, LARGEST = 4.0, 15.0
SHOWN = 60  # places drawn, the busiest first
KM_PER_DEGREE = 111.32
_SPAN = 0.2  # least degrees drawn, for an archive of one place
_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1))  # of a dot: right, left, below, above
_AROUND = tuple((math.cos(n * math.pi / 8), math.sin(n * math.pi / 8)) for n in range(16))
_AWAY = (20, 32, 46, 62, 80)  # how far from a dot that others hem in its name may stand


@dataclass(frozen=True, slots=True)
class Label:
    """Where a dot's name stands, from which side it is written, and the line that leads to it from a distant dot."""

    x: float
    y: float
    anchor: str
    leader: tuple[float, float, float, float] | None = None  # from x, y to x, y


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map. No label where even from afar it would cover another's."""

    x: float
    y: float
    radius: float
    link: Link
    label: Label | None
    area: bool = False  # a prefecture: drawn as a ring, since its articles stand for more than a point


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar of a round number of kilometres."""

    width: float
    kilometres: int


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The drawing, and the table behind it."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    scale: Scale
    rows: tuple[Link, ...]
    elsewhere: int  # places without coordinates


def placemap(edition: Edition) -> PlaceMap | None:
    """Draw the places that articles name; None where coordinates are known for none of them."""
    shelf = edition.catalogue.places
    located = [
        (place, len(shelf[place.id]))
        for place in edition.places.values()
        if place.id in shelf and place.latitude is not None and place.longitude is not None
    ]
    if not located:
        return None
    located.sort(key=lambda item: (-item[1], item[0].id))
    smaller = [(place, count) for place, count in located if place.level != "province"]
    shown = (smaller or located)[:SHOWN]  # a province would shrink the rest to a corner; the table has it
    projection = _Projection.over([place for place, _ in shown])
    return PlaceMap(
        width=WIDTH,
        height=projection.height,
        dots=_dots(projection, shown),
        scale=projection.scale(),
        rows=tuple(Link(place.name, urls.place(place.id), count) for place, count in located),
        elsewhere=len(shelf) - len(located),
    )


@dataclass(frozen=True, slots=True)
class _Projection:
    west: float
    north: float
    per_degree: float  # units per degree of latitude
    narrowing: float  # cosine of the middle latitude
    height: int

    @classmethod
    def over(cls, places: Sequence[Place]) -> _Projection:
        latitudes = [place.latitude or 0.0 for place in places]
        longitudes = [place.longitude or 0.0 for place in places]
        middle = (min(latitudes) + max(latitudes)) / 2
        narrowing = max(0.05, math.cos(math.radians(middle)))
        tall = max(max(latitudes) - min(latitudes), _SPAN)
        wide = max((max(longitudes) - min(longitudes)) * narrowing, _SPAN)
        per_degree = min((WIDTH - 2 * MARGIN) / wide, (WIDTH - 2 * MARGIN) / tall)
        west = (min(longitudes) + max(longitudes)) / 2 - WIDTH / 2 / per_degree / narrowing
        height = round(tall * per_degree + 2 * MARGIN)
        north = middle + height / 2 / per_degree
        return cls(west, north, per_degree, narrowing, height)

    def at(self, place: Place) -> tuple[float, float]:
        x = ((place.longitude or 0.0) - self.west) * self.narrowing * self.per_degree
        return round(x, 1), round((self.north - (place.latitude or 0.0)) * self.per_degree, 1)

    def scale(self) -> Scale:
        """The largest round number of kilometres within a third of the map."""
        per_km = self.per_degree / KM_PER_DEGREE
        steps = [base * 10**power for power in range(4) for base in (1, 2, 5)]
        kilometres = max((step for step in steps if step * per_km <= WIDTH / 3), default=1)
        return Scale(round(kilometres * per_km, 1), kilometres)


def _dots(projection: _Projection, places: Sequence[tuple[Place, int]]) -> tuple[Dot, ...]:
    most = max(count for _, count in places)
    plain = []
    for place, count in places:
        x, y = projection.at(place)
        radius = round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(count / most), 1)
        plain.append((x, y, radius, Link(place.name, urls.place(place.id), count)))
    labels = _labels(plain, projection.height)
    return tuple(
        Dot(x, y, radius, link, labels.get(n), places[n][0].level == "prefecture")
        for n, (x, y, radius, link) in enumerate(plain)
    )


_Box = tuple[float, float, float, float]
_Plain = tuple[float, float, float, Link]  # x, y, radius, place


def _labels(dots: Sequence[_Plain], height: int) -> dict[int, Label]:
    """Where the names of the dots stand, the busiest first: beside a dot, else at the end of a line that leads away."""
    circles = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius, _ in dots]
    names: list[_Box] = []
    found: dict[int, Label] = {}
    for nearby in (True, False):
        for n, (x, y, radius, link) in enumerate(dots):
            if n in found:
                continue
            others = names + circles[:n] + circles[n + 1 :]
            for label in _beside(x, y, radius) if nearby else _afar(x, y, radius):
                box = _box(label, link.text)
                if _free(box, others, height) and not any(
                    _meet(mark, name) for mark in _marks(label) for name in names
                ):
                    found[n] = label
                    names += [box, *_marks(label)]
                    break
    return found


def _beside(x: float, y: float, radius: float) -> Iterator[Label]:
    """The four sides of a dot."""
    for right, down in _SIDES:
        yield _at(x, y, radius + 4, right, down)


def _afar(x: float, y: float, radius: float) -> Iterator[Label]:
    """Places around a dot, the nearest first."""
    for away in _AWAY:
        for right, down in _AROUND:
            label = _at(x, y, radius + away + 2, right, down)
            (left, top), (to, bottom) = ((x + right * far, y + down * far) for far in (radius, radius + away))
            yield replace(label, leader=(round(left, 1), round(top, 1), round(to, 1), round(bottom, 1)))


def _at(x: float, y: float, away: float, right: float, down: float) -> Label:
    anchor = "start" if right > 0.3 else "end" if right < -0.3 else "middle"
    middle = LETTER * (0.36 + 0.44 * max(0.0, down) - 0.36 * max(0.0, -down))  # from the middle of the line to its foot
    return Label(round(x + away * right, 1), round(y + away * down + middle, 1), anchor)


def _marks(label: Label) -> list[_Box]:
    """Boxes along the line that leads to a label."""
    if not label.leader:
        return []
    left, top, right, bottom = label.leader
    steps = max(2, round(math.hypot(right - left, bottom - top) / 3))
    points = [(left + (right - left) * n / steps, top + (bottom - top) * n / steps) for n in range(steps + 1)]
    return [(x - 1, y - 1, x + 1, y + 1) for x, y in points]


def _free(box: _Box, others: Iterable[_Box], height: int) -> bool:
    inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= height
    return inside and not any(_meet(box, other) for other in others)


def _box(label: Label, text: str) -> _Box:
    width = LETTER * sum(0.6 if character.isascii() else 1 for character in text)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - LETTER, left + width, label.y + LETTER * 0.2


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
