"""Which places a page names, and where: printed forms found, weighed by what stands around, and resolved by region.

A page is read twice. First its certain names tell which prefectures it speaks of; then the forms that mean different
places in different parts of China (开发区, 城关镇, 鼓楼区, 临清 for 临清市) are read in that light.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from gazette.describe import mastheads
from gazette.describe.forms import Forms
from gazette.describe.gazetteer import Entry, Gazetteer, Sense, Strength
from gazette.describe.lexicon import Lexicon
from gazette.describe.newplaces import learn, times
from gazette.describe.segments import word_edges
from gazette.describe.towns import Found, Towns

# What makes a short form part of another name: 北京路, 聊城东高速, 山东梆子, 上海菜.
_OTHER_NAME_AFTER = re.compile(
    r"[东西南北中]?(?:路|街|大道|大街|巷|桥|高速|高铁|站|河|江|湖|港)|梆子|快书|坠子|牌(?![坊匾照子])|汤圆|粽子|烤鸭|火腿|米粉|拉面|热干面|臭豆腐|榨菜|时间|戏|剧|话|菜|酒|籍|精神|会议|合作组织"
)
# 牡丹江水: the river, not the city that is named after it.
_OF_A_RIVER = re.compile("水(?![务利电库文产果泥厂价费表管])|畔|岸|边|流域|[上中下]游|支流|干流|大堤")
_NO_STATUS_AFTER = frozenset("域别间")  # 和平区域, 高新区别
# What proves a short form: the body that serves it, or a dateline.
_BODY_AFTER = re.compile(
    r"公安|交警|交巡警|民政|教育|教体|扶贫|法院|检察|车管|消防|税务|供电|气象|财政|水利|卫健|卫生|市场监管|城管|综合执法|环保|"
    r"生态环境|农业|林业|人社|妇联|残联|团委|总工会|纪委|大队|支队|[县区市][委政一]|[讯电]|一中|实验|开发区|高新区|经开区"
)
_PAUSE = re.compile(r"[^\u4e00-\u9fff]|[在到赴往于从对与和及的由为向是至经让给者]")
_OFTEN = 3  # mentions from which on the only county of a page is what the page is about
_TWO = 2  # characters of the shortest names, which must begin where a word does
Hit = tuple[int, int, tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named at passages[passage][start:end]."""

    passage: int
    start: int
    end: int
    place: Entry


