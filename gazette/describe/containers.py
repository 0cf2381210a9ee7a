"""What contains the places that articles name: known of the packaged table, or printed by the articles themselves.

A content page keeps the names of its places. A county's name is enough to look it up. A town's is not, since many
counties have a 城关镇: it lies in a county that its article names too and that has a town of that name, or in a place
whose name the article prints right before it (清河县柳林镇). Where articles do not agree, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gazette import divisions
from gazette.describe.gazetteer import Entry, Gazetteer, gazetteer
from gazette.model import Article, Place, Vocabulary

_LEVELS = (("街道", "township"), ("镇", "township"), ("乡", "township"), ("村", "village"), ("社区", "village"))

# What articles were found to tell of places, by identity, with the table and the article, which so stays the only one
# that has it; for whoever asks again.
Tells = tuple[tuple[str, Entry], ...]
Told = dict[int, tuple[Gazetteer, Article, Tells]]


def known(articles: Iterable[Article], vocabulary: Vocabulary, told: Told | None = None) -> tuple[Place, ...]:
    """The places that articles name and the vocabulary does not have, and what contains them, by name.

    Each has level and parent, and code and coordinates where the table has them; its id is "", since addresses are not
    given here. Places of which nothing is known are left out. What was `told` is not found out again.
    """
    book = gazetteer(vocabulary.places)
    entries: dict[str, Entry] = {}
    doubtful: set[str] = set()
    for each in _each(articles, book, told):
        for name, entry in each:
            if name not in doubtful and entries.setdefault(name, entry) != entry:
                doubtful.add(name)
    found = {name: entry for name, entry in entries.items() if name not in doubtful}
    above = {each.name: each for entry in found.values() for each in book.above(entry) if each.name not in book.own}
    return tuple(_place(entry) for _, entry in sorted((above | found).items()))


def _each(articles: Iterable[Article], book: Gazetteer, told: Told | None) -> Iterator[Tells]:
    """What each article tells of places; afterwards `told` has what these articles tell."""
    if told is None:
        yield from (tuple(_tells(article, book)) for article in articles)
        return
    before = told.copy()
    told.clear()
    for article in articles:
        known = before.get(id(article))
        if known is None or known[0] is not book:
            known = book, article, tuple(_tells(article, book))
        told[id(article)] = known
        yield known[2]


def _tells(article: Article, book: Gazetteer) -> Iterator[tuple[str, Entry]]:
    for name in article.places:
        if name not in book.own and (entry := book.entries.get(name) or _town(name, article, book)) is not None:
            yield name, entry


def _town(name: str, article: Article, book: Gazetteer) -> Entry | None:
    """A town or village by the other places of its article; None where they do not tell, or tell of several."""
    level = next((level for ending, level in _LEVELS if name.endswith(ending)), "")
    if not level:
        return None
    around = [entry for other in article.places if (entry := book.entries.get(other)) is not None]
    listed = [town for entry in around for town in book.towns(entry) if town.name == name]
    if len(listed) == 1:
        return listed[0]
    text = "\n".join((article.title, article.body))
    others = _others(name, article, book)
    printed = [place for place in others if place.name + name in text or place.base + name in text]
    return Entry(name, name, level, parent=printed[0].name) if len(printed) == 1 else None


def _others(name: str, article: Article, book: Gazetteer) -> Iterator[Entry]:
    """The places of an article that may contain a town or village."""
    for other in article.places:
        if other != name:
            yield book.entries.get(other) or Entry(other, other, "")


def _place(entry: Entry) -> Place:
    division = divisions.table().get(entry.code)
    latitude, longitude = (division.latitude, division.longitude) if division else (None, None)
    return Place("", entry.name, entry.code, entry.level, entry.parent, (), latitude, longitude)
