"""One content page: an article as a Markdown file with YAML front matter, written and read.

Writing is canonical: one article has one text. Reading refuses what it does not understand, with the line, so that a
slip of the hand never silently drops a field.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

import yaml

from gazette import frontmatter, ranges, strictyaml
from gazette.model import Article, Contributor, Problem, ReadingNote, Source
from gazette.strictyaml import Document, Value

_TEXTS = ("title", "kicker", "subtitle", "section", "byline", "date", "date_basis", "withdrawn")
_LISTS = ("topics", "places", "agencies", "captions")
KEYS = (*_TEXTS, *_LISTS, "contributors", "title_derived", "reading", "source")
_FENCE = "---"


# --- writing ----------------------------------------------------------------------------------------------------


def dumps(article: Article) -> str:
    """The text of an article's page."""
    return "\n".join([_FENCE, *_front_matter(article), _FENCE, "", article.body.strip("\n"), ""])


def _front_matter(article: Article) -> Iterable[str]:
    yield f"title: {_scalar(article.title)}"
    for key in ("kicker", "subtitle", "section", "byline"):
        yield from _text(key, getattr(article, key))
    if article.contributors:
        yield "contributors:"
        for person in article.contributors:
            yield f"- {{role: {_scalar(person.role, flow=True)}, name: {_scalar(person.name, flow=True)}}}"
    yield from _text("date", article.date)
    yield from _text("date_basis", article.date_basis)
    for key in ("topics", "places", "agencies"):
        if names := getattr(article, key):
            yield f"{key}: [{', '.join(_scalar(name, flow=True) for name in names)}]"
    yield from _items("captions", article.captions)
    if article.title_derived:
        yield "title_derived: true"
    yield from _text("withdrawn", article.withdrawn)
    if article.reading is not None:
        yield "reading:"
        yield f"  confidence: {article.reading.confidence:.2f}"
        yield from ("  " + line for line in _items("doubts", article.reading.doubts))
    if article.source is not None:
        yield "source:"
        yield f"  seed: {_scalar(article.source.seed)}"
        yield f"  lines: {ranges.dumps(article.source.lines)}"


def _text(key: str, text: str) -> Iterable[str]:
    if text:
        yield f"{key}: {_scalar(text)}"


def _items(key: str, items: Iterable[str]) -> Iterable[str]:
    lines = [f"- {_scalar(item)}" for item in items]
    if lines:
        yield f"{key}:"
        yield from lines


@lru_cache(maxsize=1 << 12)  # topics, places, offices and reporters come again and again
def _scalar(text: str, flow: bool = False) -> str:
    """A string as YAML: plain where any reader of YAML would take it for the same string, else in double quotes."""
    text = " ".join(text.split("\n"))
    if text and _plain(text, flow):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff\ufffe\uffff]", _escape, escaped) + '"'


def _plain(text: str, flow: bool) -> bool:
    return (
        text == text.strip()
        and text[0] not in "-?:,[]{}#&*!|>'\"%@`="
        and ": " not in text
        and " #" not in text
        and not text.endswith(":")
        and text.isprintable()
        and not (flow and re.search(r"[,\[\]{}:?]", text))
        and not any(pattern.match(text) for _, pattern in _resolvers(text[0]))
    )


def _resolvers(first: str) -> Iterable[tuple[str, re.Pattern[str]]]:
    """The patterns by which YAML 1.1 takes a plain scalar for a number, a date, a truth value …"""
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = yaml.SafeLoader.yaml_implicit_resolvers
    return found.get(first, [])


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"


# --- reading ----------------------------------------------------------------------------------------------------


def loads(text: str, slug: str, path: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read a page. Where anything is wrong the article is None and every fault found is told."""
    cut = _cut(text, path)
    if isinstance(cut, Problem):
        return None, (cut,)
    front, body = cut
    if (values := frontmatter.read(front)) is not None:
        reader = _Fields(Document(values, {}), path)
        article = reader.article(slug, body)
        if not reader.problems:
            return article, ()
    document = strictyaml.load(front, path, first_line=2)
    if isinstance(document, Problem):
        return None, (document,)
    reader = _Fields(document, path)
    article = reader.article(slug, body)
    return (None if reader.problems else article), tuple(reader.problems)


def decoded(data: bytes) -> str:
    """The text of a page's bytes. Raises UnicodeDecodeError."""
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def body(text: str) -> str:
    """The body of a page that is known to read without a fault."""
    cut = _cut(text, "")
    return "" if isinstance(cut, Problem) else cut[1]


def _cut(text: str, path: str) -> tuple[str, str] | Problem:
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != _FENCE:
        return Problem(
            path, 1, 1, "G101", "the page does not begin with front matter", "begin it with a line of three hyphens"
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]).strip("\n")
    return Problem(
        path, 1, 1, "G102", "the front matter is not closed", "end it with a line of three hyphens before the text"
    )


