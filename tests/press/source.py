"""A page's source: its articles as clean text, and how they were printed.

    date: accept 2014-03-06; within 2014-03-01/2014-03-31; covers 2014-03-06
    punct: ascii

    @ a
    title: 大埝乡：合作社里话增收         (also kicker, subtitle, section; ⏎ breaks a printed line)
    by: 本报记者 李明 通讯员 王芳          (a byline line as printed; may come again)
    people: 记者 李明; 通讯员 王芳
    topics: agriculture, employment     (also topics+, places+, agencies+: right, but not needed; | between two forms)

    > the lede, then paragraphs a line each; ‖ where the printed column was cut, ↵ where only a line ends
    ## a subhead
    ^ a caption

    %%
    :wrap 18
    = 2014年3月6日 星期四               (furniture)
    a.t

    a#1
    a^1

After %% each line is a printed line: pieces (`a.t` title, `a.k` kicker, `a.s` subtitle, `a.c` section, `a.b1` first
byline, `a#2` second column of the body, `a#` all of it, `a^1` first caption) and literals in quotes; two pieces with
a blank between them share a line. `@12` after a piece wraps it at 12 characters. `a.t a# | b.t b#` sets columns side
by side, read across. `+ text` adds a literal to the line before. An empty line is printed as one. Settings:

    :wrap N        characters a line, 0 for none; half-width characters count half
    :raw yes       every character counts one, and any may begin a line
    :indent N      ideographic spaces before a paragraph
    :gap N         blank lines between the paragraphs of a body
    :leading N     blank lines after every printed line that is no furniture
    :depth N       lines of a column: one ends, and a blank line follows, after so many
    :subhead ###   what stands before a subhead; furniture, as every literal is
"""

from __future__ import annotations

from dataclasses import dataclass, field

HEAD = ("section", "kicker", "title", "subtitle")
LABELS = ("topics", "places", "agencies")
ASCII = str.maketrans({"，": ",", "：": ":", "；": ";", "！": "!", "？": "?", "（": "(", "）": ")"})
FULL = {ord("0") + i: ord("０") + i for i in range(10)}


@dataclass(slots=True)
class Clean:
    """An article as it should be read."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    bylines: list[str] = field(default_factory=list)
    body: list[tuple[str, str]] = field(default_factory=list)  # role and text, ‖ where columns were cut
    captions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Source:
    """A page's source."""

    meta: dict[str, str]
    articles: list[Clean]
    layout: list[str]


def parse(text: str) -> Source:
    """A page from its source."""
    head, _, layout = text.partition("\n%%\n")
    meta: dict[str, str] = {}
    articles: list[Clean] = []
    for line in head.splitlines():
        if line.startswith("@ "):
            articles.append(Clean(line[2:].strip()))
        elif not articles:
            if line.strip():
                meta.update([_pair(line)])
        elif line.strip():
            _line(articles[-1], line)
    _set_type(meta, articles)
    return Source(meta, articles, layout.removesuffix("\n").split("\n"))


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), value.strip()


def _line(article: Clean, line: str) -> None:
    """One line of an article: a field until the body begins."""
    key, value = _pair(line)
    if not article.body and key.rstrip("+") in (*HEAD, *LABELS, "people"):
        article.fields[key] = value
    elif not article.body and key == "by":
        article.bylines.append(value)
    elif line.startswith("^ "):
        article.captions.append(line[2:])
    else:
        role, mark = {">": ("lede", "> "), "#": ("subhead", "## ")}.get(line[0], ("paragraph", ""))
        article.body.append((role, line.removeprefix(mark)))


def _set_type(meta: dict[str, str], articles: list[Clean]) -> None:
    """The page's punctuation and digits, as its typesetter had them."""
    table: dict[int, int] = {}
    if meta.get("punct") == "ascii":
        table |= {key: ord(value) for key, value in ASCII.items() if isinstance(value, str)}
    if meta.get("digits") == "full":
        table |= FULL
    for article in articles if table else ():
        article.fields = {k: v.translate(table) if k in HEAD else v for k, v in article.fields.items()}
        article.bylines = [line.translate(table) for line in article.bylines]
        article.body = [(role, text.translate(table)) for role, text in article.body]
        article.captions = [text.translate(table) for text in article.captions]


# --- as gold ----------------------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Text without the marks of its printing."""
    return text.replace("‖", "").replace("↵", "").replace("⏎", " ")


def gold(source: Source, furniture: list[str]) -> dict[str, object]:
    """The page's gold reading, with its labels."""
    return {
        "seed": "seed.txt",
        "date": dict(part.strip().split(" ", 1) for part in source.meta["date"].split(";")),
        "articles": [_gold(article) for article in source.articles],
        "furniture": furniture,
    }


def _gold(article: Clean) -> dict[str, object]:
    people = [entry.split() for entry in article.fields.get("people", "").split(";") if entry.strip()]
    body = [{"role": role, "text": plain(text)} for role, text in article.body]
    body += [{"role": "caption", "text": plain(text)} for text in article.captions]
    return {
        **{key: plain(article.fields[key]) if key in article.fields else None for key in HEAD},
        "contributors": [{"role": role, "name": name} for role, name in people],
        "byline": [plain(line) for line in article.bylines],
        "body": body,
        "labels": {key: _list(article.fields.get(key, "")) for base in LABELS for key in (base, f"{base}+")},
    }


def _list(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()]
