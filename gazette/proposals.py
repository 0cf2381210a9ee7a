"""Proposals: what the program would write, had a person not edited the page. They stand outside the articles' folder.

`content/proposals/SLUG.md` holds the proposed page, `SLUG.diff` what it would change, sentence by sentence. Accepting,
dismissing and retiring are pure plans, written by the caller like any other.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from gazette import manifest
from gazette.manifest import Entry, Manifest
from gazette.model import Problem, Severity
from gazette.texts import digest

FOLDER = "proposals"
_LONGEST = 400_000  # characters of two texts; comparing more would take too long to be of use
_SENTENCE_END = re.compile(r"(?<=[。！？；])(?=.)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that waits for a person's decision. `page` is None where no page is there yet."""

    slug: str
    path: str  # of the page, relative to content/
    text: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision does to content/: paths are relative to it."""

    manifest: Manifest
    writes: Mapping[str, str] = field(default_factory=dict)
    deletes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def text_path(slug: str) -> str:
    """Where the text of a proposal stands."""
    return f"{FOLDER}/{slug}.md"


def diff_path(slug: str) -> str:
    """Where the difference that a proposal would make stands."""
    return f"{FOLDER}/{slug}.diff"


def diff(proposal: Proposal) -> str:
    """What a proposal would change, sentence by sentence, as a unified diff."""
    old, new = proposal.page or "", proposal.text
    if len(old) + len(new) > _LONGEST:
        return f"The page has {len(old):,} characters, the proposal {len(new):,}: too long to be compared here.\n"
    before, after = f"{proposal.path} (as it is)", f"{text_path(proposal.slug)} (proposed)"
    lines = difflib.unified_diff(_sentences(old), _sentences(new), before, after, lineterm="")
    return "\n".join(lines) + "\n"


def _sentences(text: str) -> list[str]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")  # as editors on Windows may save it
    return [sentence for line in plain.split("\n") for sentence in _SENTENCE_END.split(line)]


def files(proposals: Iterable[Proposal], memory: Manifest, present: Mapping[str, str]) -> Mapping[str, str]:
    """The files of open proposals. One that a person edited stays so, whatever is proposed since; the diff shows it."""
    found = {}
    for proposal in proposals:
        path, entry = text_path(proposal.slug), memory.articles.get(proposal.slug)
        nobodys = path not in present or (entry is not None and entry.proposed == digest(present[path]))
        stands = proposal.text if nobodys else present[path]
        found[path] = stands
        found[diff_path(proposal.slug)] = diff(replace(proposal, text=stands))
    return found


def closed(before: Manifest, after: Manifest, present: Mapping[str, str]) -> tuple[str, ...]:
    """The files of proposals that are open no more; a text that a person edited is not taken away."""
    found = []
    for slug, entry in sorted(before.articles.items()):
        latest = after.articles.get(slug)
        if entry.proposed and not (latest and latest.proposed):
            text, difference = text_path(slug), diff_path(slug)
            if text in present and digest(present[text]) == entry.proposed:
                found.append(text)
            found += [difference] if difference in present else []
    return tuple(found)


def pending(memory: Manifest, files: Mapping[str, str]) -> tuple[Proposal, ...]:
    """The open proposals, by address."""
    return tuple(
        Proposal(slug, entry.path, files[text_path(slug)], files.get(entry.path))
        for slug, entry in sorted(memory.articles.items())
        if entry.proposed and text_path(slug) in files
    )


def accept(memory: Manifest, files: Mapping[str, str], names: Iterable[str]) -> Change:
    """Put the proposed texts, as they stand in proposals/, in place of the pages."""
    return _decide(memory, files, names, write=True)


def dismiss(memory: Manifest, files: Mapping[str, str], names: Iterable[str]) -> Change:
    """Keep the pages as they are. The same text is not proposed again; a new page that was proposed is not made."""
    return _decide(memory, files, names, write=False)


def _decide(memory: Manifest, files: Mapping[str, str], names: Iterable[str], write: bool) -> Change:
    chosen = dict.fromkeys(names)
    open_ones = {proposal.slug: proposal for proposal in pending(memory, files)}
    if unknown := tuple(_unknown(name, open_ones) for name in chosen if name not in open_ones):
        return Change(memory, problems=unknown)
    entries = dict(memory.articles)
    for slug in chosen:
        entries[slug] = replace(entries[slug], digest=entries[slug].proposed, proposed="", gone=False, reread="")
    writes = {open_ones[slug].path: open_ones[slug].text for slug in chosen} if write else {}
    gone = [path for slug in chosen for path in (text_path(slug), diff_path(slug)) if path in files]
    return _change(replace(memory, articles=entries), writes, gone)


def retire(memory: Manifest, files: Mapping[str, str], names: Iterable[str]) -> Change:
    """Let pages go whose seed is gone, by address or seed: unedited ones go, edited ones become their person's own."""
    orphans = {slug: entry for slug, entry in memory.articles.items() if entry.seed not in memory.seeds}
    known = {*orphans, *(entry.seed for entry in orphans.values())}
    asked = set(names)
    if unknown := tuple(_unknown(name, known) for name in sorted(asked - known)):
        return Change(memory, problems=unknown)
    chosen = [slug for slug, entry in sorted(orphans.items()) if {slug, entry.seed} & asked]
    entries = {slug: entry for slug, entry in memory.articles.items() if slug not in chosen}
    gone = [orphans[slug].path for slug in chosen if unedited(orphans[slug], files)]
    latest = replace(memory, articles=entries)
    return _change(latest, {}, [*gone, *closed(memory, latest, files)])


def unedited(entry: Entry, files: Mapping[str, str]) -> bool:
    """Whether the page of an entry is there, and exactly as it was generated."""
    return entry.path in files and digest(files[entry.path]) == entry.digest


def _change(memory: Manifest, writes: Mapping[str, str], gone: Sequence[str]) -> Change:
    return Change(memory, {**writes, manifest.NAME: manifest.dumps(memory)}, tuple(gone))


def _unknown(name: str, known: Iterable[str]) -> Problem:
    near = difflib.get_close_matches(name, list(known), n=1)
    mend = f"did you mean {near[0]}?" if near else "list them with `build.py proposals`"
    return Problem(name, None, None, "G208", "nothing waits under this name", mend, Severity.FATAL)
