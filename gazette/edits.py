"""People's edits win: what a conversion writes, given what it generated, what it remembers, and what people left.

A page that nobody touched is generated anew; a page that a person edited stays byte for byte, and a new text for it
becomes a proposal; a page that a person deleted stays deleted; a page that the manifest does not know is a person's
own (adoption.py). An address, once given, stays with its article (identity.py, pagefiles.py).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from types import MappingProxyType

from gazette import adoption, identity, manifest, pagefiles, proposals, slugs
from gazette.generated import Generated, Item, items, layout
from gazette.manifest import Entry, Manifest, Seed
from gazette.model import Problem, Severity
from gazette.proposals import Proposal
from gazette.texts import digest

STANDS = 0.5  # share of a text from which it counts as standing in other pages

Namer = Callable[[str, str, Container[str]], str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a conversion does to content/: paths are relative to it. Where a problem is fatal, nothing."""

    manifest: Manifest
    writes: Mapping[str, str] = field(default_factory=dict)  # path to text; the manifest stands last
    deletes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    kept: tuple[str, ...] = ()  # pages that a person edited, and that stay as they are
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


class Fate(Enum):
    """What becomes of an article's page."""

    SAME = auto()  # it says already what was generated
    WRITE = auto()  # nobody touched it
    KEEP = auto()  # a person edited it, and nothing new was generated
    PROPOSE = auto()  # a person edited it, and something new was generated
    DELETED = auto()  # a person deleted it


def fate(page: str | None, new: str, last: str) -> Fate:
    """The rule, from a page's text (None: no file), the new text, and the digest of what was last generated for it."""
    if page is None:
        return Fate.DELETED
    if page == new:
        return Fate.SAME
    if digest(page) == last:
        return Fate.WRITE
    return Fate.KEEP if digest(new) == last else Fate.PROPOSE


def plan(
    generated: Generated,
    memory: Manifest,
    files: Mapping[str, str],
    name: Namer = slugs.article_slug,
    unread: Collection[str] = (),
    where: str = "content",
) -> Plan:
    """Decide what to write. Pure: values in, values out.

    `files` is what content/ holds now (texts.read); `name` gives a fresh slug from a title, a body and the slugs taken;
    `unread` names seeds that are there but could not be read this time: their pages wait; `where` begins the paths in
    messages.
    """
    pages = {path: text for path, text in files.items() if path.startswith("articles/")}
    present = {reading.page.name: reading.page.digest for reading, _ in generated}
    origins = identity.origins(present, memory)
    entries = pagefiles.follow(_renamed(memory.articles, origins), pages)
    if clashes := tuple(pagefiles.clashes(entries, pages, where)):
        return Plan(memory, problems=clashes)
    found = [item for reading, articles in generated for item in items(reading, articles)]
    known = identity.match([item.fresh for item in found], memory, origins)
    desk = _Desk(entries, pages, name, where)
    desk.settle(found, known)
    desk.settle_rest(set(known.values()), present, unread)
    waiting = {seed: memory.seeds[seed] for seed in sorted(unread) if seed in memory.seeds}
    seeds = {reading.page.name: Seed(reading.page.digest, layout(reading)) for reading, _ in generated}
    return desk.plan(waiting | seeds, memory, files)


def _renamed(entries: Mapping[str, Entry], origins: Mapping[str, str]) -> Mapping[str, Entry]:
    """The entries with the names that their seeds have now; `origins`: names now to names remembered."""
    now = {old: name for name, old in origins.items() if old != name}
    return {slug: replace(entry, seed=now.get(entry.seed, entry.seed)) for slug, entry in entries.items()}


