"""Which bodies an article names: a place or a level of government, then a body; or a name of the vocabulary.

Precision comes first: a body whose place is not told (有关部门, 执法局) is no agency.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from gazette.describe import bodies
from gazette.describe.agency_names import explicit, fitted, own_name, told_by_level, with_units
from gazette.describe.gazetteer import Entry, Gazetteer, stem
from gazette.describe.homes import Homes, weight
from gazette.describe.lexicon import Lexicon
from gazette.describe.survey import Mention, Survey
from gazette.describe.text import Passage
from gazette.model import Agency

# A level of government that stands for a place: 县民政局, but not 社区民政局 or 各区教育局.
_LEVEL = re.compile(
    r"(?<![辖社园山郊地校库牧厂景灾片城各外多几两个跨新老小])(?:街道|[省市县区旗州镇乡])(?=[\u4e00-\u9fff])"
)
_SHORT_UNIT = re.compile(r"(?:大队|支队)(?![长部])")
_OFFICE = re.compile("办事处")
_STREET = 4  # characters of the name of a street, at most
_STATUS = re.compile(r"[省市县区旗]")
_LONGEST_STEM = 10  # characters before a body that is called by its own name
_SUBJECT = 2.0  # the weight of mentions from which on an article is about a business: the lede, or twice
_WHERE = frozenset("以在到从至往送")
_LEAGUE = re.compile(r"团(?P<level>[省市县区旗])委")
_COMMITTEE = re.compile(r"[县市区]?委(?:员会)?")
_NATIONAL_NOT = re.compile(r"[门署队]")


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """A body named at passages[passage][start:end]; `place` is what it serves, None where that is not told."""

    passage: int
    start: int
    end: int
    name: str
    place: Entry | None


class Directory:
    """The agencies of the vocabulary by every name that they have."""

    def __init__(self, agencies: tuple[Agency, ...]) -> None:
        self.by_form = {form: agency for agency in agencies for form in (agency.name, *agency.aliases)}
        self.lexicon = Lexicon(self.by_form)


@lru_cache(maxsize=4)
def directory(agencies: tuple[Agency, ...]) -> Directory:
    """The directory of a vocabulary."""
    return Directory(agencies)


class Finder:
    """Finds the agencies of one article."""

    def __init__(self, book: Directory, survey: Survey, passages: Sequence[Passage], places: Sequence[Mention]) -> None:
        self._book = book
        self._survey = survey
        self._gazetteer: Gazetteer = survey.gazetteer
        self._passages = passages
        self._places: dict[int, list[Mention]] = defaultdict(list)
        for place in places:
            self._places[place.passage].append(place)
        self._homes = Homes(survey, passages, places)

    def find(self) -> tuple[AgencyMention, ...]:
        """Every agency of the article, in order; where two overlap, the longer."""
        found = [m for i, passage in enumerate(self._passages) for m in self._apart(self._in(i, passage.text))]
        return tuple(self._short_units(found))

    def _apart(self, mentions: Iterator[AgencyMention]) -> list[AgencyMention]:
        kept: list[AgencyMention] = []
        for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
            if not kept or mention.start >= kept[-1].end:
                kept.append(mention)
        return kept

    def _in(self, number: int, text: str) -> Iterator[AgencyMention]:
        for start, end, agency in self._survey.forms.agencies.apart(text):
            if self._here(agency):
                yield AgencyMention(number, start, end, agency.name, self._gazetteer.entries.get(agency.place))
        starts = {place.start for place in self._places[number]}
        for place in self._places[number]:
            if place.end not in starts:  # the body belongs to the last of 莘县十八里铺镇
                yield from self._after_place(number, text, place)
        for match in bodies.UNIVERSITY.finditer(text) if "大学" in text else ():
            end, name = with_units(text, match.end(), match[0])
            yield AgencyMention(number, match.start(), end, name, None)
        for level in _LEVEL.finditer(text):
            yield from self._after_level(number, text, level)
        for office in _OFFICE.finditer(text):
            yield from self._office(number, text, office)
        yield from self._leagues(number, text)
        yield from self._by_name(number, text, starts)
        for start, end, name in self._survey.forms.national.apart(text):
            if end not in starts and not _NATIONAL_NOT.match(text, end) and not bodies.THANKED.match(text, end):
                yield AgencyMention(number, start, end, name, None)

    def _leagues(self, number: int, text: str) -> Iterator[AgencyMention]:
        """团县委 and 共青团冠县委员会: the Youth League, whose level or place stands inside its name."""
        for league in _LEAGUE.finditer(text) if "团" in text else ():
            place = self._homes.of(league["level"])
            if place is not None:
                yield AgencyMention(number, league.start(), league.end(), f"{place.name}团委", place)
        for named in self._places[number] if "共青团" in text else ():
            committee = _COMMITTEE.match(text, named.end)
            if committee is not None and text.endswith("共青团", 0, named.start):
                yield AgencyMention(number, named.start - 3, committee.end(), f"{named.place.name}团委", named.place)

    def _by_name(self, number: int, text: str, starts: set[int]) -> Iterator[AgencyMention]:
        """A body that is called by a name of its own: 凤岩供电所, 邮储银行陶丘县支行."""
        for at, end, _ in self._survey.forms.named.apart(text):
            match = bodies.OWN_STEM.search(text, max(0, at - _LONGEST_STEM), at)
            if match is None or match.start() in starts or bodies.NO_BODY_AFTER.match(text, end):
                continue
            if own_name(match["stem"]) or (match["kind"] and not bodies.SENTENCE.search(match["stem"])):
                yield AgencyMention(number, match.start(), end, text[match.start() : end], None)
        for match in bodies.BANK.finditer(text) if "银行" in text else ():
            if match.start("place") in starts or own_name(match["place"]):
                yield AgencyMention(number, match.start(), match.end(), match[0], None)

    def _here(self, agency: Agency) -> bool:
        """Whether the page speaks of the region of an agency of the vocabulary."""
        place = self._gazetteer.entries.get(agency.place)
        return place is None or self._gazetteer.region(place) in self._survey.regions

    def _after_place(self, number: int, text: str, place: Mention) -> Iterator[AgencyMention]:
        """A body right after the name of its place."""
        if text.endswith("政协", 0, place.start) and text.startswith("委员会", place.end):
            yield AgencyMention(number, place.start - 2, place.end + 3, f"{place.place.name}政协", place.place)
            return
        found = explicit(text, place.end)
        if found is None:
            if _SHORT_UNIT.match(text, place.end):
                yield AgencyMention(number, place.start, place.end + 2, "", place.place)
            return
        end, body, listed = found
        if body == "街道办事处" and text[place.start : place.end] == stem(place.place.base) != place.place.base:
            return  # 海关驻寻乌办事处 is none of 寻乌县
        label = place.place.name if listed else text[place.start : place.end]
        if body == "交警大队" and place.place.level == "prefecture":
            body = "交警支队"
        name = label + fitted(label, body)
        yield AgencyMention(number, place.start, end, self._canonical(name, text[place.start : end]), place.place)

    def _after_level(self, number: int, text: str, level: re.Match[str]) -> Iterator[AgencyMention]:
        """A body right after a level of government; which place that is, the article tells."""
        found = bodies.names("local").at(text, level.end())
        found = found or told_by_level(text, level.start(), level.end())
        if found is None or text.endswith("交警", 0, found[0]) or bodies.THANKED.match(text, found[0]):
            return
        if found[1] == "医院" and level.start() and text[level.start() - 1] in _WHERE:
            return  # 到县医院看病: where somebody went
        place = self._homes.of(level[0])
        if place is not None:
            end, body = with_units(text, *found)
            name = self._canonical(place.name + body, place.name + text[level.end() : end])
            yield AgencyMention(number, level.start(), end, name, place)

    def _office(self, number: int, text: str, office: re.Match[str]) -> Iterator[AgencyMention]:
        """清泉办事处: the office of a street that is known."""
        for start in range(max(0, office.start() - _STREET), office.start() - 1):
            town = self._survey.towns.known(text[start : office.start()] + "街道")
            if town is not None:
                name = self._canonical(f"{town.name}办事处", text[start : office.end()])
                yield AgencyMention(number, start, office.end(), name, town)
                return

    def _canonical(self, name: str, printed: str) -> str:
        agency = self._book.by_form.get(name) or self._book.by_form.get(printed)
        return agency.name if agency is not None else name

    def _short_units(self, found: list[AgencyMention]) -> Iterator[AgencyMention]:
        """冠县大队 is the 交警大队 of 冠县, where the article names one."""
        units = {m.place.name: m.name for m in found if m.place and m.name.endswith(("大队", "支队"))}
        for mention in found:
            if mention.name:
                yield mention
            elif mention.place is not None and mention.place.name in units:
                yield replace(mention, name=units[mention.place.name])


def ranked(passages: Sequence[Passage], mentions: Sequence[AgencyMention]) -> tuple[str, ...]:
    """The names of an article's agencies, those that it speaks of most first."""
    scores: dict[str, float] = {}
    for mention in mentions:
        passage = passages[mention.passage]
        signed = mention.end - mention.start == len(passage.text.strip())  # who signs a notice is its subject
        scores[mention.name] = scores.get(mention.name, 0) + (_SUBJECT if signed else weight(passage))
    called: dict[str, str] = {}
    for name in sorted(scores, key=len, reverse=True):  # 萍江交警大队 is the 萍江区交警大队 of the same article
        called.setdefault(_STATUS.sub("", name).replace("人民医院", "医院"), name)
    for name in list(scores):
        full = called[_STATUS.sub("", name).replace("人民医院", "医院")]
        if full != name:
            scores[full] += scores.pop(name)
    kept = (name for name in scores if scores[name] >= _SUBJECT or not bodies.COMMERCIAL.search(name))
    return tuple(sorted(kept, key=lambda name: -scores[name]))