class _Fields:
    """Front matter being read: gives each field in its type, and collects what is wrong."""

    def __init__(self, document: Document, path: str) -> None:
        self.document = document
        self.path = path
        self.problems: list[Problem] = []
        value = document.value
        self.values: dict[str, Value] = value if isinstance(value, dict) else {}
        if not isinstance(value, dict):
            self.wrong("G103", (), "the front matter is not a list of `key: value` lines", "write one field a line")

    def article(self, slug: str, body: str) -> Article:
        self.check_keys(self.values, KEYS, ())
        texts = {key: self.text(key) for key in _TEXTS}
        if not texts["title"] and not self.problems:
            self.wrong("G103", (), "the page has no title", "add a line `title: …`")
        texts["date"] = texts["date"] or "XXXX"
        return Article(
            body=body,
            slug=slug,
            **texts,  # type: ignore[arg-type]  # each of _TEXTS is a text field
            **{key: self.list(key) for key in _LISTS},  # type: ignore[arg-type]  # each of _LISTS a list field
            contributors=self.contributors(),
            title_derived=self.text("title_derived") == "true",
            reading=self.reading(),
            source=self.source(),
        )

    def text(self, *path: str) -> str:
        value = self.at(*path)
        if isinstance(value, str):
            return value
        self.wrong("G103", path, f"`{'.'.join(path)}` is not a text", "write it on one line after the key")
        return ""

    def list(self, *path: str) -> tuple[str, ...]:
        value = self.at(*path)
        items = tuple(strictyaml.strings(value))
        if isinstance(value, dict) or (isinstance(value, list) and len(items) != len(value)):
            self.wrong("G103", path, f"`{'.'.join(path)}` is not a list of texts", "write it as [one, two]")
        return items

    def contributors(self) -> tuple[Contributor, ...]:
        value = self.at("contributors")
        if value == "":
            return ()
        people = []
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(item, dict) or not all(isinstance(v, str) for v in item.values()):
                mend = "write each as `- {role: 记者, name: 姓名}`"
                self.wrong("G103", ("contributors", index), "a contributor is not a role and a name", mend)
                continue
            self.check_keys(item, ("role", "name"), ("contributors", index))
            people.append(Contributor(str(item.get("role", "")), str(item.get("name", ""))))
        return tuple(people)

    def reading(self) -> ReadingNote | None:
        if not self.mapping("reading", ("confidence", "doubts")):
            return None
        text = self.text("reading", "confidence")
        try:
            return ReadingNote(float(text), self.list("reading", "doubts"))
        except ValueError:
            self.wrong("G103", ("reading", "confidence"), f"{text!r} is not a number", "write a number from 0 to 1")
            return None

    def source(self) -> Source | None:
        if not self.mapping("source", ("seed", "lines")):
            return None
        seed = self.text("source", "seed")
        if re.search(r"[/\\\x00]", seed) or seed in ("", ".", ".."):
            self.wrong("G106", ("source", "seed"), f"{seed!r} is not a file name", "name a file of seeds/, no folder")
        lines = ranges.loads(self.text("source", "lines"))
        if lines is None:
            mend = "write line ranges as `3-4, 6-112`"
            self.wrong("G103", ("source", "lines"), "`source.lines` is not a list of line ranges", mend)
        return Source(seed, lines or ())

    def mapping(self, key: str, keys: Iterable[str]) -> bool:
        """Whether the mapping `key` is there; tells what is wrong with it."""
        value = self.at(key)
        if isinstance(value, dict):
            self.check_keys(value, tuple(keys), (key,))
            return True
        if value != "":
            self.wrong("G103", (key,), f"`{key}` is not a group of fields", "indent its fields by two spaces below it")
        return False

    def at(self, *path: str) -> Value:
        value: Value = self.values
        for key in path:
            value = value.get(key, "") if isinstance(value, dict) else ""
        return value

    def check_keys(self, found: Iterable[str], known: tuple[str, ...], path: tuple[str | int, ...]) -> None:
        for key in found:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                mend = f"did you mean `{near[0]}`?" if near else f"known here: {', '.join(known)}"
                self.wrong("G107", (*path, key), f"`{key}` is not a field that pages have", mend)

    def wrong(self, code: str, path: tuple[str | int, ...], what: str, mend: str) -> None:
        self.problems.append(Problem(self.path, self.document.line(*path) or 2, None, code, what, mend))
