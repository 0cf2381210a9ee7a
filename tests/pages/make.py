"""Print clean articles as page text: the operations that a layout composes, and the pages that come of it.

Pure: the same seed gives the same page. Every operation works on lines that know which article they belong to, so that
a page's truth is known for each character.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from tests.pages.corpus import Clean, Piece

NOBODY = -1  # the owner of furniture
SECTION = -2  # the owner of section names
CLOSING = "，。、；：？！）》”’】…,.;:?!)%"
OPENING = "（《“‘【("
STOPS = (
    "。！？…”）!?)：；"  # a paragraph may end with these, so a column break after one of them could not be told apart
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line and the index of the article that it belongs to."""

    text: str
    owner: int = NOBODY


Lines = list[Line]
BLANK = Line("")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout makes: the lines of a page and the articles as they are printed on it."""

    lines: tuple[Line, ...]
    articles: tuple[Clean, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A page of the generator: its text, its truth in the form of a gold reading, and the owner of each line."""

    name: str
    text: str
    truth: dict[str, object]
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a layout prints text. Width in full-width characters; None leaves lines unwrapped."""

    width: int | None = None
    indent: str = ""
    kinsoku: bool = True
    half: bool = True  # ASCII takes half the width of a Han character
    gap: int = 1  # blank lines between paragraphs
    subhead_lines: int = 1
    subhead_indent: bool = False  # subheads are indented as paragraphs are
    headline: str = "{}"  # how headlines are marked, as in Markdown
    subhead: str = "{}"


Layout = Callable[[random.Random, "Pool"], Sheet]


@dataclass(slots=True)
class Pool:
    """Articles still to be printed, drawn without repetition."""

    rng: random.Random
    articles: Sequence[Clean]
    used: set[str] = field(default_factory=set)

    def take(self, count: int, want: Callable[[Clean], bool]) -> list[Clean]:
        """Draw articles that fit, credited in one way or another; fewer when there are not enough."""
        credited_now = (credited(self.rng, a) for a in self.articles if a.name not in self.used)
        fitting = [a for a in credited_now if want(a)]
        chosen = self.rng.sample(fitting, min(count, len(fitting)))
        self.used.update(a.name for a in chosen)
        return chosen


# --- wrapping and cutting ---------------------------------------------------------------------------------------


def cells(char: str, half: bool = True) -> float:
    """The width of a character in Han characters."""
    return 0.5 if half and char.isascii() else 1.0


def wrap(text: str, width: int, *, kinsoku: bool = True, half: bool = True) -> list[str]:
    """Hard-wrap text, also inside words and numbers.

    A space at the end of a line is lost. With `kinsoku` no line starts with a closing mark (it hangs into the margin)
    or ends with an opening one.
    """
    lines, line, used = [], "", 0.0
    for char in text:
        hangs = kinsoku and char in CLOSING and used + cells(char, half) <= width + 2
        if line and used + cells(char, half) > width and not hangs:
            carried = line[-1] if kinsoku and line[-1] in OPENING and len(line) > 1 else ""
            lines.append(line[: len(line) - len(carried)])
            line, used = carried, sum(cells(c, half) for c in carried)
            if char == " ":
                continue
        line += char
        used += cells(char, half)
    return [*lines, line] if line else lines


def cuttable(text: str, at: int) -> bool:
    """Whether a person could tell that text is cut there: never behind or before a mark that ends a sentence."""
    return text[at - 1] not in STOPS and text[at] not in STOPS + CLOSING and not text[at - 1].isspace()


def cut(rng: random.Random, text: str, low: float = 0.3, high: float = 0.7) -> tuple[str, str]:
    """Cut a text somewhere in its middle, within a sentence; where that cannot be, the second part is empty."""
    places = [
        i for i in range(max(8, int(len(text) * low)), min(len(text) - 8, int(len(text) * high))) if cuttable(text, i)
    ]
    if not places:
        return text, ""
    at = rng.choice(places)
    return text[:at], text[at:]


def cut_long(rng: random.Random, text: str, longest: int) -> list[str]:
    """Cut a text into parts of at most about `longest` characters, as page columns do."""
    if len(text) <= longest:
        return [text]
    share = longest / len(text)
    first, rest = cut(rng, text, share * 0.6, share)
    return [first, *cut_long(rng, rest, longest)] if rest else [first]


def cut_lines(rng: random.Random, lines: Lines) -> tuple[Lines, Lines]:
    """Cut a wrapped paragraph between two of its lines, as the end of a printed column does."""
    places = [i for i in range(1, len(lines)) if lines[i - 1].text[-1] not in STOPS and len(lines[i].text) > 2]
    if not places:
        return lines, []
    at = rng.choice(places)
    return lines[:at], lines[at:]


# --- setting one article ----------------------------------------------------------------------------------------


def set_text(text: str, owner: int, style: Style) -> Lines:
    """A paragraph as lines: indented, wrapped."""
    whole = style.indent + text
    if style.width is None:
        return [Line(whole, owner)]
    return [Line(part, owner) for part in wrap(whole, style.width, kinsoku=style.kinsoku, half=style.half)]


def split_title(text: str, width: int | None) -> list[str]:
    """A headline in as many lines as the column needs, broken where a person would break it."""
    if width is None or len(text) <= width:
        return [text]
    middle = len(text) // 2
    breaks = [i + 1 for i, c in enumerate(text[:-1]) if c in " ，：,:"] or [middle]
    at = min(breaks, key=lambda i: abs(i - middle))
    if max(at, len(text) - at) > width:
        return wrap(text, width)
    return [text[:at].strip(), text[at:].strip()]


def set_headline(article: Clean, owner: int, style: Style, width: int | None = None) -> Lines:
    """Kicker, headline and subtitle, each in lines of its own."""
    parts = [part for part in (article.kicker, article.headline, article.subtitle) if part]
    lines = [part for text in parts for part in split_title(text, width)]
    return [Line(style.headline.format(text), owner) for text in lines]


def set_subhead(text: str, owner: int, style: Style) -> Lines:
    """A subhead in one line or, where it has two parts, in two."""
    parts = text.split(" ") if style.subhead_lines == 2 else [text]
    indent = style.indent if style.subhead_indent else ""
    return [Line(indent + style.subhead.format(part), owner) for part in parts]


def set_piece(piece: Piece, owner: int, style: Style) -> Lines:
    """A body piece as lines."""
    return set_subhead(piece.text, owner, style) if piece.role == "subhead" else set_text(piece.text, owner, style)


def set_body(
    article: Clean, owner: int, style: Style, roles: Iterable[str] = ("lede", "paragraph", "subhead")
) -> list[Lines]:
    """The body's pieces of these roles as blocks, in reading order."""
    return [set_piece(piece, owner, style) for piece in article.body if piece.role in tuple(roles)]


