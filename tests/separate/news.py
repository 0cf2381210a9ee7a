"""Read real news as clean articles, from which weights are learnt: the repository nuz007/qqnews, a file an article.

    git clone https://github.com/nuz007/qqnews     (commit 4299fda)

Its articles come from several hundred newspapers (December 2022 to April 2024; later files lack their subheads). They
say what stands where on a page: a headline, who wrote it, paragraphs, subheads. Words are learnt from one part of each
month and how far to trust them from another; what was printed from the 21st on is left for measuring. Nothing of their
text is kept.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.pages.corpus import Clean, Piece

WORDS = range(1, 15)  # days of a month: of their articles words are learnt
WEIGHTS = range(15, 21)  # and of theirs, what words and places weigh
LAST_MONTH = "2024-04"
HEADLINE = (6, 40)  # characters
BODY = (120, 3600)
TWO_CLAUSES = re.compile(r"([^，, \u3000：:]{5,18})([，, \u3000：:]\s*)([^，, \u3000：:]{5,18})")
SUBHEAD_LONGEST = 32
NAMES_LONGEST = 40  # characters of a line of names
LOCAL = re.compile(
    r"派出所|民警|村|镇|县|街道|居民|小区|医院|学校|小学|中学|消防|法院|检察院|农|社区|市民|警方|老人|孩子|公交|教师|家长|患者|医生"
)
FAR = re.compile(
    r"[美英韩]国|俄罗斯|乌克兰|北约|以色列|加沙|日本|欧盟|台湾|股价|A股|净利润|基金|世界杯|联赛|明星|导演|芯片"
)
LOCAL_LEAST = 3
LOCAL_SOME = 2
PARAGRAPH_SHORTEST = 15
IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
BOLD = re.compile(r"\*\*[^*]+\*\*")
CAPTION = re.compile(r"_[^_]*_|[▲△▼↑↓].*")
NOISE = re.compile(r"\|[^|\n]*\||https?:|公众号|转载|版权|点击|扫码|^\s*[*+-] ", re.MULTILINE)
ENDED = re.compile(r"[。！？”）)…：]$")
CREDIT = re.compile(r"记者|通讯员|作者|撰文|实习生|文[/丨｜|]")
EDITORS = re.compile(r"编辑|责编|校对|审核|来源|图源|流程|值班|原标题|监制|供图|摄影|延伸阅读")
NOTE = re.compile(
    r"未经.{0,6}授权|转载|版权|来源[:：丨|]|公众号|编辑[:：丨|]|阅读原文|文中.{0,8}化名|更多.{0,10}(?:新闻|资讯)|报料|爆料"
)
EDGE = 4  # paragraphs at either end among which names stand


def articles(folder: Path, days: range) -> Iterator[Clean]:
    """The articles of some days of each month that are about the life of a place, and whole; `folder` is a clone."""
    told: set[str] = set()
    for path in sorted(folder.glob("20*/*.md")):
        day = path.parent.name
        if day[:7] > LAST_MONTH or int(day[8:10]) not in days:
            continue
        found = article(path.read_text(encoding="utf-8", errors="replace"))
        if found is not None and found.headline not in told:
            told.add(found.headline)
            yield found


def texts(folder: Path, days: range) -> Iterator[str]:
    """The text of all that was printed on some days of each month and says anything of the life of a place."""
    told: set[str] = set()
    for path in sorted(folder.glob("20*/*.md")):
        if int(path.parent.name[8:10]) in days:
            headline, *blocks = _blocks(path.read_text(encoding="utf-8", errors="replace"))
            text = "".join(piece.text for block in blocks if (piece := _piece(block)) is not None and _says(piece.text))
            if headline not in told and len(LOCAL.findall(text)) >= LOCAL_SOME:
                told.add(headline)
                yield text


def told(folder: Path, days: range) -> Iterator[list[Piece]]:
    """The headline, the subheads and the paragraphs of all that says anything of the life of a place."""
    known: set[str] = set()
    for path in sorted(folder.glob("20*/*.md")):
        if int(path.parent.name[8:10]) in days:
            headline, *blocks = _blocks(path.read_text(encoding="utf-8", errors="replace"))
            pieces = [piece for block in blocks if (piece := _piece(block)) is not None and _tells(piece)]
            local = len(LOCAL.findall("".join(piece.text for piece in pieces))) >= LOCAL_SOME
            if headline not in known and local:
                known.add(headline)
                yield [Piece("headline", headline.lstrip("# ")), *pieces]


def _tells(piece: Piece) -> bool:
    names = CREDIT.search(piece.text) or EDITORS.search(piece.text)
    return _says(piece.text) if piece.role == "paragraph" else not (names or NOTE.search(piece.text))


def _says(text: str) -> bool:
    return len(text) >= PARAGRAPH_SHORTEST and not NOISE.search(text) and not NOTE.search(text)


def article(text: str) -> Clean | None:
    """The article of a file; None where it is not whole, not plain, or not of this kind."""
    headline, *blocks = _blocks(text)
    pieces = [piece for block in blocks if (piece := _piece(block)) is not None]
    byline, pieces = _without_names(pieces)
    if any(NOISE.search(piece.text) for piece in pieces):
        return None
    headline = headline.lstrip("# ")
    line, second = _lines(headline)
    found = Clean(headline, tuple(pieces), headline=line, subtitle=second, byline=byline)
    return found if _whole(found) and _near(found) else None


def _lines(headline: str) -> tuple[str, str]:
    """A headline as papers set it: half of those with one clause behind another are two lines."""
    if halves := TWO_CLAUSES.fullmatch(headline):
        first, mark, second = halves.groups()
        if zlib.crc32(headline.encode()) % 2:
            return first + mark.strip(" \u3000，,"), second
    return headline, ""


def _blocks(text: str) -> list[str]:
    return [block.replace("\n", "").strip() for block in re.split(r"\n\s*\n", text) if block.strip()]


def _piece(block: str) -> Piece | None:
    """What a block of the file is: a paragraph or a subhead; None for pictures and what is said of them."""
    text = LINK.sub(r"\1", IMAGE.sub("", block)).replace("\\", "").strip()
    bold = BOLD.fullmatch(text) is not None
    if CAPTION.fullmatch(text):
        return None
    text = re.sub(r"[*_]", "", text).strip(" \u3000")
    if not text:
        return None
    subhead = bold and len(text) <= SUBHEAD_LONGEST and text[-1] not in "。；：，,"
    return Piece("subhead" if subhead else "paragraph", text)


def _without_names(pieces: list[Piece]) -> tuple[str, list[Piece]]:
    """The byline, and the pieces without the lines of names at either end."""
    byline, kept = "", []
    for i, piece in enumerate(pieces):
        edge = i < EDGE or i >= len(pieces) - EDGE
        short = len(piece.text) < NAMES_LONGEST and piece.text[-1] not in "。！？”"
        if edge and ((short and EDITORS.search(piece.text)) or NOTE.search(piece.text)):
            continue
        if edge and short and CREDIT.search(piece.text):
            byline = byline or piece.text
        else:
            kept.append(piece)
    return byline, kept


def _whole(found: Clean) -> bool:
    """Whether an article is of an ordinary size, begins and ends as articles do, and its subheads are all marked."""
    body = found.body
    if len(body) < 2 or body[0].role == "subhead" or body[-1].role == "subhead":
        return False
    sizes = HEADLINE[0] <= len(found.name) <= HEADLINE[1] and BODY[0] <= found.size <= BODY[1]
    ended = all(piece.role == "subhead" or ENDED.search(piece.text) for piece in body)
    return sizes and ended and not found.headline.endswith(("…", "..."))


def _near(found: Clean) -> bool:
    text = "".join(piece.text for piece in found.body)
    local, far = len(LOCAL.findall(text)), len(FAR.findall(text))
    return local >= LOCAL_LEAST and 2 * far <= local
