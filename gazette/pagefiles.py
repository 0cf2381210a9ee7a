"""The page files that people left: which article each belongs to, wherever it was moved, and at which address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gazette import identity, paths, ranges
from gazette.manifest import Entry
from gazette.model import Problem, Severity, Source
from gazette.texts import digest

SAME_LINES = 0.5  # share of lines from which a page that tells its source is taken for an article's page

Move = tuple[float, str, str]  # how likely, the address, the path

_SOURCE = re.compile(r"^source:[ \t]*\n((?:[ \t]+.*\n)+)", re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_FIELD = re.compile(r"^[ \t]+(seed|lines):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)


def source(text: str) -> Source | None:
    """What a page says of its source, read leniently: its front matter may be broken in other places."""
    block = _SOURCE.search(front_matter(text)) if "source:" in text else None
    fields = dict(_FIELD.findall(block[1])) if block else {}
    lines = ranges.loads(fields.get("lines", ""))
    return Source(fields["seed"], lines) if fields.get("seed") and lines else None


def front_matter(text: str) -> str:
    """The part of a page between its lines of hyphens; "" where there is none."""
    return _split(text)[0]


def body(text: str) -> str:
    """A page without its front matter."""
    return _split(text)[1]


def title(text: str) -> str:
    """What a page gives as its title, read leniently; "" where it gives none."""
    found = _TITLE.search(front_matter(text))
    return found[1] if found else ""


def plain(text: str) -> str:
    """What a reader sees of a page: its title and text, as they are compared with others."""
    return f"{title(text)}\n{body(text)}"


def _split(text: str) -> tuple[str, str]:
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :])
    return "", "\n".join(lines)


def stem(path: str) -> str:
    """The name of a page without folder and suffix: the address of a page that the manifest does not know."""
    name = path.rpartition("/")[2]
    before = name.rpartition(".")[0]
    return before if before.strip(".") else name  # as posixpath.splitext has it, which takes four times as long


def follow(entries: Mapping[str, Entry], pages: Mapping[str, str]) -> dict[str, Entry]:
    """The entries with the paths at which their pages stand now: a page that a person moved keeps its identity.

    A moved page is known by what was last generated for it, or by the source that it names, or by its text. One that
    was gone at the last conversion already was deleted then, and only its very text brings it back.
    """
    claimed = {entry.path for entry in entries.values()}
    strays = {path: text for path, text in pages.items() if path not in claimed}
    lost = {slug: entry for slug, entry in entries.items() if entry.path not in pages and not entry.held}
    moves: dict[str, str] = {}
    for likely in (_by_digest, _by_source, _by_text) if lost and strays else ():
        for _, slug, path in sorted(likely(lost, strays), key=lambda move: (-move[0], move[1], move[2])):
            if slug in lost and path in strays and (likely is _by_digest or not lost[slug].gone):
                moves[slug] = path
                del lost[slug], strays[path]
    return {slug: replace(entry, path=moves.get(slug, entry.path)) for slug, entry in entries.items()}


def _by_digest(lost: Mapping[str, Entry], strays: Mapping[str, str]) -> Iterator[Move]:
    """Pages that nobody edited."""
    known: dict[str, list[str]] = {}
    for slug, entry in lost.items():
        known.setdefault(entry.digest, []).append(slug)
    for path, text in strays.items():
        yield from ((1.0, slug, path) for slug in known.get(digest(text), ()))


def _by_source(lost: Mapping[str, Entry], strays: Mapping[str, str]) -> Iterator[Move]:
    """Edited pages that name the entry's seed and most of its lines, and whose text is not another one altogether.

    Another seed may have had this name once, and these lines.
    """
    of_seed: dict[str, list[str]] = {}
    for slug, entry in lost.items():
        of_seed.setdefault(entry.seed, []).append(slug)
    for path, text in strays.items():
        said = source(text)
        for slug in of_seed.get(said.seed, ()) if said else ():
            share = identity.overlap(said.lines, lost[slug].lines) if said else 0.0
            if share >= SAME_LINES and may_be(text, lost[slug]):
                yield share, slug, path


def may_be(text: str, entry: Entry) -> bool:
    """Whether the text of a page may have come from what was last generated for an entry."""
    return not entry.sketch or identity.resemblance(identity.sketch(plain(text)), entry.sketch) >= identity.ALIKE


def _by_text(lost: Mapping[str, Entry], strays: Mapping[str, str]) -> Iterator[Move]:
    """Edited pages that name no source, or the seed under a name that it had before."""
    sketches = {slug: entry.sketch for slug, entry in lost.items()}
    for path, text in strays.items():
        for share, slug in identity.alike(identity.sketch(plain(text)), sketches):
            yield share, slug, path


def clashes(entries: Mapping[str, Entry], pages: Iterable[str], where: str) -> Iterator[Problem]:
    """Pairs of pages that would have one address. Fatal: nothing can be decided about them."""
    known = {entry.path: slug for slug, entry in entries.items()}
    seen: dict[str, str] = {}
    for path in sorted(pages):
        address = known.get(path, stem(path))
        first = seen.setdefault(paths.fold(address), path)
        if first != path:
            what = f"this page and {where}/{first} would both have the address {address!r}"
            mend = "rename one of the two files"
            yield Problem(f"{where}/{path}", None, None, "G111", what, mend, Severity.FATAL)
