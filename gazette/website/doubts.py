"""What the separation was not sure of, as readers see it: in their words, with the raw line to look at.

Content pages keep the machine's own words (English, as `build.py review` prints them): which way was taken, which was
the runner-up, and the features that spoke. Each of these names has a phrase among the words of the interface. What has
none (a page that an older program wrote, or that a person changed) is shown as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gazette.model import Article
from gazette.website.edition import Edition
from gazette.website.view import Link

# As describe.assemble.note and separate.confidence write them.
_NOTE = re.compile(r"(?P<kind>\w+), line (?P<line>\d+): (?P<why>.*)", re.S)
_READ = re.compile(r"read as (?P<what>[\w ]+), else (?P<rival>[\w ]+)(?:: (?P<reasons>.+))?")
_JOINED = re.compile(
    r"(?P<before>.*?)\|(?P<after>.*) joined, "
    r"(?:better than any other|runner-up (?P<rival>[\d.]+) against (?P<score>-?[\d.]+)): (?P<reasons>.*)",
    re.S,
)
_SEEN = re.compile(r"seen: (?P<reasons>.+)")
NEW_ARTICLE = " of a new article"
AND = " and "
STOP = "; "  # between two features


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing that a person should look at, and why; `foreign` where the reason is in the machine's own English."""

    link: Link
    why: str = ""
    foreign: bool = False


def doubts(edition: Edition, article: Article) -> tuple[Doubt, ...]:
    """The doubts of an article's reading, each leading to the raw line."""
    notes = article.reading.doubts if article.reading else ()
    return tuple(_doubt(edition, article, note) for note in notes)


def _doubt(edition: Edition, article: Article, note: str) -> Doubt:
    match = _NOTE.fullmatch(note)
    if match is None or article.source is None:
        return Doubt(Link(note))
    key = f"doubt_{match['kind']}"
    text = edition.t(key if key in edition.t else "doubt_other", line=match["line"])
    raw = edition.seed(article.source.seed).path
    why = _words(edition, match["why"])
    return Doubt(Link(text, f"{raw}#L{match['line']}" if raw else ""), why or match["why"], foreign=not why)


def _words(edition: Edition, why: str) -> str:
    """A reason in the words of the interface; "" where a name in it has no phrase."""
    try:
        if read := _READ.fullmatch(why):
            text = edition.t("doubt_read", what=_reading(edition, read["what"]), rival=_reading(edition, read["rival"]))
            return text + _features(edition, read["reasons"])
        if seen := _SEEN.fullmatch(why):
            return _features(edition, seen["reasons"])
        if joined := _JOINED.fullmatch(why):
            return _joined(edition, joined) + _features(edition, joined["reasons"])
    except KeyError:
        pass
    return ""


def _joined(edition: Edition, match: re.Match[str]) -> str:
    halves = edition.convert(match["before"]), edition.convert(match["after"])
    text = edition.t("doubt_joined", before=halves[0], after=halves[1])
    if match["rival"]:
        return text + edition.t("doubt_rival", score=match["score"], rival=match["rival"])
    return text


def _reading(edition: Edition, name: str) -> str:
    """What lines were read as.

    "headline and subhead" is two names, "text of a new article" is one with where it stands.
    """
    parts = [edition.t(key("read", part)) for part in name.removesuffix(NEW_ARTICLE).split(AND)]
    words = edition.t("read_and").join(parts)
    return edition.t("read_new", what=words) if name.endswith(NEW_ARTICLE) else words


def _features(edition: Edition, names: str | None) -> str:
    if not names:
        return ""
    return edition.t("doubt_seen", features="；".join(edition.t(key("why", name)) for name in names.split(STOP)))


def key(kind: str, name: str) -> str:
    """The key of the phrase for a name that the separation uses: `read` what lines are, or `why`.

    >>> key("why", "it names who acts, then a colon")
    'why_it_names_who_acts_then_a_colon'
    """
    return f"{kind}_{re.sub('[^a-z]+', '_', name)}"
