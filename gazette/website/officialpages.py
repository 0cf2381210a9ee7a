"""The index of officials: a name, the offices with which articles name it, and the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urldefrag

from gazette import urls
from gazette.website import indexes, officials
from gazette.website.cells import derived
from gazette.website.edition import Edition
from gazette.website.officials import Entry, Official
from gazette.website.paging import Pager, pages, titled
from gazette.website.stated import texts
from gazette.website.view import DateView, Head, Link, View


@dataclass(frozen=True, slots=True)
class Mention:
    """An article that names somebody, at the paragraph that does; and when it was printed."""

    article: Link
    date: DateView


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed, and the articles that name somebody with it."""

    role: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A name of the index. `anchor` is the name as content/ has it, in both scripts."""

    name: str
    anchor: str
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """The names that begin with one letter."""

    letter: str
    anchor: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class OfficialsPage:
    """One page of the index. `ways` lead to where each letter begins."""

    count: int  # names of the whole index
    pager: Pager
    ways: tuple[Link, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class EntryPage:
    """What one page of the index holds, and what every page says of the others."""

    address: str
    pager: Pager
    entries: tuple[Entry, ...]
    count: int
    ways: tuple[Link, ...]


def lists(edition: Edition) -> Iterator[EntryPage]:
    """Every page of the index; one page, which says so, where no article names an official."""
    ways = tuple(_ways(edition.entries))
    for address, pager, chunk in pages(urls.OFFICIALS, edition.roll, officials.SIZE):
        yield EntryPage(address, pager, tuple(chunk), len(edition.entries), ways)


def _ways(entries: Mapping[str, str]) -> Iterator[Link]:
    """Where each letter begins."""
    for letter, names in groupby(entries, officials.letter):
        yield Link(letter, f"{urldefrag(entries[next(names)]).url}#{_anchor(letter)}")


def _anchor(letter: str) -> str:
    return f"letter-{'other' if letter == officials.OTHERS else letter}"


def view(edition: Edition, listed: EntryPage) -> View:
    """One page of the index."""
    t, pager = edition.t, listed.pager
    head = Head(
        title=titled(t("nav_officials"), pager, t),
        description=t("officials_note"),
        current="people",
        crumbs=(Link(t("nav_home"), urls.HOME), Link(t("nav_people"), indexes.PEOPLE)),
        previous=pager.previous,
        following=pager.following,
    )
    content = OfficialsPage(listed.count, pager, listed.ways, tuple(_letters(edition, listed.entries)))
    return View(listed.address, "officials.html", head, content)


def _letters(edition: Edition, entries: Iterable[Entry]) -> Iterator[Letter]:
    for name_letter, of_letter in groupby(entries, lambda entry: officials.letter(entry.official.name)):
        by_name = groupby(of_letter, lambda entry: entry.official.name)
        people = tuple(_person(edition, name, tuple(named)) for name, named in by_name)
        yield Letter(name_letter, _anchor(name_letter), people)


def _person(edition: Edition, name: str, entries: Sequence[Entry]) -> Person:
    offices: dict[str, list[Mention]] = {}
    for entry in entries:
        offices.setdefault(_words_of(edition, entry).role, []).append(_mention(edition, entry))
    shown = _words_of(edition, entries[0]).name
    return Person(shown, name, tuple(Office(role, tuple(mentions)) for role, mentions in offices.items()))


def _mention(edition: Edition, entry: Entry) -> Mention:
    article = edition.article(entry.position)
    path = f"{article.path}#p{entry.official.paragraph}"
    return Mention(Link(article.text, path), edition.date(entry.position))


class Words(NamedTuple):
    """An official in the script that is shown."""

    role: str
    name: str


@derived
def named(edition: Edition, position: int) -> tuple[Words, ...]:
    """The officials of an article, in their order, as its text shows them."""
    found = edition.officials[position]
    if edition.bodies is edition.original_bodies:
        return tuple([Words(official.role, official.name) for official in found])
    shown = texts(edition, position)
    return tuple([_words(edition, official, shown[official.paragraph - 1]) for official in found])


def _words_of(edition: Edition, entry: Entry) -> Words:
    return named(edition, entry.position)[edition.officials[entry.position].index(entry.official)]


def _words(edition: Edition, official: Official, paragraph: str) -> Words:
    """Cut from the paragraph; a name that is printed with blanks is turned into the script by itself."""
    role, name, at, where = official.role, official.name, official.at, official.named
    shown = edition.convert(name) if where < 0 else paragraph[where : where + len(name)]
    return Words(paragraph[at : at + len(role)], shown)
