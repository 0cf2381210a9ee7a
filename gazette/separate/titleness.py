"""How much speaks for a headline when a single line is weighed against the text around it."""

from __future__ import annotations

import re
from typing import Protocol

from . import bylines, headlines, joints, language, limits, marks, starts, weights, worded
from .cohesion import bigrams
from .weighing import Features, weigh

HEADING = 6.0  # log-odds of a line with a heading mark
LONE = 0.5  # of one that blanks set apart, where no text above could run on into it
SPEECH = -6.0  # of what stands below a text and says something, or leads to a list: 老秦答：“有人记得就行。”
KICKER = 3.0  # of what a dash ties to a headline, however long: 听说路要修到村口，家家出人。青山县河湾村——
QUOTED = re.compile(r"(?:[^，。：:“]{1,10}[：:，,])?“[^”]*[，。！？!?…]”")
ATTRIBUTED = re.compile(r"——[ \u3000]*[\u4e00-\u9fff·]{1,4}(?:[ \u3000]+[\u4e00-\u9fff]{1,2})?")  # ——编 者
# What leads to a list of items below: 下一步重点抓好三件事——, 一是……
LEADS = re.compile(r"[^。]{8,}——")
WORDS_BELOW = re.compile("(?:话|说|道|写|信|诗|歌)——$")
ITEM = re.compile(r"[一1①][是、.．]|[（(][一1][）)]|首先|第一[，,、]|其一")
ODD = 2.0  # of one that lacks or exceeds its column by a character, where all lines of text are exact
LOOSE_ENDS = tuple("的和与及或在对将把被从向为并等是")  # a headline seldom ends with these


class Seen(Protocol):
    """What this module needs to know of a piece."""

    @property
    def text(self) -> str: ...
    @property
    def gap(self) -> int: ...
    @property
    def after(self) -> int: ...
    @property
    def full(self) -> bool: ...
    @property
    def indented(self) -> bool: ...
    @property
    def level(self) -> int: ...
    @property
    def over(self) -> float: ...
    @property
    def kind(self) -> str: ...


def see(
    piece: Seen, before: Seen | None, below: Seen | None, after: Seen | None, *, wrapped: bool, whole: bool
) -> Features:
    """Everything seen of a line between its neighbours: what stands above and below it, and the next text.

    How it is worded takes long to tell, and counts on pages of `whole` texts alone.
    """
    found = {
        **_shape(piece, before, wrapped),
        **wording(piece.text),
        **_repeats(piece.text, before, after),
        **_above(piece, before),
        **_below(piece, below, after),
        "it is worded like a headline": whole and worded.like_headline(piece.text),
        "a byline stands right below": below is not None and below.kind == "byline",
        "its subtitle stands below, behind a dash": below is not None and below.text.startswith("——"),
        "a headline may stand right below": below is not None and below.kind == "title" and not below.gap,
        "a headline stands below, and it is open": below is not None and below.kind == "title" and below.gap > 0,
    }
    return {name: float(value) for name, value in found.items() if value}


def title(
    piece: Seen, before: Seen | None, below: Seen | None, after: Seen | None, *, wrapped: bool, whole: bool
) -> float:
    """The log-odds that a line is a headline line.

    Where no text of the page is cut (`whole`), its lacking a full stop says more than what it looks like: such pages
    have weights of their own.
    """
    if piece.level or (headlines.stands_alone(piece.text) and not _inside_text(piece, before)):
        return HEADING
    odd = ODD * (wrapped and not piece.full and abs(piece.over) <= limits.COLUMN_KIND)
    apart = LONE * (_lone(piece, before) and _finished(before))
    spoken = SPEECH * (before is not None and before.kind == "text" and _tells(piece, after))
    kicker = KICKER * (not spoken and (_leads_in(piece, before, below) or _explains(piece, before)))
    learnt = weights.WHOLE if whole else weights.TITLE
    return weigh(see(piece, before, below, after, wrapped=wrapped, whole=whole), learnt) + apart + spoken + odd + kicker


def _leads_in(piece: Seen, before: Seen | None, below: Seen | None) -> bool:
    """Whether a line above what may be the headline itself ends with a dash, or opens the page."""
    opens = before is None and not piece.full and "。" not in piece.text
    if below is None or below.gap or not (opens or piece.text.endswith(headlines.DASH)):
        return False
    return below.kind in ("text", "title") and not below.indented and headlines.may_be_title(below.text)


def _explains(piece: Seen, before: Seen | None) -> bool:
    """Whether a line opens with a dash right below a headline, as subtitles do."""
    above = before is not None and before.kind == "title" and not piece.gap
    return above and opens_with_dash(piece.text)


def opens_with_dash(text: str) -> bool:
    """Whether a line opens with a dash, and does not only name who said what stands above.

    >>> opens_with_dash("——青山县送戏下乡侧记"), opens_with_dash("——编 者")
    (True, False)
    """
    return text.startswith(headlines.DASH) and not ATTRIBUTED.fullmatch(text)


