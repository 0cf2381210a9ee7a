"""What an edit leaves as it was, for whoever builds again and again in one process: the very same values.

Nothing is taken on trust. What is equal to what the last build had gives way to it, so that whatever is made from it
alone can be taken over without looking further: identity tells what else would have to be compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from gazette.alike import like
from gazette.model import Article, Library
from gazette.script import Hant, to_hant
from gazette.website.edition import Edition
from gazette.website.neighbours import Relatives
from gazette.website.readers import Readers
from gazette.website.stock import Stock

T = TypeVar("T")
FEW = 64  # articles that may be others for it to be worth the while
# What of an article says nothing of where it is filed.
WORDS: dict[str, Any] = {
    "title": "",
    "kicker": "",
    "subtitle": "",
    "section": "",
    "byline": "",
    "captions": (),
    "body": "",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the last build made of a script."""

    edition: Edition
    listed: Stock
    notes: Any  # cells.Notes
    outline: object  # of the tasks: what their names are made from, besides the articles
    readers: Readers | None = None  # who reads what, of the trace that goes back to the notes


@dataclass(slots=True)
class Memory:
    """What a process keeps from build to build besides what it can write down."""

    relatives: Relatives = field(default_factory=Relatives)
    scripts: dict[str, Known] = field(default_factory=dict)

    def get_ready(self, traces: Mapping[str, Any]) -> None:
        """Find out, while nobody waits, what makes the next edit quick."""
        for script, known in self.scripts.items():
            trace = traces[script].trace()
            if known.readers is None or known.notes.told is not trace.digests:
                known.notes.know(trace.digests)
                known.notes.told = trace.digests
                self.scripts[script] = replace(known, readers=Readers(trace.made, trace.derived))


class Articles:
    """The articles of an archive beside those of the last build: which are the very same, and which are new."""

    def __init__(self, now: Library, before: Library | None) -> None:
        self._now, self._before = now.articles, before.articles if before else ()
        self._named_alike = (
            before is not None and now.addresses is before.addresses and now.vocabulary is before.vocabulary
        )
        positions = {id(article): position for position, article in enumerate(self._before)}
        self._at = [positions.get(id(article)) for article in self._now]
        self.new = tuple(position for position, at in enumerate(self._at) if at is None)

    def fill(self, known: Sequence[T], make: Callable[[Sequence[int]], Iterable[T]]) -> tuple[T, ...]:
        """A value for each article: for the same articles the values that are known, for new ones what is made."""
        made = iter(make(self.new))
        filled = tuple(next(made) if at is None else known[at] for at in self._at)
        return known if filled == known and isinstance(known, tuple) else filled

    @property
    def filed_alike(self) -> bool:
        """Whether each new article is an old one at its place in other words, so that it stands in the same lists."""
        if not self._named_alike or len(self._now) != len(self._before) or len(self.new) > FEW:
            return False
        return all(replace(self._now[n], **WORDS) == replace(self._before[n], **WORDS) for n in self.new)


def index_like(edition: Edition, before: Edition | None) -> Edition:
    """The edition with the index of officials as it was, where it names the same."""
    if before and edition.officials is before.officials and edition.catalogue is before.catalogue:
        edition.__dict__.update(roll=before.roll, entries=before.entries)  # as the edition would keep them itself
    return edition


def traditional(library: Library, hant: Hant, before: Edition | None) -> Library:
    """The archive in Traditional script: what was converted before with the same protected names stands."""
    if before is None or before.original.vocabulary.protected != library.vocabulary.protected:
        return to_hant(library, hant)
    articles = Articles(library, before.original)
    some = to_hant(replace(library, articles=tuple(library.articles[n] for n in articles.new)), hant)
    shown = articles.fill(before.library.articles, lambda _: some.articles)
    return like(replace(some, articles=shown), before.library)


def listing(edition: Edition, known: Known | None) -> Stock:
    """All that a variant lists; lists of articles as they were where nothing was filed elsewhere, but for those that
    name articles where one is called otherwise; and all lists where, besides, texts state the same and name the same.
    """
    if known is None:
        return Stock(edition)
    before = known.edition
    alike = edition.t is before.t and all(
        getattr(one, name) is getattr(other, name)
        for one, other, names in (
            (edition, before, ("catalogue",)),
            (edition.library, before.library, ("addresses", "vocabulary", "places", "site", "seeds")),
        )
        for name in names
    )
    called = all(map(_called_alike, edition.library.articles, before.library.articles)) if alike else False
    if alike and edition.stated.folded is before.stated.folded and edition.officials is before.officials:
        return known.listed if called else known.listed.retitled(edition)
    return Stock(edition, last=(before, known.listed), alike=alike, called=called)


def _called_alike(now: Article, before: Article) -> bool:
    return now is before or now.title == before.title