class Survey:
    """What one page says about where it is."""

    def __init__(self, gazetteer: Gazetteer, forms: Forms, texts: Iterable[str], heads: Iterable[str] = ()) -> None:
        self.gazetteer = gazetteer
        self.forms = forms
        self._hits: dict[str, list[Hit]] = {}
        self._new_hits: dict[str, list[Found]] = {}
        texts = tuple(texts)
        learned = {n: e for n, e in learn(texts, self._place_like).items() if n not in gazetteer.lexicon}
        standing = times({name for name in learned if self._ends_known(name)}, texts)
        self._new = {name: e for name, e in learned.items() if not self._known_tail(name, standing[name])}
        self._new_forms = Lexicon({form: e for name, e in self._new.items() for form in (name, name[:-1])})
        if self._new:
            self._new_forms.expect(texts)
        self._papers: set[Entry] = set()  # the counties whose newspapers are named
        self.regions: Counter[str] = Counter()  # names of prefectures, by how often something in them is named
        counties: Counter[str] = Counter()
        for text in texts:
            for place in self._certain(text):
                self.regions[gazetteer.region(place)] += 1
                county = gazetteer.at(place, "county", "zone")
                if county is not None:
                    counties[county.name] += 1
        own = set(mastheads.counties(((head, self._found(head)) for head in heads), counties))
        if len(own) == 1:  # the counties that a website lists are not whose page it is
            self._papers |= own
            self.regions.update(map(gazetteer.region, own))
            counties.update(place.name for place in own)
        if not counties:
            counties.update(place.name for text in texts for place in self._near(text))
        self.counties = [gazetteer.entries[name] for name, _ in counties.most_common() if name in gazetteer.entries]
        self.counties += self._new.values()
        self._often = next((counties[county.name] >= _OFTEN for county in self.counties), False)
        self._towns: Towns | None = None

    def _place_like(self, stem: str) -> bool:
        return stem in self.gazetteer.lexicon

    def _ends_known(self, name: str) -> bool:
        return name[-3:] in self.gazetteer.lexicon or (len(name) > 4 and name[1:] in self.gazetteer.lexicon)

    def _known_tail(self, name: str, standing: int) -> bool:
        """Whether a name ends in a known one (省冠县), unless it stands more than once itself (东平坝区)."""
        if len(name) > 3 and name[-2:] in self.gazetteer.lexicon:
            return True
        return self._ends_known(name) and (name[0] in "原老旧省市州" or standing < 2)

    @property
    def towns(self) -> Towns:
        """The towns of the page's counties; where it names none, of its prefecture."""
        if self._towns is None:
            above = self.counties
            if not above and len(self.regions) == 1:
                region = next(iter(self.regions))
                above = [e for e in self.gazetteer.children.get(region, ()) if e.level in ("county", "zone")]
                above = above or [self.gazetteer.entries[region]]  # 东莞市 has towns, and no counties
            self._towns = Towns(self.gazetteer, above)
        return self._towns

    def _found(self, text: str) -> list[Hit]:
        """The printed forms in a text that do not lie across two words (代县 in 汉代|县城); each text is read twice."""
        if text not in self._hits:
            hits = list(self.forms.places.apart(text))
            edges = word_edges(text) if hits else frozenset()
            new = [(start, end) for start, end, _ in self._new_places(text)] if hits else []
            chained = {end for _, end, _ in hits}  # in 临夏州东乡县 one name begins where another ends
            self._hits[text] = [
                (start, end, senses)
                for start, end, senses in hits
                if (start in chained or self._begins(text, start, end, senses, edges))
                and not _overlaps(new, start, end)
            ]
        return self._hits[text]

    def _begins(self, text: str, start: int, end: int, senses: tuple[Sense, ...], edges: frozenset[int]) -> bool:
        """Whether a name begins where a word does; one of two characters (兴县) after a pause or a joining word."""
        if text[end - 1] == "区" and text[end : end + 1] in _NO_STATUS_AFTER:
            return False
        if end - start > _TWO:
            return start in edges or end in edges
        own = any(sense.entry.name in self.gazetteer.own for sense in senses)
        whole = senses[0].strength is Strength.FULL and not own
        return start in edges and (not whole or start == 0 or _PAUSE.match(text[start - 1]) is not None)

    def _new_places(self, text: str) -> Sequence[Found]:
        """The places that only this page names: by their names, and without status before a body that serves them."""
        if not self._new:
            return ()
        if text not in self._new_hits:
            self._new_hits[text] = [
                (start, end, place)
                for start, end, place in self._new_forms.apart(text)
                if text[start:end] == place.name or _BODY_AFTER.match(text, end)
            ]
        return self._new_hits[text]

    def _certain(self, text: str) -> Iterator[Entry]:
        """The places of a text that need no region to be understood."""
        previous: tuple[int, Entry | None] = (0, None)
        for start, end, senses in self._found(text):
            place = self._nested(senses, previous[1] if previous[0] == start else None)
            if place is None and len(senses) == 1:
                place = self._told(senses[0], text, start, end)
            previous = (end, place)
            if place is not None:
                yield place

    def _near(self, text: str) -> Iterator[Entry]:
        """The counties of the page's regions that a text names without status (饶河 on a page of 双鸭山)."""
        for start, end, senses in self._found(text) if self.regions else ():
            place = self._resolve(text, start, end, senses)
            if place is not None and place.level == "county":
                yield place

    def _told(self, sense: Sense, text: str, start: int, end: int) -> Entry | None:
        """The place of the only sense of a form, where its text proves it or it is the name of a newspaper."""
        if mastheads.paper(sense, text, start, end):
            self._papers.add(sense.entry)
            return sense.entry
        return sense.entry if _proved(sense, text, end) else None

    @property
    def paper(self) -> Entry | None:
        """The county whose newspaper the page is of, where it names one."""
        return next(iter(self._papers)) if len(self._papers) == 1 else None

    @property
    def only(self) -> Entry | None:
        """The county that the page is about, where it names one often and no other."""
        return self.counties[0] if self._often and len(self.counties) == 1 else None

    def _nested(self, senses: tuple[Sense, ...], before: Entry | None) -> Entry | None:
        """The sense that lies in the place printed right before it."""
        if before is None:
            return None
        return next((s.entry for s in senses if before in self.gazetteer.above(s.entry)), None)

    def mentions(self, passages: Sequence[str]) -> tuple[Mention, ...]:
        """Every place that the passages of an article name, in order."""
        return tuple(Mention(i, *found) for i, text in enumerate(passages) for found in self._places(text))

    def _places(self, text: str) -> list[Found]:
        found: list[Found] = []
        for start, end, senses in self._found(text):
            before = found[-1][2] if found and found[-1][1] == start else None
            place = self._nested(senses, before) or self._resolve(text, start, end, senses)
            if place is not None:
                found.append((start, end, place))
        if new := self._new_places(text):
            found = sorted([*found, *new], key=lambda f: f[:2])
        towns = [town for town in self.towns.find(text, found) if not _within_a_name(town, found)]
        ends = {end for _, end, _ in towns}
        towns += [town for town in self.towns.listed(text) if town[1] not in ends]
        if not towns:
            return found
        towns.sort(key=itemgetter(0))
        taken = {i for start, end, _ in towns for i in range(start, end)}
        return sorted([f for f in found if not taken & set(range(f[0], f[1]))] + towns, key=lambda f: f[:2])

    def _resolve(self, text: str, start: int, end: int, senses: tuple[Sense, ...]) -> Entry | None:
        senses = tuple(s for s in senses if s.strength is not Strength.NESTED)
        near = [s for s in senses if self.gazetteer.region(s.entry) in self.regions]
        if any(s.entry.level == "province" for s in senses):  # 河北 is never 河北区, though the page names 天津
            near = [s for s in near if s.strength is not Strength.LOCAL or s.entry.level != "county"]
        whole = (Strength.FULL, Strength.WORDY)
        near = [s for s in near if s.strength in whole or not _is_other_name(text, end)]
        if near:
            return max(near, key=lambda s: self.regions[self.gazetteer.region(s.entry)]).entry
        proved = [s for s in senses if _proved(s, text, end)]
        if len(proved) == 1 or (proved and proved[0].strength is Strength.SHORT):
            return proved[0].entry
        if proved and proved[0].strength is Strength.FULL:  # which of several 鼓楼区 is not told: the bare name
            return Entry(text[start:end], text[start:end], proved[0].entry.level)
        return None


