"""A map of dots: places by latitude and longitude, as large as the articles about them are many.

No map service is asked and no borders are drawn: an equirectangular drawing true at its middle latitude, with a scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Label:
    """Where a dot's name stands, and from which side it is written."""

    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map. No label where it would cover another's."""

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
    taken = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius, _ in plain]
    dots = []
    for n, (x, y, radius, link) in enumerate(plain):
        label = _label(x, y, radius, link.text, [box for m, box in enumerate(taken) if m != n], projection.height)
        if label:
            taken.append(_box(label, link.text))
        dots.append(Dot(x, y, radius, link, label, places[n][0].level == "prefecture"))
    return tuple(dots)


_Box = tuple[float, float, float, float]


def _label(x: float, y: float, radius: float, text: str, taken: Iterable[_Box], height: int) -> Label | None:
    """The first side of the dot on which its name covers nothing and stays on the map."""
    boxes = list(taken)
    away, middle = radius + 4, y + LETTER * 0.36
    sides = (
        Label(x + away, middle, "start"),
        Label(x - away, middle, "end"),
        Label(x, y + away + LETTER * 0.8, "middle"),
        Label(x, y - away, "middle"),
    )
    for label in sides:
        box = _box(label, text)
        inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= height
        if inside and not any(_meet(box, other) for other in boxes):
            return Label(round(label.x, 1), round(label.y, 1), label.anchor)
    return None


def _box(label: Label, text: str) -> _Box:
    width = LETTER * sum(0.6 if character.isascii() else 1 for character in text)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - LETTER, left + width, label.y + LETTER * 0.2


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