def captions(article: Clean, owner: int, width: int | None = None) -> list[Lines]:
    """The captions, each a block, wrapped or not."""
    return [set_text(piece.text, owner, Style(width=width)) for piece in article.body if piece.role == "caption"]


def byline(article: Clean, owner: int) -> list[Lines]:
    """The byline as a block, or nothing. A slash divides its lines."""
    return [[Line(part, owner) for part in article.byline.split(" / ")]] if article.byline else []


# --- putting blocks together ------------------------------------------------------------------------------------


def stack(blocks: Iterable[Sequence[Line]], gap: int = 1) -> Lines:
    """Blocks below one another with blank lines between."""
    lines: Lines = []
    for block in blocks:
        if lines and block:
            lines.extend([BLANK] * gap)
        lines.extend(block)
    return lines


def column_breaks(rng: random.Random, lines: Sequence[Line], every: int) -> Lines:
    """A blank line after about every so many lines, wherever that falls in a sentence."""
    out: Lines = []
    since, height = 0, every
    for i, line in enumerate(lines):
        out.append(line)
        since += bool(line.text)
        following = lines[i + 1] if i + 1 < len(lines) else BLANK
        inside = line.text and following.text and following.owner == line.owner and line.text[-1] not in STOPS
        if since >= height and inside and len(following.text) > 4 and len(line.text) > 4:
            out.append(BLANK)
            since, height = 0, every + rng.randint(-1, 1)
    return out


