"""What 县, 市, 全区, 该镇 stand for in an article: the place of that kind that it speaks of most, or its page does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from gazette.describe.gazetteer import Entry, Gazetteer
from gazette.describe.survey import Mention, Survey
from gazette.describe.text import CAPTION, HEADLINE, LEDE, Passage

IN_PASSING = 2.0  # the weight below which a place is named in passing: less than the lede, or twice
ZONE_WEIGHT = {HEADLINE: 5.0, LEDE: 2.0, CAPTION: 1.0}  # everything else weighs 1
DEICTIC = re.compile(r"[全我本该]([省市县区旗镇乡])")


def weight(passage: Passage) -> float:
    """How much a word of a passage weighs against one of the body."""
    return ZONE_WEIGHT.get(passage.zone, 1.0)


def scores(passages: Sequence[Passage], mentions: Iterable[Mention]) -> Counter[str]:
    """How much an article speaks of each place, by name."""
    total: Counter[str] = Counter()
    for mention in mentions:
        total[mention.place.name] += weight(passages[mention.passage])  # type: ignore[assignment]  # floats are counts
    return total


class Homes:
    """The places of one article by their kind."""

    def __init__(self, survey: Survey, passages: Sequence[Passage], mentions: Sequence[Mention]) -> None:
        self._gazetteer = survey.gazetteer
        self._survey = survey
        ranked = scores(passages, mentions)
        places = {mention.place.name: mention.place for mention in mentions}
        order = sorted(places.values(), key=lambda p: -ranked[p.name])
        heavy = [place for place in order if ranked[place.name] >= IN_PASSING]
        own = [survey.paper] if survey.paper is not None else []
        self._places = [*heavy, *own, *(place for place in order if ranked[place.name] < IN_PASSING)]
        self._told: dict[str, Entry | None] = {}

    def of(self, kind: str) -> Entry | None:
        """The place that 县, 市, 区, 旗, 省, 镇, 乡 or 街道 stands for, None where the text does not tell."""
        if kind not in self._told:
            self._told[kind] = self._of(kind)
        return self._told[kind]

    def _of(self, kind: str) -> Entry | None:
        for place in self._places:
            found = _fitting(self._gazetteer, place, kind)
            if found is not None:
                return found
        if kind == "市" and len(self._survey.counties) > 1 and len(self._survey.regions) == 1:
            region = self._gazetteer.entries.get(next(iter(self._survey.regions)))
            if region is not None and region.base.endswith("市"):
                return region  # 全市 on a page about several counties of one prefecture
        fitting = {f.name: f for c in self._survey.counties if (f := _fitting(self._gazetteer, c, kind)) is not None}
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def _fitting(gazetteer: Gazetteer, place: Entry, kind: str) -> Entry | None:
    """The place itself or the nearest above it that is printed as `kind`; a zone is a 区."""
    for candidate in (place, *gazetteer.above(place)):
        if kind == "区" and candidate.level == "zone":
            return candidate
        if candidate.base.endswith(kind) and candidate.level != "village":
            return candidate
    return None
