"""One script's website: its library, its words, and the links and cards that all pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from gazette import urls
from gazette.model import Library, Place, Topic
from gazette.unfolded import Unfolded
from gazette.website import dates, neighbours, officials
from gazette.website.bodies import Body
from gazette.website.catalogue import Catalogue
from gazette.website.cells import Notes, derived, recalled
from gazette.website.officials import Entry, Official
from gazette.website.shortening import shortened
from gazette.website.strings import Strings
from gazette.website.view import Brief, Card, DateView, Link

# A quantity that an article states: the number of its paragraph, from 1, and what `Statement` has.
Found = tuple[int, float | None, int, int, int, int, int, int]
MATRIX_PLACES = 12
PLACES = 3  # that a list shows of an article
SUMMARY = 88  # characters of the first paragraph that a list shows
LONGEST_SUMMARY = 240
LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant"}


@dataclass(frozen=True)
class Edition:
    """The archive in one script. `original` is the library as content/ has it; positions are the same in both."""

    script: str
    library: Library
    original: Library
    catalogue: Catalogue
    bodies: Sequence[Body]  # by position, in this script
    beginnings: Sequence[str]  # of the bodies: the text of the first paragraph, "" where there is none
    original_bodies: Sequence[Body]
    stated: Unfolded[Sequence[Found]]  # by position: the quantities of the text
    officials: tuple[tuple[Official, ...], ...]  # by position: whom the text names with an office
    related: Sequence[tuple[tuple[int, str], ...]]  # by position: related positions, each with the reason
    convert: Callable[[str], str]  # from the script of content/ to this one
    t: Strings
    base_url: str = ""  # with a final slash, or ""
    notes: Notes | None = None  # where what is read is noted (cells.py)

    @property
    def root(self) -> str:
        """Where this variant begins below the root of the site."""
        return urls.ROOTS[self.script]

    @property
    def language(self) -> str:
        """The BCP 47 tag of the variant."""
        return LANGUAGES[self.script]

    @property
    def leads(self) -> bool:
        """Whether the site has this script first: what is made for programs it has in that one alone."""
        return self.script == self.library.site.scripts[0]

    def for_programs(self, path: str) -> str:
        """Where such a file stands, from the root of this variant."""
        return path if self.leads else f"{'../' * self.root.count('/')}{urls.ROOTS[self.library.site.scripts[0]]}{path}"

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """The vocabulary's topics by id."""
        return {topic.id: topic for topic in self.library.vocabulary.topics}

    @cached_property
    def names(self) -> Mapping[tuple[str, str], str]:
        """What a place, agency or person is called, by kind and identifier."""
        return {(kind, identifier): name for (kind, name), identifier in self.library.addresses.items()}

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """What is known of each place, by name: the vocabulary's, and those that only articles name."""
        return {place.name: place for place in (*self.library.places, *self.library.vocabulary.places)}

    @cached_property
    def parts(self) -> Mapping[str, tuple[str, ...]]:
        """The places with articles that lie in each such place with none between, by name, the busiest first."""
        held: dict[str, list[str]] = {}
        shelves = sorted(self.catalogue.places.items(), key=lambda item: (-len(item[1]), item[0]))
        for name in (self.names["place", identifier] for identifier, _ in shelves):
            above = next(filter(self.has_list, containers(self.places, name)), "")
            held.setdefault(above, []).append(name)
        return {name: tuple(inside) for name, inside in held.items() if name}

    def has_list(self, place: str) -> bool:
        """Whether articles name a place."""
        return self.library.addresses.get(("place", place), "") in self.catalogue.places

    @cached_property
    def busiest_places(self) -> tuple[str, ...]:
        """The names of the places with most articles: the columns of the matrix."""
        shelves = sorted(self.catalogue.places.items(), key=lambda item: (-len(item[1]), item[0]))
        return tuple(self.names["place", identifier] for identifier, _ in shelves[:MATRIX_PLACES])

    @cached_property
    def roll(self) -> tuple[Entry, ...]:
        """The index of officials, line by line."""
        return officials.entries(self.officials, self.catalogue.newest)

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """Where the officials stand in their index, by name as content/ has it."""
        return officials.addresses(self.roll)

    @cached_property
    def raw_pages(self) -> Mapping[str, str]:
        """Where the raw pages stand that the archive has, by file name."""
        return {page.name: urls.seed(page.name) for page in self.library.seeds}

    def absolute(self, path: str) -> str:
        """The full address of a page of this variant; "" where the site's address is not known."""
        return f"{self.base_url}{self.root}{'' if path == urls.HOME else path}" if self.base_url else ""

    def topic(self, identifier: str, count: int | None = None) -> Link:
        """The link to a topic's list."""
        known = self.topics.get(identifier)
        return Link(known.label, urls.topic(identifier), count) if known else Link(identifier)

    def label(self, identifier: str) -> str:
        """What a topic is called."""
        known = self.topics.get(identifier)
        return known.label if known else identifier

    def place(self, name: str, count: int | None = None) -> Link:
        """The link to a place's list."""
        return self._named("place", name, urls.place, count)

    def agency(self, name: str, count: int | None = None) -> Link:
        """The link to an agency's list."""
        return self._named("agency", name, urls.agency, count)

    def person(self, name: str, count: int | None = None) -> Link:
        """The link to a contributor's list."""
        return self._named("person", name, urls.person, count)

    def _named(self, kind: str, name: str, path: object, count: int | None) -> Link:
        identifier = self.library.addresses.get((kind, name))
        assert callable(path)
        return Link(name, path(identifier) if identifier else "", count)

    def seed(self, name: str) -> Link:
        """The link to a raw page; plain text where the archive does not have it."""
        return Link(name, self.raw_pages.get(name, ""))

    def article(self, position: int, note: str = "") -> Link:
        """The link to an article."""
        article = self.library.articles[position]
        return Link(self.title(position), urls.article(article.slug), note=note)

    def title(self, position: int) -> str:
        """An article's title; of a withdrawn one only that it was withdrawn."""
        article = self.library.articles[position]
        return self.t("withdrawn_title") if article.withdrawn else article.title

    def newspaper(self, position: int) -> str:
        """The newspaper that printed an article; "" where it is not known."""
        source = self.library.articles[position].source
        return self.library.site.newspaper(source.seed if source else "")

    def date(self, position: int) -> DateView:
        """An article's date as readers see it, with the list of its month or year."""
        article = self.library.articles[position]
        return _date(article.date, article.date_basis, self.script)

    def card(self, position: int, reason: str = "") -> Card:
        """An article as lists show it."""
        shown = card(self, position)
        return replace(shown, reason=reason) if reason else shown

    def brief(self, position: int) -> Brief:
        """An article as related ones show it."""
        return brief(self, position)

    def cards(self, positions: Iterable[int]) -> tuple[Card, ...]:
        """Articles as lists show them."""
        return tuple(map(self.card, positions))

    def summary(self, position: int, length: int = SUMMARY) -> str:
        """The beginning of an article's first paragraph; nothing of a withdrawn one."""
        if self.library.articles[position].withdrawn:
            return ""
        return shortened(opening(self, position), length)