def _tells(piece: Seen, after: Seen | None) -> bool:
    """Whether a line is what somebody says, or who said it, or leads to a list below."""
    if ATTRIBUTED.fullmatch(piece.text):
        return True
    if QUOTED.fullmatch(piece.text):  # or quoted above a report
        return after is None or bylines.dateline(after.text) is None
    return after is not None and leads(piece.text, after.text)


def leads(text: str, below: str) -> bool:
    """Whether a line leads to a list of items, or to somebody's words, that begin below.

    >>> leads("下一步重点抓好三件事——", "一是修路。"), leads("青山派出所民警李雷——", "李雷今年四十岁。")
    (True, False)
    >>> leads("老秦翻出儿子寄来的一段话——", "“爸，今年我回家。”")
    True
    """
    quotes = WORDS_BELOW.search(text) is not None and below.startswith("“")
    return LEADS.fullmatch(text) is not None and (quotes or ITEM.match(below) is not None)


def _lone(piece: Seen, before: Seen | None) -> bool:
    """Whether blanks set a line apart; above it, furniture or a headline line may stand instead."""
    return piece.after > 0 and (piece.gap > 0 or before is None or before.kind != "text")


def _finished(before: Seen | None) -> bool:
    """Whether no text above could run on into a line."""
    return before is None or before.kind != "text" or bylines.finished(before.text)


def _inside_text(piece: Seen, before: Seen | None) -> bool:
    """Whether a line fills its column right below text that is not finished."""
    above = before is not None and before.kind == "text" and before.full and not marks.closed(before.text)
    return above and piece.full and not piece.gap


def _shape(piece: Seen, before: Seen | None, wrapped: bool) -> Features:
    size = len(piece.text)
    lone = _lone(piece, before)
    if wrapped:
        return {
            "it fills its column": piece.full,
            "it does not fill its column": not piece.full,
            "blanks above and below": lone,
            "it is wider than its column": piece.over > 0.6,
            "it is narrower than its column": piece.over < -1.1,
        }
    return {"it is a short line": size <= limits.TITLE_USUAL, "it is a long line": size > limits.BODY_LONG}


def wording(text: str) -> Features:
    """How a line is worded: what headlines hardly have, and what texts hardly have."""
    commas = text.count("，") + text.count(",")
    return {
        "it has a comma": commas == 1,
        "it has several commas": commas > 1,
        "it is made of phrases": bool(headlines.PARTS.search(text)) and not commas,
        "it opens like a paragraph": bool(starts.PARA_SURE.match(text) or starts.PARA_OPEN.match(text)),
        "it has a colon or is numbered": bool(headlines.ACTOR_COLON.match(text) or headlines.NUMBERED.match(text)),
        "it has a dash": "——" in text,
        "it ends like half a sentence": text.endswith(LOOSE_ENDS),
        "it leaves a bracket open": any(marks.open_brackets(text)),
        "it has a number": any(char.isdigit() for char in text),
        "it ends with a quotation": text[-1] in "”’》",
        "it asks or exclaims": text[-1] in "？！?!",
        "the name of a column ends it": headlines.names_column(text),
        "it stands in brackets": text[0] in "（(" and text[-1] in "）)",
        "it is very short": len(text) <= 5,
    }


def _repeats(text: str, before: Seen | None, after: Seen | None) -> Features:
    """A headline's words come again in its text."""
    pairs = bigrams(text)
    if len(pairs) < 3:
        return {}
    shares = [len(pairs & bigrams(other.text)) / len(pairs) for other in (before, after) if other]
    return {"its words come again": max(shares, default=0.0)}


def _above(piece: Seen, before: Seen | None) -> Features:
    if before is None or before.kind != "text":
        below_headline = before is not None and before.kind == "title" and not piece.gap
        return {"no text above": 1.0, "a headline line above and a blank below": below_headline and piece.after > 0}
    if bylines.finished(before.text):
        return {"the text above is finished": 1.0}
    return {
        "the text above may run on": before.full and not piece.gap,
        "the text above is unfinished": 1.0,
        "the text above runs on into it": language.runs_on(before.text, piece.text),
    }


def _below(piece: Seen, below: Seen | None, after: Seen | None) -> Features:
    if after is None:
        return {"headlines alone below" if below is not None and below.kind == "title" else "no text below": 1.0}
    if marks.NO_START.match(after.text):
        return {"it runs on": 1.0}
    return {
        "an indented text below": after.indented,
        "it runs on into the text below": language.runs_on(piece.text, after.text),
        "a word runs on into the text below": bool(joints.completed_word(piece.text, after.text)),
        "the text below opens like a paragraph": starts.opens_paragraph(after.text),
        "a dateline below": bylines.DATELINE.match(after.text) is not None,
    }
