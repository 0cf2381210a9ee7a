"""Notes that say where a text goes on, or began: 下转第四版, 上接第一版."""

from __future__ import annotations

import re

NOTE = (
    r"[（(【\[]?\s*(?:[▲▼→←↓↑>》]+\s*)?(?:下转|上接|紧接|转接|转(?=\s?第?[0-9一二三四五六七八九十])|接(?=\s?第?[0-9一二三四五六七八九十])|全文见|详见|相关报道见|相关新闻见|更多报道见|报道详见|见)"
    r"\s?(?:本报)?(?:\d{1,2}月\d{1,2}日)?第?\s?[0-9A-Za-z一二三四五六七八九十]{1,4}\s?[、—-]?\s?[0-9A-Za-z一二三四五六七八九十]{0,3}\s?版"
    r"[^（()）。]{0,12}\s*[）)】\]]?(?:\s*[▲▼→←↓↑>》]+)?"
)
WHOLE = re.compile(f"^{NOTE}$")
START = re.compile("^" + r"[（(【\[]\s*(?:上接|紧接|接(?=\s?第?[0-9A-Z一二三四五六七八九十]))[^（()）]{1,16}[）)】\]]")
BRACKETS = frozenset("（(【[")
END = re.compile(
    r"[（(【\[]\s*(?:下转|转接|转)\s?(?:本报)?第?\s?[0-9A-Za-z一二三四五六七八九十]{1,4}\s?[^（()）]{0,10}[）)】\]]$"
)


def is_note(text: str) -> bool:
    """Whether a line is nothing but such a note.

    >>> is_note("（下转第四版）"), is_note("转4版"), is_note("下转第四版。会议")
    (True, True, False)
    """
    return WHOLE.match(text) is not None


def began(text: str) -> re.Match[str] | None:
    """The note at the start of a text that says where it began."""
    return START.match(text) if text[:1] in BRACKETS else None


def goes_on(text: str) -> re.Match[str] | None:
    """The note at the end of a text that says where it goes on."""
    return END.search(text) if text[-1:] in ("）", ")", "】", "]") else None


def inline(text: str) -> tuple[int, int]:
    """Where the text of a paragraph starts and ends without the continuation notes around it.

    >>> inline("（上接第一版）会议指出，要落实。（下转2版）")
    (7, 16)
    """
    start = match.end() if (match := began(text)) else 0
    end = len(text)
    if match := goes_on(text[-40:]):
        end -= len(match[0])
    return (start, end) if start < end else (0, len(text))
