"""Every place that we can name, the vocabulary's first, then China's divisions; and the forms of each in print."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property, lru_cache

from gazette import divisions
from gazette.describe.lexicon import Lexicon
from gazette.model import Place
from gazette.words import words

# What may follow a stem: 茌平区, 大厂回族自治县, 恩施土家族苗族自治州.
_PEOPLES = (
    "布依|土家|哈尼|哈萨克|柯尔克孜|蒙古|回|藏|维吾尔|苗|彝|壮|朝鲜|满|侗|瑶|白|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|"
    "羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|门巴|珞巴|基诺|各"
)
_STATUS = re.compile(rf"(?:(?:(?:{_PEOPLES})族?)*自治[区州县旗]|特别行政区|地区|林区|特区|新区|[省市州盟县区旗])$")
_STEMS = {"内蒙古自治区": "内蒙古", "东乡族自治县": "东乡"}  # whose first syllables look like a people's name
_ZONE_KINDS = ("", "经济技术", "经济", "高新技术产业", "高新技术")
GENERIC_ZONES = {f"{kind}开发区" for kind in _ZONE_KINDS} | {"经开区", "高新区", "度假区", "旅游度假区"}


class Strength(Enum):
    """How much a printed form proves by itself."""

    FULL = 3  # 冠县: a place wherever it stands
    SHORT = 2  # 聊城, 临清: a place where nothing around says otherwise
    NESTED = 0  # 城区, 郊区: a place only right after the place that contains it
    LOCAL = 1  # 开发区, 城关镇, 朝阳: a place where its region is spoken of
    WORDY = -1  # 会同县 in 检察院会同县教育局: a place where its region is spoken of, whatever follows


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: `name` is unique and what pages show, `base` the name without what tells it from its namesakes."""

    name: str
    base: str
    level: str
    code: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a printed form may mean."""

    entry: Entry
    strength: Strength


def stem(name: str) -> str:
    """A name without its status: 茌平 for 茌平区; the name itself where less than two characters would be left.

    >>> stem("恩施土家族苗族自治州"), stem("冠县")
    ('恩施', '冠县')
    """
    short = _STEMS.get(name) or _STATUS.sub("", name)
    return short if len(short) >= 2 else name


class Gazetteer:
    """The places of a vocabulary joined with the national table."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self.entries: dict[str, Entry] = {}
        self.by_code: dict[str, Entry] = {}
        self.children: dict[str, list[Entry]] = defaultdict(list)
        self._senses: dict[str, list[Sense]] = defaultdict(list)
        self._towns: dict[str, tuple[Entry, ...]] = {}
        self.own = frozenset(place.name for place in places)
        own = {place.code for place in places if place.code}
        for place in places:
            base = place.name.removeprefix(place.parent) or place.name  # 徐州市鼓楼区 is printed 鼓楼区
            entry = Entry(place.name, base, place.level or "village", place.code, place.parent)
            self._add(entry)
            self._print_own(entry, place.aliases)
        self._whole: dict[str, str] = {}  # of prefectures without counties (东莞市): the code below which towns stand
        for code, division in divisions.table().items():
            above = self.by_code.get(divisions.parent(code))
            if code not in own and above is not None and above.base == division.name:
                self.by_code[code] = above
                self._whole[above.name] = code
                continue
            if code not in own:
                self._add(self._national(division))
            self._print_national(self.by_code[code], division)

    def _add(self, entry: Entry) -> None:
        self.entries.setdefault(entry.name, entry)
        if entry.code:
            self.by_code.setdefault(entry.code, entry)
        self.children[entry.parent].append(entry)

    def _national(self, division: divisions.Division) -> Entry:
        above = self.by_code.get(divisions.parent(division.code))
        name = division.name
        if above is not None and _namesakes()[name] > 1:
            name = above.base + name
        return Entry(name, division.name, division.level, division.code, above.name if above else "")

    def _print_own(self, entry: Entry, aliases: tuple[str, ...]) -> None:
        near = entry.level in ("township", "village")
        for form in (entry.name, entry.base, *aliases):
            if near or form in GENERIC_ZONES:
                self._print(form, entry, Strength.LOCAL)
            elif form == entry.base or form != stem(entry.base):
                self._print(form, entry, Strength.FULL)
            else:
                self._print(form, entry, Strength.SHORT)

    def _print_national(self, entry: Entry, division: divisions.Division) -> None:
        strength = Strength.NESTED if division.name in words("plain") else Strength.FULL
        for form in (division.name, *division.former):
            self._print(form, entry, Strength.WORDY if form in words("wordy") else strength)
        if entry.base.startswith(("市中", "市南", "市北")):  # 济南市中区 is read as 济南 and 市中区, not 济南市
            above = self.entries.get(entry.parent, entry)
            self._print(stem(above.base) + entry.base, entry, Strength.FULL)
        short = stem(division.name)
        if division.level == "zone" or short == division.name or entry.level == "zone":
            return
        self._print(short, entry, _strength(division, short))
        if "自治" in division.name and division.level != "province":
            self._print(short + division.name[-1], entry, Strength.FULL)  # 黔南州, 东乡县

    def _print(self, form: str, entry: Entry, strength: Strength) -> None:
        senses = self._senses[form]
        if len(form) >= 2 and all(sense.entry is not entry for sense in senses):
            senses.append(Sense(entry, strength))

    @cached_property
    def lexicon(self) -> Lexicon[tuple[Sense, ...]]:
        """Every printed form and what it may mean."""
        return Lexicon({form: tuple(senses) for form, senses in self._senses.items()})

    def above(self, entry: Entry) -> Iterator[Entry]:
        """The places that contain a place, nearest first."""
        seen = {entry.name}
        while (entry := self.entries.get(entry.parent, entry)) and entry.name not in seen:
            seen.add(entry.name)
            yield entry

    def at(self, entry: Entry, *levels: str) -> Entry | None:
        """The place itself or the nearest above it of one of the levels."""
        return next((e for e in (entry, *self.above(entry)) if e.level in levels), None)

    def region(self, entry: Entry) -> str:
        """The name of the prefecture, or where there is none of the province, in which a place lies."""
        found = self.at(entry, "prefecture") or self.at(entry, "province")
        return found.name if found else ""

    def towns(self, county: Entry) -> tuple[Entry, ...]:
        """The streets, towns, townships and villages right below a county or zone, the vocabulary's first."""
        if county.name not in self._towns:
            self._towns[county.name] = tuple(self._find_towns(county))
        return self._towns[county.name]

    def _find_towns(self, county: Entry) -> Iterator[Entry]:
        own = self.children.get(county.name, ())
        yield from own
        known = {entry.code for entry in own} | self.by_code.keys()
        code = self._whole.get(county.name, county.code)
        for division in divisions.townships(code) if len(code) == 6 else ():
            if division.code not in known:
                twin = _town_namesakes()[code[:4], division.name] > 1
                name = county.base + division.name if twin else division.name
                yield Entry(name, division.name, "township", division.code, county.name)


def _strength(division: divisions.Division, short: str) -> Strength:
    if division.level == "county":
        return Strength.NESTED if short in words("stems") else Strength.LOCAL
    return Strength.LOCAL if short in words("prefectures") else Strength.SHORT


@lru_cache(maxsize=4)
def gazetteer(places: tuple[Place, ...]) -> Gazetteer:
    """The gazetteer of a vocabulary; building one takes some hundredths of a second."""
    return Gazetteer(places)


@cache
def _namesakes() -> Counter[str]:
    """How many divisions have a name; a prefecture that is its own county (东莞市) counts once."""
    table = divisions.table()
    above = {code: table.get(divisions.parent(code)) for code in table}
    return Counter(d.name for code, d in table.items() if (up := above[code]) is None or up.name != d.name)


@cache
def _town_namesakes() -> Counter[tuple[str, str]]:
    """How many towns of a prefecture have a name: 城关镇 may need its county before it, 顾官屯镇 does not."""
    counties = (code for code in divisions.table() if len(code) == 6)
    return Counter((code[:4], town.name) for code in counties for town in divisions.townships(code))
