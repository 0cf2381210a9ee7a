"""How to cite an article: GB/T 7714—2015, APA (7th edition), BibTeX and RIS.

A date that is not certain is never given as if it were: GB/T 7714—2015 (8.4.3.2) puts an estimated year in square
brackets, APA writes ca. and n.d., BibTeX and RIS carry the exact EDTF string in a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_UNSURE = re.compile(r"[~?%X/]|\.\.")  # what an EDTF date has that is no single day, month or year, or not certain
WRITERS = frozenset({"", "记者", "通讯员", "作者", "文", "記者", "通訊員"})  # roles that author a text; others do not


@dataclass(frozen=True, slots=True)
class Work:
    """What a citation needs of an article. `machine` is the date as far as it is certain: day, month, year or ""."""

    key: str
    title: str
    authors: tuple[str, ...]
    newspaper: str
    archive: str
    machine: str
    edtf: str
    url: str
    language: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One style: an identifier, what it is called, and the text to copy."""

    style: str
    label: str
    text: str


def citations(work: Work, accessed: str) -> tuple[Citation, ...]:
    """All styles. `accessed` stands where the reader's date of access belongs."""
    return (
        Citation("gbt7714", "GB/T 7714—2015", gbt7714(work, accessed)),
        Citation("apa", "APA", apa(work)),
        Citation("bibtex", "BibTeX", bibtex(work)),
        Citation("ris", "RIS", ris(work)),
    )


def gbt7714(work: Work, accessed: str) -> str:
    """GB/T 7714—2015: `主要责任者. 题名[N/OL]. 报纸名, 日期[引用日期]. 获取路径.`"""
    authors = ", ".join(work.authors[:3]) + (", 等" if len(work.authors) > 3 else "")
    certain = not _estimated(work)
    when = work.machine if certain else f"[{work.machine or _years(work.edtf)}]"
    where = ", ".join(part for part in (work.newspaper or work.archive, when if when != "[]" else "") if part)
    online = f"[{accessed}]. {work.url}" if work.url else ""
    medium = "N/OL" if work.url else "N"
    return f"{authors + '. ' if authors else ''}{work.title}[{medium}]. {where}{online}."


def apa(work: Work) -> str:
    """APA 7: Author. (date). Title. *Newspaper*. URL, with the title left in Chinese."""
    authors = "、".join(work.authors)
    paper = work.newspaper or work.archive
    head = f"{authors}. ({_apa_date(work)}). {work.title}." if authors else f"{work.title}. ({_apa_date(work)})."
    return " ".join(part for part in (head, f"{paper}." if paper else "", work.url) if part)


def _apa_date(work: Work) -> str:
    if not work.machine:
        years = _years(work.edtf)
        return f"ca. {years}" if years else "n.d."
    year, *rest = work.machine.split("-")
    month = _MONTHS[int(rest[0]) - 1] if rest else ""
    day = f" {int(rest[1])}" if len(rest) > 1 else ""
    return ("ca. " if _estimated(work) else "") + year + (f", {month}{day}" if month else "")


def bibtex(work: Work) -> str:
    """BibTeX: names and title in braces, so that no style takes them apart or changes their case."""
    year, *rest = (work.machine or "").split("-")
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "journal": _tex(work.newspaper or work.archive),
        "year": year,
        "month": _MONTHS[int(rest[0]) - 1][:3].lower() if rest else "",
        "day": str(int(rest[1])) if len(rest) > 1 else "",
        "note": f"EDTF date: {_tex(work.edtf)}" if _estimated(work) or not work.machine else "",
        "keywords": _tex(", ".join(work.keywords)),
        "url": work.url,
        "language": "chinese",
    }
    bare = {"month"}  # month macros stand without braces
    lines = [f"  {key} = {value if key in bare else f'{{{value}}}'}," for key, value in fields.items() if value]
    return "\n".join([f"@article{{{work.key},", *lines, "}"])


def ris(work: Work) -> str:
    """RIS, type NEWS."""
    tags: list[tuple[str, str]] = [("TY", "NEWS"), ("TI", work.title)]
    tags += [("AU", name) for name in work.authors]
    tags += [("T2", work.newspaper or work.archive), ("PY", work.machine[:4])]
    tags += [("DA", _ris_date(work.machine)), ("N1", f"EDTF date: {work.edtf}" if _estimated(work) else "")]
    tags += [("KW", keyword) for keyword in work.keywords]
    tags += [("DB", work.archive), ("LA", work.language), ("UR", work.url)]
    return "\n".join([f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value] + ["ER  - "])


def _ris_date(machine: str) -> str:
    """RIS writes dates as YYYY/MM/DD/, with empty parts where they are not known."""
    parts = machine.split("-") if machine else []
    return "/".join([*parts, "", ""][:3]) + "/" if parts else ""


def _estimated(work: Work) -> bool:
    return _UNSURE.search(work.edtf) is not None


def _years(edtf: str) -> str:
    """The years that an uncertain date names, from the first to the last."""
    ends = [part.strip("~?%")[:4] for part in edtf.split("/")]
    years = [year for year in ends if year.isdigit()]
    return "–".join(dict.fromkeys(years)) if len(years) == len(ends) else ""


def _tex(text: str) -> str:
    return text.translate(_TEX) if _TEX_MARKS.search(text) else text


_TEX = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    | {c: f"\\{c}" for c in "{}&%$#_"}
)
_TEX_MARKS = re.compile(f"[{re.escape(''.join(map(chr, _TEX)))}]")  # rare; to translate takes longer than to look
