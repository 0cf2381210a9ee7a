"""Which bodies an article names: a place or a level of government, then a body; or a name of the vocabulary.

Precision comes first: a body whose place is not told (有关部门, 执法局) is no agency.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import rjieba

from gazette.describe import bodies
from gazette.describe.gazetteer import Entry, Gazetteer
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
_SHORTEST = 2  # characters of a county's name that keeps its status in 冠县县委
_STREET = 4  # characters of the name of a street, at most
_PERSON_AFTER = re.compile(
    r"(?:系统|原?副?书记|常委(?!会)|[县市区]长|副[县市区]长|部门|主要|领导|换届|大院|门前|广场|大楼)"
)
_ALONE = (
    "大学",
    "学院",
    "医院",
    "剧团",
    "监狱",
    "文化馆",
    "图书馆",
    "博物馆",
    "法庭",
    "海关",
    "海事局",
    "供电所",
    "供电公司",
    "农商银行",
    "农村商业银行",
    "农信社",
    "林场",
    "村委会",
    "居委会",
    "村民委员会",
    "居民委员会",
    "气象台",
    "自来水公司",
    "公交公司",
    "公交集团",
)  # that need nothing between them and a place
_HAVE_UNITS = ("大学", "公安局", "公安厅", "支队", "交警大队", "公安分局")
_STATUS = re.compile(r"[省市县区旗]")
_LAST = frozenset("局馆所团心院室队学园会")  # the last characters of bodies that a level alone tells
_WINDOW = 12  # characters in which such a body ends
_LONGEST_STEM = 10  # characters before a body that is called by its own name
_SUBJECT = 2.0  # the weight of mentions from which on an article is about a business: the lede, or twice
_COMMON_STEM = re.compile(
    r"[全各该本我某一二三四五六七八九十两几每]|当地|附近|辖区|城区|乡镇|农村|基层|国有|国营|[省市县区镇乡村]"
)
_LINK = re.compile(r"[与和及]")  # 材料科学与工程学院
_PAUSE = re.compile(r"[^\u4e00-\u9fff]|[在到赴往对与和及由经]")
_GENERAL = frozenset(("级", "直", "内", "城", "里", "中心", "政务", "文化"))
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
        for start, end, agency in self._book.lexicon.apart(text):
            if self._here(agency):
                yield AgencyMention(number, start, end, agency.name, self._gazetteer.entries.get(agency.place))
        starts = {place.start for place in self._places[number]}
        for place in self._places[number]:
            if place.end not in starts:  # the body belongs to the last of 莘县十八里铺镇
                yield from self._after_place(number, text, place)
        for match in bodies.UNIVERSITY.finditer(text) if "大学" in text else ():
            end, name = _with_units(text, match.end(), match[0])
            yield AgencyMention(number, match.start(), end, name, None)
        for level in _LEVEL.finditer(text):
            yield from self._after_level(number, text, level)
        for office in re.finditer("办事处", text):
            yield from self._office(number, text, office)
        yield from self._by_name(number, text, starts)
        for start, end, name in bodies.names("national").apart(text):
            if end not in starts and not _NATIONAL_NOT.match(text, end) and not bodies.THANKED.match(text, end):
                yield AgencyMention(number, start, end, name, None)

    def _by_name(self, number: int, text: str, starts: set[int]) -> Iterator[AgencyMention]:
        """A body that is called by a name of its own: 凤岩供电所, 邮储银行陶丘县支行."""
        for at, end, _ in bodies.names("named").apart(text):
            match = bodies.OWN_STEM.search(text, max(0, at - _LONGEST_STEM), at)
            if match is None or match.start() in starts or bodies.NO_BODY_AFTER.match(text, end):
                continue
            if _own_name(match["stem"]):
                yield AgencyMention(number, match.start(), end, text[match.start() : end], None)
        for match in bodies.BANK.finditer(text) if "银行" in text else ():
            if match.start("place") in starts or _own_name(match["place"]):
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
        found = _explicit(text, place.end)
        if found is None:
            if _SHORT_UNIT.match(text, place.end):
                yield AgencyMention(number, place.start, place.end + 2, "", place.place)
            return
        end, body, listed = found
        label = place.place.name if listed else text[place.start : place.end]
        if body == "交警大队" and place.place.level == "prefecture":
            body = "交警支队"
        name = label + _fitted(label, body)
        yield AgencyMention(number, place.start, end, self._canonical(name, text[place.start : end]), place.place)

    def _after_level(self, number: int, text: str, level: re.Match[str]) -> Iterator[AgencyMention]:
        """A body right after a level of government; which place that is, the article tells."""
        found = bodies.names("local").at(text, level.end())
        found = found or _told_by_level(text, level.start(), level.end())
        if found is None or text.endswith("交警", 0, found[0]) or bodies.THANKED.match(text, found[0]):
            return
        place = self._homes.of(level[0])
        if place is not None:
            end, body = _with_units(text, *found)
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
        scores[mention.name] = scores.get(mention.name, 0) + weight(passages[mention.passage])
    called: dict[str, str] = {}
    for name in sorted(scores, key=len, reverse=True):  # 萍江交警大队 is the 萍江区交警大队 of the same article
        called.setdefault(_STATUS.sub("", name), name)
    for name in [name for name in scores if called[_STATUS.sub("", name)] != name]:
        scores[called[_STATUS.sub("", name)]] += scores.pop(name)
    kept = (name for name in scores if scores[name] >= _SUBJECT or not bodies.COMMERCIAL.search(name))
    return tuple(sorted(kept, key=lambda name: -scores[name]))


def _own_name(stem: str) -> bool:
    """Whether what stands before a body is a name, not a word (巡回法庭, 国有林场)."""
    first, tag = rjieba.tag(stem)[0]
    if bodies.SENTENCE.search(stem) or _COMMON_STEM.match(stem):
        return False
    return tag.startswith(("nr", "ns", "nz")) or not rjieba.has_word(first) or (len(first) == 1 and tag != "v")


def _fitted(place: str, body: str) -> str:
    """A body as it is written after its place: 茌平区委组织部 but 冠县县委, 清泉街道办事处."""
    if body.startswith("委") and len(place) == _SHORTEST:
        return place[-1] + body
    return body.removeprefix("街道") if place.endswith("街道") else body


def _explicit(text: str, at: int) -> tuple[int, str, bool] | None:
    """The body that begins at `at`, after the name of its place: its end, its name, whether a list has it."""
    organ = bodies.names("organs").at(text, at)
    known = bodies.names("local").at(text, at) or organ
    if known is not None:
        known = max(known, organ or known, key=lambda found: found[0])
        general = known == organ or text.endswith("交警", at, known[0])
        if bodies.THANKED.match(text, known[0]) or (general and _PERSON_AFTER.match(text, known[0])):
            return None
        return (*_with_units(text, *known), True)
    other = bodies.OTHER.match(text, at)
    if other is None or bodies.SENTENCE.search(other["stem"]) or not (other["stem"] or other["suffix"] in _ALONE):
        return None
    return (*_with_units(text, other.end(), text[at : other.end()]), False)


def _told_by_level(text: str, start: int, at: int) -> tuple[int, str] | None:
    """A body that no list has, right after a level of government that begins where a clause does."""
    if (start and not _PAUSE.match(text[start - 1])) or _LAST.isdisjoint(text[at + 2 : at + _WINDOW]):
        return None
    match = bodies.ONE_OF_A_KIND.match(text, at)
    if match is None or bodies.SENTENCE.search(match["stem"]) or match["stem"] in _GENERAL:
        return None
    return match.end(), match[0]


def _with_units(text: str, end: int, body: str) -> tuple[int, str]:
    """A body with the unit of it that is named right after it."""
    if not body.endswith(_HAVE_UNITS):
        return end, body
    college = body.endswith("大学")
    match = (bodies.COLLEGE if college else bodies.UNIT).match(text, end)
    stem = match["stem"] or "" if match else ""
    if match is None or bodies.SENTENCE.search(_LINK.sub("", stem) if college else stem):
        return end, body
    return match.end(), body + match[0]
