"""Where an article's events are: the places that it names, less those named in passing, most relevant first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from gazette import divisions, slugs
from gazette.describe.agencies import AgencyMention
from gazette.describe.gazetteer import Entry, Gazetteer
from gazette.describe.homes import DEICTIC, IN_PASSING, Homes, weight
from gazette.describe.survey import Mention, Survey
from gazette.describe.text import Passage
from gazette.model import Place

_WIDE = ("province", "prefecture")
_CARRIED = 5.0  # from this score on a prefecture counts that only its agencies, 全市 and 我市 carry
_OFTEN = 3.0  # from this score on a wide place counts beside a narrower one within it


def rank(
    survey: Survey, passages: Sequence[Passage], mentions: Sequence[Mention], agencies: Sequence[AgencyMention]
) -> tuple[str, ...]:
    """The names of an article's places.

    A province or prefecture does not count where it only leads to a narrower place (聊城市冠县), or stands once after
    one. A place that only an agency carries counts where it is a county or narrower, or nothing else is named.
    """
    named = Counter[str]()
    carried = Counter[str]()
    places: dict[str, Entry] = {}
    spans = {(a.passage, i) for a in agencies for i in range(a.start, a.end)}
    for mention in _innermost(survey, mentions):
        places.setdefault(mention.place.name, mention.place)
        heavy = weight(passages[mention.passage])
        (carried if (mention.passage, mention.start) in spans else named)[mention.place.name] += heavy  # type: ignore[assignment]
    for agency in agencies:
        if agency.place is not None:
            places.setdefault(agency.place.name, agency.place)
            carried[agency.place.name] += weight(passages[agency.passage])  # type: ignore[assignment]
    for name, heavy in _spoken_of(survey, passages, mentions).items():
        if name in places:
            carried[name] += heavy  # type: ignore[assignment]
    kept = {name for name, place in places.items() if named[name] or place.level not in _WIDE}
    kept |= {name for name in places if carried[name] >= _CARRIED and places[name].level == "prefecture"}
    order = {name: at for at, name in enumerate(places)}
    first_within = _first_within(survey, places, kept, order)
    kept -= {
        name
        for name in kept
        if places[name].level in _WIDE
        and named[name] + carried[name] < _OFTEN
        and first_within.get(name, len(order)) < order[name]
    }
    kept = kept or {name for name, place in places.items() if place.level == "prefecture"}
    if not kept:
        kept, places = _unnamed(survey, passages, mentions)
    kept, places = _at_home(survey, kept, places, named, carried)
    order = {name: at for at, name in enumerate(places)}
    return tuple(sorted(kept, key=lambda name: (-named[name] - carried[name], order[name])))


def _at_home(
    survey: Survey, kept: set[str], places: dict[str, Entry], named: Counter[str], carried: Counter[str]
) -> tuple[set[str], dict[str, Entry]]:
    """The places of an article with the county that it is at home in, less what it names in passing far from there."""
    total = {name: named[name] + carried[name] for name in kept}
    elsewhere = _elsewhere(survey, {name: places[name] for name in kept}, total)
    if elsewhere is not None:
        kept, places = kept | {elsewhere.name}, {elsewhere.name: elsewhere} | places
        named[elsewhere.name] = IN_PASSING  # type: ignore[assignment]
    county = _county_of_towns(survey, [places[name] for name in kept])
    if county is not None:
        kept, places = kept | {county.name}, places | {county.name: county}
    return kept - _far(survey, [places[name] for name in kept], total), places


def _elsewhere(survey: Survey, kept: Mapping[str, Entry], heavy: Mapping[str, float]) -> Entry | None:
    """The county whose newspaper the page is of, where an article names in passing only what lies elsewhere."""
    paper = survey.paper
    if paper is None or any(heavy[name] >= IN_PASSING for name in kept):
        return None
    around = {paper, *survey.gazetteer.above(paper)}
    inside = any(place in around or paper in survey.gazetteer.above(place) for place in kept.values())
    return None if inside else paper


def _far(survey: Survey, kept: Sequence[Entry], heavy: Mapping[str, float]) -> set[str]:
    """The provinces and prefectures that an article about a narrower place names once, and far from it (在西宁打工)."""
    narrow = [place for place in kept if place.level not in _WIDE]
    around = {above.name for place in narrow for above in survey.gazetteer.above(place)}
    if not around:
        return set()
    return {
        p.name for p in kept if p.level in _WIDE and heavy.get(p.name, IN_PASSING) < IN_PASSING and p.name not in around
    }


def _innermost(survey: Survey, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, less a province or prefecture that only leads to the next one."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        leads = (
            following is not None
            and (following.passage, following.start) == (mention.passage, mention.end)
            and mention.place in survey.gazetteer.above(following.place)
        )
        if not (leads and mention.place.level in _WIDE):
            yield mention


def _first_within(
    survey: Survey, places: Mapping[str, Entry], kept: Iterable[str], order: Mapping[str, int]
) -> dict[str, int]:
    """For each wide place, the rank of the first place within it: where it is named after that, it is surroundings."""
    first: dict[str, int] = {}
    for name in sorted(kept, key=order.__getitem__):
        for wide in survey.gazetteer.above(places[name]):
            first.setdefault(wide.name, order[name])
    return first


def _spoken_of(survey: Survey, passages: Sequence[Passage], mentions: Sequence[Mention]) -> dict[str, float]:
    """How much an article speaks of 全市 and 我市, by the name of the place meant."""
    spoken = 0.0
    for passage in passages:
        count = sum(kind == "市" for kind in DEICTIC.findall(passage.text))
        spoken += weight(passage) * count
    place = Homes(survey, passages, mentions).of("市") if spoken else None
    return {} if place is None else {place.name: spoken}


def _county_of_towns(survey: Survey, named: Sequence[Entry]) -> Entry | None:
    """The county in which an article's towns and villages lie, where it names neither a county nor what contains it."""
    towns = [place for place in named if place.level in ("township", "village")]
    if any(place.level in ("county", "zone") for place in named):
        return None
    counties = {above.name: above for place in towns if (above := survey.gazetteer.at(place, "county", "zone"))}
    county = next(iter(counties.values())) if len(counties) == 1 else None
    return None if county is None or any(place in survey.gazetteer.above(county) for place in named) else county


