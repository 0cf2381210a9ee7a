"""What the website asks of the describing step, in one place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gazette.model import Article, Vocabulary


def interval(edtf: str) -> tuple[date | None, date | None]:
    import re
    import calendar

    edtf = edtf.strip("~?%")
    if "/" in edtf:
        a, b = edtf.split("/")
        return interval(a)[0] if a.strip(".") else None, interval(b)[1] if b.strip(".") else None
    m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", edtf)
    if not m:
        return None, None
    y, mo, d = (int(x) if x else None for x in m.groups())
    if d:
        return date(y, mo, d), date(y, mo, d)
    if mo:
        return date(y, mo, 1), date(y, mo, calendar.monthrange(y, mo)[1])
    return date(y, 1, 1), date(y, 12, 31)


def display(edtf: str, script: str) -> str:
    if edtf.startswith("XXXX"):
        return "日期不详" if script == "hans" else "日期不詳"
    about = "约" if script == "hans" else "約"
    text = edtf.strip("~?%")
    if "/" in text:
        return "—".join(display(x, script) if x.strip(".") else "" for x in text.split("/"))
    parts = text.split("-")
    return (about if edtf[-1] in "~?%" else "") + "".join(f"{int(x)}{u}" for x, u in zip(parts, "年月日"))


def related(articles: Sequence[Article], vocabulary: Vocabulary) -> tuple[tuple[tuple[int, str], ...], ...]:
    return tuple(() for _ in articles)


from dataclasses import dataclass
from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Statement:
    value: float
    printed: str
    sentence: str


def statements(article: Article) -> Iterator[tuple[int, Statement]]:
    import re
    from gazette import markdown

    n = 0
    for b in markdown.blocks(article.body):
        if b.kind == "subhead":
            continue
        n += 1
        for m in re.finditer(r"(\d+(?:\.\d+)?)(万?)(余?)(人次|辆次|起|户|名|元|件|次|处|个|人)", b.text):
            s = max(b.text.rfind(c, 0, m.start()) for c in "。；，,;") + 1
            yield n, Statement(float(m[1]) * (10000 if m[2] else 1), m[0], b.text[s : m.end()].strip())