def insert_captions(rng: random.Random, lines: Sequence[Line], pictures: Sequence[Lines]) -> Lines:
    """Captions at the ends of columns: between two lines in the middle of a sentence, blank lines around them."""
    out = list(lines)
    for picture in pictures:
        places = [i for i in range(2, len(out) - 2) if _within_sentence(out[i - 1], out[i])]
        if places:
            at = rng.choice(places)
            out[at:at] = [BLANK, *picture, BLANK]
        else:
            out += [BLANK, *picture]
    return out


def page_break(rng: random.Random, lines: Sequence[Line], foot_and_head: Sequence[Line]) -> Lines:
    """The foot of a page and the head of the next one in the middle of a sentence, as PDF exports have them."""
    places = [i for i in range(2, len(lines) - 2) if lines[i].text and lines[i - 1].owner == lines[i].owner >= 0]
    places = [i for i in places if _within_sentence(lines[i - 1], lines[i])]
    at = rng.choice(places) if places else len(lines)
    return [*lines[:at], *foot_and_head, *lines[at:]]


def _within_sentence(before: Line, after: Line) -> bool:
    """Whether two lines are one sentence of a wrapped paragraph."""
    long = min(len(before.text), len(after.text)) > 6
    return long and before.text[-1] not in STOPS and not after.text.startswith("\u3000")


def spread(blocks: Sequence[Lines]) -> Lines:
    """Every line followed by a blank one."""
    return [out for block in blocks for line in block for out in (line, BLANK)]


def stray_spaces(rng: random.Random, lines: Sequence[Line]) -> Lines:
    """Spaces that text extraction leaves behind: around decimal points, at ends of lines."""
    spaced = (re.sub(r"(?<=\d)\.(?=\d)", " . ", line.text) if rng.random() < 0.5 else line.text for line in lines)
    return [Line(t + " " if t and rng.random() < 0.1 else t, line.owner) for t, line in zip(spaced, lines, strict=True)]


def furniture(*texts: str) -> Lines:
    """Lines that belong to no article."""
    return [Line(text) for text in texts]


def section(text: str) -> Lines:
    """The name of a section or column, which stands above one or several articles."""
    return [Line(text, SECTION)]


# --- changing articles before they are set ----------------------------------------------------------------------

ASCII = str.maketrans({"，": ",", "；": ";", "：": ":", "？": "?", "！": "!", "（": "(", "）": ")"})


def ascii_marks(article: Clean) -> Clean:
    """The same article with ASCII punctuation where the press's software writes it."""
    body = tuple(Piece(p.role, p.text.translate(ASCII)) for p in article.body)
    kicker, headline, subtitle = (t.translate(ASCII) for t in (article.kicker, article.headline, article.subtitle))
    return replace(article, body=body, kicker=kicker, headline=headline, subtitle=subtitle)


FULL_WIDTH = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in (*range(48, 58), *range(65, 91), *range(97, 123))}
)


def full_width(article: Clean) -> Clean:
    """The same article with digits and letters as wide as Han characters, as older page software writes them."""
    body = tuple(Piece(p.role, p.text.translate(FULL_WIDTH)) for p in article.body)
    kicker, headline, subtitle = (t.translate(FULL_WIDTH) for t in (article.kicker, article.headline, article.subtitle))
    return replace(article, body=body, kicker=kicker, headline=headline, subtitle=subtitle)