def _unnamed(
    survey: Survey, passages: Sequence[Passage], mentions: Sequence[Mention]
) -> tuple[set[str], dict[str, Entry]]:
    """The place that 我区 or 全县 stands for in an article that names none, else the county whose newspaper it is."""
    homes = Homes(survey, passages, mentions)
    for passage in passages:
        for match in DEICTIC.finditer(passage.text):
            place = homes.of(match[1])
            if place is not None:
                return {place.name}, {place.name: place}
    home = survey.paper or survey.only
    return ({home.name}, {home.name: home}) if home is not None else (set(), {})


def fill(division: str, known: Sequence[Place] = ()) -> str | None:
    """Lines for places.yaml: a division (name or code), what contains it, and its counties, streets, towns, townships.

    `known` are the places that the vocabulary has already; they are left out. None where no division has that name.
    """
    book = Gazetteer(tuple(known))
    top = next((e for e in book.by_code.values() if division in (e.code, e.name, e.base)), None)
    if top is None:
        return None
    inside = [book.by_code[code] for code in sorted(book.by_code) if code.startswith(top.code)]
    towns = [town for place in inside for town in book.towns(place) if town.code and town.level == "township"]
    taken = {place.name for place in known}
    ids = {place.id for place in known}
    lines = []
    for entry in (*reversed(tuple(book.above(top))), *inside, *towns):
        if entry.name not in taken:
            identifier = slugs.slug(entry.name)
            identifier = identifier if identifier not in ids else f"{identifier}-{entry.code}"
            taken.add(entry.name)
            ids.add(identifier)
            lines.append(_line(entry, identifier))
    return "".join(lines)


def _line(entry: Entry, identifier: str) -> str:
    fields = [f"id: {identifier}", f"name: {entry.name}", f"code: {entry.code}", f"level: {entry.level}"]
    if entry.parent:
        fields.append(f"parent: {entry.parent}")
    division = divisions.table().get(entry.code)
    if division is not None and division.latitude is not None:
        fields.append(f"latitude: {division.latitude:g}, longitude: {division.longitude:g}")
    return f"- {{{', '.join(fields)}}}\n"
