"""Counties, districts and cities that no table has: old ones, new ones, misprinted ones, learned from how they stand.

A name is taken where it begins after a pause or a word like 在, ends in 县, 市, 区 or 旗, and is no word of its own; a
district, whose ending common words share (服务区, 展示区), only where it stands twice, a body follows it, or the page
speaks of its district (全区).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

import rjieba

from gazette.describe.gazetteer import Entry
from gazette.describe.lexicon import Lexicon
from gazette.words import words

_START = (
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在到赴往于从对与和及的由是让据给经、回记])|(?<=穿过)|(?<=途经)|(?<=走遍)|(?<=记者)|(?<=走进)|(?<=来到)|(?<=位于)|(?<=省)|(?<=国网)|(?<=中共)"
    r"|(?<=税务总局)|(?<=邮储银行)|(?<=家住))"
)
_STEM = r"(?P<stem>(?![在到赴往于从对与和及的由是让据自给经回全各我本该记])[\u4e00-\u9fff]{2,3}?)"
# A pause or a joining word, then two or three characters and a status.
_NAMED = re.compile(
    _START + _STEM + r"(?P<status>县(?![域城级史志])|市(?![场面值容井况区])|"
    r"(?:新|高新技术产业开发|高新|经济技术开发|经济开发|经开|开发|度假)?区"
    r"(?![别域分间块位内里])|旗(?![帜袍下]))"
)
_BODY_AFTER = re.compile(
    r"公安|交警|民政|教育|扶贫|法院|人民|检察|车管|消防|税务|供电|气象|财政|水利|卫健|卫生|市场监|城管|综合|环保|生态|农业|林业|人社|妇联|残联|"
    r"团委|总工会|纪委|委|政府|人大|政协|住建|交通|文旅|文化|应急|司法|审计|统计|发改|商务|医保|退役|劳动|自然资源|[\u4e00-\u9fff]{2,3}[镇乡街]"
)
_STATUS = re.compile("[县市区旗]")
_REACH = 9  # characters of the longest candidate before its last one
# What a page says of a district that it is about.
_DISTRICT = re.compile(
    rf"[全我该]区|(?:(?<![\u4e00-\u9fff])|(?<=[由是在与和从向]))区(?:直|里|级|委|政府|{_BODY_AFTER.pattern})"
)
_NAMES = ("nr", "ns", "nz", "nt")  # parts of speech that the segmenter gives to names
_NO_NAMES = ("v", "c", "d", "p", "r", "u", "ad", "m", "t")  # verbs, conjunctions, adverbs, times …
_FUNCTION = frozenset(
    "的了在到对和与及或等是把被从向各全该我本每某其个这那之所则将已也都有为由以不上下进出来去多少几两半省新老大小县市区镇乡村委并着过"
)

_VIRTUES = "强立兴富穷城"  # 工业强县, 生态立县, 人民城市


def learn(texts: Iterable[str], known: Callable[[str], bool] = lambda _: False) -> dict[str, Entry]:
    """The new counties, districts, zones and cities that the texts of a page name, by name.

    `known` tells whether a stem is the short form of a place (锦屏 of 锦屏县), so that 锦屏区 may be one too.
    """
    texts = tuple(texts)
    found: dict[str, str] = {}
    proved: set[str] = set()
    for text in texts:
        for match in _named(text):
            name = match["stem"] + match["status"]
            if name not in found and not _name_like(match["stem"], match["status"], known):
                continue
            found[name] = match["status"]
            if not match["status"].endswith("区") or _BODY_AFTER.match(text, match.end()):
                proved.add(name)
    if not found:
        return {}
    if len(proved) < len(found) and not any("区" in text and _DISTRICT.search(text) for text in texts):
        spoken = _spoken_of(found, texts)
        found = {name: status for name, status in found.items() if name in proved or name in spoken}
    return {name: Entry(name, name, "county" if len(status) == 1 else "zone") for name, status in found.items()}


def _named(text: str) -> Iterator[re.Match[str]]:
    """The candidates of a text; trying the few characters before each status is faster than trying each character."""
    last = 0
    for status in _STATUS.finditer(text):
        match = _NAMED.search(text, max(last, status.start() - _REACH), status.end() + 1)
        if match is not None:
            yield match
            last = match.end()


def _spoken_of(names: Mapping[str, str], texts: Sequence[str]) -> set[str]:
    """Of names, each with its status, those that stand twice, or beside a body called by the stem (萍江交警大队)."""
    stems: dict[str, list[str]] = defaultdict(list)
    for name, status in names.items():
        stems[name.removesuffix(status)].append(name)
    text = "\n".join(texts)
    served = {stem for end, stem in _standing(stems, text) if _BODY_AFTER.match(text, end)}
    often = {name for name, count in times(names, texts).items() if count > 1}
    return often.union(*(stems[stem] for stem in served))


def times(strings: Collection[str], texts: Sequence[str]) -> Counter[str]:
    """How often each string stands in the texts, read once."""
    return Counter(string for _, string in _standing(strings, "\n".join(texts)))


def _standing(strings: Collection[str], text: str) -> Iterator[tuple[int, str]]:
    """Where each of the strings ends in a text, those that begin as another does included."""
    if not strings:
        return
    lexicon = Lexicon({string: string for string in strings})
    for start, longest, _ in lexicon.longest(text):
        for end in range(start + 2, longest + 1):
            if text[start:end] in lexicon:
                yield end, text[start:end]


def _name_like(stem: str, status: str, known: Callable[[str], bool]) -> bool:
    """Whether the characters before a status are a name: unknown as a word, or known as a name."""
    name = stem + status
    if (
        _FUNCTION & set(stem)
        or stem in words("statuses")
        or stem[-1] in _VIRTUES
        or name[-2:] in words("pairs")
        or (name[-2:] == "城区" and known(stem[:-1]))
    ):
        return False
    if known(stem):
        return True
    if rjieba.has_word(name):
        return rjieba.tag(name)[0][1].startswith(_NAMES)
    parts = rjieba.tag(stem)
    if any(tag.startswith(_NO_NAMES) and len(part) > 1 for part, tag in parts):
        return False  # 联合某县, 建立县, 只要县
    return status == "县" or len(parts) > 1 or parts[0][1].startswith(_NAMES) or not rjieba.has_word(stem)