@lru_cache(maxsize=1 << 13)
def _date(edtf: str, basis: str, script: str) -> DateView:
    """A date as readers see it; remembered, since it stands on a dozen pages."""
    dated = _dated(edtf, script)
    return DateView(dated.text, edtf, dated.machine, dated.path, basis)


@lru_cache(maxsize=1 << 13)
def _dated(edtf: str, script: str) -> DateView:
    """The same without its evidence, which is another for each article."""
    bounds = dates.bounds(edtf)
    period = bounds.month() or (bounds.years() or ("XXXX",))[0]
    return DateView(neighbours.display(edtf, script), edtf, machine=bounds.machine(), path=urls.date(period))


def containers(places: Mapping[str, Place], name: str) -> Iterator[str]:
    """The names of the places that contain a place, nearest first; a circle in the vocabulary ends them."""
    seen = {name}
    while name in places and (name := places[name].parent) and name not in seen:
        seen.add(name)
        yield name


@derived
def card(edition: Edition, position: int) -> Card:
    """An article as any list shows it, which is much the same on a dozen pages."""
    article = edition.library.articles[position]
    return Card(
        title=edition.title(position),
        path=urls.article(article.slug),
        date=edition.date(position),
        kicker=article.kicker,
        summary=edition.summary(position),
        places=tuple(map(edition.place, article.places[:PLACES])),
        topics=tuple(map(edition.topic, article.topics[:3])),
        withdrawn=bool(article.withdrawn),
    )


@recalled
def brief(edition: Edition, position: int) -> Brief:
    """An article as related ones show it: the very same for half a dozen of them, so that it is printed once."""
    article = edition.library.articles[position]
    places = tuple(map(edition.place, article.places[:PLACES]))
    date = _date(article.date, article.date_basis, edition.script)
    return Brief(article.title, urls.article(article.slug), date, article.kicker, places)


@derived
def opening(edition: Edition, position: int) -> str:
    """The first paragraph of an article, as far as any summary can reach."""
    return " ".join(edition.beginnings[position].split())[: LONGEST_SUMMARY + 1]