def photo_credits(rng: random.Random, article: Clean) -> Clean:
    """The same article whose captions start with 图为 or name the photographer, where a reporter is known."""
    reporters = [name for role, name in article.contributors if role == "记者"]
    credit = f" {reporters[0]} 摄" if reporters and rng.random() < 0.6 else ""
    prefix = rng.choice(("", "图为", "▲"))
    captions = (Piece(p.role, f"{prefix}{p.text.rstrip('。') if credit else p.text}{credit}") for p in article.body)
    body = (c if p.role == "caption" and "摄" not in p.text else p for p, c in zip(article.body, captions, strict=True))
    return replace(article, body=tuple(body))


OUTLETS = ("清溪日报·清溪网", "禾州晚报", "松汀融媒", "望江时讯·望江发布")


def credited(rng: random.Random, article: Clean) -> Clean:
    """The same article, its reporters and correspondents credited in another of the ways that papers have."""
    if not article.byline or any(role not in ("记者", "通讯员") for role, _ in article.contributors):
        return article
    reporters, others = (" ".join(n for r, n in article.contributors if r == role) for role in ("记者", "通讯员"))
    tail = f"通讯员 {others}" if others else ""
    place = re.sub(r"(?<=..)[县市]$", "", article.places[0]) if article.places else "本地"
    forms = [article.byline]
    if reporters:
        forms += [f"{rng.choice(OUTLETS)}记者 {reporters} {tail}", f"{reporters} {place}报道 / {tail}"]
        forms += [f"本报记者 {reporters} / {tail}", f"□ 记者 {reporters} {tail}"]
    forms += ["（end）", "（start）"]
    form = rng.choice(forms).removesuffix(" / ").strip()
    names = f"记者 {reporters} {tail}".strip() if reporters else tail
    if form == "（end）" and article.body[-1].role == "paragraph":
        last = Piece("paragraph", f"{article.body[-1].text}（{names}）")
        return replace(article, byline="", body=(*article.body[:-1], last))
    if form == "（start）":
        first = replace(article.body[0], text=f"本报讯（{names}）{article.body[0].text}")
        return replace(article, byline="", body=(first, *article.body[1:]))
    return article if form == "（end）" else replace(article, byline=form)


def one_line(article: Clean) -> Clean:
    """The same article with kicker and headline as one headline, joined by dashes."""
    if not article.kicker or article.subtitle:
        return article
    joiner = " " if article.kicker.endswith("——") else "—— "
    return replace(article, kicker="", headline=article.kicker + joiner + article.headline)


def headless(article: Clean) -> Clean:
    """The same article without its headline."""
    return replace(article, kicker="", headline="", subtitle="")


def tellable(article: Clean, style: Style) -> bool:
    """Whether paragraphs that are neither indented nor set apart can be told by their short last lines."""
    if style.indent or style.gap or style.width is None:
        return True
    lasts = [set_text(piece.text, 0, style)[-1].text for piece in article.body if piece.role in ("lede", "paragraph")]
    return all(sum(cells(c, style.half) for c in last) <= style.width - 2 for last in lasts)


# --- truth ------------------------------------------------------------------------------------------------------


def truth(article: Clean) -> dict[str, object]:
    """An article in the form of a gold reading."""
    return {
        "section": article.section or None,
        "kicker": article.kicker or None,
        "title": article.headline or None,
        "subtitle": article.subtitle or None,
        "contributors": [{"role": role, "name": name} for role, name in article.contributors],
        "body": [{"role": piece.role, "text": piece.text} for piece in article.body],
    }


def page(name: str, layout: Layout, seed: int, articles: Sequence[Clean]) -> Made:
    """Make one page: the layout draws what it needs from the articles."""
    rng = random.Random(f"{name}/{seed}")
    sheet = layout(rng, Pool(rng, articles))
    furniture = [line.text for line in sheet.lines if line.owner == NOBODY and line.text.strip()]
    gold = {"seed": f"{name}-{seed:03}.txt", "articles": [truth(a) for a in sheet.articles], "furniture": furniture}
    text = "\n".join(line.text for line in sheet.lines)
    return Made(
        f"{name}-{seed:03}", unicodedata.normalize("NFC", text), gold, tuple(line.owner for line in sheet.lines)
    )