class _Desk:
    """A plan in the making: article after article is settled, then what is left of the entries."""

    def __init__(self, entries: Mapping[str, Entry], pages: Mapping[str, str], name: Namer, where: str) -> None:
        self.entries = dict(entries)
        self.pages = pages
        self.name = name
        self.where = where
        claimed = {entry.path for entry in entries.values()}
        self.own = {path: text for path, text in pages.items() if path not in claimed}
        self.writes: dict[str, str] = {}
        self.deletes: list[str] = []
        self.unchanged: list[str] = []
        self.kept: list[str] = []
        self.problems: list[Problem] = []
        self.proposals: dict[str, Proposal] = {}
        self.edited: dict[str, list[str]] = {}  # texts of edited and own pages, by seed
        self.standing: dict[str, list[str]] = {}  # texts that stand in pages after this plan, by seed
        self.fresh: set[str] = set()  # addresses given in this plan
        self.taken = {*entries, *map(pagefiles.stem, {*pages, *claimed})}  # deleted pages keep their names, too
        for text in self.own.values():
            self.note_edited(text)

    def settle(self, items: Sequence[Item], known: Mapping[int, str]) -> None:
        """Known articles first: whether a new one is held back depends on what edited pages hold."""
        newcomers: list[tuple[str | None, Item]] = []
        for index, item in enumerate(items):
            slug = known.get(index)
            if slug is None or self.is_held(slug):
                newcomers.append((slug, item))
            else:
                self.revise(slug, item)
        for slug, item in newcomers:
            self.welcome(slug, item)

    def is_held(self, slug: str) -> bool:
        """Whether an entry is of a new page that was only proposed so far."""
        entry = self.entries[slug]
        return entry.held and entry.path not in self.pages

    # --- one article --------------------------------------------------------------------------------------------

    def revise(self, slug: str, item: Item) -> None:
        """Settle an article that has an entry."""
        entry = self.entries[slug]
        if entry.path not in self.pages and not entry.gone and (path := adoption.page(self.own, item, entry)):
            entry = replace(entry, path=path)  # it was moved, and its seed is read otherwise now
            del self.own[path]
        page = self.pages.get(entry.path)
        decided = fate(page, item.text, entry.digest)
        latest = self.entry(entry.path, item, entry)
        edited = decided in (Fate.KEEP, Fate.PROPOSE)
        self.standing.setdefault(item.fresh.seed, []).append(
            pagefiles.body(page or "") if edited else item.article.body
        )
        if decided is Fate.SAME:
            self.unchanged.append(entry.path)
        elif decided is Fate.WRITE:
            self.writes[entry.path] = item.text
        elif decided is Fate.DELETED:
            # A page restored from git is known as unedited; one of which nothing was ever settled stays a person's.
            last, now = entry.digest or item.fresh.digest, item.fresh.digest
            latest = replace(latest, digest=last, gone=True, reread=now if now != last else "")
        else:
            self.kept.append(entry.path)
            self.note_edited(page or "", item.fresh.seed)
        if decided is Fate.PROPOSE:
            self.propose(Proposal(slug, entry.path, item.text, page), item)
            latest = replace(entry, seed=item.fresh.seed, proposed=item.fresh.digest, gone=False)
            if not entry.digest:  # the page stands: it is no longer one that was only proposed
                latest = replace(latest, sketch="")
        self.entries[slug] = latest

    def welcome(self, slug: str | None, item: Item) -> None:
        """Settle an article that has no page: adopt one that tells its source, hold it back, or make one."""
        if slug is None and (path := adoption.page(self.own, item)):
            slug = adoption.address(path, self.pages[path], item) or self.give_name(item)
            del self.own[path]
            self.fresh.add(slug)
            self.entries[slug] = Entry(path, item.fresh.seed, item.fresh.seed_digest, item.fresh.lines, "")
            self.revise(slug, item)
            return
        slug = slug or self.give_name(item)
        self.fresh.add(slug)
        path = f"articles/{slug}.md"
        entry = self.entry(path, item, None)
        if identity.contained(item.fresh.plain, self.edited.get(item.fresh.seed, ())) >= STANDS:
            self.propose(Proposal(slug, path, item.text), item)
            entry = replace(entry, digest="", proposed=item.fresh.digest)
        else:
            self.writes[path] = item.text
            self.standing.setdefault(item.fresh.seed, []).append(item.article.body)
        self.entries[slug] = entry

    def give_name(self, item: Item) -> str:
        """An address that was never given."""
        slug = self.name(item.article.title, item.article.body, self.taken)
        self.taken.add(slug)
        return slug

    def entry(self, path: str, item: Item, last: Entry | None) -> Entry:
        fresh = item.fresh
        known = last.sketch if last and last.generated == fresh.digest else ""
        sketch = known or identity.sketch(fresh.plain)
        return Entry(path, fresh.seed, fresh.seed_digest, fresh.lines, fresh.digest, sketch)

    def propose(self, proposal: Proposal, item: Item) -> None:
        self.proposals[proposal.slug] = proposal
        what = "the program now reads the seed of this edited page differently; the page was kept"
        if proposal.page is None:
            what = f"a new page would repeat text that stands in an edited page of {item.fresh.seed}; it was not made"
        mend = f"see `build.py proposals show {proposal.slug}`, then accept or dismiss it"
        self.problem(proposal.path, "G201", what, mend)

    def note_edited(self, text: str, seed: str = "") -> None:
        said = pagefiles.source(text)
        for name in {seed, said.seed if said else ""} - {""}:
            self.edited.setdefault(name, []).append(pagefiles.body(text))

    # --- entries that no article has ----------------------------------------------------------------------------

    def settle_rest(self, matched: Collection[str], present: Container[str], unread: Collection[str]) -> None:
        """Settle entries without an article; `present` are the seeds that were read."""
        gone: dict[str, list[str]] = {}
        for slug in sorted(self.entries.keys() - set(matched) - self.fresh):
            entry = self.entries[slug]
            if entry.seed in unread:
                continue  # it may come back
            if self.is_held(slug):
                del self.entries[slug]
                continue
            self.entries[slug] = entry = replace(entry, gone=entry.path not in self.pages)
            if entry.gone:
                continue  # a person deleted it; that is remembered, so that it stays deleted
            if entry.seed in present:
                self.supersede(slug, entry)
            elif self.is_edited(entry):
                what, mend = f"its seed {entry.seed} is gone; the edited page was kept", "restore the seed, or "
                self.problem(entry.path, "G202", what, mend + f"run `build.py proposals retire {slug}` to own the page")
            else:
                gone.setdefault(entry.seed, []).append(slug)
        for seed, slugs_ in gone.items():
            what = f"the seed {seed} is gone; {len(slugs_)} pages that nobody edited were kept"
            mend = f"restore the seed, or run `build.py proposals retire {seed}`"
            self.problem(self.entries[slugs_[0]].path, "G203", what, mend)

    def supersede(self, slug: str, entry: Entry) -> None:
        """The seed no longer gives this page's article: its text stands in other pages, or nowhere."""
        page, seed = self.pages[entry.path], entry.seed
        if self.is_edited(entry):
            what = f"{seed} no longer gives this page's article; the edited page was kept"
            mend = "move what is yours into the page that has its text now, then delete this one"
            self.problem(entry.path, "G204", what, mend)
            return
        waits = [proposal.text for key, proposal in self.proposals.items() if self.entries[key].seed == seed]
        text = pagefiles.body(page)
        if identity.contained(text, waits) >= STANDS > identity.contained(text, self.standing.get(seed, ())):
            return  # what would take its text is only proposed
        self.deletes.append(entry.path)
        del self.entries[slug]
        what = f"{seed} no longer gives this page's article; nobody had edited the page, and it was removed"
        self.problem(entry.path, "G207", what, "nothing needs doing", Severity.NOTE)

    def is_edited(self, entry: Entry) -> bool:
        return digest(self.pages[entry.path]) != entry.digest

    def problem(self, path: str, code: str, what: str, mend: str, severity: Severity = Severity.ERROR) -> None:
        self.problems.append(Problem(f"{self.where}/{path}", None, None, code, what, mend, severity))

    # --- the plan -----------------------------------------------------------------------------------------------

    def plan(self, seeds: Mapping[str, Seed], memory: Manifest, files: Mapping[str, str]) -> Plan:
        latest = Manifest(MappingProxyType(self.entries), MappingProxyType(dict(seeds)))
        closed = proposals.closed(memory, latest, files)
        if self.entries and not self.pages and not self.writes:
            what = f"all {len(self.entries)} pages were deleted, and stay deleted"
            self.problem(manifest.NAME, "G206", what, "delete the manifest to have them made again", Severity.NOTE)
        return Plan(
            manifest=latest,
            writes={
                **self.writes,
                **proposals.files(self.proposals.values(), memory, files),
                manifest.NAME: manifest.dumps(latest),
            },
            deletes=(*self.deletes, *closed),
            problems=tuple(self.problems),
            proposals=tuple(self.proposals[slug] for slug in sorted(self.proposals)),
            kept=tuple(sorted(self.kept)),
            written=tuple(sorted(self.writes)),
            unchanged=tuple(sorted(self.unchanged)),
        )
