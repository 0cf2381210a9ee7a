"""What flows between the steps: frozen values, tuples, no behaviour beyond simple derived facts.

Offsets count characters (Unicode code points) from 0; line numbers count from 1, as editors show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

# --- problems ---------------------------------------------------------------------------------------------------


class Severity(StrEnum):
    """What a problem stops: a note informs, an error fails `--strict` and checks, a fatal one aborts the command."""

    NOTE = "note"
    ERROR = "error"
    FATAL = "fatal"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where, what, and how to mend it. Printed as one line, in one place (problems.py)."""

    path: str
    line: int | None
    column: int | None
    code: str  # G012; every code is described in problems.py
    what: str
    mend: str
    severity: Severity = Severity.ERROR


# --- a seed, decoded --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """A seed decoded into lines. `lines[0]` is line 1; line ends are removed, other white space is kept."""

    name: str  # the seed's file name
    lines: tuple[str, ...]
    digest: str  # SHA-256 of the seed's bytes, hex


# --- a reading: how a page is divided ---------------------------------------------------------------------------


class Span(NamedTuple):
    """A run of characters of one line: page.lines[line - 1][start:end].

    A named tuple, since a page has thousands, which are sorted and looked up.
    """

    line: int
    start: int
    end: int


class Role(StrEnum):
    """What a piece of a page is."""

    SECTION = "section"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    LEDE = "lede"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page: its spans in reading order, and the text that they give when stitched.

    The non-blank characters of `text` are exactly those of `spans`, in order; stitching only decides about blanks.
    """

    role: Role
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that a person should look at: which rule took it, what the runner-up was, how sure we are (0 to 1)."""

    kind: str  # joint, headline, caption, order, page …: the name of the rule
    line: int
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """One article of a page. Headline parts are None where the page prints none."""

    body: tuple[Block, ...]  # lede, paragraphs and subheads in reading order
    section: Block | None = None  # shared by the articles that stand under it
    kicker: Block | None = None
    headline: Block | None = None
    subtitle: Block | None = None
    bylines: tuple[Block, ...] = ()
    captions: tuple[Block, ...] = ()
    derived_title: str | None = None  # a clause of the body, where `headline` is None
    doubts: tuple[Doubt, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A page divided: every non-blank character stands in exactly one article, section, furniture or unplaced span."""

    page: Page
    articles: tuple[ArticleReading, ...]
    furniture: tuple[Block, ...] = ()
    unplaced: tuple[Span, ...] = ()
    doubts: tuple[Doubt, ...] = ()  # about the page as a whole


# --- an article, described: the content of one Markdown page ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who made the article: role as printed (记者, 通讯员, 摄影 …) and name."""

    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from: seed file name and line ranges (first, last), inclusive, in reading order."""

    seed: str
    lines: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """How sure the separation of an article is, kept in its front matter for people to see."""

    confidence: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One content page: its front matter, its body as Markdown, and the name that gives its address.

    `slug` is the file's stem and the address; "" in an article that has not been named yet.
    """

    title: str
    body: str
    source: Source | None = None
    slug: str = ""
    kicker: str = ""
    subtitle: str = ""
    section: str = ""
    byline: str = ""
    contributors: tuple[Contributor, ...] = ()
    date: str = "XXXX"  # EDTF level 1: when the page was published
    date_basis: str = ""
    topics: tuple[str, ...] = ()  # vocabulary ids, most relevant first
    places: tuple[str, ...] = ()  # names, most relevant first
    agencies: tuple[str, ...] = ()  # names, most relevant first
    captions: tuple[str, ...] = ()
    title_derived: bool = False
    withdrawn: str = ""  # the reason, where the text was withdrawn
    reading: ReadingNote | None = None


# --- the vocabulary ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """A string that speaks for a topic, with its weight."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject of the vocabulary. `broader` is the id of the topic above, or ""."""

    id: str
    label: str
    scope: str = ""
    broader: str = ""
    narrower: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    excludes: tuple[str, ...] = ()  # phrases in which a term does not count
    iptc: str = ""  # IPTC Media Topic code, where known for certain
    gbt20093: str = ""  # GB/T 20093 code, where known for certain


@dataclass(frozen=True, slots=True)
class Place:
    """A place: id = slug of its address; parent = the name of the place that contains it, or ""."""

    id: str
    name: str
    code: str = ""  # division code (GB/T 2260, or the Bureau of Statistics' 9 or 12 digits)
    level: str = ""  # province, prefecture, county, township, village, zone
    parent: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that acts: id = slug of its address; place = name of the place it serves, or ""."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event that bounds the date of texts that mention it: patterns as printed, EDTF date, what it proves."""

    name: str
    date: str
    patterns: tuple[str, ...]
    bound: str  # post: texts that mention it are not earlier; ante: not later; within: they lie inside the date


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that content/vocabulary/ says. Empty where the folder is missing."""

    topics: tuple[Topic, ...] = ()
    places: tuple[Place, ...] = ()
    agencies: tuple[Agency, ...] = ()
    events: tuple[Event, ...] = ()
    protected: tuple[tuple[str, str], ...] = ()  # names whose Traditional form is fixed: (Simplified, Traditional)


# --- the archive, loaded ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Site:
    """content/site.yaml: the archive's name, its address and its repository."""

    name: str = "公报"
    tagline: str = ""
    publisher: str = ""  # the newspaper whose pages these are
    base_url: str = ""  # absolute address of the home page, with a final slash; "" where unknown
    repository: str = ""  # https address of the repository that holds content/
    branch: str = "main"
    scripts: tuple[str, ...] = ("hans", "hant")
    newspapers: tuple[tuple[str, str], ...] = ()  # of other pages: (how the names of their seeds begin, newspaper)

    def newspaper(self, seed: str) -> str:
        """The newspaper that printed the page of a seed: by the longest beginning of its name, else the publisher."""
        fitting = [(len(start), name) for start, name in self.newspapers if seed.startswith(start)]
        return max(fitting)[1] if fitting else self.publisher


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page of content/pages/: slug, title, Markdown body."""

    slug: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the lines of one seed went that stand in no article: line ranges, inclusive."""

    sections: tuple[tuple[int, int], ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    unplaced: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """The whole archive as content/ has it: what the website is made of."""

    site: Site
    articles: tuple[Article, ...]
    vocabulary: Vocabulary = Vocabulary()
    pages: tuple[HandPage, ...] = ()
    seeds: tuple[Page, ...] = ()
    layouts: Mapping[str, Layout] = field(default_factory=lambda: MappingProxyType({}))
    # The address of every named thing: (kind, name) to identifier; kind is place, agency or person. One address serves
    # both scripts, so it is given once, from the Simplified name.
    addresses: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
    # Places that articles name and the vocabulary does not have, and what contains them, as far as they are known.
    places: tuple[Place, ...] = ()
    # The file of every page that is not `articles/<slug>.md`, below content/: a person moved it, or keeps a folder.
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    # The digest of the file of every article, by its address, where it is known: equal bytes are the same article.
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