def _overlaps(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a run of characters shares one with a span; spans are in order and do not overlap."""
    before = bisect_left(spans, (end,)) - 1  # the last that begins before the end
    return before >= 0 and start < spans[before][1]


def _within_a_name(town: Found, places: Sequence[Found]) -> bool:
    """Whether what looks like a town is the beginning of a larger place's whole name: 东乡 in 东乡区.

    Places are in order and do not overlap, so that only the last one that begins no later can hold the town.
    """
    at = bisect_right(places, town[0], key=itemgetter(0)) - 1
    if at < 0:
        return False
    start, end, place = places[at]
    return town[1] <= end and end - start == len(place.base)


def _is_other_name(text: str, end: int) -> bool:
    """Whether a short form that ends here is part of another name: 北京路, 牡丹江水."""
    river = text[end - 1] in "江河湖" and _OF_A_RIVER.match(text, end) is not None
    return river or _OTHER_NAME_AFTER.match(text, end) is not None


def _proved(sense: Sense, text: str, end: int) -> bool:
    """Whether a form counts although nothing tells the region."""
    if sense.strength is Strength.FULL:
        return True
    if sense.strength in (Strength.NESTED, Strength.WORDY):
        return False
    if sense.strength is Strength.SHORT:
        return not _is_other_name(text, end)
    return sense.entry.level == "county" and _BODY_AFTER.match(text, end) is not None
