"""How a piece starts: what its first word and its first mark say about its being the rest of one that was cut."""

from __future__ import annotations

import re
from functools import lru_cache

import rjieba

from . import bylines, marks, openings
from .weighing import Features, bounded

REMEMBERED = 2048  # words: a line is weighed against its neighbours several times
MOST = 6.0  # log-odds of how a text begins: more is not better
REACH = 16  # characters in which a clause of time that opens a text ends
FAR = 8  # characters on either side of a joint that a lexicon looks at
PARTICLES = tuple("的了着们等过吗呢吧")
# Words that only look as if one of these opened the text.
NO_PARTICLE = re.compile("的确|了解|着[手力重眼急]|等[他她我你到待候]|过[去来后]")
# Single characters that may well begin a sentence; any other one at the start is probably half a word.
STARTERS = frozenset(
    "为在从据由以对我他她它你这那一二三四五六七八九十两几各每某本该此其当把被让使将给向往按经自随因如若虽但而且并也又再还就才都只更最很"
    "不没无有是要会能可应须得请看听说想去来到走进出上下前后近去凡通过与和同跟或及即则却乃于依靠凭用做作抓促建强创党村"
)
PARA_OPEN = re.compile(
    r"(?:近日|近年来|近期|日前|目前|今年|去年|昨日|昨天|今天|连日来|据了解|据悉|据介绍|随着|自从|截至|同时|此外|与此同时|另外|下一步|接下来|记者|会议)"
)
# These open a paragraph all but certainly: a purpose clause with its comma, a date with its comma.
PARA_SURE = re.compile(
    r"(?:为了?[^，,。]{4,40}[，,]|(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午)?[，,]|近日[，,]|日前[，,]|与此同时|此外[，,]|今年以来[，,]|近年来[，,])"
)
# A clause of time with its comma: 重阳节前夕，
WHEN = re.compile(
    r"[\u4e00-\u9fff\d]{1,10}(?:前夕|以来|伊始|期间|之际|临近|将至|到来|来临|过后|前后|时节|时分|上午|下午|晚上|清晨|凌晨|傍晚|午后|[晚早]|[天日里])[，,]"
)
WHO = re.compile(
    r"[\u4e00-\u9fff]{2,8}?(?:[省市县区镇乡村]|街道|社区|局|大学|学校|中学|小学|学院|公司|集团|[大支中]队|派出所|法院|检察院|医院|中心)"
)
# A text that ends a sentence or goes on with an enumeration as soon as it starts is the rest of one.
FIRST_MARK = re.compile(r"[\u4e00-\u9fff\d.]{1,6}[、。；]")
# What the part of speech of the first word says about the start of a paragraph: names, times and prepositions open
# one, verbs, measures and bound morphemes hardly do.
TAGS = {
    "t": "time",
    "ns": "name",
    "nr": "name",
    "nt": "name",
    "nz": "name",
    "n": "noun",
    "p": "preposition",
    "r": "pronoun",
    "m": "number",
    "v": "verb",
    "vn": "verb",
    "a": "adjective",
    "d": "adverb",
    "q": "measure",
    "f": "place",
    "zg": "bound morpheme",
    "ng": "bound morpheme",
    "vg": "bound morpheme",
    "c": "conjunction",
    "uj": "particle",
    "ul": "particle",
    "uz": "particle",
    "y": "particle",
}


def start(text: str, stray: str) -> Features:
    """What the start of a piece says that may be a rest."""
    if marks.NO_START.match(text):
        return {"starts with a mark that cannot start a line": 1.0}
    found = {"opens as paragraphs do": bounded(openings.opens(text), MOST)}
    if stray:
        found["closes a quotation that it did not open"] = 1.0
    found |= _opening(text)
    word = first_word(text)
    if is_fragment(word):
        found["starts with half a word"] = 1.0
    if kind := _kind(word):
        found[f"starts with a {kind}"] = 1.0
    return found


def first_word(text: str) -> str:
    """The first word of a text, as a segmentation lexicon cuts it."""
    return str(rjieba.cut(text[:FAR], False)[0])


@lru_cache(REMEMBERED)
def _kind(word: str) -> str:
    """The part of speech of a word, as far as it says something."""
    return TAGS.get(rjieba.tag(word, False)[0][1], "")


def _opening(text: str) -> Features:
    """What the first words and the first mark of a piece say."""
    found = {}
    if text[0] in PARTICLES and not NO_PARTICLE.match(text):
        found["starts with a particle"] = 1.0
    elif PARA_SURE.match(text):
        found["opens like a paragraph for sure"] = 1.0
    elif PARA_OPEN.match(text):
        found["opens like a paragraph"] = 1.0
    head = text[:REACH]
    if ("，" in head or "," in head) and WHEN.match(text):
        found["opens with when"] = 1.0
    if WHO.match(text):
        found["opens with who acts"] = 1.0
    if mark := FIRST_MARK.match(text):
        found["an enumeration goes on at once" if mark[0][-1] == "、" else "a sentence ends at once"] = 1.0
    return found


def opens_paragraph(text: str) -> bool:
    """Whether the first word is one that opens paragraphs: a time, a preposition, a known phrase."""
    if PARA_SURE.match(text) or PARA_OPEN.match(text) or bylines.DATELINE.match(text) or text[0] in "“":
        return True
    return _kind(first_word(text)) in ("time", "preposition", "pronoun")


def is_fragment(word: str) -> bool:
    """Whether a word of a cut text can hardly stand for itself: half a word, most likely."""
    return len(word) == 1 and "\u4e00" <= word <= "\u9fff" and word not in STARTERS and word not in PARTICLES
